"""The editor's notes and what the editor leaves out, from the file of edits to the pages and the data."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html import unescape
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator.cli import cli
from generator.dossier import Dossier
from generator.edits import leave_out, load_edits, text_hash
from generator.models import Aside, LeftOut, Note, Quantity
from generator.reconcile import facts
from generator.render import Site, pages
from generator.render.differences import FULL
from generator.render.passages import covered
from generator.story import load_story
from tests import ferries
from tests.samples import article, claim, load
from tests.schemas import validate

STORY = """\
title: Two ferries
presets: [vessel]
quote-share: 100
subjects:
  aurora: {name: Aurora, kind: ship}
  borealis: {name: Borealis, kind: ship}
topics:
  ships: {title: The ships, fields: [length, passengers, built, price], intro: Both sail.}
  more: {title: More, fields: [passengers]}
fields:
  price: {label: Price, type: money, nouns: [price]}
"""
A = (
    "The Aurora is 90 metres long and carries 120 passengers. The Aurora was built on 3 May 2019.\n\n"
    "The price of the Aurora was 2 million euros ($2.4 million). The Borealis carries 90 passengers, and the Aurora "
    "carries 120 passengers.\n"
)
ABOUT = "source: a.txt, subject: aurora, field"
TWICE = f"{{{ABOUT}: passengers, written: 120 passengers, reason: Of both ships.}}"
NARROW = "quote: the Aurora carries 120 passengers"


@pytest.fixture
def seeds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = Path("seeds")
    folder.mkdir()
    for name, text in {"story.yml": STORY, "a.txt": A, "b.txt": "The Aurora carries 140 passengers.\n"}.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def run(command: str, *args: str) -> Result:
    return CliRunner().invoke(cli, [command, *args])


def built(seeds: Path, edits: str, *args: str) -> None:
    """Build with these edits, twice: what they say survives, and the second build has nothing to write."""
    (seeds / "edits.yml").write_text(edits, "utf-8")
    for _ in range(2):
        result = run("build", *args)
        assert (result.exit_code, result.stderr) == (0, "")
    assert "0 files written" in result.stdout


def data(name: str) -> Any:
    return json.loads(Path("docs/data", f"{name}.json").read_text("utf-8"))


def page(name: str) -> str:
    """A page without its tags, on one line."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", Path("docs", name).read_text("utf-8"))).split())


def claims(field: str) -> list[tuple[str, str]]:
    return [(each["subject"], each["written"]) for each in data("claims")["claims"] if each["field"] == field]


NOTES = """\
notes:
- {subject: aurora, field: passengers, note: "The yard *says* <b>130</b>."}
- {topic: more, note: Counted in June.}
- {topic: more, note: And in July.}
"""


def test_notes_stand_where_their_fact_and_their_topic_do(seeds: Path) -> None:
    built(seeds, NOTES)
    words = "The yard *says* <b>130</b>."
    text = page("differences.md")
    assert text.count(f"{words} The editor’s words") == text.count("130") == 1
    assert "Counted in June. And in July. The editor’s words" in page("topics/more.md")
    assert not any("Counted" in page(name) for name in ("topics/ships.md", "differences.md", "compare.md"))


def test_notes_are_data(seeds: Path) -> None:
    built(seeds, NOTES)
    found = data("facts")
    validate("facts", found)
    notes = {(fact["subject"], fact["field"]): fact["notes"] for fact in found["facts"] if fact["notes"]}
    assert notes == {("aurora", "passengers"): ["The yard *says* <b>130</b>."]}
    assert found["notes"] == [{"topic": "more", "text": text} for text in ("Counted in June.", "And in July.")]
    assert "5 facts, 2 notes, " in page("data.md")
    built(seeds, NOTES, "--no-edits")
    assert (data("facts")["notes"], "yard" in page("differences.md")) == ([], False)


@pytest.mark.parametrize("quote", [NARROW, "quote: carries 120 passengers. The Aurora was built"])
def test_a_claim_that_is_left_out_counts_in_no_fact(seeds: Path, quote: str) -> None:
    built(
        seeds, f"left-out:\n- {{{ABOUT}: passengers, written: 120 passengers, {quote}, reason: 'Of *both* ships.'}}\n"
    )
    assert sorted(claims("passengers")) == [
        ("aurora", "120 passengers"),
        ("aurora", "140 passengers"),
        ("borealis", "90 passengers"),
    ]
    found = data("claims")
    validate("claims", found)
    (gone,) = found["left_out"]
    assert (gone["written"], gone["reason"], gone["value"]["n"]) == ("120 passengers", "Of *both* ships.", 120)
    assert ("long and carries" in A[gone["start"] : gone["end"]]) is (quote != NARROW)
    assert gone["id"] not in {claim["id"] for claim in found["claims"]}
    for name in ("sources/a.md", "differences.md"):
        assert "Passengers · Aurora: 120 people" in page(name)
        assert "Of *both* ships. The editor’s words" in page(name)
    assert A[gone["start"] : gone["end"]].partition("120")[0] in page("differences.md")
    assert "Left out" not in page("sources/b.md")
    assert "7 claims, 1 left out, " in page("data.md")


def test_all_claims_of_a_fact_may_be_left_out(seeds: Path) -> None:
    entries = [f"{{{ABOUT}: built, written: 3 May 2019, reason: Of her sister.}}"]
    entries.append("{source: b, subject: aurora, field: passengers, written: 140 passengers, reason: A slip.}")
    assert run("build").exit_code == 0
    assert [row["date"] for row in data("timeline")] == ["2019-05-03"]
    built(seeds, "left-out: [" + ", ".join(entries) + "]\n")
    assert (claims("built"), data("timeline")) == ([], [])
    about = [(fact["field"], fact["verdict"]) for fact in data("facts")["facts"] if fact["subject"] == "aurora"]
    assert ("built" not in dict(about), dict(about)["passengers"]) == (True, "single")
    assert "3 May 2019" not in page("timeline.md") + page("topics/ships.md")
    assert "3 May 2019" not in run("check").stdout
    built(seeds, "left-out: [" + ", ".join(entries) + "]\n", "--no-edits")
    assert len(data("timeline")) == 1 and data("claims")["left_out"] == []


def test_a_sum_in_brackets_goes_with_the_one_that_it_repeats(seeds: Path) -> None:
    built(seeds, f"left-out:\n- {{{ABOUT}: price, written: 2 million euros, reason: Of her sister.}}\n")
    assert claims("price") == []
    assert [each["written"] for each in data("claims")["left_out"]] == ["2 million euros", "$2.4 million"]
    rate = f"- {{{ABOUT}: price, written: $2.4 million, reason: A wrong rate.}}\n"
    built(seeds, f"left-out:\n- {{{ABOUT}: price, written: 2 million euros, reason: Of her sister.}}\n{rate}")
    assert [each["reason"] for each in data("claims")["left_out"]] == ["Of her sister.", "A wrong rate."]
    built(seeds, f"left-out:\n{rate}")
    assert claims("price") == [("aurora", "2 million euros")]


def test_the_editor_may_say_another_thing_of_the_same_words(seeds: Path) -> None:
    entry = f"{{{ABOUT}: passengers, written: 120 passengers, {NARROW}, reason: Rounded.}}"
    claim = f"{{{ABOUT}: passengers, value: 118 people, written: 120 passengers, {NARROW}, because: Rounded.}}"
    built(seeds, f"left-out: [{entry}]\nclaims: [{claim}]\n")
    made = [each for each in data("claims")["claims"] if each["by"] == "editor"]
    assert [(each["written"], each["value"]["n"]) for each in made] == [("120 passengers", 118)]


@pytest.mark.parametrize(
    ("entry", "wrong"),
    [
        (TWICE, "2 times in the words '120 passengers' of 'a.txt'; add quote: with words around the one that is meant"),
        (TWICE.replace("reason", f"quote: '{A.split(chr(10))[0]} {A.split(chr(10))[2]}', reason"), "narrow the quote"),
        (TWICE.replace("120 p", "125 p"), "did you mean '120 passengers'? If not, take the entry away"),
    ],
)
@pytest.mark.parametrize("command", ["build", "check"])
def test_an_entry_that_means_no_claim_or_several_stops_the_build(
    seeds: Path, entry: str, wrong: str, command: str
) -> None:
    (seeds / "edits.yml").write_text(f"left-out:\n- {entry}\n", "utf-8")
    result = run(command)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("seeds/edits.yml:2: the rules find")
    assert result.stderr.endswith(f"{wrong}\n")


def test_what_is_left_out_keeps_to_the_share_that_may_be_quoted() -> None:
    first, *_ = ours = [claim for claim in ferries.claims() if claim.source == "harbour-post"]
    story = replace(ferries.story(), quote_share=30)
    for kept, aside in ((ours, Aside()), (ours[1:], Aside(left_out=(LeftOut(first, "so"),)))):
        site = Site(Dossier(story, ferries.articles(), kept, facts(kept, story), aside=aside))
        assert first.id in site.shown
        assert covered(site.shown.values()) <= 3 * len(ferries.articles()[0].text) // 10
    assert site.shown == Site(Dossier(story, ferries.articles(), ours, facts(ours, story))).shown


def test_many_that_are_left_out_are_counted() -> None:
    first, *rest = ferries.claims()
    aside = Aside(left_out=tuple(LeftOut(replace(first, id=f"c{n}"), f"Reason {n}.") for n in range(FULL + 2)))
    made = pages(Site(Dossier(ferries.story(), ferries.articles(), rest, facts(rest, ferries.story()), aside=aside)))
    text = unescape(made["differences.md"])
    assert text.count("Reason") == FULL
    assert "And 2 more, on the pages of their sources." in text
    assert made["sources/harbour-post.md"].count("Reason") == FULL + 2


def test_the_editors_words_are_no_markup() -> None:
    hostile = "# a\n<b>*x*</b> [y](z) {{ w }}"
    claim, *rest = ferries.claims()
    aside = Aside((Note(hostile, topic="ships"),), (LeftOut(claim, hostile),))
    made = pages(Site(Dossier(ferries.story(), ferries.articles(), rest, facts(rest, ferries.story()), aside=aside)))
    for name in ("topics/ships.md", "sources/harbour-post.md", "differences.md"):
        assert "# a" not in made[name] and "<b>*x" not in made[name] and "[y]" not in made[name]
        assert "# a <b>*x*</b> [y](z) {{ w }}" in unescape(made[name])


def block(start: str) -> str:
    """The block of the README or of EDITS.md that starts so."""
    shown = "".join((Path(__file__).parent.parent / name).read_text("utf-8") for name in ("README.md", "EDITS.md"))
    return dedent(re.search(rf"^ +{re.escape(start)}.*?\n\n", shown, re.DOTALL | re.MULTILINE)[0])  # type: ignore[index]


def test_the_documents_show_entries_that_can_be_read(tmp_path: Path) -> None:
    story = load(tmp_path, block("title: Two ferries") + block("pages:"))
    source = article("harbour-post", "The Borealis sails, and carries 1,200 passengers.\n")
    (tmp_path / "edits.yml").write_text(block("left-out:"), "utf-8")
    edits = load_edits(tmp_path / "edits.yml", story, [source])
    value = Quantity(1200, "person")
    made = claim(source, "passengers", value, "1,200 passengers", source.text.strip(), subject="borealis")
    _, (gone,) = leave_out(tmp_path / "edits.yml", [made], edits.left_out)
    assert gone == LeftOut(made, "Said of the Aurora.")
    assert [note.text for note in (*edits.judged.notes, *edits.notes)] == [
        "The yard counts berths.",
        "Neither owner answered our letters.",
    ]
    assert story.pages["timeline"] == "Day by day"


def test_an_article_is_read_through_as_long_as_its_text_stays(seeds: Path) -> None:
    (seeds / "edits.yml").write_text(f"read:\n- {{source: a.txt, sha256: {text_hash(A)}}}\n", "utf-8")
    story, sources = load_story(seeds / "story.yml"), [article("a", A)]
    edits = load_edits(seeds / "edits.yml", story, sources)
    assert (edits.read, edits.notices) == ({"a"}, ())
    (seeds / "a.txt").write_text(f"{A}The Aurora carries 150 passengers.\n", "utf-8")
    result = run("build", "--quiet")
    assert result.exit_code == 0
    assert result.stderr == (
        "seeds/edits.yml:2: 'a.txt' has changed since it was read through, which counts no more; "
        "read it again, or take the entry away\n"
    )


def test_an_article_is_read_through_once(seeds: Path) -> None:
    entry = f"- {{source: a, sha256: {text_hash(A)}}}\n"
    (seeds / "edits.yml").write_text(f"read:\n{entry}{entry}- {{source: c, sha256: x}}\n", "utf-8")
    assert run("build").stderr.splitlines() == [
        "seeds/edits.yml:3: 'a' is read through in line 2 already; keep one",
        "seeds/edits.yml:4: unknown source 'c' in 'source' of an item of 'read'; known are: a.txt, b.txt, a, b",
    ]
