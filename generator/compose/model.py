"""Prose as data: sentences whose every value carries the claims behind it, and nothing of how they look.

A paragraph is a tuple of sentences, a sentence a tuple of parts. Whoever shows them puts the number of each source
where a `Mark` stands, a link behind each `Named` and `Value` that leads somewhere, and escapes all words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.models import Claim, Fact


@dataclass(frozen=True, slots=True)
class Words:
    """Words that join what the sources say; they hold no value, name, number or date of their own."""

    text: str


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a fact, as it is put in print: "£2.5 million", "5 May 2031", "Ada Holm"."""

    text: str
    fact: Fact
    positions: tuple[int, ...]
    """The places in the fact of the positions that it stands for."""
    claims: tuple[Claim, ...]
    """Those that give it, in the order of their sources; never empty."""
    entity: str | None = None
    """Id of the entity that it names, which may have a page."""
    italic: bool = False
    """It names a work or a ship."""
    struck: bool = False
    """A plan of which a source says that it was put off or came to nothing."""


@dataclass(frozen=True, slots=True)
class Named:
    """The name of a subject or an entity, or what stands for it; ``first`` where a paragraph names it first."""

    text: str
    id: str
    first: bool = True
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """Where the numbers of the sources stand, for what was said since the mark before."""

    claims: tuple[Claim, ...]
    """In the order of their sources; never empty."""

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the sources, each once."""
        return tuple(dict.fromkeys(claim.source for claim in self.claims))


Part = Words | Value | Named | Mark


@dataclass(frozen=True, slots=True)
class Sentence:
    """What a sentence says, with the claims behind each clause. Without a claim, or with a value that none of its marks
    bears out, there is no sentence: making one is a `ValueError`."""

    parts: tuple[Part, ...]

    def __post_init__(self) -> None:
        marked = {claim.id for claim in self.claims}
        if not marked:
            raise ValueError(f"no claim behind {self.text!r}")
        for value in self.values:
            if not value.claims or not marked.issuperset(claim.id for claim in value.claims):
                raise ValueError(f"no mark for {value.text!r} in {self.text!r}")

    @property
    def text(self) -> str:
        """The words without the marks."""
        return "".join(part.text for part in self.parts if not isinstance(part, Mark))

    @property
    def values(self) -> Iterator[Value]:
        """The values in it."""
        return (part for part in self.parts if isinstance(part, Value))

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims behind it, each once, in the order of the marks."""
        marked = (claim for part in self.parts if isinstance(part, Mark) for claim in part.claims)
        return tuple({claim.id: claim for claim in marked}.values())

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts whose values it tells, each once."""
        return tuple({(v.fact.subject, v.fact.field): v.fact for v in self.values}.values())


Paragraph = tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a topic's page."""

    id: str
    title: str
    """Empty for the only section of a topic."""
    paragraphs: tuple[Paragraph, ...]
    """None where the lead has told all that is known."""
    fields: tuple[str, ...]
    """The fields that it is about."""
