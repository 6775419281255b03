"""Words as YAML, in as few signs as it allows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import yaml

from generator.errors import printable
from generator.patterns import lazy

_PLAIN = lazy(r"[A-Za-z][\w '’./&+-]*")
_LINE: Final = 120
"""Characters of a line, as in the code: a story file is read by people."""


def scalar(text: str) -> str:
    """Write a text so that YAML reads it back, in quotes only where it must.

    >>> scalar("Osmo Works"), scalar("No"), scalar("Osmo: a tale")
    ('Osmo Works', "'No'", "'Osmo: a tale'")
    """
    if _PLAIN.fullmatch(text) and text == text.strip() and yaml.safe_load(text) == text:
        return text
    return yaml.safe_dump(text, allow_unicode=True, width=10**6, default_style="'").strip().removesuffix("\n...")


def as_list(texts: Iterable[str]) -> str:
    return f"[{', '.join(map(scalar, texts))}]"


def comment(text: str) -> str:
    return f"# {printable(' '.join(text.split()))}"


def wrapped(line: str, indent: str) -> Iterator[str]:
    """Break a line at its blanks where it gets too long."""
    while len(line) > _LINE and (cut := line.rfind(" ", len(indent) + 4, _LINE)) > 0:
        yield line[:cut]
        line = indent + line[cut + 1 :]
    yield line
