"""Claims, facts and sources as data for other programs, each file described by a schema in ``schemas/``."""

from __future__ import annotations

from collections.abc import Sequence

from generator.export import citations, data, feed, jsonld
from generator.export.data import COLUMNS, SCHEMA, timeline, value_json
from generator.models import Article, Aside, Claim, Event, Fact
from generator.story import Story

NO_ASIDE = Aside()

__all__ = ["COLUMNS", "SCHEMA", "files", "timeline", "value_json"]


def files(
    story: Story,
    articles: Sequence[Article],
    claims: Sequence[Claim],
    facts: Sequence[Fact],
    site_url: str = "",
    events: Sequence[Event] = (),
    aside: Aside = NO_ASIDE,
) -> dict[str, str]:
    """Give the text of each data file by its path inside the folder of pages.

    ``site_url`` is where the site will stand, which makes ids and links absolute; without it they are relative. The
    feed is left out when no source is dated. ``aside`` is what the editor says beside the claims.
    """
    base = f"{site_url.rstrip('/')}/data/" if site_url else ""
    known = data.files(story, articles, claims, facts, events, aside)
    known |= citations.files(story, articles, facts)
    known |= jsonld.files(story, articles, facts, base)
    return known | feed.files(story, articles, facts, base)
