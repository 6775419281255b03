"""The pages of the site: Markdown, with finished HTML where Markdown cannot say it, and the navigation."""

from __future__ import annotations

import json

from generator import escape
from generator.render import (
    compare,
    data,
    differences,
    entities,
    history,
    home,
    sources,
    timeline,
    topics,
    who_says_what,
)
from generator.render.embed import embeds
from generator.render.registry import PageKind
from generator.render.site import Site

KINDS = (
    home.KIND,
    topics.KIND,
    compare.KIND,
    timeline.KIND,
    differences.KIND,
    who_says_what.KIND,
    entities.KIND,
    history.KIND,
    sources.KIND,
    data.KIND,
)
"""All kinds of pages: adding one touches its own module and template, and this list."""
__all__ = ["KINDS", "Site", "embeds", "nav", "pages"]


def pages(site: Site) -> dict[str, str]:
    """Return the text of every page by its path inside the folder of pages."""
    return {path: text for kind in KINDS if kind.shown(site) for path, text in kind.make(site).items()}


def nav(site: Site) -> str:
    """Return the site tool's settings that depend on the story (JSON): the site's name and its navigation.

    Pages that are many are reached by links: in the navigation they would weigh on every other page.
    """
    kinds = {kind.id: kind for kind in KINDS if kind.shown(site)}
    items = [{escape.title(title): _entry(site, kinds[key])} for key, title in site.story.pages.items() if key in kinds]
    unlisted = [pattern for kind in KINDS for pattern in kind.unlisted]
    config = {
        "site_name": escape.title(site.story.title),
        "nav": [{"Home": "index.md"}, *items],
        "not_in_nav": "".join(f"{pattern}\n" for pattern in unlisted),
    }
    return json.dumps(config, ensure_ascii=False, indent=1) + "\n"


def _entry(site: Site, kind: PageKind) -> str | list[object]:
    """A page, or a group of those that it lists, its own first."""
    listed: list[object] = [{escape.title(title): f"{path}.md"} for title, path in kind.listed(site)]
    own = f"{kind.path}.md"
    if not listed:
        return own
    return [own, *listed] if kind.path else listed
