"""Changes of facts as an Atom feed (RFC 4287), the newest first: what readers subscribe to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from generator import atom
from generator.history.model import FactHistory, FactState, History
from generator.history.report import told

SPACE: Final = "collate:history"
"""Tells the ids of this feed from those of others."""
LATEST: Final = 100
"""How many changes it holds: readers of feeds keep what they have seen."""


def feed(history: History, title: str, names: Mapping[str, str], base: str = "") -> str:
    """Give the text of the feed.

    ``title`` is the story's, ``names`` are those of the sources by id; ``base`` is the address of the feed's folder,
    which makes links absolute, as readers of feeds want them: else they are relative to wherever the feed stands.
    """
    changes = [(step.build, fact, at) for fact in history.changed for at, step in enumerate(fact.steps)]
    changes.sort(key=lambda each: -each[0])
    day = history.commits[-1].day if history.commits else "1970-01-01"
    root = atom.feed(
        f"{title}: what changed", atom.urn(SPACE, title), day, title, base, "history.xml", "../history.html"
    )
    for build, fact, at in changes[:LATEST]:
        commit = history.commits[build]
        entry = atom.entry(root, fact.heading, atom.urn(SPACE, title, commit.id, *fact.about), commit.day)
        atom.link(entry, base, f"../history.html#{anchor(fact)}")
        atom.text(entry, "content", _change(fact, at, names), type="text")
    return atom.document(root)


def anchor(fact: FactHistory) -> str:
    """Give the anchor of a fact on the page: no id holds two dashes in a row, so none is taken."""
    return f"{fact.about[0]}--{fact.about[1]}"


def _change(fact: FactHistory, at: int, names: Mapping[str, str]) -> str:
    now: FactState | None = fact.steps[at].state
    before = f" Before: {told(fact.steps[at - 1].state, names)}." if at else ""
    return f"Now: {told(now, names)}.{before}"
