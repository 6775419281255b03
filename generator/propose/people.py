"""Wordings of people: which are full names, and which surnames, given names and spellings are whose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations
from typing import Final

from generator.folding import lower
from generator.names import GIVEN, PARTICLE, classes, cut, key_of, same_first, same_surname, sound
from generator.propose.shorter import Sets
from generator.propose.wordings import NameWording
from generator.propose.words import words
from generator.reconcile import likeness

_FEW: Final = 2
"""Words that tell of a body, at most, for a lone name to be the only person's who has it."""
_TOLD: Final = 3
"""How many mentions one word that tells of a person can speak for."""


def is_person(wording: NameWording) -> bool:
    """Say whether a wording is the full name of a person."""
    parts = wording.parts
    if (
        len(parts) < 2
        or "&" in parts
        or wording.the * 2 >= wording.count
        or _is_a_thing(wording)
        or cut(wording.text.rstrip(".")) is None
    ):
        return False
    votes = wording.votes
    noble = any(classes(part) & PARTICLE for part in parts)  # what is a place in "Ada van Dam" is only its form
    rivals = max(votes[kind] for kind in ("organisation", "product", "work", "craft", *(() if noble else ("place",))))
    rivals += votes["is company"]
    return votes["person"] * _TOLD >= wording.count and votes["person"] > rivals


def _is_a_thing(wording: NameWording) -> bool:
    """Say whether a name starts or ends as those of things do: "Osmo Hall"; but Ada Hall is somebody."""
    first, last = lower(wording.parts[0]), lower(wording.parts[-1])
    told = wording.votes["person"]
    named = bool(classes(first) & GIVEN) or (last in words().surnames and told >= wording.count)
    person = named and not wording.the and told >= wording.count
    ending = words().endings.get(last)
    either = ending in ("place", "event") or last in words().surnames
    return (ending is not None and not (person and either)) or first in words().starts


def sounds(wording: NameWording) -> str:
    """Give the first sounds of a person's names."""
    name = cut(wording.text)
    return sound(name[0])[:1] + sound(name[1])[:2] if name else ""


def one_person(one: NameWording, other: NameWording) -> bool:
    """Say whether two full names are one person's: alike in both parts, and neither given name another common one."""
    a, b = cut(one.text), cut(other.text)
    if a is None or b is None or not same_surname(a[1], b[1]):
        return False
    if likeness(one.text, other.text):
        return True
    return a[1] == b[1] and (same_first(a[0], b[0]) and not (classes(a[0]) & classes(b[0]) & GIVEN))


def join_second_surnames(sets: Sets, persons: Sequence[int]) -> None:
    """Join "Ada Holm" with the only "Ada Holm Reed", and the "Holm" of both with them."""
    longer: dict[tuple[str, ...], dict[int, None]] = {}
    middle: dict[str, dict[int, None]] = {}
    for i in persons:
        parts = sets.wordings[i].parts
        longer.setdefault(tuple(parts[:-1]), {})[i] = None
        for part in parts[1:-1]:
            middle.setdefault(part, {})[sets.find(i)] = None
    for i in persons:
        if len(having := longer.get(tuple(sets.wordings[i].parts), {})) == 1:
            sets.join(next(iter(having)), i)
    surnames = {sets.wordings[i].parts[-1] for i in persons}
    for i, wording in enumerate(sets.wordings):
        having = middle.get(wording.text, {})
        if (
            len(having) == 1
            and wording.text not in surnames
            and _is_surname(wording, sets.wordings[next(iter(having))])
        ):
            sets.join(next(iter(having)), i)


def join_turned(sets: Sets, persons: Iterable[int]) -> None:
    """Join a name with the same one in the other order, "Holm Ada" and "Ada Holm", if but one part is a given name."""
    turned: dict[tuple[str, str], int] = {}
    for i in persons:
        name = cut(sets.wordings[i].text)
        if name is None or (classes(name[0]) & GIVEN and classes(name[1]) & GIVEN):
            continue
        if (other := turned.get((name[1], name[0]))) is not None:
            sets.join(other, i)
        turned.setdefault(name, i)


def surname_owners(sets: Sets, persons: Iterable[int]) -> dict[str, dict[int, None]]:
    """Give for each surname the persons who have it."""
    owners: dict[str, dict[int, None]] = {}
    for i in persons:
        if name := cut(sets.wordings[i].text):
            owners.setdefault(name[1], {})[sets.find(i)] = None
    return owners


def join_surnames(sets: Sets, owners: Mapping[str, Mapping[int, None]]) -> None:
    """Join a lone surname with the only person who has it, if nothing else speaks for another thing of that name."""
    for i, wording in enumerate(sets.wordings):
        bare = [part for part in wording.parts if not classes(lower(part)) & PARTICLE]
        having = owners.get(key_of(bare[0]), {}) if len(bare) == 1 else {}
        if len(having) == 1 and _is_surname(wording, sets.wordings[next(iter(having))]):
            sets.join(next(iter(having)), i)


def join_first_names(sets: Sets, persons: Sequence[int]) -> None:
    """Join a lone given name with the only person who has it, if each of its articles names that person in full."""
    owners: dict[str, dict[int, None]] = {}
    for i in persons:
        owners.setdefault(sets.wordings[i].parts[0], {})[sets.find(i)] = None
    others = Counter(w.parts[0] for i, w in enumerate(sets.wordings) if len(w.parts) > 1 and i not in persons)
    for i, wording in enumerate(sets.wordings):
        having = owners.get(wording.text, {})
        owner = next(iter(having), i)
        rare = not classes(lower(wording.text)) & GIVEN and not others[wording.text]
        rare |= lower(wording.text) in words().family_first
        if len(having) == 1 and (rare or wording.articles.keys() <= _articles(sets, owner, persons).keys()):
            sets.join(next(iter(having)), i)


def _articles(sets: Sets, owner: int, persons: Iterable[int]) -> dict[str, None]:
    """Give the articles that name a person in full."""
    return {id_: None for i in persons if sets.find(i) == owner for id_ in sets.wordings[i].articles}


def _is_surname(lone: NameWording, person: NameWording) -> bool:
    """Say whether a lone name is that of the only person who has it, not of a firm that bears it, too."""
    near = len(lone.articles.keys() & person.articles.keys()) * 2 > len(lone.articles)
    body = lone.votes["organisation"]
    noble = len(lone.parts) > 1  # the place in "Van Dam" is only its form
    if not noble and lone.votes["place"] * 2 > lone.count and lone.votes["place"] > lone.votes["person"]:
        return False
    others = ("organisation", "product", "craft", "work", *(() if noble else ("place",)))
    silent = not any(lone.votes[kind] for kind in others)
    rare = not classes(lower(lone.parts[-1])) and body < _FEW
    return silent or lone.votes["person"] >= max(1, body) or (near and body <= lone.count) or rare


def join_variants(
    sets: Sets,
    members: Iterable[int],
    near: Callable[[NameWording], str],
    same: Callable[[NameWording, NameWording], bool],
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
