"""What the editor decides and adds in words."""

from __future__ import annotations

from dataclasses import dataclass

from generator.models.article import Article
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
class Withdrawal:
    """Why a source no longer counts."""

    reason: str
    by: str = ""
    """Who gives the reason; "" when the editor does."""
    date: str | None = None
    """ISO 8601 day, where it is known."""


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A source that was withdrawn: nothing that it says counts any more, and the site says so where it did."""

    article: Article
    withdrawal: Withdrawal
    about: tuple[tuple[str, str], ...] = ()
    """Subject and field of each fact that it spoke of, in the order of its text."""


@dataclass(frozen=True, slots=True)
class Aside:
    """What the editor says beside claims and facts."""

    notes: tuple[Note, ...] = ()
    """Those on topics."""
    left_out: tuple[LeftOut, ...] = ()
    """In the order of the articles."""
    withdrawn: tuple[Withdrawn, ...] = ()
    """In the order of the articles, of which they are none any more."""

    @property
    def missing(self) -> dict[tuple[str, str], list[Withdrawn]]:
        """The withdrawn sources that spoke of a fact, by its subject and field."""
        found: dict[tuple[str, str], list[Withdrawn]] = {}
        for each in self.withdrawn:
            for about in each.about:
                found.setdefault(about, []).append(each)
        return found


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
