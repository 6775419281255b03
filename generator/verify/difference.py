"""Where two texts part: the first word that differs, with its line."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile, zip_longest
from typing import Final

from generator.patterns import lazy
from generator.verify.page import Word

_TOKEN: Final = lazy(r"[\w.-]+|[^\w\s]")
LONGEST: Final = 60
"""Characters of a word that a message shows: more would bury what is wrong."""


def difference(found: Sequence[Word], wanted: Sequence[Word], first: int = 1) -> str | None:
    """Say, with its line, where two texts that begin in the ``first`` line part, or ``None``."""
    end = Word("the end", found[-1].line if found else first)
    for one, other in zip_longest(found, wanted, fillvalue=end):
        if one.text != other.text:
            return f"{one.line}: says {_short(one.text)} where these sources make {_short(other.text)}"
    return None


def files_differ(found: bytes, wanted: bytes) -> str:
    """Say, with its line, where two files of text part that are not the same."""
    ones, others = (data.decode(errors="replace").split("\n") for data in (found, wanted))
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(ones, others, strict=False)))
    told = difference(_tokens(ones, same), _tokens(others, same), max(same, 1))
    return told or "1: differs from what these sources make in its blanks"


def _tokens(lines: Sequence[str], start: int) -> list[Word]:
    """Give the words and signs of a file, behind some of its lines."""
    return [
        Word(found, number) for number, line in enumerate(lines[start:], start + 1) for found in _TOKEN.findall(line)
    ]


def _short(word: str) -> str:
    return repr(word if len(word) <= LONGEST else f"{word[:LONGEST]}…")
