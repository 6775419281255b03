"""Short names that only start sentences: the "Rovers" of Osmo Rovers, where nothing else tells them from a word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from generator.folding import lower
from generator.models import Name
from generator.names import (
    CITY,
    COUNTRY,
    DEMONYM,
    FUNCTION,
    GIVEN,
    MONTH,
    ORG,
    ORGNOUN,
    PLACE,
    PLACENOUN,
    ROLE,
    SAID,
    TITLE,
    WEEKDAY,
    NameMention,
    classes,
    looks_ordinary,
)
from generator.patterns import lazy
from generator.propose.name_place import NamePlace
from generator.propose.passages import TextPiece
from generator.propose.words import words

_NO_SHORT = (
    CITY | COUNTRY | DEMONYM | FUNCTION | GIVEN | MONTH | ORG | ORGNOUN | PLACE | PLACENOUN | ROLE | TITLE | WEEKDAY
)
"""Words that name nothing by themselves, or much else."""
_NEXT = lazy(r"(?: (?:have |has |had )?([a-z]+)|(, (?:who|which)|'s?) )")
_CAPITAL = lazy(r"(?<![\w'-])[A-Z][\w'-]* $")
_NEAR = 24
"""Characters in which the word in front is looked for."""
_MANY = frozenset(
    ("have", "are", "were", "want", "say", "play", "deny", "boss", "bosses", "manager", "chief", "leader", "fans")
)


def with_lone(
    found: Sequence[Sequence[NamePlace]], passages: Sequence[TextPiece], plains: Sequence[str]
) -> list[list[NamePlace]]:
    """Add where the first or last word of a longer name stands alone and acts, if texts never write it small.

    A person's names are found without.
    """
    ends = _ends(found, plains)
    ends += [name.capitalize() for name in words().known if " " not in name and classes(name) & DEMONYM]
    pattern = re.compile(rf"(?<![\w'.-])(?<![A-Z]\w )({'|'.join(map(re.escape, ends))})(?![\w-]| [A-Z])")
    places = [
        [m for m in pattern.finditer(plain) if not _is_taken(m, each)]
        for plain, each in zip(plains, found, strict=True)
    ]
    acting = {m[1] for each in places for m in each if _acts(m)}
    return [
        sorted([*each, *(_made(m, passage, plain) for m in some if m[1] in acting)], key=lambda spot: spot.start)
        for each, some, passage, plain in zip(found, places, passages, plains, strict=True)
    ]


def _ends(found: Sequence[Sequence[NamePlace]], plains: Sequence[str]) -> list[str]:
    """Give the first and last words of longer names that no text writes small."""
    names = dict.fromkeys(spot.name for each in found for spot in each if spot.mention.kind != "person")
    split = [parts for name in names if len(parts := name.split()) > 1 and parts[0] != "The"]
    ends = dict.fromkeys(word for parts in split for word in (parts[0], parts[-1]))
    small = Counter(word for plain in plains for word in re.findall(r"(?<![\w'-])[a-z]+", plain))
    return [
        word
        for word in ends
        if len(word) > 3
        and word[1:].islower()
        and (word.endswith("s") or not looks_ordinary(lower(word)))
        and not classes(lower(word)) & _NO_SHORT
        and not small[lower(word)]
    ]


def _is_taken(match: re.Match[str], each: Sequence[NamePlace]) -> bool:
    """Say whether it stands in a longer name, which was found or not: "Liberal Democrats"."""
    inside = _CAPITAL.search(match.string, max(0, match.start() - _NEAR), match.start())
    return bool(inside) or any(spot.start < match.end() and match.start() < spot.end for spot in each)


def _acts(match: re.Match[str]) -> bool:
    """Say whether the word behind is what a body does or has: "Rovers want", "Rovers boss", "Rovers, who"."""
    follower = _NEXT.match(match.string, match.end())
    deed = (follower[1] or "") if follower else ""
    return bool(follower) and (
        not deed
        or match[1].lower() in words().known
        or deed in _MANY
        or deed in words().deeds
        or bool(classes(deed) & SAID)
    )


def _made(match: re.Match[str], passage: TextPiece, plain: str) -> NamePlace:
    start, end = match.span(1)
    return NamePlace(passage, plain, start, end, NameMention(start, end, Name(passage.text[start:end]), kind=None))
