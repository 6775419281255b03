"""What all articles say of one field of one subject, and how that stands."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Literal

from generator.models.claim import Claim
from generator.models.value import Value

Rank = Literal["preferred", "normal", "deprecated"]
StatusKind = Literal[
    "disagree",
    "refuted",
    "put-off",
    "did-not-happen",
    "superseded",
    "no-later-report",
    "unconfirmed",
    "differ-in-detail",
    "happened-as-planned",
    "spelled-differently",
    "agreed",
    "one-source",
]
"""How the sources stand to a fact, the gravest first."""
OutcomeKind = Literal["open", "happened", "put-off", "superseded", "did-not-happen", "no-later-report"]
State = Literal["stated", "planned", "lapsed", "denied"]
"""How the value of a position stands; lapsed is a plan that was put off or came to nothing."""
VerdictKind = Literal["agreed", "single", "spelled", "refined", "converted", "superseded", "refuted", "disputed"]
"""The gravest last."""


@dataclass(frozen=True, slots=True)
class Position:
    """One value of a fact with all claims that support it, in the order of their sources."""

    value: Value
    text: str
    """The value as a reader sees it: normalised, in English."""
    claims: tuple[Claim, ...]
    origins: tuple[str, ...] = ()
    """The independent origins of the claims, in their order: ids of sources, or names of those whom they credit."""
    denied: bool = False
    """The claims say that the value is not so."""
    rank: Rank = "normal"
    """The editor's judgement."""
    reason: str = ""
    """Why the editor judges so."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one position stands to another of the same fact, or by itself, explained in one sentence."""

    kind: VerdictKind
    positions: tuple[int, ...]
    """Places of one or two positions in the fact, counted from 0."""
    text: str
    """A sentence in plain text, which names the sources by their labels."""
    claims: tuple[Claim, ...] = ()
    """The claims that it rests on."""
    later: int | None = None
    """Of two positions of which one took the place of the other: the one that came later."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a plan.

    ``open``: its day is not over, or it has none; ``no-later-report``: its day is over, and no report was found;
    ``put-off``: a later date took its place; ``superseded``: another value did.
    """

    kind: OutcomeKind
    claims: tuple[Claim, ...] = ()
    """Those that show it: none of a plan that is open."""
    by: int | None = None
    """Place of the position that took its place, counted from 0."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How one position of a fact stands."""

    state: State
    """``lapsed`` is a plan that came to nothing or that another value took the place of."""
    disputed: bool = False
    """Not both this value and another can be right."""
    replaced_by: int | None = None
    """Place of the position that took its place, counted from 0."""
    replaces: bool = False
    """It took the place of another."""
    unconfirmed: bool = False
    """Its sources only pass it on, as reported or possible."""
    outcome: Outcome | None = None
    """What became of it, where it was planned; ``None`` of what is stated, unless a later source reports the plan."""


@dataclass(frozen=True, slots=True)
class Status:
    """How a fact stands; places of positions are counted from 0."""

    kind: StatusKind
    """The gravest that is to be said of it."""
    current: tuple[tuple[int, ...], ...]
    """The values that stand, the forms of one value together."""
    earlier: tuple[int, ...] = ()
    """What another value took the place of."""
    aside: tuple[int, ...] = ()
    """What the editor set aside."""
    converted: tuple[int, ...] = ()
    """Sums that only repeat another one in a second currency."""
    conflict: bool = False
    """Values that stand are disputed."""
    unconfirmed: bool = False
    """All that its sources say is only passed on."""
    sources: int = 0
    """How many sources give its values; conversions do not count."""
    fewest: int = 0
    """How many independent origins stand behind the value that fewest give."""
    most: int = 0
    """And behind the one that most give."""
    positions: tuple[Standing, ...] = ()
    """How each position stands."""

    @property
    def own(self) -> list[int]:
        """All but conversions, in the order in which a reader meets them."""
        return [*(at for group in self.current for at in group), *self.earlier, *self.aside]

    @property
    def order(self) -> list[int]:
        """All, in the order in which a reader meets them."""
        return [*self.own, *self.converted]

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """What became of the plans, in the order of the positions."""
        return tuple(each.outcome for each in self.positions if each.outcome)


@dataclass(frozen=True, slots=True)
class Fact:
    """All positions on one field of one subject, and how they stand to each other."""

    subject: str
    field: str
    positions: tuple[Position, ...]
    verdicts: tuple[Verdict, ...] = ()
    """The gravest first, behind them those on values that the editor set aside, and those on conversions last."""
    notes: tuple[str, ...] = ()
    """The editor's own words on it."""
    status: Status = dataclasses.field(kw_only=True)

    @property
    def verdict(self) -> VerdictKind:
        """The gravest of its verdicts; conversions do not count beside others."""
        return self.verdicts[0].kind
