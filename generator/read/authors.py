"""Who wrote an article, by what its page says: names in the order in which people say them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from generator.patterns import lazy
from generator.read.dated import is_byline
from generator.read.linked import articles, names

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MOST: Final = 20
"""Names, at most: who signs with more is a list of staff."""
_META: Final = ("citation_author", "author", "article:author", "dc.creator", "dcterms.creator", "byl", "parsely-author")
"""Names of ``meta`` elements, the most exact first."""
_BY: Final = lazy(r"\s*by\s+", re.IGNORECASE)
_ADDRESS: Final = lazy(r"https?://|www\.|@")
LONGEST: Final = 120
"""Characters of a byline, at most."""
_LEAD: Final = lazy(r"(?:(?i:by|from|words|text|story|written)\b:?\s+)?(?:[a-z][a-z’'-]*\s+)*")
_NAME: Final = lazy(
    r"[^\W\d_a-z][\w.’'-]*(?: (?:(?!(?:in|at|on|for|and|of|to) )[a-z]{1,3} ){0,2}[^\W\d_a-z][\w.’'-]*){1,3}"
)
_SUFFIX: Final = lazy(r"(?:Jr|Sr|MD|PhD|[IV]+)\.?", re.IGNORECASE)


def authors(tree: HtmlElement) -> str | None:
    """Give the authors whom a page names, parted by semicolons, or ``None``."""
    for said in _said(tree):
        known = list(dict.fromkeys(name for text in said for name in split(text)))
        if 0 < len(known) <= MOST:
            return "; ".join(known)
    return None


def in_byline(tree: HtmlElement) -> str | None:
    """Give the authors whom a byline on the page names, in words, or ``None``."""
    for element in tree.iter("div", "p", "span", "address"):
        text = " ".join(element.text_content().split()) if is_byline(element) else ""
        if 0 < len(text) <= LONGEST and (known := _names_in(text)):
            return "; ".join(known)
    return None


def _names_in(text: str) -> list[str]:
    """Give the names at the start of a byline: offices, places and days stand behind them.

    >>> _names_in("From our correspondent Joris Leclercq, Antwerp. Friday 18 October 2024")
    ['Joris Leclercq']
    >>> _names_in("By Mia Lund and Jon Berg in Lima | 7 June"), _names_in("Harbour news, 7 June")
    (['Mia Lund', 'Jon Berg'], [])
    """
    first = re.split(r"\s[|·•–—/-]\s|\.\s|\d|\s(?:in|at|for)\s", _LEAD.sub("", text, count=1), maxsplit=1)[0]
    parts = [part.strip() for part in re.split(r",|\band\b|&", first)]
    return [part for part in parts if _NAME.fullmatch(part)]


def _said(tree: HtmlElement) -> Iterator[Sequence[str]]:
    metas = [(meta.get("name") or meta.get("property") or "", meta.get("content", "")) for meta in tree.iter("meta")]
    for wanted in _META:
        yield [content for name, content in metas if name.strip().casefold() == wanted]
    for article in articles(tree):
        yield names(article.get("author")) or names(article.get("creator"))


def split(text: str) -> list[str]:
    """Give the names in a text, with the surname last.

    >>> split("Lund, Mia; Berg, Jon"), split("Weil, H. K.")
    (['Mia Lund', 'Jon Berg'], ['H. K. Weil'])
    >>> split("By Mia Lund and Jon Berg"), split("Mia Lund, Jon Berg")
    (['Mia Lund', 'Jon Berg'], ['Mia Lund', 'Jon Berg'])
    """
    plain = _BY.sub("", " ".join(text.split()), count=1) if _BY.match(text) else " ".join(text.split())
    if not plain or _ADDRESS.search(plain):
        return []
    if ";" in plain:
        return [name for part in plain.split(";") for name in [_turned(part.strip())] if name]
    parts = [part.strip() for part in re.split(r",|\band\b|&", plain) if part.strip()]
    return [_turned(plain)] if len(parts) == 2 and _is_turned(plain) else parts


def _is_turned(name: str) -> bool:
    """Say whether the surname stands first: one comma, before it one word or a particle and a word, a name behind."""
    last, comma, first = name.partition(",")
    given = first.split()
    alone = len(last.split()) == 1 or last[:1].islower()
    return bool(comma and given) and "," not in first and alone and not _SUFFIX.fullmatch(first.strip())


def _turned(name: str) -> str:
    last, _, first = name.partition(",")
    return f"{first.strip()} {last.strip()}" if _is_turned(name) else name
