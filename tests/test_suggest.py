"""The way of a proposal: question, answer, file, a person's yes or no, the site; with a model that replays."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator.cli import cli
from tests import yamls
from tests.desks import STORY
from tests.replay import Replay, replaying

AURORA = """\
The Aurora left. Ada Holm has the say on its bridge. The Aurora is 190 metres long. It came out of the Kiel yard.

Her sister, the Borealis, takes some twelve hundred souls, and 190 metres of rope.
"""
BOREALIS = "The Borealis is 210 metres long.\n"


def claim(field: str, written: str, quote: str, **more: Any) -> dict[str, Any]:
    return {"subject": "aurora", "field": field, "written": written, "quote": quote, "modality": "stated"} | more


CAPTAIN = claim("captain", "Ada Holm", "Ada Holm has the say on its bridge", hedged=False)
YARD = claim("builder", "Kiel yard", "It came out of the Kiel yard.", hedged=True)
LENGTH = claim("length", "190 metres", "The Aurora is 190 metres long", hedged=False)
MADE_UP = claim("length", "240 metres", "The Aurora is 240 metres long", hedged=False)
ANSWERS: dict[str, str | Exception] = {
    "A program has read": "[]",
    "Ada Holm has the say": json.dumps({"claims": [CAPTAIN, YARD, LENGTH, MADE_UP]}),
    "210 metres": json.dumps([]),
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LLM_USER_PATH", str(tmp_path / "llm"))
    (tmp_path / "seeds").mkdir()
    put(tmp_path, "story.yml", STORY)
    put(tmp_path, "aurora.txt", AURORA)
    put(tmp_path, "borealis.txt", BOREALIS)
    return tmp_path


def put(project: Path, name: str, text: str) -> None:
    (project / "seeds" / name).write_text(text, encoding="utf-8")


@pytest.fixture
def model() -> Iterator[Replay]:
    with replaying(ANSWERS) as made:
        yield made


def run(*args: str) -> Result:
    return CliRunner().invoke(cli, args)


def suggested() -> list[dict[str, Any]]:
    held: list[dict[str, Any]] = yamls.load(Path("seeds/suggested.yml").read_text("utf-8"))["proposals"]
    return held


def states() -> dict[str, str]:
    return {f"{each['subject']} {each['field']}": each["state"] for each in suggested()}


def edits() -> dict[str, Any]:
    path = Path("seeds/edits.yml")
    held: dict[str, Any] = yamls.load(path.read_text("utf-8")) if path.exists() else {}
    return held


def test_a_model_proposes_and_the_program_verifies(project: Path, model: Replay) -> None:
    done = run("suggest", "--model", "replay")
    assert done.exit_code == 0, done.output
    assert "3 proposals hold, 1 refused" in done.output
    assert states() == {"aurora captain": "proposed", "aurora builder": "proposed", "aurora length": "confirmed"}
    assert [each["model"] for each in suggested()] == ["replay"] * 3
    assert edits() == {}
    refused = run("suggest", "--refused").output.splitlines()
    assert refused[0] == "aurora: aurora, length, 240 metres: the quote does not stand in the article"


def test_the_question_names_all_that_may_be_named(project: Path, model: Replay) -> None:
    run("suggest", "--model", "replay", "--source", "aurora")
    question, schema = model.asked[0], model.schemas[0]
    assert "- aurora: Aurora (ship)" in question
    assert "ada-holm: Ada Holm" in question
    assert "- captain (person): Who commands the ship." in question
    assert question.rstrip().endswith(f"<<<\n{AURORA.strip()}\n>>>")
    keys = schema["properties"]["claims"]["items"]["properties"]
    assert keys["subject"]["enum"] == ["aurora", "borealis"]
    assert keys["field"]["enum"] == ["length", "passengers", "captain", "builder", "price"]


def test_a_known_question_is_not_asked_again(project: Path, model: Replay) -> None:
    run("suggest", "--model", "replay")
    count, before = len(model.asked), Path("seeds/suggested.yml").read_bytes()
    again = run("suggest", "--model", "replay")
    assert (again.exit_code, len(model.asked)) == (0, count)
    assert Path("seeds/suggested.yml").read_bytes() == before
    run("suggest", "--model", "replay", "--redo", "--source", "borealis")
    assert len(model.asked) == count + 2
    put(project, "borealis.txt", BOREALIS + "It is new.\n")
    run("suggest", "--model", "replay")
    assert len(model.asked) == count + 4


def test_estimate_asks_nothing(project: Path, model: Replay) -> None:
    done = run("suggest", "--model", "replay", "--estimate")
    assert re.fullmatch(r"4 questions, 0 of them answered; the others take about \d+ tokens, .*\n", done.output)
    assert (model.asked, Path("seeds/suggested.yml").exists()) == ([], False)


def test_a_run_that_fails_keeps_what_was_answered_and_goes_on_there(project: Path) -> None:
    broken = ANSWERS | {"210 metres": RuntimeError("rate limit: key sk-aVeryLongSecretThatNobodyShouldSee1234")}
    with replaying(broken):
        done = run("suggest", "--model", "replay", "--jobs", "1")
    assert done.exit_code == 1
    assert "replay does not answer: rate limit: key …; what it answered before is kept" in done.output
    assert states()["aurora captain"] == "proposed"
    with replaying(ANSWERS) as model:
        assert run("suggest", "--model", "replay").exit_code == 0
    assert model.asked
    assert not any("Ada Holm has the say" in question for question in model.asked)


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        ([], 2, "Name who is to answer"),
        (["--model", "no-such-model"], 1, "no-such-model does not answer: "),
        (["--model", "replay", "--source", "auror"], 2, "there is no article 'auror'; did you mean 'aurora'?"),
        (["--answers", "nowhere"], 1, "nowhere:1: there is no such folder"),
        (["--answers", "seeds"], 1, "seeds:1: there is no answer; save them as aurora.json and so on"),
    ],
)
def test_bad_input_is_told_in_one_line(project: Path, model: Replay, args: list[str], code: int, said: str) -> None:
    done = run("suggest", *args)
    assert (done.exit_code, said in done.output, model.asked) == (code, True, []), done.output


def test_a_chat_window_will_do(project: Path) -> None:
    assert run("suggest", "--prompts", "questions").exit_code == 0
    assert "Ada Holm has the say" in Path("questions/aurora.md").read_text("utf-8")
    assert json.loads(Path("questions/aurora.schema.json").read_text("utf-8"))["required"] == ["claims"]
    Path("answers").mkdir()
    Path("answers/aurora.json").write_text(f"```json\n{json.dumps([CAPTAIN])}\n```", encoding="utf-8")
    Path("answers/borealis.json").write_text("Sorry, I", encoding="utf-8")
    done = run("suggest", "--answers", "answers")
    assert (done.exit_code, states()) == (0, {"aurora captain": "proposed"})
    assert "borealis: the answer is no JSON" in done.output
    assert suggested()[0]["model"] == "a language model"


def test_an_answer_on_another_article_is_told(project: Path) -> None:
    Path("answers").mkdir()
    Path("answers/borealis.json").write_text(json.dumps([CAPTAIN, YARD]), encoding="utf-8")
    done = run("suggest", "--answers", "answers")
    assert "borealis: none of its quotes stands in this article; is it the answer for another one?" in done.output


def test_what_is_accepted_is_built_and_says_who_proposed_it(project: Path, model: Replay) -> None:
    run("suggest", "--model", "replay")
    ids = [each["id"] for each in suggested()]
    assert run("accept", ids[0]).exit_code == 0
    assert states()["aurora captain"] == "accepted"
    assert edits()["claims"][0]["proposed-by"] == "replay"
    assert run("build", "--quiet").exit_code == 0
    claims = json.loads(Path("docs/data/claims.json").read_text("utf-8"))["claims"]
    made = [(each["field"], each["by"], each["proposed"]) for each in claims if each["by"] == "editor"]
    assert made == [("captain", "editor", "replay")]
    assert run("accept", ids[0]).exit_code == 1
    assert run("suggest", "--model", "replay").exit_code == 0
    assert states()["aurora captain"] == "accepted"


def test_the_build_reads_no_proposal(project: Path, model: Replay) -> None:
    run("build", "--quiet")
    before = {path: path.read_bytes() for path in Path("docs").rglob("*") if path.is_file()}
    run("suggest", "--model", "replay")
    run("build", "--quiet")
    assert {path: path.read_bytes() for path in Path("docs").rglob("*") if path.is_file()} == before
    Path("seeds/suggested.yml").write_text("no: [yaml", encoding="utf-8")
    assert run("build", "--quiet").exit_code == 0


def test_what_is_rejected_is_never_shown_again(project: Path, model: Replay) -> None:
    run("suggest", "--model", "replay")
    run("reject", "--field", "builder", "--reason", "a rumour")
    run("suggest", "--model", "replay", "--redo")
    assert states()["aurora builder"] == "rejected"
    assert [each["reason"] for each in suggested() if "reason" in each] == ["a rumour"]
    assert run("accept", "--all", "--yes").exit_code == 0
    assert [each["field"] for each in edits()["claims"]] == ["captain"]


def test_all_needs_a_yes_and_confirmed_ones_are_asked_for(project: Path, model: Replay) -> None:
    run("suggest", "--model", "replay")
    assert run("accept").exit_code == 2
    assert run("accept", "--all").exit_code == 2
    assert edits() == {}
    assert run("accept", "--confirmed-by-rules").exit_code == 0
    assert [each["field"] for each in edits()["claims"]] == ["length"]
    typo = run("accept", "0" * 12)
    assert (typo.exit_code, "there is no proposal '000000000000'" in typo.output) == (1, True)


def test_a_proposal_whose_words_are_gone_is_outdated(project: Path, model: Replay) -> None:
    run("suggest", "--model", "replay")
    put(project, "aurora.txt", AURORA.replace("has the say on", "rules"))
    run("suggest", "--model", "replay")
    assert states()["aurora captain"] == "outdated"
    said = run("check").output
    assert "seeds/suggested.yml:1: 1 proposals wait for a decision" in said
    assert "seeds/suggested.yml:1: 1 proposals are outdated" in said


def test_another_reading_than_that_of_the_rules_is_marked(project: Path) -> None:
    other = LENGTH | {"subject": "borealis"}
    with replaying({"A program has read": "[]", "Ada Holm has the say": json.dumps([other])}):
        run("suggest", "--model", "replay")
    assert [each["rules"] for each in suggested()] == ["length of aurora, stated"]


def test_a_model_can_only_ask_to_leave_out(project: Path) -> None:
    run("suggest", "--prompts", "questions")
    text = Path("questions/aurora.check.md").read_text("utf-8")
    ids = re.findall(r"^- ([0-9a-f]{12}): aurora, length", text, re.MULTILINE)
    answer = [{"id": ids[0], "states": False, "why": "of\x1b[31m rope"}, {"id": "0" * 12, "states": False}, 7]
    with replaying({"A program has read": json.dumps({"checked": answer, "claims": [CAPTAIN]})}):
        run("suggest", "--model", "replay")
    assert [(each["id"], each["state"]) for each in suggested()] == [(f"out-{ids[0]}", "proposed")]
    done = run("accept", "--all", "--yes")
    assert done.exit_code == 0, done.output
    entry = edits()["left-out"][0]
    assert (entry["field"], entry["written"]) == ("length", "190 metres")
    assert entry["reason"].startswith("The words do not state it, says replay: of")
    assert run("build", "--quiet").exit_code == 0
    held = json.loads(Path("docs/data/claims.json").read_text("utf-8"))
    assert [each["field"] for each in held["left_out"]] == ["length"]


def test_a_story_of_many_fields_asks_one_question_for_each_preset(project: Path) -> None:
    more = "".join(f"  own-{n}: {{type: name, nouns: [bell {n}]}}\n" for n in range(70))
    story = STORY.replace("fields:\n", f"fields:\n{more}").replace(
        "builder, price]", f"builder, price, {', '.join(f'own-{n}' for n in range(70))}]"
    )
    put(project, "story.yml", story)
    run("suggest", "--prompts", "questions", "--source", "aurora")
    names = sorted(path.name for path in Path("questions").glob("*.md"))
    assert names == [f"aurora.{each}.md" for each in ("check", "own", "product", "vessel")]
    Path("answers").mkdir()
    Path("answers/aurora.json").write_text(json.dumps([CAPTAIN, YARD]), encoding="utf-8")
    assert "1 answers, 2 proposals hold" in run("suggest", "--answers", "answers").output
    Path("answers/aurora.own.json").write_text(json.dumps([CAPTAIN]), encoding="utf-8")
    assert run("suggest", "--answers", "answers").exit_code == 0
    assert states() == {"aurora captain": "proposed", "aurora builder": "proposed"}
