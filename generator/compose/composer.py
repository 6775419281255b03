"""The one entry to this room: everything that pages may ask it to say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from generator.compose import compare, differ, page, who
from generator.compose.matter import Matter
from generator.compose.model import Paragraph, Section, Sentence
from generator.compose.names import Narrator
from generator.compose.sentence import in_full, names_subject
from generator.compose.written import Lead, Written, written
from generator.edits import Prose
from generator.identity_cache import IdentityCache
from generator.models import Article, Fact
from generator.story import Story, Topic


class Composer:
    """Says in sentences what the sources say of one story."""

    def __init__(
        self, story: Story, articles: Sequence[Article], facts: Sequence[Fact], prose: Sequence[Prose] = ()
    ) -> None:
        self._matter = Matter(story, articles, facts)
        self._prose = prose
        self._disagreements = IdentityCache(self._disagreement)

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the sources, in the order of their numbers."""
        return tuple(self._matter.order)

    @cached_property
    def dek(self) -> str:
        """The editor's line under the title of the home page."""
        return self._matter.story.dek

    @cached_property
    def written(self) -> Mapping[str, Written]:
        """The editor's own prose, by "home" or the id of a topic or an entity.

        Raises `CollateError` where the sources no longer bear a value in it.
        """
        return written(self._matter, self._prose)

    def home(self) -> tuple[Paragraph, ...]:
        """Return the lead of the home page: a paragraph for each of the first subjects."""
        return page.home(self._matter)

    def lead(self, topic: Topic) -> Paragraph:
        """Return the lead of a topic; it is empty where the editor wrote another in its stead."""
        prose = self.written.get(topic.id)
        return page.lead(self._matter, topic) if prose is None or Lead() in prose else ()

    def sections(self, topic: Topic) -> tuple[Section, ...]:
        """Return the parts of a topic's page in sentences."""
        return page.sections(self._matter, topic, self.lead(topic))

    def disagreement(self, fact: Fact) -> Paragraph:
        """Return how sources disagree on a fact: who gives which value; empty where they do not."""
        return self._disagreements(fact)  # the page of each source of a fact tells it

    def _disagreement(self, fact: Fact) -> Paragraph:
        if self._matter.told(fact).disputed:
            return differ.alternatives(Narrator(self._matter), fact)
        return differ.across(Narrator(self._matter), fact) if fact.status.kind in ("disagree", "refuted") else ()

    def plan(self, fact: Fact) -> Paragraph:
        """Return a plan and what became of it; empty where a fact tells of none."""
        return differ.plan(self._matter, fact)

    def date(self, fact: Fact, places: Sequence[int]) -> Paragraph:
        """Return sentences on one date of a fact, given by the places of its forms in the fact."""
        return differ.on(self._matter, fact, places)

    def comparison(self, field: str) -> Sentence | None:
        """Return what the values of two subjects show beside each other, where one source's figures bear it."""
        return compare.comparison(self._matter, field)

    def who(self, entity: str) -> Sentence | None:
        """Return who or what an entity is, by the facts of which it is a value."""
        return who.who(self._matter, entity)

    def apart(self, sentence: Sentence) -> Sentence:
        """Return a sentence as it stands alone: with the names of its subject and of people that others had named."""
        return names_subject(Narrator(self._matter), sentence)

    def together(self, sentences: Iterable[Sentence]) -> Paragraph:
        """Return sentences from several places as one paragraph, in which each subject is named when it comes up."""
        found: list[Sentence] = []
        for one in sentences:
            subject = one.facts[0].subject
            alone = not found or found[-1].facts[0].subject != subject
            found.append(self.apart(one) if alone else self.in_full(one))
        return tuple(found)

    def in_full(self, sentence: Sentence) -> Sentence:
        """Return a sentence as it stands beside the name of its subject: with people named in full."""
        return in_full(Narrator(self._matter), sentence)
