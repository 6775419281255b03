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

from generator.errors import printable
from generator.verify.manifest import MANIFEST, Origin, digest, held, manifest, stated
from generator.verify.words import Word, words_of_markdown, words_of_page

_TOKEN = re.compile(r"[\w.-]+|[^\w\s]")
HOME = "index.html"
"""The page that every sealed site lists, and that no site does which the site tool has just made."""
CLAIMS = "data/claims.json"
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


def verify(site: Path, expected: Expected | None = None) -> Verification:
    """Check a finished site, against what its sources make or, without these, against what it says of itself.

    Raises `CollateError` when the folder is no finished site.
    """
    origin, sources = stated(site)
    files = held(site)
    faults = [*_compressed(site, files), *_listed(files, origin, sources)]
    if expected:
        faults += [*_inputs(origin, expected), *_data(files, expected), *_pages(files, expected)]
    passages, values = _counts(files[CLAIMS])
    if passages is None:
        faults.append(f"{CLAIMS}:1: holds no claims; build the site anew")
    pages = sum(path.endswith(".html") for path in files)
    return Verification(tuple(printable(f"{site}/{fault}") for fault in faults), pages, passages or 0, values)


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


def _pages(files: Mapping[str, bytes], expected: Expected) -> Iterator[str]:
    for path, text in sorted(expected.pages.items()):
        page = f"{path.removesuffix('.md')}.html"
        if page not in files:
            yield f"{page}:1: is not there; these sources make it"
        elif difference := _difference(words_of_page(files[page]), words_of_markdown(text)):
            yield f"{page}:{difference}"


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
