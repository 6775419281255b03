"""The console blocks of GUIDE.md: what they type, what they show, and how a shell runs them, one after another."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
GUIDE = ROOT / "GUIDE.md"
BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
STEP = re.compile(r"^\$ (?P<typed>.*\n(?:> .*\n)*)(?P<shown>(?:(?!\$ ).*\n)*)", re.MULTILINE)
LEFT_OUT = "..."
END = "-- end of step --"


@dataclass(frozen=True)
class Step:
    """A command of the guide, and what the guide says that it prints."""

    command: str
    shown: str


def steps(text: str) -> list[Step]:
    """All commands of a guide, in order."""
    found = (match for block in BLOCK.findall(text) for match in STEP.finditer(block))
    return [Step(match["typed"].replace("\n> ", "\n"), match["shown"]) for match in found]


def run(commands: list[str], folder: Path) -> list[str]:
    """What each command prints, on both channels, in one shell that starts in a folder with the repository in it."""
    (folder / "bin").mkdir()
    collate = folder / "bin" / "collate"
    collate.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m generator "$@"\n', encoding="utf-8")
    collate.chmod(0o755)
    (folder / "collate").symlink_to(ROOT)
    path = os.pathsep.join((str(collate.parent), os.environ["PATH"]))
    env = {key: value for key, value in os.environ.items() if key != "SITE_URL"}
    env |= {"PATH": path, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}
    script = "".join(f"{command}echo '{END}'\n" for command in commands)
    done = subprocess.run(
        ["bash"],
        input=script,
        cwd=folder,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=True,
    )
    return done.stdout.split(f"{END}\n")[:-1]


def fits(shown: str, printed: str) -> bool:
    """Whether a command printed what the guide shows, whose lines of dots stand for at least one line.

    >>> fits("a\\n...\\nd\\n", "a\\nb\\nc\\nd\\n"), fits("a\\n...\\nd\\n", "a\\nd\\n"), fits("a\\n", "a\\nb\\n")
    (True, False, False)
    """
    lines = ("(?:.*\\n)+" if line == LEFT_OUT else re.escape(f"{line}\n") for line in shown.splitlines())
    return re.fullmatch("".join(lines), printed) is not None
