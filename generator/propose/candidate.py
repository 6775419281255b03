"""One thing that the articles may be about, and how much each way to tell of it is worth."""

from __future__ import annotations

from dataclasses import dataclass

from generator.propose.entities import Sight
from generator.slugs import slugify
from generator.story import Subject, kinds

_TITLE, _LEAD, _FIRST, _MOST = 6, 4, 2, 4
"""What it is worth to stand in the title, in the first sentences, at the start of one; and mentions that count."""


@dataclass(frozen=True, slots=True)
class StoryCandidate:
    """What a story may be about."""

    subject: Subject
    score: int
    """How much speaks for it; only a comparison means something."""
    articles: frozenset[str]
    """The ids of the articles that tell of it."""
    titles: int
    """In how many headlines it stands."""
    example: str
    nouns: tuple[str, ...] = ()
    """Nouns by which the articles call it, beside those of its kind."""
    lone: bool = False
    """Nothing else is compared with it: an event, or a body or a person, which may take part in many stories."""
    owner: str | None = None
    """The id of the entity by which it goes, where it has no name of its own."""


def subject(name: str, kind: str, aliases: tuple[str, ...] = ()) -> Subject:
    """Make a subject with the nouns of its kind."""
    return Subject(slugify(name), name, kind, aliases, kinds()[kind])


def worth(sight: Sight) -> int:
    """Weigh how one article tells of a thing."""
    return _TITLE * sight.title + _LEAD * sight.lead + min(sight.first, _FIRST) + min(sight.count, _MOST)


def evidence(each: StoryCandidate, articles: int) -> str:
    """Say what speaks for a candidate."""
    heads = f", in {each.titles} headline{'' if each.titles == 1 else 's'}" if each.titles else ""
    return f"told of in {len(each.articles)} of {articles} articles{heads}: “{each.example}”"
