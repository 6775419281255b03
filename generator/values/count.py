"""Counted nouns: what "3,000 young hopefuls" counts.

>>> read_noun("43 people died", Figure(0, 2, 43))
(9, 'person')
>>> read_noun("43 died in floods", Figure(0, 2, 43)) is None
True
>>> singular("bodies"), singular("churches"), singular("lorries"), singular("men"), singular("bus")
('body', 'church', 'lorry', 'man', None)
"""

from __future__ import annotations

from generator.models import Quantity
from generator.patterns import lazy
from generator.values.mention import Reading
from generator.values.number import Figure
from generator.values.words import GAP, load

_WORDS = load("nouns")
_DEMONYMS = frozenset(_WORDS["demonyms"])
PERSON_NOUNS: frozenset[str] = frozenset(_WORDS["persons"]) | _DEMONYMS
"""Singular nouns that count people, as a ``Quantity`` carries them."""
SAME: dict[str, frozenset[str]] = {unit: frozenset(nouns) for unit, nouns in _WORDS["same"].items()}
"""Counted unit -> nouns that a field of this unit accepts for it."""
_PLURALS: dict[str, str] = _WORDS["plurals"]
_NO_PLURAL, _CLOSED = frozenset(_WORDS["plural_looking"]), frozenset(_WORDS["closed"])
COUNTED = PERSON_NOUNS.union(SAME, *SAME.values())
"""Nouns that are known to be counted."""
_GAP = lazy(rf"{GAP}|-")
_WORD = lazy(rf"(?:{GAP}|-)([^\W\d_]{{1,30}}(?:['’-][^\W\d_]{{1,30}}){{0,3}})")
_OF_THE = lazy(rf"{GAP}of{GAP}(?:the|its|their|his|her|those|these|our|all)(?={GAP})")
_LOOSE = lazy(rf"\+|(?:{GAP}|-)(?:or{GAP}(?:so|more|less|fewer)|odd|plus)(?=[ \n-])")
_NONE = frozenset(_WORDS["zero"])
_REACH = 3
"""Words that may stand between a number and the end of its noun."""


def singular(word: str) -> str | None:
    """The singular of an English plural in lower case, ``None`` when the word is no plural."""
    if word in _PLURALS:
        return _PLURALS[word]
    if len(word) < 4 or word[-1] != "s" or word in _NO_PLURAL or word.endswith(("ss", "us", "is", "'s", "’s")):
        return None
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return word[:-2]
    return word[:-1]


def read_noun(text: str, figure: Figure) -> tuple[int, str] | None:
    """Where the counted noun behind the number ends, and its singular; ``None`` when no noun follows."""
    of = _OF_THE.match(text, figure.end)
    if of and figure.n == 1:
        return None
    loose = _LOOSE.match(text, figure.end)
    at = of.end() if of else loose.end() if loose else figure.end
    if at < len(text) and text[at] == "-":
        return _hyphened(text, at)
    for step in range(_REACH):
        match = _WORD.match(text, at)
        if match is None:
            return None
        found = _noun(match[1], figure.n == 1 and not of, step)
        if found == "":
            return None
        if found:
            return match.end(), found
        at = match.end()
    return None


def _noun(word: str, one: bool, step: int) -> str | None:
    """The singular of a counted noun, ``None`` when the search goes on, "" when it ends."""
    lower = word.lower()
    if one:
        return lower if lower in COUNTED and word == lower else "" if lower in _CLOSED else None
    if lower in _CLOSED and not (lower == "dead" and step == 0):
        return ""
    if word[0].isupper():
        return _demonym(lower)
    return singular(lower.rsplit("-", 1)[-1])


def _demonym(lower: str) -> str | None:
    found = singular(lower)
    return found if found in _DEMONYMS else None


def _hyphened(text: str, at: int) -> tuple[int, str] | None:
    """The noun of "two-person crew", "400-bed hospital": singular, and one that is known to be counted."""
    match = _WORD.match(text, at)
    if match is None:
        return None
    first = match[1].split("-")[0].lower()
    name = _PLURALS.get(first, first)
    return (match.start(1) + len(first), name) if name in COUNTED else None


_ZERO = lazy(rf"(?:[nN]o|[zZ]ero){GAP}((?:reported{GAP}|known{GAP}|immediate{GAP}|serious{GAP})?([a-z]+))\b")


def read_zero(text: str, at: int) -> Reading | None:
    """ "no deaths" and the like: a count of nothing.

    >>> read_zero("no injuries", 0).value
    Quantity(n=0, unit='injury', n_to=None)
    """
    match = _ZERO.match(text, at)
    if match is None or match[2] not in _NONE:
        return None
    return Reading(at, match.end(), Quantity(0, singular(match[2]) or match[2]))
