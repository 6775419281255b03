"""Puts finished pages on the disk: whole files, only what changed, and never a file that somebody else made.

All new contents are on the disk, under other names, before the first old file goes: a full disk changes nothing. A
manifest in the folder lists the files that are ours. It is saved before the first new file appears and after the last
old one is gone, so that a run which is cut short leaves nothing that the next run does not know.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.errors import CollateError

MANIFEST = ".collate-manifest.json"


@dataclass(frozen=True, slots=True)
class Changes:
    """What a run did to the folder, as sorted paths inside it."""

    written: tuple[str, ...]
    removed: tuple[str, ...]


def write(folder: Path, files: Mapping[str, str | bytes]) -> Changes:
    """Make ``folder`` hold ``files`` by their ``/``-separated paths, text as UTF-8, and nothing else of earlier runs.

    A file with the same bytes is not touched. Raises `CollateError`, before anything is touched, for a path that
    leaves the folder, or where a file stands that no earlier run wrote.
    """
    folder = folder.resolve()
    contents = {path: text.encode() if isinstance(text, str) else text for path, text in sorted(files.items())}
    ours = written(folder)
    changed = tuple(path for path, data in contents.items() if not _holds(folder / path, data))
    gone = tuple(sorted(ours - contents.keys()))
    _refuse(folder, contents, [path for path in changed if path not in ours], gone)
    staged: dict[str, Path] = {}
    try:
        for path in changed:
            staged[path] = _fresh(folder / path)
            staged[path].write_bytes(contents[path])
        _save(folder, ours | contents.keys())
        for path, fresh in staged.items():
            fresh.replace(folder / path)
    except BaseException:
        for path, fresh in staged.items():
            fresh.unlink(missing_ok=True)
            _prune(folder, path)
        raise
    for path in gone:
        _remove(folder, path)
    _save(folder, contents)
    return Changes(changed, gone)


def written(folder: Path) -> set[str]:
    """Give the paths of the files in ``folder`` that earlier runs wrote; `CollateError` when their list is broken."""
    path = folder / MANIFEST
    if not path.exists():
        return set()
    try:
        files = json.loads(path.read_bytes())["files"]
        if all(isinstance(name, str) for name in files):
            return set(files)
    except (ValueError, TypeError, KeyError):
        pass
    raise CollateError(f"{path}:1: is no list of written files; delete it together with the pages that were generated")


def _save(folder: Path, paths: Collection[str]) -> None:
    data = (json.dumps({"files": sorted(paths)}, indent=0, ensure_ascii=False) + "\n").encode()
    if not paths:
        (folder / MANIFEST).unlink(missing_ok=True)
    elif not _holds(folder / MANIFEST, data):
        _replace(folder / MANIFEST, data)


def _holds(path: Path, data: bytes) -> bool:
    return path.is_file() and not path.is_symlink() and path.read_bytes() == data


def _refuse(folder: Path, contents: Iterable[str], new: Iterable[str], gone: Iterable[str]) -> None:
    mistakes = []
    folded: dict[str, str] = {}
    for path in [*contents, *gone]:
        if not _inside(folder, path):
            mistakes.append(f"{folder}: {path!r} would leave this folder; a path must be relative and stay inside")
    for path in contents:
        if folded.setdefault(path.casefold(), path) != path:
            mistakes.append(f"{folder / path}: differs from {folded[path.casefold()]!r} in capitals only; rename one")
    for path in new:
        if os.path.lexists(folder / path):
            mistakes.append(f"{folder / path}: was not written by this program; move it away or delete it")
    if mistakes:
        raise CollateError(*mistakes)


def _inside(folder: Path, path: str) -> bool:
    pure = PurePosixPath(path)
    plain = not pure.is_absolute() and ".." not in pure.parts and str(pure) == path and path not in (".", MANIFEST)
    return plain and not set("\\:\0") & set(path) and (folder / path).parent.resolve().is_relative_to(folder)


def _replace(path: Path, data: bytes) -> None:
    fresh = _fresh(path)
    try:
        fresh.write_bytes(data)
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)


def _fresh(path: Path) -> Path:
    """Give a free name beside a path, in a folder that exists."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return path.with_name(f".{path.name}.{os.getpid()}.tmp")


def _remove(folder: Path, path: str) -> None:
    (folder / path).unlink(missing_ok=True)
    _prune(folder, path)


def _prune(folder: Path, path: str) -> None:
    """Remove the empty folders that a path leads through."""
    for parent in (folder / path).parents:
        if parent == folder or not parent.is_dir() or any(parent.iterdir()):
            return
        parent.rmdir()
