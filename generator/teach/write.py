"""The field in the story file: its definition, and a page that shows it."""

from __future__ import annotations

from collections.abc import Mapping

from generator.editing import Plain, add, data, inline, put
from generator.story import FieldDef
from generator.teach.cues import KINDS_OF_CUE

_PAGE = "more"


def written(text: str, field: FieldDef) -> str:
    """Give the text of a story file with a field, shown on the first page that shows any, or on one of its own."""
    parts: dict[str, Plain] = {"label": field.label, "type": field.type}
    if field.unit:
        parts["unit"] = field.unit
    parts["means"] = field.means
    parts |= {key: list(cues) for key in KINDS_OF_CUE if (cues := getattr(field, key))}
    text = _put(text, "fields", field.id, parts)
    topics = _mapping(text, "topics")
    listed = [key for key, topic in topics.items() if isinstance(topic, Mapping) and topic.get("fields")]
    if listed:
        return add(text, ("topics", listed[0], "fields"), field.id)
    return _put(text, "topics", _PAGE, {"title": "More", "fields": [field.id]})


def _put(text: str, key: str, id_: str, value: Plain) -> str:
    """Put a value at an id of a mapping, which is made at the end of the file where it is missing."""
    if _mapping(text, key):
        return put(text, (key, id_), value)
    return f"{text.rstrip()}\n\n{key}:\n  {id_}: {inline(value)}\n"


def _mapping(text: str, key: str) -> Mapping[str, Plain]:
    whole = data(text)
    found = whole.get(key) if isinstance(whole, Mapping) else None
    return found if isinstance(found, Mapping) else {}
