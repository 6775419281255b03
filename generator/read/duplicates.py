"""Articles that are there more than once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from generator.errors import printable
from generator.models import Article
from generator.patterns import lazy
from generator.read.address import page_of

_WORD = lazy(r"\w+")


def latest(folder: Path, articles: Iterable[Article], notices: list[str]) -> list[Article]:
    """Leave out articles of which a later version is there, telling of it: another at the same address.

    Later is what was published later, then what was accessed later; else the file whose name comes last.
    """
    known = list(articles)
    last: dict[str, Article] = {}
    versions: dict[str, list[Article]] = {}
    for article in sorted(known, key=lambda each: (each.published or "", each.accessed or "", each.file)):
        if article.url:
            last[page_of(article.url)] = article
            versions.setdefault(page_of(article.url), []).append(article)
    kept = []
    for article in known:
        other = last[page_of(article.url)] if article.url else article
        if other is article:
            kept.append(_whole(article, versions.get(page_of(article.url), ()) if article.url else ()))
        else:
            path = printable(folder / article.file)
            notices.append(f"{path}:1: an earlier version of {printable(other.file)}, by its address; it is left out")
    return kept


def _whole(article: Article, versions: Iterable[Article]) -> Article:
    """Give an article with the outlet and the author that only another version of it states."""
    all_of_it = [article, *versions]
    outlet = next((each.outlet for each in all_of_it if each.outlet), None)
    author = next((each.author for each in all_of_it if each.author), None)
    return replace(article, outlet=outlet, author=author)


def distinct(folder: Path, articles: Iterable[Article], notices: list[str]) -> list[Article]:
    """Leave out articles whose words an earlier one has, telling of it."""
    first: dict[str, Article] = {}
    for article in articles:
        start = article.blocks[0].start if article.blocks else 0
        words = " ".join(_WORD.findall(article.text[start:].casefold()))
        if (other := first.setdefault(words, article)) is not article:
            path = printable(folder / article.file)
            notices.append(f"{path}:1: the same article as {printable(other.file)}; it is counted once")
    return list(first.values())
