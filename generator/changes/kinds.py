"""What every kind of change has: what it is about, how much it matters, and a sentence that explains it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from enum import IntEnum

from generator.changes.model import About, Source
from generator.changes.voices import Voice


class Gravity(IntEnum):
    """What matters first."""

    DISPUTED = 1
    SUPERSEDED = 2
    SETTLED = 3
    LOST = 4
    OTHERWISE = 5
    VALUE = 6
    FACT = 7
    BACKED = 8


@dataclass(frozen=True, slots=True)
class FactNames:
    """What a fact is about, in words and by its ids."""

    subject: str
    field: str
    about: About

    @property
    def place(self) -> tuple[str, str, str, str]:
        """Sorts by subject, then by field, both as people read them."""
        return self.subject.casefold(), self.about[0], self.field.casefold(), self.about[1]


@dataclass(frozen=True, slots=True)
class GivenValue:
    """A value of a fact with all who give it."""

    text: str
    denied: bool
    voices: tuple[Voice, ...]
    origins: int

    def __str__(self) -> str:
        return f"not {self.text}" if self.denied else self.text


@dataclass(frozen=True, slots=True)
class Change(ABC):
    """One difference between two builds."""

    @abstractmethod
    def explain(self) -> str:
        """Say it in one sentence of plain text, in which words of others stand as they are."""


@dataclass(frozen=True, slots=True)
class SourceChange(Change):
    """What happened to an article."""

    source: Source
    came: int
    """How many claims it makes that it did not make before."""
    went: int
    """How many claims it makes no more."""


@dataclass(frozen=True, slots=True)
class FactChange(Change):
    """What happened to a fact."""

    matter: FactNames

    @property
    @abstractmethod
    def gravity(self) -> Gravity:
        """How much it matters."""
