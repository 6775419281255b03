"""The timeline of an entity: what the sources date of it, plans marked, with the words where these may be shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from markupsafe import Markup

from generator.chronicle import ChronicleEntry
from generator.escape import inert
from generator.render.dated import marked
from generator.render.limits import and_more
from generator.render.links import Links, dated, quoted

ROWS: Final = 40
"""How many rows a page shows; the data has all."""


def entity_timeline(links: Links, entity: str) -> tuple[list[Markup], Markup]:
    """Return the rows of an entity's timeline, in order of date, and the words for those that are left out."""
    rows = distinct(links.site.chronicle.get(entity, ()))
    return [_line(links, row) for row in rows[:ROWS]], and_more(min(ROWS, len(rows)), len(rows))


def distinct(rows: Iterable[ChronicleEntry]) -> list[ChronicleEntry]:
    """Return rows without those that repeat a date in words which another row shows already."""
    kept: list[ChronicleEntry] = []
    for row in rows:
        if not any(row.meets(other) for other in kept):
            kept.append(row)
    return kept


def _line(links: Links, row: ChronicleEntry) -> Markup:
    aside = ", ".join(_asides(row))
    when = Markup("**{}**").format(marked(row.date))
    return Markup("{}{}: {}").format(when, f" ({aside})" if aside else "", Markup(" — ").join(_words(links, row)))


def _asides(row: ChronicleEntry) -> list[str]:
    said = [row.modality] if row.modality != "stated" else []
    return [*said, *(["said then"] if row.carried else [])]


def _words(links: Links, row: ChronicleEntry) -> Sequence[Markup]:
    """What the source says, if it may be shown, and a link to where it does."""
    site, article = links.site, links.site.by_source[row.source]
    claims = site.said[row.source]
    claim = next((each for each in claims if each.id == row.claim), None)
    inside = claim or next((each for each in claims if row.start <= each.value_start < row.end), None)
    link = links.link(f"sources/{article.id}", dated(article), f"c-{inside.id}" if inside else "")
    if claim:
        return inert(quoted(site, claim)), link
    if (row.start, row.end) not in site.told.get(row.source, ()):
        return (link,)
    words = inert(row.quote)
    text = Markup("retold: {}").format(words) if article.kind == "retelling" else Markup("“{}”").format(words)
    return text, link
