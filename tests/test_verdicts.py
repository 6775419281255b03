"""How sources stand to each other: labelled cases on many stories, and what each verdict says for itself."""

from __future__ import annotations

import pytest

from generator.models import Verdict
from tests.verdicts import Case, cases, fact

NAMES = (
    "verdicts",
    "verdicts-blind",
    "verdicts-unseen",
    "verdicts-unseen-2",
    "verdicts-unseen-3",
    "verdicts-unseen-4",
    "verdicts-unseen-5",
    "verdicts-unseen-6",
    "verdicts-unseen-7",
    "verdicts-at-odds",
    "verdicts-long-folders",
    "verdicts-alone",
    "verdicts-alone-apart",
)
CASES = [case for name in NAMES for case in cases(name)]
AT_ODDS = ("disputed", "refuted")
GAPS = [case for case in CASES if "gap" in case]
ONE_IN_TWENTY = 20


def marked(case: Case) -> object:
    gap = pytest.mark.xfail(reason=case.get("gap", ""), strict=True)
    return pytest.param(case, id=case["name"], marks=[gap] if case in GAPS else [])


@pytest.mark.parametrize("case", [*map(marked, CASES)])
def test_verdict(case: Case) -> None:
    found = fact(case)
    assert found.verdict == case["verdict"], [verdict.text for verdict in found.verdicts]


def test_no_dispute_is_made_up_and_few_verdicts_are_missed() -> None:
    assert len(GAPS) * ONE_IN_TWENTY <= len(CASES)
    assert all(case["verdict"] in AT_ODDS or fact(case).verdict not in AT_ODDS for case in CASES)


def test_half_of_the_cases_are_no_dispute() -> None:
    calm = [case for case in CASES if case["verdict"] not in AT_ODDS]
    assert len(CASES) >= 60 and 2 * len(calm) >= len(CASES)


def told(field: Case, *say: Case) -> list[Verdict]:
    """The verdicts on two values or more."""
    return [verdict for verdict in fact({"field": field, "say": list(say)}).verdicts if len(verdict.positions) > 1]


def test_a_figure_counts_as_of_the_day_that_its_clause_names() -> None:
    new, old = (
        {"on": "2031-06-05", "value": "12 person", "quote": "12 people are dead"},
        {"on": "2031-06-10", "value": "9 person", "quote": "on 3 June the toll stood at 9"},
    )
    [verdict] = told({"type": "quantity", "running": "true"}, new, old)
    assert (verdict.kind, verdict.later) == ("superseded", 0)
    assert verdict.text == "9 people (Source-1) is the older value, 12 people (Source-0) the newer."


@pytest.mark.parametrize(
    ("quote", "kind"),
    [
        ("the court corrected the number of pages to 46", "superseded"),
        ("the court had corrected it from 64 to 46 pages", "superseded"),
        ("the court refused to correct its 46 pages", "disputed"),
        ("the court revised its rules and needed 46 pages", "disputed"),
    ],
)
def test_only_what_is_corrected_is_replaced(quote: str, kind: str) -> None:
    old = {"on": "2031-05-06", "value": "64 page", "quote": "it has 64 pages"}
    [verdict] = told({"type": "quantity"}, old, {"on": "2031-05-07", "value": "46 page", "quote": quote})
    assert verdict.kind == kind


@pytest.mark.parametrize(
    ("quote", "later"),
    [
        ("Bram Osei replaced Odile Marchetti", 1),
        ("Bram Osei took over from Odile Marchetti", 1),
        ("Bram Osei was replaced by Odile Marchetti", 0),
        ("Bram Osei succeeded in outwitting the rival team of Odile Marchetti", None),
    ],
)
def test_who_came_after_whom_is_read_off_the_clause(quote: str, later: int | None) -> None:
    first = {"on": "2033-01-10", "value": "Odile Marchetti", "quote": "Odile Marchetti leads it"}
    [verdict] = told({"type": "person"}, first, {"on": "2033-06-10", "value": "Bram Osei", "quote": quote})
    assert verdict.later == later


@pytest.mark.parametrize(
    ("quote", "disputed"),
    [
        ("only Ada Holm was aboard", True),
        ("not only Ada Holm was aboard", False),
        ("the only sailor, Ada Holm", True),
        ("the only Dane, Ada Holm", False),
        ("Ada Holm was the only sailor", True),
        ("Ada Holm, the only Dane", False),
    ],
)
def test_only_of_a_narrower_kind_excludes_nobody_else(quote: str, disputed: bool) -> None:
    field = {"type": "person", "many": "true", "nouns": ["sailor"]}
    one, other = (
        {"on": "2031-01-01", "value": "Ada Holm", "quote": quote},
        {"on": "2031-01-02", "value": "Ben Roy", "quote": "Ben Roy was aboard"},
    )
    found = fact({"field": field, "say": [one, other]})
    assert [verdict.kind for verdict in found.verdicts] == ["disputed"] * disputed + ["single"] * 2
    assert any("found against" in verdict.text for verdict in found.verdicts) != disputed


def test_a_bound_is_put_as_suits_a_date_and_is_said_once() -> None:
    late = {"on": "2031-01-01", "value": "2031-06-30", "bound": "under", "quote": "by 30 June"}
    found = fact({"field": {"type": "date"}, "say": [late]})
    assert [verdict.text for verdict in found.verdicts] == ["Source-0 alone gives no later than 30 June 2031."]


@pytest.mark.parametrize(("sum_", "kind"), [("30000000 EUR", "disputed"), ("9000000 EUR", "converted")])
def test_a_rate_that_a_source_gives_elsewhere_decides_whether_two_sums_are_one(sum_: str, kind: str) -> None:
    field = {"type": "money"}
    elsewhere = [
        {"on": "2031-01-01", "source": "a", "value": "1250000000 SEK", "quote": "1.25bn kronor"},
        {"on": "2031-01-01", "source": "a", "value": "110000000 EUR", "quote": "(€110m)", "converts": "true"},
    ]
    here = [
        {"on": "2031-01-02", "source": "b", "value": "100000000 SEK", "quote": "100m kronor"},
        {"on": "2031-01-03", "source": "c", "value": sum_, "quote": "a sum in euros"},
    ]
    assert [verdict.kind for verdict in told(field, *here)] == ["converted"]
    [verdict] = [each for each in told(field, *elsewhere, *here) if each.positions == (2, 3)]
    assert verdict.kind == kind and "by A, 1 euro is 11.36 Swedish kronor" in verdict.text


def test_what_is_no_longer_so_was_no_plan() -> None:
    old = {"on": "2031-01-01", "value": "Ada Holm", "quote": "Ada Holm leads it"}
    new = {"on": "2032-01-01", "value": "Ada Holm", "denied": "true", "quote": "Ada Holm no longer leads it"}
    [verdict] = told({"type": "person"}, old, new)
    assert (verdict.kind, verdict.text) == ("superseded", "Ada Holm (Source-0) is no longer so, according to Source-1.")


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_verdict_is_one_sentence_that_names_its_sources(case: Case) -> None:
    for verdict in fact(case).verdicts:
        assert verdict.text.endswith(".") and not verdict.text[0].islower()
        labels = {claim.source.title() for claim in verdict.claims}
        assert all(label in verdict.text for label in labels), verdict.text
