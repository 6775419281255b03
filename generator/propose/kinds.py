"""What kind of thing a name names, by what the articles say of it; where they do not tell, by its form, as a guess."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from generator.folding import lower
from generator.names import CITY, COMMON, COUNTRY, GIVEN, ORG, ORGNOUN, PLACE, PLACELEAD, classes, lexicon
from generator.propose.group import Group
from generator.propose.people import is_person
from generator.propose.wordings import parts_of
from generator.propose.words import words
from generator.story import EntityKind

_KINDS: Final[tuple[EntityKind, ...]] = ("person", "organisation", "place", "product", "craft", "work", "event")
"""The kinds that are told apart; of two with as many votes the first counts."""
_WAYS: Final = 2
"""How many mentions one "from", "at" or "to" in front can speak for."""
_SHARE, _PLACED = 6, 2
"""How many mentions one vote for a kind can speak for; of a place nearly all say so, as what is in it."""


_NEVER_ALONE: Final = 3
"""How often somebody is named before one mention gives the surname alone, as a rule."""


class NameKind(NamedTuple):
    """What a name names."""

    entity: EntityKind | None
    """``None`` where nothing tells."""
    guessed: bool
    """Only its form tells."""
    thing: str | None
    """The kind of subject that the words beside it make of it."""


def kind(each: Group) -> NameKind:
    """Tell the kind of a thing."""
    told = _told(each)
    paper = lower(each.name.split()[-1]) in words().papers
    entity = None if paper else told or _guess(each)
    return NameKind(entity, told is None, _thing(each, entity))


def _told(each: Group) -> EntityKind | None:
    if any(map(is_person, each.wordings)):
        return "person"
    votes = _votes(each)
    best = max(_KINDS, key=lambda one: (votes[one], -_KINDS.index(one)))
    share = _PLACED if best == "place" else _SHARE
    return best if votes[best] * share >= each.count and votes[best] > 0 else None


def _votes(each: Group) -> Counter[str]:
    votes = Counter(each.votes)
    for vote, count in each.votes.items():
        if vote == "is company" and each.votes["place"] and len(each.name.split()) == 1:
            continue  # "the Osmo company" may be the one in Osmo
        if vote.startswith("is ") and (entity := words().entities.get(vote[3:])):
            votes[entity] += 2 * count
    _vote_by_words(each, votes)
    parts = each.name.split()
    if is_coined(each.name):
        votes["place"] = 0
        if parts[-1].isdigit() and len(parts) > 1:
            votes["organisation"] = 0
    if classes("-".join(map(lower, parts))) & COUNTRY and lower(each.name) not in words().known:
        votes["place"] += _SHARE * each.count
    if votes["place"] and not votes["organisation"]:
        votes["place"] += votes["way"]
    said = sum(wording.said for wording in each.wordings)
    if said and len(parts) > 1 and votes["place"] and not classes("-".join(map(lower, parts))) & (COUNTRY | CITY):
        votes["organisation"] += votes["place"] + said  # rivers say nothing, Osmo Rivers does
    if "&" in each.name or "+" in each.name:
        votes["organisation"] += each.count + votes.pop("person", 0)
    votes["organisation"] += _goes_by_its_start(each) + _names_its_country(parts_of(each.name)) * each.count
    for known in filter(None, (words().known.get(lower(wording.text)) for wording in each.wordings)):
        votes[known] += 3 * each.count
    if classes("-".join(map(lower, parts))) & (COUNTRY | CITY):
        votes["place"] += each.count
    lone = len(parts) == 1 and not classes(lower(parts[0])) & GIVEN
    the = sum(wording.the for wording in each.wordings)
    church = each.name.startswith(("St ", "Saint ")) and each.name.endswith("'s")
    if church or (lone and votes["person"] * 2 < each.count) or the * 2 >= each.count:
        votes["person"] = 0
    return votes


def _vote_by_words(each: Group, votes: Counter[str]) -> None:
    """Count what the first and the last word of a name say."""
    parts = each.name.split()
    if len(parts) > 1 and (ending := _ending(parts)):
        things = {words().entities.get(vote[3:]) for vote in each.votes if vote.startswith("is ")} - {None, "place"}
        votes[ending] += 0 if ending == "place" and things else each.count + 1  # the film Osmo Harbour
        if ending == "organisation":
            votes["place"] //= 2  # "outside Osmo Toys"
    if len(parts) > 1 and lower(parts[-1]) == "house" and votes["place"]:
        votes["organisation"] = 0  # what one walks into is no publisher
    if len(parts) > 1 and (start := words().starts.get(lower(parts[0]))):
        votes[start] += 2 * each.count


def _ending(parts: Sequence[str]) -> EntityKind | None:
    """Give the kind that the last word of a name tells, or the last one before its "of": a Journal of Medicine."""
    before = parts[: parts.index("of")] if "of" in parts[1:] else parts
    told = (words().endings.get(lower(each[-1].strip(".,"))) for each in (parts, before))
    return next(filter(None, told), None)


def _goes_by_its_start(each: Group) -> int:
    """Count how often a name goes by its first words alone, as bodies do, and persons do not."""
    longest = max((wording.parts for wording in each.wordings), key=len)
    if longest[-1].islower():
        return 0
    starts = (wording for wording in each.wordings if wording.parts == longest[: len(wording.parts)] != longest)
    return sum(wording.count for wording in starts if not any(char.isdigit() for char in " ".join(longest)))


def _names_its_country(parts: Sequence[str]) -> bool:
    """Say whether a name ends in a country that is no part of it: "Osmo UK"."""
    return (
        len(parts) > 1
        and bool(classes(lower(parts[-1])) & COUNTRY)
        and not classes(lower(parts[0])) & (GIVEN | PLACELEAD)
    )


def _guess(each: Group) -> EntityKind | None:
    """Guess a kind by the form of a name and by whether it speaks."""
    parts = each.name.split()
    the = sum(wording.the for wording in each.wordings) * 3
    said = sum(wording.said for wording in each.wordings)
    if is_coined(each.name):
        return "product"
    if len(parts) > 1 and classes(lower(parts[-1]).removesuffix("s")) & COMMON and parts[-1].endswith("s"):
        return "organisation"
    head = each.name.partition(" of ")[0].split()
    if len(head) < len(parts) and not any(classes(lower(part)) & (ORG | ORGNOUN | PLACE) for part in head):
        return "work"
    if the > each.count:
        return "organisation" if said or len(parts) > 1 else None
    if len(parts) == 1 and not said and lower(parts[0]).endswith(words().place_ends):
        return "place"
    strange = all(part.isalpha() and not lexicon().get(lower(part), 0) & COMMON for part in parts)
    acts = each.votes["deed"] > 0 and each.count >= _NEVER_ALONE
    if len(parts) == 2 and strange and acts and not any(len(w.parts) == 1 for w in each.wordings):
        return "organisation"  # of somebody, texts soon give the surname alone
    if len(parts) == 2 and strange and parts[-1][0].isupper() and not parts[0].isupper():
        return None  # a person, a firm or a ward: nothing tells
    if len(parts) == 1 and each.votes["way"] * _WAYS >= each.count and not said:
        return "place"
    return "organisation" if said else None


def is_coined(name: str) -> bool:
    """Say whether a name is written as only products are: "ioFlute", "Osmo 4"."""
    parts = name.split()
    return (
        (any(char.isdigit() for char in name) and " of " not in name)
        or parts[0][0].islower()
        or any(map(_is_camel, parts))
    )


def _is_camel(word: str) -> bool:
    return any(a.islower() and b.isupper() for a, b in pairwise(word)) and not word.startswith(
        ("Mc", "Mac", "De", "Van", "O'")
    )


def _thing(each: Group, entity: EntityKind | None) -> str | None:
    """Give the kind of subject that the words beside the name tell most often, if it suits the kind of entity."""
    told = {vote[3:]: count for vote, count in each.votes.items() if vote.startswith("is ")}
    fitting = [(count, thing) for thing, count in told.items() if words().entities.get(thing) == entity]
    if fitting:
        return max(fitting)[1]
    return "product" if entity == "product" else "company" if entity == "organisation" else None
