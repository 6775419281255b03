"""Sentences from patterns: each place filled with what the sources say, verbs bent, clauses without a value dropped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.compose.model import Mark, Named, Part, Sentence, Value, Words
from generator.compose.names import Voice
from generator.compose.phrase import phrase
from generator.compose.printed import sources
from generator.compose.verbs import bent, lapsed
from generator.models import Fact, State
from generator.story import SUBJECT, WHO, Clause, Node, SentenceDef, Slot, Verb, slots


@dataclass(frozen=True, slots=True)
class Telling:
    """A pattern as it is to be filled."""

    subject: str
    nodes: Sequence[Node]
    state: State
    own: bool
    """The pattern was written for the state."""
    bends_past: bool = False
    """The pattern was written for a plan, and tells one that lapsed."""


def telling(voice: Voice, subject: str, of: SentenceDef) -> Telling | None:
    """Return how a sentence is to be told of a subject, ``None`` when nothing is known that it could tell."""
    fact = voice.matter.fact(subject, of.of)
    if not fact:
        return None
    state = voice.matter.told(fact).state
    if state in of.texts:
        return Telling(subject, of.texts[state], state, own=True)
    if state == "lapsed" and "planned" in of.texts:
        return Telling(subject, of.texts["planned"], state, own=True, bends_past=True)
    return Telling(subject, of.texts["stated"], state, own=False) if "stated" in of.texts else None


def sentence(voice: Voice, told: Telling) -> Sentence | None:
    """Return the sentence, ``None`` when a value that it needs is missing."""
    if not _known(voice, told, told.nodes):
        return None
    first = next(iter(told.nodes), None)
    voice.again = False
    parts = list(_parts(voice, told, told.nodes, begins=isinstance(first, Slot) and first.field == SUBJECT))
    voice.topic = told.subject if isinstance(first, Slot) and first.field == SUBJECT else ""
    return finished(parts)


def _known(voice: Voice, told: Telling, nodes: Sequence[Node]) -> bool:
    return all(_fact(voice, told, slot) for slot, must in slots(nodes) if must and slot.field != SUBJECT)


def _fact(voice: Voice, told: Telling, slot: Slot) -> Fact | None:
    fact = voice.matter.fact(told.subject, slot.field)
    return (
        fact if fact and (told.state == "denied" or voice.matter.fact(told.subject, slot.field, told.state)) else None
    )


def _parts(voice: Voice, told: Telling, nodes: Sequence[Node], begins: bool = False) -> Iterator[Part]:
    plural = False
    for node in nodes:
        match node:
            case str(text):
                yield Words(text)
            case Verb():
                form = lapsed(node, plural) if told.bends_past else bent(node, told.state, told.own, plural)
                yield Words(form)
            case Clause(inner):
                if _known(voice, told, inner):
                    yield from _parts(voice, told, inner)
            case Slot(field) if field == SUBJECT:
                yield from voice.subject(told.subject, begins)
                begins, plural = False, False
                voice.again = True
            case Slot():
                found = _slot(voice, told, node)
                plural = _several(voice, told, node, found)
                yield from found


def _slot(voice: Voice, told: Telling, slot: Slot) -> list[Part]:
    fact = _fact(voice, told, slot)
    assert fact is not None
    if slot.how == WHO:
        return [Words(sources(len(_sources(voice, fact))))]
    return phrase(voice, fact, prepositions=bool(slot.how))


def _sources(voice: Voice, fact: Fact) -> set[str]:
    places = [at for group in voice.matter.told(fact).groups for at in group]
    return {claim.source for at in places for claim in fact.positions[at].claims}


def _several(voice: Voice, told: Telling, slot: Slot, parts: Sequence[Part]) -> bool:
    fact = _fact(voice, told, slot)
    if fact and slot.how == WHO:
        return len(_sources(voice, fact)) > 1
    return sum(isinstance(part, Value) for part in parts) > 1


def finished(parts: Sequence[Part]) -> Sentence:
    """Return a sentence of parts: joined, its marks in their places, with a capital and a full stop."""
    found = _capital(_settled([part for part in parts if not isinstance(part, Words) or part.text]))
    last = next((part for part in reversed(found) if not isinstance(part, Mark)), None)
    ends = isinstance(last, Words) and last.text[-1:] in ".?!”"
    return Sentence(tuple(found if ends else [*found, Words(".")]))


def _settled(parts: Sequence[Part]) -> list[Part]:
    """The parts, a mark before a possessive moved behind the thing possessed."""
    found: list[Part] = []
    held: list[Mark] = []
    for at, part in enumerate(parts):
        following = parts[at + 1] if at + 1 < len(parts) else None
        if isinstance(part, Mark) and isinstance(following, Words) and following.text.startswith("’s"):
            held.append(part)
            continue
        found.append(part)
        if held and isinstance(part, Named | Value) and not isinstance(following, Mark):
            found += held
            held = []
    return [*found, *held]


def _capital(parts: Sequence[Part]) -> list[Part]:
    found = list(parts)
    if found and not isinstance(found[0], Mark):
        text = found[0].text
        found[0] = replace(found[0], text=text[:1].upper() + text[1:])
    return found
