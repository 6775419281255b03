"""Where some words stand in a text, however lines and blanks part them there."""

from __future__ import annotations

from bisect import bisect_right
from difflib import SequenceMatcher
from itertools import accumulate

from generator.patterns import lazy

_WORD = lazy(r"\S+")
_ENOUGH = 60
"""Words of a quote, at most, that are compared with a text in search of the nearest passage."""


class WordRow:
    """A text as its words, for looking up phrases whose words single blanks part."""

    def __init__(self, text: str) -> None:
        self._spans = [match.span() for match in _WORD.finditer(text)]
        self._words = [text[start:end] for start, end in self._spans]
        self._starts = list(accumulate((len(word) + 1 for word in self._words), initial=0))
        self._joined = " ".join(self._words)

    def find(self, phrase: str) -> list[tuple[int, int]]:
        """Give the spans of the text where a phrase stands, none of which begins or ends inside a word.

        >>> WordRow("12 ships, 2012,\\n 12  ships").find("12 ships")
        [(0, 8), (17, 26)]
        """
        found = []
        at = self._joined.find(phrase) if phrase else -1
        while at >= 0:
            end = at + len(phrase)
            if not (self._inside(at) or self._inside(end)):
                found.append((self._place(at), self._place(end - 1) + 1))
            at = self._joined.find(phrase, at + 1)
        return found

    def _inside(self, at: int) -> bool:
        before, after = self._joined[at - 1 : at], self._joined[at : at + 1]
        return before.isalnum() and after.isalnum()

    def _place(self, at: int) -> int:
        word = bisect_right(self._starts, at) - 1
        return self._spans[word][0] + at - self._starts[word]

    def nearest(self, phrase: str) -> tuple[int, int] | None:
        """Give the span of as many words as the phrase has, around the longest run that it shares with the text.

        ``None`` when that is shorter than two words. A phrase of more than 60 words is cut there.

        >>> text = "The old ship sailed at noon, and nobody saw it go."
        >>> start, end = WordRow(text).nearest("a ship sailed at dusk")
        >>> text[start:end]
        'old ship sailed at noon,'
        """
        ours, sought = [word.casefold() for word in self._words], phrase.casefold().split()[:_ENOUGH]
        run = SequenceMatcher(None, ours, sought, autojunk=False).find_longest_match()
        if run.size < 2:
            return None
        first = max(0, run.a - run.b)
        last = min(first + len(sought), len(ours)) - 1
        return self._spans[first][0], self._spans[last][1]
