"""Names beside each other: one a spelling of the other, one a fuller form, or two names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Final, Literal

from generator.names import cut, distance, one_given, same_first, same_surname, sound
from generator.patterns import lazy
from generator.reconcile.group import name_key

from ..word_lists import word_lists

Likeness = Literal["same", "spelled", "fuller"]
LETTERS_A_SLIP: Final = 5
"""For how many letters of a name that is no person's one slip is allowed."""


_AND: Final = lazy(r"&|\+|\b(?:und|et|y|och|og|en)\b", re.IGNORECASE)
_FRONT: Final = lazy("[ie]{2,}")
"""Vowels that transliterations write as they like: Kiev and Kyiv."""
_HYPHEN: Final = lazy(r"(?<=[^\W\d])-(?=[^\W\d])")
_UMLAUT: Final = lazy("[aou]e")
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
_GENERATION: Final = {"sr": "sr", "snr": "sr", "senior": "sr", "jr": "jr", "jnr": "jr", "junior": "jr"}
_ROMAN: Final = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_SPELT: Final = {numeral: str(n) for n, numeral in enumerate(_ROMAN, 1)} | {"st": "saint", "ste": "sainte"}


def likeness(a: str, b: str) -> Likeness | None:
    """Return how two names are one name, ``None`` when they are two.

    >>> likeness("Klara Weiss", "KLARA WEISS"), likeness("Yana Weiss", "Jana Weisz"), likeness("Weiss", "Klara Weiss")
    ('same', 'spelled', 'fuller')
    >>> likeness("Klara Weiss", "Karl Weiss"), likeness("Falcon 1", "Falcon 2"), likeness("Ever Given", "Evergiven")
    (None, None, 'same')
    """
    one, two = name_key(a), name_key(b)
    if one.replace(" ", "") == two.replace(" ", ""):
        return "same" if one else None
    first, second = set(map(sound, _plain(a))), set(map(sound, _plain(b)))
    shorter = min(first, second, key=len)
    if (first < second or second < first) and any(len(word) > 1 for word in shorter):
        return "fuller"
    if _doubled(a, b) or _doubled(b, a):
        return "fuller"
    return "spelled" if _spelled(a, b, one, two) else None


def _doubled(a: str, b: str) -> bool:
    """Whether the second name is the first with another surname joined on: "Ada Holm", "Ada Holm-Berg"."""
    words, others = a.split(), b.split()
    parts = [name_key(part) for part in others[-1].split("-")] if len(others) > 1 else []
    return len(words) > 1 and len(parts) > 1 and name_key(words[-1]) in parts and _plain(a)[:-1] == _plain(b)[:-1]


def _spelled(a: str, b: str, one: str, two: str) -> bool:
    words, others = _plain(a), _plain(b)
    if _digits(words) != _digits(others) or _elder(words) != _elder(others):
        return False
    if _sounds(words) == _sounds(others) or (len(words) > 1 and sorted(words) == sorted(others)):
        return True
    person, other = cut(a), cut(b)
    if person and other and (same := _same_middle(one.split()[1:-1], two.split()[1:-1])) is not None:
        return same and _same_given(person[0], other[0], person[1], other[1]) and same_surname(person[1], other[1])
    limit = min(len(one), len(two)) // LETTERS_A_SLIP
    return limit > 0 and one[0] == two[0] and distance(one, two, min(limit, 2)) <= min(limit, 2)


def _plain(name: str) -> list[str]:
    """The words of a folded name without what stands for its legal form, Roman numbers in figures, Saint in full."""
    words = [_SPELT.get(word, word) for word in name_key(_AND.sub(" and ", _HYPHEN.sub("", name))).split()]
    kept = [word for word in words if word not in _FORMS] or words
    return [_UMLAUT.sub(lambda match: match[0][0], word) for word in kept]


def _sounds(words: Iterable[str]) -> str:
    return _FRONT.sub("i", "".join(map(sound, words)))


def _same_middle(words: Sequence[str], others: Sequence[str]) -> bool | None:
    """Whether what stands between given name and surname can be one; ``None`` where one name has words more.

    A middle initial may be left out.
    """
    if len(words) == len(others):
        return all(one[0] == two[0] for one, two in zip(words, others, strict=True))
    return True if all(len(word) == 1 for word in (*words, *others)) and not (words and others) else None


def _same_given(a: str, b: str, surname: str, other: str) -> bool:
    """Whether two given names can be one: near in spelling, of one sex, or the one short for the other."""
    if short_for(a, b):
        return sound(surname) == sound(other)
    return same_first(a, b) and one_given(a, b) and not _paired(a, b)


def _paired(a: str, b: str) -> bool:
    """Whether two given names are those of a man and a woman: Daniel and Daniela, Mario and Maria."""
    short, long = sorted((a, b), key=len)
    return long == f"{short}a" or (a[:-1] == b[:-1] and {a[-1], b[-1]} == {"a", "o"})


def short_for(a: str, b: str) -> bool:
    """Return whether two given names in lower case can be one in a short form: of each other, or both of a third.

    >>> short_for("bill", "william"), short_for("kate", "katie"), short_for("jon", "john")
    (True, True, False)
    """
    one, other = (_full_names().get(name, frozenset()) for name in (a, b))
    return a in other or b in one or not one.isdisjoint(other)


@cache
def _full_names() -> Mapping[str, frozenset[str]]:
    return {short: frozenset(names) for short, names in word_lists("nicknames").items()}


def _elder(words: Iterable[str]) -> list[str]:
    """What sets father and son of one name apart."""
    return [_GENERATION[word] for word in words if word in _GENERATION]


def _digits(words: Iterable[str]) -> list[str]:
    return [word for word in words if any(map(str.isdigit, word))]
