"""The comparison: a row for each field and a column for each subject, in groups, every row in sight."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from generator.render.registry import PageKind
from generator.render.sheet import Sheet
from generator.render.sides import SideRow, side_rows
from generator.render.site import Site
from generator.render.template import PageHead, SearchShown, fragment
from generator.render.told import plain_sentence
from generator.story import FieldType

PAGE: Final = "compare"
GROUPS: Final[Mapping[FieldType, str]] = {
    "person": "Who",
    "organisation": "Who",
    "name": "Who",
    "money": "Money",
    "date": "When",
    "duration": "When",
    "place": "Where and how",
    "craft": "Where and how",
    "quantity": "In figures",
    "term": "In a word",
}
"""The group of a field by its type."""
FINDINGS: Final = 3
"""How many sentences open the page: what can be taken in before the table."""
COLUMNS: Final = 3
"""So many subjects fit side by side on a phone; of more, each row is a list."""


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Rows under one head."""

    title: str
    rows: Sequence[SideRow]


def pages(site: Site) -> dict[str, str]:
    """Return the comparison's page."""
    sheet, compared = Sheet(PAGE, site), site.story.comparison
    fields = list(site.fields(compared.fields))
    titles = dict.fromkeys(GROUPS[field.type] for field in fields)
    found = [
        RowGroup(title, side_rows(sheet, [f for f in fields if GROUPS[f.type] == title], compared.subjects))
        for title in sorted(titles, key=[*dict.fromkeys(GROUPS.values())].index)
    ]
    findings = [each for field in fields if (each := site.composer.comparison(field.id))]
    body = fragment(
        "compare.md.j2",
        heading=site.story.pages["comparison"],
        lead=Markup(" ").join(plain_sentence(sheet, each) for each in findings[:FINDINGS]),
        names=[subject.name for subject in site.subjects(compared.subjects)],
        groups=[group for group in found if group.rows],
        missing=any(cell is None for group in found for row in group.rows for cell in row.cells),
        misses=sheet.link("about", "How to look for it", "what-it-misses"),
        next=(sheet.link("timeline", site.story.pages["timeline"]), "What was planned, what happened, and when"),
    )
    about = f"{site.names} side by side: what {site.say} of each, value by value."
    return {
        f"{PAGE}.md": sheet.finish(PageHead(site.story.pages["comparison"], about, SearchShown(2), alone=True), body)
    }


KIND: Final = PageKind("comparison", PAGE, pages, shown=lambda site: site.comparable)
