"""What entries of the file of edits share: what they are about, and what would be right where they meet nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from generator.documents import Place
from generator.story import FieldDef, Story

T = TypeVar("T")


def about(parts: Mapping[str, Place], story: Story) -> tuple[str, FieldDef | None]:
    """Read ``subject`` and ``field``; "" and ``None`` where they are missing or wrong."""
    subject = parts["subject"].ref(story.subjects, "subject") if "subject" in parts else ""
    field = known(parts, "field", story.fields)
    if field and subject and field.subjects and subject not in field.subjects:
        owners = ", ".join(field.subjects)
        parts["field"].wrong(f"{subject!r} has no field {field.id!r}, only {owners}; change one of them")
    return subject, field


def known(parts: Mapping[str, Place], key: str, things: Mapping[str, T]) -> T | None:
    """Read the id of one of some ``things``; ``None`` where it is missing or wrong."""
    return things.get(parts[key].ref(things, key)) if key in parts else None


def guess(close: Sequence[str], what: str) -> str:
    """Give the end of a message: what comes close, or that the entry goes.

    >>> guess(["2031", "2032"], "rank")
    'did you mean 2031 or 2032? If not, take the rank away'
    >>> guess([], "rank")
    'take the rank away'
    """
    return f"did you mean {' or '.join(close)}? If not, take the {what} away" if close else f"take the {what} away"
