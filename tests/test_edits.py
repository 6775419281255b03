"""The editor's claims: what they give, what each mistake says, and how they join those of the rules."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.cli import cli
from generator.edits import load_edits, merge
from generator.edits.words import WordRow
from generator.errors import CollateError
from generator.evidence import stands
from generator.models import Claim, Date, Duration, Money, Name, Quantity, Term, Value
from generator.reconcile import facts
from generator.story import Story, load_story
from tests import ferries, yamls

FORM = "The form of the value is what counts here."
GOLDEN = Path(__file__).parent / "golden" / "edits-errors.yml"
SOUND = {
    "source": "a.txt",
    "subject": "north-star",
    "field": "price",
    "value": "1.25 billion kronor",
    "written": "1.25 billion kronor",
    "quote": "cost about 1.25 billion kronor",
}
BELL = """
  bell: {type: name, subjects: [heron], nouns: [bell]}
  draught: {type: quantity, unit: metre, nouns: [draught]}
  weight: {type: quantity, unit: pound, nouns: [weight]}
topics:
  bell: {title: Bell, fields: [bell, draught, weight]}"""


def put(folder: Path, *claims: dict[str, Any]) -> Path:
    """A file of edits, each key of each claim in a line of its own."""
    path = folder / "edits.yml"
    lines = [
        f"{'  ' if number else '- '}{key}: {json.dumps(value, ensure_ascii=False, default=str)}"
        for claim in claims
        for number, (key, value) in enumerate(claim.items())
    ]
    path.write_text("\n".join(["claims:" if claims else "claims: []", *lines, ""]), encoding="utf-8")
    return path


def sound(**change: Any) -> dict[str, Any]:
    """The sound claim with some keys changed, and without those that are ``None``."""
    return {key: value for key, value in (SOUND | change).items() if value is not None}


def load(path: Path, story: Story | None = None) -> tuple[Claim, ...]:
    return load_edits(path, story or ferries.story(), ferries.articles()).claims


def one(folder: Path, **change: Any) -> Claim:
    (claim,) = load(put(folder, sound(**change)))
    article = next(article for article in ferries.articles() if article.id == claim.source)
    assert stands(article, claim)
    return claim


def story_with_a_bell(folder: Path) -> Story:
    path = folder / "story.yml"
    text = (ferries.FOLDER / "story.yml").read_text(encoding="utf-8")
    path.write_text(text.replace("\ntopics:", BELL), encoding="utf-8")
    return load_story(path)


@pytest.mark.parametrize("case", yamls.load(GOLDEN.read_text("utf-8")), ids=lambda case: str(case["name"]))
def test_mistake(tmp_path: Path, case: dict[str, Any]) -> None:
    path = put(tmp_path, sound(**case.get("change", {})))
    if "file" in case:
        path.write_text(case["file"], encoding="utf-8")
    with pytest.raises(CollateError) as caught:
        load(path, story_with_a_bell(tmp_path) if "story" in case else None)
    assert [line.removeprefix(f"{path}:") for line in caught.value.lines] == case["errors"]


def test_no_file_and_no_claim_are_no_edits(tmp_path: Path) -> None:
    assert load(tmp_path / "edits.yml") == ()
    assert load(put(tmp_path)) == ()


def test_a_claim_is_the_editors_and_stands_in_its_article(tmp_path: Path) -> None:
    claim = one(tmp_path)
    assert (claim.source, claim.subject, claim.field, claim.by) == ("harbour-post", "north-star", "price", "editor")
    assert (claim.value, claim.written) == (Money(1250000000, "SEK"), "1.25 billion kronor")
    assert (claim.modality, claim.hedged, claim.bound, claim.speaker, claim.via) == ("stated", False, None, None, None)
    assert len(claim.id) == 12


def test_what_the_editor_says_of_a_claim(tmp_path: Path) -> None:
    claim = one(tmp_path, planned=True, hedged=True, speaker="Tor *Ek*", via="Strait Radio")
    assert (claim.modality, claim.hedged, claim.speaker, claim.via) == ("planned", True, "Tor *Ek*", "Strait Radio")
    assert one(tmp_path, denied=True, planned=False).modality == "denied"


@pytest.mark.parametrize(
    ("field", "given", "value"),
    [
        ("price", {"amount": 1250000000, "currency": "SEK"}, Money(1250000000, "SEK")),
        ("price", {"amount": 1.5, "amount_to": "2.50", "currency": "ISK"}, Money(1.5, "ISK", 2.5)),
        ("maiden", "2024-06-03", Date("2024-06-03")),
        ("maiden", "2024-06", Date("2024-06")),
        ("maiden", "3 June 2024", Date("2024-06-03")),
        ("maiden", "June 2024", Date("2024-06")),
        ("maiden", "3-5 June 2024", Date("2024-06-03", "2024-06-05")),
        ("maiden", 2024, Date("2024")),
        ("maiden", "202X", Date("202X")),
        ("maiden", "XXXX-02-29", Date("XXXX-02-29")),
        ("maiden", "2024-06-03/2024-07", Date("2024-06-03", "2024-07")),
        ("maiden", {"date": "2024-06", "part": "early"}, Date("2024-06", part="early")),
        ("maiden", {"date": "2024", "to": "2025"}, Date("2024", "2025")),
        ("crossing-time", "95 minutes", Duration(95, "minute")),
        ("crossing-time", {"n": 1, "n_to": 2, "unit": "hour"}, Duration(1, "hour", 2)),
        ("crossing-time", {"n": 2, "unit": "hours"}, Duration(2, "hour")),
        ("passengers", "1,200 passengers", Quantity(1200, "person")),
        ("passengers", "1200", Quantity(1200, "person")),
        ("passengers", {"n": 1200, "unit": "passenger"}, Quantity(1200, "person")),
        ("fuel", "marine-gas", Term("marine-gas")),
        ("captain", "osei", Name("Kwame Osei", "osei")),
        ("captain", "kwame osei", Name("Kwame Osei", "osei")),
        ("captain", "Tor *Ek*", Name("Tor *Ek*")),
        ("builder", "brack-yard", Name("Brack, Stone & Sons", "brack-yard")),
    ],
)
def test_values_by_the_type_of_their_field(tmp_path: Path, field: str, given: Any, value: Value) -> None:
    assert one(tmp_path, field=field, value=given, because=FORM).value == value


def test_pounds_are_a_weight_where_the_field_is_no_sum(tmp_path: Path) -> None:
    claim = sound(subject="heron", field="weight", value="23,000 pounds", because=FORM)
    (read,) = load(put(tmp_path, claim), story_with_a_bell(tmp_path))
    assert read.value == Quantity(23000, "pound")


def test_words_that_bound_a_value_hedge_the_claim(tmp_path: Path) -> None:
    claim = one(tmp_path, value="over 200 million dollars", because=FORM)
    assert (claim.value, claim.bound, claim.hedged) == (Money(200000000, "USD"), "over", True)
    assert one(tmp_path, field="passengers", value="about 90 people", because=FORM).bound == "about"


@pytest.mark.parametrize(
    ("written", "quote", "name"),
    [
        ("Captain", "Captain Mara Lindqvist will steer", "Mara Lindqvist"),
        ("Captain Mara Lindqvist", "Captain Mara Lindqvist will steer", "Captain Mara Lindqvist"),
        ("Lindqvist", "Captain Mara Lindqvist will steer", "Lindqvist"),
    ],
)
def test_an_entity_is_named_as_the_article_does_if_it_does(tmp_path: Path, written: str, quote: str, name: str) -> None:
    value = one(tmp_path, field="captain", value="mara-lindqvist", written=written, quote=quote).value
    assert value == Name(name, "mara-lindqvist")


def test_a_misspelt_name_is_kept_as_the_article_has_it(tmp_path: Path) -> None:
    about = {"source": "b.txt", "field": "captain", "value": "mara-lindqvist", "written": "Lindquist"}
    assert one(tmp_path, **about, quote="steered by Lindquist").value == Name("Lindquist", "mara-lindqvist")


def test_line_breaks_of_the_article_are_blanks_to_the_editor(tmp_path: Path) -> None:
    claim = one(
        tmp_path,
        source="strait-times",
        field="crossing-time",
        value="over 1.5 hours",
        written="crossing of more",
        quote="a  crossing\n  of more than 1.5 hours",
    )
    assert (claim.quote, claim.written) == ("a crossing\nof more than 1.5 hours", "crossing\nof more")


def test_ids_stay_while_words_do_and_no_two_are_equal(tmp_path: Path) -> None:
    osei, mara = (sound(field="captain", value=value, because=FORM) for value in ("osei", "mara-lindqvist"))
    first, _, second = load(put(tmp_path, osei, sound(), mara))
    assert first.id != second.id
    assert load(put(tmp_path, sound(), osei))[1].id == first.id


def test_a_value_that_rules_made_of_the_same_words_gives_way(tmp_path: Path) -> None:
    edit = one(
        tmp_path,
        value="1.3 billion kronor",
        because=FORM,
        quote="which Captain Mara Lindqvist will steer, cost about 1.25 billion kronor",
    )
    merged = merge(ferries.claims(), [edit], ferries.articles())
    gone = [claim for claim in ferries.claims() if claim not in merged and not claim.converts]
    assert [(claim.field, claim.written) for claim in gone] == [("price", "1.25 billion kronor")]
    conversion = next(claim for claim in merged if claim.converts)
    assert conversion.converts == edit.id
    assert len(merged) == len(ferries.claims())


def test_edits_stand_with_their_article(tmp_path: Path) -> None:
    edit = one(tmp_path, source="silent", field="ports", value="vessberg", written="islands", quote="The islands")
    early = one(tmp_path, field="captain", value="osei", written="cost", quote="cost about")
    merged = merge(ferries.claims(), [edit, early], ferries.articles())
    assert merged[-1] == edit
    assert [claim.source for claim in merged] == sorted(
        (claim.source for claim in merged), key=[article.id for article in ferries.articles()].index
    )
    assert merge(ferries.claims(), [], ferries.articles()) == list(ferries.claims())
    ports = next(
        fact for fact in facts(merged, ferries.story()) if (fact.subject, fact.field) == ("north-star", "ports")
    )
    assert [claim.by for position in ports.positions for claim in position.claims] == ["rule", "editor"]


NODES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=12)
    | st.sampled_from(["a.txt", "osei", "2024-06", "3 days"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*SOUND, "claims", "n", "unit", "amount", "currency", "date", "to"]), inner)
    ),
    max_leaves=12,
)
FIELDS = st.sampled_from(list(ferries.story().fields))


@given(st.fixed_dictionaries({}, optional=dict.fromkeys((*SOUND, "planned", "speaker", "via"), NODES)), FIELDS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_claim_stands_or_is_told(tmp_path: Path, change: dict[str, Any], field: str) -> None:
    path = put(tmp_path, SOUND | {"field": field} | change)
    try:
        claims = load(path)
    except CollateError as error:
        assert all(line.startswith(f"{path}:") and "\n" not in line for line in error.lines)
        return
    by_id = {article.id: article for article in ferries.articles()}
    assert all(stands(by_id[claim.source], claim) for claim in claims)


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: f"claims: {text}".encode("utf-8", "replace")))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_file_gives_claims_or_mistakes(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "edits.yml"
    path.write_bytes(data)
    try:
        assert all(claim.by == "editor" for claim in load(path))
    except CollateError as error:
        assert all(line.startswith(f"{path}:") for line in error.lines)


@given(st.text(alphabet="ab \n.", max_size=40), st.text(alphabet="ab .", max_size=6))
def test_words_are_found_wherever_they_stand(text: str, phrase: str) -> None:
    words, phrase = WordRow(text), " ".join(phrase.split())
    for start, end in words.find(phrase):
        assert " ".join(text[start:end].split()) == phrase
    near = words.nearest(phrase)
    assert near is None or 0 <= near[0] < near[1] <= len(text)


def test_a_file_of_edits_that_nobody_may_read(tmp_path: Path) -> None:
    (tmp_path / "edits.yml").symlink_to(tmp_path / "nowhere")
    with pytest.raises(CollateError, match=r"edits\.yml:1: there is no such file"):
        load(tmp_path / "edits.yml")


def test_a_long_passage_is_shown_in_part(tmp_path: Path) -> None:
    article = replace(ferries.articles()[0], text="Winding way " * 60)
    path = put(tmp_path, sound(quote="Winding way " * 40 + "1.25 billion kronor"))
    with pytest.raises(CollateError) as caught:
        load_edits(path, ferries.story(), [article])
    assert all(len(line) < 500 for line in caught.value.lines)


def test_build_takes_them_in_and_leaves_them_out(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    for article in ferries.articles():
        (seeds / article.file).write_text(article.text, encoding="utf-8")
    shutil.copy(ferries.FOLDER / "story.yml", seeds)
    put(seeds, sound(field="fuel", value="battery", written="batteries", quote="runs on batteries alone"))
    made = {}
    for args in ((), ("--no-edits",)):
        done = CliRunner().invoke(cli, ["build", "-q", "--seeds", str(seeds), "--docs", str(tmp_path / "docs"), *args])
        assert (done.exit_code, done.output) == (0, "")
        claims = json.loads((tmp_path / "docs/data/claims.json").read_text(encoding="utf-8"))["claims"]
        made[args] = [(claim["field"], claim["written"]) for claim in claims if claim["by"] == "editor"]
    assert made == {(): [("fuel", "batteries")], ("--no-edits",): []}
