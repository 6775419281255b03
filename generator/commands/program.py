"""This program, run again in another folder."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PARENT = Path(__file__).parent.parent.parent


def collate(folder: Path, *arguments: str | Path, show: bool = False) -> subprocess.CompletedProcess[str]:
    """Run a command of this program in a folder; what it says of mistakes is kept, or shown."""
    known = os.environ.get("PYTHONPATH")
    path = os.pathsep.join([str(PARENT), *([known] if known else [])])
    return subprocess.run(
        [sys.executable, "-m", "generator", *map(str, arguments)],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": path},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL if show else subprocess.PIPE,
        stderr=None if show else subprocess.PIPE,
        text=True,
        check=False,
    )
