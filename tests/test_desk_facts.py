"""What is judged of facts at the desk: ranks, notes, names that are one or two; and what is known of sources."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("starlette", reason="the desk is not installed")
pytest.importorskip("httpx", reason="httpx is not installed")

from tests.desks import EDITS, held, lay_out
from tests.test_desk import Browser, edits

OTHER = """\
The Aurora is 195 metres long. The ship was built by Kiel Yards.

The Borealis carries 1,200 passengers. The price of the Borealis was 7 million euros. Nordline Works helped.
"""
LENGTH = {"subject": "aurora", "field": "length"}
BUILDER = {"subject": "aurora", "field": "builder"}
METRES = "{n: 195, unit: metre}"
RANK = LENGTH | {"value": {"n": 195, "unit": "metre"}, "rank": "deprecated", "reason": "A slip."}


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = lay_out(tmp_path)
    (folder / "b.txt").write_text(OTHER, "utf-8")
    return folder


@pytest.fixture
def desk(seeds: Path) -> Browser:
    desk = Browser(seeds)
    for article in desk.state.articles.values():
        desk.state.rules(article)
    return desk


def judge(desk: Browser, about: dict[str, str], status: int = 200, **said: Any) -> dict[str, Any]:
    return desk.post("/judge", status, **about, **said)


def rank(rank: str, reason: str = "A slip.") -> dict[str, str]:
    return {"value": METRES, "rank": rank, "reason": reason}


def test_all_facts_are_there_those_that_differ_first(desk: Browser) -> None:
    page = desk.client.get("/facts").text
    names = [line.partition("data-fact>")[2].partition("<")[0] for line in page.splitlines() if "data-fact>" in line]
    assert names == [
        "Price of Borealis",  # the sources disagree
        "Length of Aurora",  # two forms of one value
        "Passengers of Aurora",
        "Builder of Aurora",
        "Length of Borealis",
        "Passengers of Borealis",
    ]
    form = desk.post("/fact", **LENGTH)["form"]
    assert "a.txt" in form
    assert f'data-value="{METRES}"' in form
    assert "no source says this" in desk.post("/fact", 409, subject="borealis", field="captain")["error"][0]


def test_a_value_is_ranked_with_a_reason_and_the_rank_is_taken_back(desk: Browser, seeds: Path) -> None:
    assert "say why 195 metres is set aside" in judge(desk, LENGTH, 409, ranks=[rank("deprecated", " ")])["error"][0]
    assert judge(desk, LENGTH, ranks=[rank("deprecated")])["say"] == "Judged: Length of Aurora"
    assert edits(seeds) == {"ranks": [RANK]}
    assert judge(desk, LENGTH, 409, ranks=[rank("deprecated")])["idle"]  # it is so already
    judge(desk, LENGTH, ranks=[rank("preferred", "Measured.")])
    assert edits(seeds) == {"ranks": [RANK | {"rank": "preferred", "reason": "Measured."}]}
    assert [each.rank for each in desk.state.facts()[0].positions] == ["normal", "preferred"]
    judge(desk, LENGTH, ranks=[rank("")])
    assert edits(seeds) == {}
    for _ in range(3):
        desk.post("/undo")
    assert (seeds / "edits.yml").read_text("utf-8") == EDITS


def test_a_fact_has_notes_that_change_and_go(desk: Browser, seeds: Path) -> None:
    judge(desk, LENGTH, notes=["Counted\nin June.", ""])
    judge(desk, LENGTH, notes=["Counted in June.", "And again."])
    judge(desk, LENGTH, notes=["Counted in July.", "And again.", ""])
    assert edits(seeds)["notes"] == [LENGTH | {"note": "Counted in July."}, LENGTH | {"note": "And again."}]
    assert "there are other notes now" in judge(desk, LENGTH, 409, notes=["One."])["error"][0]
    judge(desk, LENGTH, notes=["", "And again."])
    assert edits(seeds)["notes"] == [LENGTH | {"note": "And again."}]


def test_names_are_made_one_or_two(desk: Browser, seeds: Path) -> None:
    desk.post("/save", item="", words="Kiel Yards", passage="The ship was built by Kiel Yards.", article="b", **BUILDER)
    desk.post("/save", words="Kiel yard", passage="It came out of the Kiel yard.", **BUILDER)
    desk.post("/save", item="", words="Nordline Works", passage="Nordline Works helped.", article="b", **BUILDER)
    form = desk.post("/fact", **BUILDER)["form"]
    assert "<option>Kiel Yards</option>" in form
    judge(desk, BUILDER, pair=["Kiel Yards", "Kiel yard"], are="same")
    assert edits(seeds)["names"] == [{"same": ["Kiel yard", "Kiel Yards"]}]  # the entity's name is the first
    judge(desk, BUILDER, pair=["Nordline Works", "Kiel Yards"], are="same")
    assert edits(seeds)["names"] == [{"same": ["Kiel yard", "Kiel Yards", "Nordline Works"]}]
    judge(desk, BUILDER, gone=["same: Kiel yard; Kiel Yards; Nordline Works"])
    assert edits(seeds).get("names") is None
    judge(desk, BUILDER, pair=["Kiel Yards", "Kiel yard"], are="apart")
    assert edits(seeds)["names"] == [{"apart": ["Kiel Yards", "Kiel yard"]}]
    assert "edits.yml:" in judge(desk, BUILDER, 409, pair=["Kiel Yards", "Kiel yard"], are="same")["error"][0]
    for pair, are in ((["Kiel yard"], "same"), (["Kiel yard", "Kiel Yards"], "alike")):
        assert "choose two names" in judge(desk, BUILDER, 409, pair=pair, are=are)["error"][0]


def test_two_groups_of_names_become_one(desk: Browser, seeds: Path) -> None:
    path = seeds / "edits.yml"
    path.write_text("names:\n- same: [Kiel yard, Kiel Yards]\n- same: [Nordline Works, Nord]\n", "utf-8")
    judge(desk, BUILDER, pair=["Kiel Yards", "Nordline Works"], are="same")
    assert edits(seeds)["names"] == [{"same": ["Kiel yard", "Kiel Yards", "Nordline Works", "Nord"]}]
    desk.post("/undo")
    assert edits(seeds)["names"] == [{"same": ["Kiel yard", "Kiel Yards"]}, {"same": ["Nordline Works", "Nord"]}]


def test_what_would_leave_a_judgement_without_a_use_is_refused(desk: Browser, seeds: Path) -> None:
    judge(desk, LENGTH, ranks=[rank("deprecated")])
    desk.state.refresh()
    item = next(each.id for each in desk.state.items("b") if each.claim and each.claim.field == "length")
    (line,) = desk.post("/decide", 409, article="b", what="leave-out", item=item)["error"]
    assert "no source gives 'length' of 'aurora' the value" in line
    assert edits(seeds) == {"ranks": [RANK]}


def test_what_is_judged_is_held_to_its_form(desk: Browser, seeds: Path) -> None:
    for said in ({"ranks": ["x"]}, {"notes": [1]}, {"notes": "x"}, {"ranks": [rank("best")]}, {"pair": {}}):
        assert judge(desk, LENGTH, 409, **said)["error"]
    gone = {"value": "{n: 1, unit: metre}", "rank": "preferred", "reason": "x"}
    assert "no longer there" in judge(desk, LENGTH, 409, ranks=[gone])["error"][0]
    assert edits(seeds) == {}


def test_what_is_not_known_of_an_article_goes_from_the_story_file(desk: Browser, seeds: Path) -> None:
    before = (seeds / "story.yml").read_bytes()
    desk.post("/about", outlet="Harbour Post", published="2031-05-30")
    desk.post("/about", outlet="", published="2031-05-30")
    assert held(seeds / "story.yml")["sources"] == {"a.txt": {"published": date(2031, 5, 30)}}
    assert desk.state.articles["a"].outlet is None
    desk.post("/about", outlet="", published="")
    assert (seeds / "story.yml").read_bytes() == before
    for _ in range(3):
        desk.post("/undo")
    assert (seeds / "story.yml").read_bytes() == before
    assert "has no word for unknown" in desk.post("/about", 409, label="")["error"][0]


def test_what_went_from_the_story_file_comes_back_beside_what_others_wrote(desk: Browser, seeds: Path) -> None:
    path = seeds / "story.yml"
    desk.post("/about", outlet="Harbour Post")
    desk.post("/about", outlet="")
    path.write_text(path.read_text("utf-8") + "dek: Ours.\n", "utf-8")
    desk.post("/undo")
    assert held(path)["sources"] == {"a.txt": {"outlet": "Harbour Post"}}
    assert held(path)["dek"] == "Ours."


def test_what_was_withdrawn_is_no_part_of_a_fact(desk: Browser, seeds: Path) -> None:
    path = seeds / "story.yml"
    path.write_text(f"{path.read_text('utf-8')}sources:\n  b.txt: {{withdrawn: Made up by its writer.}}\n", "utf-8")
    assert "b.txt" not in desk.post("/fact", **LENGTH)["form"]
    assert "Made up by its writer." in desk.client.get("/article/b").text
    assert "Made up" not in desk.client.get("/article/a").text


def test_an_article_is_withdrawn_and_stands_again(desk: Browser, seeds: Path) -> None:
    path = seeds / "story.yml"
    before = path.read_bytes()
    assert "b.txt" in desk.post("/fact", **LENGTH)["form"]
    desk.post("/about", article="b", withdrawn="Made up by its writer.")
    assert held(path)["sources"] == {"b.txt": {"withdrawn": "Made up by its writer."}}
    assert "b.txt" not in desk.post("/fact", **LENGTH)["form"]
    desk.post("/about", article="b", withdrawn="")
    assert path.read_bytes() == before
    assert "b.txt" in desk.post("/fact", **LENGTH)["form"]


def test_who_withdrew_an_article_stays_when_the_reason_changes(desk: Browser, seeds: Path) -> None:
    path = seeds / "story.yml"
    more = "sources:\n  b.txt: {withdrawn: {reason: Made up., by: Harbour Post}}\n"
    path.write_text(f"{path.read_text('utf-8')}{more}", "utf-8")
    desk.post("/about", article="b", withdrawn="Made up by its writer.")
    assert held(path)["sources"]["b.txt"]["withdrawn"] == {"reason": "Made up by its writer.", "by": "Harbour Post"}
    desk.post("/about", article="b", withdrawn="")
    assert "sources" not in held(path)


def test_a_label_does_not_let_the_rules_read_all_again(desk: Browser) -> None:
    found = desk.state._found["b"] if "b" in desk.state._found else desk.state.rules(desk.state.articles["b"])
    desk.post("/about", label="The first")
    assert desk.state.rules(desk.state.articles["b"]) is found


def test_two_entities_become_one(desk: Browser, seeds: Path) -> None:
    path = seeds / "story.yml"
    text = path.read_text("utf-8")
    more = "  holm: {name: Holm, kind: person, aliases: [Capt. Holm], roles: [master]}\n"
    text = text.replace("  kiel-yard:", f"{more}  kiel-yard:").replace(
        "builder, price]}", "builder, price], entities: [kiel-yard, holm]}"
    )
    path.write_text(text, "utf-8")
    assert desk.post("/name", words="Holm", entity="ada-holm")["say"] == "Ada Holm and Holm are one now"
    story = held(path)
    assert story["entities"]["ada-holm"]["aliases"] == ["Holm", "Capt. Holm"]
    assert story["entities"]["ada-holm"]["roles"] == ["captain", "master"]
    assert "holm" not in story["entities"]
    assert story["topics"]["ships"]["entities"] == ["kiel-yard", "ada-holm"]
    desk.post("/undo")
    assert path.read_text("utf-8") == text


def test_a_kind_that_a_claim_needs_does_not_change(desk: Browser, seeds: Path) -> None:
    desk.post("/save", words="Kiel yard", passage="It came out of the Kiel yard.", **BUILDER)
    (line,) = desk.post("/kind", 409, entity="kiel-yard", kind="person")["error"]
    assert "edits.yml:" in line
    assert "'kiel-yard' is of kind person" in line
    desk.post("/undo")
    assert desk.post("/kind", entity="kiel-yard", kind="person")["say"] == "Kiel yard is of kind person now"


def test_a_new_name_belongs_to_a_subject(desk: Browser, seeds: Path) -> None:
    desk.post("/name", words="Nordline", kind="organisation", subject="borealis")
    entry = {"name": "Nordline", "kind": "organisation", "subject": "borealis"}
    assert held(seeds / "story.yml")["entities"]["nordline"] == entry
    assert "no subject" in desk.post("/name", 409, words="Sud", kind="organisation", subject="x")["error"][0]
