"""The sentences in which articles name an entity, as far as the share of an original's text allows to show them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.extract import sentences
from generator.models import Article
from generator.names import NameFinder
from generator.render.passages import CharSpan, covered
from generator.story import Story


@dataclass(frozen=True, slots=True)
class Mention:
    """An article names an entity in a sentence; ``span`` is ``None`` where the share leaves no room to show it."""

    entity: str
    source: str
    span: CharSpan | None


def mentions(articles: Sequence[Article], story: Story, shown: Mapping[str, Sequence[CharSpan]]) -> list[Mention]:
    """Return the sentences of the articles' prose that name an entity, once for each entity, in the order of the text.

    ``shown`` holds the spans of each article that the site shows already. A sentence of an original counts towards the
    story's ``quote_share``; one that would exceed it is not shown.
    """
    finder = NameFinder(story.entities.values())
    return [mention for article in articles for mention in _of(article, finder, story.quote_share, shown[article.id])]


def _of(article: Article, finder: NameFinder, share: int, shown: Sequence[CharSpan]) -> Iterator[Mention]:
    limit = len(article.text) * share // 100
    taken = list(shown)
    for sentence, entities in _named(article, finder):
        fits = article.kind == "retelling" or covered([*taken, sentence]) <= limit
        if fits:
            taken.append(sentence)
        for entity in entities:
            yield Mention(entity, article.id, sentence if fits else None)


def _named(article: Article, finder: NameFinder) -> Iterator[tuple[CharSpan, list[str]]]:
    seen: frozenset[str] = frozenset()
    for block in article.blocks:
        if block.kind != "prose":
            continue
        for start, end in sentences(article.text, block.start, block.end):
            found = [mention.value.entity for mention in finder.find(article.text[start:end], seen)]
            entities = list(dict.fromkeys(entity for entity in found if entity))
            seen |= set(entities)
            if entities:
                yield (start, end), entities
