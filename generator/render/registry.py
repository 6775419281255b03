"""What a kind of page says of itself: each is one module with its template, and a `KIND` that the site knows it by."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from generator.render.site import Site

Listed = Sequence[tuple[str, str]]
"""Titles and paths of pages, without suffix."""


def _always(site: Site) -> bool:
    return True


def _none(site: Site) -> Listed:
    return ()


@dataclass(frozen=True, slots=True)
class PageKind:
    """A kind of page."""

    id: str
    """Its key among the titles of pages in the story file; "" for home, which is called by the site's title."""
    path: str
    """Where its first page stands, without suffix."""
    make: Callable[[Site], Mapping[str, str]]
    """Makes its pages: their text by their paths."""
    shown: Callable[[Site], bool] = _always
    """Whether there is anything to show; a kind with nothing to show has no page and no place in the navigation."""
    listed: Callable[[Site], Listed] = _none
    """The pages that the navigation lists under it: few, since each weighs on every other page of the site."""
    unlisted: Sequence[str] = ()
    """Patterns of its pages that the navigation leaves out."""
