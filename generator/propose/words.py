"""The words by which a story file is proposed: data in ``generator/lexicon/proposals.yml``."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from generator.names import ROLE, classes
from generator.story import preset_kinds

from ..word_lists import word_lists


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What a preset speaks of."""

    name: str
    kinds: tuple[str, ...]
    """Kinds of subject."""
    also: tuple[str, ...]
    """Kinds of subject that it fits if the articles say much about it."""
    title: str
    """Of the topic that it makes for one subject, and for several."""
    titles: str
    nouns: frozenset[str]
    """Nouns by which one of its subjects must go, if any are listed."""
    own: Mapping[str, frozenset[str]]
    """By a kind of subject, the only fields that are its own, where not all are."""
    core: frozenset[str]
    """Fields of which one must be told for others than the subject's own to mean something, if any are listed."""

    @property
    def is_general(self) -> bool:
        """Whether it fits a story of any kind."""
        return not self.kinds

    def owns(self, field: str, kinds: Collection[str]) -> bool:
        """Say whether a field belongs to one of the ``kinds`` of subject, and does not only fit it."""
        return any(field in self.own.get(kind, (field,)) for kind in self.kinds if kind in kinds)


@dataclass(frozen=True, slots=True)
class EventSort:
    """A sort of event that may have no name of its own."""

    kind: str
    """The kind of subject that it makes."""
    nouns: tuple[str, ...]
    """What it is called, best first."""
    signs: tuple[str, ...]
    """Words by which an article tells of it without naming it."""


@dataclass(frozen=True, slots=True)
class WordLists:
    """The lists of the file; ``things`` and ``endings`` tell a kind by a word."""

    catalogues: tuple[Catalogue, ...]
    events: tuple[EventSort, ...]
    things: Mapping[str, str]
    thing_before: re.Pattern[str]
    """Finds the word of a thing at the end of what stands before its name."""
    thing_after: re.Pattern[str]
    """Finds it at the start of what stands behind: "X, a new ferry"."""
    thing_beside: re.Pattern[str]
    """Finds it right behind: "the X ferry"; but "an X phone" may be made by X."""
    entities: Mapping[str, Any]
    endings: Mapping[str, Any]
    starts: Mapping[str, str]
    """The kinds of names by their first words."""
    clubs: frozenset[str]
    """First words of clubs, which are ordinary words, too."""
    posts: frozenset[str]
    """Letters behind people's names: KC."""
    either: frozenset[str]
    """What a person or a firm can be: "rival Osmo"."""
    institutions: frozenset[str]
    """What a saint, a king or many people have that bears their name: St Osmo's Hospital."""
    family_first: frozenset[str]
    """Family names that stand before the given name."""
    place_ends: tuple[str, ...]
    """How names of towns, fjords, glaciers end."""
    name_ends: tuple[str, ...]
    """How names of families end."""
    surnames: frozenset[str]
    """Last words of bodies that are also surnames: Ada Post."""
    kin: frozenset[str]
    """What somebody is to another."""
    trades: frozenset[str]
    """What somebody does, in front of the name."""
    papers: frozenset[str]
    """Last words of what is agreed or decreed, of which there is no kind."""
    counted: frozenset[str]
    """What a number tells from others of its kind, and is no name: "Chapter 11"; and numbers in words."""
    days: frozenset[str]
    """Days that have names of their own."""
    offices: frozenset[str]
    deeds: frozenset[str]
    bodies: frozenset[str]
    """Nouns that tell of an organisation: "X, a charity"."""
    known: Mapping[str, Any]
    """The kinds of names that are known everywhere, by the name in lower case."""
    borne: frozenset[str]
    """Titles of people that ships and other things bear in their names."""
    premises: frozenset[str]
    """Last words of bodies that are places, too."""
    remits: frozenset[str]
    """First words of an office, "Foreign" Minister."""
    people: frozenset[str]
    """Nouns for several people, beside those by what they do."""
    same: tuple[tuple[str, ...], ...]
    """Names that mean one thing to everybody."""


def _catalogue(name: str, about: Mapping[str, Any]) -> Catalogue:
    return Catalogue(
        name,
        *preset_kinds(name),
        about["title"],
        about["titles"],
        frozenset(about.get("nouns", ())),
        {kind: frozenset(fields) for kind, fields in about.get("own", {}).items()},
        frozenset(about.get("core", ())),
    )


@cache
def words() -> WordLists:
    """Read the lists, once."""
    data = word_lists("proposals")
    things = {noun: kind for kind, nouns in data["things"].items() for noun in nouns}
    nouns = "|".join(sorted(map(re.escape, things), key=lambda noun: (-len(noun), noun)))
    owners = "|".join(map(re.escape, [*data["bodies"], *data["things"]["company"], *data["either"], "line", "yard"]))
    return WordLists(
        catalogues=tuple(_catalogue(name, about) for name, about in data["presets"].items()),
        events=tuple(
            EventSort(each["kind"], tuple(each["nouns"]), tuple(each["signs"])) for each in data["events"].values()
        ),
        things=things,
        thing_before=re.compile(
            rf"(?<![\w-])({nouns})(?:,|,? (?:is|was))? (?:(?:called|named|dubbed|titled) )?(?:the )?[\"'`]?$"
        ),
        thing_after=re.compile(
            rf"[\"'`]?(?:,| is| was|, which is) (?:an?|the|its) (?:[\w'-]+ ){{0,3}}?({nouns})(?![\w-])"
            rf"(?! (?:{owners})(?![\w-])| (?:will|would|has|had|is|was|can|could|may|might|must|should)(?!\w))"
        ),
        thing_beside=re.compile(rf"[\"'`]? ({nouns})(?![\w-])"),
        entities=data["entities"],
        endings={word: kind for kind, ends in data["endings"].items() for word in ends},
        starts={word: kind for kind, starts in data["starts"].items() for word in starts},
        clubs=frozenset(data["clubs"]),
        posts=frozenset(data["posts"]),
        either=frozenset(data["either"]),
        institutions=frozenset(data["institutions"]),
        family_first=frozenset(data["family_first"]),
        place_ends=tuple(data["place_ends"]),
        name_ends=tuple(data["name_ends"]),
        surnames=frozenset(data["surnames"]),
        kin=frozenset(data["kin"]),
        trades=frozenset(data["trades"]),
        papers=frozenset(data["papers"]),
        counted=frozenset(data["counted"]),
        days=frozenset(data["days"]),
        offices=frozenset(data["offices"]),
        deeds=frozenset(data["deeds"]),
        bodies=frozenset(data["bodies"]),
        known={name.lower(): kind for kind, names in data["known"].items() for name in names},
        borne=frozenset(data["borne"]),
        premises=frozenset(data["premises"]),
        remits=frozenset(data["remits"]),
        people=frozenset(data["people"]),
        same=tuple(tuple(names) for names in data["same"]),
    )


def are_people(noun: str | None) -> bool:
    """Say whether a noun is that of several people.

    >>> are_people("drivers"), are_people("doors")
    (True, False)
    """
    return bool(noun and (noun in words().people or (noun.endswith("s") and classes(noun[:-1]) & ROLE)))
