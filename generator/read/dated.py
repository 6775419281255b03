"""When a page says that it was published. What it does not say is not guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING, Final

from generator.patterns import lazy
from generator.read.days import LONGEST, date_of, day_of
from generator.read.linked import articles
from generator.read.not_articles import lexicon

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_NEAR: Final = 400
"""Elements from the top of an article in which a day in words is its date line, and no part of what it tells."""
BESIDE: Final = 5
"""Words that may stand beside a day in its line: "Published on Friday", a name, a place."""
IN_BYLINE: Final = 9
"""The same where the page calls it a byline: a name, an office and a place besides."""
_CALLED: Final = lazy(
    r"by-?line|reader-credits|dateline|pub(?:lished|-?date)|post(?:ed|-?date|-?meta)|timestamp|entry-meta", re.I
)
_LATER: Final = lazy(r"\W*(?:last |first )?(?:updated|modified|revised|amended|edited|upd)\b", re.I)
"""Says that the day behind it is not the one on which an article came out."""
_PARTS: Final = lazy(
    r"\s*[|•·]\s*|(?<=\S)\s+(?=(?:last |first )?(?:updated|modified|published|posted|amended)\b)", re.I
)
"""Parts a date line that tells several days."""
_FIELDS: Final = ("article", "main", "body")


def published(tree: HtmlElement) -> str | None:
    """Give the first day, ISO 8601, that a page states in its linked data, its ``meta`` or its marked elements.

    Where it states none, the first month or year; a ``time`` that is no day may be one of what the page tells.
    """
    stated = [*_stated(tree)]
    return next(
        filter(None, chain(map(day_of, chain(stated, _times(tree))), map(date_of, stated))),
        None,
    )


def published_in_words(tree: HtmlElement) -> str | None:
    """Give the day that stands on the page in words of its own, near the top, as beside a byline; else the month."""
    for tag in _FIELDS:
        top = next(tree.iter(tag), None)
        if top is not None and (day := _date_line(top)):
            return day
    return None


def _date_line(top: HtmlElement) -> str | None:
    month = None
    for count, element in enumerate(top.iter()):
        if count > _NEAR:
            break
        own = (element.tail if element.tag == "br" else element.text) if isinstance(element.tag, str) else ""
        text = " ".join((own or "").split())
        most = IN_BYLINE if is_byline(element) else BESIDE
        for part in _PARTS.split(text) if len(text) <= 2 * LONGEST else ():
            day = day_of(part) if 8 <= len(part) <= LONGEST and not _LATER.match(part) else None
            if day and _is_date_line(part, most):
                return day
            if not month and most == IN_BYLINE and len(known := date_of(part) or "") == len("2024-06"):
                month = known
    return month


def is_byline(element: HtmlElement) -> bool:
    """Say whether a page calls an element a byline or a date, by its class or its id."""
    return bool(_CALLED.search(f"{element.get('class', '')} {element.get('id', '')}"[:300]))


def _is_date_line(text: str, most: int) -> bool:
    """Say whether a text holds little beside a day: at most so many other words of three letters, and no full stop."""
    others = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 2 and day_of(f"1 {word} 2000") is None]
    return len(others) <= most and not text.endswith((".", "?", "!", ":"))


def _stated(tree: HtmlElement) -> Iterator[str]:
    for article in articles(tree):
        yield str(article.get("datePublished", ""))
    for meta in tree.iterfind(".//meta[@content]"):
        if _says_published(meta, lexicon().published):
            yield meta.get("content", "")
    for element in tree.iterfind(".//*[@itemprop]"):
        if "datepublished" in element.get("itemprop", "").casefold().split():
            yield element.get("content") or element.get("datetime") or element.text_content()[:LONGEST]
    for meta in tree.iterfind(".//meta[@content]"):
        if _says_published(meta, lexicon().dated):
            yield meta.get("content", "")


def _times(tree: HtmlElement) -> Iterator[str]:
    for time in tree.iterfind(".//time[@datetime]"):
        if not _is_elsewhere(time):
            yield time.get("datetime", "")


def _says_published(meta: HtmlElement, words: re.Pattern[str]) -> bool:
    names = [meta.get(key, "").strip() for key in ("property", "name")]
    return any(words.fullmatch(name) for name in names if name)


def _is_elsewhere(time: HtmlElement) -> bool:
    """Say whether a time stands where pages speak of others: beside the article, or in what leads to another one."""
    return any(above.tag in ("aside", "nav", "footer", "a", "li") for above in time.iterancestors())
