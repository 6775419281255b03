"""What is worked out once for each thing, however often it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")


class IdentityCache(Generic[T, R]):
    """Remembers what a function gave for a thing, known by its identity: comparing thousands of claims takes long."""

    def __init__(self, work: Callable[[T], R]) -> None:
        self._work = work
        self._known: dict[int, tuple[T, R]] = {}

    def __call__(self, thing: T) -> R:
        """Return what the function gives for ``thing``."""
        if id(thing) not in self._known:
            # Kept together, so that the number that identifies the thing cannot pass to another one.
            self._known[id(thing)] = thing, self._work(thing)
        return self._known[id(thing)][1]
