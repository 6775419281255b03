"""Sources that were withdrawn: what they say is taken out of a story, and what remains is the note that they are."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from typing import Protocol, TypeVar

from generator.errors import CollateError, printable
from generator.models import Article, Claim, Withdrawn
from generator.story import Story


class Sourced(Protocol):
    """What a source says."""

    @property
    def source(self) -> str:
        """The source's id."""


T = TypeVar("T", bound=Sourced)


def withdrawn(story: Story, articles: Sequence[Article], claims: Sequence[Claim]) -> tuple[Withdrawn, ...]:
    """Give the sources that the story file withdraws, each with the facts of which its claims spoke.

    Raises `CollateError` when it withdraws all of them, or one that is not there.
    """
    here, found = {article.file for article in articles}, []
    if away := [each for file, each in story.sources.items() if each.withdrawn and file not in here]:
        where = ((f"{printable(story.path)}:{each.line}", each.file) for each in away)
        raise CollateError(*(f"{at}: {file!r} is withdrawn, but no article; take the entry away" for at, file in where))
    for article in articles:
        source = story.sources.get(article.file)
        if source and source.withdrawn:
            about = dict.fromkeys((claim.subject, claim.field) for claim in claims if claim.source == article.id)
            found.append(Withdrawn(article, source.withdrawn, tuple(about)))
    if found and len(found) == len(articles):
        line = min(story.sources[each.article.file].line for each in found)
        raise CollateError(f"{story.path}:{line}: every source is withdrawn; leave one that counts, or add an article")
    return tuple(found)


def standing(rows: Iterable[T], gone: Container[str]) -> list[T]:
    """Give what those sources say whose ids are not ``gone``."""
    return [row for row in rows if row.source not in gone]
