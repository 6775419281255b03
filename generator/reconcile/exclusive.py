"""Claims that leave no room for another value of a field that holds many: "only X", "just two climbers, X and Y"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from generator.models import Claim, Position
from generator.story import FieldDef

_ONLY: Final = r"(?<!not )(?:only|sole|solely|none but|no one but|nobody but|no one else than)"
_BEFORE: Final = re.compile(rf"\b{_ONLY}\b(?P<noun>(?:\W+\w+){{0,2}})\W*$", re.IGNORECASE)
_AFTER: Final = re.compile(
    r"\W*(?:alone|single-handedly|by (?:him|her|it)self|and no one else|and nobody else)\b", re.IGNORECASE
)
_THE_ONLY: Final = re.compile(
    r"\W*(?:(?:is|was|remains|remained|stays|as)\s+)?(?:the|its|their|his|her)\s+(?:only|sole)\s+(?P<noun>\w+)",
    re.IGNORECASE,
)
_NUMBERS: Final = {
    word: n for n, word in enumerate(("two", "three", "four", "five", "six", "seven", "eight", "nine"), 2)
}
_COUNT: Final = re.compile(
    rf"\b(?:just|only|exactly|no more than)\s+(?P<n>\d+|{'|'.join(_NUMBERS)})\s+(?P<nouns>\w+(?:\s+\w+)?)",
    re.IGNORECASE,
)

QuotePlace = tuple[str, int, int]


def exclusive(positions: Sequence[Position], field: FieldDef) -> list[list[Claim]]:
    """Return for each position of a field the claims that leave no room for a value that their source does not name."""
    nouns = {_single(word) for noun in ("people", "one", field.label, *field.nouns) for word in noun.split()[-1:]}
    counted = _counted(positions, nouns)
    return [[c for c in each.claims if _span(c) in counted or _alone(c, nouns)] for each in positions]


def _counted(positions: Sequence[Position], nouns: set[str]) -> set[QuotePlace]:
    """The clauses that count as many as they name."""
    named = Counter(span for each in positions for span in {_span(claim) for claim in each.claims})
    quotes = {_span(claim): claim.quote for each in positions for claim in each.claims}
    return {span for span, n in named.items() if n > 1 and n == _number(quotes[span], nouns)}


def _number(quote: str, nouns: set[str]) -> int | None:
    """How many there are of what a field holds, by a clause that allows no more."""
    for match in _COUNT.finditer(quote):
        if nouns.intersection(map(_single, match["nouns"].split())):
            return _NUMBERS.get(match["n"].lower()) or int(match["n"])
    return None


def _alone(claim: Claim, nouns: set[str]) -> bool:
    """Whether a clause says that there is no other: "only X", "the sole producer, X", "X alone"."""
    start = claim.value_start - claim.start
    rest = claim.quote[start + len(claim.written) :]
    before, behind = _BEFORE.search(claim.quote[:start]), _THE_ONLY.match(rest)
    if behind:
        return _single(behind["noun"]) in nouns
    words = before["noun"].split() if before else []
    return bool(_AFTER.match(rest)) or (before is not None and (not words or _single(words[-1]) in nouns))


def _span(claim: Claim) -> QuotePlace:
    return claim.source, claim.start, claim.end


def _single(noun: str) -> str:
    word = noun.strip(".,:;").lower()
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
