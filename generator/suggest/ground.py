"""An article as verification needs it: its sentences, and where words and names stand in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from generator.edits import WordRow
from generator.extract import sentences
from generator.models import Article, Date, Span
from generator.names import NameFinder, NameMention
from generator.suggest.model import RefusedError
from generator.values import DateExpr, find_values, resolve

_EVENED = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "„": '"', "\u00a0": " ", "\u2009": " ", "\u202f": " "})
"""Signs that models write in their plain form. One takes the place of one, so that spans stay."""

_COPIED = 8
"""Words from which on a passage that an article has twice is one statement, repeated, and no coincidence."""
_LONGEST = 60
"""Words of a sentence, at most, that is quoted whole: readers lose the thread of longer ones."""


class Ground:
    """What one article says, and where."""

    def __init__(self, article: Article, finder: NameFinder) -> None:
        self.article = article
        self._finder = finder
        self.words = WordRow(article.text)
        self._evened = WordRow(article.text.translate(_EVENED))

    @cached_property
    def sentences(self) -> list[Span]:
        """The spans of all sentences, of headlines too."""
        blocks = self.article.blocks
        return [span for block in blocks for span in sentences(self.article.text, block.start, block.end)]

    @cached_property
    def names(self) -> list[tuple[int, NameMention]]:
        """All names, each behind the place where its paragraph begins."""
        return list(self._names())

    def _names(self) -> Iterator[tuple[int, NameMention]]:
        seen: frozenset[str] = frozenset()
        for block in self.article.blocks:
            found = self._finder.find(self.article.text[block.start : block.end], seen)
            seen |= {each.value.entity for each in found if each.value.entity}
            yield from ((block.start, each) for each in found)

    def quote(self, quote: str) -> Span:
        """Find a quote; of one that is repeated, the first sentence that has it.

        Raises `RefusedError` when there is none, and when it is more than a sentence.
        """
        found = self._evened.find(quote.translate(_EVENED))
        if not found:
            raise RefusedError("the quote does not stand in the article")
        if any(self.sentence(start)[1] < end for start, end in found):
            raise RefusedError("the quote is longer than a sentence")
        if len(found) == 1:
            return found[0]
        whole = [self.sentence(start) for start, _ in found]
        texts = {self.article.text[slice(*span)] for span in whole}
        once = [span for span in whole if self._is_once(span)] if len(quote.split()) >= _COPIED else []
        if len(texts) > 1 and not once:
            raise RefusedError(f"the quote stands {len(found)} times in the article")
        return whole[0] if len(texts) == 1 else once[0]

    def _is_once(self, span: Span) -> bool:
        return len(self.words.find(" ".join(self.article.text[slice(*span)].split()))) == 1

    def widened(self, quote: Span, written: Span) -> Span:
        """Give the sentence of a quote, which reads by itself, unless it is overlong or has the words twice."""
        start, end = self.sentence(quote[0])
        sentence, words = self.article.text[start:end], self.article.text[slice(*written)]
        fits = len(sentence.split()) <= _LONGEST and len(WordRow(sentence).find(" ".join(words.split()))) == 1
        return (start, end) if fits and start <= quote[0] and quote[1] <= end else quote

    def sentence(self, at: int) -> Span:
        """Give the sentence that holds a place of the text; a place between two is in the one before."""
        after = bisect_right(self.sentences, at, key=lambda span: span[0])
        return self.sentences[after - 1] if after else (0, 0)

    def inside(self, quote: Span, written: str) -> Span:
        """Find the value's words in a quote. Raises `RefusedError` unless they stand there once."""
        start, end = quote
        found = WordRow(self.article.text[start:end].translate(_EVENED)).find(written.translate(_EVENED))
        if len(found) != 1:
            times = f"stand {len(found)} times" if found else "do not stand"
            raise RefusedError(f"the words {written!r} {times} in the quote")
        return start + found[0][0], start + found[0][1]

    def entity(self, span: Span) -> str | None:
        """Give the entity whose name the words of a span end with."""
        return next(
            (name.value.entity for at, name in self.names if span[0] <= at + name.start < at + name.end == span[1]),
            None,
        )

    def has(self, entity: str) -> bool:
        """Say whether the article names an entity."""
        return any(name.value.entity == entity for _, name in self.names)

    def date_before(self, at: int) -> Date | None:
        """Give the last full date that the text gives before a place, which lends its month and year to "the 17th"."""
        text = self.article.text[:at]
        dates = [found.value for found in find_values(text) if isinstance(found.value, DateExpr)]
        full = [date for date in dates if date.year and date.month and not date.to]
        return resolve(full[-1], self.article.published, None) if full else None
