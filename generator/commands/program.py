"""This program, run again in another folder."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

PARENT = Path(__file__).parent.parent.parent


def start(*arguments: str | Path) -> subprocess.Popen[str]:
    """Start a command of this program in this folder, in a process that goes on; its stderr can be read."""
    return subprocess.Popen(
        _command(arguments),
        env=_environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )


def collate(folder: Path, *arguments: str | Path, show: bool = False) -> subprocess.CompletedProcess[str]:
    """Run a command of this program in a folder; what it says of mistakes is kept, or shown."""
    return subprocess.run(
        _command(arguments),
        cwd=folder,
        env=_environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL if show else subprocess.PIPE,
        stderr=None if show else subprocess.PIPE,
        text=True,
        check=False,
    )


def _command(arguments: Iterable[str | Path]) -> list[str]:
    return [sys.executable, "-m", "generator", *map(str, arguments)]


def _environment() -> dict[str, str]:
    known = os.environ.get("PYTHONPATH")
    return os.environ | {"PYTHONPATH": os.pathsep.join([str(PARENT), *([known] if known else [])])}
