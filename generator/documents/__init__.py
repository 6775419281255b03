"""The YAML files that people write: read so that each value knows its line, and held to the form of their keys."""

from generator.documents.compose import DEEPEST, LARGEST, compose, compose_text, text_of
from generator.documents.form import (
    DAY,
    FLAG,
    SLUG_SHAPE,
    TEXT,
    URL,
    Form,
    Key,
    Schema,
    by_id,
    by_name,
    integer,
    list_of,
    one_of,
    one_or_more,
    ref,
)
from generator.documents.nodes import Place, is_day, line_of

__all__ = [
    "DAY",
    "DEEPEST",
    "FLAG",
    "LARGEST",
    "SLUG_SHAPE",
    "TEXT",
    "URL",
    "Form",
    "Key",
    "Place",
    "Schema",
    "by_id",
    "by_name",
    "compose",
    "compose_text",
    "integer",
    "is_day",
    "line_of",
    "list_of",
    "one_of",
    "one_or_more",
    "ref",
    "text_of",
]
