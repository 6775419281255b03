"""What the words around a name, and its own, say of its kind. Nothing here knows what it is a clue to besides a kind.

A clue is the name of a kind of entity, or ``"is KIND"`` for a kind of subject; each has a weight.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.folding import lower
from generator.names import CRAFTNOUN, PLACENOUN, PRODUCTNOUN, ROLE, SAID, classes, listed
from generator.patterns import lazy
from generator.propose.name_place import NamePlace
from generator.propose.words import are_people, words

_AROUND: Final = 60
"""Characters on either side that are read."""
_MADE = lazy(rf"(?: [a-z-]+)? (?:{'|'.join(listed(PRODUCTNOUN))})(?:e?s)?(?!\w)")
"""What behind a name tells of something that its owner makes: "Osmo phones"."""
_ONE = lazy(rf" (?:{'|'.join(listed(PRODUCTNOUN))})(?!\w)")
"""Of one thing, as in "the Osmo phone"."""
_PLACES = (
    "city|town|village|port|island|parish|county|district|streets?|mayor|suburb|region|province|people|residents|centre"
)
_BEFORE = (
    (re.compile(r"(?<!\w)(?:in|near|outside|around|across|throughout|off|downtown|central) $"), "place", 2),
    (
        re.compile(r"(?<!\w)(?:cast|starred|stars|starring|appears|appeared|role|lead|scenes?|acted|played) in $"),
        "work",
        4,
    ),
    (re.compile(r"(?<!\w)(?:directed|directs|produced|starring|premiere of|screening of|remake of) $"), "work", 2),
    (re.compile(r"(?<!\w)(?:near|outside|opposite) the $"), "place", 2),
    (re.compile(r"(?<!\w)(?:won|entered|winner of|edition of|(?:this|last|next) year's) (?:the )?$"), "event", 1),
    (re.compile(r"(?<!\w)(?:author|writer|translator|composer|director|star) of $"), "work", 2),
    (re.compile(r"(?<!\w)(?:calls?|called|calling) (?:itself|themselves) $"), "organisation", 3),
    (re.compile(r"(?<!\w)(?:(?:sold|leased) to|(?:taken over|acquired|insured) by|insured with) $"), "organisation", 1),
    (re.compile(rf"(?<!\w)(?:{_PLACES}) of $"), "place", 3),
    (re.compile(r"(?<!\w)aboard (?:the )?$"), "craft", 2),
    (
        re.compile(r"(?<!\w)(?:sell|sells|sold|selling|buy|buys|bought|recall|recalls|recalled|recalling|using|wearing)"
                   r" (?:the|its|an?|of the|[\d,.]+(?: million)?) (?:[\w-]+ )?$"),
        "product",
        2,
    ),
)  # fmt: skip
_AFTER = (
    (re.compile(r", (?:aged )?\d\d[,.;](?!\d)|, who\b"), "person", 2),
    (re.compile(r", (?:an?|the) (?:[a-z'-]+ ){0,3}?(?:city|town|village|port|island|suburb|region)\b"), "place", 3),
    (re.compile(r"(?: seats?| units?| devices?)\b"), "product", 1),
    (re.compile(rf" (?:{'|'.join(listed(CRAFTNOUN))})(?!\w)"), "craft", 1),
    (
        re.compile(
            r" (?:takes? place|took place"
            r"|(?:is|was|were|will be|has been) (?:held|called off|cancelled|canceled|postponed))\b"
        ),
        "event",
        2,
    ),
    (re.compile(r", of (?:the )?[a-z]"), "person", 1),
    (re.compile(r" (?:says?|said)(?: that)? (?:it|its)\b|, which (?:itself|also) "), "organisation", 2),
    (re.compile(r" (?:says?|said)(?: that)? (?:he|she|his|her)\b| [a-z]+(?:ed|s) (?:his|her) "), "person", 1),
    (
        re.compile(
            r" (?:sank|capsized|sailed|sails|docked|ran aground|runs aground|was refloated|berthed|drifted|took off)\b"
        ),
        "craft",
        2,
    ),
)
_WAY = lazy(r"(?<!\w)(?:from|at|to|reached|left) $")
"""What a place has in front, and a body too; so it counts for a name of one word alone."""
_LAST = lazy(r"(?:([\w'-]+) )?([\w'-]+) $")
_NEXT = lazy(r"('s|') ([a-z-]+)|(,)? ([a-z-]+)")
_WORD = lazy(r" (\w+)")
_LISTED = lazy(r",? (?:and|&) |, ")
_WHICH = lazy(r", which (?:has |had )?([a-z]+)")
_BESIDE = lazy(r", (?:an?|the|its|their|his|her) ((?:[a-z'-]+ ?){1,5})")
_AGENCY = lazy(r"[^.;]{0,3}\((?:[A-Z]{2,6})\)")


def clues(spot: NamePlace) -> Iterator[tuple[str, int]]:
    """Give what a name's surroundings say of its kind, each with its weight."""
    before = lower(spot.plain[max(0, spot.start - _AROUND) : spot.start]).replace("\n", " ")
    after = lower(spot.plain[spot.end : spot.end + _AROUND]).replace("\n", " ")
    made = bool(_MADE.match(after))
    yield from _by_finder(spot, made)
    yield from _things(before, after, made)
    yield from ((kind, weight) for pattern, kind, weight in _BEFORE if pattern.search(before))
    yield from ((kind, weight) for pattern, kind, weight in _AFTER if pattern.match(after))
    if _WAY.search(before) and " " not in spot.name:
        yield "way", 1
    yield from _beside(spot, before, after)


def _by_finder(spot: NamePlace, made: bool) -> Iterator[tuple[str, int]]:
    kind = spot.mention.kind
    many = len(spot.name.split())
    if (
        kind
        and not (made and kind == "product")
        and not (kind == "craft" and many == 1 and not spot.name[-1].isdigit())
    ):
        yield kind, 1
    if made and spot.plain[: spot.start].endswith("the ") and _ONE.match(spot.plain, spot.end):
        yield "product", 2
    if _AGENCY.match(spot.plain[spot.end : spot.end + 12]):
        yield "organisation", 2


def _things(before: str, after: str, made: bool) -> Iterator[tuple[str, int]]:
    ours = words()
    beside = None if made else ours.thing_beside.match(after)
    if thing := ours.thing_before.search(before) or ours.thing_after.match(after) or beside:
        yield f"is {ours.things[thing[1]]}", 1


def _beside(spot: NamePlace, before: str, after: str) -> Iterator[tuple[str, int]]:
    """Read offices and deeds: "X's shares", "chief executive of X", "X unveiled", "X, chief of"."""
    many = len(spot.name.split()) > 1
    yield from _in_front(before, after, many)
    yield from _behind(spot, after, many)
    yield from _apposed(after, many)


def _in_front(before: str, after: str, many: bool) -> Iterator[tuple[str, int]]:
    ours = words()
    if (match := _LAST.search(before)) is None:
        return
    if match[2] in ours.bodies:
        yield "organisation", 2
    if match[2] in ("of", "at", "for") and match[1] in ours.offices:
        yield "organisation", 1
    if match[2] == "of" and classes(match[1] or "") & PLACENOUN:
        yield "place", 2
    if many and (are_people(match[1]) if match[2] == "at" else are_people(match[2]) and not _LISTED.match(after)):
        yield "organisation", 1


def _behind(spot: NamePlace, after: str, many: bool) -> Iterator[tuple[str, int]]:
    ours = words()
    if (match := _NEXT.match(after)) is None:
        return
    first = match[2] or match[4]
    if match[3]:
        if many and (classes(first) & ROLE or first in ours.offices):
            yield "person", 2
        if (deed := _WHICH.match(after)) and deed[1] in ours.deeds:
            yield "organisation", 1
    elif first in ours.offices:
        yield "organisation", 2
    elif first in ours.deeds and spot.mention.kind != "person":
        yield "organisation", 1


def _apposed(after: str, many: bool) -> Iterator[tuple[str, int]]:
    ours = words()
    for word in match[1].split() if (match := _BESIDE.match(after)) else ():
        if word in ours.bodies and classes(word) & ROLE:
            yield "organisation", 1
            return  # a contractor is a person or a firm
        if many and (classes(word) & ROLE or word in ours.offices):
            yield "person", 2
            return
        if word in ours.bodies:
            yield "organisation", 2
            return


def speaks(spot: NamePlace) -> bool:
    """Say whether whoever is named says something there, as people and bodies do, places and things not."""
    word = _WORD.match(spot.plain, spot.end)
    return bool(word and classes(word[1]) & SAID) or bool(
        re.search(r"\b(?:said|says) $", spot.plain[: spot.start][-8:])
    )
