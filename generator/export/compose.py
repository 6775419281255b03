"""What a fact or a claim says, composed in one line of plain text."""

from __future__ import annotations

from generator.models import Claim, Date, Fact, Position
from generator.plain import plain
from generator.story import Story
from generator.words import manner


def heading(story: Story, fact: Fact) -> str:
    """Give what a fact is about: "Length · Aurora"."""
    return f"{plain(story.fields[fact.field].label)} · {plain(story.subjects[fact.subject].name)}"


def wording(position: Position, claim: Claim) -> str:
    """Give a position as one of its claims puts it: "about 190 metres (planned)"."""
    before, after = manner(claim)
    still_open = isinstance(position.value, Date) and not position.value.date
    asides = [after] * bool(after) + ["day not worked out"] * still_open
    text = f"{before} {plain(position.text)}".strip()
    return f"{text} ({', '.join(asides)})" if asides else text


def wordings(position: Position) -> dict[str, list[Claim]]:
    """Give the claims of a position by how they put it, in their order."""
    found: dict[str, list[Claim]] = {}
    for claim in position.claims:
        found.setdefault(wording(position, claim), []).append(claim)
    return found


def summary(fact: Fact) -> list[str]:
    """Give each position of a fact in one line, with all ways in which claims put it."""
    return ["; ".join(wordings(position)) for position in fact.positions]
