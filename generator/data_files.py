"""Reads the data files that a build wrote: each is held to its schema, and a mistake is told with its line."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, NoReturn

from generator.errors import CollateError
from generator.patterns import lazy
from generator.regular import UnfitError, regular

LARGEST = 500_000_000
"""Bytes of a data file, at most; those of 5,000 articles have a tenth of it."""
REMEDY = "build again with this version, and name the docs/data that it writes"
SCHEMAS: Final = Path(__file__).parent / "schemas"
_KINDS: Final = {
    "string": "a text", "boolean": "true or false", "integer": "a whole number", "number": "a number",
    "object": "an object", "array": "a list", "null": "null",
}  # fmt: skip
"""What people call the types of JSON."""
_BLANK = lazy(r"[\s,:]*")
_SHOWN: Final = 40
"""Characters of a wrong value that a message shows: enough to find it by."""


@dataclass(frozen=True, slots=True)
class DataFile:
    """A data file that is as its schema says."""

    path: Path
    text: str
    top: dict[str, Any]

    def wrong(self, text: str, key: str = "", number: int = 0) -> NoReturn:
        """Raise `CollateError` about the file, or about an item of a list at its top."""
        line = line_of(self.text, key, number) if key else 1
        raise CollateError(f"{self.path}:{line}: {text}; {REMEDY}")


def read_data(path: Path) -> DataFile:
    """Read a JSON file, which has the schema of its name.

    Raises `CollateError` (``path:line: what is wrong, and what would be right``) when it is not there, is no JSON, is
    of another version of its form, or is not as its schema says.
    """
    text = _decode(path)
    data = _parse(path, text)
    file = DataFile(path, text, data if isinstance(data, dict) else {})
    if not isinstance(data, dict):
        file.wrong("holds no object")
    _same_version(file)
    _as_its_schema_says(file, file.top)
    return file


def read_list(path: Path) -> list[Any]:
    """Read a JSON file that holds a list; otherwise as `read_data` does."""
    text = _decode(path)
    data = _parse(path, text)
    file = DataFile(path, text, {})
    if not isinstance(data, list):
        file.wrong("holds no list")
    _as_its_schema_says(file, data)
    return data


def _decode(path: Path) -> str:
    try:
        return regular(path, LARGEST).decode("utf-8-sig")
    except UnfitError as error:
        raise CollateError(f"{path}:1: {'is not there' if not path.exists() else error}; {REMEDY}") from None
    except UnicodeDecodeError:
        raise CollateError(f"{path}:1: is no text in UTF-8; {REMEDY}") from None


def _parse(path: Path, text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise CollateError(f"{path}:{error.lineno}: is no JSON, {error.msg}; {REMEDY}") from None
    except (ValueError, RecursionError):
        raise CollateError(f"{path}:1: is no JSON that can be read; {REMEDY}") from None


def _schema(name: str) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads((SCHEMAS / name).read_text(encoding="utf-8"))
    return schema


@cache
def _checker(name: str) -> Any:
    """Give the function that holds data to a schema. The library writes it; it takes a fiftieth of a second to."""
    import fastjsonschema

    return fastjsonschema.compile(_schema(name), handlers={"": _schema}, use_default=False)


def _same_version(file: DataFile) -> None:
    known = _schema(f"{file.path.stem}.schema.json")["properties"].get("schema", {}).get("const")
    found = file.top.get("schema")
    if known is not None and type(found) is int and found != known:
        file.wrong(f"its 'schema' is {found}; this version reads {known}")


def _as_its_schema_says(file: DataFile, data: object) -> None:
    from fastjsonschema import JsonSchemaValueException

    try:
        _checker(f"{file.path.stem}.schema.json")(data)
    except JsonSchemaValueException as error:
        steps = [str(step) for step in error.path[1:]]
        row = steps[:2] if len(steps) > 1 and steps[1].isdecimal() else []
        file.wrong(_told(error, steps), *((row[0], int(row[1])) if row else ()))
    except RecursionError:
        file.wrong("is nested too deep")


def _told(error: Any, steps: list[str]) -> str:
    """Say what is wrong, and what would be right: ``claims[3].hedged has 'yes'; it must be true or false``."""
    where = "".join(f"[{step}]" if step.isdecimal() else f".{step}" for step in steps).removeprefix(".") or "the file"
    has, rule = f"has {error.value!r:.{_SHOWN}}", error.rule_definition
    match error.rule:
        case "required":
            return f"{where} has no {next(key for key in rule if key not in error.value)!r}"
        case "additionalProperties":
            known = error.definition.get("properties", {})
            return (
                f"{where} has {next(key for key in error.value if key not in known)!r:.{_SHOWN}}, which is no key of it"
            )
        case "type":
            kinds = [rule] if isinstance(rule, str) else rule
            return f"{where} {has}; it must be {' or '.join(_KINDS[kind] for kind in kinds)}"
        case "enum":
            return f"{where} {has}; it must be one of {', '.join(str(word or 'null') for word in rule)}"
        case "const":
            return f"{where} {has}; it must be {rule}"
        case "oneOf":
            return f"{where} {has}, which is no value of a known type"
        case "pattern":
            return f"{where} {has}; it must be as {rule}"
        case "minItems":
            return f"{where} has {len(error.value)} items; it must have {rule} at the least"
    return f"{where} {has}; its schema asks for {error.rule} {rule!r:.{_SHOWN}}"


def line_of(text: str, key: str, number: int) -> int:
    r"""Give the line in which an item of a list at the top of some JSON begins.

    >>> line_of('{"a": {},\n"b": [\n1,\n2]}', "b", 1)
    4
    """
    decoder, at, found = json.JSONDecoder(), _skip(text, text.index("{") + 1), 0
    while text[at] != "}":
        name, at = decoder.raw_decode(text, at)
        at = _skip(text, at)
        found = at if name == key else found  # of two that are the same, JSON takes the last
        _, at = decoder.raw_decode(text, at)
        at = _skip(text, at)
    at = _skip(text, found + 1)
    for _ in range(number):
        _, at = decoder.raw_decode(text, at)
        at = _skip(text, at)
    return text.count("\n", 0, at) + 1


def _skip(text: str, at: int) -> int:
    match = _BLANK.match(text, at)
    return match.end() if match else at
