"""A process of its own for each trial: forked, so that the program is loaded once and a trial takes little time."""

from __future__ import annotations

import os
import pkgutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import generator
from tools.torture.deeds import ENVIRONMENT

NOBODY = 65534
"""The user that a child becomes whose rights are to count; root may write anywhere."""
PATIENCE = 90
"""Seconds after which a child hangs; a build waits for another one for 20, and a push takes ten."""
HUNG = -99
"""Stands for the exit code of a child that hung."""


def load() -> None:
    """Import all of the program, so that children need not."""
    for each in pkgutil.walk_packages(generator.__path__, "generator."):
        if not each.name.endswith("__main__"):
            import_module(each.name)
    import_module("starlette.testclient")


def start(work: Path, do: Callable[[], None], arm: Callable[[], None] = lambda: None, said: str = "said") -> int:
    """Start a child in the folder of a trial, and give its id. What it says goes to a file beside that folder."""
    child = os.fork()
    if not child:
        code = 97
        try:
            code = _live(work, do, arm, said)
        finally:
            os._exit(code)
    return child


def _live(work: Path, do: Callable[[], None], arm: Callable[[], None], said: str) -> int:
    os.setpgid(0, 0)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.environ.update(ENVIRONMENT, TMPDIR=str(work / "tmp"), HOME=str(work / "tmp"))
    tempfile.tempdir = None
    out = os.open(work.parent / said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(out, 1)
    os.dup2(out, 2)
    sys.stdin, sys.stdout, sys.stderr = (os.fdopen(n, mode, closefd=False) for n, mode in enumerate("rww"))
    os.chdir(work / "project")
    code = 0
    try:
        if work.stat().st_uid == NOBODY:
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        arm()
        do()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
        if isinstance(end.code, str):
            print(end.code, file=sys.stderr)
    except KeyboardInterrupt:
        code = 130
    except BaseException:
        traceback.print_exc()
        code = 98
    sys.stdout.flush()
    sys.stderr.flush()
    return code


def ended(child: int, patience: float = PATIENCE) -> int:
    """Wait for a child, and give its exit code, or less than 0 when a signal ended it."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.003)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return HUNG
