"""Text as the patterns of ``assertion.yml`` read it: in lower case, with straight quotes and plain blanks."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from .context import Sentence
from .listed import words_in

_PLAIN: Final = (*((mark, "'") for mark in "’‘‛′"), *((blank, " ") for blank in "\n\t\r\u00a0"))


def even(text: str) -> str:
    """Text in lower case with straight quotes and plain blanks, as long as before.

    >>> even("It’s\\nFALSE")
    "it's false"
    """
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    for odd, plain in _PLAIN:
        low = low.replace(odd, plain)
    return low


@lru_cache(maxsize=1)
def even_article(text: str) -> str:
    """The text of an article so, kept while its sentences ask for their parts of it."""
    return even(text)


@lru_cache(maxsize=1)
def article_words(text: str) -> frozenset[str]:
    """The words of an article, as its patterns ask for them, kept while it is read."""
    return words_in(even_article(text))


def even_sentence(sentence: Sentence) -> str:
    """The words of a sentence so."""
    first, last = sentence.span
    return even_article(sentence.article.text)[sentence.start + first : sentence.start + last]


def even_words(sentence: Sentence) -> frozenset[str]:
    """The words of a sentence, as its patterns ask for them; looked for when first asked."""
    if sentence.spelled is None:
        sentence.spelled = words_in(even_sentence(sentence))
    return sentence.spelled
