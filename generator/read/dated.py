"""On which day a page says that it was published. What it does not say outright is not guessed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from generator.documents import is_day
from generator.read.not_articles import lexicon

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_DAY = re.compile(r"\s*(\d{4}-\d\d-\d\d)(?:[T\s].*)?", re.DOTALL)


def published(tree: HtmlElement) -> str | None:
    """Give the first ISO 8601 day that a page states, in its linked data, its ``meta`` or its ``time`` elements."""
    stated = (match[1] for text in _stated(tree) if (match := _DAY.fullmatch(text)))
    return next(filter(is_day, stated), None)


def _stated(tree: HtmlElement) -> Iterator[str]:
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        yield from _linked(script.text or "")
    for meta in tree.iterfind(".//meta[@content]"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        if lexicon().published.fullmatch(name.strip()):
            yield meta.get("content", "")
    for time in tree.iterfind(".//time[@datetime]"):
        if time.get("pubdate") is not None or time.get("itemprop", "").casefold() == "datepublished":
            yield time.get("datetime", "")


def _linked(text: str) -> Iterator[str]:
    """Give when the articles of a piece of JSON-LD came out; those inside of lists are other pages."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return
    known = data if isinstance(data, list) else [data]
    for each in known:
        graph = each.get("@graph") if isinstance(each, dict) else None
        for thing in graph if isinstance(graph, list) else [each]:
            if isinstance(thing, dict) and _is_article(thing.get("@type")):
                yield str(thing.get("datePublished", ""))


def _is_article(kind: Any) -> bool:
    kinds = kind if isinstance(kind, list) else [kind]
    return any(isinstance(each, str) and lexicon().articles.fullmatch(each) for each in kinds)
