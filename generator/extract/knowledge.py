"""What the rules know before they read an article, from the story file and the word lists."""

from __future__ import annotations

import re
from collections.abc import Sequence
from types import MappingProxyType

from ..inflect import third
from ..story import FieldDef, Story
from .context import CLOSED, Knowledge, numbered
from .cues import build, verbs_of
from .lexicon import ACTING, lexicon, people_words, rivals, word_set

TALES = word_set("tale-kinds")
"""Kinds of subject that are tales."""


def knowledge(story: Story) -> Knowledge:
    """What the rules know before they read an article."""
    lex = lexicon(verbs_of(story))
    generic: dict[str, tuple[str, ...]] = {}
    for subject in story.subjects.values():
        for noun in subject.nouns:
            for form in (noun.lower(), third(noun.lower())):
                last = form.split()[-1]
                generic[last] = tuple(dict.fromkeys((*generic.get(last, ()), subject.id)))
    for noun in (noun for subject in story.subjects.values() for noun in subject.others):
        generic.setdefault(noun, (CLOSED,))
    numbers: dict[str, frozenset[str]] = {}
    for stem, number in (numbered(subject.name) for subject in story.subjects.values()):
        numbers[stem] = numbers.get(stem, frozenset()) | {number}
    owners = {subject: subject for subject in story.subjects}
    owners |= {entity.id: entity.subjects[0] for entity in story.entities.values() if len(entity.subjects) == 1}
    words = people_words()
    told = {role: "x" for entity in story.entities.values() for role in entity.roles if " " not in role}
    return Knowledge(
        story=story,
        cues=build(story, lex),
        lex=lex,
        own=own_words(story),
        generic=MappingProxyType(generic),
        owners=MappingProxyType(owners),
        nouns=MappingProxyType({name: frozenset(nouns) for name, nouns in lex.noun_classes.items()}),
        numbers=MappingProxyType(numbers),
        shares=frozenset(field.id for field in story.fields.values() if of_shares(field)),
        tales=any(subject.kind in TALES for subject in story.subjects.values()),
        rivals=frozenset(kind for subject in story.subjects.values() if (kind := rivals().get(subject.kind))),
        owned_firms=any(one.kind == "organisation" and one.subjects for one in story.entities.values())
        or any(subject.kind in ACTING for subject in story.subjects.values()),
        owned_people=any(entity.kind == "person" and entity.subjects for entity in story.entities.values()),
        offices=words.offices,
        roles=MappingProxyType({**told, **words.gender}),
        several=words.several,
        pairs=words.pairs,
        having=MappingProxyType({id: having(story, id) for id in story.fields}),
        without=MappingProxyType({one.id: barring(one.without) for one in story.fields.values() if one.without}),
    )


def own_words(story: Story) -> frozenset[str]:
    """The words of the names of subjects and of all entities that belong to one, in lower case."""
    names = [name for one in story.subjects.values() for name in (one.name, *one.aliases)]
    names += [name for one in story.entities.values() if one.subjects for name in (one.name, *one.aliases)]
    return frozenset(word for name in names for word in name.lower().split())


def of_shares(field: FieldDef) -> bool:
    """Whether a field holds sums that are paid for shares."""
    cues = (field.label, *field.nouns, *field.verbs, *field.phrases) if field.type == "money" else ()
    return any("share" in cue.casefold().split() for cue in cues)


def having(story: Story, field: str) -> tuple[str, ...]:
    """The subjects that have a field: by its own definition, and by the topics that list it, if any."""
    topics = [topic for topic in story.topics.values() if field in topic.fields]
    listed = {subject for topic in topics for subject in topic.subjects} or {*story.subjects}
    own = story.fields[field].subjects or tuple(story.subjects)
    return tuple(subject for subject in own if subject in listed)


def barring(words: Sequence[str]) -> re.Pattern[str]:
    """A pattern that finds one of some words in a row of words with spaces around each."""
    return re.compile(rf"(?<= )(?:{'|'.join(map(re.escape, words))})(?= )")
