"""The site as it would be, shown by `collate serve` in a process of its own, which the desk starts when asked."""

from __future__ import annotations

import re
import subprocess
from collections import deque
from collections.abc import Callable
from threading import Thread
from typing import Final

from generator.errors import CollateError

_ADDRESS: Final = re.compile(r"http://127\.0\.0\.1:\d+/")


class Preview:
    """One preview, as long as the desk is open."""

    def __init__(self, start: Callable[[], subprocess.Popen[str]]) -> None:
        self._start = start
        self._process: subprocess.Popen[str] | None = None
        self._address = ""

    def address(self) -> str:
        """Give where the preview is, and start it if it does not run. Raises `CollateError` when it does not start."""
        if self._process is None or self._process.poll() is not None:
            self._process = self._start()
            assert self._process.stderr
            line = self._process.stderr.readline()
            found = _ADDRESS.match(line)
            if not found:
                self.close()
                raise CollateError(f"the preview does not start: {line.strip() or 'it says nothing'}")
            self._address = found[0]
            Thread(target=deque, args=(self._process.stderr, 0), daemon=True).start()  # it never waits for a reader
        return self._address

    def close(self) -> None:
        """End the preview."""
        if self._process:
            self._process.terminate()
            self._process.wait()
            self._process = None
