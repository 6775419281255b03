"""The dated positions of a story, in order of date, and dates marked up as such."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from markupsafe import Markup

from generator.escape import inert
from generator.models import Date, Fact, Position, State
from generator.patterns import lazy
from generator.reconcile import Days, days
from generator.words import date_part, value_text

_TIME: Final = lazy(r"(?!0000)\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?")
"""What both EDTF and ISO 8601 write as a year, month or day."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One dated position of a fact."""

    fact: Fact
    at: int
    """The position's place in the fact."""
    value: Date
    days: Days | None
    """The days that it takes up, ``None`` when it is left open."""

    @property
    def position(self) -> Position:
        """The position."""
        return self.fact.positions[self.at]

    @property
    def state(self) -> State:
        """What it is: stated, planned, a plan that lapsed, or denied."""
        return self.fact.status.positions[self.at].state


def entries(facts: Iterable[Fact]) -> list[Entry]:
    """Return the dated positions of facts by their first day, then their last; those left open come last."""
    return sorted((entry for fact in facts for entry in _entries(fact)), key=_order)


def together(fact: Fact) -> list[list[Entry]]:
    """Return the dates of one fact, the forms of one value together, the one that most sources give first."""
    groups: dict[int, list[Entry]] = {}
    for entry in entries([fact]):
        group = next((n for n, places in enumerate(fact.status.current) if entry.at in places), -1 - entry.at)
        groups.setdefault(group, []).append(entry)
    found = _nested(list(groups.values()))
    return [
        sorted(group, key=lambda entry: (-len(entry.position.claims), -len(entry.value.date or ""))) for group in found
    ]


def _nested(groups: list[list[Entry]]) -> list[list[Entry]]:
    """Groups, a rougher date with the one that lies in it where both are alike: a month, and its first day."""
    kept: list[list[Entry]] = []
    on_day: dict[tuple[date, State], list[Entry]] = {}
    for group in sorted(groups, key=lambda group: -max(len(entry.value.date or "") for entry in group)):
        first = group[0]
        if first.days and first.days.first == first.days.last:  # it can hold no other day: nothing to compare with
            inside = on_day.setdefault((first.days.first, first.state), group)
        else:
            inside = next((other for other in kept if _holds(first, other[0])), group)
        if inside is group:
            kept.append(group)
        else:
            inside += group
    return sorted(kept, key=lambda group: _order(group[0]))


def _holds(rough: Entry, fine: Entry) -> bool:
    if not rough.days or not fine.days or rough.state != fine.state:
        return False
    return rough.days.first <= fine.days.first and fine.days.last <= rough.days.last


def marked(value: Date) -> Markup:
    """Return a date that is known in words, each day, month and year in it marked up as such."""
    ends = Markup(" to ").join(_time(end) for end in (value.date, value.to) if end)
    narrowed = date_part(value)
    return Markup("{} {}").format(inert(narrowed), ends) if narrowed else ends


def _entries(fact: Fact) -> Iterator[Entry]:
    for at, position in enumerate(fact.positions):
        if isinstance(position.value, Date):
            yield Entry(fact, at, position.value, days(position.value))


def _order(entry: Entry) -> tuple[date, date]:
    return (entry.days.first, entry.days.last) if entry.days else (date.max, date.max)


def _time(edtf: str) -> Markup:
    text, plain = inert(value_text(Date(edtf))), edtf.rstrip("?~%")
    return Markup('<time datetime="{}">{}</time>').format(plain, text) if _TIME.fullmatch(plain) else text
