"""Notes of programs that keep what they know of an article in its text: Readwise above it, Joplin below."""

from __future__ import annotations

import re
from typing import Any, Final

from generator.patterns import lazy
from generator.read.content import File
from generator.read.front_matter import lenient, meanings, plain_key
from generator.story import PASSED_OVER

_ABOVE: Final = lazy(r"^## Metadata[ \t]*\n(?P<lines>(?:[ \t]*\n|[-*][ \t].*\n)+)", re.MULTILINE)
_ENTRY: Final = lazy(r"^[-*][ \t]+(?P<key>[A-Za-z][A-Za-z ]{1,30}):[ \t]*(?P<value>\S.*)$", re.MULTILINE)
_BESIDE: Final = lazy(r"^(?:!\[rw-book-cover\]\(.*\)|## Full Document)[ \t]*\n", re.MULTILINE)
_BELOW: Final = lazy(r"\n\n(?P<lines>(?:[a-z_]{2,40}:.*\n)+)\s*\Z")
_LINE: Final = lazy(r"^(?P<key>[a-z_]{2,40}):[ \t]*(?P<value>\S.*)$", re.MULTILINE)
_OWN: Final = frozenset(("source", "source_application"))
"""Keys by which Joplin names itself."""


def apart(file: File, body: str) -> tuple[dict[str, Any], str]:
    """Give what a note says of its article, by attributes of `Content`, and the text without that."""
    if above := _ABOVE.search(body):
        rest = _BESIDE.sub("", body[: above.start()] + body[above.end() :])
        return _known(file, _ENTRY, above["lines"]), rest
    below = _BELOW.search(body)
    if not below or not {"id", "type_"} <= {match["key"] for match in _LINE.finditer(below["lines"])}:
        return {}, body
    title, _, text = body[: below.start()].lstrip().partition("\n")
    return {"title": title.strip(), **_known(file, _LINE, below["lines"])}, f"{text.strip()}\n"


def _known(file: File, entry: re.Pattern[str], lines: str) -> dict[str, str]:
    known: dict[str, str] = {}
    meaning = meanings(file)
    for match in entry.finditer(lines):
        word = meaning.get(plain_key(match["key"]))
        if word and word != PASSED_OVER and match["key"] not in _OWN:
            for name, value in lenient(word, [match["value"].strip()]):
                known.setdefault(name, value)
    return known
