"""Drawings as numbers: what is longer or later lies further, nothing overlaps, nothing leaves the picture."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from generator.models import Bound, Date
from generator.reconcile.dates import days
from generator.render.axis import LETTER, WIDTH, fitted, round_dates, round_numbers
from generator.render.chart_plot import BAR, Figure, panels
from generator.render.dated import STATES
from generator.render.timeline_plot import COLUMNS, Mark, counts, lines

ARROW = 21
"""What the arrow of "at least" needs behind a bar."""
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))
EDTF = DAYS.flatmap(lambda d: st.sampled_from([f"{d}", f"{d}"[:7], f"{d}"[:4], f"{d}"[:3] + "X"]))
DATES = st.builds(Date, EDTF.filter(lambda text: not text.startswith("000"))).filter(lambda value: bool(days(value)))
BOUNDS: st.SearchStrategy[tuple[Bound, ...]] = st.sampled_from(
    [(), ("about",), ("over",), ("under",), ("about", "over")]
)
SUMS = st.integers(0, 10**13) | st.floats(0, 10**9, allow_nan=False).map(lambda n: round(n, 2))


@st.composite
def marks(draw: st.DrawFn) -> list[Mark]:
    found = []
    for value in draw(st.lists(DATES, min_size=1, max_size=12)):
        span = days(value)
        assert span
        found.append(Mark(draw(st.text(max_size=200)), value.date or "", draw(st.sampled_from(list(STATES))), span))
    return sorted(found, key=lambda mark: mark.days[:2])


@st.composite
def figures(draw: st.DrawFn) -> list[Figure]:
    ends = draw(st.lists(st.tuples(SUMS, SUMS).map(sorted), min_size=1, max_size=12))
    return [
        Figure(f"S{n}", f"sum {n}", draw(st.sampled_from(["EUR", "SEK"])), low, draw(st.sampled_from([low, high])),
               draw(BOUNDS), draw(st.booleans()), draw(st.booleans()))
        for n, (low, high) in enumerate(ends)
    ]  # fmt: skip


@given(marks(), st.lists(DAYS, max_size=5))
def test_dates_keep_their_order_and_their_room(given_: list[Mark], published: list[date]) -> None:
    plot = lines(given_, published)
    shapes = [shape for track in plot.tracks for shape in track.shapes]
    assert len(shapes) == len(given_)
    for shape in shapes:
        assert shape.x >= 0
        assert shape.end <= plot.width
        assert (len(shape.words) + 1 + len(shape.label)) * LETTER <= plot.width
        assert shape.words
    assert all(b.y - a.y >= 30 for a, b in pairwise(shapes))
    assert shapes[-1].y + 7 < plot.bottom < plot.height
    for track in plot.tracks:
        assert [s.x for s in track.shapes if not s.width] == sorted(s.x for s in track.shapes if not s.width)
    assert all(0 <= place <= plot.width for place in (*plot.published, *(tick.place for tick in plot.ticks)))


@given(marks())
def test_a_day_is_a_point_and_a_month_a_bar(given_: list[Mark]) -> None:
    for mark in given_:
        [track] = lines([mark], []).tracks
        assert bool(track.shapes[0].width) == (mark.days.first != mark.days.last)


@given(marks())
def test_plans_and_events_are_on_tracks_of_their_own(given_: list[Mark]) -> None:
    for track in lines(given_, []).tracks:
        assert len({shape.state == "event" for shape in track.shapes}) == 1


@given(marks())
def test_columns_count_every_date_once(given_: list[Mark]) -> None:
    plot = counts(given_)
    events = sum(mark.state == "event" for mark in given_)
    assert sum(column.events for column in plot.columns) == events
    assert sum(column.plans for column in plot.columns) == len(given_) - events
    assert len(plot.columns) <= COLUMNS
    assert all(a.x + a.width <= b.x + 0.01 for a, b in pairwise(plot.columns))
    assert all(column.width > 0 and column.x + column.width <= plot.width for column in plot.columns)
    for column in plot.columns:
        assert 0 <= column.plans_y <= column.events_y <= plot.bottom
        assert (column.events_height > 0) == (column.events > 0)
    tall = sorted(plot.columns, key=lambda column: column.events)
    assert all(a.events_height <= b.events_height for a, b in pairwise(tall))


@given(figures())
def test_a_longer_sum_has_a_longer_bar(given_: list[Figure]) -> None:
    for panel in panels(given_):
        ranked = sorted(panel.bars, key=lambda bar: bar.figure.high)
        assert all(a.end <= b.end + 1 for a, b in pairwise(ranked))
        plain = [bar for bar in ranked if bar.figure.low == bar.figure.high]
        assert all(a.width <= b.width for a, b in pairwise(plain))
        assert all(bar.x == bar.zero for bar in plain)


@given(figures())
def test_bars_never_overlap_and_stay_inside(given_: list[Figure]) -> None:
    found = panels(given_)
    assert sum(len(panel.bars) for panel in found) == len(given_)
    assert [panel.currency for panel in found] == list(dict.fromkeys(panel.currency for panel in found))
    for panel in found:
        assert all(a.y + BAR + 20 <= b.y for a, b in pairwise(panel.bars))
        assert panel.bars[-1].y + BAR <= panel.bottom < panel.height
        for bar in panel.bars:
            assert (bar.figure.currency, bar.label, bar.text) == (panel.currency, bar.figure.label, bar.figure.text)
            assert bar.x >= 0
            assert bar.end + ARROW <= panel.width
            places = [float(n) for n in bar.outline.strip("MZ").replace("L", " ").split()[::2]]
            assert bar.x <= min(places)
            assert max(places) <= panel.width


def test_a_negative_sum_reaches_to_the_other_side_of_nought() -> None:
    [panel] = panels([Figure("A", "loss", "EUR", -50, -50), Figure("B", "gain", "EUR", 100, 100)])
    loss, gain = panel.bars
    assert loss.end == loss.x < loss.zero == gain.x < gain.end


def test_currencies_that_only_repeat_come_last() -> None:
    found = panels([Figure("A", "x", "USD", 1, 1, converted=True), Figure("A", "y", "RUB", 70, 70)])
    assert [panel.currency for panel in found] == ["RUB", "USD"]


@given(SUMS, SUMS)
def test_round_numbers_are_few_and_take_in_both_ends(one: float, other: float) -> None:
    low, high = sorted((one, other))
    found = round_numbers(low, high)
    assert found[0] <= low <= high <= found[-1]
    assert 2 <= len(found) <= 7
    assert found == sorted(set(found))


@given(DAYS, DAYS)
def test_round_dates_are_few_and_lie_between(one: date, other: date) -> None:
    first, last = sorted((one, other))
    found = [day for day, _ in round_dates(first, last)]
    assert 1 <= len(found) <= 8
    assert first <= found[0] <= found[-1] <= last


@given(st.text(), st.integers(20, WIDTH))
def test_text_is_cut_to_its_room(text: str, room: int) -> None:
    found = fitted(text, room)
    assert len(found) <= room / LETTER
    assert found == text or text.startswith(found.removesuffix("…"))
