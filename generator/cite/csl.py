"""A source as an item of CSL-JSON, which reference managers read."""

from __future__ import annotations

from typing import Any

from generator.cite.note import note
from generator.models import Article
from generator.plain import plain


def csl(article: Article) -> dict[str, Any]:
    """Give the item; each author is one literal name, since how it divides is not known."""
    authors = [{"literal": name} for author in article.authors if (name := plain(author))]
    item = {
        "id": article.id,
        "type": "article-newspaper",
        "title": plain(article.title or ""),
        "author": authors,
        "container-title": plain(article.outlet or ""),
        "issued": _date(article.published),
        "accessed": _date(article.accessed),
        "URL": plain(article.url or ""),
        "note": note(article),
    }
    return {key: value for key, value in item.items() if value}


def _date(day: str | None) -> dict[str, list[list[int]]] | None:
    return {"date-parts": [[int(part) for part in day.split("-")]]} if day else None
