"""How much of a kind a page shows, so that none grows with the sources: the first, and a count of the rest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeVar

from markupsafe import Markup

T = TypeVar("T")
LARGEST: Final = 500_000
"""Bytes of a page, at most."""
CITED: Final = 5
"""How many claims are cited behind one value in the text."""
VALUES: Final = 20
"""How many values of a fact the page of a topic shows."""
VALUED: Final = 160
"""How many values of all its facts it shows, unless it has very many facts."""
LEAST: Final = 4
"""How many values of a fact it shows however many facts it has."""
LINKED: Final = 60
"""How many sources a page lists that it does not cite."""
NAMED: Final = 40
"""Up to so many sources are listed on pages that are not about sources; beyond, these link to their list."""
LISTED: Final = 200
"""How many sources stand on one page of their list."""


def cited(claims: Sequence[T]) -> Sequence[T]:
    """Return those of a value's claims that are cited, and so have a footnote."""
    return claims[:CITED]


def values(facts: int) -> int:
    """Return how many values of each fact a page with so many facts shows.

    >>> values(1), values(30), values(1000)
    (20, 5, 4)
    """
    return max(LEAST, min(VALUES, VALUED // max(1, facts)))


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
