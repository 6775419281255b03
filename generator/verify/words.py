"""What a reader sees of a page: its words in order, and where its links lead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import unquote

import lxml.html
from lxml.etree import ParserError
from lxml.html import HtmlElement

EXTENSIONS: Final = ("admonition", "attr_list", "footnotes", "md_in_html", "tables")
"""Of Markdown, as ``mkdocs.yml`` names them, less those that add nothing but links to headings."""
_SPOKEN: Final = ("alt", "aria-label", "content", "datetime", "href", "title")
"""Attributes that say something to a reader or a program."""
_THEME: Final = frozenset(("headerlink", "md-source-file"))
"""Classes of what the theme adds inside a page's own content."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word that is shown, or what an attribute says."""

    text: str
    line: int
    """Of the file, from 1."""


def words_of_page(data: bytes) -> list[Word]:
    """Give the words of a finished page's own content, what the theme puts around it apart."""
    try:
        tree = lxml.html.document_fromstring(
            data.replace(b"\r\n", b"\n"), parser=lxml.html.HTMLParser(encoding="utf-8")
        )
    except ParserError:
        return []
    found = next((each for each in tree.iter("article") if "md-content__inner" in (each.get("class") or "")), None)
    return [] if found is None else list(_words(found))


def words_of_markdown(text: str) -> list[Word]:
    """Give the words of a page that is still Markdown, its links as those of the finished page."""
    from markdown import Markdown  # comes with the site tool; who only builds the pages does without

    body = text.split("\n---\n", 1)[1] if text.startswith("---\n") else text
    html = Markdown(extensions=list(EXTENSIONS)).convert(body)
    tree = lxml.html.fragment_fromstring(html, create_parent="article")
    return list(_words(tree))


def _words(element: HtmlElement) -> Iterator[Word]:
    if not isinstance(element.tag, str) or element.tag == "script" or not _THEME.isdisjoint(element.classes):
        return
    line = element.sourceline or 1
    for name in _SPOKEN:
        if name in element.attrib:
            yield Word(f"{name}={_link(element.attrib[name]) if name == 'href' else element.attrib[name]}", line)
    yield from _split(element.text, line)
    for child in element:
        yield from _words(child)
        yield from _split(child.tail, line)


def _split(text: str | None, line: int) -> Iterator[Word]:
    for word in (text or "").split():
        yield Word(word, line)


def _link(address: str) -> str:
    """Give an address as the finished page has it."""
    path, mark, rest = address.partition("#")
    if "://" not in path and PurePosixPath(path).suffix == ".md":
        path = f"{path.removesuffix('.md')}.html"
    return unquote(f"{path}{mark}{rest}")
