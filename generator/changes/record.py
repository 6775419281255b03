"""Rows of a data file that know what they must hold, and in which line it does not."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from generator.errors import CollateError
from generator.regular import UnfitError, regular

T = TypeVar("T", bound=str)
LARGEST = 500_000_000
"""Bytes of a data file, at most; those of 5,000 articles have a tenth of it."""
REMEDY = "build again with this version, and name the docs/data that it writes"
KINDS = {str: "a text", bool: "true or false", int: "a whole number", dict: "an object", list: "a list"}
_BLANK = re.compile(r"[\s,:]*")


@dataclass(frozen=True, slots=True)
class Record:
    """An object of a data file."""

    path: Path
    data: Mapping[str, Any]
    what: str
    """What it is called in messages."""
    line: Callable[[], int]
    """Finds the line that it begins in, counted from 1; costs time, so only for a message."""

    def wrong(self, text: str) -> NoReturn:
        """Raise `CollateError` about this row."""
        raise CollateError(f"{self.path}:{self.line()}: {text}; {REMEDY}")

    def _get(self, key: str, kind: type, *, empty: bool = False) -> Any:
        value = self.data.get(key)
        if not _is(value, kind) and not (empty and value is None):
            has = f"has {value!r:.40} for {key!r}" if key in self.data else f"has no {key!r}"
            self.wrong(f"{self.what} {has}; it must be {KINDS[kind]}")
        return value

    def text(self, key: str) -> str:
        """Give a text."""
        value: str = self._get(key, str)
        return value

    def text_or_none(self, key: str) -> str | None:
        """Give a text that may be unknown."""
        value: str | None = self._get(key, str, empty=True)
        return value

    def word(self, key: str, known: Collection[T]) -> T:
        """Give one of the known words."""
        text = self.text(key)
        if text not in known:
            self.wrong(f"{self.what} has {text!r:.40} for {key!r}; it must be one of {', '.join(known)}")
        return next(word for word in known if word == text)

    def flag(self, key: str) -> bool:
        """Give true or false."""
        return bool(self._get(key, bool))

    def number(self, key: str) -> int:
        """Give a whole number."""
        return int(self._get(key, int))

    def object(self, key: str) -> dict[str, Any]:
        """Give an object as it is."""
        value: dict[str, Any] = self._get(key, dict)
        return value

    def labels(self, key: str) -> dict[str, str]:
        """Give texts by their ids; none where there are none."""
        if key not in self.data:
            return {}
        inner = replace(self, data=self.object(key), what=repr(key))
        return {each: inner.text(each) for each in inner.data}

    def list_of(self, key: str, kind: type) -> list[Any]:
        """Give a list whose items are all of a kind."""
        values: list[Any] = self._get(key, list)
        for value in values:
            if not _is(value, kind):
                self.wrong(f"{self.what} has {value!r:.40} in {key!r}; it must be {KINDS[kind]}")
        return values

    def inner(self, key: str, what: str) -> Iterator[Record]:
        """Give the objects of a list, which stand in the same line."""
        for data in self.list_of(key, dict):
            yield replace(self, data=data, what=what)


def _is(value: object, kind: type) -> bool:
    """Whether a value is of a kind; true and false are no numbers here."""
    return isinstance(value, kind) and (kind is bool or not isinstance(value, bool))


@dataclass(frozen=True, slots=True)
class Table:
    """A data file."""

    top: Record
    text: str

    def rows(self, key: str, what: str) -> Iterator[Record]:
        """Give the objects of a list at the top."""
        for number, data in enumerate(self.top.list_of(key, dict)):
            yield Record(self.top.path, data, what, self._finder(key, number))

    def _finder(self, key: str, number: int) -> Callable[[], int]:
        return lambda: line_of(self.text, key, number)


def read_table(path: Path, schema: int) -> Table:
    """Read a data file; `CollateError` when it is none, or of another version of its form."""
    text = _decode(path)
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise CollateError(f"{path}:{error.lineno}: is no JSON, {error.msg}; {REMEDY}") from None
    except (ValueError, RecursionError):
        raise CollateError(f"{path}:1: is no JSON that can be read; {REMEDY}") from None
    if not isinstance(data, dict):
        raise CollateError(f"{path}:1: holds no object; {REMEDY}")
    top = Record(path, data, "the file", lambda: 1)
    if (found := top.number("schema")) != schema:
        top.wrong(f"its 'schema' is {found}; this version reads {schema}")
    return Table(top, text)


def _decode(path: Path) -> str:
    try:
        return regular(path, LARGEST).decode("utf-8-sig")
    except UnfitError as error:
        raise CollateError(f"{path}:1: {'is not there' if not path.exists() else error}; {REMEDY}") from None
    except UnicodeDecodeError:
        raise CollateError(f"{path}:1: is no text in UTF-8; {REMEDY}") from None


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
