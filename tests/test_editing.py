"""Changes to the file of edits: what they do to its text, held to a model of lists and mappings that knows no YAML."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.editing import ChangedError, Decision, Done, add, decide, drop, put, rewrite, undo
from generator.edits import Texts, wrong_edits
from generator.errors import CollateError
from tests import ferries, yamls

Model = dict[str, list[Any]]
SECTIONS = ("claims", "notes", "names", "ranks", "read")
STARTS = [
    "",
    "# nothing yet\n",
    "claims: []  # none\nnotes:\n",
    "claims: [ ]\n# the end",
    """\
# The hand.
claims:
# first
- source: a   # its file
  value: {n: 12, unit: day}
  # inside
  quote: |
    two
    lines

- hedged: true
  source: b
  quote: "in \\"quotes\\" # no comment"
# of notes
notes:
  - {note: 'one, of many'}   # said
  -
    note: >-
      folded
      words
    # tail
names: [{same: [A, "B, C"]}, {apart: [D, E,]}]

# the end
""",
    "names: [{same: [A, B]},]\nclaims:\n- {source: a}\n- source: b\n  value:\n    n: 3\n    unit: day\nread: [a, b]",
    "{claims: [], notes: [{note: x}]}\n",
    "---\nclaims:\n- source: a\n  quote: x\n...\n",
]
# fmt: off
WORDS = ["a", "b: c", "# d", "x #y", "- e", "[f", "g]", "{h}", "null", "~", "yes", "12", "2031-05", "'i", '"j"', "k:",
         "@l", "%m", "&n", "*o", "!p", "|", ">", "?", ", q", "é—“ü” 😀", "\\", "a'b\"c", "=", "<<", "--- r"]
# fmt: on
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
flat = st.dictionaries(st.sampled_from(["source", "field", "quote", "note"]), texts, min_size=1)
values = st.one_of(
    texts, st.booleans(), st.integers(0, 99), st.fixed_dictionaries({"n": st.integers(0, 9), "unit": texts})
)
entries = st.builds(lambda one, value: {**one, "value": value}, flat, values) | flat
names = st.fixed_dictionaries({"same": st.lists(texts, min_size=2, max_size=3, unique=True)})


def read(text: str) -> Model:
    """What a parser that takes every scalar for a text makes of a file."""
    held = yamls.load_texts(text.removeprefix("\ufeff")) or {}
    return {key: even(value) or [] for key, value in held.items()}


def even(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: even(each) for key, each in value.items()}
    if isinstance(value, list):
        return [even(each) for each in value]
    return " ".join((str(value).lower() if isinstance(value, bool) else str(value)).split())


def after(model: Model, decision: Decision) -> Model:
    """The model of a decision: a list that grows at its end, changes in one place, or loses one item."""
    held = list(model.get(decision.section, []))
    if decision.was is None:
        held.append(even(decision.now))
    else:
        at = len(held) - 1 - held[::-1].index(even(decision.was))
        held[at : at + 1] = [] if decision.now is None else [even(decision.now)]
    return {**model, decision.section: held}


@st.composite
def decisions(draw: st.DrawFn, model: Model) -> Decision:
    section = draw(st.sampled_from(SECTIONS))
    fresh: Any = draw(texts if section == "read" else names if section == "names" else entries)
    held = model.get(section, [])
    kind = draw(st.sampled_from(["add", "add", "change", "remove"])) if held else "add"
    if kind == "add":
        return Decision(section, now=fresh)
    was = draw(st.sampled_from(held))
    if kind == "change" and isinstance(was, dict) and draw(st.booleans()):
        fresh = {key: value for key, value in was.items() if draw(st.booleans())} | fresh
    return Decision(section, was, fresh if kind == "change" else None)


def same(one: Model, other: Model) -> bool:
    """Whether two models hold the same; a section without entries is none."""
    return {key: held for key, held in one.items() if held} == {key: held for key, held in other.items() if held}


@given(st.data(), st.sampled_from(STARTS), st.sampled_from(["\n", "\r\n"]))
@settings(max_examples=75, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_decisions_give_what_the_model_gives_and_undo_gives_the_bytes(data: Any, start: str, newline: str) -> None:
    text = start.replace("\n", newline)
    model, history = read(text), [text]
    for _ in range(data.draw(st.integers(1, 12))):
        if len(history) > 1 and data.draw(st.integers(0, 3)) == 0:
            history.pop()
            model = read(history[-1])
            continue
        decision = data.draw(decisions(model))
        before, made = history[-1], decide(history[-1], [decision])
        model = after(model, decision)
        assert same(read(made), model)
        assert not set(comments(before)) - set(comments(made)) or decision.was is not None
        if decision.was is None:
            assert same(read(decide(made, [decision.undone()])), read(before))
        history.append(made)


def comments(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.lstrip().startswith("#")]


@pytest.mark.parametrize("start", STARTS)
def test_a_new_entry_leaves_every_line_as_it_was(start: str) -> None:
    made = decide(start, [Decision("claims", now={"source": "c", "value": "12 days", "hedged": True})])
    lines = iter(made.splitlines())
    if not start.startswith("{") and "[" not in start.partition("\n")[0]:
        assert all(line in lines for line in start.splitlines())
    assert read(made)["claims"][-1] == {"source": "c", "value": "12 days", "hedged": "true"}


def test_entries_have_the_form_that_the_readme_shows() -> None:
    claim = {
        "source": "harbour-post",
        "value": {"n": 1200, "unit": "person"},
        "quote": "so: room for all",
        "planned": True,
    }
    made = decide(
        "# hand\n", [Decision("claims", now=claim), Decision("names", now={"same": ["Ada Holm", "Captain Ada"]})]
    )
    assert made == (
        "# hand\nclaims:\n- source: harbour-post\n  value: {n: 1200, unit: person}\n"
        '  quote: "so: room for all"\n  planned: true\nnames:\n- same: [Ada Holm, Captain Ada]\n'
    )


def test_a_change_touches_the_keys_that_differ() -> None:
    start = (
        "claims:\n# one\n- source: a  # its file\n  value: {n: 12}   # days\n  planned: true\n\n# two\n- source: b\n"
    )
    was = {"source": "a", "value": {"n": "12"}, "planned": "true"}
    made = decide(
        start, [Decision("claims", was, {"source": "a", "value": {"n": "13", "unit": "day"}, "speaker": "Ada"})]
    )
    assert made == (
        "claims:\n# one\n- source: a  # its file\n  value: {n: 13, unit: day}   # days\n  speaker: Ada\n\n"
        "# two\n- source: b\n"
    )


def test_the_last_entry_that_goes_leaves_an_empty_list() -> None:
    assert (
        drop("claims:\n# hers\n- source: a\n  quote: b\nnotes: []\n", ("claims", 0))
        == "claims: []\n# hers\nnotes: []\n"
    )


def test_any_file_of_yaml_can_be_changed_by_path() -> None:
    story = (
        "entities:\n  ada: {name: Ada, kind: person}  # she\n  bell: {name: Bell, kind: craft, aliases: [The Bell]}\n"
    )
    made = add(add(story, ("entities", "ada", "aliases"), "Captain Ada"), ("entities", "bell", "aliases"), "Bella")
    made = put(made, ("entities", "cook"), {"name": "Cook, Ann", "kind": "person"})
    assert made == (
        "entities:\n  ada: {name: Ada, kind: person, aliases: [Captain Ada]}  # she\n"
        "  bell: {name: Bell, kind: craft, aliases: [The Bell, Bella]}\n  cook: {name: \"Cook, Ann\", kind: person}\n"
    )  # fmt: skip


@pytest.mark.parametrize("text", ["claims: &a [1]\nnotes: *a\n", "claims: {a: b}\n", "- claims\n", "claims: [a\n"])
def test_what_is_in_another_form_is_refused(text: str) -> None:
    with pytest.raises(CollateError):
        decide(text, [Decision("claims", now={"source": "a"})])


@pytest.fixture
def hand(tmp_path: Path) -> Path:
    path = tmp_path / "edits.yml"
    path.write_bytes(b"\xef\xbb\xbf# mine\r\nclaims: []\r\n")
    path.chmod(0o640)
    return path


def files(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def no_check(text: str) -> Sequence[str]:
    return ()


def do(path: Path, *made: Decision) -> Done:
    return rewrite(path, lambda text: decide(text, made), no_check)


def take_back(path: Path, done: Done, *made: Decision) -> Done:
    return undo(path, done, lambda text: decide(text, [each.undone() for each in reversed(made)]), no_check)


def test_a_file_is_written_with_its_mark_line_ends_and_rights(hand: Path) -> None:
    start, decision = hand.read_bytes(), Decision("notes", now={"topic": "a", "note": "b"})
    done = do(hand, decision)
    assert hand.read_bytes() == start + b"notes:\r\n- topic: a\r\n  note: b\r\n"
    assert (hand.stat().st_mode & 0o777, files(hand.parent)) == (0o640, ["edits.yml"])
    take_back(hand, done, decision)
    assert hand.read_bytes() == start


def test_a_file_that_a_decision_made_goes_when_it_is_undone(tmp_path: Path) -> None:
    path, decision = tmp_path / "edits.yml", Decision("read", now="a")
    done = do(path, decision)
    assert path.read_text() == "read: [a]\n"
    take_back(path, done, decision)
    assert not path.exists()


def test_what_others_wrote_meanwhile_stays(hand: Path) -> None:
    mine, theirs = Decision("notes", now={"topic": "a"}), Decision("notes", now={"topic": "b"})
    done = do(hand, mine)
    do(hand, theirs)
    take_back(hand, done, mine)
    assert read(hand.read_text(encoding="utf-8"))["notes"] == [{"topic": "b"}]


def test_an_entry_that_others_changed_is_not_overwritten(hand: Path) -> None:
    was = {"topic": "a", "note": "b"}
    do(hand, Decision("notes", now=was))
    do(hand, Decision("notes", was, {"topic": "a", "note": "c"}))
    held = hand.read_bytes()
    with pytest.raises(ChangedError, match=r"no longer has the entry \{topic: a, note: b\}; the nearest.*note: c"):
        do(hand, Decision("notes", was, {"topic": "a", "note": "d"}))
    assert hand.read_bytes() == held


def test_a_mistake_in_an_entry_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    path, articles, story = tmp_path / "edits.yml", ferries.articles(), ferries.story()
    path.write_text("claims: []\nnotes:\n- {topic: gone, note: an old mistake}\n")
    held, texts = path.read_bytes(), Texts(articles)

    def check(text: str) -> Sequence[str]:
        return wrong_edits(path, text, story, texts)

    bad = Decision("claims", now={"source": articles[0].id, "subject": "nobody"})
    with pytest.raises(CollateError) as told:
        rewrite(path, lambda text: decide(text, [bad]), check)
    assert "unknown subject 'nobody'" in str(told.value)
    assert "gone" not in str(told.value)
    assert path.read_bytes() == held
    note = Decision("notes", now={"topic": next(iter(story.topics)), "note": "new"})
    rewrite(path, lambda text: decide(text, [note]), check)
    assert "note: new" in path.read_text()


@pytest.mark.parametrize("when", ["fsync", "replace"])
def test_whoever_is_cut_short_leaves_the_file_of_before(hand: Path, when: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(*{"fsync": (os, "fsync"), "replace": (Path, "replace")}[when], fail)
    held = hand.read_bytes()
    with pytest.raises(OSError, match=r"edits\.yml"):
        do(hand, Decision("read", now="a"))
    monkeypatch.undo()
    assert (hand.read_bytes(), files(hand.parent)) == (held, ["edits.yml"])
