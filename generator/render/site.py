"""What every page needs to know: the story with its articles, claims and facts, looked up by their ids."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import Final

from markupsafe import Markup

from generator.chronicle import ChronicleEntry, chronicle
from generator.compose import Composer, Paragraph, Section, Sentence
from generator.dossier import Dossier
from generator.models import Article, Aside, Claim, Event, Fact, LeftOut, Name, Position
from generator.render.mentions import Mention, mentions
from generator.render.notes import Note, joined, note_html, of_fact
from generator.render.passages import CharSpan, fitting, shown_spans
from generator.story import Entity, FieldDef, Story, Subject, Topic
from generator.words import day_text, in_words

NAMED: Final = 3
"""How many subjects a sentence about the whole site names."""


@dataclass(frozen=True)
class Site:
    """One story as its pages see it."""

    dossier: Dossier
    files: Mapping[str, str] = field(default_factory=dict)
    """The texts of the data files beside the pages, by their paths."""

    @property
    def story(self) -> Story:
        """What the site is about."""
        return self.dossier.story

    @property
    def articles(self) -> Sequence[Article]:
        """The sources, in their order."""
        return self.dossier.articles

    @property
    def claims(self) -> Sequence[Claim]:
        """All claims."""
        return self.dossier.claims

    @property
    def facts(self) -> Sequence[Fact]:
        """All facts."""
        return self.dossier.facts

    @property
    def events(self) -> Sequence[Event]:
        """The dated events beside the claims."""
        return self.dossier.events

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
    def by_source(self) -> Mapping[str, Article]:
        """Articles by id."""
        return {article.id: article for article in self.articles}

    @cached_property
    def number(self) -> Mapping[str, int]:
        """Each source's number, counted from 1 in the order of the articles."""
        return {article.id: n for n, article in enumerate(self.articles, 1)}

    @cached_property
    def said(self) -> Mapping[str, list[Claim]]:
        """Claims by source; every source has an entry."""
        said: dict[str, list[Claim]] = {article.id: [] for article in self.articles}
        for claim in self.claims:
            said[claim.source].append(claim)
        return said

    @cached_property
    def left_out(self) -> Mapping[str, list[LeftOut]]:
        """What the editor left out, by source."""
        found: dict[str, list[LeftOut]] = {}
        for each in self.aside.left_out:
            found.setdefault(each.claim.source, []).append(each)
        return found

    @cached_property
    def quoted(self) -> Mapping[str, list[Claim]]:
        """The claims whose words are shown, by source: those that it makes, and those that the editor left out."""
        left_out = self.left_out
        return {key: [*said, *(each.claim for each in left_out.get(key, ()))] for key, said in self.said.items()}

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
    def shown(self) -> Mapping[str, CharSpan]:
        """The span of its article that is shown for each claim, by the claim's id."""
        share = self.story.quote_share
        return {
            key: span
            for article in self.articles
            for key, span in shown_spans(article, self.quoted[article.id], share).items()
        }

    @cached_property
    def mentions(self) -> Mapping[str, list[Mention]]:
        """The sentences that name an entity, by its id, in the order of the sources."""
        shown = {key: [self.shown[claim.id] for claim in claims] for key, claims in self.quoted.items()}
        found: dict[str, list[Mention]] = {}
        for mention in mentions(self.articles, self.dossier.mentions, self.story.quote_share, shown):
            found.setdefault(mention.entity, []).append(mention)
        return found

    @cached_property
    def named(self) -> Mapping[str, set[CharSpan]]:
        """The sentences of each source that name an entity and may be shown."""
        found: dict[str, set[CharSpan]] = {}
        for mention in chain.from_iterable(self.mentions.values()):
            if mention.span:
                found.setdefault(mention.source, set()).add(mention.span)
        return found

    @cached_property
    def rows(self) -> Sequence[ChronicleEntry]:
        """What the sources date, in order of date."""
        return chronicle(self.articles, self.claims, self.events)

    @cached_property
    def leads(self) -> Mapping[str, Paragraph]:
        """The lead of each topic, by its id."""
        return {key: self.composer.lead(topic) for key, topic in self.story.topics.items()}

    @cached_property
    def sections(self) -> Mapping[str, Sequence[Section]]:
        """The sections of each topic, by its id."""
        return {key: self.composer.sections(topic) for key, topic in self.story.topics.items()}

    def hint(self, topic: Topic) -> Sentence | None:
        """Return the sentence that leads on to a topic: the first of its page."""
        paragraphs = [self.leads[topic.id], *(told for part in self.sections[topic.id] for told in part.paragraphs)]
        return next((told[0] for told in paragraphs if told), None)

    @cached_property
    def sentences(self) -> Sequence[Sentence]:
        """The sentences of all topics, in their order."""
        parts = (part for sections in self.sections.values() for part in sections)
        return [sentence for part in parts for told in part.paragraphs for sentence in told]

    @cached_property
    def telling(self) -> Mapping[tuple[str, str, int], Sentence]:
        """The first sentence of the topics that tells a position, by its subject, field and place in the fact."""
        found: dict[tuple[str, str, int], Sentence] = {}
        for sentence in self.sentences:
            for value in sentence.values:
                for at in value.positions:
                    found.setdefault((value.fact.subject, value.fact.field, at), sentence)
        return found

    def places(self, source: str) -> set[int]:
        """Return where the sentences of a source start that other pages point at."""
        spans = [*self.named.get(source, ()), *self.told.get(source, ())]
        return {start for start, _ in spans}

    def sentence_around(self, source: str, place: int) -> CharSpan | None:
        """Return the sentence of a source around a place, where it names an entity and may be shown."""
        return next((span for span in self.named.get(source, ()) if span[0] <= place < span[1]), None)

    @cached_property
    def chronicle(self) -> Mapping[str, list[ChronicleEntry]]:
        """What the sources date, by the id of each entity that has part in it, in order of date."""
        found: dict[str, list[ChronicleEntry]] = {}
        for row in self.rows:
            for key in row.entities:
                found.setdefault(key, []).append(row)
        return found

    @cached_property
    def told(self) -> Mapping[str, set[CharSpan]]:
        """The spans of each source that tell a happening and may be shown beside its claims and the sentences."""
        shown = {key: [self.shown[claim.id] for claim in claims] for key, claims in self.quoted.items()}
        spans: dict[str, list[CharSpan]] = {}
        for one in self.events:
            spans.setdefault(one.source, []).append((one.start, one.end))
        share = self.story.quote_share
        return {
            key: set(fitting(self.by_source[key], found, [*shown[key], *sorted(self.named.get(key, ()))], share))
            for key, found in spans.items()
        }

    @cached_property
    def besides(self) -> Mapping[str, Sequence[CharSpan]]:
        """The other passages that are shown with a claim's quote, by its id, where the share leaves room for all."""
        found: dict[str, Sequence[CharSpan]] = {}
        for article in self.articles:
            wanted = {claim.id: [(each.start, each.end) for each in claim.also] for claim in self.said[article.id]}
            every = sorted({span for spans in wanted.values() for span in spans})
            fit = {*fitting(article, every, self.visible(article.id), self.story.quote_share)}
            found |= {key: spans for key, spans in wanted.items() if spans and fit.issuperset(spans)}
        return found

    def visible(self, source: str) -> list[CharSpan]:
        """Return what is shown of a source beside the further passages: quotes, sentences that name, events."""
        quotes = [self.shown[claim.id] for claim in self.quoted[source]]
        return [*quotes, *sorted(self.named.get(source, ())), *sorted(self.told.get(source, ()))]

    def all_visible(self, source: str) -> list[CharSpan]:
        """Return all that is shown of a source."""
        also = [span for claim in self.said[source] for span in self.besides.get(claim.id, ())]
        return [*self.visible(source), *also]

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
    def composer(self) -> Composer:
        """What makes sentences of the facts."""
        return Composer(self.story, self.articles, self.facts, self.dossier.prose)

    @cached_property
    def retold(self) -> bool:
        """Whether all sources are retellings."""
        return all(article.kind == "retelling" for article in self.articles)

    @cached_property
    def mixed(self) -> bool:
        """Whether some sources are retellings, and some not."""
        return not self.retold and any(article.kind == "retelling" for article in self.articles)

    @cached_property
    def _notes(self) -> dict[str, Note]:
        return {}

    @cached_property
    def _written(self) -> dict[tuple[str, str], Markup]:
        return {}

    def note(self, fact: Fact) -> Note:
        """Return the note on a fact, made once."""
        key = f"n-{anchor(fact)}"
        if key not in self._notes:
            self._notes[key] = of_fact(key, self.called(fact), fact, self.shown, self.besides)
        return self._notes[key]

    def joint_note(self, facts: Sequence[Fact]) -> Note:
        """Return the note of a statement that rests on several facts, made once."""
        key = "n-" + "---".join(anchor(fact) for fact in facts)
        if key not in self._notes:
            self._notes[key] = joined(key, [self.note(fact) for fact in facts])
        return self._notes[key]

    def note_html(self, note: Note, up: str) -> Markup:
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


def anchor(fact: Fact) -> str:
    """Return the anchor of a fact on the pages of its topics: no id holds two dashes in a row, so none is taken."""
    return f"{fact.subject}--{fact.field}"


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
    return f"As of {day_text(max(days))}, the date of {newest}{rest}."
