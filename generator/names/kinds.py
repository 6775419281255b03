"""What kind of thing an unknown name names, guessed from its words and its neighbours."""

from __future__ import annotations

from collections.abc import Sequence

from generator.names.scan import NameToken, word_before
from generator.names.word_classes import (
    CITY,
    COMMON,
    COUNTRY,
    CRAFT,
    CRAFTNOUN,
    GIVEN,
    ORG,
    ORGNOUN,
    PLACE,
    PLACELEAD,
    PLACENOUN,
    PLACEWORD,
    PRODUCTNOUN,
    ROLE,
    SURNAME,
    WORKNOUN,
    classes,
)
from generator.patterns import lazy

_NEXT = lazy(r"(?:'s)? ([a-z]+)")
_AGE = lazy(r",? aged \d\d\b|, \d\d[,.;](?!\d)| \(\d\d\)|, who\b")
_AT = frozenset(("at", "on", "through", "along", "around"))
"""Words before a street or a park rather than before a person: "at Victoria Park"."""
_HAS_DIGIT = lazy(r"\d")


def guess(text: str, words: Sequence[NameToken], person: bool) -> str | None:
    """Return the likely kind of an unknown name of these tokens in a folded text, ``None`` where nothing tells.

    ``person`` says that a title or a role stands right before it.
    """
    near = word_before(text, words[0].start)
    before = classes(near)
    match = _NEXT.match(text, words[-1].end)
    after = classes(match[1].removesuffix("s")) | classes(match[1]) if match else 0
    first, last = words[0].bits, words[-1].bits
    if classes("-".join(word.key for word in words)) & COUNTRY:
        return "place"
    if (first & CRAFT and (len(words) > 1 or words[0].number)) or ((before | after) & CRAFTNOUN and not last & ORG):
        return "craft"
    own = _by_own_words(text, words, person or bool(before & ROLE), bool(before & PLACEWORD) or near in _AT)
    return own or _by_neighbours(words, before, after)


def _by_own_words(text: str, words: Sequence[NameToken], person: bool, placed: bool) -> str | None:
    first, last, single = words[0].bits, words[-1].bits, len(words) == 1
    if first & GIVEN and last & SURNAME and not (placed or single or any(word.bits & COMMON for word in words[1:-1])):
        return "person"
    if not single and "-" in words[-1].key:
        return "person"
    if not single and (last & ORG or (words[0].bits & ORG and not last & PLACE)):
        return (
            "place"
            if last & PLACE and not any(word.bits & ORG for word in words[:-1]) and _place_first(words)
            else "organisation"
        )
    if single and first & (COUNTRY | CITY):
        return "place"
    if not single and (last & PLACE or first & (PLACELEAD | PLACE)):
        return "place"
    if person or first & GIVEN or _AGE.match(text, words[-1].end) or (not single and len(words[0].key) == 1):
        return "person" if not _HAS_DIGIT.search(text, words[0].start, words[-1].end) else None
    return None


def _place_first(words: Sequence[NameToken]) -> bool:
    return bool(words[0].bits & (PLACELEAD | COUNTRY | CITY)) or (len(words) == 2 and not words[0].bits & COMMON)


def _by_neighbours(words: Sequence[NameToken], before: int, after: int) -> str | None:
    if before & WORKNOUN:
        return "work"
    if (before | after) & ORGNOUN or words[0].bits & CRAFT:
        return "organisation"
    if after & PLACENOUN:
        return "place"
    if after & PRODUCTNOUN or words[-1].number or any(map(str.isdigit, "".join(word.key for word in words))):
        return "product"
    if before & PLACEWORD and len(words) < 3 and not words[0].bits & COMMON:
        return "place"
    return None
