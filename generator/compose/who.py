"""Who or what an entity is, in one sentence, by the facts of which it is a value."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.compose.matter import Matter
from generator.compose.model import Mark, Named, Part, Sentence, Words
from generator.compose.names import Narrator, article, titled
from generator.compose.plain import is_plural
from generator.compose.sentence import finished
from generator.compose.verbs import bent
from generator.models import Fact, Name, State
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
    last, joined = ("", ""), False
    for at, (fact, place) in enumerate(roles):
        voice.again = bool(at)
        bends = any(isinstance(node, Verb) for node in matter.field(fact).role)
        key = (fact.field, _state(voice, fact, place) if bends else "")
        same, last = last == key, key
        shown = _again(voice, fact) if same else []
        ends, joined = at == len(roles) - 1, joined or bool(shown)
        comma = "," if (joined or not ends) and not shown and at else ""
        parts.append(Words(f"{comma}{' and' if at and (ends or shown) else ''} "))
        parts += [*(shown or _role(voice, fact, place)), Mark(matter.sorted(fact.positions[place].claims))]
    return finished(parts)


def _again(voice: Narrator, fact: Fact) -> list[Part]:
    """What a role is of, after the same role of another subject: "... and of The Challenge"."""
    nodes = voice.matter.field(fact).role
    if not nodes or not isinstance(last := nodes[-1], Slot) or last.field != SUBJECT:
        return []
    before = nodes[-2] if len(nodes) > 1 else ""
    word = before.split()[-1:] if isinstance(before, str) else []
    return [*(Words(f"{each} ") for each in word), *voice.subject(fact.subject, False)]


def _roles(matter: Matter, entity: str) -> Iterator[tuple[Fact, int]]:
    for fact in matter.facts:
        for at, position in enumerate(fact.positions):
            if isinstance(position.value, Name) and position.value.entity == entity:
                yield fact, at


def _state(voice: Narrator, fact: Fact, at: int) -> State:
    """How a role is told: one that hangs on a plan is planned itself."""
    state, told = fact.status.positions[at].state, voice.told(fact)
    if state == "stated" and told.state == "planned":
        state = "planned"
    return "lapsed" if state == "planned" and told.over else state


def _role(voice: Narrator, fact: Fact, at: int) -> list[Part]:
    field, state = voice.matter.field(fact), _state(voice, fact, at)
    nodes: tuple[Node, ...] = field.role
    if not nodes:
        verb = bent(Verb("be given", "is given"), "denied" if state == "denied" else "stated", False, False)
        label = voice.label(fact)
        as_what = f"as {label}" if label and not is_plural(label) else f"under “{field.label}”"
        return [Words(f"{verb} {as_what} of "), *voice.subject(fact.subject, False)]
    found: list[Part] = []
    for node in nodes:
        if isinstance(node, Verb):
            found.append(Words(bent(node, state, own=False, plural=False)))
        elif isinstance(node, Slot):
            found += voice.subject(fact.subject, False) if node.field == SUBJECT else voice.named(node.field)
        elif isinstance(node, str):
            found.append(Words(node))
    return found
