"""Atom feeds (RFC 4287): what every feed of the site is made of."""

from __future__ import annotations

from typing import Final
from urllib.parse import urljoin
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree

from generator.plain import plain

ATOM: Final = "http://www.w3.org/2005/Atom"
Element = ElementTree.Element


def feed(title: str, id: str, day: str, author: str, base: str, file: str, page: str) -> Element:
    """Give a feed without entries.

    ``day`` is that of its newest entry (ISO 8601). ``base`` is the address of its folder, with which links are
    absolute; without one they are relative to wherever the feed stands. ``file`` is its own name, ``page`` what it
    accompanies.
    """
    root = ElementTree.Element("feed", {"xmlns": ATOM})
    head(root, title, id, day)
    text(ElementTree.SubElement(root, "author"), "name", author)
    if base:
        ElementTree.SubElement(root, "link", rel="self", href=f"{base}{file}")
    link(root, base, page)
    return root


def entry(parent: Element, title: str, id: str, day: str) -> Element:
    """Give a new entry of a feed, of a day (ISO 8601)."""
    made = ElementTree.SubElement(parent, "entry")
    head(made, title, id, day)
    return made


def head(parent: Element, title: str, id: str, day: str) -> None:
    """Put in what feeds and entries begin with."""
    text(parent, "title", title, type="text")
    text(parent, "id", id)
    text(parent, "updated", f"{day}T00:00:00Z")


def link(parent: Element, base: str, page: str) -> None:
    """Put in a link to a page."""
    ElementTree.SubElement(parent, "link", rel="alternate", href=urljoin(base, page))


def text(parent: Element, tag: str, words: str, **attributes: str) -> None:
    """Put in an element of plain text, without signs that XML forbids."""
    ElementTree.SubElement(parent, tag, attributes).text = plain(words)


def urn(space: str, *names: str) -> str:
    """Give the id that these names always have."""
    return uuid5(NAMESPACE_URL, f"{space}:" + "\0".join(map(plain, names))).urn


def document(root: Element) -> str:
    """Give the text of a feed's file."""
    ElementTree.indent(root, " ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ElementTree.tostring(root, "unicode")}\n'
