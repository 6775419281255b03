"""Puts finished pages on the disk: whole files, only what changed, and never a file that somebody else made.

All new contents are on the disk, in a folder of their own inside the one that they are for, before the first old file
goes: a full disk changes nothing. A run has its folders to itself. A manifest lists the files that are ours. It is
saved before the first new file appears and after the last old one is gone, so that a run which is cut short leaves
nothing that the next run does not know; what such a run had not put in its place yet, the next one removes.
"""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Collection, Iterable, Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from generator.errors import CollateError
from generator.folder_lock import alone

MANIFEST = ".collate-manifest.json"
UNFINISHED = ".collate-unfinished"
"""The folder of new contents, which is there only while a run goes on."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What a run did to the folder, as sorted paths inside it."""

    written: tuple[str, ...]
    removed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is to happen in one folder."""

    folder: Path
    contents: Mapping[str, bytes]
    ours: frozenset[str]
    """What earlier runs wrote."""
    changes: Changes
    staged: dict[str, Path] = field(default_factory=dict)
    """Where the new contents of files lie."""


def write(folder: Path, files: Mapping[str, str | bytes]) -> Changes:
    """Make ``folder`` hold ``files`` by their ``/``-separated paths, text as UTF-8, and nothing else of earlier runs.

    A file with the same bytes is not touched. Raises `CollateError`, before anything is touched, for a path that
    leaves the folder, or where a file stands that no earlier run wrote.
    """
    return write_all({folder: files})[0]


def write_all(folders: Mapping[Path, Mapping[str, str | bytes]]) -> list[Changes]:
    """Do as `write` does for several folders: when one cannot be written, none is touched.

    Raises `CollateError` when another run writes into one of them and takes longer than `folder_lock.PATIENCE` seconds.
    """
    with ExitStack() as locks:
        for folder in sorted(folder.resolve() for folder in folders):  # one order for all, so that no two wait for ever
            locks.enter_context(alone(folder))
        return _writealone({folder.resolve(): files for folder, files in folders.items()})


def _writealone(folders: Mapping[Path, Mapping[str, str | bytes]]) -> list[Changes]:
    plans = [_plan(folder, files) for folder, files in folders.items()]
    try:
        for plan in plans:
            _stage(plan)
        for plan in plans:
            _try_targets(plan)
        for plan in plans:
            _save(plan.folder, plan.ours | plan.contents.keys())
        for plan in plans:
            for path, fresh in plan.staged.items():
                fresh.replace(plan.folder / path)
    except BaseException:
        for plan in plans:
            _give_up(plan)
        raise
    for plan in plans:
        _finish(plan)
    return [plan.changes for plan in plans]


def _plan(folder: Path, files: Mapping[str, str | bytes]) -> _Plan:
    contents = {path: text.encode() if isinstance(text, str) else text for path, text in sorted(files.items())}
    ours = frozenset(written(folder))
    changed = tuple(path for path, data in contents.items() if not _holds(folder / path, data))
    gone = tuple(sorted(ours - contents.keys()))
    _refuse(folder, contents, [path for path in changed if path not in ours or _is_folder(folder / path)], gone)
    return _Plan(folder, contents, ours, Changes(changed, gone))


def _stage(plan: _Plan) -> None:
    """Put all new contents on the disk, and make the folders that they go to."""
    _clear(plan.folder)
    for parent in _parents(plan.folder, [*plan.changes.written, f"{UNFINISHED}/x"] if plan.changes.written else ()):
        parent.mkdir(parents=True, exist_ok=True)
    for number, path in enumerate(plan.changes.written):
        target = plan.folder / path
        plan.staged[path] = _name(plan.folder, number)
        _put(plan.staged[path], plan.contents[path], target)


def _parents(folder: Path, paths: Iterable[str]) -> Iterable[Path]:
    """Give the folders of some files, each once: asking the disk about each file takes longer than writing it."""
    return dict.fromkeys((folder / path).parent for path in paths)


def _try_targets(plan: _Plan) -> None:
    """Raise `PermissionError` for the first folder in which a file could not be put or removed."""
    for parent in _parents(plan.folder, (*plan.changes.written, *plan.changes.removed)):
        if parent.is_dir() and not os.access(parent, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(parent))


def _give_up(plan: _Plan) -> None:
    """Take away what was made for files that do not come."""
    with suppress(OSError):
        for fresh in plan.staged.values():
            fresh.unlink(missing_ok=True)
        for path in (*plan.changes.written, f"{UNFINISHED}/x"):
            _prune(plan.folder, path)


def _finish(plan: _Plan) -> None:
    for path in plan.changes.removed:
        old = plan.folder / path
        if old.is_file() or old.is_symlink():
            old.unlink()
        _prune(plan.folder, path)
    _save(plan.folder, plan.contents)
    _clear(plan.folder)


def written(folder: Path) -> set[str]:
    """Give the paths of the files in ``folder`` that earlier runs wrote; `CollateError` when their list is broken."""
    path = folder / MANIFEST
    if not os.path.lexists(path):
        return set()
    try:
        files = json.loads(path.read_bytes())["files"] if path.is_file() and not path.is_symlink() else None
        if isinstance(files, list) and all(isinstance(name, str) and name.encode() for name in files):
            return set(files)
    except (ValueError, TypeError, KeyError, RecursionError):
        pass
    raise CollateError(f"{path}:1: is no list of written files; delete it together with the pages that were generated")


def _save(folder: Path, paths: Collection[str]) -> None:
    data = (json.dumps({"files": sorted(paths)}, indent=0, ensure_ascii=False) + "\n").encode()
    if not paths:
        (folder / MANIFEST).unlink(missing_ok=True)
    elif not _holds(folder / MANIFEST, data):
        fresh = _fresh(folder, MANIFEST)
        try:
            _put(fresh, data, folder / MANIFEST)
            fresh.replace(folder / MANIFEST)
        finally:
            fresh.unlink(missing_ok=True)


def _holds(path: Path, data: bytes) -> bool:
    return path.is_file() and not path.is_symlink() and path.read_bytes() == data


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _refuse(folder: Path, contents: Iterable[str], new: Iterable[str], gone: Iterable[str]) -> None:
    mistakes = []
    folded: dict[str, str] = {}
    for path in [*contents, *gone]:
        if not _inside(folder, path):
            mistakes.append(f"{folder}:1: {path!r} would leave this folder; a path must be relative and stay inside")
    for path in contents:
        if folded.setdefault(path.casefold(), path) != path:
            other = folded[path.casefold()]
            mistakes.append(f"{folder / path}:1: differs from {other!r} in capitals only; rename one")
    for path in (*new, *([] if _is_folder(folder / UNFINISHED) else [UNFINISHED])):
        if os.path.lexists(folder / path):
            mistakes.append(f"{folder / path}:1: was not written by this program; move it away or delete it")
    if mistakes:
        raise CollateError(*mistakes)


def _inside(folder: Path, path: str) -> bool:
    pure = PurePosixPath(path)
    plain = not pure.is_absolute() and not {"..", UNFINISHED} & {*pure.parts} and str(pure) == path
    allowed = plain and path not in (".", MANIFEST) and not set("\\:\0") & set(path)
    return allowed and (folder / path).parent.resolve().is_relative_to(folder)


def _put(fresh: Path, data: bytes, target: Path) -> None:
    """Write a new file; an error names the one that it is for."""
    try:
        fresh.write_bytes(data)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(target)) from error


def _fresh(folder: Path, name: str | int) -> Path:
    """Give a free name for new contents, in a folder that exists."""
    path = _name(folder, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def _name(folder: Path, name: str | int) -> Path:
    return folder / UNFINISHED / f"{os.getpid()}-{name}.tmp"


def _clear(folder: Path) -> None:
    """Remove what this run or one that was cut short left of new contents."""
    for path in sorted((folder / UNFINISHED).glob("*.tmp")):
        path.unlink(missing_ok=True)
    _prune(folder, f"{UNFINISHED}/x")


def _prune(folder: Path, path: str) -> None:
    """Remove the empty folders that a path leads through."""
    for parent in (folder / path).parents:
        if parent == folder or not parent.is_dir() or any(parent.iterdir()):
            return
        parent.rmdir()
