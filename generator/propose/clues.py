"""What the words around a name, and its own, say of its kind. Nothing here knows what it is a clue to besides a kind.

A clue is the name of a kind of entity, or ``"is KIND"`` for a kind of subject; each has a weight.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.folding import lower
from generator.names import (
    COUNTRY,
    GIVEN,
    PLACENOUN,
    PRODUCTNOUN,
    ROLE,
    SAID,
    TITLE,
    classes,
    listed,
    starts_sentence,
)
from generator.patterns import lazy
from generator.propose.around import AFTER, BEFORE
from generator.propose.form import AROUND, LAST, by_finder, by_form, looks_like_a_person
from generator.propose.name_place import NamePlace
from generator.propose.words import are_people, words

_MADE = lazy(rf"(?: [a-z-]+)? (?:{'|'.join(listed(PRODUCTNOUN))})(?:e?s)?(?!\w)")
"""What behind a name tells of something that its owner makes: "Osmo phones"."""
_WAY = lazy(r"(?:(?<!\w)(?:from|at|to|reached|left|between(?: [\w-]+ and)?)|, of) $")
"""What a place has in front, and a body too; so it counts for a name of one word alone."""
_NEXT = lazy(r"('s|') ([a-z-]+)|(,)? (?:(?:has|have|had|will) (?:(?:also|now|since|already) )?)?([a-z-]+)")
_WORD = lazy(r" (\w+)")
_LISTED = lazy(r",? (?:and|&) |, ")
_WHICH = lazy(r"(?:, of [a-z -]+)?, which (?:has |had )?([a-z]+)")
_BESIDE = lazy(r", (?:an?|the|its|their|his|her|[a-z-]+'s) ((?:[a-z'-]+ ?){1,5})")
_PLURAL = lazy(r" (?:have|are|were|want|say|deny|play|face|do not|don't)(?![\w'-])")
"""Verbs by which a name is that of many: a team, a band, a council."""
_NO_HEAD = frozenset(
    ["of", "in", "for", "by", "from", "at", "to", "with", "on", "against", "between", "near", "and", "or",
     "nor", "&", "did", "does", "do", "could", "would", "should", "will", "can", "may", "might", "than",
     "like", "as"]
)  # fmt: skip
"""Words behind which a name is not what the verb behind it is said of."""
_HOLDER = lazy(r"(?<![\w'-])([A-Z][\w'-]+) (?:[a-z]+ )?[A-Z][\w'-]+,? (?:of|at|from) (?:the )?$")
"""Somebody's name in front of whom he or she works for: "Ada Holm of "Osmo Finch"."""
_RULER = lazy(
    r"(?<![\w'-])(?:President|Minister|King|Queen|Ambassador|Governor|Mayor|Emperor|Sultan|Premier)\b[^.,;]{0,30} of $"
)
_THEIRS = lazy(r"'s? ([A-Z][a-z]+) [A-Z]")
_TRADE = lazy(r".{3,}(?:ist|ician|woman)")
_OF_BODY = lazy(r",? of (?:the )?[A-Z]")
_COUNTRY = lazy(r"(?<![\w'-])([a-z]+(?: [a-z]+)?)'s $")
"""Whose somebody of two strange names is, who stands behind: Georgia's Ada Holm."""
_RIVALS = frozenset(("rival", "competitor"))
"""What a person and a firm are called alike."""
_PAYS = lazy(r"(?<!\w)(?:paid|pays?|paying|owe[sd]?) $")
_APPOSED = lazy(r"(?<![\w-])([a-z]+)(?: (?:of|in|at|from|for|to|that|which|who) [^.,;]{1,50})?, (?:the )?$")
"""What a name behind it is said to be: "its captain, "Ada Holm."""


def clues(spot: NamePlace) -> Iterator[tuple[str, int]]:
    """Give what a name's surroundings say of its kind, each with its weight."""
    before = lower(spot.plain[max(0, spot.start - AROUND) : spot.start]).replace("\n", " ")
    after = lower(spot.plain[spot.end : spot.end + AROUND]).replace("\n", " ")
    made = bool(_MADE.match(after))
    yield from by_finder(spot, made)
    yield from _things(spot, before, after, made)
    given = " " in spot.name and bool(classes(lower(spot.name.split()[0])) & GIVEN)
    owner = after.startswith(("'s ", "' "))  # of "in Holm's mill" the mill is what it is in
    yield from (
        (kind, weight)
        for pattern, kind, weight in (() if owner else BEFORE)
        if pattern.search(before)
        and not (kind == "event" and spot.name[-1].isdigit())
        and not (given and kind == "organisation")
    )
    yield from (
        (kind, weight)
        for pattern, kind, weight in AFTER
        if pattern.match(after) and not (given and kind == "organisation")
    )
    if _WAY.search(before) and " " not in spot.name and not after.startswith(("'s ", "' ")):
        yield "way", 1
    yield from _beside(spot, before, after)


def _things(spot: NamePlace, before: str, after: str, made: bool) -> Iterator[tuple[str, int]]:
    ours = words()
    beside = None if made else ours.thing_beside.match(after)
    front = ours.thing_before.search(before)
    if front and spot.plain[spot.start - len(before) + front.start(1)].isupper():
        front = None  # a part of the name before: "Osmo Jet, Ada Holm"
    if thing := front or ours.thing_after.match(after) or beside:
        yield f"is {ours.things[thing[1]]}", 1


def _beside(spot: NamePlace, before: str, after: str) -> Iterator[tuple[str, int]]:
    """Read offices and deeds: "X's shares", "chief executive of X", "X unveiled", "X, chief of"."""
    many = len(spot.name.split()) > 1
    given = many and bool(classes(lower(spot.name.split()[0])) & GIVEN)
    yield from _in_front(before, after, many, given)
    yield from _behind(spot, before, after, many)
    yield from _apposed(after, many)
    yield from _as_many(spot, before, after)
    yield from _of_somebody(spot, before, after)


def _as_many(spot: NamePlace, before: str, after: str) -> Iterator[tuple[str, int]]:
    """Read the plural of teams, bands and bodies: "Osmo have agreed"."""
    last = LAST.search(before)
    clause = re.split(r"[.;:!?] ", before)[-1]
    plural = spot.name.endswith("s") and " " not in spot.name and starts_sentence(spot.plain, spot.start)
    several = plural or " and " in clause or clause.endswith((", ", "& "))
    given = " " in spot.name and classes(lower(spot.name.split()[0])) & GIVEN
    if _PLURAL.match(after) and not (last and last[2] in _NO_HEAD) and not several and not given:
        yield "organisation", 2


def _of_somebody(spot: NamePlace, before: str, after: str) -> Iterator[tuple[str, int]]:
    """Read what stands in front with a comma or with "of": "its captain, Ada Holm,", "Ada Holm of Osmo Finch"."""
    plain = spot.plain[max(0, spot.start - AROUND) : spot.start]
    many = " " in spot.name
    said = _APPOSED.search(before) if after[:1] in (",", ".", ";", ")") else None
    if said and (said[1] in words().bodies or are_people(said[1])):
        yield "organisation", 2
    elif said and many and _is_somebody(said[1]) and said[1] not in words().either:
        yield "person", 2
    elif said and classes(said[1]) & PLACENOUN:
        yield "place", 2
    if many and before.endswith(("says ", "said ")) and _OF_BODY.match(spot.plain, spot.end):
        yield "person", 1
    country = _COUNTRY.search(before)
    if country and looks_like_a_person(spot.name) and classes(country[1].replace(" ", "-")) & COUNTRY:
        yield "person", 1
    holder = _HOLDER.search(plain)
    if many and holder and classes(lower(holder[1])) & GIVEN:
        yield "organisation", 2
    if _PAYS.search(before) and after[1:2] in "$£€0123456789":
        yield "organisation", 2
    if before.endswith("'s ") and spot.name.startswith("The "):
        yield "work", 2
    theirs = _THEIRS.match(spot.plain, spot.end)
    if theirs and classes(lower(theirs[1])) & GIVEN and spot.mention.kind != "person":
        yield "organisation", 2
    if not many and _RULER.search(plain):
        yield "place", 2


def _in_front(before: str, after: str, many: bool, given: bool) -> Iterator[tuple[str, int]]:
    ours = words()
    if (match := LAST.search(before)) is None:
        return
    if match[2] in ours.bodies and not (given and (classes(match[2]) & ROLE or match[2].endswith("er"))):
        yield "organisation", 2
    elif match[2] in ours.either and not many:
        yield "organisation", 1
    elif many and match[2] not in ours.either and (classes(match[2]) & TITLE or _is_trade(match[2])):
        yield "person", 1
    if match[2] in ("of", "at", "for") and match[1] in ours.offices:
        yield "organisation", 1
    if match[2] == "of" and classes(match[1] or "") & PLACENOUN:
        yield "place", 2
    if many and match[2] == "at" and are_people(match[1]):
        yield "organisation", 1
    if match[2] != "at" and are_people(match[2]) and not _LISTED.match(after):
        yield "organisation", 2


def _behind(spot: NamePlace, before: str, after: str, many: bool) -> Iterator[tuple[str, int]]:
    ours = words()
    if (match := _NEXT.match(after)) is None:
        return
    first = match[2] or match[4]
    if match[3]:
        if many and (classes(first) & ROLE or first in ours.offices):
            yield "person", 2
        deed = None if before.endswith(("of ", "in ", "at ")) else _WHICH.match(after)
        if deed and (deed[1] in ours.deeds or classes(deed[1]) & SAID):
            yield "organisation", 1 + bool(classes(deed[1]) & SAID)
    elif first in ours.offices:
        yield "organisation", 2
    elif first in ours.deeds and by_form(spot) != "person" and not _is_a_thing(spot):
        yield ("deed" if looks_like_a_person(spot.name) else "organisation"), 1


def _is_a_thing(spot: NamePlace) -> bool:
    """Say whether one word, no plural and no initials, stands behind "the": a ship's name more often than a body's."""
    name = spot.name.removeprefix("The ")
    the = name != spot.name or spot.plain[: spot.start][-4:].lower() == "the "
    return the and " " not in name and not name.isupper() and not name.endswith("s")


def _apposed(after: str, many: bool) -> Iterator[tuple[str, int]]:
    ours = words()
    for word in match[1].split() if (match := _BESIDE.match(after)) else ():
        if word in _RIVALS:
            return
        if word in ours.bodies and classes(word) & ROLE:
            yield "organisation", 1
            return  # a contractor is a person or a firm
        if many and (classes(word) & ROLE or word in ours.offices):
            yield "person", 2
            return
        if word in ours.bodies:
            yield "organisation", 2
            return


def _is_somebody(noun: str) -> bool:
    return noun in words().kin or _is_trade(noun) or bool(classes(noun) & (ROLE | TITLE)) or are_people(f"{noun}s")


def _is_trade(noun: str) -> bool:
    return noun in words().trades or bool(_TRADE.fullmatch(noun))


def speaks(spot: NamePlace) -> bool:
    """Say whether whoever is named says something there, as people and bodies do, places and things not."""
    word = _WORD.match(spot.plain, spot.end)
    return bool(word and classes(word[1]) & SAID) or bool(
        re.search(r"\b(?:said|says) $", spot.plain[: spot.start][-8:])
    )
