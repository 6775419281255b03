"""Exports of press archives (Nexis, Factiva, ProQuest), in which one text holds many articles, each with a head."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.patterns import lazy
from generator.read import proquest
from generator.read.authors import split as split_names
from generator.read.content import Content, NotTextError
from generator.read.days import LONGEST, day_of

_FIRST: Final = lazy(r"^[ \t]*\d{1,5} of \d{1,5} DOCUMENTS?[ \t]*$", re.MULTILINE)
"""What Nexis puts before each article."""
_LAST: Final = lazy(r"^[ \t]*(?:End of Document|Document [A-Z0-9]{8,40})[ \t]*$", re.MULTILINE)
"""What Nexis Uni and Factiva put behind each."""
_FIELD: Final = lazy(r"^[ \t]*(?P<key>[A-Z][A-Za-z-]{2,24}):[ \t]*(?P<value>.*)$")
_FOOT: Final = frozenset(
    ("LOAD-DATE", "LANGUAGE", "PUBLICATION-TYPE", "SUBJECT", "GRAPHIC", "JOURNAL-CODE", "DOCUMENT-TYPE")
)
_HEAD: Final = frozenset(
    ("BYLINE", "SECTION", "LENGTH", "DATELINE", "HEADLINE", "HIGHLIGHT", "BODY", "TITLE", "SOURCE")
)
_WORDS: Final = lazy(r"(?:LENGTH:\s*)?[\d,]+ words", re.IGNORECASE)
_ASIDE: Final = lazy(r"(?:copyright\b|\(c\)|©|all rights reserved)", re.IGNORECASE)
_CODE: Final = lazy(r"[A-Z0-9]{2,10}")
_LANGUAGE: Final = lazy(r"english|german|french|spanish|italian|dutch|russian|portuguese", re.IGNORECASE)
TOP: Final = 14
"""Lines in which an article's outlet, day and title stand, at most: Factiva's head has eight, Nexis' ten."""


def split(text: str) -> list[Content]:
    """Give the articles of an export, or none where a text is no export.

    Raises `NotTextError` for one that holds several and does not say where each begins.
    """
    if documents := proquest.split(text):
        return documents
    pieces = [piece for piece in _pieces(text) if any(char.isalnum() for char in piece)]
    if pieces:
        return [_article(piece) for piece in pieces]
    ends = sum(line.lstrip().startswith("LOAD-DATE:") for line in text.split("\n"))
    if ends > 1:
        what = f"it holds {ends} articles, and where each begins cannot be told"
        raise NotTextError(f"{what}; export it again with a line before each, or put each into a file of its own")
    return []


def _pieces(text: str) -> list[str]:
    if _FIRST.search(text):
        return _FIRST.split(text)[1:]
    return _LAST.split(text)[:-1] if _LAST.search(text) else []


def _article(piece: str) -> Content:
    lines = [line.strip().replace("\xa0", " ") for line in piece.strip().split("\n")]
    at = next((n for n, line in enumerate(lines[:TOP]) if _WORDS.fullmatch(line)), None)
    fields = any(match and match["key"].upper() in _HEAD for match in map(_FIELD.match, lines[: 2 * TOP]))
    return _of_fields(lines) if at is None or fields else _of_lines(lines, at)


def _of_lines(lines: list[str], at: int) -> Content:
    """Read Factiva's head: the title, who wrote it, how many words, the day, the outlet, its code, the language."""
    above = [line for line in lines[:at] if line]
    by = [line for line in above if line.lower().startswith("by ")]
    title = " ".join(line for line in above if line not in by)
    below = [n for n in range(at + 1, min(at + TOP, len(lines))) if lines[n]]
    day = next((n for n in below[:3] if day_of(lines[n])), None)
    outlet = next((lines[n] for n in below if n > (day or at) and not _is_aside(lines[n])), None)
    body = next((n for n in below if n > (day or at) and lines[n] != outlet and not _is_aside(lines[n])), len(lines))
    return _content(title, outlet, day_of(lines[day]) if day else None, "; ".join(by), lines[body:])


def _is_aside(line: str) -> bool:
    return bool(_ASIDE.match(line) or _CODE.fullmatch(line) or _LANGUAGE.fullmatch(line) or day_of(line[:LONGEST]))


def _of_fields(lines: list[str]) -> Content:
    """Read Nexis' head: the outlet and the day in lines that follow each other, the title behind them or, of late, in
    front; what else is known with its name before it."""
    known: dict[str, str] = {}
    plain: list[str] = []
    body: list[str] = []
    for line in lines:
        field = _FIELD.match(line)
        key = field["key"].upper() if field else ""
        if key in _HEAD | _FOOT and field:
            known.setdefault(key, field["value"].strip())
            if key == "BODY" and field["value"].strip():
                body.append(field["value"])
        elif line.casefold() == "body":
            known.setdefault("BODY", "")
        elif known.keys() & _FOOT:
            continue
        else:
            (body if known.keys() & _HEAD else plain).append(line)
    above = [line for line in plain if line and not _ASIDE.match(line)]
    at = next((n for n, line in enumerate(above) if day_of(line)), len(above))
    day = above[at] if at < len(above) else None
    others = above[:at] + above[at + 1 :]
    outlet = known.get("SOURCE") or next(iter(above[max(at - 1, 0) : at] if day else above), None)
    title = known.get("HEADLINE") or known.get("TITLE") or " ".join(line for line in others if line != outlet)
    return _content(title, outlet, day_of(day) if day else None, known.get("BYLINE", ""), body)


def _content(title: str, outlet: str | None, day: str | None, by: str, body: list[str]) -> Content:
    text = "\n\n".join(_paragraphs(body))
    if not any(char.isalnum() for char in text):
        raise NotTextError("it holds an article without text; export it again with the full text, or exclude it")
    whole = f"{title}\n\n{text}\n" if title else f"{text}\n"
    heads = frozenset({0}) if title else frozenset[int]()
    names = "; ".join(name for part in by.split(";") for name in split_names(part))
    return Content(whole, heads=heads, title=title or None, outlet=outlet, published=day, author=names or None)


def _paragraphs(lines: list[str]) -> Iterator[str]:
    """Join lines that were broken to fit a width; empty ones part paragraphs."""
    held: list[str] = []
    for line in [*lines, ""]:
        if line:
            held.append(line)
        elif held:
            yield " ".join(held)
            held = []
