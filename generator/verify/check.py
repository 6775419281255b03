"""Holds a site to its sources: makes all anew in memory, and names the first word of each file that differs."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.errors import printable
from generator.manifest import MANIFEST, Origin, digest, held, manifest, stated
from generator.verify.apart import held_apart
from generator.verify.difference import files_differ
from generator.verify.expected import HOME, Expected
from generator.verify.frame import frames
from generator.verify.page import FinishedPage
from generator.verify.whole import held_whole
from generator.verify.within import within

CLAIMS = "data/claims.json"
EMBED = "embed/"


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
    note: str = ""
    """Why what stands around the content of pages was held to the other pages alone, or nothing."""

    def __str__(self) -> str:
        return f"{self.pages} pages, {self.passages} passages, {self.values} values verified"


def verify(site: Path, expected: Expected | None = None) -> Verification:
    """Check a finished site, against what its sources make or, without these, against what it says of itself.

    Raises `CollateError` when the folder is no finished site.
    """
    origin, sources = stated(site)
    files = held(site)
    pages = [FinishedPage.of(path, data) for path, data in sorted(files.items()) if _is_page(path)]
    faults = [*_compressed(site, files), *_listed(files, origin, sources), *within(site, files, pages)]
    unheld: list[str] = []
    if expected:
        wrong, unheld = (held_whole if expected.finished else held_apart)(files, pages, expected)
        faults += [*_inputs(origin, expected), *_data(files, expected), *wrong]
    if not expected or not expected.finished:
        faults += frames(pages)
    passages, values = _counts(files[CLAIMS])
    if passages is None:
        faults.append(f"{CLAIMS}:1: holds no claims; build the site anew")
    told = tuple(printable(f"{site}/{fault}") for fault in dict.fromkeys(faults))
    count = sum(path.endswith(".html") for path in files)
    return Verification(told, count, passages or 0, values, tuple(unheld), expected.unlike if expected else "")


def _is_page(path: str) -> bool:
    """Say whether a file is a page that the site tool made; those that others embed are files of the generator."""
    return path.endswith(".html") and not path.startswith(EMBED)


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
    if origin.version != expected.version:
        yield f"{MANIFEST}:1: the site was made by version {origin.version} of this program, this is {expected.version}"
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
            yield f"{path}:{files_differ(found, text.encode())}"
    for path in sorted(files):
        if path.startswith("data/") and path not in expected.data and path != MANIFEST:
            yield f"{path}:1: these sources do not make it; remove it"
