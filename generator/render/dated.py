"""The dated positions of a story, in order of date, and what each is: an event, a plan, or what became of a plan."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from markupsafe import Markup

from generator.escape import inert
from generator.models import Article, Date, Fact, Position
from generator.reconcile import Days, Time, days
from generator.story import FieldDef
from generator.words import bound_text, date_part, value_text

State = Literal["event", "plan", "changed", "over", "denied"]
STATES: Final[Mapping[State, str]] = {
    "event": "event",
    "plan": "plan",
    "changed": "plan that changed",
    "over": "plan whose date is over",
    "denied": "denied",
}
_TIME: Final = re.compile(r"(?!0000)\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?")
"""What both EDTF and ISO 8601 write as a year, month or day."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One dated position of a fact."""

    fact: Fact
    position: Position
    value: Date
    state: State
    days: Days | None
    """The days that it takes up, ``None`` when it is left open."""


def entries(facts: Iterable[Fact], fields: Mapping[str, FieldDef], articles: Sequence[Article]) -> list[Entry]:
    """Return the dated positions of facts by their first day, then their last; those left open come last."""
    time = Time(articles)
    found = [entry for fact in facts for entry in _entries(fact, time, fields[fact.field].running)]
    return sorted(found, key=_order)


def _entries(fact: Fact, time: Time, running: bool) -> Iterator[Entry]:
    changes = [verdict for verdict in fact.verdicts if verdict.kind == "superseded"]
    for at, position in enumerate(fact.positions):
        if isinstance(position.value, Date):
            pairs = [[fact.positions[n] for n in each.positions if n != at] for each in changes if at in each.positions]
            yield Entry(fact, position, position.value, _state(position, pairs, time, running), days(position.value))


def _order(entry: Entry) -> tuple[date, date]:
    return (entry.days.first, entry.days.last) if entry.days else (date.max, date.max)


def _state(position: Position, changes: Iterable[Sequence[Position]], time: Time, running: bool) -> State:
    """What a position is, by the other position, if any, of each change that it has part in."""
    if position.denied:
        return "denied"
    if any(claim.modality == "stated" for claim in position.claims):
        return "event"
    for others in changes:
        if not others:
            return "over"
        if time.replaced(position, others[0], running):
            return "changed"
    return "plan"


def words(position: Position) -> str:
    """Return a dated position in plain words: "about early 2022"."""
    bound = _bound(position)
    return f"{bound} {position.text}" if bound else position.text


def when(position: Position) -> Markup:
    """Return a dated position in words, each day, month and year in it marked up as such."""
    value = position.value
    if not isinstance(value, Date) or not value.date:
        return Markup("{} (day not worked out)").format(inert(position.text))
    return Markup(" ").join([*filter(None, (inert(_bound(position)),)), marked(value)])


def marked(value: Date) -> Markup:
    """Return a date that is known in words, each day, month and year in it marked up as such."""
    ends = Markup(" to ").join(_time(end) for end in (value.date, value.to) if end)
    narrowed = date_part(value)
    return Markup("{} {}").format(inert(narrowed), ends) if narrowed else ends


def _bound(position: Position) -> str:
    """The word that bounds a date, where all its claims agree on it."""
    bounds = {claim.bound for claim in position.claims}
    bound = bounds.pop() if len(bounds) == 1 else None
    return bound_text(bound, position.value)


def _time(edtf: str) -> Markup:
    text, plain = inert(value_text(Date(edtf))), edtf.rstrip("?~%")
    return Markup('<time datetime="{}">{}</time>').format(plain, text) if _TIME.fullmatch(plain) else text
