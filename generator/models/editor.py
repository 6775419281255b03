"""What the editor decides and adds in words."""

from __future__ import annotations

from dataclasses import dataclass

from generator.models.claim import Claim
from generator.models.fact import Rank
from generator.models.value import Value


@dataclass(frozen=True, slots=True)
class Ranking:
    """The editor's judgement of one value of a fact."""

    subject: str
    field: str
    value: Value
    rank: Rank
    reason: str
    line: int = 0
    """Where the file of edits says so, counted from 1; 0 when no file does."""


@dataclass(frozen=True, slots=True)
class Note:
    """The editor's own words on a fact, by its subject and field, or on a topic."""

    text: str
    subject: str = ""
    field: str = ""
    topic: str = ""
    line: int = 0
    """Where the file of edits has it, counted from 1; 0 when no file does."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A claim of the rules that the editor leaves out: it takes part in no fact, and the site says why."""

    claim: Claim
    reason: str


@dataclass(frozen=True, slots=True)
class Aside:
    """What the editor says beside claims and facts."""

    notes: tuple[Note, ...] = ()
    """Those on topics."""
    left_out: tuple[LeftOut, ...] = ()
    """In the order of the articles."""


@dataclass(frozen=True, slots=True)
class Judgements:
    """What the editor decides on facts, beside the claims."""

    rankings: tuple[Ranking, ...] = ()
    same: tuple[tuple[str, ...], ...] = ()
    """Names that are one: each group under its first, which is an entity's if any of them is."""
    apart: tuple[tuple[str, str], ...] = ()
    """Pairs of names that are two, however alike."""
    notes: tuple[Note, ...] = ()
    """Those on facts."""
