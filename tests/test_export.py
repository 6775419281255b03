"""The data for other programs: in the form that the schemas say, complete, in a fixed order."""

import csv
import hashlib
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, ValidationError

from generator import export
from generator.dossier import Dossier
from generator.models import Article, Claim, Date, Duration, Fact, Money, Name, Quantity, Term, Value
from tests.samples import STORY, article, claim, fact, load
from tests.schemas import SCHEMAS, validate

FIELDS = """\
fields:
  cost: {type: money, nouns: [cost]}
  captain: {type: person, nouns: [captain]}
  master: {type: person, nouns: [master]}
"""
SAID = "The Aurora cost about €2.5 million"
LAUNCHED = "Nordline launched her on 3 May 2019 with Ada Holm as captain"

numbers = st.integers(-(10**15), 10**15) | st.floats(allow_nan=False, allow_infinity=False)
words = st.text(min_size=1, max_size=9)
values = st.one_of(
    st.builds(Money, numbers, st.sampled_from(["EUR", "RUB"]), st.none() | numbers),
    st.builds(Date, st.sampled_from([None, "2019", "202X", "2019-05", "2019-05-03", "XXXX-05-03"]), st.none()),
    st.builds(Duration, numbers, st.sampled_from(["day", "year"]), st.none() | numbers),
    st.builds(Quantity, numbers, st.sampled_from(["person", "per cent", ""])),
    st.builds(Name, words, st.none() | st.just("ada-holm")),
    st.builds(Term, st.just("in-service")),
)


@pytest.fixture
def first() -> Article:
    return article()


@pytest.fixture
def claims(first: Article) -> list[Claim]:
    money = Money(2.5e6, "EUR")
    return [
        claim(first, "cost", money, "€2.5 million", SAID, hedged=True, bound="about", speaker="Nordline"),
        claim(first, "owner", Name("Nordline", "nordline"), "Nordline", LAUNCHED),
        claim(first, "built", Date("2019-05-03"), "3 May 2019", LAUNCHED, modality="planned"),
        claim(first, "captain", Name("Ada Holm", "ada-holm"), "Ada Holm", LAUNCHED),
        claim(first, "master", Name("Holm"), "Holm", LAUNCHED),
    ]


@pytest.fixture
def files(tmp_path: Path, first: Article, claims: list[Claim]) -> dict[str, str]:
    silent = article("second", "Nothing is known.\n", published=None)
    story = load(tmp_path, STORY + FIELDS)
    return export.files(Dossier(story, [first, silent], claims, [fact(each, text="-5 °C") for each in claims]))


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_each_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name])


@pytest.mark.parametrize("name", ["claims", "facts", "timeline"])
def test_the_files_are_as_their_schemas_say(files: dict[str, str], name: str) -> None:
    text = files[f"data/{name}.json"]
    validate(name, json.loads(text))
    assert text.endswith("\n")


def test_the_table_is_as_its_schema_says(files: dict[str, str]) -> None:
    rows = list(csv.DictReader(io.StringIO(files["data/facts.csv"])))
    assert len(rows) == 5
    for row in rows:
        validate("facts-csv", row)


def test_the_table_of_claims_is_as_its_schema_says(files: dict[str, str]) -> None:
    rows = list(csv.DictReader(io.StringIO(files["data/claims.csv"])))
    assert [row["id"] for row in rows] == [row["id"] for row in json.loads(files["data/claims.json"])["claims"]]
    for row in rows:
        validate("claims-csv", row)
        assert list(row) == list(SCHEMAS["claims-csv"]["properties"])
    money, name, day, *_ = rows
    assert (money["value"], money["number"], money["unit"]) == ("2.5 million euros", "2500000", "EUR")
    assert (money["kind"], money["published"], money["hedged"]) == ("original", "2021-05-17", "true")
    assert (name["type"], name["entity"], name["number"]) == ("name", "nordline", "")
    assert (day["date"], day["modality"], day["quote"]) == ("2019-05-03", "planned", LAUNCHED)


@pytest.mark.parametrize(
    ("value", "columns"),
    [
        (Money(5, "EUR", 7.5), {"type": "money", "number": "5", "number_to": "7.5", "unit": "EUR"}),
        (Date("2019-05", "2019-06", "late"), {"date": "2019-05", "date_to": "2019-06", "unit": "late"}),
        (Date(None), {"type": "date", "value": "", "date": ""}),
        (Quantity(-5, "degree"), {"type": "quantity", "number": "-5", "value": "'-5 degrees"}),
        (Duration(12, "day"), {"type": "duration", "number": "12", "unit": "day", "value": "12 days"}),
        (Term("in-service"), {"type": "term", "value": "in service", "entity": "", "unit": ""}),
    ],
)
def test_each_type_of_value_has_its_columns(tmp_path: Path, value: Value, columns: dict[str, str]) -> None:
    source = article()
    made = [claim(source, "cost", value, "€2.5 million", SAID)]
    (row,) = csv.DictReader(io.StringIO(export.files(Dossier(load(tmp_path), [source], made, []))["data/claims.csv"]))
    validate("claims-csv", row)
    assert row == row | columns


def test_a_claim_has_exactly_these_keys_in_this_order(files: dict[str, str]) -> None:
    data = json.loads(files["data/claims.json"])
    assert list(data) == ["schema", "story", "sources", "claims", "left_out", "withdrawn"]
    assert data["claims"][0] == {
        "id": "first-cost-22",
        "subject": "aurora",
        "field": "cost",
        "value": {"type": "money", "amount": 2500000, "amount_to": None, "currency": "EUR"},
        "written": "€2.5 million",
        "source": "first",
        "quote": SAID,
        "start": 0,
        "end": 34,
        "modality": "stated",
        "hedged": True,
        "bound": "about",
        "speaker": "Nordline",
        "via": None,
        "by": "rule",
        "proposed": None,
        "because": None,
        "also": [],
        "stand_ins": [],
        "ended": None,
        "converted": None,
    }
    assert list(data["claims"][0]) == list(SCHEMAS["claims"]["properties"]["claims"]["items"]["properties"])


def test_a_source_without_claims_is_listed(files: dict[str, str]) -> None:
    data = json.loads(files["data/claims.json"])
    assert data["story"] == {"title": "Two ferries"}
    assert data["sources"][1] == {
        "id": "second",
        "file": "second.txt",
        "kind": "original",
        "label": "Second",
        "title": None,
        "outlet": None,
        "url": None,
        "published": None,
        "sha256": "0" * 64,
        "text_sha256": hashlib.sha256(b"Nothing is known.\n").hexdigest(),
    }


def test_text_is_written_as_it_is_and_numbers_plainly(files: dict[str, str]) -> None:
    assert '"€2.5 million"' in files["data/claims.json"]
    assert '"amount":2500000,' in files["data/claims.json"]


def test_a_fact_points_at_its_claims(files: dict[str, str]) -> None:
    owner = json.loads(files["data/facts.json"])["facts"][1]
    value = {"type": "name", "name": "Nordline", "entity": "nordline"}
    judged = {"denied": False, "rank": "normal", "reason": None, "origins": ["first"]}
    standing = {"state": "stated", "disputed": False, "replaced_by": None, "unconfirmed": False, "outcome": None}
    positions = [{"value": value, "text": "-5 °C", **judged, "claims": ["first-owner-36"], "standing": standing}]
    status = {"kind": "one-source", "unconfirmed": False, "conflict": False, "sources": 1, "fewest": 1, "most": 1}
    status |= {"current": [[0]], "earlier": [], "set_aside": [], "converted": []}
    verdicts = [{"kind": "single", "positions": [0], "text": "One alone.", "claims": ["first-owner-36"]}]
    about = {"subject": "aurora", "field": "owner", "verdict": "single", "status": status}
    assert owner == about | {"positions": positions, "verdicts": verdicts, "notes": [], "withdrawn": []}


def test_a_cell_never_starts_like_a_formula(files: dict[str, str]) -> None:
    row = next(csv.DictReader(io.StringIO(files["data/facts.csv"])))
    assert row["value"] == "'-5 °C"
    assert (row["position"], row["since"], row["sources"]) == ("1", "2021-05-17", "first")
    assert row["claims"] == "first-cost-22"


def test_the_timeline_names_who_is_in_the_quote(files: dict[str, str]) -> None:
    assert json.loads(files["data/timeline.json"]) == [
        {
            "date": "2019-05-03",
            "to": None,
            "entities": ["aurora", "nordline", "ada-holm"],
            "source": "first",
            "quote": LAUNCHED,
            "start": 36,
            "end": 96,
            "modality": "planned",
        }
    ]


def test_the_timeline_goes_by_date_then_source_and_leaves_out_unresolved_dates(first: Article) -> None:
    second = replace(first, id="second")
    texts = [(second, "2019"), (first, "2019"), (first, "XXXX-05-03"), (first, None), (first, "2018-12")]
    claims = [claim(source, "built", Date(date), "3 May 2019", LAUNCHED) for source, date in texts]
    rows = export.timeline([first, second], claims)
    order = [("2018-12", "first"), ("2019", "first"), ("2019", "second"), ("XXXX-05-03", "first")]
    assert [(row["date"], row["source"]) for row in rows] == order


@given(value=values)
def test_any_value_is_as_its_schema_says(value: Value) -> None:
    validate("value", json.loads(json.dumps(export.value_json(value))))


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("value", {"type": "money", "amount": "5", "amount_to": None, "currency": "EUR"}),
        ("value", {"type": "date", "date": "May 2019", "to": None, "part": None}),
        ("value", {"type": "date", "date": "2019", "to": None, "part": None, "more": 1}),
        ("claims", {"schema": 2, "story": {"title": "t"}, "sources": [], "claims": []}),
        ("facts", {"schema": 1, "story": {"title": "t"}, "facts": [{"subject": "a", "field": "b", "positions": []}]}),
        ("timeline", [{"date": None}]),
    ],
)
def test_the_schemas_refuse_what_is_wrong(name: str, wrong: object) -> None:
    with pytest.raises(ValidationError):
        validate(name, wrong)


def test_no_facts_give_a_table_of_headings(tmp_path: Path) -> None:
    nothing: list[Fact] = []
    files = export.files(Dossier(load(tmp_path), [], [], nothing))
    assert files["data/facts.csv"] == ",".join(export.COLUMNS) + "\n"
    assert files["data/timeline.json"] == "[]\n"
