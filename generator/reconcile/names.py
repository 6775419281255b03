"""Names beside each other: one a spelling of the other, one a fuller form, or two names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, Literal

from generator.reconcile.group import fold
from generator.values.name_near import cut, distance, one_given, same_first, same_surname, sound

Likeness = Literal["same", "spelled", "fuller"]
LETTERS_A_SLIP: Final = 5
"""For how many letters of a name that is no person's one slip is allowed."""


_AND: Final = re.compile(r"&|\+|\b(?:und|et|y|och|og|en)\b", re.IGNORECASE)
_FRONT: Final = re.compile("[ie]{2,}")
"""Vowels that transliterations write as they like: Kiev and Kyiv."""
_HYPHEN: Final = re.compile(r"(?<=[^\W\d])-(?=[^\W\d])")
_UMLAUT: Final = re.compile("[aou]e")
"""A vowel with two dots, as it is written where there is none, sounds like the plain one here."""
_FORMS: Final = frozenset(
    word
    for line in (
        "ab ag as bv co company corp corporation gmbh inc incorporated kg limited llc llp ltd nv oy oyj plc pte pty",
        "sa sarl se spa srl mv ms ss mt hms uss",
    )
    for word in line.split()
)
"""Legal forms of firms and prefixes of ships."""
_ROMAN: Final = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_SPELT: Final = {numeral: str(n) for n, numeral in enumerate(_ROMAN, 1)}


def likeness(a: str, b: str) -> Likeness | None:
    """Return how two names are one name, ``None`` when they are two.

    >>> likeness("Klara Weiss", "KLARA WEISS"), likeness("Yana Weiss", "Jana Weisz"), likeness("Weiss", "Klara Weiss")
    ('same', 'spelled', 'fuller')
    >>> likeness("Klara Weiss", "Karl Weiss"), likeness("Falcon 1", "Falcon 2"), likeness("Ever Given", "Evergiven")
    (None, None, 'same')
    """
    one, two = fold(a), fold(b)
    if one.replace(" ", "") == two.replace(" ", ""):
        return "same" if one else None
    first, second = set(_plain(a)), set(_plain(b))
    shorter = min(first, second, key=len)
    if (first < second or second < first) and any(len(word) > 1 for word in shorter):
        return "fuller"
    return "spelled" if _spelled(a, b, one, two) else None


def _spelled(a: str, b: str, one: str, two: str) -> bool:
    words, others = _plain(a), _plain(b)
    if _digits(words) != _digits(others):
        return False
    if _sounds(words) == _sounds(others) or (len(words) > 1 and sorted(words) == sorted(others)):
        return True
    person, other = cut(a), cut(b)
    if person and other and len(one.split()) == len(two.split()):
        given = same_first(person[0], other[0]) and one_given(person[0], other[0])
        return given and same_surname(person[1], other[1])
    limit = min(len(one), len(two)) // LETTERS_A_SLIP
    return limit > 0 and one[0] == two[0] and distance(one, two, min(limit, 2)) <= min(limit, 2)


def _plain(name: str) -> list[str]:
    """The words of a folded name without what stands for its legal form, with figures for Roman numbers."""
    words = [_SPELT.get(word, word) for word in fold(_AND.sub(" and ", _HYPHEN.sub("", name))).split()]
    kept = [word for word in words if word not in _FORMS] or words
    return [_UMLAUT.sub(lambda match: match[0][0], word) for word in kept]


def _sounds(words: Iterable[str]) -> str:
    return _FRONT.sub("i", "".join(map(sound, words)))


def _digits(words: Iterable[str]) -> list[str]:
    return [word for word in words if any(map(str.isdigit, word))]
