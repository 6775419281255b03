"""Looks for inputs that break the program: the property tests on inputs drawn at random, and files nearly right.

    python -m tools.fuzz SECONDS                     both, half of the time each
    python -m tools.fuzz --count 20000 story edits   so many inputs of some kinds

A find is shown with what repeats it, and an input is kept in ``tests/cases/``, where a test takes it from then on; then
the exit code is 1. The kinds are in ``tools/mutant_kinds.py``.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import secrets
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tools.mutant_duty import Find, Kind
from tools.mutant_kinds import KINDS

ROOT = Path(__file__).parent.parent
CASES = ROOT / "tests" / "cases"
"""A folder a kind, with the inputs that were found."""
PYTEST = ("-m", "pytest", "-m", "hypothesis", "-q", "-x", "-n", "auto", "-p", "no:cacheprovider")
PROFILE = {"HYPOTHESIS_PROFILE": "explore"}
"""Which of those in ``tests/conftest.py``."""
SIMILAR = 3
"""Finds of one kind that say the same, after which they are only counted."""


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


def properties(seconds: float) -> bool:
    """Explore for some seconds; say whether all passed."""
    end, rounds = time.monotonic() + seconds, 0
    while (left := end - time.monotonic()) > 0:
        if not explore(secrets.randbelow(2**32), left):
            return False
        rounds += 1
    print(f"Property tests: nothing found in {seconds:g} s, in {rounds} rounds, the last of them cut short")
    return True


def search(name: str, count: int, seconds: float, seed: int) -> int:
    """Try inputs of a kind until there were so many or the time is up; give how many were wrong."""
    end, tried, known = time.monotonic() + seconds, 0, dict[str, int]()
    with tempfile.TemporaryDirectory() as place:
        kind = KINDS[name](Path(place))
        while tried < count and time.monotonic() < end:
            if said := attempt(kind, random.Random(f"{seed}/{tried}")):
                what, file, data = said
                alike = what.strip().splitlines()[-1][:80]
                known[alike] = known.get(alike, 0) + 1
                if known[alike] <= SIMILAR:
                    print(f"{name}, {file}: {what[:600]} … {what[-600:]}", flush=True)
                    print(f"  kept as {keep(name, file, data)}", flush=True)
            tried += 1
    print(f"{name}: {tried} tried, {sum(known.values())} wrong", flush=True)
    return sum(known.values())


def attempt(kind: Kind, draw: random.Random) -> tuple[str, str, bytes] | None:
    """Try one input; give what is wrong, its name and its bytes."""
    file, sample = draw.choice(kind.samples)
    data, unknown = kind.mutate(sample, draw)
    try:
        kind.take(file, data, unknown)
    except Find as find:
        return str(find), file, data
    return None


def keep(name: str, file: str, data: bytes) -> Path:
    """Keep an input, under the name of the file that it stands for."""
    folder = CASES / name / hashlib.sha256(data).hexdigest()[:8]
    path = folder / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path.relative_to(ROOT)


def main() -> int:
    """Look for what breaks it; give the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("arguments", nargs="*", metavar="SECONDS | KIND", help=f"kinds: {', '.join(KINDS)}")
    parser.add_argument("--count", type=int, default=10**9)
    parser.add_argument("--seconds", type=float, default=10**9, help="for each kind")
    parser.add_argument("--seed", type=int, default=secrets.randbelow(2**32))
    said = parser.parse_args()
    sound, kinds, seconds = True, said.arguments, said.seconds
    if len(kinds) == 1 and kinds[0] not in KINDS:
        sound = properties(float(kinds[0]) / 2)
        kinds, seconds = [*KINDS], float(said.arguments[0]) / 2 / len(KINDS)
    print(f"Files nearly right, with --seed {said.seed}", flush=True)
    wrong = sum(search(name, said.count, seconds, said.seed) for name in kinds or KINDS)
    return 0 if sound and not wrong else 1


if __name__ == "__main__":
    sys.exit(main())
