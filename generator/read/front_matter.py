"""Front matter: what stands between lines of three hyphens at the top of a Markdown file."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import yaml

from generator.documents import Place, compose_text, is_day, line_of
from generator.read.content import File, NotTextError
from generator.story import KINDS_OF_SOURCE

_FENCED = re.compile(r"---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_OPENED = re.compile(r"---[ \t]*\n(?:[ \t]*(?:#.*)?\n)*[A-Za-z_-]+:(?:\s|\Z)")
_TIMED = re.compile(r"(\d{4}-\d\d-\d\d)[T ].*")
_LINK = re.compile(r"\[\[(?:[^\]|]*\|)?([^\]]*)\]\]")
WHAT = "the front matter"


def split(file: File, text: str) -> tuple[dict[str, Any], str]:
    """Give what the front matter of a text says, by attributes of `Content`, and the text behind it.

    Keys that nobody knows are told of; values that are wrong are mistakes. Raises `NotTextError` when it never ends.
    """
    fenced = _FENCED.match(text)
    if not fenced:
        if _OPENED.match(text):
            raise NotTextError(f"{WHAT} does not end; put a line --- behind it")
        return {}, text
    # The empty line stands for the hyphens, so that lines count as in the file.
    place = compose_text(file.path, f"\n{fenced['yaml']}", file.mistakes)
    return _known(file, replace(place, what=WHAT, line=line_of(place.node))) if place else {}, text[fenced.end() :]


def _known(file: File, place: Place) -> dict[str, Any]:
    parts = place.entries()
    if unknown := [key for key in parts if key not in READERS]:
        listed = ", ".join(map(repr, unknown))
        file.note(parts[unknown[0]].line, f"not read in {WHAT}: {listed}; known are: {', '.join(READERS)}")
    given = {key: read(parts[key]) for key, read in READERS.items() if key in parts and not _is_empty(parts[key])}
    date = given.pop("date", None)
    return {"published": date} | given if date else given


def _is_empty(place: Place) -> bool:
    node = place.node
    if isinstance(node, yaml.ScalarNode):
        return not node.value.strip() or node.tag.endswith(":null")
    return not node.value


def _day(place: Place) -> str | None:
    timed = _TIMED.fullmatch(text) if (text := place.text()) else None
    return timed[1] if timed and is_day(timed[1]) else place.day()


def _text(place: Place) -> str:
    """Read a text, or several as one; links of a wiki are their words."""
    return _LINK.sub(r"\1", ", ".join(place.one_or_more()))


READERS: Mapping[str, Callable[[Place], str | None]] = {
    "title": Place.text,
    "outlet": _text,
    "author": _text,
    "url": Place.url,
    "published": _day,
    "date": _day,
    "accessed": _day,
    "archive": Place.url,
    "label": Place.text,
    "kind": lambda place: place.one_of(KINDS_OF_SOURCE),
    "language": Place.text,
}
"""The keys that are read, and how; ``date`` is another word for ``published``."""
