"""Leads and sections: which sentences a page has, in which order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
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
    """Return the lead of a topic; it is empty where no sentence for leads can be told."""
    voice = Narrator(matter)
    each = max(1, LEAD // max(1, len(topic.subjects)))
    found: list[Sentence] = []
    for subject in topic.subjects:
        voice.paragraph()
        found += _lead(voice, subject, topic.fields, each)
    return tuple(found[:LEAD])


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


def sections(matter: Matter, topic: Topic) -> tuple[Section, ...]:
    """Return the parts of a topic's page, each with a paragraph a subject; those that say nothing are left out."""
    alone = topic.subjects if len(topic.subjects) == 1 and lead(matter, topic) else ()
    voice = Narrator(matter, {*alone})
    listed = {field for part in topic.sections for field in part.fields}
    rest = tuple(field for field in topic.fields if field not in listed)
    parts = [*topic.sections, Portion("more", "More" if topic.sections else "", rest)]
    made = [Section(part.id, part.title, tuple(_paragraphs(voice, topic, part)), part.fields) for part in parts]
    return tuple(section for section in made if section.paragraphs)


def _paragraphs(voice: Narrator, topic: Topic, part: Portion) -> Iterator[Paragraph]:
    for subject in topic.subjects:
        if len(topic.subjects) > 1 or not voice.met:
            voice.paragraph()
        if found := tuple(_told(voice, subject, part.fields)):
            yield found


def _told(voice: Narrator, subject: str, fields: Sequence[str]) -> Iterator[Sentence]:
    """Everything on some fields of a subject: sentences of patterns, and plain ones for what these leave."""
    voice.fields = tuple(fields)
    left = {key: fact for key in fields if (fact := voice.fact(subject, key))}
    for key in fields:
        if key not in left or _is_said(voice, left[key]):
            continue
        fact = left[key]
        found = told_by_pattern(voice, fact, left)
        if found is None and is_open(voice, fact):
            yield from alternatives(voice, fact, named=True)
        else:
            yield (found := found or plain(voice, fact))
            for each in (each for each in found.facts if each.field in left):
                yield from details(voice, each, found)
                del left[each.field]
        left.pop(key, None)


def _is_said(voice: Narrator, fact: Fact) -> bool:
    """Whether other facts say as much as the one value of a term."""
    unless = next((each.unless for each in voice.matter.story.sentences.values() if each.of == fact.field), {})
    if len(fact.positions) > 1 or not isinstance(option := fact.positions[0].value, Term) or fact.positions[0].denied:
        return False
    return any(voice.fact(fact.subject, key, "stated") for key in unless.get(option.text, ()))
