"""The words of a story file as frozen dataclasses. Every mapping is read-only and keeps the order of the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Final, Literal

from generator.models import Withdrawal
from generator.story.pattern import Node, fields_of

EntityKind = Literal["person", "character", "organisation", "agency", "craft", "place", "work", "product", "event"]
FieldType = Literal["money", "date", "duration", "quantity", "person", "organisation", "place", "craft", "name", "term"]
NAME_TYPES: Final[frozenset[FieldType]] = frozenset(("person", "organisation", "place", "craft", "name"))
"""The types of field whose values are names."""
KINDS_HELD: Final[Mapping[str, tuple[str, ...]]] = {
    "person": ("person",),
    "organisation": ("organisation", "agency"),
    "place": ("place",),
    "craft": ("craft",),
}
"""The kinds of entity that a field of a type holds, unless it names its own; any, when neither says."""
Gender = Literal["m", "f", "x"]
PAGES: Mapping[str, str] = MappingProxyType(
    {
        "topics": "Topics",
        "comparison": "Comparison",
        "timeline": "Timeline",
        "differences": "Where the sources differ",
        "who-says-what": "Who says what",
        "entities": "People and more",
        "sources": "Sources",
        "data": "Data",
    }
)
"""The pages that every story has, and the group of its topics, by id: their titles, in the order of the navigation."""
HISTORY = "history"
"""The page that a story has when its file gives it a title; it stands in front of the sources."""
PLACES = tuple(slot for key in PAGES for slot in ((HISTORY, key) if key == "sources" else (key,)))
"""All pages that a story can have, in the order of the navigation."""


@dataclass(frozen=True, slots=True)
class Subject:
    """One of the things that the story follows and compares."""

    id: str
    name: str
    kind: str
    """A key of ``generator/lexicon/kinds.yml``."""
    aliases: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    """Generic nouns by which texts refer to it: those of the story file, then those of its kind."""
    others: tuple[str, ...] = ()
    """Nouns of its kind that name something else, as its own words say: the tanker beside a ferry."""

    @property
    def names(self) -> tuple[str, ...]:
        """The name and its aliases."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organisation, craft, place or work that the story names."""

    id: str
    name: str
    kind: EntityKind
    aliases: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    """Ids of the subjects that it belongs to; naming it brings a subject into focus only when there is one."""
    roles: tuple[str, ...] = ()
    """Nouns by which texts refer to the person."""
    gender: Gender | None = None
    fields: tuple[str, ...] = ()
    """Ids of the only fields that it can be a value of; any, when empty."""
    part_of: tuple[str, ...] = ()
    """Ids of the entities that it lies in or is a part of."""

    @property
    def names(self) -> tuple[str, ...]:
        """The name and its aliases."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class FieldDef:
    """A property that articles state, and the cues by which it is found."""

    id: str
    label: str
    type: FieldType
    many: bool = False
    """Held by several values at once, which then do not conflict."""
    unit: str | None = None
    """Canonical singular unit of a quantity; of a duration, a unit of time: whether it is short or long."""
    least: int | None = None
    """Of a sum in any currency, a length of time or a count: the least that it can be, in ``unit``."""
    most: int | None = None
    """The most that it can be."""
    kinds: tuple[str, ...] = ()
    """Of a name: the only kinds of entity that it can be; any that suits the type, when empty."""
    nouns: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    options: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """Of a term: each option's id and its wordings."""
    broader: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """Of a term: the options that take in another, by the id of the narrower one."""
    means: str = ""
    """What counts and what does not, in plain text for people and models; the rules do not read it."""
    running: bool = False
    """Changes as time goes on (a toll, takings, a state), so that a later source replaces an earlier one."""
    event: bool = False
    """Of people and things: those who take part in something that happens once, as who flew, not who directs; who is to
    take part is planned."""
    subjects: tuple[str, ...] = ()
    """Ids of the subjects that have this field: all of the story, unless its file names some."""
    asked: tuple[str, ...] = ()
    """Words that readers type into the search and that pages do not say; the rules do not read them."""
    sought: bool = True
    """Whether the rules look for it; else only the editor gives its values."""
    role: tuple[Node, ...] = ()
    """What a person or thing that is its value does, as a pattern: "<direct/directs> {S}"."""


@dataclass(frozen=True, slots=True)
class SentenceDef:
    """A sentence that tells several fields of a subject at once."""

    id: str
    of: str
    """Id of the field on whose state it turns."""
    texts: Mapping[str, tuple[Node, ...]]
    """Its pattern by `State`; the one of what is stated serves for the others too, its verbs bent."""
    lead: bool = False
    """Whether it can stand in the lead of a page."""
    unless: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """By option of a term, the fields that say as much where they are stated."""
    kinds: tuple[str, ...] = ()
    """The only kinds of subject that it is told of; any, when empty."""
    follows: tuple[str, ...] = ()
    """Fields of which one must be stated, if any is known, for the main value to be told as more than a plan."""

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that it can tell when it states something."""
        return fields_of(self.texts.get("stated", ()))


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a topic's page."""

    id: str
    title: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """One page of the site about some fields and entities."""

    id: str
    title: str
    subjects: tuple[str, ...]
    fields: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()
    intro: str = ""
    """The editor's own text."""
    sections: tuple[Part, ...] = ()
    """The parts of its page, in their order; one for all fields, when empty."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The table that sets subjects beside each other."""

    subjects: tuple[str, ...]
    fields: tuple[str, ...]
    sections: tuple[Part, ...] = ()
    """How the rows are grouped; none where the topics group them."""


@dataclass(frozen=True, slots=True)
class Source:
    """What the editor knows of an article; days are ISO 8601, ``None`` is unknown."""

    file: str
    id: str
    """As set in the story file, else the slug of the file's name."""
    label: str | None = None
    """What people read instead of the id."""
    kind: Literal["original", "retelling"] | None = None
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    published: str | None = None
    accessed: str | None = None
    archive: str | None = None
    language: str | None = None
    origin: str | None = None
    """Whose words it has, where they are another's: the id of a source, or a name."""
    exclude: str | None = None
    """Why the file is left out, if it is."""
    satire: bool | None = None
    """Whether nothing is taken from it, because it is satire; ``None`` where its words decide."""
    withdrawn: Withdrawal | None = None
    """Why nothing that it says counts any more, if so."""
    line: int = 0
    """Where the story file names it, counted from 1; 0 when it does not."""


@dataclass(frozen=True, slots=True)
class Story:
    """The subject matter of one site."""

    path: Path
    title: str
    language: str
    subjects: Mapping[str, Subject]
    entities: Mapping[str, Entity]
    fields: Mapping[str, FieldDef]
    """The fields in use, complete with what presets say, in the order in which the topics list them."""
    topics: Mapping[str, Topic]
    comparison: Comparison
    sources: Mapping[str, Source]
    """By file name."""
    sentences: Mapping[str, SentenceDef] = field(default_factory=lambda: MappingProxyType({}))
    """Those of the presets in their order, as the story changes them, then its own."""
    aliases: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """What the editor's own keys of front matter mean: keys of a source, or ``passed-over``."""
    dek: str = ""
    """The editor's line under the title of the home page."""
    pages: Mapping[str, str] = field(default_factory=lambda: PAGES)
    """The titles of `PAGES` as this story has them, in the order of its navigation."""
    quote_share: int = 40
    """Per cent of an original's characters that the site may show."""
    topic_lines: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """Where in its file each topic stands, counted from 1."""
    field_lines: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """Where in its file each field is first listed by a topic or the comparison, or else defined; a field that comes
    with a preset, and that nothing lists, stands nowhere."""
    notices: tuple[str, ...] = ()
    """What has no effect as things stand, as ``path:line: what``."""
