"""The prose of five stories of different kinds, sentence by sentence."""

import pytest
import yaml
from prose import GOLDEN, STORIES, page


@pytest.mark.parametrize("name", STORIES)
def test_prose(name: str) -> None:
    assert page(STORIES[name]) == yaml.safe_load((GOLDEN / f"{name}.yml").read_text(encoding="utf-8"))
