"""Holds a site to its sources: makes all anew in memory, and names the first word of each file that differs."""

from __future__ import annotations

import gzip
import json
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any

import yaml

from generator.errors import printable
from generator.verify.assets import assets
from generator.verify.frame import ALONE, frames, head, navigation, usual
from generator.verify.manifest import MANIFEST, Origin, digest, held, manifest, stated
from generator.verify.page import FinishedPage, Word, plain, words_of_markdown
from generator.verify.within import within

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The one in C reads ten times as fast; not every wheel has it."""
_TOKEN = re.compile(r"[\w.-]+|[^\w\s]")
HOME = "index.html"
"""The page that every sealed site lists, and that no site does which the site tool has just made."""
CLAIMS = "data/claims.json"
EMBED = "embed/"
_THEMES_OWN = frozenset(("On this page", "Table of contents"))
"""What the navigation of a theme says of itself."""
LONGEST = 60
"""Characters of a word that a message shows: more would bury what is wrong."""


@dataclass(frozen=True, slots=True)
class Verification:
    """What came out."""

    faults: tuple[str, ...]
    """Each ``path:line: what it says, and what it should say``."""
    pages: int
    passages: int
    values: int
    unheld: tuple[str, ...] = ()
    """Files that nothing was there to compare with, by their paths."""

    def __str__(self) -> str:
        return f"{self.pages} pages, {self.passages} passages, {self.values} values verified"


@dataclass(frozen=True, slots=True)
class Expected:
    """What a site must hold, made anew from its sources."""

    inputs: Mapping[str, str]
    """Hashes, as in `Origin`."""
    data: Mapping[str, str]
    """Data files by their paths, without the manifest."""
    pages: Mapping[str, str]
    """Pages in Markdown by their paths."""
    assets: Mapping[str, bytes]
    """What comes with the pages, by its paths."""
    name: str
    """The site's."""
    nav: Sequence[object]
    """The navigation, as the site tool is given it: paths of pages, by their names where these have some."""


def verify(site: Path, expected: Expected | None = None) -> Verification:
    """Check a finished site, against what its sources make or, without these, against what it says of itself.

    Raises `CollateError` when the folder is no finished site.
    """
    origin, sources = stated(site)
    files = held(site)
    pages = [FinishedPage.of(path, data) for path, data in sorted(files.items()) if _is_page(path)]
    faults = [*_compressed(site, files), *_listed(files, origin, sources), *within(site, files, pages), *frames(pages)]
    unheld: list[str] = []
    if expected:
        wrong, unheld = assets(files, expected.assets, _names(pages, expected)[""])
        unheld += [page.path for page in pages if _is_by_hand(page.path, expected)]
        faults += [*_inputs(origin, expected), *_data(files, expected), *_pages(pages, expected), *wrong]
    passages, values = _counts(files[CLAIMS])
    if passages is None:
        faults.append(f"{CLAIMS}:1: holds no claims; build the site anew")
    told = tuple(printable(f"{site}/{fault}") for fault in dict.fromkeys(faults))
    return Verification(told, sum(path.endswith(".html") for path in files), passages or 0, values, tuple(unheld))


def _is_page(path: str) -> bool:
    """Say whether a file is a page that the site tool made; those that others embed are files of the generator."""
    return path.endswith(".html") and not path.startswith(EMBED)


def _is_by_hand(path: str, expected: Expected) -> bool:
    """Say whether a page is none of the generator's: pages that an editor writes lie beside the first page."""
    return path == ALONE or ("/" not in path and f"{path.removesuffix('.html')}.md" not in expected.pages)


def _counts(data: bytes) -> tuple[int | None, int]:
    """Give how many passages and claims a file of claims holds; ``None`` and 0 when it is damaged."""
    try:
        claims = json.loads(data)["claims"]
        return len({(claim["source"], claim["start"], claim["end"]) for claim in claims}), len(claims)
    except (ValueError, TypeError, KeyError, RecursionError):
        return None, 0


def _listed(files: Mapping[str, bytes], origin: Origin, sources: Sequence[str]) -> Iterator[str]:
    """Compare each file with its hash, and the manifest with the one that such files make."""
    shown = json.loads(files[MANIFEST]).get("files", [])
    hashes = {str(each.get("path")): each.get("sha256") for each in shown if isinstance(each, dict)}
    sealed = HOME in hashes
    if not sealed:  # as the site tool leaves it: only the data files have their hashes
        files = {path: data for path, data in files.items() if path in hashes or path == MANIFEST}
    for path in sorted(hashes.keys() | files.keys() - {MANIFEST}):
        if path not in files:
            yield f"{path}:1: is not there; {MANIFEST} lists it, so put it back"
        elif path not in hashes:
            yield f"{path}:1: is not in {MANIFEST}; remove it, or seal the site anew"
        elif hashes[path] != digest(path, files[path]):
            yield f"{path}:1: is not the file that {MANIFEST} lists; it was changed after the site was made"
    made = manifest(origin, files, sources)
    if digest(MANIFEST, made.encode()) != digest(MANIFEST, files[MANIFEST]):
        yield f"{MANIFEST}:1: is not what these files make; build the site anew"


def _compressed(site: Path, files: Mapping[str, bytes]) -> Iterator[str]:
    for path in sorted(site.rglob("*.gz")):
        name = path.relative_to(site).as_posix()
        plain = files.get(name.removesuffix(".gz"))
        if plain is not None and not path.is_symlink():
            try:
                same = gzip.decompress(path.read_bytes()).replace(b"\r\n", b"\n") == plain.replace(b"\r\n", b"\n")
            except (OSError, EOFError, zlib.error):
                same = False
            if not same:
                yield f"{name}:1: is not {name.removesuffix('.gz')} compressed; compress it anew, or remove it"


def _inputs(origin: Origin, expected: Expected) -> Iterator[str]:
    for name in sorted(origin.inputs.keys() | expected.inputs.keys()):
        if name not in expected.inputs:
            yield f"{MANIFEST}:1: the site was made of {name!r}, which is not among these sources"
        elif name not in origin.inputs:
            yield f"{MANIFEST}:1: {name!r} is among these sources, but the site was made without it"
        elif origin.inputs[name] != expected.inputs[name]:
            yield f"{MANIFEST}:1: {name!r} is not the file that the site was made of"


def _data(files: Mapping[str, bytes], expected: Expected) -> Iterator[str]:
    for path, text in sorted(expected.data.items()):
        found = files.get(path)
        if found is None:
            yield f"{path}:1: is not there; these sources make it"
        elif digest(path, found) != digest(path, text.encode()):
            difference = _difference(_tokens(found.decode(errors="replace")), _tokens(text))
            yield f"{path}:{difference or '1: differs from what these sources make in its blanks'}"
    for path in sorted(files):
        if path.startswith("data/") and path not in expected.data and path != MANIFEST:
            yield f"{path}:1: these sources do not make it; remove it"


def _pages(pages: Sequence[FinishedPage], expected: Expected) -> Iterator[str]:
    found = {page.path: page for page in pages}
    names = _names(pages, expected)
    for path, text in sorted(expected.pages.items()):
        name = f"{path.removesuffix('.md')}.html"
        if name not in found:
            yield f"{name}:1: is not there; these sources make it"
            continue
        if difference := _difference(found[name].words(), words_of_markdown(text)):
            yield f"{name}:{difference}"
        yield from head(found[name], _meta(text), names[name], expected.name)
    known = usual(pages)
    for page in pages:
        yield from navigation(page, names, known)
    for name in sorted(found):
        if "/" in name and f"{name.removesuffix('.html')}.md" not in expected.pages:
            yield f"{name}:1: these sources do not make it; remove it"


def _names(pages: Sequence[FinishedPage], expected: Expected) -> dict[str, frozenset[str]]:
    """Give what pages may be called, by their paths; under "" what anything may be called."""
    names: dict[str, set[str]] = {page.path: {expected.name, *map(plain, page.headings()[:1])} for page in pages}
    for path, text in expected.pages.items():
        names.setdefault(f"{path.removesuffix('.md')}.html", set()).add(_meta(text).get("title", ""))
    for path, above in _entries(expected.nav, ()):
        names.setdefault(f"{path.removesuffix('.md')}.html", set()).update(above)
    return {path: frozenset(each) for path, each in names.items()} | {"": frozenset(_THEMES_OWN.union(*names.values()))}


def _entries(nav: object, above: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give the pages of a navigation, each with its name and those of the parts that it is in."""
    if isinstance(nav, str):
        yield nav, above
    elif isinstance(nav, Mapping):
        for name, inner in nav.items():
            yield from _entries(inner, (*above, str(name)))
    elif isinstance(nav, Sequence):
        for inner in nav:
            yield from _entries(inner, above)


def _meta(text: str) -> dict[str, str]:
    """Give what a page in Markdown says of itself at its top."""
    top = text.split("\n---\n", 1)[0].removeprefix("---\n") if text.startswith("---\n") else "{}"
    return {str(key): str(value) for key, value in yaml.load(top, Loader=_LOADER).items()}


def _difference(found: Sequence[Word], wanted: Sequence[Word]) -> str | None:
    """Say, with its line, where two texts part, or ``None``."""
    end = Word("the end", found[-1].line if found else 1)
    for one, other in zip_longest(found, wanted, fillvalue=end):
        if one.text != other.text:
            return f"{one.line}: says {_short(one.text)} where these sources make {_short(other.text)}"
    return None


def _tokens(text: str) -> list[Word]:
    """Give the words and signs of a data file."""
    lines = enumerate(text.split("\n"), 1)
    return [Word(found, number) for number, line in lines for found in _TOKEN.findall(line)]


def _short(word: str) -> str:
    return repr(word if len(word) <= LONGEST else f"{word[:LONGEST]}…")
