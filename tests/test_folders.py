"""Proposals for folders of small articles in six fields, held to labels; of three of them only the totals are told."""

from __future__ import annotations

from collections import Counter

import pytest
from folder_gold import ASIDE, TUNED, judge


@pytest.mark.parametrize("names", [TUNED, ASIDE], ids=["tuned", "kept-aside"])
def test_a_proposal_finds_the_story_and_the_names(names: tuple[str, ...]) -> None:
    scores = [judge(name) for name in names]
    total = sum((score for score, _ in scores), Counter[str]())
    print(dict(total))
    if names == TUNED:
        print(*(note for _, notes in scores for note in notes), sep="\n")
    assert total["subjects"] >= 2
    assert total["found"] >= 0.85 * total["entities"]
    assert total["kinds"] >= 0.9 * total["found"]
    assert total["joined"] >= 0.75 * total["aliases"]
    assert total["forbidden"] <= 1
