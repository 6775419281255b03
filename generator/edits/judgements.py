"""The editor's rank of one value of a fact, and words on a fact or a topic."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from generator.documents import Place
from generator.edits.entries import about, known
from generator.edits.forms import NOTE, RANK, RANKS
from generator.edits.value import Context, read_value
from generator.models import Note, Ranking
from generator.story import Story

_FACT = ("subject", "field")


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


def read_note(item: Place, story: Story) -> Note | None:
    """Read one entry; ``None`` when something is wrong with it, which is then among the mistakes."""
    place = replace(item, what="the note")
    parts = place.parts(NOTE)
    text = parts["note"].text() if "note" in parts else ""
    _check_about(place, parts)
    if "topic" in parts:
        topic = known(parts, "topic", story.topics)
        return Note(text, topic=topic.id, line=parts["topic"].line) if topic and text else None
    subject, field = about(parts, story)
    return Note(text, subject, field.id, line=parts["field"].line) if subject and field and text else None


def _check_about(place: Place, parts: Mapping[str, Place]) -> None:
    """Note an entry that is about nothing, or about two things."""
    given = [key for key in _FACT if key in parts]
    if "topic" in parts and given:
        place.wrong("the note is on a topic and on a fact; make an entry of each")
    elif parts and "topic" not in parts and len(given) < len(_FACT):
        place.wrong("the note does not say what it is on; add subject: and field: of a fact, or topic:")
