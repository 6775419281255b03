"""The pages of the site: Markdown, with finished HTML where Markdown cannot say it."""

from __future__ import annotations

from collections.abc import Sequence

from generator.models import Article, Claim, Fact
from generator.render import compare, entities, home, sources, topics
from generator.render.site import Site
from generator.story.model import Story


def pages(story: Story, articles: Sequence[Article], claims: Sequence[Claim], facts: Sequence[Fact]) -> dict[str, str]:
    """Return the text of every page by its path inside the folder of pages, in the order of the navigation.

    ``facts`` are those of ``claims``, and ``claims`` those of ``articles``; articles are in the order of the sources.
    """
    site = Site(story, articles, claims, facts)
    rooms = (home.pages, topics.pages, compare.pages, entities.pages, sources.pages)
    return {path: text for room in rooms for path, text in room(site).items()}
