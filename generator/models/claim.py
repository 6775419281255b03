"""What one article says: claims with the words that show them, events, names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.models.value import Date, Value

Bound = Literal["about", "over", "under"]
Modality = Literal["stated", "planned", "denied"]
Basis = Literal["estimate", "count", "final"]
ScopeKind = Literal[
    "model", "variant", "extra", "part", "group", "each", "place", "period", "month", "day", "year", "whole", "release",
    "country", "measure", "terms", "hour", "count", "cleared",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of an article: ``text[start:end] == quote``."""

    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class StandIn:
    """Words of a passage that stand for names: "They", "the film"; ``text[start:end] == word``."""

    start: int
    end: int
    word: str
    names: tuple[str, ...]
    """What they stand for, as people read it."""
    entities: tuple[str | None, ...]
    """For each name the id of its entity or subject, ``None`` when the story does not know it."""


@dataclass(frozen=True, slots=True)
class Succession:
    """Who came after whom, in the words of a clause."""

    newcomer: str
    """The words that name who came."""
    predecessor: str
    """The words that name who went."""


@dataclass(frozen=True, slots=True)
class Clock:
    """By which clock a clause tells its day."""

    zone: str
    """The words for the time zone; empty where the clause tells only the time."""
    offset: float | None = None
    """Its hours from Greenwich, east of it positive; ``None`` where the words do not say."""
    minutes: int | None = None
    """The time of the day, in minutes from midnight."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What the words of its clause say of a value, beside its modality and its bound."""

    close: bool = False
    """It lies near its bound: "nearly 500", not "up to 500"."""
    per: str | None = None
    """What a sum is paid for each time: a share, a year; ``None`` is the whole."""
    as_of: tuple[Date, ...] = ()
    """The dates of which a changing figure tells, where the clause names any."""
    former: bool = False
    """It is a plan that holds no more: "originally due"."""
    replacing: bool = False
    """The clause puts a value in the place of another: "postponed to"."""
    correcting: bool = False
    """The clause puts right what was given before."""
    first: bool = False
    """It is the first of several figures: "initially demanded", "provisional results"."""
    basis: Basis | None = None
    """What a figure rests on, where the clause says so: an estimate, a count, or the last of several counts."""
    brought: bool = False
    """Something was brought to this figure: "lowered its demand to"."""
    newly: bool = False
    """Of a name, the clause says that it came to be so: "has been named"."""
    flow: bool = False
    """It is a figure for some stretch of time, as revenue is, whether or not the clause says which."""
    scope: tuple[tuple[ScopeKind, str], ...] = ()
    """What the clause narrows the value to, each by its kind: a model, a place; nothing for all there is."""
    clock: Clock | None = None
    """Of a date, where the clause names a time zone."""
    given_up: bool = False
    """The words before it say that it gave way: "from X", "instead of X"."""
    succession: Succession | None = None
    """Of a person, whom the clause says to have come after whom."""
    alone: bool = False
    """The clause leaves no room for another value: "only X", "the sole producer, X"."""
    counted: int | None = None
    """How many there are of what the field holds, by a clause that allows no more: "just two climbers, X and Y"."""


NO_WORDING = Wording()


@dataclass(frozen=True, slots=True)
class Claim:
    """This article says that this field of this subject is this value, in these words."""

    id: str
    """Short hash of source id, subject, field, written, quote and ordinal: it stays while its words do."""
    subject: str
    field: str
    value: Value
    written: str
    """The value's own words, part of ``quote``."""
    source: str
    quote: str
    start: int
    end: int
    """``article.text[start:end] == quote``."""
    value_start: int
    """Where ``written`` starts in the article's text."""
    modality: Modality = "stated"
    hedged: bool = False
    bound: Bound | None = None
    speaker: str | None = None
    """Who says it, as the article names them."""
    via: str | None = None
    """The origin that the article credits: an agency, a broadcaster, another outlet."""
    by: Literal["rule", "editor"] = "rule"
    proposed: str | None = None
    """The model that proposed what the editor then accepted."""
    because: str | None = None
    """Why the words mean the value, in the editor's words, where no reader reads it in them."""
    converts: str | None = None
    """Id of the claim whose sum this one repeats in another currency, in brackets."""
    also: tuple[Passage, ...] = ()
    """Further passages of the article without which a stranger would not know of what the quote speaks."""
    stand_ins: tuple[StandIn, ...] = ()
    """The words in the quote that stand for the subject or for people, in the order of the text."""
    ended: Passage | None = None
    """Of a plan the words of the article that say that it did not come about."""
    clause_start: int = 0
    clause_end: int = 0
    """The clause in the quote that holds the value and what makes it this field; both 0 where nobody parsed it."""
    wording: Wording = NO_WORDING

    @property
    def clause(self) -> str:
        """The words of the clause, by default the quote."""
        if not self.clause_end:
            return self.quote
        return self.quote[self.clause_start - self.start : self.clause_end - self.start]

    @property
    def clause_span(self) -> tuple[int, int]:
        """Where the clause stands in the article's text."""
        return (self.clause_start, self.clause_end) if self.clause_end else (self.start, self.end)

    @property
    def clause_at(self) -> int:
        """Where ``written`` starts in the clause."""
        return self.value_start - (self.clause_start if self.clause_end else self.start)

    @property
    def dated(self) -> bool:
        """Whether the value is a date, whose bounds have words of their own."""
        return isinstance(self.value, Date)


@dataclass(frozen=True, slots=True)
class Event:
    """This article says that something happened, or is to happen, on this date, and that these take part in it."""

    date: Date
    """Its ``date`` is always known, to the year at least."""
    entities: tuple[str, ...]
    """Ids of subjects and entities, in the order of the text, of a claim its subject first; never empty."""
    source: str
    quote: str
    start: int
    end: int
    """``article.text[start:end] == quote``."""
    modality: Modality = "stated"
    claim: str = ""
    """Id of the claim that gives the date, empty when no field asks for it."""
    carried: bool = False
    """The day is not in the quote: it is that of the event told before, which a report goes on about."""
    sentence: tuple[int, int] = (0, 0)
    """The first character of its sentence in the article, and the one behind its last; not told of a claim."""

    def meets(self, other: Event) -> bool:
        """Whether both give one date, in words of one source that overlap."""
        return (
            (self.source, self.date.date, self.date.to) == (other.source, other.date.date, other.date.to)
            and self.start < other.end
            and other.start < self.end
        )


@dataclass(frozen=True, slots=True)
class EntityMention:
    """A sentence of an article names an entity of the story; ``article.text[start:end]`` is the sentence."""

    entity: str
    source: str
    start: int
    end: int
