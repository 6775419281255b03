"""States of a small story about two ferries, built as the command builds them, and what a golden file says of them."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from click.testing import CliRunner

from generator.changes import load
from generator.changes.model import Export
from generator.cli import cli
from tests import yamls

GOLDEN = Path(__file__).parent / "golden" / "changes.yml"
State = Mapping[str, Any]
STORY: dict[str, Any] = {
    "title": "Two ferries",
    "presets": ["vessel"],
    "subjects": {"aurora": {"name": "Aurora", "kind": "ship"}, "borealis": {"name": "Borealis", "kind": "ship"}},
    "entities": {"nordline": {"name": "Nordline", "kind": "organisation"}},
    "fields": {"passengers": {"running": True}},
    "topics": {"ships": {"title": "Ships", "fields": ["length", "beam", "passengers", "owner", "built"]}},
}


def cases() -> list[dict[str, Any]]:
    """The cases of the golden file."""
    loaded: list[dict[str, Any]] = yamls.load(GOLDEN.read_text(encoding="utf-8"))
    return loaded


def build(state: State, folder: Path) -> Path:
    """Build a state in a folder that is made for it; give where its pages and its data are."""
    seeds, story = folder / "seeds", copy.deepcopy(STORY)
    seeds.mkdir(parents=True)
    for name, given in state.items():
        if name in ("sources", "fields"):
            story[name] = story.get(name, {}) | given
        else:
            (seeds / name).write_text(given, encoding="utf-8")
    (seeds / "story.yml").write_text(yaml.safe_dump(story), encoding="utf-8")
    done = CliRunner().invoke(cli, ["build", "--quiet", "--seeds", str(seeds), "--docs", str(folder / "docs")])
    assert done.exit_code == 0, done.output
    return folder / "docs"


def exported(state: State, folder: Path) -> Export:
    """Build a state and read its data."""
    return load(build(state, folder))
