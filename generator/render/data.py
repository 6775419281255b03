"""The page of the data: each file, how much it holds, and what its fields mean, as the schemas say it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from generator.escape import inert
from generator.found_by import ways
from generator.render.registry import PageKind
from generator.render.sheet import Sheet
from generator.render.site import Site
from generator.render.template import PageHead, SearchShown, fragment

PAGE = "data"
SCHEMAS = Path(__file__).parent.parent / "schemas"
VALUE = "value.schema.json"
HIDDEN = SearchShown(weight=0)
"""Who searches for a date does not mean the fields that hold dates."""
OPTIONAL = ("left_out", "notes", "sentences", "withdrawn")
"""Lists that most stories leave empty, which is then not said."""
Schema = Mapping[str, Any]
FieldRow = tuple[str, str, str]
"""A field's path, its type, and what it means."""


@dataclass(frozen=True, slots=True)
class DataFileShown:
    """One data file on the page."""

    path: str
    title: str
    about: str
    size: str
    fields: Sequence[FieldRow]

    @property
    def name(self) -> str:
        """The name of the file."""
        return Path(self.path).name


def pages(site: Site) -> dict[str, str]:
    """Return the page."""
    shown = [_file(path, text) for path, text in sorted(site.files.items())]
    value, sheet, title = _schema(VALUE), Sheet(PAGE, site), site.story.pages[PAGE]
    claims = site.dossier.claims
    found = [(inert(way), f"{count:,}") for way, count in ways(claims)]
    meanings = [(inert(field.label), inert(field.means)) for field in site.story.fields.values() if field.means]
    body = fragment(
        "data.md.j2",
        heading=title,
        files=shown,
        value=value,
        kinds=[*_kinds(value)],
        total=f"{len(claims):,}",
        ways=found,
        meanings=meanings,
    )
    about = f"What {site.say} about {site.names}, as files for other programs, and what their fields mean."
    return {f"{PAGE}.md": sheet.finish(PageHead(title, about, HIDDEN), body)}


def _file(path: str, text: str) -> DataFileShown:
    schema = _schema(schema_of(path))
    size = f"{_count(path, text, schema)}, {_kilobytes(text)}"
    return DataFileShown(path, schema["title"], schema["description"], size, [*_fields(schema)])


def schema_of(path: str) -> str:
    """Return the name of the schema that describes a data file.

    >>> schema_of("data/claims.json"), schema_of("data/claims.csv"), schema_of("data/sources.csl.json")
    ('claims.schema.json', 'claims-csv.schema.json', 'sources-csl.schema.json')
    """
    return f"{Path(path).name.removesuffix('.json').replace('.', '-')}.schema.json"


@cache
def _schema(name: str) -> Schema:
    schema: Schema = json.loads((SCHEMAS / name).read_text(encoding="utf-8"))
    return schema


def _count(path: str, text: str, schema: Schema) -> str:
    """How many things a file holds, by what the schema calls them: "5 sources, 121 claims"."""
    match Path(path).suffix:
        case ".csv":
            return _many(_rows(text) - 1, "row")
        case ".bib":
            return _many(sum(line.startswith("@") for line in text.split("\n")), "entry")
        case ".xml":
            return _many(text.count("<entry>"), "entry")
    data = json.loads(text)
    if isinstance(data, list):
        return _many(len(data), "row")
    lists = ((key, len(data[key])) for key in schema["properties"] if isinstance(data[key], list))
    return ", ".join(_many(count, _word(key)) for key, count in lists if count or key not in OPTIONAL)


def _rows(text: str) -> int:
    """How many rows a CSV file has: line ends in quotation marks end none. The csv module refuses long fields.

    >>> _rows('a,b\\r\\n1,"two\\nlines" \\r\\n')
    2
    """
    return sum(outside.count("\n") for outside in text.split('"')[::2])


def _word(key: str) -> str:
    """What one thing in a list is called."""
    return "node" if key == "@graph" else key.removesuffix("s").replace("_", " ")


def _many(count: int, word: str) -> str:
    """A number of things: "1 entry", "2 entries", "2 left out"."""
    plural = f"{word[:-1]}ies" if word.endswith("y") else word if word in ("left out", "withdrawn") else f"{word}s"
    return f"{count:,} {word if count == 1 else plural}"


def _kilobytes(text: str) -> str:
    return f"{max(1, round(len(text.encode()) / 1000)):,} kB"


def _fields(schema: Schema, path: str = "") -> Iterator[FieldRow]:
    """The fields of a schema, those inside others behind them; members of a list are marked with "[]"."""
    if path and not _nested(schema):
        return
    for key, part in _properties(schema).items():
        here = f"{path}.{key}" if path else key
        yield f"{here}[]" if part.get("type") == "array" else here, _type(part), _about(part)
        yield from _fields(part, f"{here}[]" if part.get("type") == "array" else here)


def _properties(schema: Schema) -> Schema:
    held: Schema = schema["items"] if schema.get("type") == "array" else schema
    properties: Schema = held.get("properties", {})
    return properties


def _nested(schema: Schema) -> bool:
    return bool(_properties(schema))


def _type(schema: Schema) -> str:
    if "$ref" in schema:
        return "a value, as below"
    if "enum" in schema:
        return ", ".join("nothing" if option in ("", None) else f"“{option}”" for option in schema["enum"])
    if "const" in schema:
        return f"{schema['const']}"
    types = schema.get("type", "any")
    words = [types] if isinstance(types, str) else types
    return " or ".join("nothing" if word == "null" else {"array": "list"}.get(word, word) for word in words)


def _about(schema: Schema) -> str:
    return str(schema.get("description", schema.get("title", "")))


def _kinds(value: Schema) -> Iterator[tuple[str, Sequence[FieldRow]]]:
    """Each type of value with its fields."""
    for option in value["oneOf"]:
        yield option["properties"]["type"]["const"], [row for row in _fields(option) if row[0] != "type"]


KIND: Final = PageKind(PAGE, PAGE, pages)
