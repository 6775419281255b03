"""Pages that a site shows instead of an article: what asks for consent, and what tells of an error.

Their words are data in ``generator/lexicon/pages.yml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from generator.read.content import NotTextError

from ..word_lists import word_lists

_REMEDY = "save the page again with its article open, or exclude it: under sources in the story file"


@dataclass(frozen=True, slots=True)
class PageWords:
    """The words of ``pages.yml``; patterns are compiled."""

    longest: int
    enough: int
    errors: re.Pattern[str]
    asks: tuple[re.Pattern[str], ...]
    published: re.Pattern[str]
    dated: re.Pattern[str]
    articles: re.Pattern[str]
    tracking: re.Pattern[str]


@cache
def lexicon() -> PageWords:
    """Read the word lists, once."""
    data = word_lists("pages")

    def any_of(parts: Iterable[str]) -> re.Pattern[str]:
        return re.compile("|".join(f"(?:{part})" for part in parts), re.IGNORECASE)

    return PageWords(
        longest=data["longest"],
        enough=data["enough"],
        asks=tuple(any_of([part]) for part in data["asks"]),
        **{key: any_of(data[key]) for key in ("errors", "published", "dated", "articles", "tracking")},
    )


def demand_article(titles: Iterable[str | None], text: str) -> None:
    """Raise `NotTextError` for a text, with its titles, that a site shows instead of an article."""
    words = lexicon()
    if len(text.split()) > words.longest:
        return
    heads = [*filter(None, titles), *text.strip().split("\n")[:2]]
    if any(words.errors.match(" ".join(head.split())) for head in heads):
        raise NotTextError(f"this is a page that tells of an error, not an article; {_REMEDY}")
    plain = " ".join(text.replace("’", "'").split())
    if sum(bool(ask.search(plain)) for ask in words.asks) >= words.enough:
        raise NotTextError(f"this is a page that asks for consent, not an article; {_REMEDY}")
