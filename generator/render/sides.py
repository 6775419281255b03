"""Subjects side by side: rows of fields and a column for each subject, all of them in sight."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.render.figures import brief
from generator.render.sheet import Sheet
from generator.story import FieldDef


@dataclass(frozen=True, slots=True)
class SideRow:
    """One field: its label and what is known of each subject, ``None`` where nothing was found."""

    label: str
    cells: Sequence[Markup | None]


def side_rows(sheet: Sheet, fields: Iterable[FieldDef], subjects: Sequence[str]) -> list[SideRow]:
    """Return a row for each field of which something is known."""
    found = (_row(sheet, field, subjects) for field in fields)
    return [row for row in found if any(cell is not None for cell in row.cells)]


def _row(sheet: Sheet, field: FieldDef, subjects: Sequence[str]) -> SideRow:
    facts = (sheet.site.by_field.get((key, field.id)) for key in subjects)
    return SideRow(field.label, [brief(sheet, fact) if fact else None for fact in facts])
