"""Claims that leave no room for another value of a field that holds many: "only X", "just two climbers, X and Y"."""

from __future__ import annotations

from functools import cache
from typing import Final

from generator.story import FieldDef

from ..patterns import lazy
from .clause_words import ClauseWords

_ONLY: Final = r"(?<!not )(?:only|sole|solely|none but|no one but|nobody but|no one else than)"
_SOME_ONLY: Final = ("only", "sole", "but", "else than")
_BEFORE: Final = lazy(rf"\b{_ONLY}\b(?P<noun>(?:\W+\w+){{0,2}})\W*$")
_AFTER: Final = lazy(r"\W*(?:alone|single-handedly|by (?:him|her|it)self|and no one else|and nobody else)\b")
_THE_ONLY: Final = lazy(
    r"\W*(?:(?:is|was|remains|remained|stays|as)\s+)?(?:the|its|their|his|her)\s+(?:only|sole)\s+(?P<noun>\w+)"
)
_NUMBERS: Final = {
    word: n for n, word in enumerate(("two", "three", "four", "five", "six", "seven", "eight", "nine"), 2)
}
_COUNTING: Final = ("just", "only", "exactly", "no more than")
_COUNT: Final = lazy(rf"\b(?:{'|'.join(_COUNTING)})\s+(?P<n>\d+|{'|'.join(_NUMBERS)})\s+(?P<nouns>\w+(?:\s+\w+)?)")


def alone(words: ClauseWords, field: FieldDef) -> bool:
    """Return whether a clause says that there is no other: "only X", "the sole producer, X", "X alone"."""
    nouns = _nouns(field.label, field.nouns)
    rest = words.low[words.at + len(words.written) :]
    first = words.low[: words.at]
    before = _BEFORE.search(first) if any(word in first for word in _SOME_ONLY) else None
    behind = _THE_ONLY.match(rest)
    if behind:
        return _single(behind["noun"]) in nouns
    named = before["noun"].split() if before else []
    return bool(_AFTER.match(rest)) or (before is not None and (not named or _single(named[-1]) in nouns))


def counted(words: ClauseWords, field: FieldDef) -> int | None:
    """Return how many there are of what a field holds, by a clause that allows no more: "just two climbers"."""
    nouns = _nouns(field.label, field.nouns)
    for match in _COUNT.finditer(words.low) if any(word in words.low for word in _COUNTING) else ():
        if nouns.intersection(map(_single, match["nouns"].split())):
            return _NUMBERS.get(match["n"]) or int(match["n"])
    return None


@cache
def _nouns(label: str, nouns: tuple[str, ...]) -> frozenset[str]:
    """What a clause may call the values of a field, singular."""
    return frozenset(_single(word) for noun in ("people", "one", label, *nouns) for word in noun.split()[-1:])


def _single(noun: str) -> str:
    word = noun.strip(".,:;").lower()
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
