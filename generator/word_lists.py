"""The word lists of ``generator/lexicon``, which are data and no code."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "lexicon"
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The one in C reads ten times as fast; not every wheel has it."""


@cache
def word_lists(name: str) -> dict[str, Any]:
    """Return what ``lexicon/NAME.yml`` holds, read once: nobody changes it.

    >>> word_lists("rivals")["film"]
    'work'
    """
    with (FOLDER / f"{name}.yml").open(encoding="utf-8") as file:
        found: dict[str, Any] = yaml.load(file, Loader=_LOADER)
    return found
