"""The thread of a story: what each subject did or planned, date by date, side by side while there are few."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from generator.escape import inert
from generator.models import Date
from generator.render.dated import Entry, together
from generator.render.moments import LOOKS, Look
from generator.render.sheet import Sheet
from generator.render.template import fragment
from generator.render.vocabulary import label
from generator.render.words import capital, inside
from generator.words import value_text

SIDE_BY_SIDE: Final = 2
"""Up to so many subjects have a lane each: on a phone more are too narrow to read, and share one."""
ROWS: Final = 10
"""How many dates the thread holds: what one screen shows."""
SPOKEN: Final = {"plan": "Planned: ", "lapsed": "Planned, and did not happen: ", "denied": "Denied: "}


@dataclass(frozen=True, slots=True)
class Step:
    """What one subject did or planned on a date."""

    subject: str
    field: str
    period: str
    """EDTF month or year, behind it the part of it: what the row stands for."""
    first: str
    """The first day, by which rows are ordered."""
    mark: Look
    text: Markup


@dataclass(frozen=True, slots=True)
class LaneRow:
    """One date with what stands in each lane."""

    when: str
    turn: bool
    """One subject did what another planned and did not do."""
    cells: Sequence[Sequence[Step]]


def lanes(sheet: Sheet) -> Markup:
    """Return the thread with its finding as the title; nothing where no date is known."""
    story = sheet.site.story
    keys = [*story.comparison.subjects] or [*story.subjects]
    steps = _steps(sheet, keys)
    if len({step.period for step in steps}) < 2:
        return Markup("")
    beside = len(keys) <= SIDE_BY_SIDE
    columns = [[key] for key in keys] if beside else [keys]
    periods = sorted({(step.first[:7] if len(step.period) > 4 else step.first, step.period) for step in steps})
    rows = [
        _row(period, [s for s in steps if s.period == period], columns)
        for period in dict.fromkeys(p for _, p in periods)
    ]
    return fragment(
        "lanes.html.j2",
        title=_finding(sheet, steps) or "Date by date",
        heads=[story.subjects[key].name for key in keys] if beside else [],
        names={key: story.subjects[key].name for key in keys},
        tagged=not beside,
        rows=rows,
        marks=list(dict.fromkeys(step.mark for step in steps)),
        spoken=SPOKEN,
    )


def _steps(sheet: Sheet, subjects: Sequence[str]) -> list[Step]:
    """The dates of the subjects, those of the fields that the comparison names first where there are many."""
    site = sheet.site
    order = {key: at for at, key in enumerate(site.story.comparison.fields or site.story.fields)}
    facts = sorted(
        (fact for fact in site.facts if fact.subject in subjects and fact.field in order),
        key=lambda fact: order.get(fact.field, len(order)),
    )
    kept: list[Step] = []
    for fact in facts:
        found = [step for group in together(fact) if (step := _step(sheet, group))]
        if len({step.period for step in [*kept, *found]}) <= ROWS:
            kept += found
    return sorted(kept, key=lambda step: (step.first, order.get(step.field, 0)))


def _step(sheet: Sheet, group: Sequence[Entry]) -> Step | None:
    lead = group[0]
    value, days = lead.value, lead.days
    if not value.date or not days:
        return None
    period = f"{value.part} {value.date[:4]}" if value.part else value.date[:7]
    mark = LOOKS[lead.state]
    name = sheet.site.story.fields[lead.fact.field].label
    day = value_text(Date(value.date)) if len(value.date) > 7 else ""
    words = f"{day.rsplit(' ', 1)[0]}: {inside(name)}" if day else name
    text = Markup(f"<s>{inert(words)}</s>") if mark == "lapsed" else inert(words)
    text += sheet.cite(lead.fact, lead.position.claims)
    stand = label(lead.fact)
    if stand.sign in ("disagree", "open") and mark != "did":
        text += Markup(f" {stand.badge()}")
    return Step(lead.fact.subject, lead.fact.field, period, days.first.isoformat(), mark, text)


def _row(period: str, steps: Sequence[Step], columns: Sequence[Sequence[str]]) -> LaneRow:
    done = {step.field for step in steps if step.mark == "did"}
    missed = {step.field for step in steps if step.mark == "lapsed"}
    when = capital(period if " " in period else value_text(Date(period)))
    return LaneRow(when, bool(done & missed), [[step for step in steps if step.subject in keys] for keys in columns])


def _finding(sheet: Sheet, steps: Sequence[Step]) -> str:
    """A date on which one subject did what another had planned for it and did not do, in words; "" for none."""
    story = sheet.site.story
    for step in steps:
        for other in steps:
            same = (step.period, step.field) == (other.period, other.field)
            if same and step.mark == "did" and other.mark == "lapsed":
                what = inside(story.fields[step.field].label)
                when = step.period if " " in step.period else value_text(Date(step.period))
                one, two = (story.subjects[each.subject].name for each in (step, other))
                return f"{capital(when)}: {what} for {one}, none for {two}"
    return ""
