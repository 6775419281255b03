"""Words that stand for names, and words that may stand beside values: data, read once."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

LEXICON = Path(__file__).parent.parent / "lexicon" / "stand-ins.yml"


@cache
def _lists() -> dict[str, frozenset[str]]:
    data: dict[str, str] = yaml.load(LEXICON.read_text("utf-8"), Loader=yaml.CSafeLoader)
    return {name: frozenset(words.split()) for name, words in data.items()}


def stand_ins(name: str) -> frozenset[str]:
    """Give one of the lists of ``lexicon/stand-ins.yml``."""
    return _lists()[name]
