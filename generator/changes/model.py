"""What two builds have exported, as far as their comparison asks for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.models import Bound, Modality, Rank, VerdictKind

About = tuple[str, str]
"""The ids of a subject and of a field."""
Words = tuple[About, str, str, str]
"""What a claim is about, its source, and the words of its value and of its quote."""


@dataclass(frozen=True, slots=True)
class Source:
    """An article, as the data describes it."""

    id: str
    file: str
    kind: str
    label: str
    title: str | None
    outlet: str | None
    url: str | None
    published: str | None
    text_sha256: str

    @property
    def name(self) -> str:
        """What people read instead of the id."""
        return self.label or self.id

    @property
    def place(self) -> tuple[str, str, str]:
        """Sorts sources by their day, the undated last, then by name."""
        return self.published or "~", self.name, self.id


@dataclass(frozen=True, slots=True)
class Claim:
    """What a source says."""

    about: About
    source: str
    written: str
    quote: str
    start: int
    modality: Modality
    hedged: bool
    bound: Bound | None
    dated: bool = False
    """Whether the value is a date."""

    @property
    def words(self) -> Words:
        """What stays the same while the source says it in these words, wherever in its text."""
        return self.about, self.source, self.written, self.quote

    @property
    def place(self) -> tuple[int, str, str, str, bool, str]:
        """Sorts the claims of a source by their place in its text."""
        return self.start, self.written, self.quote, self.modality, self.hedged, self.bound or ""


@dataclass(frozen=True, slots=True)
class Position:
    """One value of a fact."""

    key: str
    """Equal for equal values, a denial apart."""
    text: str
    denied: bool
    rank: Rank
    reason: str
    origins: int
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one or two positions, by their places, stand."""

    kind: VerdictKind
    positions: tuple[int, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Fact:
    """All positions on one field of one subject."""

    about: About
    verdict: VerdictKind
    positions: tuple[Position, ...]
    verdicts: tuple[Verdict, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Export:
    """The data of one build."""

    sources: Mapping[str, Source]
    """By id."""
    claims: tuple[Claim, ...]
    facts: Mapping[About, Fact]
    subjects: Mapping[str, str]
    """What people read instead of the ids."""
    fields: Mapping[str, str]
    withdrawn: Mapping[str, str] = field(default_factory=dict)
    """Why sources count no more, by id."""
    sentences: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The ids of the sources behind each sentence that the pages of topics tell, by its words."""
