"""The keys that a mapping of a YAML file may have: one list for whoever reads, describes or checks such a file."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.addresses import WEB
from generator.slugs import LONGEST, RESERVED, SLUG

Schema = Mapping[str, Any]
"""A part of a JSON Schema."""


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a mapping."""

    about: str
    """What it says, for those who write it; in Markdown."""
    shape: Schema
    """The form of its value."""
    required: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """What a mapping may hold."""

    about: str
    keys: Mapping[str, Key]
    more: Schema = field(default_factory=dict)
    """What else a JSON Schema says of it."""

    @property
    def required(self) -> tuple[str, ...]:
        """The keys that must be there."""
        return tuple(name for name, key in self.keys.items() if key.required)


TEXT: Schema = {"type": ["string", "number", "boolean"], "pattern": r"\S"}
"""A number, or yes and no, is a text too wherever one is asked for."""
FLAG: Schema = {"type": "boolean"}
DAY: Schema = {
    "type": "string",
    "anyOf": [{"pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "format": "date"}, {"pattern": "[A-Za-z]"}],
}
"""As 2031-05-30, or in words."""
DATE: Schema = {
    "type": ["string", "integer"],
    "anyOf": [
        {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "format": "date"},
        {"title": "month", "type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])$"},
        {"title": "year", "type": ["string", "integer"], "pattern": "^[0-9]{4}$", "minimum": 1000, "maximum": 9999},
        {"type": "string", "pattern": "[A-Za-z]"},
    ],
}
"""As 2031-05-30, 2031-05, 2031, or in words."""
URL: Schema = {"type": "string", "pattern": rf"^\s*{WEB}"}
SLUG_SHAPE: Schema = {
    "type": ["string", "integer"],
    "maxLength": LONGEST,
    "pattern": f"^{SLUG}$",
    "not": {"pattern": f"^(?:{RESERVED})$"},
}


def one_of(words: Collection[str]) -> Schema:
    """Give the form of a text that is one of some words."""
    return {"enum": [*words]}


def ref(name: str) -> Schema:
    """Give the form that goes by a name among the definitions of the schema."""
    return {"$ref": f"#/$defs/{name}"}


def integer(low: int, high: int) -> Schema:
    """Give the form of a whole number."""
    return {"type": "integer", "minimum": low, "maximum": high}


def list_of(item: Schema, least: int = 0, most: int | None = None) -> Schema:
    """Give the form of a list without repetitions."""
    size = ({"minItems": least} if least else {}) | ({"maxItems": most} if most is not None else {})
    return {"type": "array", "items": item, "uniqueItems": True, **size}


def one_or_more(item: Schema) -> Schema:
    """Give the form of one thing, or a list of such."""
    return {"anyOf": [item, list_of(item)]}


def by_id(item: Schema, least: int = 0) -> Schema:
    """Give the form of a mapping whose keys are ids."""
    size = {"minProperties": least} if least else {}
    return {"type": "object", "propertyNames": ref("id"), "additionalProperties": item, **size}


def by_name(item: Schema) -> Schema:
    """Give the form of a mapping whose keys are any texts."""
    return {"type": "object", "additionalProperties": item}
