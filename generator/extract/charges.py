"""Of which of several charges a verdict is told: "guilty of fraud", "cleared of perjury"."""

from __future__ import annotations

from typing import Final

from ..models import ScopeKind
from ..patterns import lazy
from ..word_lists import word_lists
from .clause_words import ClauseWords

_OF: Final = lazy(
    r"\b(?:(?P<cleared>acquitted|cleared|absolved|exonerated|not guilty|innocent)|convicted|guilty|pleaded guilty)"
    r" (?:of|to) (?:\w+ counts? of |a charge of |charges of |the )?(?P<charge>[a-z][a-z -]{2,40})"
)


def charge(words: ClauseWords) -> dict[ScopeKind, str | None]:
    """Return the charge that a clause names for its verdict, and whether it clears of it; nothing for all charges."""
    match = _OF.search(words.low)
    if match is None or match["charge"].split()[0] in word_lists("scopes")["no-kinds"]:
        return {}
    return {"count": match["charge"].strip(), "cleared": "yes" if match["cleared"] else None}
