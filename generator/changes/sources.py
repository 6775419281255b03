"""The kinds of change to an article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from generator.changes.kinds import SourceChange
from generator.changes.model import Source
from generator.changes.voices import count, listed
from generator.words import day_text

DESCRIBED: Final = ("id", "label", "kind", "published", "title", "outlet", "url", "file")
"""What a source is described by; none of it is its text."""


@dataclass(frozen=True, slots=True)
class SourceCame(SourceChange):
    """A new article."""

    def explain(self) -> str:
        return f"New: {_described(self.source)}, {count(self.came, 'claim')}"


@dataclass(frozen=True, slots=True)
class SourceWent(SourceChange):
    """An article that is no longer there."""

    def explain(self) -> str:
        return f"Gone: {_described(self.source)}, {count(self.went, 'claim')}"


@dataclass(frozen=True, slots=True)
class SourceWithdrawn(SourceChange):
    """An article that is there and counts no more."""

    reason: str
    sentences: tuple[str, ...] = ()
    """The sentences that rested on it and are not told any more, or not in these words."""

    def explain(self) -> str:
        what = f"Withdrawn: {_described(self.source)}, {count(self.went, 'claim')}; {self.reason}"
        quoted = listed([f"“{each}”" for each in self.sentences])
        return f"{what}; {count(len(self.sentences), 'sentence')} not told so any more: {quoted}" if quoted else what


@dataclass(frozen=True, slots=True)
class SourceRewritten(SourceChange):
    """An article with another text under the same id."""

    def explain(self) -> str:
        return f"Changed: {_described(self.source)}, {_turnover(self.came, self.went)}"


@dataclass(frozen=True, slots=True)
class SourceRead(SourceChange):
    """The same text of which other claims are made: by the story file, by the editor, or by other rules."""

    def explain(self) -> str:
        return f"Same text, other claims: {_described(self.source)}, {_turnover(self.came, self.went)}"


@dataclass(frozen=True, slots=True)
class SourceDescribed(SourceChange):
    """The same article under another name, day, kind or address."""

    before: Source

    def explain(self) -> str:
        pairs = ((key, getattr(self.before, key), getattr(self.source, key)) for key in DESCRIBED)
        told = [f"{key} {_known(old)} → {_known(new)}" for key, old, new in pairs if old != new]
        return f"Described otherwise: {self.source.name}, {', '.join(told)}"


ORDER: Final = (SourceCame, SourceWent, SourceWithdrawn, SourceRewritten, SourceDescribed, SourceRead)
"""In which a report tells them."""


def _described(source: Source) -> str:
    about = [source.file, day_text(source.published), *(["a retelling"] if source.kind == "retelling" else [])]
    return f"{source.name} ({', '.join(about)})"


def _turnover(came: int, went: int) -> str:
    return f"{count(came, 'claim')} came, {went:,} went" if came or went else "the claims are the same"


def _known(text: str | None) -> str:
    return text or "unknown"
