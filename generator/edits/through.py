"""Articles that the editor has read through: all that they say of the fields was taken from them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from generator.documents import Place
from generator.edits.forms import READ
from generator.edits.text import Texts


def text_hash(text: str) -> str:
    """Give the SHA-256 of an article's text in UTF-8, hexadecimal: the one of what `collate text FILE` prints.

    >>> text_hash("")[:12]
    'e3b0c44298fc'
    """
    return hashlib.sha256(text.encode()).hexdigest()


def read_through(places: Iterable[Place], texts: Texts) -> tuple[frozenset[str], tuple[str, ...]]:
    """Read the entries: give the ids of the articles whose text is still the one that was read, and notices of others.

    An entry without an article, or of one that another entry has, is among the mistakes.
    """
    lines: dict[str, int] = {}
    read, notices = set(), []
    for place in places:
        parts = place.parts(READ)
        text = texts.source(parts)
        known = parts["sha256"].text() if "sha256" in parts else ""
        if not (text and known):
            continue
        article = text.article
        if article.id in lines:
            place.wrong(f"{article.id!r} is read through in line {lines[article.id]} already; keep one")
        elif known == text_hash(article.text):
            read.add(article.id)
        else:
            what = f"{article.file!r} has changed since it was read through, which counts no more"
            notices.append(f"{place.path}:{place.line}: {what}; read it again, or take the entry away")
        lines.setdefault(article.id, place.line)
    return frozenset(read), tuple(notices)
