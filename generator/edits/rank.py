"""The editor's rank of one value of a fact."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from generator.documents import Place
from generator.edits.about import about
from generator.edits.forms import RANK, RANKS
from generator.edits.value import Context, read_value
from generator.models import Ranking
from generator.story import Story


def read_rank(item: Place, story: Story) -> Ranking | None:
    """Read one entry; ``None`` when something is wrong with it, which is then among the mistakes."""
    place = replace(item, what="the rank")
    parts = place.parts(RANK)
    subject, field = about(parts, story)
    rank: Any = parts["rank"].one_of(RANKS) if "rank" in parts else ""
    reason = parts["reason"].text() if "reason" in parts else ""
    if not (subject and field and "value" in parts):
        return None
    given = read_value(parts["value"], Context(field, story))
    return Ranking(subject, field.id, given.value, rank, reason, parts["value"].line) if given else None
