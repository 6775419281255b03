"""The parts of an article by how much they say of what it is about: its title, its first sentences and the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final, Literal

from generator.extract import sentences
from generator.models import Article
from generator.patterns import lazy
from generator.propose.heads import Head

Part = Literal["title", "lead", "body"]
_LEAD: Final = 2
"""Sentences with which a report says what it is about."""
_CREDIT = lazy(
    r"[(\[]?(?:reporting|editing|writing|additional reporting|compiled|translated)\b[^.]{0,20} by\b"
    r"|(?:contacts?|media|press office|credits?|pictures?|photos?|notes?(?: for| to)? editors?|ref|attendance)"
    r"\b[^:]{0,20}:",
    re.IGNORECASE,
)
"""How a line starts that names those who made an article, not those whom it is about."""


_TAIL = lazy(
    r"\((?:additional )?(?:reporting|editing|writing|compiled|translated)\b[^()]{0,20} by\b[^()]*\)", re.IGNORECASE
)
"""The same inside of a paragraph."""


_ITALIC = lazy(r"(?<![\w*])\*([A-Z][^*\n]{1,60})\*(?![\w*])")
"""A title between the asterisks of Markdown, which stand for quotation marks."""


@dataclass(frozen=True, slots=True)
class TextPiece:
    """A piece of an article's text."""

    article: str
    """The article's id."""
    part: Part
    text: str
    told: frozenset[str] = frozenset()
    """The names of the article's own outlet and author, whole and in parts, in lower case."""


def passages(article: Article, head: Head) -> list[TextPiece]:
    """Cut an article into its title, its first sentences and the paragraphs behind them."""
    author = (head.author or "").casefold()
    own = frozenset([(head.outlet or "").casefold(), author, *re.split(r"[ ,;]+", author)])
    title = [TextPiece(article.id, "title", head.title, own)] if head.title else []
    cut = [_ITALIC.sub(r"“\1”", text) for text in _cut(article, head)]
    lead = [TextPiece(article.id, "lead", text, own) for text in islice(cut, _LEAD)]
    return title + lead + [TextPiece(article.id, "body", text, own) for text in cut[_LEAD:]]


def _cut(article: Article, head: Head) -> Iterator[str]:
    """Give the first sentences one by one, then what is left of their paragraph and the others whole."""
    told = 0
    for start, end in _prose(article, head):
        while told < _LEAD and (bounds := next(sentences(article.text, start, end), None)):
            told += 1
            yield article.text[bounds[0] : bounds[1]]
            start = bounds[1]
        if rest := _TAIL.sub("", article.text[start:end]).strip():
            yield rest


def _prose(article: Article, head: Head) -> Sequence[tuple[int, int]]:
    return [
        (max(block.start, head.start), block.end)
        for block in article.blocks
        if block.kind == "prose" and block.end > head.start and not _CREDIT.match(article.text, block.start)
    ]
