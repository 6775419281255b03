"""The commits that changed a folder, read without touching the working tree. All that they hold is data."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import Final

from generator.errors import CollateError, printable

_REGULAR: Final = (b"100644", b"100755")
"""Modes of files; links and repositories inside are none that are read."""
_OWN: Final = (".", "..", ".git", "")
LONGEST: Final = 200
"""Bytes of a name, at most: what no file system holds is no article."""


@dataclass(frozen=True, slots=True)
class FolderCommit:
    """A commit that changed the folder."""

    id: str
    day: str
    """ISO 8601, in UTC."""
    subject: str
    tree: str
    """The id of the folder's content; "" where the commit has no such folder."""


def unreadable(folder: Path) -> str:
    """Say in one sentence why the commits of a folder tell no history, or give ""."""
    try:
        inside = _run(folder, "rev-parse", "--is-inside-work-tree")
    except CollateError:
        return "git is not installed, so no history can be told"
    if inside.returncode or inside.stdout.strip() != b"true":
        return f"{printable(folder)} is in no repository of git, so no history can be told"
    if _run(folder, "rev-parse", "--verify", "--quiet", "HEAD").returncode:
        return "the repository has no commit yet, so no history can be told"
    if _run(folder, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true":
        return "the repository is a shallow clone, so its history is not whole; git fetch --unshallow gets the rest"
    return ""


def commits(folder: Path) -> list[FolderCommit]:
    """Give the commits on the way to the last one that changed the folder, the oldest first."""
    prefix = _ask(folder, "rev-parse", "--show-prefix").rstrip(b"\n")
    form = ("-z", "--no-show-signature", "--format=%H %ct %s")
    said = _ask(folder, "log", "--first-parent", "--reverse", *form, "--", ".")
    rows = [row.split(b" ", 2) for row in said.split(b"\0") if row]
    trees = _trees(folder, [commit + b":" + prefix.rstrip(b"/") for commit, *_ in rows])
    return [
        FolderCommit(
            commit.decode(),
            datetime.fromtimestamp(int(seconds), UTC).date().isoformat(),
            b" ".join(subject).decode("utf-8", "replace"),
            tree,
        )
        for (commit, seconds, *subject), tree in zip(rows, trees, strict=True)
    ]


def files(folder: Path, tree: str) -> dict[str, str]:
    """Give the ids of the contents of a tree's files by their paths; what no folder can hold is left out."""
    found = {}
    for row in _ask(folder, "ls-tree", "-r", "-z", "--full-tree", tree).split(b"\0") if tree else []:
        about, _, path = row.partition(b"\t")
        if about[:6] in _REGULAR and _is_sound(path):
            found[path.decode("utf-8", "surrogateescape")] = about.split()[2].decode()
    return found


def write(folder: Path, contents: Mapping[str, str], target: Path) -> None:
    """Write contents, by their paths, into an empty folder."""
    for path, data in zip(contents, _contents(folder, [*contents.values()]), strict=True):
        place = target / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)


def _contents(folder: Path, ids: list[str]) -> Iterator[bytes]:
    said, at = _ask(folder, "cat-file", "--batch", lines=ids), 0
    for _ in ids:
        head, at = said[at : said.index(b"\n", at)], said.index(b"\n", at) + 1
        size = int(head.split()[-1])
        yield said[at : at + size]
        at += size + 1


def _trees(folder: Path, names: list[bytes]) -> list[str]:
    asked = [name.decode("utf-8", "surrogateescape") for name in names]
    said = _ask(folder, "cat-file", "--batch-check=%(objecttype) %(objectname)", lines=asked)
    rows = [line.rsplit(b" ", 1) for line in said.splitlines()]
    return [row[1].decode() if row[0] == b"tree" else "" for row in rows]


def _is_sound(path: bytes) -> bool:
    """Say whether a path leads to a file inside of the folder that it is put into."""
    parts = path.split(b"/")
    safe = all(part.decode("latin-1") not in _OWN and len(part) <= LONGEST and b"\\" not in part for part in parts)
    return safe and not PurePosixPath(path.decode("latin-1")).is_absolute()


def _ask(folder: Path, *arguments: str, lines: list[str] | None = None) -> bytes:
    done = _run(folder, *arguments, lines=lines)
    if done.returncode:
        why = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise CollateError(f"git {arguments[0]} failed; mend what it says", *why)
    return done.stdout


def _run(folder: Path, *arguments: str, lines: list[str] | None = None) -> subprocess.CompletedProcess[bytes]:
    """Run git in the folder; ``lines`` are what it reads."""
    given = "".join(f"{line}\n" for line in lines or []).encode("utf-8", "surrogateescape")
    try:
        return subprocess.run(["git", "-C", str(folder), *arguments], input=given, capture_output=True, check=False)
    except FileNotFoundError:
        raise CollateError("git:1: there is no such program; install git") from None
