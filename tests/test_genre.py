"""What a whole article is: satire that says or shows that it is made up, beside serious texts with a mark of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.extract.genre import checks_claims, is_satire
from tests import yamls
from tests.extracts import article

CASES = yamls.load((Path(__file__).parent / "golden" / "genre.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["say"][:40])
def test_satire_is_known(case: dict[str, str | bool]) -> None:
    assert is_satire(article(str(case["say"]))) is case["satire"]


@pytest.mark.parametrize(("section", "satire"), [("Humour", True), ("Satire, Arts", True), ("Arts", False)])
def test_satire_is_known_by_its_section(section: str, satire: bool) -> None:
    assert is_satire(replace(article("The ferry sank on Monday."), section=section)) is satire


@pytest.mark.parametrize(
    "text",
    [
        "We rate both claims false.",
        "The message has been shared 40,000 times since Friday.",
        "A fact-check of what was said.",
        "Two viral posts get the ferry wrong.",
    ],
)
def test_a_check_of_claims_is_known(text: str) -> None:
    assert checks_claims(article(text))


@pytest.mark.parametrize(
    "text",
    ["The company has rated the bond.", "Both claims were settled in 2019.", "The story is told in three parts."],
)
def test_other_texts_check_none(text: str) -> None:
    assert not checks_claims(article(text))
