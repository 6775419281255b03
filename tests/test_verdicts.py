"""How sources stand to each other: labelled cases on many stories, and what each verdict says for itself."""

from __future__ import annotations

import pytest

from tests.verdicts import Case, cases, fact

CASES = cases("verdicts") + cases("verdicts-blind") + cases("verdicts-unseen")
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
    assert all(case["verdict"] == "disputed" or fact(case).verdict != "disputed" for case in CASES)


def test_half_of_the_cases_are_no_dispute() -> None:
    calm = [case for case in CASES if case["verdict"] != "disputed"]
    assert len(CASES) >= 60 and 2 * len(calm) >= len(CASES)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_verdict_is_one_sentence_that_names_its_sources(case: Case) -> None:
    for verdict in fact(case).verdicts:
        assert verdict.text.endswith(".") and not verdict.text[0].islower()
        labels = {claim.source.title() for claim in verdict.claims}
        assert all(label in verdict.text for label in labels), verdict.text
