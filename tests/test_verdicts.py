"""How sources stand to each other: labelled cases on many stories, and what each verdict says for itself."""

from __future__ import annotations

import pytest

from tests.verdicts import Case, cases, fact

CASES = cases("verdicts")


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_verdict(case: Case) -> None:
    found = fact(case)
    assert found.verdict == case["verdict"], [verdict.text for verdict in found.verdicts]


def test_half_of_the_cases_are_no_dispute() -> None:
    calm = [case for case in CASES if case["verdict"] != "disputed"]
    assert len(CASES) >= 60 and 2 * len(calm) >= len(CASES)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_verdict_is_one_sentence_that_names_its_sources(case: Case) -> None:
    for verdict in fact(case).verdicts:
        assert verdict.text.endswith(".") and verdict.text[0] == verdict.text[0].upper()
        labels = {claim.source.title() for claim in verdict.claims}
        assert all(label in verdict.text for label in labels), verdict.text
