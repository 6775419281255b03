"""Changes of facts as an Atom feed (RFC 4287), the newest first: what readers subscribe to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from urllib.parse import urljoin
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree

from generator.history.model import FactHistory, FactState, History
from generator.history.report import told
from generator.plain import plain

ATOM: Final = "http://www.w3.org/2005/Atom"
LATEST: Final = 100
"""How many changes it holds: readers of feeds keep what they have seen."""


def feed(history: History, title: str, names: Mapping[str, str], base: str = "") -> str:
    """Give the text of the feed.

    ``title`` is the story's, ``names`` are those of the sources by id; ``base`` is the address of the feed's folder,
    which makes links absolute, as readers of feeds want them: else they are relative to wherever the feed stands.
    """
    root = ElementTree.Element("feed", {"xmlns": ATOM})
    changes = [(step.build, fact, at) for fact in history.changed for at, step in enumerate(fact.steps)]
    changes.sort(key=lambda each: -each[0])
    _head(root, f"{title}: what changed", _urn(title), history.commits[-1].day if history.commits else "1970-01-01")
    _text(ElementTree.SubElement(root, "author"), "name", title)
    if base:
        ElementTree.SubElement(root, "link", rel="self", href=f"{base}history.xml")
    ElementTree.SubElement(root, "link", rel="alternate", href=urljoin(base, "../history.html"))
    for build, fact, at in changes[:LATEST]:
        commit = history.commits[build]
        entry = ElementTree.SubElement(root, "entry")
        _head(entry, fact.heading, _urn(title, commit.id, *fact.about), commit.day)
        ElementTree.SubElement(entry, "link", rel="alternate", href=urljoin(base, f"../history.html#{anchor(fact)}"))
        _text(entry, "content", _change(fact, at, names), type="text")
    ElementTree.indent(root, " ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ElementTree.tostring(root, "unicode")}\n'


def anchor(fact: FactHistory) -> str:
    """Give the anchor of a fact on the page: no id holds two dashes in a row, so none is taken."""
    return f"{fact.about[0]}--{fact.about[1]}"


def _change(fact: FactHistory, at: int, names: Mapping[str, str]) -> str:
    now: FactState | None = fact.steps[at].state
    before = f" Before: {told(fact.steps[at - 1].state, names)}." if at else ""
    return f"Now: {told(now, names)}.{before}"


def _head(parent: ElementTree.Element, title: str, urn: str, day: str) -> None:
    _text(parent, "title", title, type="text")
    _text(parent, "id", urn)
    _text(parent, "updated", f"{day}T00:00:00Z")


def _text(parent: ElementTree.Element, tag: str, text: str, **attributes: str) -> None:
    ElementTree.SubElement(parent, tag, attributes).text = plain(text)


def _urn(*names: str) -> str:
    return uuid5(NAMESPACE_URL, "collate:history:" + "\0".join(map(plain, names))).urn
