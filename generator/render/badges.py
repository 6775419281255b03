"""Verdicts as badges: a few words on how a fact or a value stands, each with its weight for the eye."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from generator.models import Claim, Fact, Position
from generator.reconcile import disputed, replaced
from generator.story import FieldDef

Weight = Literal["disputed", "changed", "settled", "thin"]
PASSED = "planned date passed"
CAME_TRUE = "plan came true"


@dataclass(frozen=True, slots=True)
class Badge:
    """Words of the house, which need no escape, and their weight."""

    words: str
    weight: Weight

    def __html__(self) -> Markup:
        return Markup('<span class="label {}">{}</span>').format(self.weight, self.words)


def of_fact(fact: Fact, field: FieldDef) -> list[Badge]:
    """Return what a fact's gravest verdict comes to, and how many origins stand behind what is not at odds."""
    own = [fact.positions[at] for at in fact.status.own] or fact.positions
    hedged = [Badge("hedged", "thin")] if all(_hedged(position) for position in own) else []
    grave = _grave(fact)
    if grave and grave.weight != "settled":
        return [grave, *hedged]
    if fact.verdict == "refined" and not field.many:
        return [Badge("more or less exact", "thin"), *hedged]
    return [*([grave] if grave else []), *_support(own), *hedged]


def of_position(fact: Fact, at: int) -> list[Badge]:
    """Return how one value of a fact stands: to others, by its origins, and in the editor's eyes."""
    return of_positions(fact, [at])[0]


def of_positions(fact: Fact, places: Iterable[int]) -> list[list[Badge]]:
    """Return how each of some values of a fact stands, in less time than one by one."""
    against = _against(fact)
    return [[*against(at), *_own(fact.positions[at])] for at in places]


def _own(position: Position) -> list[Badge]:
    found = _support([position])
    if _hedged(position):
        found.append(Badge("hedged", "thin"))
    if position.rank != "normal":
        words = "preferred by the editor" if position.rank == "preferred" else "set aside by the editor"
        found.append(Badge(words, "thin"))
    return found


def open_question(fact: Fact) -> bool:
    """Return whether sources are at odds on a fact, or what they say of it no longer holds."""
    grave = _grave(fact)
    return grave is not None and grave.weight != "settled"


def together(badges: Sequence[Badge]) -> Markup:
    """Return badges in a row, with a blank before each; nothing for none."""
    return Markup("").join(Markup(" {}").format(badge) for badge in badges)


def _grave(fact: Fact) -> Badge | None:
    """That it is disputed, or its gravest change: a value replaced, a plan whose day passed, a plan that came true."""
    if fact.verdict in ("disputed", "refuted"):
        return Badge(fact.verdict, "disputed")
    if fact.verdict != "superseded":
        return None
    gone = replaced(fact)
    if gone:
        return _replaced(fact.positions[min(gone)])
    alone = [v.positions[0] for v in fact.verdicts if v.kind == "superseded"]
    if all(_came_true(fact.positions[at]) for at in alone):
        return Badge(CAME_TRUE, "settled")
    return Badge(PASSED, "changed")


def _replaced(old: Position) -> Badge:
    planned = any(claim.modality == "planned" for claim in old.claims)
    return Badge("plan changed" if planned else "changed later", "changed")


def _against(fact: Fact) -> Callable[[int], list[Badge]]:
    """What tells of each value how it stands to others."""
    gone, odds = replaced(fact), disputed(fact)
    later = frozenset(gone.values())
    alone = {v.positions[0] for v in fact.verdicts if v.kind == "superseded" and len(v.positions) == 1}

    def of(at: int) -> list[Badge]:
        found = [Badge("disputed", "disputed")] if at in odds else []
        if at in gone:
            found.append(_replaced(fact.positions[at]))
        elif at in later:
            found.append(Badge("came later", "changed"))
        if at in alone:
            true = _came_true(fact.positions[at])
            found.append(Badge(CAME_TRUE, "settled") if true else Badge(PASSED, "changed"))
        return found

    return of


def _support(positions: Sequence[Position]) -> list[Badge]:
    """How many origins give the values: the fewest that any of them has."""
    counts = [len(position.origins) for position in positions]
    if min(counts) > 1:
        more = " or more" if max(counts) > min(counts) else ""
        return [Badge(f"agreed by {min(counts)} origins{more}", "settled")]
    if max(counts) > 1:
        return [Badge("some from one origin", "thin")]
    claims = [claim for position in positions for claim in position.claims]
    if len({claim.source for claim in claims}) == 1:
        return [Badge("one source", "thin")]
    return [Badge("one origin" if len(positions) == 1 else "one origin each", "thin")]


def _hedged(position: Position) -> bool:
    return all(_unsure(claim) for claim in position.claims)


def _unsure(claim: Claim) -> bool:
    """Whether the source passes on what others report; "about" and "over" say so by themselves."""
    return claim.hedged and not claim.bound


def _came_true(position: Position) -> bool:
    return any(claim.modality == "stated" for claim in position.claims)
