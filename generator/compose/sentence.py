"""Sentences from patterns: each place filled with what the sources say, verbs bent, clauses without a value dropped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from generator.compose.model import Mark, Named, Part, Sentence, Value, Words
from generator.compose.names import Narrator, surname
from generator.compose.phrase import converts, is_open, leading, phrase
from generator.compose.printed import sources
from generator.compose.verbs import bent, lapsed
from generator.models import Duration, Fact, Name, Quantity, State, Term
from generator.story import SUBJECT, WHO, Node, PatternClause, SentenceDef, Slot, Verb, slots


@dataclass(frozen=True, slots=True)
class Telling:
    """A pattern as it is to be filled."""

    subject: str
    of: str
    nodes: Sequence[Node]
    state: State
    own: bool
    """The pattern was written for the state."""
    bends_past: bool = False
    """The pattern was written for a plan, and tells one that lapsed or whose date is over."""
    denies: bool = False
    """The pattern was written for what is stated, and tells what is denied: "One source denies that ..."."""


def telling(voice: Narrator, subject: str, of: SentenceDef) -> Telling | None:
    """Return how a sentence is to be told of a subject, ``None`` when nothing is known that it could tell."""
    fact = voice.fact(subject, of.of)
    if not fact or (of.kinds and voice.matter.story.subjects[subject].kind not in of.kinds):
        return None
    state, over = voice.told(fact).state, voice.told(fact).over
    if over and "lapsed" in of.texts:
        return Telling(subject, of.of, of.texts["lapsed"], "lapsed", own=True)
    if state in of.texts:
        return Telling(subject, of.of, of.texts[state], "lapsed" if over else state, own=True, bends_past=over)
    if state == "lapsed" and "planned" in of.texts:
        return Telling(subject, of.of, of.texts["planned"], state, own=True, bends_past=True)
    if over and "stated" in of.texts:
        return Telling(subject, of.of, of.texts["stated"], "lapsed", own=False)
    denied = state == "denied"
    return Telling(subject, of.of, of.texts["stated"], state, denied, denies=denied) if "stated" in of.texts else None


def sentence(voice: Narrator, told: Telling) -> Sentence | None:
    """Return the sentence, ``None`` when a value that it needs is missing."""
    if not _known(voice, told, told.nodes) or _tangled(voice, told):
        return None
    first = next(iter(told.nodes), None)
    begins = isinstance(first, Slot) and first.field == SUBJECT and not told.denies
    voice.again = False
    opening = [] if _names_subject(told) else voice.setting(told.subject)
    opening += _denying(voice, told)
    parts = list(_parts(voice, told, told.nodes, begins))
    if not opening and _begins_in_figures(parts):
        opening = voice.setting(told.subject, anew=True)
    voice.topic = told.subject if begins else ""
    return finished(_attributed(voice, told, [*opening, *(_small(parts) if opening else parts)]))


def _attributed(voice: Narrator, told: Telling, parts: list[Part]) -> list[Part]:
    """The parts, with who says so, where the one source of the main value names somebody."""
    fact = voice.fact(told.subject, told.of)
    if not fact or is_open(voice, fact):
        return parts
    claims = [claim for group in voice.told(fact).groups for claim in leading(voice, fact, group).claims]
    speakers = {claim.speaker for claim in claims}
    speaker = speakers.pop() if len(speakers) == 1 else None
    if not speaker or any(speaker in part.text for part in parts if not isinstance(part, Mark)):
        return parts
    by = Words(f", according to {voice.speaker(speaker)}")
    return [*parts[:-1], by, parts[-1]] if isinstance(parts[-1], Mark) else [*parts, by]


def _denying(voice: Narrator, told: Telling) -> list[Part]:
    fact = voice.fact(told.subject, told.of)
    if not told.denies or fact is None:
        return []
    count = len(_sources(voice, fact))
    return [Words(f"{sources(count)} {'denies' if count == 1 else 'deny'} that ")]


def _names_subject(told: Telling) -> bool:
    return any(slot.field == SUBJECT for slot, must in slots(told.nodes) if must)


def _small(parts: Sequence[Part]) -> list[Part]:
    """The parts, as they go on in a sentence: words of a pattern, or a number in words, begin small."""
    first = parts[0]
    if not isinstance(first, Words) and not (
        isinstance(first, Value) and isinstance(_first(first), Quantity | Duration)
    ):
        return [*parts]
    return [replace(first, text=first.text[:1].lower() + first.text[1:]), *parts[1:]]


def _is_name(voice: Narrator, slot: Slot) -> bool:
    """Whether a slot is for the name of the subject or of an entity."""
    story = voice.matter.story
    named = slot.field in story.entities or slot.field in story.subjects
    return slot.field == SUBJECT or (named and slot.field not in story.fields)


def _tangled(voice: Narrator, told: Telling) -> bool:
    """Whether sources disagree on more than the value that the sentence turns on: each then has its own."""
    needs = {slot.field for slot, must in slots(told.nodes) if must and slot.field != told.of}
    facts = (voice.fact(told.subject, key) for key in needs)
    return any(fact is not None and is_open(voice, fact) for fact in facts)


def _known(voice: Narrator, told: Telling, nodes: Sequence[Node]) -> bool:
    fields = [slot for slot, must in slots(nodes) if must and not _is_name(voice, slot)]
    return all(_fact(voice, told, slot) and (slot.field in voice.fields or not voice.fields) for slot in fields)


def _disputed(voice: Narrator, told: Telling, nodes: Sequence[Node]) -> bool:
    """Whether sources disagree on a value: it has a sentence of its own."""
    facts = (_fact(voice, told, slot) for slot, must in slots(nodes) if must and not _is_name(voice, slot))
    return any(fact is not None and is_open(voice, fact) for fact in facts)


def _fact(voice: Narrator, told: Telling, slot: Slot) -> Fact | None:
    fact = voice.fact(told.subject, slot.field)
    return fact if fact and (told.state == "denied" or voice.fact(told.subject, slot.field, told.state)) else None


def _parts(voice: Narrator, told: Telling, nodes: Sequence[Node], begins: bool = False) -> Iterator[Part]:
    plural = aside = opened = False
    said = ""
    for node, after in zip_longest(nodes, nodes[1:]):
        match node:
            case str(text) if text == said:
                said = ""
            case str(text):
                yield Words(f", {text.lstrip()}" if aside and text[:1] not in ",;." else text)
                aside = False
            case Verb():
                form = lapsed(node, plural) if told.bends_past else bent(node, told.state, told.own, plural)
                yield Words(form)
            case PatternClause(inner):
                if not opened and _known(voice, told, inner) and not _disputed(voice, told, inner):
                    yield from _parts(voice, told, inner)
            case Slot(field) if field != SUBJECT and _is_name(voice, node):
                yield from voice.named(field)
                plural = aside = False
            case Slot(field) if field == SUBJECT:
                yield from voice.subject(told.subject, begins)
                begins, plural = False, False
                voice.again = True
            case Slot():
                differs = _disputed(voice, told, (node,))
                said = after if differs and isinstance(after, str) and after[:1] == " " and after.strip() else ""
                found = _slot(voice, told, node, said)
                plural, aside = _several(voice, told, node, found), _is_aside(voice, told, node) or _ends_aside(found)
                opened = opened or differs
                yield from found


def _slot(voice: Narrator, told: Telling, slot: Slot, behind: str) -> list[Part]:
    fact = _fact(voice, told, slot)
    assert fact is not None
    if slot.how == WHO:
        return [Words(f"{sources(len(_sources(voice, fact)))}{behind}")]
    return phrase(voice, fact, slot.how, behind)


def _is_aside(voice: Narrator, told: Telling, slot: Slot) -> bool:
    """Whether a value is told as disputed, "A, say two sources, or B, says one", so that a comma ends it."""
    fact = _fact(voice, told, slot)
    return fact is not None and slot.how != WHO and (voice.told(fact).disputed or converts(voice, fact))


def _ends_aside(parts: Sequence[Part]) -> bool:
    """Whether values end in where they stand, "A and B, both in one source", so that a comma ends it."""
    words = [part.text for part in parts if isinstance(part, Words)]
    return bool(words) and words[-1].startswith((", both in ", ", all in "))


def _sources(voice: Narrator, fact: Fact) -> set[str]:
    places = [at for group in voice.told(fact).groups for at in group]
    return {claim.source for at in places for claim in fact.positions[at].claims}


def _several(voice: Narrator, told: Telling, slot: Slot, parts: Sequence[Part]) -> bool:
    fact = _fact(voice, told, slot)
    if fact and slot.how == WHO:
        return len(_sources(voice, fact)) > 1
    shown = [part for part in parts if isinstance(part, Value)]
    if fact is None or len(shown) < 2:
        return any(_counted(part) for part in shown)
    beside = isinstance(_first(shown[0]), Name) and not voice.told(fact).disputed
    return beside or voice.matter.field(fact).many or any(_counted(part) for part in shown)


def _counted(value: Value) -> bool:
    """Whether a value counts several of something: "135 people were", but "12 days was"."""
    found = _first(value)
    return isinstance(found, Quantity) and found.n != 1


def _first(value: Value) -> object:
    """The value of a fact that a part of a sentence shows, the first of several."""
    return value.fact.positions[value.positions[0]].value


def _begins_in_figures(parts: Sequence[Part]) -> bool:
    """Whether a sentence of parts would begin with a value in figures, as none in print does."""
    first = next((part for part in parts if not isinstance(part, Mark) and part.text), None)
    return isinstance(first, Value) and not isinstance(_first(first), Name | Term) and not first.text[0].isalpha()


def finished(parts: Sequence[Part]) -> Sentence:
    """Return a sentence of parts: joined, its marks in their places, with a capital and a full stop."""
    found = _capital(_settled([part for part in parts if not isinstance(part, Words) or part.text]))
    last = next((part for part in reversed(found) if not isinstance(part, Mark)), None)
    ends = isinstance(last, Words) and last.text[-1:] in ".?!”"
    return Sentence(tuple(found if ends else [*found, Words(".")]))


def in_full(voice: Narrator, told: Sentence) -> Sentence:
    """Return a sentence with the name in full of each person whom it calls by surname first."""
    met, parts = set[str](), list[Part]()
    for part in told.parts:
        key = part.entity if isinstance(part, Value) else part.id if isinstance(part, Named) else None
        known = voice.matter.story.entities.get(key or "")
        if known and isinstance(part, Value | Named) and known.id not in met:
            met.add(known.id)
            short = known.kind == "person" and part.text == surname(known, voice.matter)
            part = replace(part, text=known.name) if short else part
        parts.append(part)
    return Sentence(tuple(parts))


def names_subject(voice: Narrator, told: Sentence) -> Sentence:
    """Return a sentence with the name of the subject in place of the first word that stands for it.

    One that only means the subject gets its name in front, unless its field is about something else than the subject.
    """
    subject, told = told.facts[0].subject, in_full(voice, told)
    for at, part in enumerate(told.parts):
        if isinstance(part, Named) and part.id == subject:
            name = [part] if part.first else voice.subject(subject, begins=False)
            before = told.parts[:at]
            return finished([*before, *name, *told.parts[at + 1 :]])
    role = voice.matter.field(told.facts[0]).role
    if role and not any(isinstance(node, Slot) and node.field == SUBJECT for node in role):
        return told
    return finished([*voice.setting(subject), *_small(told.parts)])


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
