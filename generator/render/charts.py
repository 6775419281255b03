"""Charts of sums, drawn at build time: the title says what they show, labels stand at the bars, a table follows.

A finding is the title only where the figures of one source in one currency bear it; a neutral one else. A plan is
hatched, a lower limit has an open end, an upper one a broken outline.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from babel.numbers import get_currency_name
from markupsafe import Markup

from generator.models import Bound, Claim, Fact, Money, Position
from generator.render.figures import put, value, ways
from generator.render.sheet import Sheet
from generator.render.template import fragment
from generator.render.told import plain_sentence
from generator.story import FieldDef, Topic
from generator.words import LOCALE

WIDTH: Final = 1000
"""Units across the drawing, a tenth of a per cent each; the page stretches it to its column."""
HEIGHT: Final = 54
"""Units down a bar, with its label: two lines of text at the width of a phone."""
LEAST: Final = 12
"""Units of the narrowest bar, which can still be seen."""
BLOCKS: Final = (2, 40)
"""A larger bar is drawn in blocks of the smallest when it is so many times as large: fewer need no blocks, and more
cannot be counted."""
GAP: Final = 6
"""Units between two blocks: the least that is still seen on a phone."""
CHARTS: Final = 3
"""How many currencies a field has a chart for; the table has all sums."""
ROWS: Final = 24
"""How many sums the table below a chart lists; of the others it gives the count."""


@dataclass(frozen=True, slots=True)
class Sum:
    """One figure: what one position says in one currency."""

    fact: Fact
    position: Position
    held: Money
    claims: tuple[Claim, ...]

    @property
    def top(self) -> float:
        """The figure, of a range its higher end."""
        return float(self.held.amount if self.held.amount_to is None else self.held.amount_to)

    @property
    def bound(self) -> Bound | None:
        """What bounds it."""
        return self.claims[0].bound

    @property
    def open(self) -> bool:
        """Whether it is a limit, so that no ratio can be told."""
        return self.bound in ("over", "under")


@dataclass(frozen=True, slots=True)
class Bar:
    """A figure as it is drawn."""

    name: str
    text: Markup
    put: str
    blocks: Sequence[tuple[float, float]]
    """Where each block starts, and how wide it is."""
    planned: bool
    bound: Bound | None


def charts(sheet: Sheet, topic: Topic) -> dict[str, Markup]:
    """Return the charts and the table of sums by field, for each field of a topic that holds sums of two subjects."""
    fields = [field for field in sheet.site.fields(topic.fields) if field.type == "money"]
    drawn = ((field.id, chart(sheet, field, topic.subjects)) for field in fields)
    return {key: html for key, html in drawn if html}


def chart(sheet: Sheet, field: FieldDef, subjects: Sequence[str], table: bool = True, heading: str = "h3") -> Markup:
    """Return the charts of a field, the best first, and its table; nothing where there is nothing to compare."""
    sums = [each for key in subjects for each in _sums(sheet, key, field)]
    sets = [*_sets(sheet, sums)]
    if not sets:
        return Markup("")
    finding = sheet.site.composer.comparison(field.id)
    figures = []
    for at, (currency, held) in enumerate(sets[: CHARTS if table else 1]):
        own = f"{field.id}---{currency.lower()}"
        title = plain_sentence(sheet, finding) if finding and not at else Markup("")
        embed = "" if at or sheet.alone else sheet.href(chart_of(field))
        figures.append(_figure(sheet, field, currency, held, own, title, heading, embed))
    rows = [_row(sheet, each) for each in sums[:ROWS]] if table else []
    return fragment("charts.html.j2", figures=figures, rows=rows, field=field, rest=max(0, len(sums) - ROWS))


def chart_of(field: FieldDef) -> str:
    """Return the page that shows a field's chart alone; no fact's has its form, which has two dashes in a row."""
    return f"embed/chart-of-{field.id}"


def _sums(sheet: Sheet, subject: str, field: FieldDef) -> Iterator[Sum]:
    fact = sheet.site.by_field.get((subject, field.id))
    for position in fact.positions if fact else ():
        if fact and isinstance(position.value, Money) and not position.denied:
            yield from (Sum(fact, position, position.value, claims) for claims in ways(position))


def _sets(sheet: Sheet, sums: Sequence[Sum]) -> list[tuple[str, list[Sum]]]:
    """The figures to draw by currency, one for each subject: those of one source that are no limits first."""
    found: list[tuple[tuple[bool, int], str, list[Sum]]] = []
    for currency in dict.fromkeys(each.held.currency for each in sums):
        best = _best(sheet, [each for each in sums if each.held.currency == currency])
        if len(best) > 1:
            found.append(((any(each.open for each in best), -len(best)), currency, best))
    return [(currency, held) for _, currency, held in sorted(found, key=lambda each: each[0])]


def _best(sheet: Sheet, sums: Sequence[Sum]) -> list[Sum]:
    """Of each subject the figure of the one source that gives most of them; of equal ones the first source."""
    held = _by_source(sums)
    picked = [[*held[source].values()] for source in sorted(held, key=sheet.site.number.__getitem__)]
    return max(picked, key=lambda held: (len(held), -sum(each.open for each in held)), default=[])


def _by_source(sums: Sequence[Sum]) -> dict[str, dict[str, Sum]]:
    """The first sum that each source gives for each subject, with the source's own claims."""
    found: dict[str, dict[str, Sum]] = {}
    for each in sums:
        claims: dict[str, list[Claim]] = {}
        for claim in each.claims:
            claims.setdefault(claim.source, []).append(claim)
        for source, own in claims.items():
            one = Sum(each.fact, each.position, each.held, tuple(own))
            found.setdefault(source, {}).setdefault(each.fact.subject, one)
    return found


def _figure(
    sheet: Sheet, field: FieldDef, currency: str, held: Sequence[Sum], own: str, title: Markup, heading: str, embed: str
) -> Markup:
    name = str(get_currency_name(currency, count=2, locale=LOCALE))
    names = sheet.site.story.subjects
    least, most = min(each.top for each in held), max(each.top for each in held)
    limits = any(each.open for each in held)
    cut = not limits and least > 0 and BLOCKS[0] <= most / least <= BLOCKS[1]
    bars = [
        Bar(
            names[each.fact.subject].name,
            value(sheet, each.position, each.claims) + sheet.cite(each.fact, each.claims),
            put(each.position),
            _blocks(each.top / most if most else 0, least / most if cut else 0),
            all(claim.modality == "planned" for claim in each.claims),
            each.bound,
        )
        for each in held
    ]
    smallest = min(held, key=lambda each: each.top)
    mark = sheet.cite_all(tuple(claim for each in held for claim in each.claims))
    return fragment(
        "bars.html.j2",
        id=own,
        heading=heading,
        title=title or f"{field.label}, in {name}",
        currency=name,
        mark=mark,
        bars=bars,
        unit=names[smallest.fact.subject].name if cut else "",
        limits=limits,
        width=WIDTH,
        height=HEIGHT,
        embed=embed,
    )


def _blocks(share: float, unit: float) -> list[tuple[float, float]]:
    """The blocks of a bar that takes up a share of the width, each as wide as the unit's share, the last one cut."""
    whole = max(LEAST, share * WIDTH)
    if not unit:
        return [(1, whole - 2)]
    step, found, place = unit * WIDTH, [], 0.0
    while place < whole - 1:
        found.append((place + 1, max(1.0, min(step - GAP, whole - place - 2))))
        place += step
    return found


@dataclass(frozen=True, slots=True)
class SumRow:
    """A sum in the table."""

    subject: str
    text: Markup
    put: str


def _row(sheet: Sheet, each: Sum) -> SumRow:
    converted = all(claim.converts for claim in each.claims)
    words = ", ".join(filter(None, [put(each.position), "converted by the source" if converted else ""]))
    text = value(sheet, each.position, each.claims) + sheet.cite(each.fact, each.claims)
    return SumRow(sheet.site.story.subjects[each.fact.subject].name, text, words or "stated")
