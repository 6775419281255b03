"""A small story with proposals, for the tests of proposals and of the desk, and a desk on it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests import yamls

PATIENCE = 60.0
ROOT = Path(__file__).parent.parent
PORT = 4000
HOME = f"http://127.0.0.1:{PORT}"
STORY = """\
title: Two ferries
presets: [vessel]
subjects:
  aurora: {name: Aurora, kind: ship}
  borealis: {name: Borealis, kind: ship}
entities:
  ada-holm: {name: Ada Holm, kind: person, subject: aurora, roles: [captain], gender: f}
  kiel-yard: {name: Kiel yard, kind: organisation}
fields:
  captain: {type: person, means: Who commands the ship.}
  price: {label: Price, type: money, nouns: [price]}
topics:
  ships: {title: The ships, fields: [length, passengers, captain, builder, price]}
"""
ARTICLES = {
    "a.txt": """\
The Aurora is 190 metres long. Ada Holm has the say on its bridge. The Aurora carries 900 passengers.

It came out of the Kiel yard. Some 3 million euros went into it, and 12 days of work. <img src=x onerror=boo()>

The Borealis is 210 metres long. 🚢 She was away for 7 days. The price of the Borealis was 5 million euros.
""",
    "b.txt": "The Borealis carries 1,200 passengers. Nobody asked.\n",
}
EDITS = "# Ours; keep this line.\nclaims: []\n"


def claim(field: str, value: Any, written: str, quote: str, **more: Any) -> dict[str, Any]:
    """An entry of the file of edits on the Aurora in the first article."""
    return {
        "source": "a",
        "subject": "aurora",
        "field": field,
        "value": value,
        "written": written,
        "quote": quote,
    } | more


CAPTAIN = claim("captain", "ada-holm", "Ada Holm", "Ada Holm has the say on its bridge.")
YARD = claim("builder", "kiel-yard", "Kiel yard", "It came out of the Kiel yard.", hedged=True)
DOUBT = {
    "source": "a",
    "subject": "aurora",
    "field": "passengers",
    "written": "900 passengers",
}


def lay_out(folder: Path) -> Path:
    """Put the story into a folder, and give its folder of articles."""
    seeds = folder / "seeds"
    seeds.mkdir()
    for name, text in {"story.yml": STORY, "edits.yml": EDITS, **ARTICLES}.items():
        (seeds / name).write_text(text, "utf-8")
    return seeds


def propose(seeds: Path, doubted: str = "") -> None:
    """Put proposals beside the story: a captain, a yard, and a doubt of the claim of the rules that has this id."""
    drafts = [
        {"id": f"draft{n}", "state": "proposed", "model": "tiny", **each} for n, each in enumerate([CAPTAIN, YARD])
    ]
    doubts = [{"id": f"out-{doubted}", "state": "proposed", "model": "tiny", "why": "Said of both.", **DOUBT}]
    text = yaml.safe_dump({"proposals": drafts + (doubts if doubted else [])}, sort_keys=False, allow_unicode=True)
    (seeds / "suggested.yml").write_text(text, "utf-8")


def held(path: Path) -> Any:
    """What a file of YAML holds."""
    return yamls.load(path.read_text("utf-8")) if path.exists() else None


@dataclass
class Running:
    """A desk in a process of its own."""

    process: subprocess.Popen[str]
    entry: str

    def close(self) -> str:
        """End it, and give what it said."""
        self.process.terminate()
        return self.process.communicate()[1]

    def interrupt(self) -> int:
        """Interrupt it alone, so that it has to end what it began, see that nothing is left, and give its exit code."""
        self.process.send_signal(signal.SIGINT)
        self.process.communicate(timeout=PATIENCE)
        with pytest.raises(ProcessLookupError):
            os.killpg(self.process.pid, 0)
        return self.process.returncode


def run(folder: Path, *options: str, **env: str) -> Running:
    """Open a desk on the project in a folder."""
    process = subprocess.Popen(
        [sys.executable, "-m", "generator", "desk", *(options or ["--no-browser"])],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stderr
    line = process.stderr.readline()
    assert " opens the desk, once; Ctrl-C ends it" in line, line
    return Running(process, line.split()[0])


def body(**said: Any) -> bytes:
    """What a page of the desk sends."""
    return json.dumps(said).encode()
