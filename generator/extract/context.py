"""What an article has brought up so far: the subject in focus, the people by role, the last date."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from ..models import Article, Date, Number, Passage
from ..story import Entity, Story
from .clause import Clause
from .cues import Cues
from .lexicon import Lexicon
from .tokens import Token

CLOSED = ""
"""The focus when something that the story does not know stands in it."""


class Person(NamedTuple):
    """Someone named: the name as last written in full, the entity if known, and what is known of the gender."""

    name: str
    entity: str | None
    gender: str = "x"
    roles: tuple[str, ...] = ()

    def same(self, other: Person) -> bool:
        """Whether both are one person, by entity or by name."""
        if self.entity or other.entity:
            return self.entity == other.entity
        return self.name == other.name or self.name.split()[-1] == other.name.split()[-1]


@dataclass(slots=True)
class Attention:
    """What a pronoun or a generic noun can refer to."""

    focus: str | None = None
    """Id of the subject in focus, ``CLOSED``, or ``None`` when nothing has been named."""
    met: bool = False
    """Whether anything has brought a subject up."""
    aside: bool = False
    """Whether the last sentence told of something outside the story or long ago, so that "it" means that."""
    thing: bool = False
    """Whether the last sentence told first of a thing that is none of the story's, which "it" can mean."""
    other: bool = False
    """Whether it named one, or told of a body outside the story, which "its" can mean, too."""
    rival: bool = False
    """Whether what the paragraph named last is another thing of the subject's kind."""
    people: Sequence[Person] = ()
    """The latest last."""
    year: int | None = None
    """The year in which the article was published, else the latest that it names."""
    back_then: bool = False
    """Whether the sentence before began with a year long before the article: "In 2011 a gang stole the picture"."""
    long_ago: bool = False
    """Whether the sentence before told of a year long before the article, so that "that quake" is another one."""


@dataclass(slots=True)
class Memory(Attention):
    """State that goes from sentence to sentence of one article."""

    people: list[Person] = field(default_factory=list)
    listed: tuple[Person, ...] = ()
    """The last list of several people."""
    totals: dict[tuple[str, str], Number] = field(default_factory=dict)
    """For each subject and field that counts, the largest count so far."""
    counted: str = ""
    """The unit of the last count in the paragraph."""
    near: Date | None = None
    """The last full date."""
    told: Literal["asserted", "denied", "void"] = "asserted"
    """How what stands behind the last label of a fact-check is meant."""
    told_in: int = -1
    """Where the paragraph begins in which that label, or the last sentence, stands."""
    waits: bool = False
    """Whether nothing stood behind the label, so that it speaks of the next paragraph."""
    tested: bool = False
    """Whether a short line before said that claims follow which the article tests."""
    checks: bool = False
    """Whether the article checks claims that are going round."""
    supposed: bool = False
    """Whether the sentence before asked or supposed something, so that "would" says what would follow from it."""
    review: bool = False
    """Whether the article reviews a tale, of which it tells in the present."""
    tale: bool = False
    """Whether the sentence goes on with a tale that one before it opened."""
    tale_in: int = -1
    """Where the paragraph begins in which the sentence before told a tale or named one, -1 if it did not."""
    tale_told: bool = False
    """Whether that sentence told what happens in the tale."""
    voice: str | None = None
    """Who spoke last in the paragraph."""
    named: dict[str, Passage] = field(default_factory=dict)
    """For each subject the last sentence that names it."""


def numbered(name: str) -> tuple[str, str]:
    """A name without its number, in lower case, and the number.

    >>> numbered("Osmo-4"), numbered("Brisk")
    (('osmo', '4'), ('brisk', ''))
    """
    stem = name.lower().rstrip("0123456789")
    return stem.rstrip(" -"), name.lower()[len(stem) :]


@dataclass(slots=True)
class Sentence:
    """A sentence on its way through the rules."""

    article: Article
    start: int
    """Where its paragraph begins in the article; tokens count from there."""
    text: str
    """The paragraph."""
    tokens: list[Token]
    clauses: list[Clause]
    clause_at: list[int]
    """For each token the index of the clause that it stands in, -1 for a mark between clauses."""
    span: tuple[int, int] = (0, 0)
    """Its first character and the one behind its last, in the paragraph."""
    quoted: bool = False
    """Whether it begins within a quotation that an earlier sentence of the paragraph opened."""
    words: frozenset[str] = frozenset()
    """The texts of its tokens, to rule out at a glance what needs others."""
    spots: tuple[int, ...] = ()
    """The tokens that may refer to a subject or to something that is none: names, generic nouns, "it" and "its"."""
    filled: tuple[int, ...] = ()
    """The tokens that are names or values."""
    types: frozenset[str] = frozenset()
    """The types of field for which it may hold a value."""
    focus: list[str | None] = field(default_factory=list)
    """For each clause the subject in focus."""
    heads: list[str | None] = field(default_factory=list)
    """For each clause the subject of the story that its grammatical subject is."""
    after_rival: bool = False
    """Whether what the paragraph named last before it is another thing of the subject's kind."""
    after_thing: bool = False
    """Whether the sentence before told first of a thing that is none of the story's, as a list or a leaflet."""
    said: list[bool] = field(default_factory=list)
    """For each clause whether something in it says so; else the focus comes from what stood before."""
    spelled: frozenset[str] | None = None
    """The words of its text, those in names and values too, once they were asked for."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What does not change while articles are read: the story and the words."""

    story: Story
    cues: Cues
    lex: Lexicon
    own: frozenset[str]
    """The words of the names of subjects and of all that belongs to one, in lower case."""
    generic: Mapping[str, tuple[str, ...]]
    """Generic noun, singular or plural, to the subjects that it can stand for."""
    owners: Mapping[str, str]
    """Entity id to the one subject that it belongs to; a subject belongs to itself."""
    nouns: Mapping[str, frozenset[str]]
    """Classes of nouns for cues."""
    offices: frozenset[str]
    roles: Mapping[str, str]
    """Noun for a person to the gender that it tells: "actress" to "f"."""

    numbers: Mapping[str, frozenset[str]]
    """By what a subject is called but for its number the numbers of all subjects called so."""
    shares: frozenset[str]
    """The ids of the fields that hold sums paid for shares."""
    tales: bool
    """Whether a subject is a tale, so that what happens in it can be a term of the story."""
    rivals: frozenset[str]
    """Kinds of entity that are of the same kind as a subject, so that one outside the story closes the focus."""
    owned_people: bool
    """Whether the story file says of some person to which subject they belong."""
    owned_firms: bool
    """Whether it says so of some organisation."""
    several: frozenset[str]
    """Words that mean more than one person."""
    pairs: frozenset[str]
    """Those of them that mean two."""
    having: Mapping[str, tuple[str, ...]]
    """By the id of a field the subjects of which it may be claimed."""
    without: Mapping[str, re.Pattern[str]]
    """By the id of a field what finds the words that rule it out, in a row of words with spaces around each."""

    def entity(self, token: Token) -> Entity | None:
        """The entity that a name stands for."""
        known = token.name.value.entity if token.name else None
        return self.story.entities.get(known) if known else None

    def owner(self, token: Token) -> str | None:
        """The subject that a name brings into focus."""
        known = token.name.value.entity if token.name else None
        return self.owners.get(known) if known else None

    def belongs(self, token: Token) -> bool:
        """Whether a name belongs to one or several subjects."""
        entity = self.entity(token)
        return self.is_subject(token) or (entity is not None and bool(entity.subjects))

    def is_subject(self, token: Token) -> bool:
        """Whether a name is that of a subject of the story."""
        return bool(token.name and token.name.value.entity in self.story.subjects)

    def taking(self, field: str, subject: str) -> str | None:
        """The subject that a value of a field goes to where a text is about ``subject``: this one, if it has the field;
        else the only one that has it, if it is of another kind, as an accident beside its ship; else none."""
        having = self.having[field]
        if subject in having:
            return subject
        kinds = self.story.subjects
        if len(having) == 1 and subject in kinds and kinds[having[0]].kind != kinds[subject].kind:
            return having[0]
        return None

    def kind(self, token: Token) -> str | None:
        """The kind of thing that a name stands for."""
        return token.name.kind if token.name else None
