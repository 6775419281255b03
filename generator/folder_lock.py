"""Has a folder to itself: a run locks those that it writes into.

The system lets go of the lock when the run ends, however it ends, so that no lock is ever stale.
"""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.errors import CollateError

try:
    import fcntl
except ImportError:  # Windows has no such locks; there nothing keeps two builds apart
    fcntl = None  # type: ignore[assignment]

PATIENCE = 20
"""Seconds to wait for another run: the writing of ten thousand articles' pages takes about ten."""


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Have a folder, which is made if need be, to oneself."""
    made = not folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    opened = os.open(folder, os.O_RDONLY) if fcntl else None
    try:
        if opened is not None:
            _lock(folder, opened)
        yield
    finally:
        if opened is not None:
            os.close(opened)
        if made:
            with suppress(OSError):
                folder.rmdir()  # succeeds only when nothing came into it


def _lock(folder: Path, opened: int) -> None:
    for _ in range(int(10 * PATIENCE)):
        try:
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            time.sleep(0.1)
        except OSError as error:
            if error.errno in (errno.ENOLCK, errno.ENOTSUP, errno.EINVAL):  # a file system without locks
                return
            raise
    raise CollateError(f"{folder}:1: another run is writing here; wait until it ends, or stop it, then try again")
