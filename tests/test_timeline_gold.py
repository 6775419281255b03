"""The events of real articles beside this repository hold their floors."""

import pytest

from tests.timelines import GOLD, reached

FLOORS = {"recall": 0.60, "precision": 0.65}

pytestmark = pytest.mark.skipif(not GOLD.is_file(), reason="the labelled articles are no part of this repository")


def test_the_timeline_holds_its_floors() -> None:
    score = reached()
    print(score)
    told = "\n".join(["", *(f"missed {label}" for label in score.missed), *(f"wrong {row}" for row in score.wrong)])
    assert score.recall >= FLOORS["recall"], f"{score}{told}"
    assert score.precision >= FLOORS["precision"], f"{score}{told}"
