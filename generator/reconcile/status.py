"""How a fact stands: what holds, what came earlier, what became of each plan, and the gravest that is to be said.

It follows from the positions and their verdicts alone, and is worked out once; whoever shows a fact only reads it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import Final, Literal

from generator.models import (
    Claim,
    Date,
    Fact,
    Outcome,
    Position,
    Standing,
    State,
    Status,
    StatusKind,
    Verdict,
    VerdictKind,
)
from generator.reconcile.change import ended
from generator.reconcile.dates import days

_OUTCOMES: Final[tuple[StatusKind, ...]] = ("put-off", "did-not-happen", "superseded", "no-later-report")
"""What is said of a fact for what became of its plans, the gravest first."""


def status(positions: Sequence[Position], verdicts: Sequence[Verdict] = (), many: bool = False) -> Status:
    """Return how a fact stands; of a field that holds ``many``, no value is another's form."""
    gone, odds = _replaced(verdicts), {at for pair in _pairs(verdicts, "disputed", "refuted") for at in pair}
    each = tuple(
        _standing(at, positions, verdicts, gone.get(at), at in odds, at in gone.values())
        for at in range(len(positions))
    )
    found = _places(positions, verdicts, gone, many)
    own = [positions[at] for at in found.own] or positions
    counts = [len(position.origins) for position in own]
    found = replace(
        found,
        unconfirmed=bool(own) and all(map(_is_unconfirmed, own)),
        sources=len({claim.source for position in own for claim in position.claims}),
        fewest=min(counts, default=0),
        most=max(counts, default=0),
        positions=each,
    )
    return replace(found, kind=_kind(found, verdicts, many))


def _places(positions: Sequence[Position], verdicts: Sequence[Verdict], gone: Mapping[int, int], many: bool) -> Status:
    places: dict[str, list[int]] = {"current": [], "earlier": [], "aside": [], "converted": []}
    for at, position in enumerate(positions):
        if all(claim.converts for claim in position.claims):
            places["converted"].append(at)
        elif position.rank == "deprecated":
            places["aside"].append(at)
        else:
            places["earlier" if at in gone else "current"].append(at)
    left = frozenset(places["current"])
    forms = [] if many else _pairs(verdicts, "spelled", "refined", "converted")
    return Status(
        "one-source",
        _together(places["current"], forms),
        tuple(places["earlier"]),
        tuple(places["aside"]),
        tuple(places["converted"]),
        conflict=any(a in left and b in left for a, b in _pairs(verdicts, "disputed", "refuted")),
    )


def _standing(
    at: int, positions: Sequence[Position], verdicts: Sequence[Verdict], by: int | None, disputed: bool, replaces: bool
) -> Standing:
    position = positions[at]
    outcome = _outcome(at, positions, verdicts, by)
    state: State = "denied" if position.denied else "stated" if _is_stated(position) else "planned"
    if state == "planned" and outcome and outcome.kind in ("put-off", "superseded", "did-not-happen"):
        state = "lapsed"
    return Standing(state, disputed, by, replaces, _is_unconfirmed(position), outcome)


def _outcome(at: int, positions: Sequence[Position], verdicts: Sequence[Verdict], by: int | None) -> Outcome | None:
    """What became of a position that is planned, by the verdicts on it; ``None`` of one that is not."""
    position = positions[at]
    if position.denied or not any(claim.modality == "planned" for claim in position.claims):
        return None
    if by is not None:
        pair = next(v for v in verdicts if v.later == by and at in v.positions)
        told = tuple(claim for claim in pair.claims if claim in positions[by].claims)
        return Outcome(_taken_by(position, positions[by]), told or positions[by].claims, by)
    if nothing := ended(position):
        return Outcome("did-not-happen", nothing)
    alone = next((v for v in verdicts if v.kind == "superseded" and v.positions == (at,)), None)
    if _is_stated(position):
        return Outcome("happened", alone.claims) if alone else None
    return Outcome("no-later-report") if alone else Outcome("open")


def _taken_by(plan: Position, later: Position) -> Literal["did-not-happen", "put-off", "superseded"]:
    """What it means for a plan that another position took its place: a day that lies behind its own puts it off."""
    if later.denied:
        return "did-not-happen"
    if isinstance(plan.value, Date) and isinstance(later.value, Date):
        before, after = days(plan.value), days(later.value)
        if before and after and after.last > before.last:
            return "put-off"
    return "superseded"


def _kind(found: Status, verdicts: Sequence[Verdict], many: bool) -> StatusKind:
    """The gravest that is to be said: what is at odds, what became of plans, then how well the rest is supported."""
    verdict = verdicts[0].kind if verdicts else "single"
    if verdict == "disputed" and found.conflict:  # at odds are only values that no later one took the place of
        return "disagree"
    if verdict == "refuted":
        return "refuted"
    if change := _change(found):
        return change
    if found.unconfirmed:
        return "unconfirmed"
    if verdict == "refined" and not many:
        return "differ-in-detail"
    if verdict == "superseded":
        return "happened-as-planned"
    if verdict == "spelled":
        return "spelled-differently"
    return "agreed" if found.fewest > 1 else "one-source"


def _change(found: Status) -> StatusKind | None:
    """The gravest change: of a plan, else of a value that another one took the place of."""
    ours = [found.positions[at] for at in (*chain(*found.current), *found.earlier)]
    kinds = {each.outcome.kind for each in ours if each.outcome}
    if any(each.replaced_by is not None and each.outcome is None for each in ours):
        kinds.add("superseded")
    return next((kind for kind in _OUTCOMES if kind in kinds), None)


def disputed(fact: Fact) -> set[int]:
    """Return the places of the values that are at odds with another."""
    return {at for at, each in enumerate(fact.status.positions) if each.disputed}


def pairs(fact: Fact, *kinds: VerdictKind) -> list[tuple[int, int]]:
    """Return the places of each two positions between which there is a verdict of these kinds."""
    return _pairs(fact.verdicts, *kinds)


def _pairs(verdicts: Iterable[Verdict], *kinds: VerdictKind) -> list[tuple[int, int]]:
    found = (verdict.positions for verdict in verdicts if verdict.kind in kinds)
    return [(at[0], at[1]) for at in found if len(at) == 2]


def _replaced(verdicts: Iterable[Verdict]) -> dict[int, int]:
    found: dict[int, list[int]] = {}
    for verdict in verdicts:
        if verdict.later is not None:
            [old] = {*verdict.positions} - {verdict.later}
            found.setdefault(old, []).append(verdict.later)
    return {old: next((at for at in later if at not in found), later[0]) for old, later in found.items()}


def _is_stated(position: Position) -> bool:
    return any(claim.modality == "stated" for claim in position.claims)


def _is_unconfirmed(position: Position) -> bool:
    """Whether the sources pass on what others report; "about" and "over" say so by themselves."""
    return all(_unsure(claim) for claim in position.claims)


def _unsure(claim: Claim) -> bool:
    return claim.hedged and not claim.bound


def _together(places: Iterable[int], forms: Iterable[tuple[int, int]]) -> tuple[tuple[int, ...], ...]:
    """Group places that pairs connect, in the order of the first of each group."""
    group = {at: [at] for at in places}
    for a, b in forms:
        if a in group and b in group and group[a] is not group[b]:
            few, many = sorted((group[a], group[b]), key=len)
            many += few
            group |= dict.fromkeys(few, many)
    distinct = {id(members): tuple(sorted(members)) for members in group.values()}
    return tuple(sorted(distinct.values()))
