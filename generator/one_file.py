"""Puts one file in its place, whole: who is cut short leaves the old one."""

from __future__ import annotations

import os
import shutil
import threading
from pathlib import Path

from generator.patterns import lazy

_FRESH = lazy(r"\..+\.\d+-\d+\.tmp")
"""How new contents of a file are called until they are whole."""


def clear(folder: Path) -> None:
    """Remove what runs of `replace_file` left that were cut short, of a folder that one has `alone`."""
    for path in sorted(folder.glob(".*.tmp")):
        if _FRESH.fullmatch(path.name):
            path.unlink(missing_ok=True)


def replace_file(path: Path, data: bytes) -> None:
    """Put one file in its place, whole: whoever is cut short leaves the old one. Its rights stay as they are."""
    target = path.resolve()
    fresh = target.with_name(f".{target.name}.{os.getpid()}-{threading.get_ident()}.tmp")
    try:
        with fresh.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            shutil.copymode(target, fresh)
        fresh.replace(target)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error
    finally:
        fresh.unlink(missing_ok=True)
