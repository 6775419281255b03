"""The sentences in which articles name an entity, as far as the share of an original's text allows to show them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.models import Article, EntityMention
from generator.render.passages import CharSpan, covered


@dataclass(frozen=True, slots=True)
class ShownMention:
    """An article names an entity in a sentence; ``span`` is ``None`` where the share leaves no room to show it."""

    entity: str
    source: str
    span: CharSpan | None


def mentions(
    articles: Sequence[Article], named: Iterable[EntityMention], share: int, shown: Mapping[str, Sequence[CharSpan]]
) -> list[ShownMention]:
    """Return the sentences that name an entity, once for each entity, in the order of the articles and their texts.

    ``shown`` holds the spans of each article that the site shows already. A sentence of an original counts towards the
    ``share`` of its text that may be shown, in per cent; one that would exceed it is not shown.
    """
    sentences: dict[str, dict[CharSpan, list[str]]] = {article.id: {} for article in articles}
    for one in named:
        sentences[one.source].setdefault((one.start, one.end), []).append(one.entity)
    return [each for article in articles for each in _of(article, sentences[article.id], share, shown[article.id])]


def _of(
    article: Article, named: Mapping[CharSpan, Sequence[str]], share: int, shown: Sequence[CharSpan]
) -> Iterator[ShownMention]:
    limit = len(article.text) * share // 100
    taken = list(shown)
    for sentence, entities in named.items():
        fits = article.kind == "retelling" or covered([*taken, sentence]) <= limit
        if fits:
            taken.append(sentence)
        for entity in entities:
            yield ShownMention(entity, article.id, sentence if fits else None)
