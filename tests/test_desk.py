"""What is decided at the desk is in the files: entry by entry, taken back one by one, beside what others write."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("starlette", reason="the desk is not installed")
pytest.importorskip("httpx", reason="httpx is not installed")

from starlette.testclient import TestClient

from generator.desk import Files, Preview, State
from generator.desk.app import Desk
from generator.desk.guard import Guard
from generator.edits import text_hash
from generator.inputs import read
from tests import yamls
from tests.desks import ARTICLES, CAPTAIN, DOUBT, EDITS, HOME, PORT, YARD, claim, held, lay_out, propose

NOTE = "notes:\n- {topic: ships, note: Counted in June.}\n"
REASON = "The words do not state it."
READ = {"source": "a", "sha256": text_hash(ARTICLES["a.txt"])}


class Browser:
    """A desk, and who sits there."""

    def __init__(self, seeds: Path) -> None:
        files = Files(seeds, seeds / "story.yml", seeds / "edits.yml", seeds / "suggested.yml")
        self.state = State(files, lambda: read(seeds, None))
        guard = Guard(Desk(self.state, Preview(lambda: pytest.fail("no preview"))).app(), PORT)
        self.client = TestClient(guard, base_url=HOME, headers={"origin": HOME})
        self.client.get(guard.entry)

    def post(self, path: str, status: int = 200, **said: Any) -> dict[str, Any]:
        answer = self.client.post(path, json={"article": "a"} | said)
        assert answer.status_code == status, answer.text
        return dict(answer.json())

    def item(self, kind: str, field: str = "") -> str:
        """The id of the first one of a kind."""
        self.state.refresh()
        here = self.state.items("a")
        return next(
            each.id for each in here if each.kind == kind and (not field or (each.claim and each.claim.field == field))
        )

    def decide(self, what: str, kind: str = "", field: str = "", **said: Any) -> dict[str, Any]:
        return self.post("/decide", what=what, item=self.item(kind, field) if kind else "", **said)


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = lay_out(tmp_path)
    propose(folder, rule_of(folder))
    return folder


def rule_of(seeds: Path) -> str:
    """The id of the claim of the rules that the model doubts."""
    story, articles = read(seeds, None)
    from generator.extract import extract

    return next(each.id for each in extract(articles[0], story) if each.field == "passengers")


@pytest.fixture
def desk(seeds: Path) -> Browser:
    return Browser(seeds)


def edits(seeds: Path) -> dict[str, Any]:
    """What the file of edits holds, without sections that hold nothing."""
    return {key: value for key, value in held(seeds / "edits.yml").items() if value}


def states(seeds: Path) -> list[str]:
    return [each["state"] for each in held(seeds / "suggested.yml")["proposals"]]


def at(words: str) -> dict[str, int]:
    """Where some words stand, counted in characters."""
    start = ARTICLES["a.txt"].index(words)
    return {"start": start, "end": start + len(words)}


def test_what_there_is_to_decide(desk: Browser) -> None:
    items = desk.state.items("a")
    found = [(each.kind, each.claim.field if each.claim else "", each.value) for each in items]
    assert found == [
        ("model", "captain", "Ada Holm"),
        ("doubted", "passengers", "900 people"),
        ("model", "builder", "Kiel yard"),
        ("silent", "", ""),  # the sums of the second paragraph
        ("silent", "", ""),  # and the seven days of the third
        ("rule", "length", "190 metres"),
        ("rule", "length", "210 metres"),
        ("rule", "price", "5 million euros"),
    ]


def test_a_proposal_is_accepted_and_taken_back_to_the_byte(desk: Browser, seeds: Path) -> None:
    before = {name: (seeds / name).read_bytes() for name in ("edits.yml", "suggested.yml")}
    told = desk.decide("accept", "model", "captain")
    assert told["say"] == "Accepted: Captain of Aurora, Ada Holm"
    assert edits(seeds) == {"claims": [CAPTAIN | {"proposed-by": "tiny"}]}
    assert states(seeds) == ["accepted", "proposed", "proposed"]
    assert "# Ours; keep this line.\n" in (seeds / "edits.yml").read_text("utf-8")
    assert desk.post("/undo")["say"] == "Undone: Accepted: Captain of Aurora, Ada Holm"
    assert {name: (seeds / name).read_bytes() for name in before} == before
    assert "nothing to undo" in desk.post("/undo", 409)["error"][0]


def test_a_proposal_is_rejected(desk: Browser, seeds: Path) -> None:
    desk.decide("leave-out", "model", "builder")
    assert (edits(seeds), states(seeds)) == ({}, ["proposed", "rejected", "proposed"])


def test_a_doubted_claim_stands_or_is_left_out_for_the_doubt(desk: Browser, seeds: Path) -> None:
    desk.decide("accept", "doubted")
    assert (edits(seeds), states(seeds)[2]) == ({}, "rejected")
    desk.post("/undo")
    desk.decide("leave-out", "doubted")
    assert edits(seeds) == {"left-out": [DOUBT | {"reason": "The words do not state it, says tiny: Said of both."}]}
    assert states(seeds)[2] == "accepted"


def test_a_claim_of_the_rules_is_left_out_with_a_reason_and_taken_back_in(desk: Browser, seeds: Path) -> None:
    desk.decide("leave-out", "rule", "price")
    entry = {"source": "a", "subject": "borealis", "field": "price", "written": "5 million euros"}
    assert edits(seeds) == {"left-out": [entry | {"reason": REASON}]}
    desk.decide("reason", "out", reason="A plan: of the yard.")
    assert edits(seeds) == {"left-out": [entry | {"reason": "A plan: of the yard."}]}
    desk.decide("accept", "out")
    assert edits(seeds) == {}


def test_words_become_a_claim_whose_value_the_program_reads(desk: Browser, seeds: Path) -> None:
    spot = at("3 million euros")
    form = desk.post("/read", **spot)
    assert (form["field"], form["subject"], form["holds"]) == ("price", "aurora", True)
    assert form["told"] == "3 million euros: about 3 million euros (3,000,000 EUR)"
    assert form["passage"] == "Some 3 million euros went into it, and 12 days of work."
    assert edits(seeds) == {}  # nothing is written before it is seen
    desk.post("/save", **spot)
    said = claim("price", "Some 3 million euros", "3 million euros", form["passage"])
    assert edits(seeds) == {"claims": [said]}


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("The Borealis came. She was away for 7 days.", "borealis"),  # the ship that is named last
        ("The Borealis came, and Ada Holm with her. It took 7 days.", "aurora"),  # whose captain is
        ("It took 7 days. The Borealis came.", "aurora"),  # nobody yet: the first of the story
    ],
)
def test_whom_words_are_about_is_guessed(seeds: Path, text: str, subject: str) -> None:
    (seeds / "a.txt").write_text(text, "utf-8")
    (seeds / "suggested.yml").unlink()
    desk = Browser(seeds)
    start = text.index("7 days")
    assert desk.post("/read", start=start, end=start + 6)["subject"] == subject


def test_fields_are_sorted_by_what_fits(desk: Browser) -> None:
    labels = [label for _, label, _ in desk.post("/read", **at("Kiel yard"))["fields"]]
    assert labels[0] == "Builder"
    assert labels.index("Captain") < labels.index("Length")  # a yard is no captain, but its kind may be a wrong guess
    fits = [label for _, label, fits in desk.post("/read", **at("3 million euros"))["fields"] if fits]
    assert fits == ["Price"]


@pytest.mark.parametrize(("first", "last"), [(2, 1), (5, 4), (1, 0), (4, 3)])
def test_a_selection_snaps_to_words(desk: Browser, first: int, last: int) -> None:
    whole = at("3 million euros")
    inside = {"start": whole["start"] + first, "end": whole["end"] - last}
    assert desk.post("/read", **inside)["words"] == "million euros"


def test_offsets_count_characters_and_not_halves_of_them(desk: Browser) -> None:
    assert desk.post("/read", **at("7 days"))["words"] == "7 days"  # behind a ship of two halves


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"field": "price"} | at("Kiel yard"), "cannot be read as a money"),
        ({"field": "length"} | at("3 million euros"), "cannot be read as a quantity"),
        ({"field": "price", "value": "much"} | at("3 million euros"), "it must be a sum"),
        (at("long. Ada"), "the words reach over the end of a sentence"),
        ({"words": "4 euros", "passage": "The Aurora is 190 metres long."}, "do not stand in the passage"),
        ({"words": "x", "passage": "Never written."}, "the passage does not stand in the article"),
    ],
)  # fmt: skip
def test_what_does_not_hold_is_told_and_not_saved(desk: Browser, seeds: Path, said: dict[str, Any], why: str) -> None:
    answer = desk.client.post("/read", json={"article": "a"} | said).json()
    assert why in answer.get("told", "") or why in answer["error"][0]
    desk.post("/save", 409, **said)
    assert edits(seeds) == {}


def test_a_claim_of_the_rules_changes_its_field(desk: Browser, seeds: Path) -> None:
    item = desk.item("rule", "price")
    desk.post("/save", item=item, field="length", value="5 metres", because="In fun.", modality="planned")
    told = edits(seeds)
    assert [(each["field"], each["value"], each["planned"]) for each in told["claims"]] == [
        ("length", "5 metres", True)
    ]
    assert [(each["field"], each["written"]) for each in told["left-out"]] == [("price", "5 million euros")]
    desk.post("/undo")
    assert (seeds / "edits.yml").read_text("utf-8") == EDITS


def test_a_proposal_that_is_changed_is_accepted(desk: Browser, seeds: Path) -> None:
    desk.post("/save", item=desk.item("model", "builder"), hedged=False)
    sure = {key: value for key, value in YARD.items() if key != "hedged"}
    assert edits(seeds) == {"claims": [sure | {"proposed-by": "tiny"}]}
    desk.post("/save", item=desk.item("editor"), hedged=True)
    assert edits(seeds) == {"claims": [YARD | {"proposed-by": "tiny"}]}


def test_an_article_is_read_through(desk: Browser, seeds: Path) -> None:
    assert desk.post("/decide", what="read")["read"] is True
    assert edits(seeds) == {"read": [READ]}
    assert desk.state.left("a") == (3, 0)
    assert desk.post("/decide", what="read")["read"] is False
    assert edits(seeds) == {}


def test_what_is_known_of_an_article_goes_into_the_story_file(desk: Browser, seeds: Path) -> None:
    before = (seeds / "story.yml").read_bytes()
    desk.post("/about", label="a", outlet="Harbour Post", title="", published="2031-05-30", url="")
    assert held(seeds / "story.yml")["sources"]["a.txt"]["outlet"] == "Harbour Post"
    assert (desk.state.articles["a"].outlet, desk.state.articles["a"].published) == ("Harbour Post", "2031-05-30")
    assert "story.yml:" in desk.post("/about", 409, published="soon")["error"][0]
    assert desk.post("/undo")["story"] is True
    assert (seeds / "story.yml").read_bytes() == before


def test_a_marked_name_goes_into_the_story_file(desk: Browser, seeds: Path) -> None:
    original = (seeds / "story.yml").read_bytes()
    desk.post("/name", words="Nordline", kind="organisation")
    desk.post("/name", words="Captain Ada", entity="ada-holm")
    desk.post("/name", words="the Skipper", entity="ada-holm", role=True)
    entities = held(seeds / "story.yml")["entities"]
    assert entities["nordline"] == {"name": "Nordline", "kind": "organisation"}
    assert (entities["ada-holm"]["aliases"], entities["ada-holm"]["roles"]) == (["Captain Ada"], ["captain", "skipper"])
    assert desk.post("/name", 409, words="Captain Ada", entity="ada-holm")["idle"]
    assert "story.yml:" in desk.post("/name", 409, words="Skuld", kind="fish")["error"][0]
    (seeds / "story.yml").write_text(f"{(seeds / 'story.yml').read_text('utf-8')}quote-share: 30\n", "utf-8")
    for _ in range(3):
        desk.post("/undo")
    assert {**held(seeds / "story.yml"), "quote-share": 0} == {**yamls.load(original), "quote-share": 0}


def test_what_others_write_meanwhile_stays(desk: Browser, seeds: Path) -> None:
    path = seeds / "edits.yml"
    desk.decide("accept", "model", "captain")
    path.write_text(path.read_text("utf-8") + NOTE, "utf-8")
    desk.decide("leave-out", "rule", "price")
    assert edits(seeds).keys() == {"claims", "notes", "left-out"}
    desk.post("/undo")
    desk.post("/undo")
    assert edits(seeds) == {"notes": [{"topic": "ships", "note": "Counted in June."}]}


def test_two_desks_do_not_overwrite_each_other(desk: Browser, seeds: Path) -> None:
    other = Browser(seeds)
    stale = other.item("model", "captain")
    desk.decide("accept", "model", "captain")
    assert "somebody changed this meanwhile" in other.post("/decide", 409, what="accept", item=stale)["error"][0]
    other.decide("accept", "model", "builder")
    assert [each["field"] for each in edits(seeds)["claims"]] == ["captain", "builder"]
    desk.post("/undo")
    assert [each["field"] for each in edits(seeds)["claims"]] == ["builder"]


@pytest.mark.parametrize(("what", "kind"), [("accept", "model"), ("leave-out", "doubted")])
def test_what_a_killed_desk_wrote_into_one_file_alone_is_put_right_by_the_next(
    what: str, kind: str, desk: Browser, seeds: Path
) -> None:
    path = seeds / "suggested.yml"
    before = path.read_bytes()
    desk.decide(what, kind)
    after = path.read_bytes()
    path.write_bytes(before)
    Browser(seeds)
    assert path.read_bytes() == after != before


def test_an_entry_that_somebody_else_changed_is_refused_with_both(desk: Browser, seeds: Path) -> None:
    path = seeds / "edits.yml"
    desk.decide("accept", "model", "captain")
    theirs = path.read_text("utf-8").replace("value: ada-holm", "value: Ada Holm")
    path.write_text(theirs, "utf-8")
    (line,) = desk.post("/undo", 409)["error"]
    assert "value: ada-holm" in line
    assert "value: Ada Holm" in line
    assert path.read_text("utf-8") == theirs


def test_a_file_that_is_broken_is_told_and_not_touched(desk: Browser, seeds: Path) -> None:
    item = desk.item("rule", "price")
    (seeds / "edits.yml").write_text("claims: [", "utf-8")
    assert "edits.yml:2" in desk.post("/decide", 409, what="leave-out", item=item)["error"][0]
    assert (seeds / "edits.yml").read_text("utf-8") == "claims: ["
    assert "edits.yml:2" in desk.client.get("/article/a").text
    (seeds / "edits.yml").write_text(EDITS, "utf-8")
    assert desk.client.get("/article/a").status_code == 200


def test_an_article_that_changes_is_read_again(desk: Browser, seeds: Path) -> None:
    (seeds / "a.txt").write_text("The Aurora is 191 metres long.\n", "utf-8")
    assert "191 metres" in desk.client.get("/article/a").text
    assert [each.value for each in desk.state.items("a")] == ["191 metres"]


def test_when_the_second_file_cannot_be_written_the_first_is_as_it_was(desk: Browser, seeds: Path) -> None:
    item = desk.item("model", "captain")
    desk.state.files.suggested.unlink()
    desk.state._stamps["suggested"] = ()  # the desk has not seen it yet
    assert "somebody else decided" in desk.post("/decide", 409, what="accept", item=item)["error"][0]
    assert (seeds / "edits.yml").read_text("utf-8") == EDITS
