"""What a model adds to a proposed story file: only what stands in an article, and never a mistake."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from generator.cli import cli
from generator.story import Story, load_story
from tests.replay import replaying

AURORA = "The ferry Aurora left Kiel on 3 May 2031. Ada Holm commands the ship. Its galley serves 900 meals a day.\n"
SECOND = "The Aurora is back in Kiel. Ada Holm said that the Aurora will sail again, and Kiel is glad.\n"
MEALS = {
    "id": "meals",
    "label": "Meals",
    "type": "quantity",
    "unit": "meal",
    "means": "How many meals it serves in a day.",
    "topic": "On board",
    "written": "900 meals",
    "quote": "Its galley serves 900 meals a day.",
}
ANSWER: dict[str, Any] = {
    "subjects": [
        {"name": "Aurora", "kind": "ship"},
        {"name": "Poseidon", "kind": "ship"},
        {"name": "Kiel", "kind": "moon"},
    ],
    "entities": [
        {"name": "Ada Holm", "kind": "person", "aliases": ["Captain Nobody", "Holm"]},
        {"name": "Nordline", "kind": "organisation"},
        {"name": "galley", "kind": "place", "aliases": "none"},
        7,
    ],
    "presets": ["vessel", "no-such"],
    "fields": [MEALS, MEALS | {"id": "decks", "written": "12 decks"}, MEALS | {"id": "bad", "type": "term"}, "none"],
}


def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str | Exception) -> tuple[Story | None, str]:
    monkeypatch.setenv("LLM_USER_PATH", str(tmp_path / "llm"))
    folder = tmp_path / "clippings"
    folder.mkdir(exist_ok=True)
    (folder / "aurora.txt").write_text(AURORA, encoding="utf-8")
    (folder / "second.txt").write_text(SECOND, encoding="utf-8")
    with replaying({"900 meals": answer, "glad": json.dumps({"presets": ["vessel"]})}):
        done = CliRunner().invoke(cli, ["new", str(tmp_path / "site"), "--from", str(folder), "--model", "replay"])
    path = tmp_path / "site" / "seeds" / "story.yml"
    return (load_story(path) if path.exists() else None), done.output


def test_what_stands_in_an_article_is_added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    story, said = made(tmp_path, monkeypatch, json.dumps(ANSWER))
    assert story
    assert "replay adds" in said
    names = {name for each in (*story.subjects.values(), *story.entities.values()) for name in each.names}
    assert {"Aurora", "Ada Holm"} <= names
    assert not {"Poseidon", "Nordline", "Captain Nobody"} & names
    field = story.fields["meals"]
    assert (field.means, field.unit) == ("How many meals it serves in a day.", "meal")
    assert "meals" in story.topics["on-board"].fields
    assert not {"decks", "bad"} & story.fields.keys()
    assert list(tmp_path.glob(".*")) == []


@pytest.mark.parametrize(
    "answer", ["no JSON", "[]", "{}", '{"subjects": 3, "entities": {}, "presets": [[]], "fields": "x"}']
)
def test_any_other_answer_adds_nothing(answer: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    story, said = made(tmp_path, monkeypatch, answer)
    assert story
    assert "meals" not in story.fields
    assert "replay adds" in said


def test_a_model_that_fails_makes_no_project_and_goes_on_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    story, said = made(tmp_path, monkeypatch, RuntimeError("no network"))
    assert (story, "replay does not answer: no network" in said) == (None, True)
    story, _ = made(tmp_path, monkeypatch, json.dumps(ANSWER))
    assert story
