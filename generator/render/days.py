"""Two or more days on which sources disagree, drawn day by day: only days that lie near each other."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from markupsafe import Markup

from generator.models import Date, Fact
from generator.render.sheet import Sheet
from generator.render.template import fragment
from generator.render.topic_prose import anchor
from generator.render.words import count
from generator.words import in_words, value_text

LONGEST: Final = 62
"""How many days are drawn at most: more are too narrow to be counted."""


@dataclass(frozen=True, slots=True)
class Day:
    """One of the days, and where it lies, per cent of the width."""

    name: str
    said: Markup
    left: float
    right: float


def days_apart(sheet: Sheet, fact: Fact, heading: str = "h3") -> Markup:
    """Return the drawing of a fact's days; nothing where they are not exact, or lie too far from each other."""
    stands = fact.status
    found: dict[date, list[int]] = {}
    for group in stands.current:
        for at in group:
            value = fact.positions[at].value
            if (
                isinstance(value, Date)
                and value.date
                and len(value.date) == 10
                and value.date[0].isdigit()
                and not value.to
            ):
                found.setdefault(date.fromisoformat(value.date), []).append(at)
    if len(found) != 2:
        return Markup("")
    first, last = sorted(found)
    start, end = first.replace(day=1), last.replace(day=monthrange(last.year, last.month)[1])
    if (end - start).days >= LONGEST:
        return Markup("")
    total = (end - start).days + 1
    name = sheet.site.story.fields[fact.field].label
    gap = (last - first).days
    return fragment(
        "days.html.j2",
        heading=heading,
        embed="" if sheet.alone else sheet.href(days_of(fact)),
        id=f"days-{fact.subject}-{fact.field}",
        title=f"{name}: the two dates lie {count(gap, 'day')} apart",
        days=[_day(sheet, fact, day, found[day], start, total) for day in (first, last)],
        cells=[(start + timedelta(n)) in found for n in range(total)],
        ends=(value_text(Date(start.isoformat())), value_text(Date(end.isoformat()))),
        total=total,
    )


def days_of(fact: Fact) -> str:
    """Return the page that shows the days of a fact alone."""
    return f"embed/{anchor(fact)}--days"


def _day(sheet: Sheet, fact: Fact, day: date, places: list[int], start: date, total: int) -> Day:
    claims = [claim for at in places for claim in fact.positions[at].claims]
    sources = len({claim.source for claim in claims})
    at = (day - start).days
    said = Markup(f"{in_words(sources)} source{'' if sources == 1 else 's'}") + sheet.cite(fact, claims)
    return Day(value_text(Date(day.isoformat())), said, 100 * at / total, 100 - 100 * (at + 1) / total)
