"""The drawing of a timeline as numbers: one line for each date, or columns that count them; no markup."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from generator.reconcile import Days
from generator.render.axis import WIDTH, Scale, Tick, fitted, round_dates, round_numbers
from generator.render.dated import STATES, State
from generator.words import number

LINE: Final = 40
"""Height of a date's line: its text, and the mark below."""
HEAD: Final = 30
"""Height of a track's title."""
BAR: Final = 10
LEAST: Final = 5
"""Width of the narrowest bar; a day is no bar but a point."""
MARGIN: Final = 10
COLUMNS: Final = 60
"""The most columns of a count."""
TALL: Final = 140
"""Height of the highest column."""
_UNITS: Final = ((1, "month"), (12, "year"), (120, "decade"), (1200, "century"), (12000, "millennium"))


@dataclass(frozen=True, slots=True)
class Mark:
    """A date to be drawn."""

    label: str
    words: str
    state: State
    days: Days


@dataclass(frozen=True, slots=True)
class Shape:
    """A mark in its place: a point when ``width`` is 0, else a bar."""

    words: str
    label: str
    state: State
    x: float
    width: float
    y: float
    """Of the middle of the mark; its text stands above."""
    rough: bool

    @property
    def end(self) -> float:
        """Where it ends."""
        return round(self.x + self.width, 2)


@dataclass(frozen=True, slots=True)
class Track:
    """Marks of one kind, under a title whose base line is ``y``."""

    title: str
    y: float
    shapes: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """A drawing with a line for each date."""

    height: float
    bottom: float
    """Where the axis lies."""
    tracks: tuple[Track, ...]
    published: tuple[float, ...]
    """Places of the days on which sources were published."""
    ticks: tuple[Tick, ...]
    width: int = WIDTH


@dataclass(frozen=True, slots=True)
class Column:
    """Events and plans of one stretch of time, the plans above the events."""

    x: float
    width: float
    text: str
    events: int
    plans: int
    events_y: float
    plans_y: float
    events_height: float
    plans_height: float


@dataclass(frozen=True, slots=True)
class Counts:
    """A drawing that counts dates by a unit of time."""

    unit: str
    height: float
    bottom: float
    columns: tuple[Column, ...]
    ticks: tuple[Tick, ...]
    levels: tuple[Tick, ...]
    """On the upright axis."""
    width: int = WIDTH


def lines(marks: Sequence[Mark], published: Iterable[date]) -> Lines:
    """Return a drawing with a line for each of at least one mark, events and plans on tracks of their own."""
    known = sorted(set(published))
    first = min([mark.days.first for mark in marks] + known)
    last = max([mark.days.last for mark in marks] + known)
    scale = Scale(first.toordinal(), last.toordinal() + 1, MARGIN, WIDTH - MARGIN)
    tracks, y = [], 0.0
    for title, events in (("Events", True), ("Plans and what is denied", False)):
        ours = [mark for mark in marks if (mark.state == "event") == events]
        if ours:
            shapes = [_shape(mark, scale, y + HEAD + LINE * n + 26) for n, mark in enumerate(ours)]
            tracks.append(Track(title, y + 20, tuple(shapes)))
            y += HEAD + LINE * len(ours)
    bottom = y + (HEAD + 14 if known else 8)
    places = tuple(_middle(day, scale) for day in known)
    return Lines(bottom + 24, bottom, tuple(tracks), places, _ticks(first, last, scale))


def counts(marks: Sequence[Mark]) -> Counts:
    """Return a drawing that counts at least one mark by month, year or more; each by its first day."""
    months = [12 * mark.days.first.year + mark.days.first.month - 1 for mark in marks]
    size, unit = next((size, unit) for size, unit in _UNITS if max(months) // size - min(months) // size < COLUMNS)
    tally = Counter((month // size, mark.state == "event") for month, mark in zip(months, marks, strict=True))
    low, high = min(months) // size, max(months) // size + 1
    most = max(tally[n, True] + tally[n, False] for n in range(low, high))
    levels = [n for n in round_numbers(0, most, 4) if n == int(n)]
    across, up = Scale(low, high, 44, WIDTH - MARGIN), Scale(0, levels[-1], TALL + 16, 16)
    columns = [_column(n, tally[n, True], tally[n, False], across, up, size) for n in range(low, high)]
    step = -(-len(columns) // 6)
    ticks = [Tick(round(c.x + c.width / 2, 2), c.text) for c in columns[::step]]
    marked = tuple(Tick(up.at(n), number(n)) for n in levels)
    return Counts(unit, TALL + 44, TALL + 16, tuple(columns), tuple(ticks), marked)


def _shape(mark: Mark, scale: Scale, y: float) -> Shape:
    first, last = mark.days.first, mark.days.last
    state = "" if mark.state in ("event", "plan") else f" ({STATES[mark.state]})"
    words = fitted(mark.words, WIDTH / 3)
    label = fitted(mark.label + state, WIDTH - MARGIN - len(words) * 7)
    if first == last:
        return Shape(words, label, mark.state, _middle(first, scale), 0, y, mark.days.rough)
    start, end = scale.at(first.toordinal()), scale.at(last.toordinal() + 1)
    width = max(LEAST, round(end - start, 2))
    return Shape(words, label, mark.state, round(min(start, scale.end - width), 2), width, y, mark.days.rough)


def _middle(day: date, scale: Scale) -> float:
    return scale.at(day.toordinal() + 0.5)


def _ticks(first: date, last: date, scale: Scale) -> tuple[Tick, ...]:
    return tuple(Tick(scale.at(day.toordinal()), text) for day, text in round_dates(first, last))


def _column(n: int, events: int, plans: int, across: Scale, up: Scale, size: int) -> Column:
    left, right, gap = across.at(n), across.at(n + 1), min(2.0, (across.at(n + 1) - across.at(n)) / 4)
    floor, middle, top = up.at(0), up.at(events), up.at(events + plans)
    heights = round(floor - middle, 2), round(middle - top, 2)
    return Column(round(left + gap, 2), round(right - left - 2 * gap, 2), _unit_text(n, size), events, plans,
                  middle, top, *heights)  # fmt: skip


def _unit_text(n: int, size: int) -> str:
    """The name of a stretch of months: "Oct 2021", "2021", "2020s", "from 1900"."""
    year, month = divmod(n * size, 12)
    if size == 1:
        return round_dates(date(year, month + 1, 1), date(year, month + 1, 1))[0][1].split(" ", 1)[1]
    return {12: f"{year}", 120: f"{year}s"}.get(size, f"from {year}")
