"""The box beside the text of a page: what is looked up, each value with its marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from markupsafe import Markup

from generator.models import Fact
from generator.render.figures import brief
from generator.render.sheet import Sheet
from generator.render.template import fragment
from generator.render.topic_prose import anchor

ROWS: Final = 10
"""How many rows a box holds: more no longer stand beside the text that they sum up."""
LONG: Final = 70
"""Characters: what is longer is for the text, not for a glance."""


@dataclass(frozen=True, slots=True)
class BoxRow:
    """One line of a box."""

    label: str
    text: str | Markup
    anchor: str = ""
    of: str = ""
    """The subject that it is about, where the box has several."""


def infobox(title: str, rows: Sequence[BoxRow]) -> Markup:
    """Return a box of rows, which can stand on several pages; nothing for none."""
    groups = [(of, [*held]) for of, held in groupby(rows, key=lambda row: row.of)]
    return fragment("infobox.html.j2", title=title, groups=groups) if rows else Markup("")


def fact_rows(sheet: Sheet, facts: Iterable[Fact], named: bool = False) -> list[BoxRow]:
    """Return a row for each fact, under its subject if ``named``; it has the fact's anchor unless the page has one."""
    return [_row(sheet, fact, named) for fact in facts]


def glance(rows: Sequence[BoxRow]) -> list[BoxRow]:
    """Return the rows that a box has room for: the first that are short."""
    return [row for row in rows if len(Markup(row.text).striptags()) <= LONG][:ROWS]


def _row(sheet: Sheet, fact: Fact, named: bool) -> BoxRow:
    story, key = sheet.site.story, anchor(fact)
    label, of = story.fields[fact.field].label, story.subjects[fact.subject].name if named else ""
    place = "" if key in sheet.anchors else key
    sheet.anchors.add(key)
    return BoxRow(label, brief(sheet, fact), place, of)
