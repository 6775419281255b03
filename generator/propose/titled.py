"""Names of things with a title in them, "the Osmo Queen", which a finder of people's names would cut in two."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from generator.folding import lower
from generator.names import COUNTRY, DEMONYM, MONTH, WEEKDAY, classes
from generator.patterns import lazy
from generator.propose.words import words

_WORD = r"[A-Z][a-z'-]+"
_THE = lazy(rf"(?<![\w'-])[Tt]he (?:[a-z-]+ ){{0,2}}((?:{_WORD} (?:of )?){{1,2}}{_WORD})(?! [A-Z]|[\w'-]*[A-Z])")
_OFTEN = 2
"""How often a thing must be called so, with "the" in front, which people do not have."""


def titled(plains: Sequence[str]) -> list[str]:
    """Give the names of two or three words that recur with "the" and hold a word that is also a title.

    >>> titled(["The ferry met the Osmo Queen at noon.", "Then the Osmo Queen sank."])
    ['Osmo Queen']
    >>> titled(["He asked the Foreign Secretary. Then the Foreign Secretary spoke to the Osmo Board."])
    []
    """
    counts = Counter(match[1] for plain in plains for match in _THE.finditer(plain))
    return [name for name, count in counts.items() if count >= _OFTEN and _is_titled(name.split())]


def places(plain: str, names: Iterable[str]) -> list[tuple[int, int]]:
    """Give where names stand in a text, in order."""
    longest = sorted(names, key=len, reverse=True)
    found = re.finditer(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest)) or '(?!)'})(?!\w)", plain)
    return [match.span() for match in found]


def _is_titled(parts: Sequence[str]) -> bool:
    """Say whether the first or the last word is a title that things bear, and no other tells of a country or a day."""
    ends = lower(parts[0]), lower(parts[-1])
    others = [part for part in map(lower, parts) if part not in words().borne]
    plain = not any(classes(part) & (COUNTRY | DEMONYM | MONTH | WEEKDAY) for part in others)
    return plain and bool(others) and any(end in words().borne for end in ends)
