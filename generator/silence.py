"""Where the rules stayed silent: sentences that hold a value of some type but gave no claim."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.extract.sentences import sentences
from generator.models import Article, Claim
from generator.values import find_values


@dataclass(frozen=True, slots=True)
class Silence:
    """What came of the sentences of an article's prose."""

    read: int
    """How many there are."""
    held: int
    """How many hold a sum, a date, a length of time, a measure or a count; names do not count."""
    silent: tuple[tuple[int, str], ...]
    """Line, counted from 1, and text of those among them that no claim was made of."""


def silence(article: Article, claims: Iterable[Claim]) -> Silence:
    """Tell what came of an article's sentences; ``claims`` are those that were found in it."""
    prose = (block for block in article.blocks if block.kind == "prose")
    spans = [span for block in prose for span in sentences(article.text, block.start, block.end)]
    held = [(start, end) for start, end in spans if find_values(article.text[start:end])]
    places = [claim.value_start for claim in claims]
    silent = [span for span in held if not any(span[0] <= place < span[1] for place in places)]
    return Silence(len(spans), len(held), tuple(_line(article.text, *span) for span in silent))


def _line(text: str, start: int, end: int) -> tuple[int, str]:
    return text.count("\n", 0, start) + 1, " ".join(text[start:end].split())
