"""Articles in plain text: alone, with lines on top that say what it is, or many in an export of a press archive."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from generator.patterns import lazy
from generator.read import exports, front_matter
from generator.read.content import Content, File, NotTextError
from generator.read.markdown import markdown
from generator.read.text import decode, parse_text, unified
from generator.story import PASSED_OVER

_HEADER: Final = lazy(r"(?P<key>[A-Z][A-Za-z]*(?:[ _-][A-Za-z]+){0,2}):[ \t]+(?P<value>\S.*)")
_MARKDOWN: Final = lazy(r"Markdown Content:[ \t]*")
"""Behind it the article stands in Markdown, in what services for reading pages save."""
MOST: Final = 12
"""Lines of a head, at most."""
_LINK: Final = lazy(r"(?:https?://|www\.)\S+")
LINKS: Final = 0.6
"""Share of a file's words that are addresses, above which it is a list of links: an article has a few in a hundred."""


def read_plain(file: File) -> Content | list[Content]:
    """Read plain text with what stands on top of it. Raises `NotTextError` for a list of links."""
    text = unified(decode(file.data, note=file.note))
    if several := exports.split(text):
        return several
    words = text.split()
    if len(words) > 1 and sum(map(bool, map(_LINK.fullmatch, words))) > LINKS * len(words):
        raise NotTextError("it holds links, no article; save the pages that they lead to")
    known, body = front_matter.split(file, text)
    if body is not text:
        return _behind(text, len(text) - len(body), known)
    known, start, is_markdown = _head(text, front_matter.meanings(file))
    if is_markdown:
        return markdown(text[start:], known)
    return _behind(text, start, known) if start else parse_text(text)


def _behind(text: str, start: int, known: dict[str, Any]) -> Content:
    """Give the article behind a head; the text stays whole, so that spans count in the file."""
    body = text[start:]
    start += len(body) - len(body.lstrip())
    if not any(char.isalnum() for char in body):
        raise NotTextError("the file is empty behind its head; put the article's text there, or remove the file")
    return Content(text, start, **known)


def _head(text: str, meanings: Mapping[str, str]) -> tuple[dict[str, Any], int, bool]:
    """Read lines as ``Title: ...`` on top of a text: what they say, where the text behind them begins, and whether that
    is Markdown. There are none unless one gives a title or an address."""
    known: dict[str, Any] = {}
    at = 0
    for line in text.split("\n", 3 * MOST)[: 3 * MOST]:
        if _MARKDOWN.fullmatch(line):
            return known, at + len(line) + 1, bool(known)
        match = _HEADER.fullmatch(line.strip())
        word = meanings.get(front_matter.plain_key(match["key"])) if match else None
        if line.strip() and (not match or not word):
            break
        if match and word and word != PASSED_OVER:
            for name, value in front_matter.lenient(word, [match["value"].strip()]):
                known.setdefault(name, value)
        at += len(line) + 1
    is_head = bool(known.keys() & {"title", "url"}) and at < len(text)
    return (known, at, False) if is_head else ({}, 0, False)
