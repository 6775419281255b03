"""The timeline: every date that the sources give, plans apart from events; a long one on a page for each year."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby
from typing import Final

from markupsafe import Markup

from generator.escape import inert
from generator.identity_cache import IdentityCache
from generator.models import Article
from generator.render.dated import STATES, Entry, entries, when, words
from generator.render.links import HtmlLinks, fact_link, passages_of
from generator.render.phrases import as_reported
from generator.render.site import Site
from generator.render.template import Found, fragment, render
from generator.render.timeline_plot import Mark, counts, lines
from generator.words import day_text

PAGE = "timeline"
PAGE_BYTES: Final = 500_000
"""No page of the finished site is larger."""
ROWS_BYTES: Final = PAGE_BYTES * 7 // 10
"""What its rows may take up; the rest is for the drawing and what the theme puts around."""
YEAR: Final = Found(weight=0)
"""A year of a long timeline is not found: the same dates stand on the pages of topics and sources."""
DRAWN: Final = 40
"""Up to so many dates are drawn each; more are counted."""


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One line of the table."""

    kind: str
    """A key of ``STATES``, or ``source`` for the day on which a source was published."""
    said: str
    when: Markup
    what: Markup
    sources: Markup
    order: str
    """Its days, for a reader who wants another order and then this one again."""
    year: str
    """In which its first day lies, empty when the date is left open."""

    @property
    def size(self) -> int:
        """Bytes that it takes up on a page, the table's own tags included."""
        return 160 + sum(len(text.encode()) for text in (self.said, self.when, self.what, self.sources))


Item = Entry | Article
"""What has a row: a dated position, or a source with its date."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """What stands on one page of a long timeline."""

    page: str
    title: str
    items: Sequence[Item]


def pages(site: Site) -> dict[str, str]:
    """Return the timeline's page; of a long one also the pages of its years."""
    found = entries(site.facts, site.story.fields, site.articles)
    items: list[Item] = [*found, *(article for article in site.articles if article.published)]
    items.sort(key=_first)
    line = IdentityCache(partial(row, HtmlLinks(f"{PAGE}/year", site)))  # All pages of the folder link alike.
    sizes = [line(item).size for item in items]
    if sum(sizes) <= ROWS_BYTES:
        return {f"{PAGE}.md": _whole(site, items, ())}
    chapters = split(items, sizes)
    return {f"{PAGE}.md": _whole(site, items, chapters)} | {f"{c.page}.md": _chapter(site, c, line) for c in chapters}


def split(items: Sequence[Item], sizes: Sequence[int], room: int = ROWS_BYTES) -> list[Chapter]:
    """Return items, in order of date, by years; a year that ``room`` bytes cannot hold in several parts."""
    chapters: list[Chapter] = []
    for year, pairs in groupby(zip(items, sizes, strict=True), key=lambda pair: _year(pair[0])):
        parts: list[list[Item]] = [[]]
        used = 0
        for item, size in pairs:
            if used + size > room and parts[-1]:
                parts.append([])
                used = 0
            parts[-1].append(item)
            used += size
        for number, part in enumerate(parts, 1):
            name, title = year or "open", year or "Dates left open"
            again = (f"-{number}", f", part {number}") if number > 1 else ("", "")
            chapters.append(Chapter(f"{PAGE}/{name}{again[0]}", title + again[1], part))
    return chapters


def row(links: HtmlLinks, item: Item) -> TimelineRow:
    """Return an item's line, with links of the page that it stands on."""
    if isinstance(item, Article):
        day = item.published or ""
        time = Markup(f'<time datetime="{inert(day)}">{inert(day_text(day))}</time>')
        what = links.link(f"sources/{item.id}", item.label)
        return TimelineRow("source", "source published", time, what, Markup(""), day, day[:4])
    claims = item.position.claims
    also = item.state == "event" and any(claim.modality == "planned" for claim in claims)
    said = ", ".join(filter(None, (STATES[item.state], "also given as a plan" * also, as_reported(item.position))))
    what = fact_link(links, item.fact, _label(links.site, item))
    order = f"{item.days.first} {item.days.last}" if item.days else ""
    return TimelineRow(
        item.state, said, when(item.position), what, passages_of(links, item.fact, claims), order, _year(item)
    )


def drawing(site: Site, items: Iterable[Item], name: str) -> Markup:
    """Return the drawing of items that are dated, empty when no position is among them."""
    items = list(items)
    marks = [
        Mark(_label(site, each), words(each.position), each.state, each.days)
        for each in items
        if isinstance(each, Entry) and each.days
    ]
    if not marks:
        return Markup("")
    title = f"Timeline of {name}"
    events = sum(mark.state == "event" for mark in marks)
    about = {"title": title, "events": events, "plans": len(marks) - events}
    if len(marks) > DRAWN:
        return fragment("counts.svg.j2", plot=counts(marks), **about)
    published = [date.fromisoformat(each.published) for each in items if isinstance(each, Article) and each.published]
    return fragment("timeline.svg.j2", plot=lines(marks, published), **about)


def _whole(site: Site, items: Sequence[Item], chapters: Sequence[Chapter]) -> str:
    links = HtmlLinks(PAGE, site)
    rows = [] if chapters else [row(links, item) for item in items]
    return render(
        "timeline.md.j2",
        site,
        site.story.pages[PAGE],
        _about(site),
        wide=True,
        rows=[each for each in rows if each.year],
        left=[each for each in rows if not each.year],
        chapters=[(links.link(each.page, each.title), _tally(each.items)) for each in chapters],
        drawing=drawing(site, items, site.story.title),
        undated=sum(not article.published for article in site.articles),
        back="",
    )


def _chapter(site: Site, chapter: Chapter, line: Callable[[Item], TimelineRow]) -> str:
    links = HtmlLinks(chapter.page, site)
    rows = [line(item) for item in chapter.items]
    return render(
        "timeline.md.j2",
        site,
        f"{site.story.pages[PAGE]}: {chapter.title}",
        _about(site),
        YEAR,
        wide=True,
        rows=[each for each in rows if each.year],
        left=[each for each in rows if not each.year],
        chapters=[],
        drawing=drawing(site, chapter.items, chapter.title),
        undated=0,
        back=links.link(PAGE, "The whole timeline"),
    )


def _about(site: Site) -> str:
    return f"Every date that {site.count} give about {site.names}, plans apart from events."


def _label(site: Site, entry: Entry) -> str:
    return f"{site.story.fields[entry.fact.field].label} · {site.story.subjects[entry.fact.subject].name}"


def _tally(items: Sequence[Item]) -> str:
    """How many dates and sources a page holds: "12 dates, 3 sources"."""
    sources = sum(isinstance(item, Article) for item in items)
    found = [(len(items) - sources, "date"), (sources, "source")]
    return ", ".join(f"{n} {word}{'' if n == 1 else 's'}" for n, word in found if n)


def _first(item: Item) -> date:
    if isinstance(item, Article):
        return date.fromisoformat(item.published or "")
    return item.days.first if item.days else date.max


def _year(item: Item) -> str:
    if isinstance(item, Article):
        return (item.published or "")[:4]
    return f"{item.days.first.year:04}" if item.days else ""
