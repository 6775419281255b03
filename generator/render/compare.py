"""The comparison: a finished HTML table, a row for each field and a column for each subject."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.models import Fact
from generator.render import badges, differences
from generator.render.limits import NAMED
from generator.render.links import HtmlLinks
from generator.render.phrases import summary
from generator.render.site import Site
from generator.render.template import Found, render
from generator.story import FieldDef, Story

PAGE = "compare"


@dataclass(frozen=True, slots=True)
class Cell:
    """What the sources say of one field of one subject; empty text when they say nothing."""

    text: Markup
    badges: Sequence[badges.Badge] = ()
    order: int = 0
    """Its place in the table when a reader wants the gravest first."""
    notes: Sequence[str] = ()
    """The editor's."""


def worthwhile(story: Story) -> bool:
    """Say whether there is anything to compare: two subjects at least."""
    return len(story.comparison.subjects) > 1


def pages(site: Site) -> dict[str, str]:
    """Return the comparison's page, none where there is nothing to compare."""
    if not worthwhile(site.story):
        return {}
    links = HtmlLinks(PAGE, site)
    comparison = site.story.comparison
    rows = [(field, _row(links, field, comparison.subjects)) for field in site.fields(comparison.fields)]
    few = len(site.articles) <= NAMED
    filled = [(field, row) for field, row in rows if any(cell.text for cell in row)]
    return {
        f"{PAGE}.md": render(
            "compare.md.j2",
            site,
            site.story.pages["comparison"],
            f"{site.names} side by side: what {site.count} say of each, value by value.",
            Found("Comparison", 0.5),
            wide=True,
            subjects=site.subjects(comparison.subjects),
            rows=filled,
            unsaid=[field.label for field, row in rows if not any(cell.text for cell in row)],
            sources=[links.link(f"sources/{a.id}", a.label) for a in site.articles] if few else [],
            all_sources=links.link("sources/index", f"All {len(site.articles)} sources"),
        )
    }


def _row(links: HtmlLinks, field: FieldDef, subjects: Sequence[str]) -> list[Cell]:
    return [_cell(links, field, links.site.by_field.get((subject, field.id))) for subject in subjects]


def _cell(links: HtmlLinks, field: FieldDef, fact: Fact | None) -> Cell:
    if not fact:
        return Cell(Markup(""))
    order = differences.GRAVEST_FIRST.index(fact.verdict)
    return Cell(summary(links, fact), badges.of_fact(fact, field), order, fact.notes)
