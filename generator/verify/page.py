"""A finished page: its own content, exactly, and what the theme puts around it.

Two things inside of the content are the site tools' own: MkDocs takes an attribute away that is meant for its search,
and Zensical puts a link there for those who skip its navigation. All else of it must be as the generator made it.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from typing import Final, NamedTuple
from urllib.parse import unquote, urlsplit

import lxml.html
from lxml.etree import ParserError
from lxml.html import HtmlElement

from generator.patterns import lazy

EXTENSIONS: Final = ("attr_list", "md_in_html", "tables", "toc")
"""Of Markdown, as ``mkdocs.yml`` names them."""
_OPTIONS: Final = {"toc": {"permalink": True}}
_NOT_KEPT: Final = "data-search-exclude"
_SKIP: Final = "__skip"
_LIKE: Final = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u00ad": None, "\u200b": None, "\u2063": None})
_PIECE: Final = lazy(r"\s+|[^\s]+")


class Word(NamedTuple):
    """A tag, an attribute, a word or a blank of a page; there are so many that a tuple's speed is felt."""

    text: str
    line: int
    """Of the file, from 1."""


@dataclass(frozen=True)
class FinishedPage:
    """A page as the site tool made it."""

    path: str
    """Inside of the site."""
    tree: HtmlElement | None
    """``None`` for a file that holds no page."""
    edges: tuple[str, str] = ("", "")
    """What stands before its head and after its body: no parser minds what is wrong there."""

    @classmethod
    def of(cls, path: str, data: bytes) -> FinishedPage:
        """Read a file."""
        data, parser = data.replace(b"\r\n", b"\n"), lxml.html.HTMLParser(encoding="utf-8")
        start, end = data.find(b"<head"), data.rfind(b"</body")
        edges = data[: max(start, 0)].decode(errors="replace"), data[max(end, 0) :].decode(errors="replace")
        try:
            return cls(path, lxml.html.document_fromstring(data, parser=parser), edges)
        except ParserError:
            return cls(path, None)

    @cached_property
    def content(self) -> HtmlElement | None:
        """The element that holds what is the page's own."""
        if self.tree is None:
            return None
        return next((each for each in self.tree.iter("article") if "md-content__inner" in each.get("class", "")), None)

    def words(self) -> list[Word]:
        """Give all that the content is made of, in order."""
        return [] if self.content is None else _inside(self.content)

    def headings(self) -> list[HtmlElement]:
        """Give the headings of the content."""
        return [] if self.content is None else list(self.content.iter("h1", "h2", "h3", "h4", "h5", "h6"))

    def address(self, link: str) -> str:
        """Give the place in the site that a link of the page leads to, or the link itself when it leads elsewhere."""
        try:
            parts = urlsplit(link)
        except ValueError:  # no address at all
            return link
        if parts.scheme or parts.netloc:
            return link
        here = posixpath.join("/", posixpath.dirname(self.path))
        path = posixpath.normpath(posixpath.join(here, unquote(parts.path))) if parts.path else f"/{self.path}"
        return f"{path}#{unquote(parts.fragment)}" if parts.fragment else path


def words_of_markdown(text: str) -> list[Word]:
    """Give what the content of a page is made of that is still Markdown, its links as those of the finished page."""
    from markdown import Markdown  # comes with the site tool; who only builds the pages does without

    body = text.split("\n---\n", 1)[1] if text.startswith("---\n") else text
    html = Markdown(extensions=list(EXTENSIONS), extension_configs=_OPTIONS).convert(body)
    return _inside(lxml.html.fragment_fromstring(html, create_parent="article"))


def plain(element: HtmlElement) -> str:
    """Give the text of an element, each run of blanks as one; the link to a heading itself apart."""
    return " ".join("".join(_plain(element)).split())


def even(text: str) -> str:
    """Give a text with plain blanks, one at a time, and without what cannot be seen."""
    return " ".join(text.translate(_LIKE).split())


def _plain(element: HtmlElement) -> Iterator[str]:
    if isinstance(element.tag, str) and "headerlink" not in element.classes:
        yield element.text or ""
        for child in element:
            yield from _plain(child)
            yield child.tail or ""


def _inside(element: HtmlElement) -> list[Word]:
    words: list[Word] = []
    _add_children(words, element, element.sourceline or 1)
    first, last = 0, len(words)
    while first < last and not words[first].text.strip():
        first += 1
    while first < last and not words[last - 1].text.strip():
        last -= 1
    return words[first:last]


def _add(words: list[Word], element: HtmlElement) -> None:
    """Put an element behind some words: its tags, its attributes and all that it holds."""
    line = element.sourceline or 1
    if not isinstance(element.tag, str):
        words.append(Word(f"<!--{element.text}-->", line))
        return
    if element.get("id") == _SKIP:
        return
    words.append(Word(f"<{element.tag}>", line))
    for name, value in sorted(element.attrib.items()):
        if name != _NOT_KEPT:
            words.append(Word(f"{name}={_link(value) if name == 'href' else value}", line))
    _add_children(words, element, line)
    words.append(Word(f"</{element.tag}>", line))


def _add_children(words: list[Word], element: HtmlElement, line: int) -> None:
    _add_text(words, element.text, line)
    for child in element:
        _add(words, child)
        _add_text(words, child.tail, child.sourceline or line)


def _add_text(words: list[Word], text: str | None, line: int) -> None:
    for piece in _PIECE.findall(text or ""):
        words.append(Word(" " if piece.isspace() else piece, line))


def _link(address: str) -> str:
    """Give an address as the finished page has it."""
    path, mark, rest = address.partition("#")
    if "://" not in path and PurePosixPath(path).suffix == ".md":
        path = f"{path.removesuffix('.md')}.html"
    return unquote(f"{path}{mark}{rest}")
