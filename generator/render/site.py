"""What every page needs to know: the story with its articles, claims and facts, looked up by their ids."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from markupsafe import Markup

from generator.day_span import latest
from generator.identity_cache import IdentityCache
from generator.models import Article, Aside, Claim, Event, Fact, Name, Position, Withdrawn
from generator.reconcile import disputed
from generator.render.marks import Citation, citation
from generator.render.notes import FootNote, joined, note_html, of_fact
from generator.render.topic_prose import TopicProse, anchor
from generator.story import Entity, FieldDef, Subject, Topic
from generator.words import day_text, in_words

NAMED: Final = 3
"""How many subjects a sentence about the whole site names."""


@dataclass(frozen=True)
class Site(TopicProse):
    """One story as its pages see it."""

    @property
    def read_through(self) -> frozenset[str]:
        """Ids of the sources from which the editor has taken all: only of these a page can say what they leave out."""
        return self.dossier.edits.read

    @property
    def all_read(self) -> bool:
        """Whether the editor has read all sources through."""
        return all(article.id in self.read_through for article in self.articles)

    @property
    def aside(self) -> Aside:
        """What the editor says beside the claims."""
        return self.dossier.aside

    @cached_property
    def withdrawn(self) -> Mapping[tuple[str, str], Sequence[Withdrawn]]:
        """The withdrawn sources that spoke of a fact, by its subject and field."""
        return self.aside.missing

    @cached_property
    def by_field(self) -> Mapping[tuple[str, str], Fact]:
        """Facts by subject and field."""
        return {(fact.subject, fact.field): fact for fact in self.facts}

    @cached_property
    def position_of(self) -> Mapping[str, Position]:
        """The position that a claim supports, by the claim's id."""
        positions = (position for fact in self.facts for position in fact.positions)
        return {claim.id: position for position in positions for claim in position.claims}

    @cached_property
    def only_source(self) -> Mapping[tuple[str, str], str]:
        """The source of each fact of which no other says anything, by subject and field."""
        told = {key: {c.source for each in fact.positions for c in each.claims} for key, fact in self.by_field.items()}
        return {key: next(iter(sources)) for key, sources in told.items() if len(sources) == 1}

    @cached_property
    def at_odds(self) -> Mapping[tuple[str, str], Collection[str]]:
        """The sources with whose values others disagree, by subject and field of the fact."""
        odds = {key: [fact.positions[at] for at in disputed(fact)] for key, fact in self.by_field.items()}
        return {key: {claim.source for each in found for claim in each.claims} for key, found in odds.items() if found}

    @cached_property
    def chronicle(self) -> Mapping[str, list[Event]]:
        """What the sources date, by the id of each entity that has part in it, in order of date."""
        found: dict[str, list[Event]] = {}
        for row in self.rows:
            for key in row.entities:
                found.setdefault(key, []).append(row)
        return found

    @cached_property
    def claimed(self) -> Mapping[str, list[Event]]:
        """The dates that are values of facts, by the id of the source that gives them."""
        found: dict[str, list[Event]] = {}
        for row in self.rows:
            if row.claim:
                found.setdefault(row.source, []).append(row)
        return found

    @cached_property
    def fact_at(self) -> Mapping[str, int]:
        """The place of each claim's fact among the facts, by the id of the claim."""
        return {
            claim.id: at
            for at, fact in enumerate(self.facts)
            for position in fact.positions
            for claim in position.claims
        }

    @cached_property
    def valued(self) -> Mapping[str, list[tuple[Fact, Position]]]:
        """The positions whose value is an entity, by its id."""
        found: dict[str, list[tuple[Fact, Position]]] = {}
        for fact in self.facts:
            for position in fact.positions:
                if isinstance(position.value, Name) and position.value.entity:
                    found.setdefault(position.value.entity, []).append((fact, position))
        return found

    @cached_property
    def entities(self) -> Mapping[str, Entity]:
        """The entities that some article names: those that have a page."""
        return {
            key: entity for key, entity in self.story.entities.items() if key in self.valued or key in self.mentions
        }

    @cached_property
    def retold(self) -> bool:
        """Whether all sources are retellings."""
        return all(article.kind == "retelling" for article in self.articles)

    @cached_property
    def mixed(self) -> bool:
        """Whether some sources are retellings, and some not."""
        return not self.retold and any(article.kind == "retelling" for article in self.articles)

    @cached_property
    def _notes(self) -> dict[str, FootNote]:
        return {}

    @cached_property
    def _written(self) -> dict[tuple[str, str], Markup]:
        return {}

    @cached_property
    def citations(self) -> IdentityCache[tuple[Claim, ...], Citation]:
        """The mark of the claims of a statement, made once for all pages that repeat it."""
        return IdentityCache(self._citation)

    def _citation(self, claims: tuple[Claim, ...]) -> Citation:
        facts = [self.by_field[key] for key in dict.fromkeys((claim.subject, claim.field) for claim in claims)]
        note = self.note(facts[0]) if len(facts) == 1 else self.joint_note(facts)
        return citation(note, (self.number[claim.source] for claim in claims))

    def note(self, fact: Fact) -> FootNote:
        """Return the note on a fact, made once."""
        key = f"n-{anchor(fact)}"
        if key not in self._notes:
            gone = self.withdrawn.get((fact.subject, fact.field), ())
            self._notes[key] = of_fact(key, self.called(fact), fact, self.shown, self.besides, gone)
        return self._notes[key]

    def joint_note(self, facts: Sequence[Fact]) -> FootNote:
        """Return the note of a statement that rests on several facts, made once."""
        key = "n-" + "---".join(anchor(fact) for fact in facts)
        if key not in self._notes:
            self._notes[key] = joined(key, [self.note(fact) for fact in facts])
        return self._notes[key]

    def note_html(self, note: FootNote, up: str) -> Markup:
        """Return a note as it stands at the foot of a page; ``up`` leads from the page to the folder of pages."""
        key = (note.id, up)
        if key not in self._written:
            self._written[key] = note_html(note, up, self.by_source, self.number)
        return self._written[key]

    def called(self, fact: Fact) -> str:
        """Return what a fact is called: "Release of The Challenge"."""
        return f"{self.story.fields[fact.field].label} · {self.story.subjects[fact.subject].name}"

    @cached_property
    def as_of(self) -> str:
        """As of which source the site stands, in one sentence."""
        return as_of(self.articles)

    @cached_property
    def published(self) -> Mapping[str, str]:
        """The days of the sources that have a date, by id."""
        return {article.id: article.published for article in self.articles if article.published}

    @cached_property
    def count(self) -> str:
        """How many sources there are: "5 sources"."""
        return f"{len(self.articles)} source{'' if len(self.articles) == 1 else 's'}"

    @cached_property
    def say(self) -> str:
        """How many sources there are, and that they say: "5 sources say", "1 source says"."""
        return f"{self.count} say{'s' if len(self.articles) == 1 else ''}"

    @cached_property
    def names(self) -> str:
        """The subjects, as a list in a sentence; of many the first ones."""
        names = [subject.name for subject in self.story.subjects.values()] or [self.story.title]
        rest = len(names) - NAMED
        shown = [*names[:NAMED], f"{rest} more"] if rest > 0 else names
        return " and ".join(filter(None, [", ".join(shown[:-1]), shown[-1]]))

    @cached_property
    def comparable(self) -> bool:
        """Whether there is anything to compare: two subjects at least."""
        return len(self.story.comparison.subjects) > 1

    def topic_of(self, fact: Fact) -> Topic | None:
        """The first topic that shows a fact."""
        topics = self.story.topics.values()
        return next((t for t in topics if fact.field in t.fields and fact.subject in t.subjects), None)

    def subjects(self, ids: Iterable[str]) -> list[Subject]:
        """Subjects by their ids."""
        return [self.story.subjects[key] for key in ids]

    def fields(self, ids: Iterable[str]) -> list[FieldDef]:
        """Fields by their ids, those that are in use."""
        return [self.story.fields[key] for key in ids if key in self.story.fields]


def as_of(articles: Sequence[Article]) -> str:
    """Return as of which source a site stands, in one sentence."""
    days = [article.published for article in articles if article.published]
    many = len(articles)
    each = f"the {in_words(many)} articles" if many > 1 else "the one article"
    if not days:
        return f"None of {each} bears a date." if many > 1 else "The one article bears no date."
    open_ = many - len(days)
    rest = f"; {in_words(open_)} of them bear{'s' * (open_ == 1)} no date" if open_ else ""
    newest = f"the newest of {each}" if many > 1 else each
    return f"As of {day_text(latest(days))}, the date of {newest}{rest}."
