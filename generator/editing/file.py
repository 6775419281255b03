"""Changes to a file that an editor writes by hand, put on the disk whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator.documents import LARGEST
from generator.editing.patch import NAMELESS
from generator.errors import CollateError
from generator.folder_lock import alone
from generator.one_file import clear, replace_file
from generator.regular import UnfitError, regular

_BOM = "\ufeff"
LONGEST = 200_000_000
"""Bytes, at most, of a file that is changed: what is larger is neither edits nor proposals."""

Change = Callable[[str], str]
"""Makes of the text of a file the one that it should have."""
Check = Callable[[str], Sequence[str]]
"""Gives the mistakes in the text of a file, each as ``path:line: what is wrong``."""


@dataclass(frozen=True, slots=True)
class Done:
    """A change that was made: the bytes of the file before and after; ``None`` where it was not there."""

    before: bytes | None
    after: bytes | None


def rewrite(path: Path, change: Change, check: Check, largest: int = LARGEST) -> Done:
    """Change a file, which need not be there yet, and give its bytes before and after.

    The change is made to what the file holds now, whatever others wrote since it was read; no two at once. What comes
    out, of at most ``largest`` bytes, is read back with ``check``: mistakes that were not there before raise
    `CollateError`, and nothing is written.
    """
    folder = path.resolve().parent
    with alone(folder):
        clear(folder)
        before = _bytes(path)
        text = _text(path, before)
        bom = _BOM if text.startswith(_BOM) else ""
        old = text.removeprefix(bom)
        with _told(path):
            new = change(old)
        if new == old:
            return Done(before, before)
        if len(new.encode()) > largest:
            raise CollateError(f"{path}:1: the file would have more than {largest} bytes; split off what is not needed")
        _demand_sound(path, old, new, check)
        after = (bom + new).encode()
        replace_file(path, after)
        return Done(before, after)


def undo(path: Path, done: Done, otherwise: Change, check: Check) -> Done:
    """Take a change back: to the very bytes that were there before, or by ``otherwise`` when others wrote since."""
    with alone(path.resolve().parent):
        if _bytes(path) == done.after:
            if done.before is None:
                path.unlink(missing_ok=True)
            else:
                replace_file(path, done.before)
            return Done(done.after, done.before)
    return rewrite(path, otherwise, check)


def _bytes(path: Path) -> bytes | None:
    if not os.path.lexists(path):
        return None
    try:
        return regular(path, LONGEST)
    except UnfitError as error:
        raise CollateError(f"{path}:1: {error}") from None


def _text(path: Path, data: bytes | None) -> str:
    try:
        return (data or b"").decode()
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise CollateError(f"{path}:{line}: the file is not UTF-8; save it in that encoding") from error


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Say of a mistake in which file it is; changes know none."""
    try:
        yield
    except CollateError as error:
        lines = [line.removeprefix(f"{NAMELESS}:") for line in error.lines]
        raise type(error)(*(f"{path}:{line if line[:1].isdigit() else f'1: {line}'}" for line in lines)) from error


def _demand_sound(path: Path, old: str, new: str, check: Check) -> None:
    if wrong := check(new):
        known = {_message(line) for line in check(old)}
        if fresh := [line for line in wrong if _message(line) not in known]:
            raise CollateError(*fresh)


def _message(line: str) -> str:
    """Give a mistake without its line, which moves when others come and go."""
    return line.split(": ", 1)[-1]
