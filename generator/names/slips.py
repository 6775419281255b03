"""Slips of the pen in names of several words that are no person's: Nordline Ferrries, Costal Freight."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from generator.folding import fold_chars, lower
from generator.names.spelling import distance
from generator.names.word_classes import classes
from generator.names.wordings import EntityLike

_SHORTEST: Final = 5
"""Letters of a word in which one slip is allowed."""


class Slips:
    """The names of several words of entities that are no persons, by each word but one.

    >>> from types import SimpleNamespace as Entity
    >>> line = Entity(id="nf", name="Nordline Ferries", kind="organisation", aliases=())
    >>> slips = Slips([line])
    >>> [slips.near(name) is line for name in ("Nordline Ferrries", "Nordlien Ferries", "Norline Ports", "Nordline")]
    [True, True, False, False]
    """

    def __init__(self, entities: Iterable[EntityLike]) -> None:
        self._names: dict[tuple[int, tuple[str, ...]], dict[str, dict[str, EntityLike]]] = {}
        for entity in entities:
            for name in (entity.name, *entity.aliases) if entity.kind != "person" else ():
                words = _words(name)
                for place, word in enumerate(words) if len(words) > 1 else ():
                    self._names.setdefault(_rest(words, place), {}).setdefault(word, {})[entity.id] = entity

    def near(self, name: str) -> EntityLike | None:
        """Return the one entity whose name this is but for one slip in one word, ``None`` where two would fit.

        A word of English that differs, as Brand from Brant, is no slip.
        """
        words = _words(name)
        found: dict[str, EntityLike] = {}
        for place, word in enumerate(words) if len(words) > 1 else ():
            for other, entities in self._names.get(_rest(words, place), {}).items():
                if is_slip(word, other):
                    found |= entities
        return next(iter(found.values())) if len(found) == 1 else None


def is_slip(word: str, other: str) -> bool:
    """Return whether a word in lower case is another with one letter added, dropped, changed or two swapped.

    >>> is_slip("linse", "lines"), is_slip("ferrries", "ferries"), is_slip("port", "ports"), is_slip("later", "water")
    (True, True, False, False)
    """
    if not (word.isalpha() and other.isalpha()) or word == other:
        return False
    if min(len(word), len(other)) < _SHORTEST - 1 or word[0] != other[0]:
        return False
    if classes(word) and sorted(word) != sorted(other):
        return False
    return distance(word, other, 1) == 1 or _swapped(word, other)


def _swapped(word: str, other: str) -> bool:
    apart = [at for at, pair in enumerate(zip(word, other, strict=False)) if pair[0] != pair[1]]
    if len(word) != len(other) or len(apart) != 2 or apart[1] != apart[0] + 1:
        return False
    one, two = apart
    return word[one] == other[two] and word[two] == other[one]


def _words(name: str) -> tuple[str, ...]:
    return tuple(lower(fold_chars(name)).split())


def _rest(words: tuple[str, ...], place: int) -> tuple[int, tuple[str, ...]]:
    return place, words[:place] + words[place + 1 :]
