"""Words before a month or year that narrow it: early, the end of, the first quarter of, summer."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.patterns import lazy
from generator.values.date_expr import SEASONS, WORDS, DateExpr, Part
from generator.values.mention import Reading
from generator.values.words import GAP, head, phrase_before

_PARTS: dict[str, Part] = WORDS["parts"]
_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_PART_BEFORE = lazy(
    rf"""(?: (?P<hyphen>[mM]id|[eE]arly|[lL]ate)-
           | \b(?P<word>[eE]arly|[lL]ate|[mM]id)(?:{GAP}in)?{GAP}
           | \b(?:the{GAP})?(?P<of>beginning|start|end|middle){GAP}of{GAP}(?:the{GAP})?
           | \b(?P<season>spring|summer|autumn|fall|winter){GAP}(?:of{GAP})?
           | \b[qQ](?P<q>[1-4]){GAP}(?:of{GAP})?
           | \b(?:the{GAP})?(?P<nth>first|second|third|fourth|last|final){GAP}(?P<of2>quarter|half)
             {GAP}of{GAP}(?:the{GAP}year{GAP})? )$""",
    re.VERBOSE,
)


def with_part(text: str, found: Reading) -> Reading:
    """Takes in "early", "mid-" and "the end of" before a month or year, and the season before a year."""
    last = head(text, found.start).lower()
    if not (
        last.endswith("-") or last in ("early", "late", "mid", "of", "in", "the") or last in SEASONS or last[:1] == "q"
    ):
        return found
    expr = found.value
    if not isinstance(expr, DateExpr) or expr.open or expr.unit == "day" or (expr.day, expr.weekday) != (None, None):
        return found
    match = _PART_BEFORE.search(phrase_before(text, found.start))
    if match is None:
        return found
    start = found.start - len(match[0])
    if within := _within(match):
        return found._replace(start=start, value=replace(expr, within=within))
    word = match["hyphen"] or match["word"] or match["of"]
    return found._replace(start=start, value=replace(expr, part=_PARTS[word.lower()]) if word else expr)


def _within(match: re.Match[str]) -> tuple[int, int] | None:
    """The months of the quarter, half or season before a year."""
    if match["season"]:
        return SEASONS[match["season"]], SEASONS[match["season"]] + 2
    if match["q"]:
        return 3 * int(match["q"]) - 2, 3 * int(match["q"])
    if match["nth"]:
        length = 3 if match["of2"] == "quarter" else 6
        last = _NTH.get(match["nth"], 12 // length) * length
        return (last - length + 1, last) if last <= 12 else None
    return None
