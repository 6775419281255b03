"""The kinds of change to a fact."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from generator.changes.kinds import FactChange, GivenValue, Gravity
from generator.changes.voices import Voice, count, listed, named, quoted
from generator.models import Rank, VerdictKind

WORDS: Final[Mapping[VerdictKind, str]] = {
    "agreed": "agreed",
    "single": "one origin",
    "spelled": "spelled differently",
    "refined": "more or less exact",
    "converted": "converted",
    "superseded": "superseded",
    "refuted": "refuted",
    "disputed": "disputed",
}
"""Verdicts as people read them."""
_ODDS: Final[Mapping[VerdictKind, Gravity]] = {
    "disputed": Gravity.DISPUTED,
    "refuted": Gravity.DISPUTED,
    "superseded": Gravity.SUPERSEDED,
}


@dataclass(frozen=True, slots=True)
class Judged(FactChange):
    """A fact that stands otherwise than before."""

    before: VerdictKind
    after: VerdictKind

    @property
    def gravity(self) -> Gravity:
        if self.after in _ODDS:
            return _ODDS[self.after]
        return Gravity.SETTLED if self.before in _ODDS else Gravity.BACKED

    def explain(self) -> str:
        return f"{WORDS[self.before]} → {WORDS[self.after]}"


@dataclass(frozen=True, slots=True)
class FactCame(FactChange):
    """A fact of which no source spoke before."""

    verdict: VerdictKind
    gravity = Gravity.FACT

    def explain(self) -> str:
        return f"new, {WORDS[self.verdict]}"


@dataclass(frozen=True, slots=True)
class FactWent(FactChange):
    """A fact of which no source speaks any more."""

    verdict: VerdictKind
    gravity = Gravity.LOST

    def explain(self) -> str:
        return f"gone, was {WORDS[self.verdict]}"


@dataclass(frozen=True, slots=True)
class OddsCame(FactChange):
    """Values that are now at odds, or of which one now took the place of the other."""

    kind: VerdictKind
    text: str
    """The verdict's own sentence."""

    @property
    def gravity(self) -> Gravity:
        return _ODDS[self.kind]

    def explain(self) -> str:
        return f"Now {WORDS[self.kind]}: {self.text}"


@dataclass(frozen=True, slots=True)
class OddsWent(FactChange):
    """Values that are no longer at odds, or of which neither took the other's place any more."""

    kind: VerdictKind
    text: str
    gravity = Gravity.SETTLED

    def explain(self) -> str:
        return f"No longer {WORDS[self.kind]}: {self.text}"


@dataclass(frozen=True, slots=True)
class ValueCame(FactChange):
    """A value that nobody gave before."""

    value: GivenValue
    other: tuple[str, ...] = ()
    """The values with which claims of it stood before."""
    alone: bool = False
    """Its fact is as new."""

    @property
    def gravity(self) -> Gravity:
        return Gravity.FACT if self.alone else Gravity.VALUE

    def explain(self) -> str:
        new = "" if self.alone else "New value: "
        before = f"; before, part of it stood with {listed(self.other)}" if self.other else ""
        return f"{new}{self.value}, in {quoted(self.value.voices)}{before}"


@dataclass(frozen=True, slots=True)
class ValueWent(FactChange):
    """A value that nobody gives any more."""

    value: GivenValue
    other: tuple[str, ...] = ()
    """The values with which claims of it stand now."""
    alone: bool = False
    """Its fact is gone with it."""
    gravity = Gravity.LOST

    def explain(self) -> str:
        gone = "" if self.alone else "Value gone: "
        now = f"; now it stands with {listed(self.other)}" if self.other else ""
        return f"{gone}{self.value}, in {named(self.value.voices)}{now}"


@dataclass(frozen=True, slots=True)
class Unbacked(FactChange):
    """A value that some source gave and gives no more."""

    value: str
    voices: tuple[Voice, ...]
    gravity = Gravity.LOST

    def explain(self) -> str:
        return f"{self.value}, no longer in {named(self.voices)}"


@dataclass(frozen=True, slots=True)
class Backed(FactChange):
    """A value that some further source gives."""

    value: str
    voices: tuple[Voice, ...]
    gravity = Gravity.BACKED

    def explain(self) -> str:
        return f"{self.value}, also in {quoted(self.voices)}"


@dataclass(frozen=True, slots=True)
class Reworded(FactChange):
    """A value that people read in another form."""

    before: str
    after: str
    gravity = Gravity.OTHERWISE

    def explain(self) -> str:
        return f"{self.before} is now shown as {self.after}"


@dataclass(frozen=True, slots=True)
class PutOtherwise(FactChange):
    """A value that a source puts otherwise: as a plan, with a hedge, as a limit, or no longer so."""

    value: str
    before: Voice
    after: Voice
    gravity = Gravity.OTHERWISE

    def explain(self) -> str:
        then, now = ("; ".join(voice.manners) for voice in (self.before, self.after))
        return f"{self.value}, {then} → {now} in {self.after.source.name}{self.after.words()}"


@dataclass(frozen=True, slots=True)
class Reckoned(FactChange):
    """A value whose sources are the same, and go back to more or fewer independent origins."""

    value: str
    before: int
    after: int

    @property
    def gravity(self) -> Gravity:
        return Gravity.LOST if self.after < self.before else Gravity.BACKED

    def explain(self) -> str:
        return f"{self.value}, {count(self.before, 'independent origin')} → {self.after}, in the same sources"


@dataclass(frozen=True, slots=True)
class Ranked(FactChange):
    """A value of which the editor thinks otherwise."""

    value: str
    before: Rank
    after: Rank
    reason: str
    gravity = Gravity.OTHERWISE

    def explain(self) -> str:
        why = f": {self.reason}" if self.reason else ""
        rank = f"{self.before} → {self.after}" if self.before != self.after else f"still {self.after}"
        return f"{self.value}, {rank} by the editor{why}"


@dataclass(frozen=True, slots=True)
class NoteCame(FactChange):
    """What the editor now says of a fact."""

    note: str
    gravity = Gravity.OTHERWISE

    def explain(self) -> str:
        return f"New note by the editor: {self.note}"


@dataclass(frozen=True, slots=True)
class NoteWent(FactChange):
    """What the editor no longer says of a fact."""

    note: str
    gravity = Gravity.OTHERWISE

    def explain(self) -> str:
        return f"Note by the editor gone: {self.note}"


ORDER: Final = (
    Judged, FactCame, FactWent, ValueCame, ValueWent, OddsCame, OddsWent,
    Unbacked, Reckoned, PutOtherwise, Reworded, Ranked, NoteCame, NoteWent, Backed,
)  # fmt: skip
"""In which a report tells those of one fact."""
