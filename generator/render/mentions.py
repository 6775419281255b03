"""The sentences in which articles name an entity, as far as the share of an original's text allows to show them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.models import Article
from generator.render.passages import Span, covered
from generator.story.model import Story

STOP = re.compile(r"[.!?…][”’\"')]*\s+(?=[“‘\"'(]*[A-Z0-9])")


@dataclass(frozen=True, slots=True)
class Mention:
    """An article names an entity in the sentence ``start:end``; without a span where the share is used up."""

    entity: str
    source: str
    span: Span | None


def mentions(article: Article, story: Story, shown: Sequence[Span]) -> list[Mention]:
    """Return the sentences of an article's prose that name an entity, once for each entity, in the order of the text.

    ``shown`` are the spans that the site shows already. A sentence of an original counts towards the story's
    ``quote_share``; one that would exceed it is left out, the mention stays.
    """
    limit = len(article.text) if article.kind == "retelling" else len(article.text) * story.quote_share // 100
    taken = list(shown)
    found = []
    for sentence, entities in _sentences(article, story):
        fits = covered([*taken, sentence]) <= limit
        if fits:
            taken.append(sentence)
        found += [Mention(entity, article.id, sentence if fits else None) for entity in entities]
    return found


def _sentences(article: Article, story: Story) -> Iterator[tuple[Span, list[str]]]:
    names = {name: entity.id for entity in story.entities.values() for name in entity.names}
    if not names:
        return
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))})(?!\w)")
    for block in article.blocks:
        if block.kind != "prose":
            continue
        for start, end in _split(article.text, block.start, block.end):
            entities = list(dict.fromkeys(names[m[0]] for m in pattern.finditer(article.text, start, end)))
            if entities:
                yield (start, end), entities


def _split(text: str, start: int, end: int) -> Iterable[Span]:
    for match in STOP.finditer(text, start, end):
        yield start, match.start() + len(match[0].rstrip())
        start = match.end()
    yield start, end
