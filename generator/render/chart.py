"""Charts of sums on the pages of topics, each with a table of the same figures below."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from babel.numbers import get_currency_name
from markupsafe import Markup

from generator.models import Bound, Fact, Money, Position, Verdict
from generator.reconcile import rate_text, rates
from generator.render.chart_plot import Figure, panels
from generator.render.differences import GRAVEST_FIRST
from generator.render.links import HtmlLinks, fact_link, passages_of
from generator.render.phrases import as_reported
from generator.render.site import Site
from generator.render.template import fragment
from generator.story import FieldDef, Topic
from generator.words import BOUNDS, LOCALE, exact, manner

SHOWN: Final = 24
"""How many figures a chart and its table show; of more, those that most origins give."""
KEY: Final[Mapping[str, Callable[[Figure], bool]]] = {
    "Hatched: planned.": lambda figure: figure.planned,
    "Pale: converted by the source.": lambda figure: figure.converted,
    "A torn end: about.": lambda figure: "about" in figure.bounds,
    "An arrow: at least.": lambda figure: "over" in figure.bounds,
    "An empty bar with a firm end: at most.": lambda figure: "under" in figure.bounds,
    "A bar behind a thin line: from one figure to another.": lambda figure: figure.low != figure.high,
    "Struck through: denied.": lambda figure: figure.denied,
}
"""What the look of a bar means, by when it is to be said."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart with its table, ready for a page."""

    heading: str
    anchor: str
    html: Markup


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure in the table."""

    subject: Markup
    value: str
    full: str
    order: str
    """Its place among figures: those of a currency together, by amount."""
    put: str
    sources: Markup
    verdict: str
    gravity: int
    """Its place when a reader wants the gravest verdict first."""
    why: Sequence[str]
    """What the verdict means, then what its conversion means beside another."""
    rates: Sequence[str]


@dataclass(frozen=True, slots=True)
class Sum:
    """One position on a sum."""

    fact: Fact
    place: int
    position: Position
    value: Money

    @property
    def converted(self) -> bool:
        """Whether sources only repeat another sum with it."""
        return all(claim.converts for claim in self.position.claims)

    @property
    def bounds(self) -> tuple[Bound, ...]:
        """All that sources put before it, none when one of them gives it plainly."""
        bounds = {claim.bound for claim in self.position.claims}
        return () if None in bounds else tuple(bound for bound in BOUNDS if bound in bounds)

    @property
    def planned(self) -> bool:
        """Whether it is no more than a plan."""
        return all(claim.modality == "planned" for claim in self.position.claims)


def charts(site: Site, topic: Topic) -> list[Chart]:
    """Return a chart for each field of a topic for whose subjects sources give at least two sums."""
    fields = [field for field in site.fields(topic.fields) if field.type == "money"]
    found = [(field, _sums(site, topic, field)) for field in fields]
    return [_chart(site, topic, field, sums) for field, sums in found if len(sums) > 1]


def _sums(site: Site, topic: Topic, field: FieldDef) -> list[Sum]:
    facts = [fact for subject in topic.subjects if (fact := site.by_field.get((subject, field.id)))]
    return [
        Sum(fact, place, position, position.value)
        for fact in facts
        for place, position in enumerate(fact.positions)
        if isinstance(position.value, Money)
    ]


def _chart(site: Site, topic: Topic, field: FieldDef, sums: Sequence[Sum]) -> Chart:
    best = sorted(range(len(sums)), key=lambda at: (-len(sums[at].position.origins), at))[:SHOWN]
    shown = [sums[at] for at in sorted(best)]
    links = HtmlLinks(f"topics/{topic.id}", site)
    figures = [_figure(site, each) for each in shown]
    html = fragment(
        "chart.html.j2",
        # No id of the story holds three dashes in a row, so none is taken.
        id=f"{field.id}---chart",
        field=field,
        panels=[(_currency(panel.currency), panel) for panel in panels(figures)],
        key=" ".join(text for text, holds in KEY.items() if any(map(holds, figures))),
        rows=[_row(links, each) for each in shown],
        rest=len(sums) - len(shown),
    )
    return Chart(f"{field.label}: the figures", f"{field.id}---figures", html)


def _figure(site: Site, of: Sum) -> Figure:
    value = of.value
    ends = sorted((value.amount, value.amount if value.amount_to is None else value.amount_to))
    bounds, beside = of.bounds, "; ".join(_beside(of))
    before = " or ".join(BOUNDS[bound] for bound in bounds)
    text = f"{before} {of.position.text}".lstrip() + (f" ({beside})" if beside else "")
    label = site.story.subjects[of.fact.subject].name
    return Figure(label, text, value.currency, ends[0], ends[1], bounds, of.planned, of.converted, of.position.denied)


def _row(links: HtmlLinks, of: Sum) -> FigureRow:
    verdict = _verdict(of)
    return FigureRow(
        fact_link(links, of.fact, links.site.story.subjects[of.fact.subject].name),
        of.position.text,
        exact(of.value),
        f"{of.value.currency} {of.value.amount:.2f}",
        _put(of),
        passages_of(links, of.fact, of.position.claims),
        verdict.kind if verdict else "",
        GRAVEST_FIRST.index(verdict.kind if verdict else "agreed"),
        [*([verdict.text] if verdict else []), *_crossed(of)],
        _rates(of),
    )


def _beside(of: Sum) -> list[str]:
    """What is to be said of a sum as a whole, apart from its bounds."""
    marks = [("planned", of.planned), ("denied", of.position.denied), ("converted", of.converted)]
    return [*(word for word, holds in marks if holds), *filter(None, [as_reported(of.position)])]


def _put(of: Sum) -> str:
    """How sources put a sum, each way once: "about, planned; at least"."""
    ways = dict.fromkeys(", ".join(filter(None, manner(claim))) or "plainly" for claim in of.position.claims)
    aside = ["set aside by the editor"] * (of.position.rank == "deprecated")
    return "; ".join([*ways, *aside, *["converted"] * of.converted])


def _verdict(of: Sum) -> Verdict | None:
    """The gravest verdict on a sum; on one that repeats another, how the two stand."""
    ours = [verdict for verdict in of.fact.verdicts if of.place in verdict.positions]
    origins = _origins(of)
    pairs = [verdict for verdict in ours if {*verdict.positions} - {of.place} & origins]
    return next(iter([*pairs, *ours]), None)


def _origins(of: Sum) -> set[int]:
    """Places of the sums that this one repeats in another currency."""
    ids = {claim.converts for claim in of.position.claims if claim.converts}
    if not ids:
        return set()
    return {at for at, each in enumerate(of.fact.positions) if any(claim.id in ids for claim in each.claims)}


def _rates(of: Sum) -> list[str]:
    """The rates at which sources convert another sum into this one, each once."""
    ours = {claim.id: claim.converts for claim in of.position.claims if claim.converts}
    if not ours:
        return []
    every = (claim for position in of.fact.positions for claim in position.claims)
    known = rates(claim for claim in every if claim.id in {*ours, *ours.values()})
    return list(dict.fromkeys(rate_text(rate.dearer()) for rate in known if rate.claims[1].id in ours))


def _crossed(of: Sum) -> list[str]:
    """What conversions mean together, said beside the last of them."""
    shown = _verdict(of)
    ours = [v for v in of.fact.verdicts if v.kind == "converted" and max(v.positions) == of.place and v != shown]
    return [verdict.text for verdict in ours if len(verdict.claims) > 2]


def _currency(code: str) -> str:
    """A currency's name in the plural, as a title: "US dollars"."""
    name = str(get_currency_name(code, count=2, locale=LOCALE))
    return name[:1].upper() + name[1:]
