"""How the sources stand to a fact at one glance: a sign for each, drawn and in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final, Literal, get_args

from markupsafe import Markup

from generator.escape import inert
from generator.models import Fact
from generator.render.template import fragment
from generator.story import FieldDef

Sign = Literal["gives", "form", "other", "silent"]
"""What a source says: the leading value, another form of it, only another value, nothing."""
SIGNS: Final[tuple[Sign, ...]] = get_args(Sign)
DOTS: Final = 30
"""Up to so many sources have a dot each; of more the shares of a bar are drawn, which takes no more bytes."""
STEP: Final = 12
BAR: Final = 180
BRIEF: Final = 60
"""How many characters of the leading value the words hold."""


def agreement(fact: Fact, field: FieldDef, sources: Sequence[str]) -> Markup:
    """Return the drawing and the words for a fact; ``sources`` are the ids of all, in their order."""
    said = signs(fact, field)
    each = [said.get(source, "silent") for source in sources]
    counts = Counter(each)
    dots = [(sign, at * STEP + STEP / 2) for at, sign in enumerate(each)] if len(each) <= DOTS else []
    width = len(each) * STEP if dots else BAR
    words = inert(_words(counts, _name(fact, field)))
    return fragment("agreement.svg.j2", dots=dots, shares=[] if dots else _shares(counts), width=width, words=words)


def signs(fact: Fact, field: FieldDef) -> dict[str, Sign]:
    """Return the sign of each source that says something of a fact; of a field that holds many, any value leads."""
    lead, forms = _leading(fact, field)
    found: dict[str, Sign] = {}
    for at, position in enumerate(fact.positions):
        sign: Sign = "gives" if at in lead else "form" if at in forms else "other"
        for claim in position.claims:
            found[claim.source] = min(sign, found.get(claim.source, sign), key=SIGNS.index)
    return found


def _leading(fact: Fact, field: FieldDef) -> tuple[set[int], set[int]]:
    """The places of what leads, and of its other forms: the value that most sources give, the first where several."""
    stands = fact.status
    if field.many:
        return {at for at, position in enumerate(fact.positions) if not position.denied}, set()
    groups = [*stands.current, *([at] for at in [*stands.earlier, *stands.aside, *stands.converted])]
    if not stands.current:
        group = groups[0]
    else:
        group = max(
            stands.current, key=lambda group: len({c.source for at in group for c in fact.positions[at].claims})
        )
    lead = max(group, key=lambda at: len({claim.source for claim in fact.positions[at].claims}))
    return {lead}, ({*group} - {lead}) | {*stands.converted}


def _name(fact: Fact, field: FieldDef) -> str:
    """What the leading value is called in the words."""
    if field.many:
        return "one or more of these"
    [lead], _ = _leading(fact, field)
    text = fact.positions[lead].text
    return text if len(text) <= BRIEF else f"{text[: BRIEF - 1].rstrip()}…"


def _words(counts: Mapping[Sign, int], name: str) -> str:
    """The counts in words: "2 of 5 sources give 12 days, 1 in another form, 2 silent"; what is plain has no name."""
    total = sum(counts.values())
    parts = [f"{counts['gives']} of {total} source{'' if total == 1 else 's'}"]
    if counts["form"] or counts["other"]:
        parts[0] += f" give{'s' * (counts['gives'] == 1)} {name}"
    parts += [f"{counts['form']} in another form"] * bool(counts["form"])
    parts += [f"{counts['other']} only another value"] * bool(counts["other"])
    parts += [f"{counts['silent']} silent"] * bool(counts["silent"])
    return ", ".join(parts)


def _shares(counts: Mapping[Sign, int]) -> list[tuple[Sign, float, float]]:
    """Each sign with the place and the width of its share of the bar."""
    total, place, found = sum(counts.values()), 0.0, []
    for sign in SIGNS:
        share = BAR * counts[sign] / total
        if share:
            found.append((sign, place, share))
        place += share
    return found
