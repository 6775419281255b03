"""The pages of the site: Markdown, with finished HTML where Markdown cannot say it, and the navigation."""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import MappingProxyType

from generator import escape
from generator.dossier import Dossier
from generator.render import (
    compare,
    data,
    differences,
    entities,
    home,
    matrix,
    sources,
    timeline,
    topics,
)
from generator.render.site import Site
from generator.story import Story


def pages(dossier: Dossier, files: Mapping[str, str] = MappingProxyType({})) -> dict[str, str]:
    """Return the text of every page by its path inside the folder of pages.

    ``files`` are the texts of the data files beside the pages, by their paths.
    """
    site = Site(dossier.story, dossier.articles, dossier.claims, dossier.facts, dossier.events, dossier.aside)
    rooms = (home, topics, compare, differences, matrix, timeline, entities, sources)
    return {path: text for room in rooms for path, text in room.pages(site).items()} | data.pages(site, files)


def nav(story: Story) -> str:
    """Return the site tool's settings that depend on the story (JSON): the site's name and its navigation.

    Pages of single sources and entities are reached by links: in the navigation they would weigh on every other page.
    """
    topics = [{escape.title(topic.title): f"topics/{topic.id}.md"} for topic in story.topics.values()]
    leads = {
        "topics": topics,
        "comparison": f"{compare.PAGE}.md" if compare.worthwhile(story) else "",
        "timeline": "timeline.md",
        "differences": f"{differences.PAGE}.md",
        "who-says-what": f"{matrix.PAGE}.md",
        "entities": "entities/index.md",
        "sources": "sources/index.md",
        "data": "data.md",
    }
    items = [{escape.title(title): leads[key]} for key, title in story.pages.items() if leads[key]]
    unlisted = "".join(f"/{folder}/*.md\n!/{folder}/index.md\n" for folder in ("sources", "entities"))
    unlisted += "/timeline/*.md\n/who-says-what/*.md\n"
    config = {"site_name": escape.title(story.title), "nav": [{"Home": "index.md"}, *items], "not_in_nav": unlisted}
    return json.dumps(config, ensure_ascii=False, indent=1) + "\n"
