"""The editor's judgements: ranks of values, names that are one or two, and what each mistake in them says."""

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
from generator.edits import Edits, demand_used, leave_out, load_edits
from generator.edits.value import form
from generator.errors import CollateError
from generator.models import Claim, Date, Duration, Fact, Judgements, Money, Name, Quantity, Ranking, Term, Value
from generator.reconcile import facts, key
from generator.story import Story
from tests import ferries, samples, yamls

GOLDEN = Path(__file__).parent / "golden" / "judgements-errors.yml"
CLAIMS = ferries.claims()
NAMED = replace(CLAIMS[0], subject="north-star", field="captain", modality="stated")
SOURCES = ("harbour-post", "strait-times", "quay", "silent")


def said(*values: Value, **about: Any) -> list[Claim]:
    """A claim of each value, each by another source, about the captain of the North Star or what ``about`` says."""
    return [
        replace(NAMED, id=f"c{n}", value=value, source=source, **about)
        for n, (value, source) in enumerate(zip(values, SOURCES, strict=False))
    ]


def only(claims: list[Claim], **judged: Any) -> Fact:
    (fact,) = facts(claims, ferries.story(), ferries.articles(), Judgements(**judged))
    return fact


def shown(fact: Fact) -> list[str]:
    return [position.text for position in fact.positions]


def rank(value: Value, rank: Any = "preferred", field: str = "maiden", reason: str = "The ship's log.") -> Ranking:
    return Ranking("north-star", field, value, rank, reason)


TWO_DAYS = said(Date("2024-06-03"), Date("2024-06-10"), field="maiden")


def test_a_preferred_value_keeps_its_place_and_its_dispute() -> None:
    plain = only(TWO_DAYS)
    fact = only(TWO_DAYS, rankings=(rank(Date("2024-06-10")),))
    assert [(each.rank, each.reason) for each in fact.positions] == [("normal", ""), ("preferred", "The ship's log.")]
    assert (fact.verdict, fact.verdicts) == ("disputed", plain.verdicts)
    assert shown(fact) == shown(plain)


def test_a_deprecated_value_takes_its_dispute_behind_the_rest() -> None:
    fact = only(TWO_DAYS, rankings=(rank(Date("2024-06-10"), "deprecated"),))
    assert fact.verdict == "single"
    assert "disputed" in [verdict.kind for verdict in fact.verdicts]


def test_a_rank_meets_its_value_in_any_unit_and_no_other() -> None:
    claims = said(Duration(2, "hour"), Duration(95, "minute"), field="crossing-time")
    fact = only(claims, rankings=(rank(Duration(120, "minute"), field="crossing-time"),))
    assert [each.rank for each in fact.positions] == ["preferred", "normal"]
    other = only(claims, rankings=(rank(Duration(120, "minute")),))
    assert [each.rank for each in other.positions] == ["normal", "normal"]


def test_what_a_source_denies_has_no_rank() -> None:
    day = Date("2024-06-03")
    claims = [*said(day, field="maiden"), replace(TWO_DAYS[1], value=day, modality="denied")]
    fact = only(claims, rankings=(rank(day),))
    assert [(each.denied, each.rank) for each in fact.positions] == [(False, "preferred"), (True, "normal")]


def test_a_name_may_be_ranked_by_any_of_its_spellings() -> None:
    claims = said(Name("Mara Lindquist", "mara-lindqvist"), Name("Kwame Osei", "osei"))
    for value in (Name("Mara Lindqvist", "mara-lindqvist"), Name("mara lindquist")):
        fact = only(claims, rankings=(rank(value, field="captain"),))
        assert [each.rank for each in fact.positions] == ["preferred", "normal"]


def test_names_that_are_one_go_under_the_first() -> None:
    claims = said(Name("Ola Brandt"), Name("Captain Hook"), Name("HOOK"))
    assert shown(only(claims)) == ["Ola Brandt", "Captain Hook", "HOOK"]
    fact = only(claims, same=(("Captain Hook", "Ola Brandt", "Hook"),))
    assert (shown(fact), fact.verdict) == (["Captain Hook"], "agreed")
    assert fact.positions[0].value == Name("Captain Hook")
    assert [claim.value for claim in fact.positions[0].claims] == [claim.value for claim in claims]


def test_a_name_that_nobody_knows_goes_under_an_entity() -> None:
    claims = said(Name("The Skipper"), Name("Mara Lindqvist", "mara-lindqvist"))
    fact = only(claims, same=(("Mara Lindqvist", "The Skipper"),))
    assert shown(fact) == ["Mara Lindqvist"]
    assert fact.positions[0].value == Name("Mara Lindqvist", "mara-lindqvist")
    ranked = only(claims, same=(("Mara Lindqvist", "The Skipper"),), rankings=(rank(Name("x"), field="captain"),))
    assert ranked.positions[0].rank == "normal"


@pytest.mark.parametrize("alias", ["Kwame Osei", "K. Osei"])
def test_an_entity_is_shown_under_its_own_name(alias: str) -> None:
    fact = only(said(Name("Old Kwame"), Name("K. Osei", "osei")), same=((alias, "Old Kwame"),))
    assert shown(fact) == ["Kwame Osei"]


def test_the_editors_name_goes_before_what_the_rules_took_it_for() -> None:
    claims = said(Name("Osei-Bonsu", "osei"), Name("Ama Bonsu"))
    fact = only(claims, same=(("Ama Bonsu", "Osei-Bonsu"),))
    assert [(each.text, each.value) for each in fact.positions] == [("Ama Bonsu", Name("Ama Bonsu"))]


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("Jana Weiss", "Yana Weisz", "spelled"),
        ("Weiss", "Jana Weiss", "refined"),
        ("Ever Given", "Evergiven", "refined"),
    ],
)
def test_names_apart_are_two_however_alike(one: str, other: str, verdict: str) -> None:
    claims = said(Name(one), Name(other))
    assert only(claims).verdict == verdict
    for pair in ((one, other), (other.upper(), one)):
        assert only(claims, apart=(pair,)).verdict == "disputed"
    assert only(claims, apart=((one, "Somebody Else"),)).verdict == verdict


def test_a_name_that_the_rules_took_for_an_entitys_is_parted_from_it() -> None:
    claims = said(Name("Mara Lindqvist", "mara-lindqvist"), Name("Mara Lindquist", "mara-lindqvist"))
    assert (shown(only(claims)), only(claims).verdict) == (["Mara Lindqvist"], "spelled")
    fact = only(claims, apart=(("Mara Lindqvist", "Mara Lindquist"),))
    assert (shown(fact), fact.verdict) == (["Mara Lindqvist", "Mara Lindquist"], "disputed")
    assert [each.value.entity for each in fact.positions if isinstance(each.value, Name)] == ["mara-lindqvist", None]


def test_one_alias_apart_parts_the_whole_entity() -> None:
    """Any of its other names may be the like of the name, and comes first."""
    claims = said(Name("Brack, Stone & Sons", "brack-yard"), Name("Brack, Stone"), field="builder")
    assert only(claims).verdict == "refined"
    assert only(claims, apart=(("Brack yard", "Brack, Stone"),)).verdict == "disputed"


def test_a_pair_apart_holds_for_all_names_of_a_group() -> None:
    claims = said(Name("Jana Weiss"), Name("Yana Weisz"))
    judged = {"same": (("Jana Weiss", "J. W."),), "apart": (("J. W.", "Yana Weisz"),)}
    assert only(claims, **judged).verdict == "disputed"


def test_those_whom_articles_credit_are_one_too() -> None:
    day = Date("2024-06-03")
    one, other = said(day, day, field="maiden")
    claims = [replace(one, via="Strait Radio"), replace(other, via="Radio  Strait")]
    assert only(claims).verdict == "agreed"
    fact = only(claims, same=(("Strait Radio", "radio strait"),))
    assert (fact.verdict, fact.positions[0].origins) == ("single", ("via Strait Radio",))


def test_facts_without_judgements_are_as_before() -> None:
    story, articles = ferries.story(), ferries.articles()
    assert facts(CLAIMS, story, articles) == facts(CLAIMS, story, articles, Judgements())
    assert all(each.rank == "normal" for fact in facts(CLAIMS, story, articles) for each in fact.positions)


def load(path: Path, story: Story | None = None) -> Edits:
    """Read a file of edits and hold its judgements to the claims and the facts, as a build does."""
    known = story or ferries.story()
    edits = load_edits(path, known, ferries.articles())
    kept, _ = leave_out(path, CLAIMS, edits.left_out)
    demand_used(path, edits, facts(kept, known, ferries.articles(), edits.judged), known)
    return edits


@pytest.mark.parametrize("case", yamls.load(GOLDEN.read_text("utf-8")), ids=lambda case: str(case["name"]))
def test_mistake(tmp_path: Path, case: dict[str, Any]) -> None:
    path = tmp_path / "edits.yml"
    path.write_text(case["file"], encoding="utf-8")
    if not case["errors"]:
        load(path)
        return
    with pytest.raises(CollateError) as caught:
        load(path)
    assert [line.removeprefix(f"{path}:") for line in caught.value.lines] == case["errors"]


def test_what_a_file_says(tmp_path: Path) -> None:
    path = tmp_path / "edits.yml"
    path.write_text(
        "ranks:\n"
        "- subject: north-star\n  field: maiden\n  value: 2024-06-10\n  rank: deprecated\n  reason: A\n    misprint.\n"
        "names:\n- same: [Mara Lindqvist, Tor *Ek*]\n- apart: [Kwame Osei, Tor *Ek*]\n",
        encoding="utf-8",
    )
    ranking = Ranking("north-star", "maiden", Date("2024-06-10"), "deprecated", "A misprint.", line=4)
    edits = load_edits(path, ferries.story(), ferries.articles())
    assert edits.judged == Judgements((ranking,), (("Mara Lindqvist", "Tor *Ek*"),), (("Kwame Osei", "Tor *Ek*"),))
    assert edits.names == ((9, "Mara Lindqvist"), (9, "Tor *Ek*"), (10, "Kwame Osei"), (10, "Tor *Ek*"))
    assert edits.claims == ()


NUMBERS = st.integers(1, 10**15) | st.sampled_from([0.5, 2.0, 12.25])
VALUES = st.one_of(
    st.tuples(st.just("price"), st.builds(Money, NUMBERS, st.sampled_from(["SEK", "EUR"]))),
    st.tuples(st.just("price"), st.builds(lambda n: Money(n, "EUR", n + 1), NUMBERS)),
    st.tuples(st.just("maiden"), st.dates().map(lambda day: Date(day.isoformat()))),
    st.tuples(st.just("maiden"), st.builds(Date, st.just("2024-06"), part=st.sampled_from([None, "early", "late"]))),
    st.tuples(st.just("maiden"), st.sampled_from([Date("202X"), Date("XXXX-06-03"), Date("2024", "2025")])),
    st.tuples(st.just("crossing-time"), st.builds(Duration, NUMBERS, st.sampled_from(["minute", "year"]))),
    st.tuples(st.just("passengers"), st.builds(Quantity, NUMBERS, st.just("person"))),
    st.tuples(st.just("fuel"), st.just(Term("marine-gas"))),
    st.tuples(st.just("captain"), st.sampled_from([Name("K. Osei", "osei"), Name("Tor *Ek*")])),
)


@given(VALUES)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_the_form_that_a_message_offers_can_be_written(tmp_path: Path, case: tuple[str, Value]) -> None:
    field, value = case
    text = form(value)
    path = tmp_path / "edits.yml"
    quoted = text if text.startswith("{") else json.dumps(text)
    entry = f"{{subject: north-star, field: {field}, value: {quoted}, rank: preferred, reason: so}}"
    path.write_text(f"ranks:\n- {entry}\n", encoding="utf-8")
    (ranking,) = load_edits(path, ferries.story(), ferries.articles()).judged.rankings
    assert key(ranking.value) == key(value)


def test_an_open_date_has_no_form() -> None:
    assert form(Date(None)) == ""


NODES = st.recursive(
    st.none() | st.text(max_size=8) | st.sampled_from(["Kwame Osei", "K. Osei", "Tor *Ek*", "north-star", "captain"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["subject", "field", "value", "rank", "reason", "same", "apart", "note", "topic"]), inner
        )
    ),
    max_leaves=12,
)


KEYS = ("ranks", "names", "claims", "notes", "left-out")


@given(st.fixed_dictionaries({}, optional=dict.fromkeys(KEYS, NODES)))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_file_is_taken_or_told(tmp_path: Path, given: dict[str, Any]) -> None:
    path = tmp_path / "edits.yml"
    path.write_text(json.dumps(given), encoding="utf-8")
    try:
        load(path)
    except CollateError as error:
        assert all(line.startswith(f"{path}:") and line.isprintable() for line in error.lines)


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    for article in ferries.articles():
        (folder / article.file).write_text(article.text, encoding="utf-8")
    shutil.copy(ferries.FOLDER / "story.yml", folder)
    return folder


def built(seeds: Path, *args: str) -> Any:
    return CliRunner().invoke(cli, ["build", "-q", "--seeds", str(seeds), "--docs", str(seeds.parent / "docs"), *args])


def exported(seeds: Path, subject: str, field: str) -> list[tuple[str, str, str | None]]:
    data = json.loads((seeds.parent / "docs" / "data" / "facts.json").read_text(encoding="utf-8"))
    fact = next(each for each in data["facts"] if (each["subject"], each["field"]) == (subject, field))
    return [(each["text"], each["rank"], each["reason"]) for each in fact["positions"]]


RANK = "ranks:\n- {subject: north-star, field: passengers, value: 1200 people, rank: preferred, reason: The yard.}\n"


def test_judgements_survive_builds_and_are_left_out_when_asked(seeds: Path) -> None:
    (seeds / "edits.yml").write_text(RANK, encoding="utf-8")
    for _ in range(2):
        assert (built(seeds).exit_code, built(seeds).output) == (0, "")
        assert exported(seeds, "north-star", "passengers") == [("1,200 people", "preferred", "The yard.")]
    assert built(seeds, "--no-edits").exit_code == 0
    assert exported(seeds, "north-star", "passengers") == [("1,200 people", "normal", None)]


@pytest.mark.parametrize("command", ["build", "check"])
def test_a_judgement_that_meets_nothing_stops_before_anything_is_written(seeds: Path, command: str) -> None:
    assert built(seeds).exit_code == 0
    before = {path: path.read_bytes() for path in seeds.parent.rglob("*") if path.is_file()}
    (seeds / "edits.yml").write_text(RANK.replace("1200", "1300"), encoding="utf-8")
    folder = [] if command == "check" else ["--docs", str(seeds.parent / "docs")]
    done = CliRunner().invoke(cli, [command, "--seeds", str(seeds), *folder])
    assert (done.exit_code, done.stdout) == (1, "")
    given, there = "{n: 1300, unit: person}", "{n: 1200, unit: person}"
    assert done.stderr == (
        f"{seeds}/edits.yml:2: no source gives 'passengers' of 'north-star' the value {given}; did you mean {there}? "
        "If not, take the rank away\n"
    )
    (seeds / "edits.yml").unlink()
    assert {path: path.read_bytes() for path in seeds.parent.rglob("*") if path.is_file()} == before


def test_the_documents_show_judgements_that_can_be_read(tmp_path: Path) -> None:
    shown = (Path(__file__).parent.parent / "EDITS.md").read_text(encoding="utf-8")
    block = shown[shown.index("    ranks:\n") :].split("\n\n")[0]
    path = tmp_path / "edits.yml"
    path.write_text("".join(f"{line[4:]}\n" for line in block.splitlines()), encoding="utf-8")
    story = samples.load(tmp_path)
    edits = load_edits(path, story, [])
    assert edits.judged.rankings and edits.judged.same and edits.judged.apart
