"""What of the sources a site shows: the quotes of claims and, as the share allows, sentences and events."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

from generator.chronicle import chronicle
from generator.dossier import Dossier
from generator.models import Article, Claim, Event, LeftOut
from generator.render.mentions import ShownMention, mentions
from generator.render.passages import CharSpan, fitting, shown_spans
from generator.story import Story


@dataclass(frozen=True)
class ShownSources:
    """The articles of a story and what is shown of them."""

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
    def events(self) -> Sequence[Event]:
        """The dated events beside the claims."""
        return self.dossier.events

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
        for each in self.dossier.aside.left_out:
            found.setdefault(each.claim.source, []).append(each)
        return found

    @cached_property
    def quoted(self) -> Mapping[str, list[Claim]]:
        """The claims whose words are shown, by source: those that it makes, and those that the editor left out."""
        left_out = self.left_out
        return {key: [*said, *(each.claim for each in left_out.get(key, ()))] for key, said in self.said.items()}

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
    def mentions(self) -> Mapping[str, list[ShownMention]]:
        """The sentences that name an entity, by its id, in the order of the sources."""
        shown = {key: [*spans, *sorted(self.told.get(key, ()))] for key, spans in self._quotes.items()}
        found: dict[str, list[ShownMention]] = {}
        for mention in mentions(self.articles, self.dossier.mentions, self.story.quote_share, shown):
            found.setdefault(mention.entity, []).append(mention)
        return found

    @cached_property
    def _quotes(self) -> Mapping[str, list[CharSpan]]:
        """What is shown of each source for its claims."""
        return {key: [self.shown[claim.id] for claim in claims] for key, claims in self.quoted.items()}

    @cached_property
    def named(self) -> Mapping[str, set[CharSpan]]:
        """The sentences of each source that name an entity and may be shown."""
        found: dict[str, set[CharSpan]] = {}
        for mention in chain.from_iterable(self.mentions.values()):
            if mention.span:
                found.setdefault(mention.source, set()).add(mention.span)
        return found

    @cached_property
    def rows(self) -> Sequence[Event]:
        """What the sources date, in order of date."""
        return chronicle(self.articles, self.claims, self.events)

    @cached_property
    def told(self) -> Mapping[str, set[CharSpan]]:
        """The spans of each source that tell a happening and may be shown beside its claims.

        Whole sentences, or the clauses where the share has no room for more. They go before the sentences that only
        name somebody: those are looked up, the timeline is read.
        """
        spans: dict[str, list[CharSpan]] = {}
        for row in self.rows:
            if not row.claim:
                spans.setdefault(row.source, []).extend([row.sentence, (row.start, row.end)])
        share = self.story.quote_share
        return {key: set(fitting(self.by_source[key], found, self._quotes[key], share)) for key, found in spans.items()}

    def places(self, source: str) -> set[int]:
        """Return where the sentences of a source start that other pages point at."""
        spans = [*self.named.get(source, ()), *self.told.get(source, ())]
        return {start for start, _ in spans}

    def telling_of(self, row: Event) -> CharSpan | None:
        """Return the words of a source that tell a happening: a sentence, or a clause; ``None`` if not to be shown."""
        shown = self.told.get(row.source, ())
        return next((span for span in (row.sentence, (row.start, row.end)) if span in shown), None)

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
