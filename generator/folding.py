"""Text made plain for comparing names: no accents, one kind of quote, dash and space, the same length."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from generator.patterns import lazy

_OTHER = lazy(r"[^\x00-\x7f]")
_MARK = lazy("[\u0300-\u036f]")
_PLAIN: Final = {
    **dict.fromkeys("’ʼ´′", "'"), **dict.fromkeys("‘‚‹", "`"), **dict.fromkeys("“”„«»″", '"'),
    **dict.fromkeys("‐‑‒–", "-"), **dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u202f", " "),
    "›": "'", "…": ".", "—": ";", "―": ";", "\u2028": "\n", "\u2029": "\n",
    "ß": "s", "æ": "a", "Æ": "A", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i",
    "œ": "o", "Œ": "O",
}  # fmt: skip
"""A long dash becomes a semicolon: it parts names, while the shorter ones join them."""


@lru_cache(maxsize=4096)
def _plain(char: str) -> str:
    base = unicodedata.normalize("NFKD", char)[0] if unicodedata.category(char)[0] == "L" else char
    return _PLAIN.get(char, base)


def _plain_match(match: re.Match[str]) -> str:
    return _plain(match[0])


def fold_chars(text: str) -> str:
    """Return the text without accents and with plain quotes, dashes and spaces; each character stays one character.

    >>> fold_chars("Zoë’s “Café”")
    'Zoe\\'s "Cafe"'
    """
    return text if text.isascii() else _OTHER.sub(_plain_match, text)


def fold_with_places(text: str) -> tuple[str, list[int] | None]:
    """Return the folded text and, where accents are characters of their own, the place of each kept character.

    The list has one more item, the length of the text; it is ``None`` when nothing was left out.

    >>> fold_with_places("Zoe\u0308!")
    ('Zoe!', [0, 1, 2, 4, 5])
    """
    if text.isascii() or not _MARK.search(text):
        return fold_chars(text), None
    kept = [place for place, char in enumerate(text) if not _MARK.match(char)]
    return fold_chars("".join(text[place] for place in kept)), [*kept, len(text)]


def lower(text: str) -> str:
    """Return the text in lower case at the same length.

    >>> lower("İX") == lower("IX") or len(lower("İX")) == 2
    True
    """
    low = text.lower()
    return low if len(low) == len(text) else "".join(char.lower()[0] for char in text)
