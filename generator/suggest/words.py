"""Words that stand for names, and words that may stand beside values: data, read once."""

from __future__ import annotations

from functools import cache

from ..word_lists import word_lists


@cache
def _lists() -> dict[str, frozenset[str]]:
    return {name: frozenset(words.split()) for name, words in word_lists("stand-ins").items()}


def stand_ins(name: str) -> frozenset[str]:
    """Give one of the lists of ``lexicon/stand-ins.yml``."""
    return _lists()[name]
