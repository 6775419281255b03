"""Articles in HTML, as a browser saves them: the main text of the page, and what the page says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from generator.characters import fit, fit_markup
from generator.day_span import encloses
from generator.patterns import lazy
from generator.read.address import original, without_tracking
from generator.read.authors import authors, in_byline
from generator.read.cleaned import clean, demand_more_than_links, join_posts
from generator.read.content import Content, File, NotTextError
from generator.read.dated import published, published_in_words
from generator.read.days import day_of
from generator.read.exports import split
from generator.read.linked import articles, drop_broken, names, resolved
from generator.read.not_articles import demand_article
from generator.read.text import decode, demand_words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from generator.read.markup import MarkupParagraph

_EXPORT = lazy(r"\bDocument [A-Z0-9]{8,40}\b|\bEnd of Document\b|\d of \d{1,5} DOCUMENTS?\b")
MOST = 5_000
"""Blocks of a page above which the library's second opinion is not asked: it takes time by the square of their number.
Long articles have some hundred."""
OUTLET = 5
"""Words of an outlet's name, at most, where only the page's title has it."""
STUB = 150
"""Words below which a page that says that it is not free to read holds no more than its beginning."""
SHORTEST = 30
"""Words of a page's main text, at least."""
_LAST_DAY = "9999-12-31"
"""For trafilatura, which guesses at dates too, and would ask the clock which days have come."""
_CHARSET = re.compile(rb"<meta\b[^>]{0,200}?\bcharset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_ENCODINGS = lazy(
    r"""
    (?: windows | cp ) -? (?: 874 | 125[0-8] )
    | iso-? 8859-? (?: 1[0-6] | [2-9] )
    | koi8-[ru] | ibm866 | macintosh | mac-?roman | mac-?cyrillic
    | gbk | gb2312 | gb18030 | big5 | big5-hkscs | euc-(?: jp | kr ) | shift[_-]jis
    """,
    re.VERBOSE,
)
_WESTERN = ("latin1", "latin-1", "iso-8859-1", "iso8859-1", "us-ascii", "ascii")
_WHOLE = ("utf-8", "utf8", "utf-16", "utf-16le", "utf-16be", "unicode")
"""What a page that says it in Latin letters means by these is UTF-8."""
_DAY_SAVED = lazy(r"<!--\s*Page saved with SingleFile\b[^>]{0,2000}?\bsaved date:\s*([^\n>]{8,80})")
_PAGE = lazy(r"\bpage (\d{1,2}) of (\d{1,2})\b", re.IGNORECASE)
_NEXT = lazy(r"[?&](?:page|p|pg)=\d{1,2}\b|/(?:page/)?\d{1,2}/?$")
_SAVED = lazy(r"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(https?://[^\s<>\"']+)")


def read_page(file: File) -> Content | list[Content]:
    """Read a page's main text with its headings, lists and tables; its title, outlet, author, day and address. A page
    that is an export of a press archive holds several articles.

    Raises `NotTextError` for a page that holds no article.
    """
    text = decode(file.data, _declared(file.data), file.note)
    demand_words(text)
    tree = _tree(text)
    _demand_more_than_links(text, tree)
    if _EXPORT.search(text) and (several := split(_all(tree))):
        return several
    join_posts(tree)
    known = _known(tree, text)
    clean(tree)
    plain, heads, words = _main(tree, known["title"])
    demand_article((known["title"], tree.findtext(".//title")), plain if words >= SHORTEST else _all(tree))
    if words < SHORTEST:
        right = "save the whole page, put its text into a .txt file, or exclude it: under sources in the story file"
        raise NotTextError(f"the page's main text has {words} words, fewer than {SHORTEST}; {right}")
    _tell_of_missing(file, tree, text, words)
    return Content(plain, heads=heads, **known)


def _tell_of_missing(file: File, tree: HtmlElement, text: str, words: int) -> None:
    """Tell of a page that holds a part of its article: one of several pages, or what is free to read of it."""
    title = tree.findtext(".//title") or ""
    more = [link.get("href", "") for link in tree.iterfind(".//link[@rel='next']")]
    if part := _PAGE.search(title):
        file.note(1, f"it is page {part[1]} of {part[2]} of its article; save the others too, or the print view of all")
    elif any(map(_NEXT.search, more)):
        file.note(1, "its article goes on on another page; save that too, or the print view of all")
    if words < STUB and any(str(one.get("isAccessibleForFree")).casefold() == "false" for one in articles(tree)):
        file.note(1, f"it is for subscribers and has {words} words, so it may be cut off; put the full text there")


def _address(tree: HtmlElement, said: Sequence[str]) -> tuple[str | None, str | None]:
    """Give a page's address and that of the archive that it was saved from; a reader's view links to what it shows."""
    canonical = tree.xpath("//link[@rel='canonical' or @rel='bookmark']/@href")
    shown = tree.xpath("//a[contains(@class, 'reader-domain')]/@href")
    known = [original(fit(url)) for url in (*said, *map(str, canonical), *map(str, shown)) if url]
    known = [(without_tracking(url), archive) for url, archive in known if re.match(r"https?://[^\s/]", url)]
    archived = next((each for each in known if each[1]), None)
    return archived or next(iter(known), (None, None))


def _demand_more_than_links(text: str, tree: HtmlElement) -> None:
    """Raise `NotTextError` for the bookmarks of a browser, and for a page that is a list of links."""
    demand_more_than_links(tree)
    if "NETSCAPE-Bookmark-file" in text[:500]:
        raise NotTextError("it holds links, no article; save the pages that they lead to")


def _declared(data: bytes) -> tuple[str, ...]:
    """Give the encodings to try: whatever is UTF-8 by its bytes is, else what the page says."""
    found = _CHARSET.search(data, 0, 8192)
    name = found[1].decode("ascii").lower() if found else _WESTERN[0]
    if name in _WESTERN:
        return "utf-8-sig", "cp1252"
    if name in _WHOLE:
        return ("utf-8-sig",)
    if not _ENCODINGS.fullmatch(name):
        raise NotTextError(f"the page declares the encoding {name!r}, which is not known; save it in UTF-8")
    return "utf-8-sig", name


def _tree(text: str) -> HtmlElement:
    # Only stories with such files need these, which take their time to load.
    from lxml import etree, html

    # A comment inside a paragraph must not end it: some sites leave them there by the dozen.
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(fit_markup(text).encode(), parser=parser)
    except etree.ParserError as error:
        raise NotTextError("the page is empty; save it again with its article open, or remove it") from error


def _known(tree: HtmlElement, text: str) -> dict[str, Any]:
    """Give what the page says of itself, by attributes of `Content`."""
    from trafilatura.metadata import extract_metadata

    _hush()
    drop_broken(tree)  # the library would look for what it can in these, in time that grows with their square
    dates = {"original_date": True, "extensive_search": False, "max_date": _LAST_DAY}
    found = extract_metadata(tree, date_config=dates, extensive=False)
    saved = _SAVED.search(text)
    url, archive = _address(tree, [found.url or "", saved[1] if saved else ""])
    kept = _DAY_SAVED.search(text)
    heading = _line(next((each.text_content() for each in tree.iter("h1")), None))
    whole = _line(tree.findtext(".//title"))
    named = _line(found.sitename)
    stated_outlet = _line(_outlet(tree)) or (named if not heading or heading not in (named or "") else None)
    outlet = stated_outlet or _beside(heading, whole)
    writer = _line(authors(tree))
    stated, in_words = published(tree), published_in_words(tree)
    day = in_words if in_words and (not stated or encloses(stated, in_words)) else stated
    off = {"published": day != stated, "outlet": outlet and not stated_outlet}
    return {
        "title": heading if heading and heading in _headlines(tree) else _without(_line(found.title), outlet),
        "outlet": outlet,
        "author": writer or _line(in_byline(tree) or found.author),
        "url": url,
        "archive": archive,
        "published": day,
        "accessed": day_of(kept[1]) if kept else None,
        "read_off": tuple(key for key, is_read_off in off.items() if is_read_off),
        "language": _line(tree.get("lang")),
    }


def _headlines(tree: HtmlElement) -> list[str | None]:
    """Give what linked data calls the page's article; where its heading is the same, nothing else is its title."""
    return [_line(str(each.get("headline") or "")) for each in articles(tree)]


def _beside(heading: str | None, whole: str | None) -> str | None:
    """Give what a page's title holds beside its heading: the outlet, as a rule.

    >>> _beside("Roof falls", "The Tide - Roof falls"), _beside("Roof falls", "Roof falls")
    ('The Tide', None)
    """
    if not heading or not whole or heading == whole or heading not in whole:
        return None
    before, _, behind = whole.partition(heading)
    parts = [part.strip(" -–—|·:»") for part in (before, behind)]
    return next(filter(None, parts), None) if not all(parts) and len("".join(parts).split()) <= OUTLET else None


def _outlet(tree: HtmlElement) -> str | None:
    """Give the outlet that linked data or the page's application name, which no library asks for, tell."""
    known = [resolved(tree, article.get("publisher")) for article in articles(tree)]
    publishers = [name for publisher in known for name in names(publisher)]
    applications = tree.xpath("//meta[@name='application-name']/@content")
    return next(filter(None, (*publishers, *map(str, applications))), None)


def _without(title: str | None, outlet: str | None) -> str | None:
    """Give a title less the outlet's name, which many pages put behind it, or before it."""
    if not title or not outlet:
        return title
    for pattern in (rf"(.+?)\s+[-–—|·:»]\s*{re.escape(outlet)}", rf"{re.escape(outlet)}\s*[-–—|·:»]\s+(.+)"):
        if match := re.fullmatch(pattern, title, re.IGNORECASE):
            return match[1]
    return title


def _line(text: str | None) -> str | None:
    return " ".join(fit(text).split()) or None if text else None


def _main(tree: HtmlElement, title: str | None) -> tuple[str, frozenset[int], int]:
    """Give the main text with its headings, and how many words it has beside its title."""
    from lxml import html
    from trafilatura import extract

    from generator.read.markup import joined, passages, titled

    found = extract(
        tree,
        output_format="html",
        include_comments=False,
        include_tables=True,
        prune_xpath="//pre",
        fast=sum(1 for _ in tree.iter("p", "li", "td", "div", "br")) > MOST,
    )
    parts = list(passages(html.document_fromstring(found))) if found else []
    words = _count(parts)
    if words < SHORTEST:  # an article that is set as it was typed, as old sites and agencies do
        parts = max(parts, [*_typed(tree)], key=_count)
        words = _count(parts)
    return *joined(titled(title, parts)), words


def _count(parts: Iterable[MarkupParagraph]) -> int:
    return sum(len(part.words.split()) for part in parts if not part.is_head)


def _typed(tree: HtmlElement) -> Iterator[MarkupParagraph]:
    """Give the paragraphs of what stands in ``pre``."""
    from generator.read.markup import MarkupParagraph

    for element in tree.iter("pre"):
        for paragraph in re.split(r"\n\s*\n", element.text_content()):
            if words := " ".join(paragraph.split()):
                yield MarkupParagraph(words)


def _all(tree: HtmlElement) -> str:
    """Give all text of a page, to see why it holds no main text."""
    from generator.read.markup import joined, passages

    return joined(passages(tree))[0]


def _hush() -> None:
    """Keep what the libraries log off the terminal, where only our own lines belong."""
    import logging

    for name in ("trafilatura", "htmldate", "justext", "readability"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
