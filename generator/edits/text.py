"""Articles by what the file of edits calls them, and where the words that it quotes stand in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from generator.documents import Place
from generator.edits.entries import known
from generator.edits.words import WordRow
from generator.extract import sentences
from generator.models import Article

_SHOWN = 300
"""Characters of a passage, at most, that a message shows."""


@dataclass(frozen=True, slots=True)
class Text:
    """An article and its words."""

    article: Article
    words: WordRow

    def quoted(self, place: Place) -> tuple[int, int] | None:
        """Give the span of a quote; ``None`` when it does not stand there once, which is then among the mistakes.

        Of a sentence that the article has twice, word for word, the first counts.
        """
        quote = place.text()
        found = self.words.find(quote)
        if len(found) == 1 or (found and self._is_repeated(found)):
            return found[0]
        if quote:
            place.wrong(self._unfound(quote, len(found)))
        return None

    def _is_repeated(self, found: list[tuple[int, int]]) -> bool:
        """Say whether some spans are the same place of sentences that say the same."""
        text, blocks = self.article.text, self.article.blocks
        spans = [span for block in blocks for span in sentences(text, block.start, block.end)]
        places = set()
        for start, end in found:
            first, last = next((span for span in spans if span[0] <= start and end <= span[1]), (start, -1))
            places.add((start - first, text[first:last]))
        return len(places) == 1

    def _unfound(self, quote: str, count: int) -> str:
        file = repr(self.article.file)
        if count:
            return f"the quote stands {count} times in {file}; quote more of the words around it"
        near = self.words.nearest(quote)
        if near is None:
            return (
                f"the quote is not in {file}, nor is anything like it; copy it from the article, or name another source"
            )
        line = self.article.text.count("\n", 0, near[0]) + 1
        passage = " ".join(self.article.text[near[0] : near[1]].split())
        shown = passage if len(passage) <= _SHOWN else f"{passage[:_SHOWN]} …"
        return f"the quote is not in {file}; the nearest passage, in its line {line}, is {shown!r}"


class Texts:
    """The articles of a story, by id and by file."""

    def __init__(self, articles: Iterable[Article]) -> None:
        articles = list(articles)
        self._articles = {article.file: article for article in articles} | {each.id: each for each in articles}
        self._words = cache(WordRow)

    def source(self, parts: Mapping[str, Place]) -> Text | None:
        """Read ``source``; ``None`` where it is missing or wrong."""
        article = known(parts, "source", self._articles)
        return Text(article, self._words(article.text)) if article else None
