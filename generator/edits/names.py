"""Names that the editor makes one or keeps two."""

from __future__ import annotations

from dataclasses import replace

import yaml

from generator.documents import Place
from generator.edits.forms import NAME
from generator.models import Name
from generator.reconcile import Key, key, name_key
from generator.story import Entity, Story

_FORM = "write same: [a name, its other form], or apart: [a name, another's]"
Given = list[tuple[Place, str]]
"""The names of an entry, each with its place."""


class NameReader:
    """Reads the judgements of names of one file, and sees that none contradicts another."""

    def __init__(self, story: Story) -> None:
        self._owners = {name_key(name): entity for entity in story.entities.values() for name in entity.names}
        self._same: list[Given] = []
        self._apart: list[Given] = []

    def read(self, item: Place) -> None:
        """Read one entry."""
        place = replace(item, what="the entry")
        parts = place.parts(NAME)
        if not isinstance(place.node, yaml.MappingNode):
            return
        if len(parts) != 1:
            place.wrong(f"the entry has {'both same and apart' if parts else 'neither same nor apart'}; {_FORM}")
        elif "same" in parts:
            self._read_same(replace(parts["same"], what="'same'"))
        else:
            self._read_apart(replace(parts["apart"], what="'apart'"))

    def groups(self) -> tuple[tuple[tuple[str, ...], ...], tuple[tuple[str, str], ...]]:
        """Give the groups of names that are one, and the pairs that are two, once all entries are read."""
        first = self._check_groups()
        self._check_pairs(first)
        same = tuple(tuple(text for _, text in group) for group in self._same)
        return same, tuple((one[1], two[1]) for one, two in self._apart)

    def lines(self) -> tuple[tuple[int, str], ...]:
        """Give all names with their lines."""
        return tuple((place.line, text) for given in (*self._same, *self._apart) for place, text in given)

    def _read_same(self, place: Place) -> None:
        given = _given(place)
        if len(given) > 1:
            self._same.append(given)
        elif given:
            place.wrong(f"'same' has one name, {given[0][1]!r}; add its other form, or take the entry away")

    def _read_apart(self, place: Place) -> None:
        given = _given(place)
        if len(given) == 2:
            self._apart.append(given)
        elif given:
            count = f"{len(given)} names" if len(given) > 2 else f"one name, {given[0][1]!r}"
            place.wrong(f"'apart' has {count}; make an entry of each pair, or take the entry away")

    def _check_groups(self) -> dict[Key, tuple[Key, int]]:
        """Give the key of the first name of its group, and its line, by the key of each name."""
        first: dict[Key, tuple[Key, int]] = {}
        for group in self._same:
            ours: dict[Key, str] = {}
            for place, text in group:
                self._check_place(place, text, ours, first)
                ours.setdefault(self._key(text), text)
            first |= dict.fromkeys(ours, (next(iter(ours)), group[0][0].line))
        return first

    def _check_place(self, place: Place, text: str, ours: dict[Key, str], first: dict[Key, tuple[Key, int]]) -> None:
        """Note what is wrong with a name behind the names of its group that ``ours`` holds."""
        found, owner = self._key(text), self._owner(text)
        begin = next(iter(ours.values()), text)
        other = self._owner(begin)
        if found in ours:
            place.wrong(f"{text!r} and {ours[found]!r} are one name as it is; take one of them out")
        elif found in first:
            place.wrong(f"{text!r} stands in the group of line {first[found][1]} too; make one group of both")
        elif owner and other and owner is not other:
            right = "make them one entity in the story file, or take one of them out"
            place.wrong(f"{begin!r} and {text!r} are two entities, {other.id!r} and {owner.id!r}; {right}")
        elif owner and not other:
            place.wrong(f"{text!r} is a name of the entity {owner.id!r}, under which the others go; put it first")

    def _check_pairs(self, first: dict[Key, tuple[Key, int]]) -> None:
        lines: dict[frozenset[Key], int] = {}
        for (_, one), (place, two) in self._apart:
            keys = [self._key(text) for text in (one, two)]
            groups = [first.get(found, (found, 0)) for found in keys]
            if keys[0] == keys[1]:
                place.wrong(self._alike(one, two))
            elif groups[0][0] == groups[1][0]:
                line = max(group[1] for group in groups)
                place.wrong(f"{one!r} and {two!r} are two here and one in line {line}; take one entry away")
            elif frozenset(keys) in lines:
                place.wrong(f"{one!r} and {two!r} are two in line {lines[frozenset(keys)]} already; keep one entry")
            lines.setdefault(frozenset(keys), place.line)

    def _alike(self, one: str, two: str) -> str:
        if owner := self._owner(two):
            right = "take one out of its aliases in the story file, or take the entry away"
            return f"{one!r} and {two!r} are both names of the entity {owner.id!r}; {right}"
        right = "which names are compared without; take the entry away"
        return f"{one!r} and {two!r} differ in capitals, accents and signs alone, {right}"

    def _owner(self, text: str) -> Entity | None:
        return self._owners.get(name_key(text))

    def _key(self, text: str) -> Key:
        owner = self._owner(text)
        return key(Name(text, owner.id if owner else None))


def _given(place: Place) -> Given:
    """Read a list of names; none when something is wrong with it."""
    items = place.places()
    given = [(item, text) for item in items if (text := item.text())]
    if not items and isinstance(place.node, yaml.SequenceNode):
        place.wrong(f"{place.what} is an empty list; {_FORM}")
    return given if len(given) == len(items) else []
