"""What a system can do to a process: trace its calls, and give it a small disk or files of another user."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tools.torture.child import ended, start
from tools.torture.deeds import ENVIRONMENT, Deed

CALLS = ("write", "rename", "unlink", "mkdir", "rmdir", "fsync")
"""System calls in which a process is killed."""


def trace(argv: Sequence[str], expression: str) -> None:
    """Become a process of this program in which system calls do something else."""
    call = expression.removeprefix("inject=").split(":")[0]
    command = ["strace", "-f", "-qq", "-o", os.devnull, "-e", f"trace={call}", "-e", expression]
    os.execvpe(command[0], [*command, sys.executable, "-m", "generator", *argv], os.environ | ENVIRONMENT)


def calls(deed: Deed, work: Path) -> dict[str, int]:
    """Count the system calls of a deed; none where it has no process of its own or nothing can trace."""
    if not deed.argv or deed.name == "publish" or not shutil.which("strace"):
        return {}
    listed = work.parent / "calls"

    def do() -> None:
        command = ["strace", "-f", "-qq", "-o", str(listed), "-e", f"trace={','.join(CALLS)}"]
        os.execvpe(command[0], [*command, sys.executable, "-m", "generator", *deed.argv], os.environ | ENVIRONMENT)

    if ended(start(work, do)):
        return {}
    lines = listed.read_text("utf-8", "replace").splitlines()
    return {call: sum(f" {call}(" in line for line in lines) for call in CALLS}


def own(folder: Path, user: int) -> None:
    """Give all in a folder to a user, where this one may."""
    if os.geteuid() == 0:
        for path in [folder, *folder.rglob("*")]:
            os.chown(path, user, user, follow_symlinks=False)


@contextmanager
def room(work: Path, size: int) -> Iterator[None]:
    """Have no more than ``size`` bytes on the disk of a trial for a while."""
    _mount(work, "remount", f"size={size}")
    try:
        yield
    finally:
        _mount(work, "remount", "size=64m")


@contextmanager
def disk(work: Path) -> Iterator[None]:
    """Have a disk of its own for a trial, where this user may."""
    mounted = os.geteuid() == 0 and _mount(work, "size=64m")
    try:
        yield
    finally:
        if mounted:
            subprocess.run(["umount", "--lazy", str(work)], check=False, capture_output=True)


def _mount(work: Path, *options: str) -> bool:
    command = ["mount", "-t", "tmpfs", "-o", ",".join(options), "none", str(work)]
    return (
        shutil.which("mount") is not None and not subprocess.run(command, check=False, capture_output=True).returncode
    )
