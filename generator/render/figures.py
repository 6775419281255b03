"""The values of a fact as a table, an infobox or a chart shows them: what stands, with its marks and how it is put."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from markupsafe import Markup

from generator.compose import exactness, printed
from generator.escape import inert
from generator.models import Claim, Date, Fact, Name, Position, Status
from generator.reconcile import days
from generator.render.sheet import Sheet
from generator.render.vocabulary import label
from generator.words import bound_text

SHOWN: Final = 6
"""How many values of a fact a cell holds; of the others it gives the count."""


def brief(sheet: Sheet, fact: Fact, badge: bool = True) -> Markup:
    """Return what stands of a fact: its values with their marks; plans that fell through struck; then how it stands.

    "<s>1 October 2021</s>[5], <s>early 2022</s>[1] Put off twice"
    """
    field = sheet.site.story.fields[fact.field]
    stands = fact.status
    shown = _many(sheet, fact, stands) if field.many else _one(sheet, fact, stands)
    stand = label(fact)
    return shown + (Markup(f" {stand.badge()}") if badge and stand.told else "")


def put(position: Position) -> str:
    """Return how all sources put a value, beside its bound: "planned", "unconfirmed", "not so"; "" for plainly."""
    modalities = {claim.modality for claim in position.claims}
    if position.denied:
        return "not so"
    words = ["planned"] if modalities == {"planned"} else []
    if all(claim.hedged and not claim.bound for claim in position.claims):
        words.append("unconfirmed")
    return ", ".join(words)


def ways(position: Position) -> list[tuple[Claim, ...]]:
    """Return the claims of a value by what bounds it ("about", "at least", nothing), the way of most claims first."""
    groups: dict[tuple[str | None, bool], list[Claim]] = {}
    for claim in position.claims:
        groups.setdefault((claim.bound, claim.wording.close), []).append(claim)
    return sorted((tuple(claims) for claims in groups.values()), key=lambda claims: -len(claims))


def value(sheet: Sheet, position: Position, claims: Sequence[Claim] = ()) -> Markup:
    """Return a value as some of its claims put it, by default most: with its bound, a name with a link to its page."""
    held, claims = position.value, claims or ways(position)[0]
    if isinstance(held, Name):
        return sheet.entity(held.entity, position.text)
    text = inert(printed(position, claims))
    bound = bound_text(claims[0].bound, held, claims[0].wording.close)
    return Markup(f"{inert(bound)} {text}") if bound else text


def cited(sheet: Sheet, fact: Fact, position: Position) -> Markup:
    """Return a value in each way in which it is bounded, with marks: "about 12 days[1]; at least 12 days[4]"."""
    parts = [value(sheet, position, claims) + sheet.cite(fact, claims) for claims in ways(position)]
    return Markup("; ").join(parts)


def noted(position: Position) -> Markup:
    """Return how a value is put, small, behind a comma; nothing for plainly."""
    words = put(position)
    return Markup(f', <span class="put">{words}</span>') if words else Markup("")


def _one(sheet: Sheet, fact: Fact, stands: Status) -> Markup:
    """The values of a field that holds one: moved plans, then what stands, each in its leading form."""
    moved = _finest(fact, [at for at in stands.earlier if stands.positions[at].state == "lapsed"])
    standing = sorted(stands.current, key=lambda group: fact.positions[group[0]].denied)
    groups = [*([at] for at in moved), *_resolved(sheet, fact, [[*group] for group in standing])]
    alike = _put_alike(sheet, fact, groups)
    parts = [
        _form(sheet, fact, group, stands) + ("" if alike else _noted(sheet, fact, group)) for group in groups[:SHOWN]
    ]
    rest = len(groups) - SHOWN
    parts += [Markup(f"{rest} more")] if rest > 0 else []
    if not parts:
        parts = [_form(sheet, fact, [at], stands) for at in [*stands.aside, *stands.converted][:1]]
    together = Markup(" or ").join(parts) if stands.conflict else Markup(", ").join(parts)
    return together + (_noted(sheet, fact, groups[-1]) if groups and alike else "")


def _finest(fact: Fact, places: Sequence[int]) -> list[int]:
    """Plans without those that only give another of them less exactly."""
    spans = {at: days(v) for at in places if isinstance(v := fact.positions[at].value, Date)}

    def rough(at: int) -> bool:
        own = spans.get(at)
        others = (span for other, span in spans.items() if other != at)
        return any(
            own and span and own != span and own.first <= span.first and span.last <= own.last for span in others
        )

    return [at for at in places if not rough(at)]


def _resolved(sheet: Sheet, fact: Fact, groups: list[list[int]]) -> list[list[int]]:
    """Dates that name a day, month or year, unless none does: "next month" says nothing in a table."""
    known = [group for group in groups if not _vague(fact.positions[leading(sheet, fact, group)])]
    return known or groups


def _vague(position: Position) -> bool:
    return isinstance(position.value, Date) and position.value.date is None


def _put_alike(sheet: Sheet, fact: Fact, groups: Iterable[Sequence[int]]) -> bool:
    """Whether all values are put alike, so that it need be said only once; plans that fell through are struck."""
    leads = (leading(sheet, fact, group) for group in groups)
    return len({put(fact.positions[at]) for at in leads if fact.status.positions[at].state != "lapsed"}) == 1


def _noted(sheet: Sheet, fact: Fact, group: Sequence[int]) -> Markup:
    """How a value is put, unless it is a plan that fell through, which is struck."""
    at = leading(sheet, fact, group)
    return Markup("") if fact.status.positions[at].state == "lapsed" else noted(fact.positions[at])


def _form(sheet: Sheet, fact: Fact, group: Sequence[int], stands: Status) -> Markup:
    """A value in its leading form, with the sums that convert it: "about 1.115 billion roubles, or £12.4 million"."""
    lead = fact.positions[leading(sheet, fact, group)]
    words = value(sheet, lead)
    for other in _conversions(fact, lead, stands):
        words += Markup(", or ") + value(sheet, other)
    if stands.positions[leading(sheet, fact, group)].state == "lapsed":
        return Markup(f"<s>{words}</s>") + sheet.cite(fact, lead.claims)
    shown = ways(lead)[0][0].bound
    near = {"about", None} if shown in ("about", None) else {shown}
    return words + sheet.cite(fact, (claim for claim in lead.claims if claim.bound in near))


def leading(sheet: Sheet, fact: Fact, group: Iterable[int]) -> int:
    """Return the place of the form that leads, as in sentences: the editor's choice, what most give, the exacter."""
    held, field = fact.positions, sheet.site.story.fields[fact.field]

    def rank(at: int) -> tuple[bool, int, int, int]:
        claims = ways(held[at])[0]
        return (
            held[at].rank == "preferred",
            len({c.source for c in claims}),
            exactness(field, held[at].value, claims),
            -at,
        )

    return max(group, key=rank)


def _conversions(fact: Fact, of: Position, stands: Status) -> list[Position]:
    """The sums that sources give for this one in another currency."""
    ids = {claim.id for claim in of.claims}
    found = [fact.positions[at] for at in stands.converted]
    return [position for position in found if any(claim.converts in ids for claim in position.claims)]


def _many(sheet: Sheet, fact: Fact, stands: Status) -> Markup:
    """The values of a field that holds many, those of the same sources under one mark: "A, B[1][2]; C[3]"."""
    groups: dict[tuple[tuple[int, ...], str], list[Position]] = {}
    for position in [fact.positions[at] for group in stands.current for at in group]:
        groups.setdefault((_sources(sheet, position.claims), put(position)), []).append(position)
    parts, left = [], SHOWN
    for positions in groups.values():
        shown, left = positions[: max(left, 0)], left - len(positions)
        if shown:
            names = Markup(", ").join(value(sheet, position) for position in shown)
            claims = (claim for position in shown for claim in position.claims)
            parts.append(names + sheet.cite(fact, claims) + noted(shown[0]))
    return Markup("; ").join(parts + ([Markup(f"{-left} more")] if left < 0 else []))


def _sources(sheet: Sheet, claims: Iterable[Claim]) -> tuple[int, ...]:
    return tuple(sorted({sheet.site.number[claim.source] for claim in claims}))
