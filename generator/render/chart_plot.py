"""A bar chart of sums as numbers: one panel with a scale of its own for each currency; no markup."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from generator.models import Bound, Number
from generator.render.axis import WIDTH, Scale, Tick, fitted, round_numbers
from generator.words import number

LINE: Final = 46
"""Height of a bar's line: its text, and the bar below."""
BAR: Final = 16
START: Final = 8
END: Final = WIDTH - 28
"""Where the scale ends; beyond is room for the arrow of "at least"."""
LEAST: Final = 1
"""Width of the narrowest bar."""
TOOTH: Final = 3
"""How far a torn end reaches to both sides of the figure."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A sum to be drawn."""

    label: str
    text: str
    currency: str
    low: Number
    high: Number
    """The same as ``low``, unless it is a range."""
    bounds: tuple[Bound, ...] = ()
    """All that sources put before it."""
    planned: bool = False
    converted: bool = False
    denied: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """A figure in its place."""

    figure: Figure
    label: str
    text: str
    x: float
    width: float
    y: float
    """Of its upper edge; its text stands above."""
    zero: float
    """Where nought lies."""

    @property
    def end(self) -> float:
        """Where its figure lies, that of a range its higher one."""
        low = self.figure.high < 0 and self.figure.low == self.figure.high
        return self.x if low else round(self.x + self.width, 2)

    @property
    def outline(self) -> str:
        """The path of the bar, with a torn end where the figure is not exact."""
        left, right, top, low = self.x, round(self.x + self.width, 2), self.y, self.y + BAR
        if "about" not in self.figure.bounds:
            return _path([(left, top), (right, top), (right, low), (left, low)])
        teeth = [(right + TOOTH * (-1) ** n, top + BAR * n / 4) for n in range(5)]
        return _path([(left, top), *[(max(x, left), y) for x, y in teeth], (left, low)])


@dataclass(frozen=True, slots=True)
class Panel:
    """The bars of one currency."""

    currency: str
    height: float
    bottom: float
    """Where the axis lies."""
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    width: int = WIDTH


def panels(figures: Sequence[Figure]) -> list[Panel]:
    """Return a panel for each currency, in the order of the figures; those that only repeat another sum come last."""
    own = dict.fromkeys(figure.currency for figure in figures if not figure.converted)
    currencies = dict.fromkeys([*own, *(figure.currency for figure in figures)])
    return [_panel(currency, [each for each in figures if each.currency == currency]) for currency in currencies]


def _panel(currency: str, figures: Sequence[Figure]) -> Panel:
    ends = [n for figure in figures for n in (figure.low, figure.high)]
    marks = round_numbers(min(0, *ends), max(0, *ends))
    scale = Scale(marks[0], marks[-1], START, END)
    bars = tuple(_bar(figure, scale, LINE * n + 22) for n, figure in enumerate(figures))
    bottom = LINE * len(figures) + 4
    return Panel(currency, bottom + 24, bottom, bars, tuple(Tick(scale.at(n), number(n)) for n in marks))


def _bar(figure: Figure, scale: Scale, y: float) -> Bar:
    zero = scale.at(0)
    start = scale.at(figure.low) if figure.high != figure.low else zero
    left, right = sorted((start, scale.at(figure.high)))
    text = fitted(figure.text, WIDTH * 2 / 3)
    label = fitted(figure.label, WIDTH - len(text) * 7)
    return Bar(figure, label, text, left, max(LEAST, round(right - left, 2)), y, zero)


def _path(points: Sequence[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x:.2f} {y:.2f}" for x, y in points) + "Z"
