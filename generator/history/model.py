"""What is known of past builds, and of each fact from one to the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.models import StatusKind

About = tuple[str, str]
"""The ids of a subject and of a field."""


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit that changed the folder of articles, and so what was published."""

    id: str
    day: str
    """ISO 8601 day on which it was made, in UTC."""
    subject: str = ""
    """The first line of its message: words of whoever made it."""


@dataclass(frozen=True, slots=True)
class StatedValue:
    """A value of a fact, and who gave it."""

    text: str
    """As a reader saw it."""
    denied: bool
    sources: tuple[str, ...]
    """Ids, in the order of the claims."""


@dataclass(frozen=True, slots=True)
class FactState:
    """How a fact stood in a build."""

    kind: StatusKind
    values: tuple[StatedValue, ...]
    withdrawn: tuple[str, ...] = ()
    """Ids of the sources that spoke of it and were withdrawn."""


@dataclass(frozen=True, slots=True)
class PastBuild:
    """What one commit published."""

    commit: Commit
    facts: Mapping[About, FactState]
    headings: Mapping[About, str]
    """What a fact is called, by its subject and field: "Length · Aurora"."""
    fault: str = ""
    """Why this version of the program cannot build it, if so; then it holds no facts."""


@dataclass(frozen=True, slots=True)
class FactStep:
    """A build from which on a fact stood otherwise than before."""

    build: int
    """Place of the commit, counted from 0."""
    state: FactState | None
    """``None`` where no source gave it any more."""


@dataclass(frozen=True, slots=True)
class FactHistory:
    """How one fact stood, from the first build that had it."""

    about: About
    heading: str
    steps: tuple[FactStep, ...]


@dataclass(frozen=True, slots=True)
class History:
    """All that is known of past builds."""

    commits: tuple[Commit, ...] = ()
    """The oldest first."""
    facts: tuple[FactHistory, ...] = ()
    """In the order of the last build, behind them those that it has no more."""
    faults: Mapping[int, str] = field(default_factory=dict)
    """Why some commits could not be built, by their places."""
    earlier: int = 0
    """How many older commits were not looked at."""
    missing: str = ""
    """Why nothing is known, in one sentence, if so."""

    @property
    def changed(self) -> tuple[FactHistory, ...]:
        """The facts that did not stand as they do from the first build on."""
        first = next((at for at in range(len(self.commits)) if at not in self.faults), 0)
        return tuple(each for each in self.facts if len(each.steps) > 1 or each.steps[0].build != first)
