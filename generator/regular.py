"""Reading of regular files alone, each inside its own folder: no pipe is waited for, no link out of it is followed."""

from __future__ import annotations

import os
import stat
from pathlib import Path

_QUICK = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""Opening a pipe waits for whoever writes to it, unless it is told not to."""


class UnfitError(Exception):
    """The file is not to be read. The message says why and what would be right, without the file's name."""


def regular(path: Path, largest: int) -> bytes:
    """Give the bytes of a file, at most ``largest`` of them.

    Raises `UnfitError` when it is not there, is no regular file, is larger, cannot be read, or is a link that leads out
    of the folder that it is in.
    """
    try:
        if path.is_symlink() and not path.resolve().is_relative_to(path.parent.resolve()):
            raise UnfitError("the link leads out of the folder; put a copy of the file there")
        with os.fdopen(os.open(path, os.O_RDONLY | _QUICK), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise UnfitError("this is no file with text; remove or rename it")
            data = file.read(largest + 1)
    except FileNotFoundError:
        raise UnfitError("there is no such file; create it, or name another one") from None
    except (OSError, ValueError, RuntimeError):  # also a name with NUL, and links that lead to each other
        raise UnfitError("the file cannot be read; create it, or name another one") from None
    if len(data) > largest:
        raise UnfitError(f"the file has more than {largest} bytes; split what is not needed off")
    return data
