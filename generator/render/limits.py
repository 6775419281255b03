"""How much of a kind a page shows, so that none grows with the sources: the first, and a count of the rest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeVar

from markupsafe import Markup

T = TypeVar("T")
LARGEST: Final = 500_000
"""Bytes of a page, at most."""
CITED: Final = 12
"""How many claims are cited behind one value in the text."""
LINKED: Final = 60
"""How many sources a page lists that it does not cite."""
LISTED: Final = 200
"""How many sources stand on one page of their list."""


def cited(claims: Sequence[T]) -> Sequence[T]:
    """Return those of a value's claims that are cited, and so have a footnote."""
    return claims[:CITED]


def and_more(shown: int, of: int) -> Markup:
    """Return the words for what a list leaves out, behind a blank; nothing when it leaves out nothing.

    >>> and_more(12, 15), and_more(3, 3)
    (Markup(' and 3 more'), Markup(''))
    """
    return Markup(f" and {of - shown} more") if of > shown else Markup("")


def parts(things: Sequence[T], size: int = LISTED) -> list[Sequence[T]]:
    """Return things in parts of one size, the last of which may be smaller; one empty part of nothing.

    >>> parts("abcde", 2)
    ['ab', 'cd', 'e']
    """
    return [things[at : at + size] for at in range(0, len(things), size)] or [things]
