"""The schemas of the data files, and whether a file is as its schema says."""

import json
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry, Resource

import generator

SCHEMAS = {
    path.name.removesuffix(".schema.json"): json.loads(path.read_text(encoding="utf-8"))
    for path in (Path(generator.__file__).parent / "schemas").glob("*.json")
}
REGISTRY: Registry[Any] = Registry().with_resources(
    (schema["$id"], Resource.from_contents(schema)) for schema in SCHEMAS.values()
)


def validate(name: str, data: object) -> None:
    """Raise `jsonschema.ValidationError` for data that is not as the schema says."""
    Draft202012Validator(SCHEMAS[name], registry=REGISTRY).validate(data)
