"""Who or what an entity is, in one sentence, by the facts of which it is a value."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.compose.matter import Matter
from generator.compose.model import Mark, Named, Part, Sentence, Words
from generator.compose.names import Narrator, article, titled
from generator.compose.sentence import finished
from generator.compose.verbs import bent
from generator.models import Fact, Name
from generator.story import SUBJECT, Node, Slot, Verb

ROLES: Final = 3
"""How many roles a sentence names."""


def who(matter: Matter, entity: str) -> Sentence | None:
    """Return what an entity is in the story; ``None`` where it is the value of no fact."""
    known = matter.story.entities[entity]
    voice = Narrator(matter, {entity})
    roles = list(_roles(matter, entity))[:ROLES]
    if not roles:
        return None
    parts: list[Part] = [
        *article(known.name, known.kind),
        Named(known.name, entity, italic=titled(known.name, known.kind)),
    ]
    for at, (fact, place) in enumerate(roles):
        parts += [Words("" if not at else " and" if at == len(roles) - 1 else ","), Words(" ")]
        voice.again = bool(at)
        parts += [*_role(voice, fact, place), Mark(matter.sorted(fact.positions[place].claims))]
    return finished(parts)


def _roles(matter: Matter, entity: str) -> Iterator[tuple[Fact, int]]:
    for fact in matter.facts:
        for at, position in enumerate(fact.positions):
            if isinstance(position.value, Name) and position.value.entity == entity:
                yield fact, at


def _role(voice: Narrator, fact: Fact, at: int) -> list[Part]:
    field, state = voice.matter.field(fact), fact.status.positions[at].state
    told = voice.told(fact)
    if state == "stated" and told.state == "planned":
        state = "planned"
    if state == "planned" and told.over:
        state = "lapsed"
    nodes: tuple[Node, ...] = field.role
    if not nodes:
        verb = bent(Verb("be named", "is named"), "denied" if state == "denied" else "stated", False, False)
        return [Words(f"{verb} under “{field.label}” of "), *voice.subject(fact.subject, False)]
    found: list[Part] = []
    for node in nodes:
        if isinstance(node, Verb):
            found.append(Words(bent(node, state, own=False, plural=False)))
        elif isinstance(node, Slot):
            found += voice.subject(fact.subject, False) if node.field == SUBJECT else voice.named(node.field)
        elif isinstance(node, str):
            found.append(Words(node))
    return found
