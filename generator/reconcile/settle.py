"""Disputes that another verdict on the same fact settles."""

from __future__ import annotations

from collections.abc import Sequence

from generator.models import Position, Verdict, VerdictKind


def settled(found: Sequence[Verdict]) -> list[Verdict]:
    """Leave out disputes with a value of which another form replaced the other value, or was replaced by it."""
    kinds: dict[int, dict[int, VerdictKind]] = {}
    for verdict in found:
        a, b = verdict.positions
        kinds.setdefault(a, {})[b] = kinds.setdefault(b, {})[a] = verdict.kind

    def is_settled(a: int, b: int) -> bool:
        few, others = sorted((kinds[a], kinds[b]), key=len)
        return any({kind, others.get(c)} == {"superseded", "refined"} for c, kind in few.items())

    return [verdict for verdict in found if verdict.kind != "disputed" or not is_settled(*verdict.positions)]


def without_refuted(found: Sequence[Verdict], positions: Sequence[Position]) -> list[Verdict]:
    """Leave out disputes of a refuted value with the one that its denier gives in its place."""
    deniers: dict[int, set[str]] = {}
    for verdict in found:
        if verdict.kind == "refuted":
            denied, said = sorted(verdict.positions, key=lambda at: not positions[at].denied)
            deniers.setdefault(said, set()).update(claim.source for claim in positions[denied].claims)

    def replaces(value: int, refuted: int) -> bool:
        return bool(deniers.get(refuted, set()) & {claim.source for claim in positions[value].claims})

    return [v for v in found if v.kind != "disputed" or not (replaces(*v.positions) or replaces(*v.positions[::-1]))]
