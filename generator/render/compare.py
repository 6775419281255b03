"""The comparison: a row for each field and a column for each subject, in groups, every row in sight."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from generator.render.registry import PageKind
from generator.render.sheet import Sheet
from generator.render.sides import SideRow, side_rows
from generator.render.site import Site
from generator.render.template import PageHead, SearchShown, fragment
from generator.render.told import plain_sentence
from generator.story import FieldDef, FieldType

PAGE: Final = "compare"
GROUPS: Final = ("Who", "Money", "When", "Where and how", "In figures", "In a word")
"""The groups of fields by their types, for a story that has no topics which part them."""
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
    found = [
        RowGroup(title, side_rows(sheet, [field for field in fields if field.id in ids], compared.subjects))
        for title, ids in _groups(site, fields)
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


def _group(type_: FieldType) -> str:
    match type_:
        case "person" | "organisation" | "name":
            return "Who"
        case "money":
            return "Money"
        case "date" | "duration":
            return "When"
        case "place" | "craft":
            return "Where and how"
        case "quantity":
            return "In figures"
        case "term":
            return "In a word"


def _groups(site: Site, fields: Sequence[FieldDef]) -> list[tuple[str, Sequence[str]]]:
    """The groups of the rows: as the story file says, else the topics that tell of them, else by the type of field."""
    parts = [(part.title, part.fields) for part in site.story.comparison.sections]
    if not parts:
        parts = [(topic.title, topic.fields) for topic in site.story.topics.values()]
    found, left = list[tuple[str, Sequence[str]]](), {field.id: field for field in fields}
    for title, ids in parts:
        held = [id for id in ids if id in left]
        found += [(title, held)] if held else []
        left = {id: field for id, field in left.items() if id not in held}
    if len(found) < 2 and not site.story.comparison.sections:
        return [(title, [field.id for field in fields if _group(field.type) == title]) for title in GROUPS]
    return [*found, ("More", [*left])]


KIND: Final = PageKind("comparison", PAGE, pages, shown=lambda site: site.comparable)
