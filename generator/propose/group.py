"""Wordings put together: those that name one thing. Two people with one surname are never put together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from generator.folding import lower
from generator.names import COMMON, GIVEN, PARTICLE, classes, key_of
from generator.propose.people import (
    is_person,
    join_first_names,
    join_second_surnames,
    join_surnames,
    join_turned,
    join_variants,
    one_person,
    sounds,
    surname_owners,
)
from generator.propose.shorter import Sets, is_full_firm, join_shorter
from generator.propose.wordings import Harvest, NameWording, is_legal
from generator.propose.words import words
from generator.reconcile import likeness

_OFTEN: Final = 2
"""How many times as many articles name the likelier of two longer names for one short one."""
_RARE: Final = 9
"""How many times as often a firm goes by its short name, at most."""
_TITLED: Final = 3
"""How many times as often a title goes without its "The", at most."""
_PIECE: Final = 4
"""How many times as often the longer names stand there, when an article has the piece alone."""
_LONG: Final = 8
"""Letters of a name, at least, in which a slip can be told from another name."""


@dataclass(frozen=True, slots=True)
class Group:
    """All wordings of one thing."""

    name: str
    wordings: tuple[NameWording, ...]
    """The one named most often first."""

    @property
    def count(self) -> int:
        """How often it is named."""
        return sum(wording.count for wording in self.wordings)

    @property
    def votes(self) -> Counter[str]:
        """What speaks for each kind."""
        return sum((wording.votes for wording in self.wordings), Counter[str]())

    @property
    def articles(self) -> int:
        """How many articles name it."""
        return len({id_ for wording in self.wordings for id_ in wording.articles})


def group(harvest: Harvest) -> list[Group]:
    """Put the wordings of each thing together, those named most often first."""
    people = {tuple(wording.parts) for wording in harvest.wordings if is_person(wording)}
    wordings = [wording for wording in harvest.wordings if not _holds_person(wording, people)]
    sets = Sets(wordings)
    keys: dict[str, int] = {}
    for i, wording in enumerate(wordings):
        sets.join(keys.setdefault(wording.key, i), i)
    _plurals(sets, keys)
    for one, other in harvest.apart:
        if key_of(one) in keys and key_of(other) in keys:
            sets.keep_apart(keys[key_of(one)], keys[key_of(other)])
    _introduced(sets, keys, harvest.introduced)
    persons = [i for i, wording in enumerate(wordings) if is_person(wording)]
    join_variants(sets, persons, sounds, one_person)
    join_second_surnames(sets, persons)
    join_turned(sets, persons)
    owners = surname_owners(sets, persons)
    join_surnames(sets, owners)
    join_first_names(sets, persons)
    people_sets = {sets.find(i) for i in persons}
    join_shorter(sets, [i for i in range(len(wordings)) if sets.find(i) not in people_sets])
    join_variants(
        sets, (i for i in range(len(wordings)) if i not in persons), lambda wording: wording.key[:3], _one_slip
    )
    first_names = {lower(wordings[i].parts[0]) for i in persons}
    groups = [_group([wordings[i] for i in members]) for members in sets.sets()]
    shared = {surname for surname, having in owners.items() if len(having) > 1}
    kept = [each for each in groups if not _is_part(each, first_names, shared)]
    longer: dict[str, list[Group]] = {}
    for each in kept:
        for word in dict.fromkeys(each.name.split()):
            longer.setdefault(word, []).append(each)
    whole = [each for each in kept if not _is_piece(each, longer)]
    return sorted(whole, key=lambda each: (-each.count, -each.articles, each.name))


def _holds_person(wording: NameWording, people: Container[tuple[str, ...]]) -> bool:
    """Say whether a name starts with a person's full name and goes on: two names that were taken for one."""
    parts, last = wording.parts, lower(wording.parts[-1])
    thing = parts[-1][0].isupper() and (last in words().endings or bool(classes(last) & COMMON))
    if thing and (wording.the * 2 >= wording.count or tuple(parts[:-1]) in people):
        return False  # what bears somebody's name: the Ada Holm Bridge
    if tuple(parts) in people and tuple(parts[:-1]) in people and not classes(last) & GIVEN:
        return False  # a second surname
    return any(tuple(parts[:end]) in people for end in range(2, len(parts)))


def _plurals(sets: Sets, keys: dict[str, int]) -> None:
    for key, i in keys.items():
        one = keys.get(key.removesuffix("s"), i) if key[-2:-1].isalpha() else i
        if one != i and sets.wordings[one].count >= sets.wordings[i].count and not is_person(sets.wordings[i]):
            sets.join(one, i)


def _introduced(sets: Sets, keys: dict[str, int], introduced: Iterable[tuple[str, str]]) -> None:
    """Join what articles introduce, what everybody knows ("UK"), and initials with the "&" of exactly one name."""
    for full, brief in introduced:
        if key_of(full) in keys and key_of(brief) in keys:
            sets.join(keys[key_of(full)], keys[key_of(brief)])
    for same in words().same:
        known = [keys[key] for key in map(key_of, same) if key in keys]
        for i in known[1:]:
            sets.join(known[0], i)
    initials: dict[str, list[int]] = {}
    for i, wording in enumerate(sets.wordings):
        if "&" in wording.parts[1:-1]:
            initials.setdefault("".join(part[0] for part in wording.parts), []).append(i)
    for i, wording in enumerate(sets.wordings):
        spelt = initials.get("".join(wording.text.split()), [])
        if len(spelt) == 1:
            sets.join(spelt[0], i)


def _one_slip(one: NameWording, other: NameWording) -> bool:
    """Say whether two longer names differ by a slip of spelling."""
    long = min(len(one.key), len(other.key)) >= _LONG and abs(len(one.key) - len(other.key)) < 3
    return long and likeness(one.text, other.text) == "spelled"


def _is_part(each: Group, first_names: Container[str], shared: Container[str]) -> bool:
    """Say whether a lone word is somebody's given name, or a surname that several have."""
    key = each.wordings[0].key
    alone = all(len(wording.parts) == 1 for wording in each.wordings)
    couple = all(wording.both == wording.count for wording in each.wordings)
    return alone and (couple or key in shared or (key in first_names and bool(classes(key) & GIVEN)))


def _is_piece(each: Group, longer_by_word: Mapping[str, Sequence[Group]]) -> bool:
    """Say whether a lone word is no more than a piece of longer names: no article has it without one of these."""
    word = each.wordings[0].text
    if any(len(wording.parts) > 1 for wording in each.wordings) or each.votes["place"] or each.votes["person"]:
        return False
    if each.votes["organisation"] > 1:
        return False
    longer = [other for other in longer_by_word.get(word, ()) if other is not each]
    inside = {id_ for other in longer for wording in other.wordings for id_ in wording.articles}
    own = {id_ for wording in each.wordings for id_ in wording.articles}
    count = sum(other.count for other in longer)
    return bool(longer) and each.count <= count and (own <= inside or each.count * _PIECE <= count)


def _group(members: Sequence[NameWording]) -> Group:
    ranked = sorted(members, key=lambda wording: (-wording.count, wording.text))
    return Group(_best(ranked), tuple(ranked))


def _best(ranked: Sequence[NameWording]) -> str:
    """Give the wording by which to call a thing: a person's full name, a firm's with its legal form, no initials."""
    if persons := [wording for wording in ranked if is_person(wording)]:
        return max(persons, key=lambda wording: (wording.count, len(wording.text))).text
    if firm := next(filter(_is_firm, ranked), None):
        return firm.text
    spoken = [wording for wording in ranked if not _is_initials(wording)] or list(ranked)
    firms = [wording for wording in spoken for other in spoken if is_full_firm(other, wording)]
    best = (firms or spoken)[0]
    saints = (
        w
        for w in spoken
        if " ".join(w.parts[:-1]).removesuffix("'s") == best.text.removesuffix("'s") and "'s" in w.text
    )
    best = next(saints, best)
    longer = (w for w in spoken if len(best.parts) == 1 and len(w.parts) > 1 and best.text in (w.parts[0], w.parts[-1]))
    best = next((w for w in longer if w.count * _TITLED >= best.count), best)
    titled = next((wording for wording in spoken if wording.text == f"The {best.text}"), best)
    best = titled if titled.count * _TITLED >= best.count else best
    plural = (
        not best.text.startswith("The ")
        and len(best.parts) == 1
        and best.text.endswith("s")
        and best.the * 3 > best.count * 2
    )
    return f"The {best.text}" if plural and best.votes["organisation"] >= best.votes["product"] else best.text


def _is_firm(wording: NameWording) -> bool:
    return is_legal(wording.text.split()[-1])


def _is_initials(wording: NameWording) -> bool:
    return wording.text.replace(".", "").isupper() and len(wording.key) < 6


def aliases(each: Group, person: bool) -> Iterator[str]:
    """Give the wordings of a thing that do not follow from its name: no surname of a person, no other signs."""
    known = {key_of(each.name)}
    surnames = {wording.parts[-1] for wording in each.wordings if len(wording.parts) > 1}
    for wording in each.wordings:
        key = key_of(wording.text)
        bare = [part for part in wording.parts if not classes(lower(part)) & PARTICLE]
        if key not in known and not (person and wording.parts == bare and len(bare) == 1 and bare[0] in surnames):
            known.add(key)
            yield wording.text
