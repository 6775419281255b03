"""YAML as the tests read it: by the parser in C, where there is one, which takes a tenth of the time."""

from __future__ import annotations

from typing import Any

import yaml

_SAFE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BASE: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def load(text: str) -> Any:
    """What a text holds."""
    return yaml.load(text, Loader=_SAFE)


def load_texts(text: str) -> Any:
    """What a text holds, with numbers, dates, yes and no as the texts that they are written with."""
    return yaml.load(text, Loader=_BASE)
