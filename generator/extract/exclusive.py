"""Claims that leave no room for another value of a field that holds many: "only X", "just two climbers, X and Y"."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from generator.models import Claim
from generator.story import FieldDef

from ..patterns import lazy

_ONLY: Final = r"(?<!not )(?:only|sole|solely|none but|no one but|nobody but|no one else than)"
_SOME_ONLY: Final = lazy(r"only|sole|but|else than", re.IGNORECASE)
_BEFORE: Final = lazy(rf"\b{_ONLY}\b(?P<noun>(?:\W+\w+){{0,2}})\W*$", re.IGNORECASE)
_AFTER: Final = lazy(
    r"\W*(?:alone|single-handedly|by (?:him|her|it)self|and no one else|and nobody else)\b", re.IGNORECASE
)
_THE_ONLY: Final = lazy(
    r"\W*(?:(?:is|was|remains|remained|stays|as)\s+)?(?:the|its|their|his|her)\s+(?:only|sole)\s+(?P<noun>\w+)",
    re.IGNORECASE,
)
_NUMBERS: Final = {
    word: n for n, word in enumerate(("two", "three", "four", "five", "six", "seven", "eight", "nine"), 2)
}
_COUNT: Final = lazy(
    rf"\b(?:just|only|exactly|no more than)\s+(?P<n>\d+|{'|'.join(_NUMBERS)})\s+(?P<nouns>\w+(?:\s+\w+)?)",
    re.IGNORECASE,
)


def alone(claim: Claim, field: FieldDef) -> bool:
    """Return whether a clause says that there is no other: "only X", "the sole producer, X", "X alone"."""
    nouns = _nouns(field.label, field.nouns)
    start = claim.clause_at
    rest = claim.clause[start + len(claim.written) :]
    first = claim.clause[:start]
    before, behind = _BEFORE.search(first) if _SOME_ONLY.search(first) else None, _THE_ONLY.match(rest)
    if behind:
        return _single(behind["noun"]) in nouns
    words = before["noun"].split() if before else []
    return bool(_AFTER.match(rest)) or (before is not None and (not words or _single(words[-1]) in nouns))


def counted(claim: Claim, field: FieldDef) -> int | None:
    """Return how many there are of what a field holds, by a clause that allows no more: "just two climbers"."""
    nouns = _nouns(field.label, field.nouns)
    for match in _COUNT.finditer(claim.clause):
        if nouns.intersection(map(_single, match["nouns"].split())):
            return _NUMBERS.get(match["n"].lower()) or int(match["n"])
    return None


@cache
def _nouns(label: str, nouns: tuple[str, ...]) -> frozenset[str]:
    """What a clause may call the values of a field, singular."""
    return frozenset(_single(word) for noun in ("people", "one", label, *nouns) for word in noun.split()[-1:])


def _single(noun: str) -> str:
    word = noun.strip(".,:;").lower()
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
