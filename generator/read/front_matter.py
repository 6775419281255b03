"""Front matter: what stands between lines of three hyphens at the top of a Markdown file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from generator.documents import Place, compose_text, is_date, is_day, line_of
from generator.errors import printable
from generator.patterns import lazy
from generator.read.address import original
from generator.read.authors import split as split_names
from generator.read.content import File, NotTextError
from generator.read.days import day_of
from generator.story import KINDS_OF_SOURCE, PASSED_OVER, STATED
from generator.values import edtf
from generator.word_lists import word_lists

_FENCED = lazy(r"---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_OPENED = lazy(r"---[ \t]*\n(?:[ \t]*(?:#.*)?\n)*[A-Za-z_-]+:(?:\s|\Z)")
_TIMED = lazy(r"(\d{4}-\d\d-\d\d)[T ].*")
_LINK = lazy(r"\[\[(?:[^\[\]|]{0,200}\|)?([^\[\]|]{0,200})\]\]")
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
    meaning = meanings(file)
    meant = {key: meaning.get(plain_key(key)) for key in parts}
    given = {key: READERS[key](parts[key]) for key in READERS if meant.get(key) == key and not _is_empty(parts[key])}
    for key, word in meant.items():
        if word is None:
            said = "" if _is_empty(parts[key]) or not parts[key].is_text else parts[key].text()
            file.keys.unknown.setdefault(key, []).append((file.path, parts[key].line, said))
        elif word != key and not _is_empty(parts[key]):
            read: dict[str, str | None] = dict(lenient(word, parts[key].one_or_more()))
            given = {**read, **given}
            if not read and word != PASSED_OVER:
                file.note(parts[key].line, f"not read in {WHAT}: {key!r}, which tells no {word}")
    return {key: value for key, value in given.items() if value}


def untold(unknown: Mapping[str, list[tuple[Path, int, str]]]) -> Iterator[str]:
    """Tell of keys that nobody knows, a line for those that stand in the same files; each as ``path:line: what``."""
    together: dict[tuple[Path, ...], list[str]] = {}
    for key, places in unknown.items():
        together.setdefault(tuple(path for path, *_ in places), []).append(key)
    for paths, keys in together.items():
        path, line, _ = unknown[keys[0]][0]
        listed = printable(", ".join(map(repr, keys)))
        several = f" of {len(paths)} files" if len(paths) > 1 else ""
        yield (
            f"{printable(path)}:{line}: not read in {WHAT}{several}: {listed}; known are: "
            f"{', '.join(STATED)}; of others the story file says what they mean, under front-matter: aliases:"
        )


def meanings(file: File) -> Mapping[str, str]:
    """Give what keys mean in a file, by `plain_key`: an attribute of `Content`, or ``passed-over``."""
    own = {plain_key(key): word for key, word in file.keys.aliases.items()}
    return {**{key: key for key in READERS}, **words(), **own}


def plain_key(key: str) -> str:
    """Give a key in lower case, with single blanks for what parts its words."""
    return " ".join(re.split(r"[\s_-]+", key.strip().casefold()))


def lenient(word: str, texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Read what another program wrote, as far as it can be read; what cannot is no mistake of the editor's."""
    said = [_LINK.sub(r"\1", text) for text in texts]
    if word == "url":
        address, archive = original(said[0])
        if re.match(r"https?://[^\s/]", address):
            yield from ((key, value) for key, value in (("url", address), ("archive", archive)) if value)
        elif said[0]:
            yield "outlet", said[0]
    elif word == "published" and is_date(known := edtf(said[0])):
        yield word, known
    elif word in ("published", "accessed"):
        if day := day_of(said[0]):
            yield word, day
    elif word == "author":
        yield word, "; ".join(name for text in said for name in split_names(text))
    elif word == "kind":
        yield from ((word, text) for text in said[:1] if text in KINDS_OF_SOURCE)
    elif word != PASSED_OVER:
        yield word, ", ".join(said)


def _is_empty(place: Place) -> bool:
    node = place.node
    if isinstance(node, yaml.ScalarNode):
        return not node.value.strip() or node.tag.endswith(":null")
    return not node.value


def _day(place: Place) -> str | None:
    return _timed(place) or place.day()


def _published(place: Place) -> str | None:
    return _timed(place) or place.date()


def _timed(place: Place) -> str | None:
    timed = _TIMED.fullmatch(place.text())
    return timed[1] if timed and is_day(timed[1]) else None


def _names(place: Place) -> str:
    """Read a name, or several."""
    return "; ".join(name for text in place.one_or_more() for name in split_names(_LINK.sub(r"\1", text)) or [text])


def _text(place: Place) -> str:
    """Read a text, or several as one; links of a wiki are their words."""
    return _LINK.sub(r"\1", ", ".join(place.one_or_more()))


READERS: Mapping[str, Callable[[Place], str | None]] = {
    "title": Place.text,
    "outlet": _text,
    "author": _names,
    "url": Place.url,
    "published": _published,
    "accessed": _day,
    "archive": Place.url,
    "label": Place.text,
    "kind": lambda place: place.one_of(KINDS_OF_SOURCE),
    "language": Place.text,
    "section": _text,
}
"""The keys that are read, and how."""


@cache
def words() -> Mapping[str, str]:
    """Give what other programs call these keys, in lower case with blanks, and what says nothing of a source."""
    lists = word_lists("front-matter")
    return MappingProxyType({word: key for key, others in lists.items() for word in (key, *others)})
