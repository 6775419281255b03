"""Values as YAML, in the forms in which an editor writes them: plain text where it can be, quoted where it must."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import yaml

from generator.patterns import lazy

Plain = str | bool | int | float | Mapping[str, "Plain"] | Sequence["Plain"]
"""What an entry holds."""
_SPECIAL = lazy(r"[\[\]{},:?#]")
"""Signs that not every reader of YAML takes for plain text inside of brackets."""
_ENDLESS = 1 << 30
"""A width that no line reaches: every value stays in one line."""


def even(value: Plain) -> Plain:
    """Give a value as readers of these files see it: numbers and flags as their words, runs of blanks as one.

    >>> even({"planned": True, "n": 12, "quote": "two\\n lines"})
    {'planned': 'true', 'n': '12', 'quote': 'two lines'}
    """
    if isinstance(value, Mapping):
        return {key: even(each) for key, each in value.items()}
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, Sequence):
        return [even(each) for each in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


def inline(value: Plain, nested: bool = False) -> str:
    """Give a value in one line; ``nested`` when it stands inside of brackets or braces.

    >>> inline({"n": 12, "unit": "day"}), inline(["Ada, Captain", "no: never"])
    ('{n: 12, unit: day}', '["Ada, Captain", "no: never"]')
    """
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_text(key, True)}: {inline(each, True)}" for key, each in value.items()) + "}"
    if isinstance(value, str):
        return _text(" ".join(value.split()), nested)
    if isinstance(value, Sequence):
        return "[" + ", ".join(inline(each, True) for each in value) + "]"
    return str(even(value))


def block(value: Plain, indent: str, newline: str) -> str:
    """Give the lines of a mapping, one for each key; an entry of a list among its values has lines of its own."""
    assert isinstance(value, Mapping)
    return "".join(_pair(key, each, indent, newline) for key, each in value.items())


def item(value: Plain, indent: str, newline: str) -> str:
    """Give the lines of an item of a list; of a mapping, one for each key."""
    if not isinstance(value, Mapping) or not value:
        return f"{indent}- {inline(value)}{newline}"
    lines = block(value, f"{indent}  ", newline)
    return f"{indent}- {lines.removeprefix(indent + '  ')}"


def _pair(key: str, value: Plain, indent: str, newline: str) -> str:
    entries = value if isinstance(value, list) and any(isinstance(each, Mapping) for each in value) else []
    start = f"{indent}{_text(key, False)}:" + ("" if entries else f" {inline(value)}") + newline
    return start + "".join(item(each, indent, newline) for each in entries)


def _text(text: str, nested: bool) -> str:
    """Give a text as it is, if YAML reads it so where it stands, else in quotes."""
    if _is_plain(text, nested):
        return text
    quoted = yaml.dump(text, Dumper=yaml.SafeDumper, default_style='"', allow_unicode=True, width=_ENDLESS)
    return quoted.rstrip("\n")


def _is_plain(text: str, nested: bool) -> bool:
    try:
        node = yaml.compose(f"[{text}]" if nested else f"- {text}", Loader=yaml.CSafeLoader)
    except yaml.YAMLError:
        return False
    if not isinstance(node, yaml.SequenceNode) or len(node.value) != 1:
        return False
    read = node.value[0]
    plain = isinstance(read, yaml.ScalarNode) and not read.style
    return plain and read.value == text and not read.tag.endswith(":null") and not (nested and _SPECIAL.search(text))
