"""Leads and sections: which sentences a page has, in which order."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from typing import Final

from generator.compose.details import details
from generator.compose.differ import alternatives
from generator.compose.matter import Matter
from generator.compose.model import Paragraph, Section, Sentence
from generator.compose.names import Narrator
from generator.compose.phrase import is_open
from generator.compose.plain import plain, told_by_pattern
from generator.compose.sentence import sentence, telling
from generator.models import Fact, Term
from generator.story import Part as Portion
from generator.story import Topic

HOME: Final = 3
"""Of how many subjects the home page tells."""
EACH: Final = 6
"""How many sentences it has of each."""
LEAD: Final = 5
"""How many sentences the lead of a topic has."""


def home(matter: Matter) -> tuple[Paragraph, ...]:
    """Return the lead of the home page: a paragraph for each of the first subjects."""
    voice = Narrator(matter)
    found = []
    for subject in list(matter.story.subjects)[:HOME]:
        voice.paragraph()
        found.append(tuple(_lead(voice, subject, matter.story.fields, EACH)))
    return tuple(paragraph for paragraph in found if paragraph)


def lead(matter: Matter, topic: Topic) -> Paragraph:
    """Return the lead of a topic; it is empty where no sentence for leads can be told.

    Where no sections follow, it also tells the details: they would stand alone below it.
    """
    voice = Narrator(matter)
    each = max(1, LEAD // max(1, len(topic.subjects)))
    found: list[Sentence] = []
    detailed: set[tuple[str, str]] = set()
    for subject in topic.subjects[:LEAD]:
        voice.paragraph()
        for told in _lead(voice, subject, topic.fields, each):
            found.append(told)
            new = [fact for fact in told.facts if _key(fact) not in detailed and not topic.sections]
            found += [one for fact in new for one in details(voice, fact, told)]
            detailed |= {_key(fact) for fact in new}
    return tuple(found)


def _lead(voice: Narrator, subject: str, fields: Iterable[str], most: int) -> Iterator[Sentence]:
    wanted, told = {*fields}, set[str]()
    voice.fields = tuple(fields)
    for each in voice.matter.story.sentences.values():
        if most and each.lead and each.of in wanted and each.of not in told:
            way = telling(voice, subject, each)
            found = sentence(voice, way) if way and not way.denies else None
            if found:
                told |= {fact.field for fact in found.facts}
                most -= 1
                yield found


def sections(matter: Matter, topic: Topic, opening: Paragraph) -> tuple[Section, ...]:
    """Return the parts of a topic's page, each with a paragraph a subject; those about nothing known are left out.

    What the lead, the ``opening``, says is not said again: a section goes on from there, and may have charts and
    quotations alone.
    """
    voice = Narrator(matter, {*topic.subjects} if len(topic.subjects) == 1 and opening else set())
    said = frozenset(_key(fact) for told in opening for fact in told.facts)
    listed = {field for part in topic.sections for field in part.fields}
    rest = tuple(field for field in topic.fields if field not in listed)
    parts = [*topic.sections, Portion("more", "More" if topic.sections else "", rest)]
    return tuple(
        Section(part.id, part.title, tuple(_paragraphs(voice, topic, part, said)), part.fields)
        for part in parts
        if any(voice.fact(subject, key) for subject in topic.subjects for key in part.fields)
    )


def _paragraphs(voice: Narrator, topic: Topic, part: Portion, said: Container[tuple[str, str]]) -> Iterator[Paragraph]:
    for subject in topic.subjects:
        if len(topic.subjects) > 1 or not voice.met:
            voice.paragraph()
        if found := tuple(_told(voice, subject, part.fields, said, bool(topic.sections))):
            yield found


def _told(
    voice: Narrator, subject: str, fields: Sequence[str], said: Container[tuple[str, str]], brief: bool
) -> Iterator[Sentence]:
    """Everything on some fields of a subject that the lead has not ``said``, in patterns or plain sentences.

    A ``brief`` lead left the details out: they come last.
    """
    voice.fields = tuple(fields)
    left = {key: fact for key in fields if (fact := voice.fact(subject, key))}
    later: list[Sentence] = []
    for key in fields:
        if key not in left or _is_said(voice, left[key]):
            continue
        fact, met = left[key], subject in voice.met
        found = told_by_pattern(voice, fact, left)
        if found and all(_key(each) in said for each in found.facts):
            voice.met, voice.topic = voice.met if met else voice.met - {subject}, ""
            again = [each for each in found.facts if brief and each.field in left]
            yield from (one for each in again for one in alternatives(voice, each, named=True))
            closed = [each for each in again if not is_open(voice, each)]
            later += [one for each in closed for one in details(voice, each, found, apart=True)]
        elif found is None and is_open(voice, fact):
            yield from alternatives(voice, fact, named=True)
        else:
            yield (found := found or plain(voice, fact))
            new = [each for each in found.facts if each.field in left and (brief or _key(each) not in said)]
            yield from (one for each in new for one in details(voice, each, found))
        for each in found.facts if found else ():
            left.pop(each.field, None)
        left.pop(key, None)
    yield from later


def _key(fact: Fact) -> tuple[str, str]:
    return (fact.subject, fact.field)


def _is_said(voice: Narrator, fact: Fact) -> bool:
    """Whether other facts say as much as the one value of a term."""
    unless = next((each.unless for each in voice.matter.story.sentences.values() if each.of == fact.field), {})
    if len(fact.positions) > 1 or not isinstance(option := fact.positions[0].value, Term) or fact.positions[0].denied:
        return False
    return any(voice.fact(fact.subject, key, "stated") for key in unless.get(option.text, ()))
