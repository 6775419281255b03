"""Runs the property tests on inputs drawn at random, again and again, until the time is up or one of them fails.

    python -m tools.fuzz SECONDS

What fails is shown with the input and with the command that repeats it; then the exit code is 1.
"""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
PYTEST = ("-m", "pytest", "-m", "hypothesis", "-q", "-x", "-n", "auto", "-p", "no:cacheprovider")
PROFILE = {"HYPOTHESIS_PROFILE": "explore"}
"""Which of those in ``tests/conftest.py``."""


def explore(seed: int, seconds: float) -> bool:
    """Run all property tests once, unless the time is up before, and say whether they passed."""
    command = [sys.executable, *PYTEST, f"--hypothesis-seed={seed}"]
    try:
        done = subprocess.run(
            command,
            cwd=ROOT,
            env=os.environ | PROFILE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return True
    if done.returncode:
        variables = " ".join(f"{name}={value}" for name, value in PROFILE.items())
        print(done.stdout)
        print(f"To repeat it: {variables} .venv/bin/pytest -m hypothesis --hypothesis-seed={seed}")
    return not done.returncode


def main(seconds: float) -> None:
    """Explore for some seconds; end with 1 on a find."""
    end, rounds = time.monotonic() + seconds, 0
    while (left := end - time.monotonic()) > 0:
        if not explore(secrets.randbelow(2**32), left):
            sys.exit(1)
        rounds += 1
    print(f"Nothing found in {seconds:g} s, in {rounds} rounds of all property tests, the last of them cut short")


if __name__ == "__main__":
    main(float(sys.argv[1]))
