"""``collate field``: a field made of an example, its cues, what it finds, and where it stands in the story file."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import cli
from generator.story import load_story

STORY = """\
title: The Osmo
subjects:
  osmo: {name: Osmo, kind: ship, nouns: [submersible]}
entities:
  ada-holm: {name: Ada Holm, kind: person}
topics:
  # the pages
  ship: {title: The ship, entities: [osmo]}
"""
FIRST = "The submersible Osmo had 96 hours of oxygen when it dived. Ada Holm designed the Osmo. It weighs 9 tonnes."
SECOND = "The Osmo has about 40 hours of oxygen left. A seat costs $250,000. The last dive had cost $3,000 in fuel."


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "story.yml").write_text(STORY, "utf-8")
    (folder / "a.txt").write_text(f" date 2031-05-30 {FIRST}\n", "utf-8")
    (folder / "b.txt").write_text(f" date 2031-05-31 {SECOND}\n", "utf-8")
    return folder


def teach(seeds: Path, *words: str) -> Result:
    return CliRunner().invoke(cli, ["field", *words, "--seeds", str(seeds)])


def test_a_value_gives_a_field_with_cues_that_find_others(seeds: Path) -> None:
    done = teach(seeds, "oxygen left: 96 hours", "--means", "How long the air lasts.")
    assert done.exit_code == 0
    field = load_story(seeds / "story.yml").fields["oxygen-left"]
    assert (field.type, field.unit, field.means) == ("duration", "hour", "How long the air lasts.")
    assert (field.nouns, field.phrases) == ((), ("_ of oxygen",))
    assert "It finds: 2\n" in done.output
    assert f"{seeds / 'b.txt'}:1: 40 hours | The Osmo has about 40 hours of oxygen left." in done.output


def test_what_it_finds_without_a_word_of_its_label_is_told_apart(seeds: Path) -> None:
    done = teach(seeds, "seat: $250,000", "--try")
    assert "It finds: 1\n" in done.output
    assert "$250,000 | A seat costs $250,000." in done.output
    wide = teach(seeds, "fare: $250,000", "--try")
    assert "without a word of “Fare”" in wide.output or "It finds: 1\n" in wide.output


def test_a_name_gives_a_field_of_its_kind(seeds: Path) -> None:
    done = teach(seeds, "designer: Ada Holm", "Ada Holm designed the Osmo")
    assert done.exit_code == 0
    assert load_story(seeds / "story.yml").fields["designer"].type == "person"


def test_a_value_that_a_verb_states_gives_a_verb_cue(seeds: Path) -> None:
    (seeds / "c.txt").write_text(
        " date 2031-06-01 The owner returned 12 million euros. A tug burned 9 tonnes.\n", "utf-8"
    )
    (seeds / "d.txt").write_text(" date 2031-06-02 The owner has since returned all of 14 million euros.\n", "utf-8")
    done = teach(seeds, "paid back: 12 million euros")
    assert done.exit_code == 0
    field = load_story(seeds / "story.yml").fields["paid-back"]
    assert (field.nouns, field.verbs, field.phrases) == ((), ("return _",), ())
    assert "verbs: return _" in done.output
    assert "14 million euros | The owner has since returned all of 14 million euros." in done.output


def test_fields_stand_on_a_page_and_leave_the_rest_of_the_file(seeds: Path) -> None:
    for words in ("oxygen left: 96 hours", "seat: $250,000"):
        assert teach(seeds, words).exit_code == 0
    text = (seeds / "story.yml").read_text("utf-8")
    assert text.startswith(STORY)
    assert load_story(seeds / "story.yml").topics["more"].fields == ("oxygen-left", "seat")


def test_a_trial_writes_nothing(seeds: Path) -> None:
    assert teach(seeds, "oxygen left: 96 hours", "--try").exit_code == 0
    assert (seeds / "story.yml").read_text("utf-8") == STORY


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        (("oxygen",), "'oxygen' is no example; say what the field is called and a value, as in 'crew: 12 people'"),
        (("oxygen: 97 hours",), "no sentence with '97 hours' is in the articles; copy both as one of them has them"),
        (("oxygen: 96 hours", "It weighs"), "no such sentence with '96 hours' is in the articles"),
        (("oxygen: plenty",), "'plenty' is no sum, date, length of time, number with what it counts, or name"),
    ],
)
def test_what_is_no_example_is_told(seeds: Path, words: tuple[str, ...], wrong: str) -> None:
    done = teach(seeds, *words)
    assert done.exit_code == 1
    assert wrong in done.output


def test_a_field_that_is_there_is_not_written_over(seeds: Path) -> None:
    assert teach(seeds, "oxygen left: 96 hours").exit_code == 0
    again = teach(seeds, "oxygen left: 40 hours")
    assert again.exit_code == 1
    assert "there is a field 'oxygen-left'; change it there" in again.output
