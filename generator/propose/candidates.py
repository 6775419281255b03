"""What the articles may be about: names, and events without one, by where they stand.

A report says what it is about in its headline, in its first sentences and as the subject of what happens; what most of
its paragraphs name may be no more than the place, or who told it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from generator.models import Article
from generator.names import COUNTRY, classes
from generator.propose.candidate import StoryCandidate, subject, worth
from generator.propose.entities import Found, Sight
from generator.propose.happenings import happenings
from generator.propose.passages import TextPiece
from generator.propose.words import words

_WEIGHTS: Final = {"organisation": 4, "person": 4, "place": 0}
"""How likely a kind of entity is what a story is about, in tenths: bodies, persons and places mostly take part."""
_PREMISES: Final = 6
"""The same for a hospital, a school, ...: it is a place, too, and more often what a story is about than who runs it."""
_TOLD, _UNTOLD = 10, 7
"""The same for a thing that is said to be a ship, a film, ...; and for one of which nothing tells."""
_SPOKEN: Final = 2
"""How often the articles must use a noun of a kind, for a thing to be of it."""


def candidates(found: Sequence[Found], passages: Sequence[TextPiece]) -> list[StoryCandidate]:
    """Give all that the articles may be about, the likeliest first."""
    outlets = frozenset(name for passage in passages for name in passage.told)
    spoken = _spoken(passages)
    surnames = Counter(map(_surname, found))
    named = [
        each
        for each in (_named(one, spoken, surnames) for one in found)
        if each and each.subject.name.casefold() not in outlets
    ]
    return sorted([*named, *happenings(found, passages)], key=lambda each: (-each.score, each.subject.id))


def nothing(articles: Sequence[Article]) -> StoryCandidate:
    """Give what a story file follows where nothing has a name, since it must follow or list something."""
    return StoryCandidate(
        subject("The story", "generic"), 0, frozenset(each.id for each in articles), 0, "nothing has a name"
    )


def _spoken(passages: Iterable[TextPiece]) -> Counter[str]:
    """Count how often the articles use the nouns of each kind of thing."""
    nouns = "|".join(sorted(map(re.escape, words().things), key=lambda noun: (-len(noun), noun)))
    pattern = re.compile(rf"(?<![\w-])({nouns})(?![\w-])")
    return Counter(words().things[match] for passage in passages for match in pattern.findall(passage.text))


def _thing(found: Found, spoken: Mapping[str, int]) -> str:
    """Give the kind of subject that an entity makes: as the words beside it say, else as the articles speak."""
    kind = found.entity.kind if found.known else ""
    named = words().things.get(found.entity.name.casefold().rpartition(" ")[2])
    if named and (not kind or words().entities.get(named) in (kind, "place")) and kind != "person":
        return named  # a library is a body, too, but Osmo Jet, a firm, no jet
    if found.thing or kind == "person":
        return found.thing if found.thing and kind != "person" else "generic"
    fitting = [(count, thing) for thing, count in spoken.items() if words().entities.get(thing) == kind]
    return max(fitting)[1] if fitting and max(fitting)[0] >= _SPOKEN else "generic"


def _surname(found: Found) -> str:
    """Give somebody's surname, and "" for what is no person."""
    first, _, rest = found.entity.name.partition(" ")
    last = first if first.casefold() in words().family_first else rest.rpartition(" ")[2] or first
    return last if found.known and found.entity.kind == "person" else ""


def _named(found: Found, spoken: Mapping[str, int], surnames: Mapping[str, int]) -> StoryCandidate | None:
    """Make a candidate of an entity; a person goes by a surname that nobody else has, which subjects must list."""
    kind = found.entity.kind if found.known else ""
    told = found.thing and not found.guessed
    weight = _WEIGHTS.get(kind, _TOLD if told else _UNTOLD)
    if kind == "organisation" and found.entity.name.casefold().rpartition(" ")[2] in words().premises:
        weight = _PREMISES
    lone = kind in ("organisation", "person")
    about = {id_: sight for id_, sight in found.sights.items() if not lone or _tells(sight)}
    if not about or not weight or classes(found.entity.name.casefold()) & COUNTRY:
        return None
    surname = _surname(found)
    own = (surname,) if surname != found.entity.name and surnames[surname] == 1 and surname else ()
    return StoryCandidate(
        subject(found.entity.name, _thing(found, spoken), tuple(dict.fromkeys((*found.entity.aliases, *own)))),
        sum(map(worth, about.values())) * weight,
        frozenset(about),
        sum(sight.title for sight in about.values()),
        found.example,
        lone=lone,
    )


def _tells(sight: Sight) -> bool:
    """Say whether an article that names a person or a body tells of it."""
    return sight.title or sight.lead or sight.count > 1
