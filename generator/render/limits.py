"""How much of a kind a page shows, so that none grows with the sources: the first, and a count of the rest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeVar

T = TypeVar("T")
LARGEST: Final = 500_000
"""Bytes of a page, at most."""
LINKED: Final = 60
"""How many names or sources a page lists that it does not cite."""
LISTED: Final = 200
"""How many sources stand on one page of their list."""


def parts(things: Sequence[T], size: int = LISTED) -> list[Sequence[T]]:
    """Return things in parts of one size, the last of which may be smaller; one empty part of nothing.

    >>> parts("abcde", 2)
    ['ab', 'cd', 'e']
    """
    return [things[at : at + size] for at in range(0, len(things), size)] or [things]
