"""Articles that talk to a model, and a model that obeys: nothing but words of that very article comes out of it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from generator.cli import cli
from tests import yamls
from tests.replay import replaying
from tests.test_suggest import STORY

CASES: list[dict[str, Any]] = yamls.load((Path(__file__).parent / "golden" / "hostile-articles.yml").read_text("utf-8"))
CALM = "The Aurora is 190 metres long.\n"


@pytest.fixture
def seeds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LLM_USER_PATH", str(tmp_path / "llm"))
    monkeypatch.setenv("SECRET_KEY_OF_THIS_TEST", "sk-secret-of-this-test")
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "story.yml").write_text(STORY, encoding="utf-8")
    (folder / "calm.txt").write_text(CALM, encoding="utf-8")
    return folder


def test_there_are_twenty() -> None:
    assert len({case["say"] for case in CASES}) == 20


@pytest.mark.parametrize("case", CASES, ids=range(len(CASES)))
def test_an_article_that_talks_to_the_model_changes_only_its_own_proposals(case: dict[str, Any], seeds: Path) -> None:
    text = f"A ship came in. {case['say']} It left again.\n"
    (seeds / "hostile.txt").write_text(text, encoding="utf-8")
    with replaying({case["say"][:20]: case["answer"]}) as model:
        done = CliRunner().invoke(cli, ["suggest", "--model", "replay"])
        listed = CliRunner().invoke(cli, ["suggest", "--refused"])
    assert (done.exit_code, listed.exit_code) == (0, 0), done.output
    assert_closed(model.asked, case["say"])
    held = yamls.load((seeds / "suggested.yml").read_text("utf-8"))["proposals"]
    assert {each["source"] for each in held} <= {"hostile"}
    assert len(held) == case.get("holds", 0)
    for each in held:
        assert each["state"] in ("proposed", "confirmed")
        assert " ".join(each["quote"].split()) in " ".join(text.split())
        assert each["written"] in each["quote"]
    printed = done.output + listed.output
    assert all(sign.isprintable() or sign == "\n" for sign in printed)
    assert not (seeds / "edits.yml").exists()
    assert not Path("owned").exists()


def assert_closed(asked: list[str], say: str) -> None:
    """One article a question, between marks that it cannot close, and nothing of this machine."""
    for question in asked:
        both = CALM.strip() in question and say in question
        assert not both
        assert os.environ["SECRET_KEY_OF_THIS_TEST"] not in question
        assert str(Path.cwd()) not in question
        if say in question:
            opened = next(line for line in question.splitlines() if line and set(line) == {"<"})
            assert question.count(opened.replace("<", ">")) == 1
