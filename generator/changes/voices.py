"""Who says a value, in which words: in plain text, which the report makes safe for where it lands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from generator.changes.model import Claim, Source
from generator.words import manner

NAMED: Final = 3
"""How many of a list are named; of the others the list gives the count."""
LONGEST: Final = 160
"""Characters of a passage, at most."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A source that gives a value."""

    source: Source
    claims: tuple[Claim, ...]
    """Those in which it does, in the order of its text; never empty."""

    @property
    def manners(self) -> tuple[str, ...]:
        """How it puts the value, each way once: "stated", "about", "planned, reported"."""
        return tuple(sorted({", ".join(filter(None, manner(claim))) or "stated" for claim in self.claims}))

    def name(self) -> str:
        """Name it, and how it puts the value unless it simply states it."""
        return self.source.name if self.manners == ("stated",) else f"{self.source.name} ({'; '.join(self.manners)})"

    def words(self) -> str:
        """Give its words; those of a retelling are no quotation."""
        words = passage(self.claims[0])
        return f", retold: {words}" if self.source.kind == "retelling" else f": “{words}”"


def passage(claim: Claim) -> str:
    """Give the words of a claim on one line, of a long passage those around the value."""
    quote, written = (" ".join(text.split()) for text in (claim.quote, claim.written))
    if len(quote) <= LONGEST:
        return quote
    around = max(0, (LONGEST - len(written)) // 2)
    start = max(0, min(quote.find(written) - around, len(quote) - LONGEST))
    end = max(start + LONGEST, quote.find(written) + len(written))
    start = (start and quote.find(" ", start, start + around) + 1) or start
    end = quote.rfind(" ", end - around, end) if end < len(quote) and around else end
    return f"{'… ' if start else ''}{quote[start:end].strip()}{' …' if end < len(quote) else ''}"


def listed(items: Sequence[str], most: int = NAMED) -> str:
    """Give the first of some items, and a count of the others.

    >>> listed(["a", "b", "c", "d", "e"]), listed(["a"])
    ('a; b; c; and 2 more', 'a')
    """
    rest = len(items) - most
    return "; ".join([*items[:most], f"and {rest} more"] if rest > 0 else items)


def named(voices: Iterable[Voice]) -> str:
    """Name the sources."""
    return listed([voice.source.name for voice in voices])


def quoted(voices: Iterable[Voice]) -> str:
    """Name the sources with their words."""
    return listed([f"{voice.name()}{voice.words()}" for voice in voices])


def count(number: int, word: str) -> str:
    """Give a number of things.

    >>> count(1, "claim"), count(1200, "claim")
    ('1 claim', '1,200 claims')
    """
    return f"{number:,} {word}{'' if number == 1 else 's'}"
