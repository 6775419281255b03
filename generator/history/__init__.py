"""How facts changed from one published build to the next: what the commits of the folder of articles tell."""

from __future__ import annotations

from generator.history.cache import Cache, key_of
from generator.history.feed import anchor, feed
from generator.history.json_form import as_json, from_json
from generator.history.model import Commit, FactHistory, FactState, History, PastBuild, StatedValue
from generator.history.report import SHORT, report, summary, told
from generator.history.state import by_ids, states
from generator.history.tell import tell

__all__ = [
    "SHORT",
    "Cache",
    "Commit",
    "FactHistory",
    "FactState",
    "History",
    "PastBuild",
    "StatedValue",
    "anchor",
    "as_json",
    "by_ids",
    "feed",
    "from_json",
    "key_of",
    "report",
    "states",
    "summary",
    "tell",
    "told",
]
