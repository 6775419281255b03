"""What a site holds beside pages and data: files of this program, and those of the site tool's theme."""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Iterator, Mapping
from html import unescape
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from generator.manifest import digest
from generator.patterns import lazy
from generator.verify.page import FinishedPage, plain

_THEMES: Final = ("material", "zensical")
"""Packages of the site tools whose themes a site may have."""
_INDEXES: Final = ("search/search_index.json", "search.json")
"""What the search of either site tool reads."""
_SCRIPTS: Final = {"search/search_index.js": "search/search_index.json", "search.js": "search.json"}
"""The same as a script, for pages on a disk."""
_MAP: Final = "sitemap.xml"
_PLACE: Final = lazy(r"<loc>([^<]*)</loc>")
_TAG: Final = lazy(r"<[^>]*>")
_WORD: Final = lazy(r"\w+")


def assets(files: Mapping[str, bytes], ours: Mapping[str, bytes], names: Iterable[str]) -> tuple[list[str], list[str]]:
    """Compare the files beside pages and data with those that there are; give the faults, and the paths of those to
    which nothing here can be compared. ``names`` are what pages may be called."""
    faults: list[str] = []
    unheld: list[str] = []
    for path, data in sorted(files.items()):
        if path.endswith(".html") or path.startswith("data/"):
            continue
        known = [ours[path]] if path in ours else list(_of_themes(path))
        if path in _INDEXES:
            faults += _index(path, data, files, frozenset(_words(" ".join(names))))
        elif path == _MAP:
            faults += _map(path, data, files)
        elif path in _SCRIPTS:
            faults += _script(path, data, files.get(_SCRIPTS[path], b""))
        elif not known:
            unheld.append(path)
        elif digest(path, data) not in {digest(path, each) for each in known}:
            whose = "this program has" if path in ours else "its theme has"
            faults.append(f"{path}:1: is not the file that {whose}; put that back")
    return faults, unheld


def _of_themes(path: str) -> Iterator[bytes]:
    for name in _THEMES:
        spec = find_spec(name)
        if spec and spec.origin:
            theirs = Path(spec.origin).parent / "templates" / path
            if theirs.is_file():
                yield theirs.read_bytes()


def _index(path: str, data: bytes, files: Mapping[str, bytes], names: Container[str]) -> Iterator[str]:
    """Hold what the search shows to the words of the pages; it has some of them without the blank between."""
    words: dict[str, frozenset[str]] = {}
    for each in _entries(data):
        page = str(each.get("location", "")).partition("#")[0]
        if page not in files:
            yield f"{path}:1: leads to {page[:60]!r}, which is not there"
            continue
        if page not in words:
            words[page] = _words_of(FinishedPage.of(page, files[page]))
        said = f"{each.get('title', '')} {_TAG.sub(' ', str(each.get('text', '')))}"
        known = words[page]
        strange = [word for word in _words(said) if word not in names and not _is_made_of(word, known)]
        if strange:
            yield f"{path}:1: says {strange[0][:60]!r} of {page}, which does not say it"


def _entries(data: bytes) -> list[dict[str, Any]]:
    try:
        held = json.loads(data)
        listed = held.get("docs") or held.get("items") or []
    except (ValueError, AttributeError, RecursionError):
        return [{"location": "?"}]
    return [each for each in listed if isinstance(each, dict)]


def _script(path: str, data: bytes, index: bytes) -> Iterator[str]:
    """Hold the script to the file that it repeats."""
    try:
        same = json.loads(data.decode().removeprefix("var __index =").rstrip().rstrip(";")) == json.loads(index)
    except (ValueError, RecursionError):
        same = False
    if not same:
        yield f"{path}:1: is not what {_SCRIPTS[path]} says; build the site anew"


def _map(path: str, data: bytes, files: Mapping[str, bytes]) -> Iterator[str]:
    """Hold the list of pages to those that there are."""
    for place in _PLACE.findall(data.decode(errors="replace")):
        if not any(place.endswith(f"/{name}") or (name == "index.html" and place.endswith("/")) for name in files):
            yield f"{path}:1: leads to {place[:60]!r}, which is not there"


def _is_made_of(word: str, known: Container[str]) -> bool:
    return word in known or any(word[:at] in known and word[at:] in known for at in range(1, min(len(word), 99)))


def _words_of(page: FinishedPage) -> frozenset[str]:
    if page.tree is None or page.content is None:
        return frozenset()
    title = " ".join(each.text or "" for each in page.tree.iter("title"))
    return frozenset(_words(f"{title} {' '.join(page.content.itertext())} {plain(page.content)}"))


def _words(text: str) -> list[str]:
    return _WORD.findall(unescape(text))
