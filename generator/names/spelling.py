"""Spelling variants of the names of persons, as they come from other alphabets and hurried typing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from generator.folding import fold_chars, lower
from generator.names.word_classes import CITY, COMMON, COUNTRY, GIVEN, NEVER, PARTICLE, SUFFIX, TITLE, classes
from generator.names.wordings import EntityLike
from generator.patterns import lazy

_SOUNDS: Final = tuple(
    (lazy(pattern), sound)
    for pattern, sound in (
        ("shch|sch|sh", "s"), ("tsch|tch|ch|cz", "c"), ("kh", "h"), ("zh", "z"), ("ph", "f"), ("(?<=.)th", "t"),
        ("ck|q", "k"), ("ts|tz", "z"), ("c(?=[eiy])", "s"), ("x", "ks"), ("w", "v"), ("[yj]", "i"), ("z", "s"),
        (r"(.)\1+", r"\1"), ("(?<=...)e$", ""),
    )
)  # fmt: skip
"""Spellings that different habits of transliteration give to one sound."""
_SHORT: Final = 7
"""Letters from which on two may differ: of shorter surnames too many are one or two letters apart."""


class PersonName(NamedTuple):
    """A full name of a person, cut up."""

    id: str
    first: str
    last: str


@lru_cache(maxsize=4096)
def sound(word: str) -> str:
    """Return a word in lower case with spellings of one sound made the same.

    >>> sound("yuliya"), sound("julija"), sound("sheppard"), sound("shepard")
    ('iulia', 'iulia', 'separd', 'separd')
    """
    for pattern, replacement in _SOUNDS:
        word = pattern.sub(replacement, word)
    return word


def distance(a: str, b: str, limit: int) -> int:
    """Return how many letters to add, drop or change to get from one word to the other; over ``limit``, ``limit + 1``.

    >>> distance("sitting", "kitten", 3), distance("abc", "xyz", 1)
    (3, 2)
    """
    if abs(len(a) - len(b)) > limit:
        return limit + 1
    row = list(range(len(b) + 1))
    for i, char in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, other in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (char != other))
        if min(row) > limit:
            return limit + 1
    return min(row[-1], limit + 1)


@lru_cache(maxsize=4096)
def same_surname(a: str, b: str) -> bool:
    """Return whether two surnames in lower case can be spellings of one; short ones must sound the same.

    >>> same_surname("shepard", "sheppart"), same_surname("hall", "hill"), same_surname("miller", "hiller")
    (True, False, False)
    """
    x, y = sound(a), sound(b)
    longest = max(len(x), len(y))
    limit = 0 if longest < 5 else 1 if longest < _SHORT else 2
    return x[:1] == y[:1] and distance(x, y, limit) <= limit


def same_first(a: str, b: str) -> bool:
    """Return whether two given names in lower case can be one: near in spelling, or one the initial of the other.

    >>> same_first("jegor", "yegor"), same_first("k", "karl"), same_first("tom", "ted")
    (True, True, False)
    """
    x, y = sound(a), sound(b)
    if min(len(a), len(b)) == 1:
        return x[:1] == y[:1]
    limit = 0 if max(len(x), len(y)) < 4 else 1
    return x[:1] == y[:1] and distance(x, y, limit) <= limit


def cut(name: str) -> tuple[str, str] | None:
    """Return given name and surname in lower case, without titles and particles; ``None`` for one word or with digits.

    >>> cut("Dr. Zoë B. van Rohe-Alt Jr."), cut("Rohe"), cut("Station 4")
    (('zoe', 'rohealt'), None, None)
    """
    words = [lower(word) for word in fold_chars(name).replace("-", "").replace("'", "").replace(".", " ").split()]
    words = [word for word in words if not classes(word) & (PARTICLE | SUFFIX)]
    while len(words) > 2 and classes(words[0]) & TITLE and not classes(words[0]) & GIVEN:
        del words[0]
    if len(words) < 2 or not all(word.isalpha() for word in words):
        return None
    return words[0], words[-1]


class Persons:
    """The full names of all persons, by the first sound of the surname."""

    def __init__(self, entities: Iterable[EntityLike]) -> None:
        self._by_sound: dict[str, list[PersonName]] = {}
        self._surnames: dict[str, None] = {}
        for entity in entities:
            for name in (entity.name, *entity.aliases) if entity.kind == "person" else ():
                if parts := cut(name):
                    self._by_sound.setdefault(sound(parts[1])[:1], []).append(PersonName(entity.id, *parts))
                    self._surnames[parts[1]] = None

    def has_surname(self, word: str) -> bool:
        """Return whether a word in lower case is the surname of a person of the story."""
        return word in self._surnames

    def near(self, name: str) -> str | None:
        """Return the one person of whose name this is a spelling, ``None`` when there is none or more than one.

        >>> from types import SimpleNamespace as Entity
        >>> persons = Persons([Entity(id="zr", name="Zoya Rublyova", kind="person", aliases=())])
        >>> persons.near("Zoia Rubleva"), persons.near("Zoya Brown"), persons.near("Anna Rublyova")
        ('zr', None, None)
        """
        parts = cut(name)
        if not parts or len(name.split()) > 4:
            return None
        first, last = parts
        if classes(last) & (COMMON | NEVER | COUNTRY | CITY | GIVEN) and not self.has_surname(last):
            return None
        found = dict.fromkeys(
            person.id
            for person in self._by_sound.get(sound(last)[:1], ())
            if same_surname(person.last, last) and same_first(person.first, first) and one_given(person.first, first)
        )
        return next(iter(found)) if len(found) == 1 else None

    def near_surname(self, word: str, met: Sequence[str]) -> str | None:
        """Return the one person whose surname this one word spells: of those met, or with one letter else in seven.

        >>> from types import SimpleNamespace as Entity
        >>> persons = Persons([Entity(id="zr", name="Zoya Rublyova", kind="person", aliases=())])
        >>> [persons.near_surname("Rubleva", met) for met in ([], ["zr"])], persons.near_surname("Rublyov", [])
        ([None, 'zr'], 'zr')
        """
        key = lower(fold_chars(word))
        if not key.isalpha() or classes(key) or (len(key) < _SHORT and not met):
            return None
        near = [person for person in self._by_sound.get(sound(key)[:1], ()) if same_surname(person.last, key)]
        found = dict.fromkeys(person.id for person in near if person.id in met)
        if not found and len(key) >= _SHORT:
            found = dict.fromkeys(
                person.id for person in near if key[0] == person.last[0] and distance(person.last, key, 1) == 1
            )
        return next(iter(found)) if len(found) == 1 else None


def one_given(a: str, b: str) -> bool:
    """Return whether two given names, both common ones, are the same: "Karl" is no spelling of "Kurt"."""
    return a == b or sound(a) == sound(b) or not (classes(a) & classes(b) & GIVEN)
