"""What things are called: by name when they come up, then by a noun, a surname or a pronoun."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from generator.compose.matter import WITH, Matter, Told
from generator.compose.model import Named, Part, Words
from generator.documents import compose
from generator.errors import Mistakes
from generator.models import Fact, State
from generator.story import Entity, Subject

LEXICON = Path(__file__).parent.parent / "lexicon" / "prose.yml"


@cache
def lexicon() -> Mapping[str, frozenset[str]]:
    """Give the word lists of ``prose.yml``."""
    mistakes = Mistakes()
    root = compose(LEXICON, mistakes, "words for prose")
    found = {key: frozenset(place.texts()) for key, place in root.entries().items()} if root else {}
    mistakes.check()
    return MappingProxyType(found)


RELATIVE: Final = frozenset(("who", "whom", "which", "that"))
"""Words after which a label tells more of its noun than a plain sentence can bear."""


def is_noun(label: str) -> bool:
    """Return whether the label of a field names a thing: "Built" and "Found on" do not.

    >>> is_noun("Launch site"), is_noun("Found on"), is_noun("Injured"), is_noun("Coach who went")
    (True, False, False, False)
    """
    words = label.casefold().split()
    opens = words[0] in lexicon()["label-openers"] or words[0].endswith("ed")
    return not opens and words[-1] not in lexicon()["label-ends"] and RELATIVE.isdisjoint(words)


@dataclass
class Narrator:
    """Who tells one paragraph after another: it remembers what was named."""

    matter: Matter
    met: set[str] = field(default_factory=set)
    """Ids of the entities and subjects that were named."""
    topic: str = ""
    """Id of the subject that the sentence before began with."""
    fields: tuple[str, ...] = ()
    """Ids of the only fields that sentences may tell; any, when empty."""
    instead: Mapping[tuple[str, str], Told] = field(default_factory=dict)
    """How facts are told, by subject and field, where it is not all that stands that is told."""
    again: bool = False
    """Whether the sentence being told names its subject already."""

    def told(self, fact: Fact) -> Told:
        """Return how a fact is told here."""
        return self.instead.get((fact.subject, fact.field)) or self.matter.told(fact)

    def fact(self, subject: str, field: str, state: State | None = None) -> Fact | None:
        """Return a fact, if it can stand in a sentence of a state."""
        fact = self.matter.by_field.get((subject, field))
        return fact if fact and (state is None or self.told(fact).state in WITH[state]) else None

    def paragraph(self) -> None:
        """Begin a paragraph: its subject is named anew."""
        self.topic = ""
        self.met -= {*self.matter.story.subjects}

    def subject(self, id: str, begins: bool) -> list[Part]:
        """Return what a subject is called, in a sentence that begins with it or does not."""
        subject = self.matter.story.subjects[id]
        if id not in self.met:
            self.met.add(id)
            return [*article(subject.name, subject.kind), _name(subject)]
        if (begins and self.topic == id) or self.again:
            return [Named("it", id, first=False)]
        noun = subject.nouns[0] if subject.nouns and subject.kind != "generic" else ""
        return (
            [Named(f"the {noun}", id, first=False)]
            if noun
            else [*article(subject.name, subject.kind), _name(subject, False)]
        )

    def named(self, id: str) -> list[Part]:
        """Return what an entity or another subject is called."""
        if id in self.matter.story.subjects:
            return self.subject(id, begins=False)
        entity, first = self.matter.story.entities.get(id), id not in self.met
        if entity is None:
            return []
        called = self.entity(id, entity.name)
        return [*article(entity.name, entity.kind), Named(called, id, first, titled(entity.name, entity.kind))]

    def speaker(self, name: str) -> str:
        """Return what a speaker is called in a sentence, with the article that the name of a body takes."""
        if name.startswith("The "):
            return f"the {name.removeprefix('The ')}"
        bodies = [one for one in self.matter.story.entities.values() if name in one.names and one.kind != "person"]
        return (
            "".join(part.text for one in bodies[:1] for part in article(name, one.kind) if isinstance(part, Words))
            + name
        )

    def label(self, fact: Fact) -> str:
        """Return what a fact is about, as a noun with its article: "the launch site"; "" where the label is no noun.

        A label is the editor's: "Built" and "Found on" name no thing.
        """
        label = self.matter.field(fact).label
        return f"the {label[:1].lower() + label[1:] if label[1:2].islower() else label}" if is_noun(label) else ""

    def setting(self, id: str, anew: bool = False) -> list[Part]:
        """Return the opening of a sentence that does not name its subject, where none before did: "In the blast, ".

        ``anew``, it is returned where one did as well.
        """
        if id in self.met and not anew:
            return []
        kind = self.matter.story.subjects[id].kind
        return [Words("in " if kind in lexicon()["happenings"] else "for "), *self.subject(id, False), Words(", ")]

    def entity(self, id: str, text: str) -> str:
        """Return what an entity is called whose name in full is ``text``."""
        known = self.matter.story.entities.get(id)
        if id in self.met and known and known.kind == "person":
            return surname(known, self.matter) or text
        self.met.add(id)
        return text


def surname(person: Entity, matter: Matter) -> str:
    """Return the last word of a person's name, or "" when somebody else has it too."""
    words = person.name.split()
    return words[-1] if len(words) > 1 and matter.surnames[words[-1]] == 1 else ""


def article(name: str, kind: str) -> list[Part]:
    """Return "the" where a name takes it in a sentence."""
    words = name.split()
    if not words:
        return []
    if words[0].casefold() in ("the", "a", "an", "mv", "hms", "uss", "ss") and kind in lexicon()["italic"]:
        return [Words("the ")] if words[0].casefold() in ("mv", "hms", "uss", "ss") else []
    if words[0].casefold() in ("the", "a", "an"):
        return []
    nouns = lexicon()["nouns"]
    craft = kind in lexicon()["articled"] and (len(words) > 1 or kind in lexicon()["italic"])
    takes = craft or words[-1].islower() or words[0][0].islower()
    body = any(word.casefold() in nouns for word in words[1:]) or (
        words[0].casefold() in nouns and words[1:2] == ["of"]
    )
    return [Words("the ")] if (takes or body) and "’" not in words[0] and "'" not in words[0] else []


def place_preposition(name: str, kind: str) -> str:
    """Return the preposition of a place: "aboard" what flies or floats, "at" a site, "in" a town or country."""
    last = name.split()[-1].casefold()
    if kind in lexicon()["boarded-kinds"] or last in lexicon()["boarded"]:
        return "aboard"
    return "at" if last in lexicon()["sites"] else "in"


def titled(name: str, kind: str) -> bool:
    """Return whether a name is set in italics: a title or a ship's, not a description such as "The film project"."""
    return kind in lexicon()["italic"] and not name.rpartition(" ")[2].islower()


def _name(subject: Subject, first: bool = True) -> Named:
    italic = titled(subject.name, subject.kind)
    words = subject.name.split()
    plain = not italic and words[0] == "The" and words[-1].islower()
    text = f"the {subject.name[4:]}" if plain else subject.name
    return Named(text, subject.id, first, italic)
