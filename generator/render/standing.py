"""How the positions of a fact stand, by its verdicts: which hold, which came earlier, which only repeat others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.models import Fact, VerdictKind
from generator.story.model import FieldDef


@dataclass(frozen=True, slots=True)
class Standing:
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


def standing(fact: Fact, field: FieldDef) -> Standing:
    """Return how the positions of a fact stand; of a field that holds many, no value is another's form."""
    every = range(len(fact.positions))
    converted = [at for at in every if all(claim.converts for claim in fact.positions[at].claims)]
    aside = [at for at in every if at not in converted and fact.positions[at].rank == "deprecated"]
    gone = replaced(fact)
    earlier = [at for at in every if at in gone and at not in aside and at not in converted]
    left = [at for at in every if at not in {*converted, *aside, *earlier}]
    forms = [] if field.many else pairs(fact, "spelled", "refined", "converted")
    conflict = any(at <= {*left} for at in map(set, pairs(fact, "disputed")))
    return Standing(_together(left, forms), earlier, aside, converted, conflict)


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


def pairs(fact: Fact, *kinds: VerdictKind) -> list[tuple[int, ...]]:
    """Return the places of each two positions between which there is a verdict of these kinds."""
    return [verdict.positions for verdict in fact.verdicts if verdict.kind in kinds and len(verdict.positions) == 2]


def _together(places: Sequence[int], forms: Iterable[tuple[int, ...]]) -> list[list[int]]:
    """Group places that pairs connect, in the order of the first of each group."""
    group = {at: [at] for at in places}
    for a, b in forms:
        if a in group and b in group and group[a] is not group[b]:
            joined = sorted([*group[a], *group[b]])
            group |= dict.fromkeys(joined, joined)
    return [members for at, members in group.items() if members[0] == at]
