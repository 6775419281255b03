"""Proposals for folders of small articles in eighteen fields, held to labels; of half of them only totals are told."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from folder_gold import ASIDE, TUNED, facts_found, judge


@pytest.mark.parametrize("names", [TUNED, ASIDE], ids=["tuned", "kept-aside"])
def test_a_proposal_finds_the_story_and_the_names(names: tuple[str, ...]) -> None:
    scores = [judge(name) for name in names]
    total = sum((score for score, _ in scores), Counter[str]())
    print(dict(total))
    if names == TUNED:
        print(*(note for _, notes in scores for note in notes), sep="\n")
    assert total["subjects"] >= len(names) - 1
    aside = names == ASIDE
    assert total["found"] >= (0.85 if aside else 0.95) * total["entities"]
    assert total["kinds"] >= (0.9 if aside else 0.98) * total["found"]
    assert total["joined"] >= (0.6 if aside else 0.9) * total["aliases"]
    assert total["forbidden"] <= (2 if aside else 0)


@pytest.mark.parametrize(("names", "floor"), [(TUNED, 0.65), (ASIDE, 0.5)], ids=["tuned", "kept-aside"])
def test_a_first_site_tells_main_facts(names: tuple[str, ...], floor: float, tmp_path: Path) -> None:
    total = sum((facts_found(name, tmp_path) for name in names), Counter[str]())
    print(dict(total))
    assert total["found"] >= floor * total["facts"]
