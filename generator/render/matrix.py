"""Who says what: a table of facts by sources, or by ways of saying where the sources are too many for columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from generator.models import Fact
from generator.render.links import HtmlLinks
from generator.render.matrix_rows import KINDS, MatrixRow, by_kind, by_source, source_head
from generator.render.signs import MEANING
from generator.render.site import Site
from generator.render.template import render
from generator.story import Subject

PAGE = "who-says-what"
COLUMNS: Final = 25
"""Up to so many sources have a column each: more are wider than anyone scrolls."""
BYTES: Final = 300_000
"""How large the rows of one page may be: with what the site tool puts around them, a page stays below 500 kB."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The facts on one page."""

    page: str
    title: str
    facts: Sequence[Fact]


def pages(site: Site) -> dict[str, str]:
    """Return the table's page, or its parts and a page that leads to them when it is too large for one."""
    row = by_source if len(site.articles) <= COLUMNS else by_kind
    title = site.story.pages[PAGE]
    if sum(row(HtmlLinks(PAGE, site), fact).size for fact in site.facts) <= BYTES:
        return {f"{PAGE}.md": _page(site, Sheet(PAGE, title, site.facts), row)}
    sheets = [sheet for key in site.story.subjects for sheet in _sheets(site, key, row)]
    links = HtmlLinks(PAGE, site)
    parts = [(links.link(sheet.page, sheet.title), len(sheet.facts)) for sheet in sheets]
    front = render("matrix-index.md.j2", site, title, _about(site), meaning=MEANING, parts=parts)
    return {f"{PAGE}.md": front} | {f"{sheet.page}.md": _page(site, sheet, row) for sheet in sheets}


def _sheets(site: Site, subject: str, row: Callable[[HtmlLinks, Fact], MatrixRow]) -> Iterator[Sheet]:
    """The facts of a subject on as few pages as hold them."""
    links = HtmlLinks(f"{PAGE}/{subject}", site)
    sizes = ((fact, row(links, fact).size) for fact in site.facts if fact.subject == subject)
    for number, facts in enumerate(_packed(sizes), 1):
        first, last = (site.story.fields[fact.field].label for fact in (facts[0], facts[-1]))
        title = f"{site.story.subjects[subject].name}: {first}" + (f" to {last}" if len(facts) > 1 else "")
        yield Sheet(f"{PAGE}/{subject}" + (f"--{number}" if number > 1 else ""), title, facts)


def _packed(sizes: Iterable[tuple[Fact, int]]) -> Iterator[list[Fact]]:
    facts, total = list[Fact](), 0
    for fact, size in sizes:
        if facts and total + size > BYTES:
            yield facts
            facts, total = [], 0
        facts.append(fact)
        total += size
    if facts:
        yield facts


def _page(site: Site, sheet: Sheet, row: Callable[[HtmlLinks, Fact], MatrixRow]) -> str:
    links = HtmlLinks(sheet.page, site)
    columns = row is by_source
    return render(
        "matrix.md.j2",
        site,
        sheet.title,
        _about(site),
        wide=True,
        meaning=MEANING,
        columns=columns,
        heads=[source_head(links, article) for article in site.articles] if columns else KINDS,
        groups=[(subject, [row(links, fact) for fact in facts]) for subject, facts in _by_subject(site, sheet.facts)],
        back=links.link(PAGE, site.story.pages[PAGE]) if sheet.page != PAGE else "",
    )


def _about(site: Site) -> str:
    return f"Which of {site.count} says what about {site.names}: who says it first, who repeats it, who differs."


def _by_subject(site: Site, facts: Sequence[Fact]) -> list[tuple[Subject, list[Fact]]]:
    groups = [
        (subject, [fact for fact in facts if fact.subject == key]) for key, subject in site.story.subjects.items()
    ]
    return [group for group in groups if group[1]]
