"""Names that articles introduce with their initials in brackets: "Osmo Bridge Board (OBB)"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from generator.folding import fold_chars, lower
from generator.names import (
    COMMON,
    DEMONYM,
    FUNCTION,
    GIVEN,
    MONTH,
    ORG,
    ROLE,
    TITLE,
    WEEKDAY,
    classes,
    key_of,
    looks_ordinary,
)
from generator.patterns import lazy
from generator.propose.words import words

_OF_MANY = lazy(r"(?<![\w'-])(?:The )?((?:[A-Z][\w-]+ ){0,3}[A-Z][\w-]+(?:s'|men's) [A-Z][a-z]+)(?![\w'-])")
_SHOP = lazy(r"(?<![\w'-])([A-Z][a-z]+'s [A-Z][a-z]+)(?! [A-Z]|[\w'-])")
_HELD = lazy(r"(?<![\w'-])([A-Z][a-z]+'s (?:[A-Z][a-z]+ ){1,2}[A-Z][a-z]+)(?! [A-Z]|[\w'-])")
_CALL = lazy(r"(?<![\w'-])((?:Save|Keep|Stop|Free) (?:the|[Oo]ur) [A-Z][\w'-]+(?: [A-Z][\w'-]+)?)(?![\w'-])")
"""What a campaign calls for, as it does in its name: "Save the Kessu"."""
_JOINT = lazy(r"(?<![\w'-])[Tt]he ((?:[A-Z][a-z]+ ){1,2}and (?:[A-Z][a-z]+ ){1,2}[A-Z][a-z]+)(?! [A-Z]|[\w'-])")
_FOREIGN = lazy(
    r"(?<![\w'-])(?<![A-Z]\w )([A-Z][\w-]+ (?:\+|y|og|och|und|dei|degli|delle|dello|des|sur|aan"
    r"|&(?= (?:Sons?|Daughters?|Brothers|Sisters?|Wife|Partners?|Fils|Cie)\b)) [A-Z][\w-]+)(?![\w'-])"
)
_OF_NATION = lazy(r"(?<![\w'-])[Tt]he ((?:[A-Z][\w-]+ (?:of )?){2,3}[A-Z][\w-]+)(?! [A-Z]|[\w'-])")
_BRACKET = lazy(
    r"((?:[\w'&.-]{1,40} ){0,7}[\w'&.-]{1,40})[*_]{0,2} \(([A-Z][A-Za-z&.-]{1,8})"
    r"(?:\)|,? (?:for short|to (?:its|those|the)))"
)


def bracketed(texts: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Find "Osmo Bridge Board (OBB)" wherever it stands, and give both with the article."""
    for article, text in texts.items():
        for full, short in _pairs(fold_chars(text)):
            yield full, short, article


def in_brackets(plains: Iterable[str]) -> list[str]:
    """Give the names of several words that texts introduce so: they are whole wherever they stand."""
    return list(
        dict.fromkeys(full for plain in plains for full, short in _pairs(plain) if " " in full and short.isupper())
    )


def institutions(plains: Sequence[str]) -> list[str]:
    """Give the names of what belongs to many, or to a nation: "Head Teachers' Union", "Union of Peruvian Vintners".

    >>> institutions(["The Osmo Teachers' Union met the Actors' Guild and its members' lawyers."])
    ["Osmo Teachers' Union", "Actors' Guild"]
    """
    found = (match[1] for plain in plains for match in _OF_MANY.finditer(plain))
    many = (name for name in found if lower(name.split()[-1]) in words().institutions)
    nations = (match[1] for plain in plains for match in _OF_NATION.finditer(plain))
    bodies = (name for name in nations if any(lower(word) in words().institutions for word in name.split()))
    national = (name for name in bodies if any(classes(lower(word)) & DEMONYM for word in name.split()))
    owned = Counter(match[1] for plain in plains for match in _SHOP.finditer(plain))
    shops = (name for name, count in owned.items() if count > 1 and _is_ware(lower(name.split()[-1])))
    joint = (match[1] for plain in plains for match in _JOINT.finditer(plain))
    offices = (name for name in joint if _is_office(*name.split(" and ", 1)))
    held = [match[1] for plain in plains for match in _HELD.finditer(plain)]
    shorter = {name.rpartition(" ")[0] for name in held}
    short = {each for each in shorter for plain in plains if re.search(rf"{re.escape(each)}(?! [A-Z])", plain)}
    schools = (name for name in held if _is_held(name, short))
    calls = Counter(match[1] for plain in plains for match in _CALL.finditer(plain))
    campaigns = (name for name, count in calls.items() if count > 1)
    return list(dict.fromkeys((*many, *national, *shops, *offices, *schools, *campaigns)))


def foreign(plains: Iterable[str]) -> list[str]:
    """Give the names with a small word of another language inside, or with "+".

    >>> foreign(["The Vuelta y Osmo began. Ada y Reed won.", "Holm + Reed paid."])
    ['Vuelta y Osmo', 'Holm + Reed']
    """
    found = (match[1] for plain in plains for match in _FOREIGN.finditer(plain))
    return [name for name in dict.fromkeys(found) if not classes(lower(name.split()[0])) & (GIVEN | FUNCTION)]


def _is_held(name: str, short: Container[str]) -> bool:
    """Say whether what is a body has an owner in its name: a word of English, or it goes without its last word, too.

    "Weaver's Cross School" is one, "Friday's High Court" is not.
    """
    owner, last = lower(name.partition("'")[0]), lower(name.split()[-1])
    owns = looks_ordinary(owner) and not classes(owner) & ~(ROLE | TITLE | COMMON)
    return (owns or name.rpartition(" ")[0] in short) and last in words().institutions


def _is_office(first: str, second: str) -> bool:
    """Say whether two matters and a word for a body make one name: the "Lamps and Ferries Authority"."""
    matters = [lower(word) for word in (*first.split(), *second.split()[:-1])]
    last = lower(second.split()[-1])
    body = last in words().institutions or bool(classes(last) & ORG)
    return body and all(looks_ordinary(word) for word in matters) and len(second.split()) > 1


def _is_ware(word: str) -> bool:
    """Say whether a word is one of English that a shop's name may end in: "Osmo's Ovens"."""
    return looks_ordinary(word) and not classes(word) & (ORG | TITLE | ROLE | MONTH | WEEKDAY | FUNCTION)


def _pairs(plain: str) -> Iterator[tuple[str, str]]:
    for match in _BRACKET.finditer(plain):
        before = match[1].split()
        where = len(before) > 2 and before[-2] in ("in", "of", "at") and before[-1][0].isupper()
        if full := expansion(before, match[2]) or (where and expansion(before[:-2], match[2])):
            yield full, match[2]


def expansion(before: list[str], short: str) -> str:
    """Give the fewest words in front of a bracket whose letters, first letters first, spell what it holds, or "".

    >>> expansion("at the Osmo Bridge and Road Board".split(), "OBRB")
    'Osmo Bridge and Road Board'
    >>> expansion("he told Ann Lee".split(), "BBC")
    ''
    """
    letters = lower(key_of(short))
    for first in range(len(before) - 1, -1, -1):
        if before[first][:1].isupper() and spells([lower(word) for word in before[first:]], letters):
            return " ".join(before[first:])
    return ""


def spells(parts: list[str], letters: str) -> bool:
    """Say whether words spell letters: each letter the first of a word or further on in it, small words left out."""
    if not parts:
        return not letters
    if not letters:
        return False
    word, rest = parts[0], parts[1:]
    if word in ("of", "and", "the", "for", "&", "in") and rest and spells(rest, letters):
        return True
    if word[:1] != letters[0]:
        return False
    return spells(rest, letters[1:]) or any(
        letters[1] == word[i] and spells(rest, letters[2:]) for i in range(1, len(word)) if len(letters) > 1
    )
