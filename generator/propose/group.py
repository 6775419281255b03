"""Wordings put together: those that name one thing. Two people with one surname are never put together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from generator.folding import lower
from generator.names import GIVEN, ORG, PLACE, classes, cut, key_of, same_first, same_surname, sound
from generator.propose.wordings import Harvest, Wording, is_legal
from generator.propose.words import words
from generator.reconcile import likeness

_OFTEN: Final = 2
"""How many times as many articles name the likelier of two longer names for one short one."""
_RARE: Final = 9
"""How many times as often a firm goes by its short name, at most."""
_TOLD: Final = 3
"""How many mentions one word that tells of a person can speak for."""
_TITLED: Final = 3
"""How many times as often a title goes without its "The", at most."""
_LONG: Final = 8
"""Letters of a name, at least, in which a slip can be told from another name."""


@dataclass(frozen=True, slots=True)
class Group:
    """All wordings of one thing."""

    name: str
    wordings: tuple[Wording, ...]
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


class _Sets:
    """Wordings in disjoint sets, each known by its first."""

    def __init__(self, wordings: Sequence[Wording]) -> None:
        self.wordings = wordings
        self._owner = list(range(len(wordings)))

    def find(self, i: int) -> int:
        while self._owner[i] != i:
            i = self._owner[i]
        return i

    def join(self, i: int, j: int) -> None:
        one, other = sorted((self.find(i), self.find(j)))
        self._owner[other] = one

    def sets(self) -> list[list[int]]:
        found: dict[int, list[int]] = {}
        for i in range(len(self.wordings)):
            found.setdefault(self.find(i), []).append(i)
        return list(found.values())


def is_person(wording: Wording) -> bool:
    """Say whether a wording is the full name of a person."""
    parts = wording.parts
    if len(parts) < 2 or lower(parts[-1]) in words().endings or cut(wording.text) is None:
        return False
    votes = wording.votes
    rivals = max(votes[kind] for kind in ("organisation", "place", "product", "work", "craft"))
    return votes["person"] * _TOLD >= wording.count and votes["person"] > rivals


def group(harvest: Harvest) -> list[Group]:
    """Put the wordings of each thing together, those named most often first."""
    people = {tuple(wording.parts) for wording in harvest.wordings if is_person(wording)}
    wordings = [wording for wording in harvest.wordings if not _holds_person(wording.parts, people)]
    sets = _Sets(wordings)
    keys: dict[str, int] = {}
    for i, wording in enumerate(wordings):
        sets.join(keys.setdefault(wording.key, i), i)
    _plurals(sets, keys)
    _abbreviated(sets, keys, harvest.abbreviations)
    persons = [i for i, wording in enumerate(wordings) if is_person(wording)]
    _variants(sets, persons, _sounds, _one_person)
    owners = _owners(sets, persons)
    _surnames(sets, owners)
    things = [i for i in range(len(wordings)) if i not in persons]
    _longer(sets, things)
    _variants(sets, things, lambda wording: wording.key[:3], _one_slip)
    first_names = {lower(wordings[i].parts[0]) for i in persons}
    groups = [_group([wordings[i] for i in members]) for members in sets.sets()]
    shared = {surname for surname, having in owners.items() if len(having) > 1}
    kept = [each for each in groups if not _is_part(each, first_names, shared)]
    return sorted(kept, key=lambda each: (-each.count, -each.articles, each.name))


def _holds_person(parts: list[str], people: Container[tuple[str, ...]]) -> bool:
    """Say whether a name starts with a person's full name and goes on: two names that were taken for one."""
    return any(tuple(parts[:end]) in people for end in range(2, len(parts)))


def _plurals(sets: _Sets, keys: dict[str, int]) -> None:
    for key, i in keys.items():
        one = keys.get(key.removesuffix("s"), i) if key[-2:-1].isalpha() else i
        if one != i and sets.wordings[one].count >= sets.wordings[i].count and not is_person(sets.wordings[i]):
            sets.join(one, i)


def _abbreviated(sets: _Sets, keys: dict[str, int], brackets: Iterable[tuple[str, str]]) -> None:
    """Join what brackets introduce, and capitals that are the first letters of exactly one longer name."""
    for full, brief in brackets:
        if key_of(full) in keys and key_of(brief) in keys:
            sets.join(keys[key_of(full)], keys[key_of(brief)])
    initials: dict[str, dict[int, None]] = {}
    for i, wording in enumerate(sets.wordings):
        capitals = "".join(part[0] for part in wording.parts if part[0].isupper())
        if len(wording.parts) > 1 and not is_person(wording):
            initials.setdefault(lower(capitals), {})[sets.find(i)] = None
    for i, wording in enumerate(sets.wordings):
        letters = wording.text.replace(".", "")
        spelt = initials.get(wording.key, {})
        if letters.isupper() and letters.isalpha() and len(letters) > 1 and len(spelt) == 1:
            sets.join(next(iter(spelt)), i)


def _variants(
    sets: _Sets, members: Iterable[int], near: Callable[[Wording], str], same: Callable[[Wording, Wording], bool]
) -> None:
    """Join spellings of one name; only those that are ``near`` each other are compared."""
    for close in _buckets((near(sets.wordings[i]), i) for i in members).values():
        for i, j in combinations(close, 2):
            if sets.find(i) != sets.find(j) and same(sets.wordings[i], sets.wordings[j]):
                sets.join(i, j)


def _buckets(pairs: Iterable[tuple[str, int]]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for key, i in pairs:
        found.setdefault(key, []).append(i)
    return found


def _sounds(wording: Wording) -> str:
    """Give the first sounds of a person's names."""
    name = cut(wording.text)
    return sound(name[0])[:1] + sound(name[1])[:2] if name else ""


def _one_person(one: Wording, other: Wording) -> bool:
    """Say whether two full names are one person's: alike in both parts, and neither given name another common one."""
    a, b = cut(one.text), cut(other.text)
    if a is None or b is None or not same_surname(a[1], b[1]):
        return False
    if likeness(one.text, other.text):
        return True
    return a[1] == b[1] and (same_first(a[0], b[0]) and not (classes(a[0]) & classes(b[0]) & GIVEN))


def _one_slip(one: Wording, other: Wording) -> bool:
    """Say whether two longer names differ by a slip of spelling."""
    long = min(len(one.key), len(other.key)) >= _LONG and abs(len(one.key) - len(other.key)) < 3
    return long and likeness(one.text, other.text) == "spelled"


def _owners(sets: _Sets, persons: Iterable[int]) -> dict[str, dict[int, None]]:
    """Give for each surname the persons who have it."""
    owners: dict[str, dict[int, None]] = {}
    for i in persons:
        if name := cut(sets.wordings[i].text):
            owners.setdefault(name[1], {})[sets.find(i)] = None
    return owners


def _surnames(sets: _Sets, owners: Mapping[str, Mapping[int, None]]) -> None:
    """Join a lone surname with the only person who has it."""
    for i, wording in enumerate(sets.wordings):
        having = owners.get(wording.key, {}) if len(wording.parts) == 1 else {}
        if len(having) == 1:
            sets.join(next(iter(having)), i)


def _longer(sets: _Sets, things: Sequence[int]) -> None:
    """Join a short name with a longer one: the firm's full name, the end of a name, a name with a word left out."""
    ends = _buckets((part, i) for i in things for part in dict.fromkeys(_ends(sets.wordings[i])))
    for i in things:
        short = sets.wordings[i]
        near = sorted({j for part in _ends(short) for j in ends[part]})
        fuller = [j for j in near if len(sets.wordings[j].parts) > len(short.parts)]
        for kind in (_full_firm, _end_of, _without_a_word):
            found = [j for j in fuller if kind(short, sets.wordings[j])]
            if (best := _likeliest(sets, found)) is not None:
                sets.join(best, i)


def _ends(wording: Wording) -> tuple[str, str]:
    """Give the first word of a name and its last two: a longer form of it shares one of these."""
    return wording.parts[0], " ".join(wording.parts[-2:])


def _likeliest(sets: _Sets, found: Iterable[int]) -> int | None:
    """Give the only set, or the one that far more articles name than any other."""
    sizes: dict[int, int] = {}
    for j in found:
        sizes[sets.find(j)] = sizes.get(sets.find(j), 0) + len(sets.wordings[j].articles)
    ranked = sorted(sizes, key=lambda owner: (-sizes[owner], owner))
    if not ranked or (len(ranked) > 1 and sizes[ranked[0]] < _OFTEN * sizes[ranked[1]]):
        return None
    return ranked[0]


def _full_firm(short: Wording, full: Wording) -> bool:
    """Say whether a name is that of a firm, and the longer one has a word for a firm behind it."""
    a, b = short.parts, full.parts
    ending = b[len(a) :]
    return (
        b[: len(a)] == a
        and len(ending) == 1
        and (bool(classes(lower(ending[0])) & ORG) or is_legal(full.text.split()[-1]))
        and full.count * _RARE >= short.count
        and not classes(lower(a[0])) & (PLACE | ORG)
        and short.votes["place"] * 2 <= short.count
        and short.votes["product"] <= short.votes["organisation"]
    )


def _end_of(short: Wording, full: Wording) -> bool:
    """Say whether a name of several words is the end of a longer one."""
    a, b = short.parts, full.parts
    return len(a) > 1 and b[-len(a) :] == a


def _without_a_word(short: Wording, full: Wording) -> bool:
    """Say whether a name of two words lacks one from the middle of a longer one."""
    a, b = short.parts, full.parts
    return len(a) == 2 and len(b) == 3 and [b[0], b[2]] == a


def _is_part(each: Group, first_names: Container[str], shared: Container[str]) -> bool:
    """Say whether a lone word is somebody's given name, or a surname that several have."""
    key = each.wordings[0].key
    alone = all(len(wording.parts) == 1 for wording in each.wordings)
    return alone and (key in shared or (key in first_names and bool(classes(key) & GIVEN)))


def _group(members: Sequence[Wording]) -> Group:
    ranked = sorted(members, key=lambda wording: (-wording.count, wording.text))
    return Group(_best(ranked), tuple(ranked))


def _best(ranked: Sequence[Wording]) -> str:
    """Give the wording by which to call a thing: a person's full name, a firm's with its legal form, no initials."""
    for fits in (is_person, _is_firm):
        if found := next(filter(fits, ranked), None):
            return found.text
    spoken = [wording for wording in ranked if not _is_initials(wording)] or list(ranked)
    firms = [wording for wording in spoken for other in spoken if _full_firm(other, wording)]
    best = (firms or spoken)[0]
    titled = next((wording for wording in spoken if wording.text == f"The {best.text}"), best)
    best = titled if titled.count * _TITLED >= best.count else best
    plural = (
        not best.text.startswith("The ")
        and len(best.parts) == 1
        and best.text.endswith("s")
        and best.the * 3 > best.count * 2
    )
    return f"The {best.text}" if plural and best.votes["organisation"] >= best.votes["product"] else best.text


def _is_firm(wording: Wording) -> bool:
    return is_legal(wording.text.split()[-1])


def _is_initials(wording: Wording) -> bool:
    return wording.text.replace(".", "").isupper() and len(wording.key) < 6


def aliases(each: Group) -> Iterator[str]:
    """Give the wordings of a thing that do not follow from its name: no surname of a person, no other signs."""
    known = {key_of(each.name)}
    person = any(map(is_person, each.wordings))
    for wording in each.wordings:
        key = key_of(wording.text)
        if key not in known and not (person and len(wording.parts) == 1):
            known.add(key)
            yield wording.text
