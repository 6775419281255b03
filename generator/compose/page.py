"""Leads and sections: which sentences a page has, in which order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from generator.compose.details import details
from generator.compose.differ import disagreement
from generator.compose.matter import Matter
from generator.compose.model import Mark, Paragraph, Part, Section, Sentence, Words
from generator.compose.names import Voice
from generator.compose.phrase import phrase
from generator.compose.printed import sources
from generator.compose.sentence import finished, sentence, telling
from generator.models import Fact
from generator.story import Part as Portion
from generator.story import Topic

HOME: Final = 3
"""How many sentences the home page has of each subject; and of how many subjects."""
LEAD: Final = 5
"""How many sentences the lead of a topic has."""


def home(matter: Matter) -> tuple[Paragraph, ...]:
    """Return the lead of the home page: a paragraph for each of the first subjects."""
    voice = Voice(matter)
    found = []
    for subject in list(matter.story.subjects)[:HOME]:
        voice.paragraph()
        found.append(tuple(_lead(voice, subject, matter.story.fields, HOME)))
    return tuple(paragraph for paragraph in found if paragraph)


def lead(matter: Matter, topic: Topic) -> Paragraph:
    """Return the lead of a topic; it is empty where no sentence for leads can be told."""
    voice = Voice(matter)
    each = max(1, LEAD // max(1, len(topic.subjects)))
    found: list[Sentence] = []
    for subject in topic.subjects:
        voice.paragraph()
        found += _lead(voice, subject, topic.fields, each)
    return tuple(found[:LEAD])


def _lead(voice: Voice, subject: str, fields: Iterable[str], most: int) -> Iterator[Sentence]:
    wanted, told = {*fields}, set[str]()
    for each in voice.matter.story.sentences.values():
        if most and each.lead and each.of in wanted and each.of not in told:
            way = telling(voice, subject, each)
            found = sentence(voice, way) if way else None
            if found:
                told |= {fact.field for fact in found.facts}
                most -= 1
                yield found


def sections(matter: Matter, topic: Topic) -> tuple[Section, ...]:
    """Return the parts of a topic's page, each with a paragraph a subject; those that say nothing are left out."""
    voice = Voice(matter)
    listed = {field for part in topic.sections for field in part.fields}
    rest = tuple(field for field in topic.fields if field not in listed)
    parts = [*topic.sections, Portion("more", "More" if topic.sections else "", rest)]
    made = [Section(part.id, part.title, tuple(_paragraphs(voice, topic, part)), part.fields) for part in parts]
    return tuple(section for section in made if section.paragraphs)


def _paragraphs(voice: Voice, topic: Topic, part: Portion) -> Iterator[Paragraph]:
    for subject in topic.subjects:
        voice.paragraph()
        if found := tuple(_told(voice, subject, part.fields)):
            yield found


def _told(voice: Voice, subject: str, fields: Sequence[str]) -> Iterator[Sentence]:
    """Everything on some fields of a subject: sentences of patterns, and plain ones for what these leave."""
    left = {key: fact for key in fields if (fact := voice.matter.fact(subject, key))}
    for each in voice.matter.story.sentences.values():
        if each.of in left:
            way = telling(voice, subject, each)
            found = sentence(voice, way) if way else None
            if found:
                yield found
                for fact in found.facts:
                    if left.pop(fact.field, None):
                        yield from details(voice, fact)
    for fact in left.values():
        if voice.matter.told(fact).disputed:
            yield from disagreement(voice, fact)
        else:
            yield plain(voice, fact)
            yield from details(voice, fact)


def plain(voice: Voice, fact: Fact) -> Sentence:
    """Return a sentence on a fact for which there is no pattern: "For “payload”, two sources give 12 tonnes"."""
    told = voice.matter.told(fact)
    parts = phrase(voice, fact)
    counts = {mark.sources for mark in parts if isinstance(mark, Mark)}
    many = len(counts) > 1 or len(next(iter(counts))) > 1
    verb = {"stated": "give", "planned": "give", "lapsed": "gave", "denied": "deny"}[told.state]
    if not many:
        verb = {"give": "gives", "deny": "denies"}.get(verb, verb)
    who = sources(len(counts.pop())) if len(counts) == 1 else "the sources"
    tail: list[Part] = [Words(", as a plan")] if told.state == "planned" else []
    opening = f"for “{voice.matter.field(fact).label}”, {who} {verb} "
    return finished([Words(opening), *parts[:-1], *tail, parts[-1]])
