"""Nicknames in quotation marks, and first names that look like a title."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from generator.names.scan import NameToken, is_ordinary
from generator.names.word_classes import FUNCTION, GIVEN, NEVER

SPACE: Final = 1
"""How two words of a name hang together that a blank parts, or a blank and a quotation mark."""
_CLOSED_BY: Final = {'"': '"', "'": "'", "`": "'"}


def nicknamed(text: str, left: NameToken, right: NameToken) -> int:
    """Return how a given name and a nickname in quotation marks hang together, or that and the surname behind it."""
    gap = text[left.end : right.start]
    if len(gap) != 2 or " " not in gap:
        return 0
    if gap[0] == " " and gap[1] in _CLOSED_BY:
        behind = text[right.end : right.end + 3]
        closed = behind[:2] == f"{_CLOSED_BY[gap[1]]} " and behind[2:].isupper()
        return SPACE if closed and not left.bits & (FUNCTION | NEVER) and not is_ordinary(left) else 0
    ahead = text[max(0, left.start - 3) : left.start]
    opened = ahead[1:2] == " " and ahead[:1].isalpha() and _CLOSED_BY.get(ahead[2:]) == gap[0]
    return SPACE if opened and gap[1] == " " else 0


def is_first_name(run: Sequence[NameToken], joins: Sequence[int], i: int) -> bool:
    """Return whether a title is a first name here: one more word stands behind it, and no title before it."""
    if i and joins[i] and run[i - 1].bits & NEVER:
        return False
    behind = [token for token, join in zip(run[i + 1 :], joins[i + 1 :], strict=True) if join == SPACE]
    return len(behind) == 1 and len(run) == i + 2 and not run[i + 1].bits & (GIVEN | NEVER)
