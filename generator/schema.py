"""What the story file and the file of edits may hold, as JSON Schemas for editors and as a page for people."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from generator.documents import Form, Schema, one_of
from generator.edits import forms as edits
from generator.story import forms as story
from generator.story import kinds, preset_names

_INTRO = """\
# The files that an editor writes

Made by `make schemas` of what reads these files. Editors that know JSON Schema complete and check them as you type
where the first line says so: `# yaml-language-server: $schema=../generator/schemas/story.schema.json`.

An id is a slug: lower-case letters, digits, single hyphens. Keys in **bold** must be there.
"""


def story_schema() -> dict[str, Any]:
    """Give the JSON Schema of the story file."""
    more = {**story.SHAPES, "preset": one_of(preset_names()), "kind-of-subject": one_of(kinds())}
    return _root("story", "The story file", story.STORY, story.FORMS, more)


def edits_schema() -> dict[str, Any]:
    """Give the JSON Schema of the file of edits."""
    return _root("edits", "The file of edits", edits.EDITS, edits.FORMS, {})


def _root(name: str, title: str, form: Form, forms: Mapping[str, Form], more: Mapping[str, Schema]) -> dict[str, Any]:
    about = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"{name}.schema.json", "title": title}
    return about | _object(form) | {"$defs": {key: _object(each) for key, each in forms.items()} | {**more}}


def _object(form: Form) -> dict[str, Any]:
    keys = {name: {**key.shape, "description": key.about} for name, key in form.keys.items()}
    required = {"required": [*form.required]} if form.required else {}
    about = {"description": form.about, "type": "object", "properties": keys}
    return about | required | {"additionalProperties": False, **form.more}


def as_text(schema: Mapping[str, Any]) -> str:
    """Give the text of a schema's file."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def reference() -> str:
    """Give the page (Markdown) that lists all keys of both files."""
    parts = [_INTRO, *_chapter("`story.yml`", story.STORY, story.FORMS, {"preset": [*preset_names()]})]
    parts += _chapter("`edits.yml`", edits.EDITS, edits.FORMS, {})
    return "\n".join(parts)


def _chapter(title: str, root: Form, forms: Mapping[str, Form], known: Mapping[str, list[str]]) -> Iterator[str]:
    yield f"## {title}\n"
    yield from _table(root, known)
    for name, form in forms.items():
        yield f"### {name.capitalize()}\n"
        yield from _table(form, known)


def _table(form: Form, known: Mapping[str, list[str]]) -> Iterator[str]:
    yield f"{form.about}\n"
    yield "| key | value | what it says |\n|---|---|---|"
    for name, key in form.keys.items():
        shown = f"**`{name}`**" if key.required else f"`{name}`"
        yield f"| {shown} | {_value(key.shape, known)} | {key.about} |"
    yield ""


def _value(shape: Schema, known: Mapping[str, list[str]]) -> str:
    """Say in words which values a form takes."""
    match shape:
        case {"anyOf": [*some]}:
            return " or ".join(dict.fromkeys(_value(each, known) for each in some))
        case {"title": str(name)}:
            return name
        case {"enum": [*words]}:
            return ", ".join(words)
        case {"$ref": str(name)}:
            return _named(name.rpartition("/")[2], known)
        case {"type": "array", "items": item}:
            return f"list: {_value(item, known)}"
        case {"type": "object", "additionalProperties": item}:
            return f"mapping: {_value(item, known)}"
        case {"format": "date"}:
            return "day"
        case {"minimum": low, "maximum": high}:
            return f"{low} to {high}"
        case {"type": "boolean"}:
            return "true or false"
        case {"minimum": _}:
            return "number"
    return "address" if "http" in shape["pattern"] else "text"


def _named(name: str, known: Mapping[str, list[str]]) -> str:
    if name == "kind-of-subject":
        return ", ".join(kinds())
    if name in known:
        return ", ".join(known[name])
    return name if name == "id" else f"[{name}](#{name})"
