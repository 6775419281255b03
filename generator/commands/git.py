"""Git, run in the folder of the project."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from generator.errors import CollateError


def try_git(*arguments: str | Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run git. Raises `CollateError` when it is not installed."""
    command = ["git", *map(str, arguments)]
    try:
        return subprocess.run(command, env=os.environ | variables, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        raise CollateError("git:1: there is no such program; install git") from None


def git(*arguments: str | Path, **variables: str) -> str:
    """Run git and give what it prints. Raises `CollateError` with git's own words when it fails."""
    return demand(try_git(*arguments, **variables), f"git {arguments[0]} failed; mend what it says")


def demand(done: subprocess.CompletedProcess[str], what: str) -> str:
    """Give what a program printed. Raises `CollateError` with ``what`` and the program's own words when it failed."""
    if done.returncode:
        raise CollateError(what, *done.stderr.strip().splitlines())
    return done.stdout.strip()


def demand_repository() -> str:
    """Give the top folder of the repository that this folder is in. Raises `CollateError` when it is in none."""
    done = try_git("rev-parse", "--show-toplevel", LC_ALL="C")
    if "not a git repository" in done.stderr:
        raise CollateError("this folder is no repository of git; run git init here, and commit")
    return demand(done, "git cannot read this repository:")
