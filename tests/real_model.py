"""The whole way with a real model: ``make test-model``. It asserts what must always hold, never what a model says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator.cli import cli
from tests import yamls
from tests.test_suggest import AURORA, BOREALIS, STORY
from tests.tiny import tiny


@pytest.fixture
def seeds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LLM_USER_PATH", str(tmp_path / "llm"))
    folder = tmp_path / "seeds"
    folder.mkdir()
    for name, text in (("story.yml", STORY), ("aurora.txt", AURORA), ("borealis.txt", BOREALIS)):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def run(*args: str) -> Result:
    done = CliRunner().invoke(cli, args)
    assert done.exit_code == 0, done.output
    return done


def answers() -> dict[str, str]:
    return {path.name: json.loads(path.read_text("utf-8"))["answer"] for path in Path(".collate/answers").iterdir()}


def test_what_a_real_model_says_is_verified_decided_and_built(seeds: Path) -> None:
    with tiny():
        run("suggest", "--model", "tiny", "--jobs", "1")
        said = answers()
        run("suggest", "--model", "tiny", "--redo", "--jobs", "1")
    assert answers() == said
    assert len(said) == 4
    assert all(isinstance(json.loads(text), dict) for text in said.values())
    assert_verified(yamls.load((seeds / "suggested.yml").read_text("utf-8"))["proposals"], seeds)
    print(run("suggest", "--refused").output)
    run("accept", "--all", "--yes")
    run("build", "--quiet")
    held = json.loads(Path("docs/data/claims.json").read_text("utf-8"))
    assert {each["proposed"] for each in held["claims"] if each["by"] == "editor"} <= {"tiny"}


def assert_verified(proposals: list[dict[str, Any]], seeds: Path) -> None:
    """Each quote stands in its article, and each value's words in their quote."""
    for each in proposals:
        text = " ".join((seeds / f"{each['source']}.txt").read_text("utf-8").split())
        assert each.get("quote", each["written"]) in text
        assert each["written"] in each.get("quote", each["written"])
        assert each["state"] in ("proposed", "confirmed")
