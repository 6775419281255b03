"""Exports of ProQuest: documents under lines of their own, each with fields before and behind its full text."""

from __future__ import annotations

import re
from typing import Final

from generator.patterns import lazy
from generator.read.authors import split as split_names
from generator.read.content import Content
from generator.read.days import date_of, day_of

_MARK: Final = lazy(r"^_{10,}[ \t]*\n\s*(?:Document \d{1,5} of \d{1,5}[ \t]*\n)?", re.MULTILINE)
_FIELD: Final = lazy(r"^(?P<key>[A-Z][A-Za-z]*(?: [A-Za-z]+){0,3}):[ \t]*(?P<value>.*)$")
_TEXT: Final = "full text"
_BEHIND: Final = lazy(
    r"(?:Copyright\b|©|Subject|Location|People|Company / organization|Identifier / keyword|Publication [a-z]+|"
    r"Publisher|Place of publication|Country of publication|Pages|Section|ISSN|Source type|Language of publication|"
    r"Document type|ProQuest document ID|Document URL|Last updated|Database|Credit|Word count|Title)\b"
)
"""How lines begin that stand behind the text."""


def split(text: str) -> list[Content]:
    """Give the articles of an export, or none where a text is no export of ProQuest."""
    if "ProQuest" not in text or not _MARK.search(text):
        return []
    return [content for piece in _MARK.split(text) if (content := _article(piece.strip().split("\n")))]


def _article(lines: list[str]) -> Content | None:
    fields = [(n, match) for n, line in enumerate(lines) if (match := _FIELD.match(line.strip()))]
    known: dict[str, str] = {}
    for _, match in fields:
        known.setdefault(match["key"].casefold(), match["value"].strip())
    start = next((n for n, match in fields if match["key"].casefold() == _TEXT), None)
    if start is None:
        return None
    title = known.get("title") or next((line.strip() for line in lines[:start] if line.strip()), "")
    body = [known[_TEXT], *(line.strip() for line in lines[start + 1 :])]
    end = next((n for n, line in enumerate(body) if n and _BEHIND.match(line)), len(body))
    paragraphs = [" ".join(part.split()) for part in "\n".join(body[:end]).split("\n\n")]
    words = "\n\n".join(filter(None, [title, *paragraphs]))
    info, said = known.get("publication info", ""), known.get("publication date", "")
    return Content(
        f"{words}\n",
        heads=frozenset({0}) if title else frozenset(),
        title=title or None,
        outlet=known.get("publication title") or info.partition(";")[0].strip() or None,
        author="; ".join(split_names(known.get("author", ""))) or None,
        published=day_of(said) or day_of(info) or date_of(said),
    )
