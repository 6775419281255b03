"""What a name's own form says of its kind: what the finder takes it for, less what it is wrong in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.folding import lower
from generator.names import (
    CITY,
    COMMON,
    COUNTRY,
    FUNCTION,
    GIVEN,
    PRODUCTNOUN,
    classes,
    lexicon,
    listed,
    looks_ordinary,
)
from generator.patterns import lazy
from generator.propose.name_place import NamePlace
from generator.propose.words import words

AROUND: Final = 60
"""Characters on either side that are read."""
LAST = lazy(r"(?:([\w'-]+) )?([\w'-]+) $")
"""The last two words in front of a name."""
_ONE = lazy(rf" (?:{'|'.join(listed(PRODUCTNOUN))})(?!\w)")
"""Of one thing, as in "the Osmo phone"."""
_SOLE = lazy(r"(?= ([a-z]+)|)(?!-|'s)")
"""What follows a name that stands alone: a word in small letters, or none."""
_AGENCY = lazy(r"[^.;]{0,3}\(([A-Z]{2,6})\)")


def by_finder(spot: NamePlace, made: bool) -> Iterator[tuple[str, int]]:
    """Give what the finder takes a name for, and what stands with it in brackets or quotation marks."""
    kind = by_form(spot)
    many = len(spot.name.split())
    if (
        kind
        and not (made and kind == "product")
        and not (kind == "craft" and many == 1 and not spot.name[-1].isdigit())
    ):
        yield kind, 1
    if looks_like_a_person(spot.name) and lower(spot.name).endswith(words().name_ends):
        yield "person", 1
    if spot.mention.quoted and kind == "work":
        yield "work", 2
    if made and spot.plain[: spot.start].endswith("the ") and _ONE.match(spot.plain, spot.end):
        yield "product", 2
    if (short := _AGENCY.match(spot.plain[spot.end : spot.end + 12])) and short[1][0] == spot.name[0]:
        yield "organisation", 2


def by_form(spot: NamePlace) -> str | None:
    """Give the finder's guess, which takes a rival or an owner for a person."""
    last = LAST.search(lower(spot.plain[max(0, spot.start - AROUND) : spot.start]))
    given = " " in spot.name and classes(lower(spot.name.split()[0])) & GIVEN
    either = not given and last and last[2] in words().either
    numbered = spot.mention.kind == "product" and spot.name[-1].isdigit()
    lone = not classes(lower(spot.name)) & (CITY | COUNTRY)
    owner = spot.mention.kind == "place" and lone and " " not in spot.name and spot.plain.startswith("'s ", spot.end)
    no_person = spot.mention.kind == "person" and (either or _is_double(spot.name))
    either = spot.mention.kind == "organisation" and lower(spot.name.split()[-1]) in words().surnames
    return None if numbered or owner or no_person or either or _is_the_ship(spot) else spot.mention.kind


def _is_double(name: str) -> bool:
    """Say whether a lone name has a given name before a hyphen and none behind: "Lloyd-Osmo", but not "Anne-Marie"."""
    first, _, rest = lower(name).partition("-")
    return " " not in name and bool(rest and classes(first) & GIVEN) and not classes(rest) & GIVEN


def _is_the_ship(spot: NamePlace) -> bool:
    """Say whether a town's name stands alone behind "the", as no town's does: "raised from the Verona."."""
    town = " " not in spot.name and bool(classes(lower(spot.name)) & CITY) and not classes(lower(spot.name)) & COUNTRY
    behind = _SOLE.match(spot.plain, spot.end)
    alone = bool(behind) and (not behind or not behind[1] or bool(classes(behind[1]) & FUNCTION))
    return town and alone and spot.plain[: spot.start][-4:].lower() == "the "


def looks_like_a_person(name: str) -> bool:
    """Say whether a name is two strange words, which a person's is more often than a firm's.

    >>> looks_like_a_person("Osmo Kilda"), looks_like_a_person("Osmo Shoes")
    (True, False)
    """
    parts = name.split()
    return (
        len(parts) == 2
        and all(part.isalpha() and part[1:].islower() and not _is_english(lower(part)) for part in parts)
        and lower(parts[1]) not in words().endings
        and lower(parts[0]) not in words().starts
    )


def _is_english(word: str) -> bool:
    """Say whether a word is one of English, or a plural of one."""
    return bool(lexicon().get(word, 0) & COMMON) or (word.endswith("s") and looks_ordinary(word))
