"""The prose of five stories of different kinds, sentence by sentence."""

import pytest
from prose import GOLDEN, STORIES, page

from tests import yamls


@pytest.mark.parametrize("name", STORIES)
def test_prose(name: str) -> None:
    assert page(STORIES[name]) == yamls.load((GOLDEN / f"{name}.yml").read_text(encoding="utf-8"))
