"""The form of an answer as JSON Schema: ids are enumerations, so that a model can name nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, get_args

from generator.models import Claim, Modality
from generator.story import FieldDef, Story

Json = dict[str, Any]
_TEXT: Json = {"type": "string"}
_FLAG: Json = {"type": "boolean"}


def claims_schema(story: Story, fields: Sequence[FieldDef]) -> Json:
    """Give the form of an answer that lists claims."""
    ids = {"subject": _one_of(list(story.subjects)), "field": _one_of([field.id for field in fields])}
    said = {"written": _TEXT, "quote": _TEXT, "modality": _one_of([*get_args(Modality)]), "hedged": _FLAG}
    return _list_in("claims", ids | said | {"value": _TEXT}, [*ids, *said])


def checks_schema(claims: Sequence[Claim]) -> Json:
    """Give the form of an answer that checks claims."""
    keys = {"id": _one_of([claim.id for claim in claims]), "states": _FLAG, "why": _TEXT}
    return _list_in("checked", keys, [*keys])


def outline_schema(subjects: list[str], entities: list[str], presets: list[str], types: list[str]) -> Json:
    """Give the form of an answer that says what an article is about, of some kinds, catalogues and types."""
    texts = {"type": "array", "items": _TEXT}
    said = dict.fromkeys(("id", "label", "unit", "means", "topic", "written", "quote"), _TEXT)
    lists = {
        "subjects": _list({"name": _TEXT, "kind": _one_of(subjects)}, ["name", "kind"]),
        "entities": _list({"name": _TEXT, "kind": _one_of(entities), "aliases": texts}, ["name", "kind"]),
        "presets": {"type": "array", "items": _one_of(presets)},
        "fields": _list(said | {"type": _one_of(types)}, [*(key for key in said if key != "unit"), "type"]),
    }
    return {"type": "object", "properties": lists, "required": [*lists], "additionalProperties": False}


def _one_of(words: list[str]) -> Json:
    return {"type": "string", "enum": words}


def _list_in(key: str, keys: Json, required: list[str]) -> Json:
    held = {key: _list(keys, required)}
    return {"type": "object", "properties": held, "required": [key], "additionalProperties": False}


def _list(keys: Json, required: list[str]) -> Json:
    entry = {"type": "object", "properties": keys, "required": required, "additionalProperties": False}
    return {"type": "array", "items": entry}
