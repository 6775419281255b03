"""The words of the house as frozen dataclasses: article, value, mention, claim, fact.

Data flows one way: ``read`` makes articles, ``extract`` makes claims of them, ``reconcile`` makes facts of those,
``render`` makes pages. Every span counts characters of ``Article.text`` and is half open: ``text[start:end]``.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Literal

Bound = Literal["about", "over", "under"]
Modality = Literal["stated", "planned", "denied"]
BlockKind = Literal["prose", "headline", "noise"]
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
ScopeKind = Literal[
    "model", "extra", "part", "group", "place", "period", "year", "release", "country", "measure", "hour"
]
Number = int | float


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of an article, by its span in the text."""

    start: int
    end: int
    kind: BlockKind
    """Claims and quotes come from ``prose`` only; a ``headline`` may set the focus; ``noise`` is passed over."""


@dataclass(frozen=True, slots=True)
class Article:
    """One source text with its metadata, any of which may be unknown (``None``)."""

    id: str
    """Slug, set by the story file or made from the file's name; never derived from the content."""
    file: str
    """Path of the file inside the folder of articles."""
    text: str
    """Of plain text the whole decoded file, line ends made ``\\n``, never stripped; of a file with markup its words in
    plain text. Spans count its characters."""
    blocks: tuple[Block, ...]
    sha256: str
    """Hash of the file's bytes, hexadecimal."""
    part: int = 0
    """Which article it is of a file that holds several, from 1; then ``file`` ends in ``#`` and this number."""
    kind: Literal["original", "retelling"] = "original"
    label: str = ""
    """What people read instead of the id."""
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    author: str | None = None
    """Who wrote it; several names are parted by semicolons."""
    published: str | None = None
    """ISO 8601 day."""
    accessed: str | None = None
    archive: str | None = None
    language: str | None = None
    """As the story file or the article declares it, a tag such as ``en-GB``."""

    read_off: tuple[str, ...] = ()
    """What of this was read off the words of a page and is stated nowhere in its markup: ``published``."""

    @property
    def path(self) -> str:
        """The path of its file inside the folder of articles, whichever article of it this is."""
        return self.file.removesuffix(f"#{self.part}") if self.part else self.file

    @property
    def authors(self) -> tuple[str, ...]:
        """The names of those who wrote it."""
        return tuple(name for part in (self.author or "").split(";") if (name := part.strip()))

    @property
    def is_english(self) -> bool:
        """Whether the rules can read it: nothing says that it is in another language."""
        return self.language is None or self.language.casefold().replace("_", "-").partition("-")[0] == "en"


@dataclass(frozen=True, slots=True)
class Money:
    """A sum: ``amount`` to ``amount_to`` (a range, else ``None``) in an ISO 4217 ``currency``."""

    amount: Number
    currency: str
    amount_to: Number | None = None


@dataclass(frozen=True, slots=True)
class Date:
    """A day, month, year or decade in EDTF level 1 (``XXXX-04-20`` when the year is open; ``None`` when unresolved).

    ``to`` ends an interval; ``part`` narrows a month or year ("early 2022").
    """

    date: str | None
    to: str | None = None
    part: Literal["early", "mid", "late"] | None = None
    within: tuple[int, int] | None = None
    """First and last month of the quarter, half or season of a year that is meant; from 13 on of the next year."""


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time: ``n`` to ``n_to`` of a singular ``unit``: second, minute, hour, day, week, month, year."""

    n: Number
    unit: str
    n_to: Number | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A count or measure: ``n`` to ``n_to`` of a singular ``unit`` (kilometre, person, per cent), "" when bare."""

    n: Number
    unit: str
    n_to: Number | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """A name as the article writes it and the id of the entity that it is an alias of, ``None`` when unknown."""

    name: str
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """The id of one option of a closed list."""

    text: str


Value = Money | Date | Duration | Quantity | Name | Term


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
    """The words for the time zone."""
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
    """It is the first of several figures: "initially demanded"."""
    brought: bool = False
    """Something was brought to this figure: "lowered its demand to"."""
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
    """Ids of subjects and entities, in the order of the text; never empty."""
    source: str
    quote: str
    start: int
    end: int
    """``article.text[start:end] == quote``."""
    written_start: int
    """Where the date's own words start, or the verb where the day is carried on."""
    modality: Modality = "stated"
    carried: bool = False
    """The day is not in the quote: it is that of the event told before, which a report goes on about."""


@dataclass(frozen=True, slots=True)
class EntityMention:
    """A sentence of an article names an entity of the story; ``article.text[start:end]`` is the sentence."""

    entity: str
    source: str
    start: int
    end: int


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
