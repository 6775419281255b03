"""The entities of the story that a sentence names."""

from __future__ import annotations

from typing import Final

from ..models import EntityMention, Name
from ..names import NameFinder
from ..story import EntityKind, Story
from .context import Sentence

CALLED_BY: Final[frozenset[EntityKind]] = frozenset(("person", "organisation", "agency", "place"))
"""Kinds by which a thing is called: "the Ada Holm film", "the Nordhavn explosion"; a Switch 2 is no Switch."""


class MentionFinder:
    """Finds the entities that sentences name; made once for a story."""

    def __init__(self, story: Story) -> None:
        self._entities = story.entities
        self._names = NameFinder(entity for entity in story.entities.values() if entity.kind in CALLED_BY)
        self._inside: dict[str, tuple[str, ...]] = {}

    def find(self, sentence: Sentence) -> list[EntityMention]:
        """Return a mention for each entity that a sentence names, in the order of the text."""
        names = [name.value for at in sentence.filled if (name := sentence.tokens[at].name)]
        if not names:
            return []
        found = dict.fromkeys(entity for name in names for entity in self._of(name))
        first, last = sentence.start + sentence.span[0], sentence.start + sentence.span[1]
        return [EntityMention(entity, sentence.article.id, first, last) for entity in found]

    def _of(self, name: Name) -> tuple[str, ...]:
        """The entity that goes by a name; of a subject those by whom it is called."""
        if name.entity is None or name.entity in self._entities:
            return (name.entity,) if name.entity else ()
        if name.name not in self._inside:
            known = (mention.value.entity for mention in self._names.find(name.name))
            self._inside[name.name] = tuple(entity for entity in known if entity)
        return self._inside[name.name]
