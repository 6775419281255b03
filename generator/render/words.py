"""Small words that pages share: names and days of sources, counts in words, lists."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Final

from markupsafe import Markup

from generator.escape import inert
from generator.models import Article
from generator.words import day_text, in_words

STROKES: Final = str.maketrans(
    {
        "ł": "l",
        "Ł": "L",
        "ø": "o",
        "Ø": "O",
        "đ": "d",
        "Đ": "D",
        "ß": "ss",
        "æ": "ae",
        "Æ": "Ae",
        "œ": "oe",
        "Œ": "Oe",
        "þ": "th",
        "Þ": "Th",
        "ð": "d",
        "ı": "i",
    }
)
"""Letters that Unicode does not take apart into a letter and an accent."""


def short_name(article: Article) -> str:
    """Return what a source is called without its day."""
    day = day_text(article.published)
    return article.label.removesuffix(day).rstrip(" ,") or article.label


def dated(article: Article) -> str:
    """Return a source's name and day as plain text."""
    return f"{short_name(article)}, {day_text(article.published)}"


def day(article: Article) -> Markup:
    """Return a source's day, marked up as such."""
    if not article.published:
        return Markup("undated")
    return Markup(f'<time datetime="{article.published}">{inert(day_text(article.published))}</time>')


def count(n: int, noun: str, plural: str = "") -> str:
    """Return a number of things in words.

    >>> count(1, "source"), count(3, "source"), count(14, "day"), count(2, "person", "people")
    ('one source', 'three sources', '14 days', 'two people')
    """
    return f"{in_words(n)} {noun if n == 1 else plural or noun + 's'}"


def capital(text: str) -> str:
    """Return a text with a capital first letter."""
    return text[:1].upper() + text[1:]


def inside(label: str) -> str:
    """Return a label as it stands within a sentence: a capital that begins a plain word is small there.

    >>> inside("Launch site"), inside("ISBN")
    ('launch site', 'ISBN')
    """
    return label[:1].lower() + label[1:] if label[1:2].islower() else label


def listing(parts: Sequence[Markup], last: str = "and") -> Markup:
    """Return parts as a list in a sentence.

    >>> print(listing([Markup("a"), Markup("b"), Markup("c")]))
    a, b and c
    """
    if len(parts) < 2:
        return Markup("").join(parts)
    return Markup(", ").join(parts[:-1]) + Markup(f" {last} ") + parts[-1]


def without_accents(text: str) -> str:
    """Return a text in letters without accents.

    >>> without_accents("Élise Łukasz Ødegård")
    'Elise Lukasz Odegard'
    """
    split = unicodedata.normalize("NFD", text.translate(STROKES))
    return unicodedata.normalize("NFC", "".join(letter for letter in split if not unicodedata.combining(letter)))
