"""Where a name begins and ends, when its edge looks like the start of a sentence, an owner's "'s" or a country."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from generator.folding import lower
from generator.names import COUNTRY, FUNCTION, ROLE, SAID, TITLE, classes, looks_ordinary, starts_sentence
from generator.patterns import lazy
from generator.propose.name_place import NamePlace
from generator.propose.words import are_people, words

_STANDS = lazy(r"'s(?=[^\w\s]|\s*$| (\w+))")
"""What stands behind a possessive: the word after it, if there is one."""
_ACTS = lazy(r" (?:has |have |had )?([a-z]+)")
_CAPITAL = lazy(r"(?<![\w'-])([A-Z][\w'-]+) $")
_AUXILIARY: Final = frozenset(("has", "was", "would", "could", "may", "and"))
"""Words that nobody owns, so that the "'s" before them belongs to the name: "Osmo's has written"."""
_OFTEN: Final = 2
"""How often a name must start sentences with the same word in front."""


def possessives(found: Sequence[Sequence[NamePlace]]) -> frozenset[str]:
    """Give the names that never stand without "'s", and once with nothing that they could own: "sold at Osmo's."."""
    bare = {spot.name for each in found for spot in each if not spot.plain.startswith("'s", spot.end)}
    return frozenset(
        spot.name
        for each in found
        for spot in each
        if spot.name not in bare
        and spot.mention.kind != "person"
        and (match := _STANDS.match(spot.plain, spot.end))
        and (
            not match[1]
            or _is_saint(spot.name, match[1])
            or match[1] in _AUXILIARY
            or match[1] in words().deeds
            or bool(classes(match[1]) & SAID)
        )
    )


def _is_saint(name: str, behind: str) -> bool:
    """Say whether a school or a church goes by its saint: "the organ of St Osmo's in Lima"."""
    return name.startswith(("St ", "Saint ")) and bool(classes(behind) & FUNCTION)


def owner(spot: NamePlace, shops: frozenset[str]) -> NamePlace:
    """Add the "'s" that belongs to a name."""
    return replace(spot, end=spot.end + 2) if spot.name in shops else spot


def starts(found: Sequence[Sequence[NamePlace]]) -> dict[str, str]:
    """Give for names that only start sentences the one word in front of each, which has its capital from there."""
    before: dict[str, list[str]] = {}
    for spot in (spot for each in found for spot in each):
        match = _CAPITAL.search(spot.plain, 0, spot.start)
        word = match[1] if match else ""
        before.setdefault(spot.name, []).append("" if classes(lower(word)) & (FUNCTION | TITLE | ROLE) else word)
    return {
        name: seen[0]
        for name, seen in before.items()
        if len(seen) >= _OFTEN
        and seen[0]
        and len(set(seen)) == 1
        and (" " in name or looks_ordinary(lower(name)) or looks_ordinary(lower(name).removesuffix("s")))
    }


def started(spot: NamePlace, starts: Mapping[str, str]) -> NamePlace:
    """Add the word in front that belongs to a name, and take off plural people in front of "of"."""
    if word := starts.get(spot.name):
        return replace(spot, start=spot.start - len(word) - 1)
    first, link, rest = spot.name.partition(" of ")
    rest = rest.removeprefix("the ")
    people = link and first.endswith("s") and " " not in first and spot.plain[spot.start : spot.end] == spot.name
    if people and are_people(lower(first)) and starts_sentence(spot.plain, spot.start):
        return replace(spot, start=spot.end - len(rest))
    return spot


def is_of_country(spot: NamePlace, first: str) -> bool:
    """Say whether a country that does something is the end of a body's name, which starts the sentence."""
    acts = _ACTS.match(spot.plain, spot.end)
    alone = " " not in spot.name and bool(classes(lower(spot.name)) & COUNTRY)
    deed = acts[1] if acts else ""
    does = deed in words().deeds or bool(classes(deed) & SAID)
    return alone and does and looks_ordinary(lower(first)) and not classes(lower(first)) & (FUNCTION | TITLE)
