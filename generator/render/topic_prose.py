"""What the topics of a site tell: its sentences, in their order, and looked up by what they tell of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from generator.compose import Composer, Paragraph, Section, Sentence
from generator.models import Fact
from generator.render.shown import ShownSources
from generator.story import Topic


@dataclass(frozen=True)
class TopicProse(ShownSources):
    """The sentences that are composed of the facts, topic by topic."""

    @property
    def facts(self) -> Sequence[Fact]:
        """All facts."""
        return self.dossier.facts

    @cached_property
    def composer(self) -> Composer:
        """What makes sentences of the facts."""
        return Composer(self.story, self.articles, self.facts, self.dossier.prose)

    @cached_property
    def leads(self) -> Mapping[str, Paragraph]:
        """The lead of each topic, by its id."""
        return {key: self.composer.lead(topic) for key, topic in self.story.topics.items()}

    @cached_property
    def sections(self) -> Mapping[str, Sequence[Section]]:
        """The sections of each topic, by its id."""
        return {key: self.composer.sections(topic) for key, topic in self.story.topics.items()}

    def hint(self, topic: Topic, said: Sequence[Sentence] = ()) -> Sentence | None:
        """Return the sentence that leads on to a topic: the first of its page of which not all is ``said`` already."""
        parts = (told for part in self.sections[topic.id] for told in part.paragraphs)
        told = [*self.leads[topic.id], *chain.from_iterable(parts)]
        known = {anchor(fact) for sentence in said for fact in sentence.facts}
        news = (each for each in told if not known.issuperset(map(anchor, each.facts)))
        found = next(news, None) or next(iter(told), None)
        return self.composer.apart(found) if found else None

    @cached_property
    def sentences(self) -> Sequence[Sentence]:
        """The sentences of all topics, in their order."""
        told = chain.from_iterable(
            (self.leads[key], *chain.from_iterable(part.paragraphs for part in parts))
            for key, parts in self.sections.items()
        )
        return [*chain.from_iterable(told)]

    @cached_property
    def told_of(self) -> Mapping[tuple[str, str], Sequence[tuple[int, Sentence]]]:
        """The sentences of all topics, each with its place, by subject and field of the first value that it tells."""
        found: dict[tuple[str, str], list[tuple[int, Sentence]]] = {}
        for place, sentence in enumerate(self.sentences):
            for fact in sentence.facts[:1]:
                found.setdefault((fact.subject, fact.field), []).append((place, sentence))
        return found

    @property
    def by_topic(self) -> Mapping[str, Sequence[Sentence]]:
        """The sentences of each topic, by its id."""
        parts = {key: chain.from_iterable(part.paragraphs for part in found) for key, found in self.sections.items()}
        return {key: [*self.leads[key], *chain.from_iterable(told)] for key, told in parts.items()}

    @cached_property
    def telling(self) -> Mapping[tuple[str, str, int], Sentence]:
        """The first sentence of the topics that tells a position, by its subject, field and place in the fact."""
        found: dict[tuple[str, str, int], Sentence] = {}
        for sentence in self.sentences:
            for value in sentence.values:
                for at in value.positions:
                    found.setdefault((value.fact.subject, value.fact.field, at), sentence)
        return found


def anchor(fact: Fact) -> str:
    """Return the anchor of a fact on the pages of its topics: no id holds two dashes in a row, so none is taken."""
    return f"{fact.subject}--{fact.field}"
