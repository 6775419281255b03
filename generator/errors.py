"""What is wrong with the input, gathered and told at once, one line a mistake."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path

_LONGEST = 1_000
"""Characters of a message, at most: a value in it may be as long as its file."""
_SHOWN = 40
"""Known words, at most, that a message lists."""


class CollateError(Exception):
    """The input has mistakes. ``lines`` holds one ``path:line: what is wrong, and what would be right`` for each."""

    def __init__(self, *lines: str) -> None:
        self.lines = tuple(map(printable, lines))
        super().__init__(*self.lines)

    def __str__(self) -> str:
        return "\n".join(self.lines)


class Mistakes:
    """Collects mistakes while reading goes on, so that one run shows them all."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, int, str], None] = {}

    def add(self, path: Path | str, line: int, text: str) -> None:
        """Note that ``text`` is wrong in a line (counted from 1) of a file."""
        shown = text if len(text) <= _LONGEST else f"{text[:_LONGEST]} …"
        self._found[printable(path), line, printable(shown)] = None

    @property
    def count(self) -> int:
        """How many were noted."""
        return len(self._found)

    def check(self) -> None:
        """Raise `CollateError` with all mistakes, sorted by file and line, if there are any."""
        if self._found:
            raise CollateError(*(f"{path}:{line}: {text}" for path, line, text in sorted(self._found)))


def printable(text: Path | str) -> str:
    r"""Give text that fits one line of any terminal: control characters and stray surrogates are escaped.

    >>> printable("two\nlines")
    'two\\nlines'
    """
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in str(text))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Give the end of a message about an unknown word: the known word that is closest, or all of them.

    >>> did_you_mean("alias", ["aliases", "name"])
    "did you mean 'aliases'?"
    >>> did_you_mean("colour", ["name", "kind"])
    'known are: name, kind'
    """
    choices = list(known)
    if close := get_close_matches(word, choices, 1):
        return f"did you mean {close[0]!r}?"
    more = f" and {len(choices) - _SHOWN} more" if len(choices) > _SHOWN else ""
    return f"known are: {', '.join(choices[:_SHOWN])}{more}" if choices else "none is defined"
