"""Whether a text is in the language that the rules read: English, told by the share of its smallest words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from generator.errors import Mistakes
from generator.models import Article
from generator.patterns import lazy
from generator.story import Source

FEWEST: Final = 40
"""Words below which a text is too short to be told."""
SHARE: Final = 0.04
"""Share of a text's words, at least, that are small words of English: prose has seven times as many, other languages
hardly any."""
SMALL: Final = frozenset(
    word
    for line in (
        "the of and to that is for with by from at has have had been be are were this which its it he she they his her",
        "their not but as who will would said after about over than more or can could when there out up into all you",
        "we what if because only before between",
    )
    for word in line.split()
)
"""Words that few other languages write alike: "in", "an", "on", "was" and "a" are left out."""
ENGLISH: Final = 0.12
"""Share above which a text is English whatever its page says: half of what prose has, and three times as much as the
least that is not taken for another language."""
WRONG: Final = "this does not read like English, the only language of the rules"
"""What is wrong with an article that does not say it is foreign."""
_RIGHT: Final = (
    "under sources in the story file, say exclude: with the reason, or language: en if it is English after all"
)
_WORD: Final = lazy(r"[^\W\d_]+")


def is_foreign(text: str) -> bool:
    """Say whether a text is long enough to be told and holds next to no small words of English, or no Latin letters.

    >>> is_foreign("Der Zug fuhr am Morgen aus dem Bahnhof. " * 6), is_foreign("The train left in the morning. " * 8)
    (True, False)
    >>> is_foreign("Guten Tag"), is_foreign("列车早上开出了车站。" * 30)
    (False, True)
    """
    words = _WORD.findall(text.lower())
    letters = sum(map(len, words))
    if letters >= 5 * FEWEST and 2 * sum(len(word) for word in words if word.isascii()) < letters:
        return True
    return len(words) >= FEWEST and sum(map(SMALL.__contains__, words)) < SHARE * len(words)


def is_plainly_english(text: str) -> bool:
    """Say whether a text is long enough to be told and is English by its words.

    >>> is_plainly_english("The train left the station in the morning, and it was not late. " * 4)
    True
    """
    words = _WORD.findall(text.lower())
    return len(words) >= FEWEST and sum(map(SMALL.__contains__, words)) >= ENGLISH * len(words)


def foreign(article: Article, source: Source | None = None) -> str:
    """Say what is wrong with an article that the rules cannot read; "" when it is in English.

    What the story file says of the article as its ``source`` goes before what its words and the article itself say.
    """
    if article.is_english and not (source and source.language) and is_foreign(article.text):
        return WRONG
    return "" if article.is_english else f"the article is in {article.language!r}, and the rules read English alone"


def demand_english(folder: Path, articles: Iterable[Article], sources: Mapping[str, Source]) -> None:
    """Raise `CollateError` with one line for each article that is not in English; ``sources`` are known by file."""
    mistakes = Mistakes()
    for article in articles:
        if wrong := foreign(article, sources.get(article.file)):
            mistakes.add(folder / article.file, 1, f"{wrong}; {_RIGHT}")
    mistakes.check()
