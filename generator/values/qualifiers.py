"""Words around a value that bound it or leave it unvouched for.

>>> read_before("It cost just over $5m", 18)
('over', True, 13)
>>> read_before("was said to be $200m", 15)
(None, True, 4)
>>> read_after("$5m or so", 3), read_after("100+ people", 3), read_after("$5m in all", 3)
('about', 'over', None)
>>> read_after("5 dead and more", 6), read_after("5 dead and more than 9 hurt", 6)
('over', None)
"""

from __future__ import annotations

import re
from typing import cast

from generator.models import Bound
from generator.patterns import lazy
from generator.values.mention import Reading
from generator.values.words import GAP, any_of, load

_WORDS = load("bounds")
_REACH = 64
"""Characters before a value that are read: room for some qualifying phrases, and a bound on the time."""
_ROUNDS = 4
"""How many phrases may qualify one value: "reportedly at least some" has three."""
_FILL = frozenset(tuple(phrase.split()) for phrase in _WORDS["fill"])


def _endings() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Phrases by their last word, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for kind in ("about", "over", "under", "hedge"):
        for phrase in _WORDS[kind]:
            words = tuple(phrase.split())
            found.setdefault(words[-1], []).append((words, kind))
    for words in _FILL:
        found.setdefault(words[-1], []).append((words, "fill"))
    return {last: sorted(phrases, key=lambda entry: -len(entry[0])) for last, phrases in found.items()}


_ENDINGS = _endings()
_WORDIEST = max(len(words) for phrases in _ENDINGS.values() for words, _ in phrases)
_MARKS = "“\"'("
_CLOSE = lazy(rf"\b(?:{any_of(_WORDS['close'])})\W*$", re.IGNORECASE)
_SIGNS = {"~": "about", "≈": "about", "c.": "about", ">": "over", "≥": "over", "<": "under", "≤": "under", "+": None}
_AFTER = [
    (cast(Bound, kind), lazy(rf"[ -]?(?:{any_of(phrases)})(?![^\W_])(?!\s+than\b)"))
    for kind, phrases in _WORDS["after"].items()
]
_INSIDE = lazy(rf"\+|(?:{GAP}|-)(?:or{GAP}(?:so|more|less|fewer)|odd|plus)(?=[ \n-])")
_FIRST_AFTER = frozenset("-+oapgtmri ")
_WORD = lazy(r"\S+")


def read_before(text: str, at: int, floor: int = 0) -> tuple[Bound | None, bool, int]:
    """Bound, hedge, and where the words that say so begin, of the value at ``at``.

    Words before ``floor`` belong to another value.
    """
    low = max(floor, at - _REACH)
    before = text[low:at]
    bound: Bound | None = None
    hedged, outer, end = False, at, len(before)
    if before[-1:] in _SIGNS and before[-1:]:
        sign = _SIGNS[before[-1]]
        if sign:
            bound, hedged, outer, end = cast(Bound, sign), True, at - 1, end - 1
    if before[-1:].isalnum() or not before.strip():
        return bound, hedged, outer
    words = before[:end].lower().split()
    if not words or words[-1].strip("“\"'") not in _ENDINGS:
        return bound, hedged, outer
    spans = [match.span() for match in _WORD.finditer(before, 0, end)]
    left = len(words)
    for _ in range(_ROUNDS):
        phrase = _phrase(words, left)
        if phrase is None:
            break
        left -= len(phrase[0])
        if phrase[1] == "fill":
            continue
        hedged, outer = True, low + spans[left][0]
        if phrase[1] != "hedge" and bound is None:
            bound = cast(Bound, phrase[1])
    return bound, hedged, outer


def is_close(before: str) -> bool:
    """Return whether the words before a value put it near to the bound that they set.

    >>> is_close("it drew nearly "), is_close("it drew up to ")
    (True, False)
    """
    return bool(_CLOSE.search(before[-_REACH:]))


def _phrase(words: list[str], left: int) -> tuple[tuple[str, ...], str] | None:
    """The phrase that the words before ``left`` end with."""
    if left == 0:
        return None
    phrases = _ENDINGS.get(words[left - 1].strip(_MARKS), ())
    plain = tuple([word.strip(_MARKS) for word in words[max(0, left - _WORDIEST) : left]]) if phrases else ()
    return next((phrase for phrase in phrases if plain[-len(phrase[0]) :] == phrase[0]), None)


def read_after(text: str, at: int) -> Bound | None:
    """The bound that the words directly behind the value at ``at`` set: "or so", "or more", "+"."""
    if text[at : at + 1] not in _FIRST_AFTER:
        return None
    return next((kind for kind, pattern in _AFTER if pattern.match(text, at)), None)


def read_inside(text: str, reading: Reading) -> Bound | None:
    """The bound between a number and its unit: "100+ people", "70 or so houses"."""
    words = text[reading.start : reading.end]
    if "+" not in words and "or" not in words and "odd" not in words and "plus" not in words:
        return None
    match = _INSIDE.search(text, reading.start, reading.end)
    return read_after(text, match.start()) if match else None
