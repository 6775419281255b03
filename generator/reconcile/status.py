"""How the positions of a fact stand, by its verdicts: which hold, which came earlier, which only repeat others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.models import Fact, VerdictKind
from generator.story import FieldDef


@dataclass(frozen=True, slots=True)
class Status:
    """The places of a fact's positions, each in one of these."""

    current: Sequence[Sequence[int]]
    """What stands, the forms of one value together."""
    earlier: Sequence[int]
    """What another value took the place of."""
    aside: Sequence[int]
    """What the editor set aside."""
    converted: Sequence[int]
    """Sums that only repeat another one in a second currency."""
    conflict: bool
    """Values that stand are disputed."""

    @property
    def own(self) -> list[int]:
        """All but conversions, in the order in which a reader meets them."""
        return [*(at for group in self.current for at in group), *self.earlier, *self.aside]

    @property
    def order(self) -> list[int]:
        """All, in the order in which a reader meets them."""
        return [*self.own, *self.converted]


def status(fact: Fact, field: FieldDef) -> Status:
    """Return how the positions of a fact stand; of a field that holds many, no value is another's form."""
    gone = replaced(fact)
    places: dict[str, list[int]] = {"current": [], "earlier": [], "aside": [], "converted": []}
    for at, position in enumerate(fact.positions):
        if all(claim.converts for claim in position.claims):
            places["converted"].append(at)
        elif position.rank == "deprecated":
            places["aside"].append(at)
        else:
            places["earlier" if at in gone else "current"].append(at)
    left = frozenset(places["current"])
    forms = [] if field.many else pairs(fact, "spelled", "refined", "converted")
    conflict = any(a in left and b in left for a, b in pairs(fact, "disputed"))
    return Status(
        _together(places["current"], forms), places["earlier"], places["aside"], places["converted"], conflict
    )


def leading(fact: Fact, stands: Status, most: int, days: Mapping[str, str]) -> Status:
    """Return a fact's standing with at most so many places, and half as many conversions.

    These are what the editor prefers, what most origins give, and what the newest sources give; ``days`` holds the days
    of the sources that have a date.
    """
    kept = {*_leading(fact, stands.own, most, days), *_leading(fact, stands.converted, most // 2, days)}

    def left(places: Iterable[int]) -> list[int]:
        return [at for at in places if at in kept]

    current = [group for group in map(left, stands.current) if group]
    return Status(current, left(stands.earlier), left(stands.aside), left(stands.converted), stands.conflict)


def _leading(fact: Fact, places: Sequence[int], most: int, days: Mapping[str, str]) -> list[int]:
    if len(places) <= most:
        return [*places]
    known = sorted(places, key=lambda at: (fact.positions[at].rank != "preferred", -len(fact.positions[at].origins)))
    best, others = known[: most // 2], known[most // 2 :]
    newest = sorted(others, key=lambda at: max(days.get(c.source, "") for c in fact.positions[at].claims), reverse=True)
    return best + newest[: most - len(best)]


def values(fact: Fact) -> list[list[int]]:
    """Return the places of a fact's values, the forms of one together, whether they hold or not."""
    return _together(range(len(fact.positions)), pairs(fact, "spelled", "refined", "converted"))


def replaced(fact: Fact) -> dict[int, int]:
    """Return the later value for each value that another took the place of, the latest where several did."""
    found: dict[int, list[int]] = {}
    for verdict in fact.verdicts:
        if verdict.later is not None:
            [old] = {*verdict.positions} - {verdict.later}
            found.setdefault(old, []).append(verdict.later)
    return {old: next((at for at in later if at not in found), later[0]) for old, later in found.items()}


def disputed(fact: Fact) -> set[int]:
    """Return the places of the values that are at odds with another."""
    return {at for pair in pairs(fact, "disputed") for at in pair}


def pairs(fact: Fact, *kinds: VerdictKind) -> list[tuple[int, int]]:
    """Return the places of each two positions between which there is a verdict of these kinds."""
    found = (verdict.positions for verdict in fact.verdicts if verdict.kind in kinds)
    return [(at[0], at[1]) for at in found if len(at) == 2]


def _together(places: Sequence[int], forms: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Group places that pairs connect, in the order of the first of each group."""
    group = {at: [at] for at in places}
    for a, b in forms:
        if a in group and b in group and group[a] is not group[b]:
            few, many = sorted((group[a], group[b]), key=len)
            many += few
            group |= dict.fromkeys(few, many)
    once = {id(members): sorted(members) for members in group.values()}
    return sorted(once.values())
