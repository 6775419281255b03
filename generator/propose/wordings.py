"""Names as the articles write them: how often, where, what speaks for their kinds, and what they are introduced as."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Final

from generator.folding import lower
from generator.names import (
    CITY,
    COMMON,
    CORPORATE,
    COUNTRY,
    GIVEN,
    MONTH,
    ORG,
    PARTICLE,
    TITLE,
    WEEKDAY,
    classes,
    key_of,
    looks_ordinary,
    starts_sentence,
)
from generator.patterns import lazy
from generator.propose.clues import clues, speaks
from generator.propose.name_place import NamePlace
from generator.propose.passages import TextPiece
from generator.propose.spelt import bracketed, spells
from generator.propose.whole import spots
from generator.propose.words import words

_KNOWN_AS = lazy(
    r"[,(]? ?(?:also |better |locally |widely )?(?:known|dubbed|called|nicknamed|abbreviated)(?: [a-z]+){0,3}? "
    r"(?:as |to )?(?:the )?[\"'`]?|,? or (?:the )?"
)
_TWO_NAMES = lazy(
    r",? (?:which (?:is|was) |is |was |will be )?(?:sold|marketed|branded|renamed|rebranded)(?: [a-z]+){0,3}? "
    r"(?:as |to |under the (?:brand )?name )(?:the )?[\"'`]?"
    r"|,? \(?(?:formerly|previously|until [a-z0-9 ]+)(?: known as| called)? "
)
"""What stands between two names of one thing: "Osmo, sold as Lima", "Osmo Group, formerly Lima"."""
_RELATION = lazy(
    r",? (?:which is |is |was )?(?:an?|the|its|part) (?:[\w-]+ ){0,4}?(?:arm|unit|subsidiary|division|branch|parent"
    r"|owner|offshoot|sister|daughter|rival|affiliate|successor|predecessor)(?: [a-z]+){0,2}? (?:of|to)"
    r"(?: [\w-]+){0,6} "
    r"|,? (?:which |who )?(?:has nothing to do with|is no relation (?:of|to)|is not related to) (?:the )?"
)
_UNDERNEATH = lazy(r" (?:is|was) (?:also )?the (?:user|hacker|blogger|streamer|graffiti artist|artist|rapper) [\"'`]?")
"""What stands between a surname and the name under which somebody acts: "Holm was the user Moth"."""
_NICKNAMED = lazy(
    r",? \(?(?:also |better |widely |locally )?(?:known|nicknamed)(?: [a-z]+){0,2}?(?: as)? (?:the )?[\"'`]?"
    r"|, whose (?:real|full|birth) name (?:is|was) |, born (?:as )?"
)
_COUPLE = lazy(r"(?<!\w)(?:Mr|Herr|Monsieur)\.? and (?:Mrs|Frau|Madame)\.? $")
_SMALL = lazy(r"(?<![\w'])[a-z]+(?!\w)")
_OF_PEOPLE = frozenset(("van", "von", "der", "den", "ter", "bin", "ibn"))
"""Small words in the names of people; "de" and "del" stand in those of places, too."""
_LOUD: Final = 5
"""Letters that initials have, at most; a longer word in capitals is shouted."""
_LEGAL_END: Final = 2
"""Votes that a legal form counts."""


@dataclass
class NameWording:
    """One way to write a name."""

    text: str
    count: int = 0
    inside: int = 0
    """How many of these do not start a sentence, where a capital proves more."""
    the: int = 0
    """How many stand behind "the"."""
    said: int = 0
    """How many say something."""
    both: int = 0
    """How many name a couple: "Mr and Mrs Holm"."""
    articles: dict[str, None] = field(default_factory=dict)
    votes: Counter[str] = field(default_factory=Counter)
    """What speaks for each kind of entity, and for each kind of subject (as ``"is film"``)."""

    @cached_property
    def parts(self) -> list[str]:
        """Its words, without "The" and without a legal form."""
        return parts_of(self.text)

    @cached_property
    def key(self) -> str:
        """What all spellings of it have in common."""
        return key_of(" ".join(self.parts))


@dataclass(frozen=True, slots=True)
class Harvest:
    """What a pass over all articles brings."""

    wordings: tuple[NameWording, ...]
    """In the order in which the articles bring them up."""
    introduced: tuple[tuple[str, str], ...]
    """A full name and the short one that an article introduces for it."""
    apart: tuple[tuple[str, str], ...] = ()
    """Two names of which an article says how they relate, so that they are of two things."""


def parts_of(name: str) -> list[str]:
    """Give the words of a name without "The" in front and without a legal form at the end.

    >>> parts_of("The Osmo Works Co. Ltd."), parts_of("Ltd")
    (['Osmo', 'Works', 'Co.'], ['Ltd'])
    """
    parts = name.split()
    if len(parts) > 1 and parts[0] == "The":
        parts = parts[1:]
    while len(parts) > 1 and is_legal(parts[-1]):
        parts = parts[:-1]
    return parts


def is_legal(word: str) -> bool:
    """Say whether a word is a legal form of firms.

    >>> is_legal("Inc."), is_legal("Computer")
    (True, False)
    """
    return bool(classes(lower(word.strip(".,"))) & CORPORATE)


def harvest(
    passages: Sequence[TextPiece], texts: Mapping[str, str], places: Iterable[str] = (), outlets: Iterable[str] = ()
) -> Harvest:
    """Find the names of passages, none of which is known before.

    ``texts`` are the whole texts by the articles' ids, ``places`` those of agencies' datelines,
    ``outlets`` those that articles come from.
    """
    found: dict[str, NameWording] = {}
    short: dict[tuple[str, str], None] = {}
    seen = spots(passages)
    for spot in seen:
        _note(found.setdefault(_name(spot), NameWording(_name(spot))), spot)
    for full, brief, article in (*bracketed(texts), *_introduced(seen)):
        short[full, brief] = None
        for name in (full, brief):
            found.setdefault(name, NameWording(name, 1, 1)).articles[article] = None
    for place in places:
        name = place if place in found else place.title()
        if name in found:
            found[name].votes["place"] += found[name].count
    for outlet in outlets:
        if outlet in found:
            found[outlet].votes["organisation"] += found[outlet].count
    small = Counter(word for passage in passages for word in _SMALL.findall(passage.text))
    ends = {
        part for wording in found.values() for part in (wording.parts[0], wording.parts[-1]) if len(wording.parts) > 1
    }
    spelt = {brief for full, brief in short if brief.isupper() and " " in full}
    kept = [w for w in found.values() if w.text in spelt or _is_name(w, small, w.text in ends)]
    _surnames(kept)
    return Harvest(tuple(kept), tuple(short), tuple(dict.fromkeys(_related(seen))))


def _name(spot: NamePlace) -> str:
    """Give a name with the full stop that belongs to its legal form."""
    stopped = is_legal(spot.name.split()[-1]) and spot.plain.startswith(".", spot.end)
    return f"{spot.name}." if stopped else spot.name


def _note(wording: NameWording, spot: NamePlace) -> None:
    title = spot.mention.quoted and spot.mention.kind == "work"
    wording.count += 1
    wording.inside += title or not starts_sentence(spot.plain, spot.start)
    wording.the += spot.plain[: spot.start][-4:].lower() == "the "
    wording.said += speaks(spot)
    wording.both += bool(_COUPLE.search(spot.plain, 0, spot.start))
    wording.articles[spot.passage.article] = None
    if is_legal(wording.text.split()[-1]):
        wording.votes["organisation"] += _LEGAL_END
    for kind, weight in clues(spot):
        wording.votes[kind] += weight


def _introduced(seen: Sequence[NamePlace]) -> Iterator[tuple[str, str, str]]:
    """Find the other short names that articles introduce: "Ann & Lee, known as A&L", "the Osmo Board (KRK)"."""
    people: dict[str, dict[str, None]] = {}
    for spot in seen:
        if spot.mention.kind == "person" and " " in spot.name:
            people.setdefault(spot.name.split()[-1], {})[spot.name] = None
    for spot in seen:
        if spot.nickname and (full := _in_full(spot.name, people)):
            yield full, spot.nickname, spot.passage.article
            yield full, f"{spot.nickname} {_surname(spot.name)}", spot.passage.article
        bracket = re.match(r" \(([A-Z]{2,6})\)", spot.plain[spot.end : spot.end + 10])
        if bracket and len(spot.name.split()) > 1 and classes(lower(spot.name.split()[-1])) & ORG:
            yield spot.name, bracket[1], spot.passage.article
    for left, right in pairwise(seen):
        between = left.plain[left.end : right.start] if left.passage is right.passage else ""
        known = bool(between) and bool(_KNOWN_AS.fullmatch(between)) and _spells_any(left.name, right.name)
        if (
            known
            or (between and _TWO_NAMES.fullmatch(between) and left.mention.kind != "person")
            or (between and left.mention.kind == "person" and " " in left.name and _NICKNAMED.fullmatch(between))
            or _UNDERNEATH.fullmatch(between)
        ):
            yield left.name, right.name, left.passage.article


def _related(seen: Sequence[NamePlace]) -> Iterator[tuple[str, str]]:
    """Find two names with their relation between them: "Osmo UK, the British arm of Osmo"."""
    for left, right in pairwise(seen):
        between = left.plain[left.end : right.start] if left.passage is right.passage else ""
        if between and _RELATION.fullmatch(between):
            yield left.name, right.name


def _surname(name: str) -> str:
    """Give a surname with the small words in front of it.

    >>> _surname("Ada Maria van der Holm")
    'van der Holm'
    """
    parts = name.split()
    first = len(parts) - 1
    while first and classes(parts[first - 1]) & PARTICLE:
        first -= 1
    return " ".join(parts[first:])


def _in_full(name: str, people: Mapping[str, Mapping[str, None]]) -> str:
    """Give a full name as it is, and for a lone surname the only full name that ends in it, or ""."""
    having = people.get(name, {})
    return name if " " in name else next(iter(having)) if len(having) == 1 else ""


def _spells_any(full: str, short: str) -> bool:
    """Say whether a short name is made of the letters or the words of a long one."""
    parts = [lower(part) for part in full.split()]
    return spells(parts, lower(key_of(short))) or set(lower(short).split()) < set(parts)


def _surnames(kept: list[NameWording]) -> None:
    """Take two words for a person's name when the last of them stands alone, as a surname does, and the first not."""
    alone = {wording.text for wording in kept if len(wording.parts) == 1}
    for wording in kept:
        nobles = [part for part in wording.text.split() if part in _OF_PEOPLE or part.startswith(("al-", "el-"))]
        parts = [part for part in wording.text.split() if part not in _OF_PEOPLE]
        if nobles and len(parts) > 1:
            wording.votes["person"] += wording.count
        ordinary = any(looks_ordinary(lower(part)) or classes(lower(part)) & ~GIVEN for part in parts)
        coined = wording.the * 2 > wording.count or any(a.islower() and b.isupper() for a, b in pairwise(wording.text))
        if len(parts) == 2 and parts[1] in alone and parts[0] not in alone and not ordinary and not coined:
            wording.votes["person"] += wording.count


def _is_strange(wording: NameWording, bits: int) -> bool:
    """Say whether a word that only starts sentences is none of English: initials, or one that several articles have."""
    if bits or looks_ordinary(lower(wording.text)):
        return False
    if wording.text.endswith("s") and len(wording.articles) == 1:
        return False  # a plural, as far as can be told
    letters = wording.text.replace("&", "")
    told = max(wording.votes[kind] for kind in ("organisation", "product", "craft", "work"))
    return (letters.isupper() and len(letters) > 1) or len(wording.articles) > 1 or told > 1


def _is_name(wording: NameWording, small: Counter[str], in_others: bool) -> bool:
    """Tell a name from a word that only has a capital here: the articles write that one small, too."""
    parts = wording.text.split()
    bits = classes(lower(parts[0]))
    if lower(parts[0]) in words().counted and (len(parts) == 1 or (len(parts) == 2 and parts[1].isdigit())):
        return False
    if len(parts) == 2 and parts[1].isdigit() and looks_ordinary(lower(parts[0])) and wording.count == 1:
        return False  # Court 12, Certificate 15
    if len(parts) > 1:
        return not all(classes(lower(part)) & (MONTH | WEEKDAY | TITLE) for part in parts)
    if wording.text.isupper() and len(wording.text) > _LOUD:
        return bool(bits & (COUNTRY | CITY))
    if len(wording.key) < 2 or is_legal(wording.text) or bits & (MONTH | WEEKDAY):
        return False
    titled = bool(bits & COMMON) and wording.the * 2 > wording.count  # "the Board"
    inside = wording.inside > 0 or bool(bits & (COUNTRY | CITY)) or (in_others and not bits & COMMON)
    inside = inside or (not small[lower(wording.text)] and _is_strange(wording, bits))
    if bits & COMMON and wording.text.endswith("s") and wording.count == 1 and not in_others:
        return False
    return inside and not titled and small[lower(wording.text)] < wording.count
