"""YAML nodes that know their file and line, and note what is wrong with them instead of failing."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

import yaml

from generator.addresses import WEB
from generator.day_span import first_day
from generator.documents.form import Form
from generator.errors import Mistakes, did_you_mean
from generator.patterns import lazy
from generator.slugs import LONGEST, is_slug

ROOT = "the file"
_DAY = lazy(r"\d{4}-\d\d-\d\d")
_DATE = lazy(r"\d{4}(?:-\d\d){0,2}")
_SLUG_RULE = (
    f"an id has at most {LONGEST} lower-case letters, digits and single hyphens, and is neither index nor a device "
    "(con, nul, ...)"
)


@dataclass(frozen=True, slots=True)
class Place:
    """A node of a YAML file; ``what`` names it in messages. Readers give something harmless when it is wrong."""

    node: yaml.Node
    line: int
    """Of its key, else its own, counted from 1."""
    what: str
    path: Path
    mistakes: Mistakes

    def wrong(self, text: str) -> None:
        """Note a mistake in this line."""
        self.mistakes.add(self.path, self.line, text)

    @property
    def is_text(self) -> bool:
        """Whether it holds a text, and no list or mapping."""
        return isinstance(self.node, yaml.ScalarNode)

    def entries(self) -> dict[str, Place]:
        """Give the values of a mapping by their keys; a key that is there twice is a mistake."""
        if not isinstance(self.node, yaml.MappingNode):
            self.wrong(f"{self.what} is {_kind(self.node)}; it must be a mapping of keys to values (key: value)")
            return {}
        found: dict[str, Place] = {}
        for key, value in self.node.value:
            self._enter(found, key, value)
        return found

    def _enter(self, found: dict[str, Place], key: yaml.Node, value: yaml.Node) -> None:
        at = Place(key, line_of(key), "the key", self.path, self.mistakes)
        name = at.text()
        if name in found:
            at.wrong(f"{name!r} is there twice in {self.what}; the first is in line {found[name].line}; keep one")
        elif name:
            what = repr(name) if self.what == ROOT else f"{name!r} of {self.what}"
            found[name] = Place(value, at.line, what, self.path, self.mistakes)

    def keys(self, known: Collection[str], required: Iterable[str] = ()) -> dict[str, Place]:
        """Give a mapping's values, noting keys that are not ``known`` and those ``required`` that are missing."""
        found = self.entries()
        for key in [key for key in found if key not in known]:
            found.pop(key).wrong(f"unknown key {key!r} in {self.what}; {did_you_mean(key, known)}")
        if isinstance(self.node, yaml.MappingNode):
            for key in required:
                if key not in found:
                    self.wrong(f"{self.what} has no {key!r}; add {key}: ...")
        return found

    def parts(self, form: Form) -> dict[str, Place]:
        """Give the values of a mapping of some form, noting keys that it does not have and those that are missing."""
        return self.keys(form.keys, form.required)

    def slugs(self) -> dict[str, Place]:
        """Give the values of a mapping whose keys are ids."""
        found = self.entries()
        for key in [key for key in found if not is_slug(key)]:
            found.pop(key).wrong(f"{key!r} in {self.what} is no id; {_SLUG_RULE}")
        return found

    def slug(self) -> str:
        """Give a text that is an id."""
        text = self.text()
        if text and not is_slug(text):
            self.wrong(f"{self.what} is {text!r}; {_SLUG_RULE}")
        return text

    def raw(self) -> str:
        """Give a text as it is, whatever YAML would make of it (a number, a date, yes and no are texts too)."""
        if not isinstance(self.node, yaml.ScalarNode):
            self.wrong(f"{self.what} is {_kind(self.node)}; it must be a text")
            return ""
        if not self.node.value.strip() or self.node.tag.endswith(":null"):
            self.wrong(f"{self.what} is empty; it must be a text")
            return ""
        return str(self.node.value)

    def text(self) -> str:
        """Give a text of one line, its white space made single blanks."""
        return " ".join(self.raw().split())

    def places(self) -> list[Place]:
        """Give the items of a list."""
        if not isinstance(self.node, yaml.SequenceNode):
            self.wrong(f"{self.what} is {_kind(self.node)}; it must be a list, as in [one, another]")
            return []
        return [self._item(item) for item in self.node.value]

    def _item(self, node: yaml.Node) -> Place:
        return Place(node, line_of(node), f"an item of {self.what}", self.path, self.mistakes)

    def texts(self) -> tuple[str, ...]:
        """Give a list of texts, each once."""
        return self._distinct((item, item.text()) for item in self.places())

    def one_of(self, known: Collection[str]) -> str:
        """Give one of the known words; the first of them when it is wrong."""
        text = self.text()
        if text and text not in known:
            self.wrong(f"{self.what} is {text!r}; {did_you_mean(text, known)}")
        return text if text in known else next(iter(known), "")

    def some_of(self, known: Collection[str], kind: str) -> tuple[str, ...]:
        """Give a list of known ids, each once."""
        return self._distinct((item, item.ref(known, kind)) for item in self.places())

    def one_or_more(self) -> tuple[str, ...]:
        """Give texts from a list or a single one, each once."""
        return self.texts() if isinstance(self.node, yaml.SequenceNode) else tuple(filter(None, [self.text()]))

    def one_or_some_of(self, known: Collection[str], kind: str) -> tuple[str, ...]:
        """Give known ids from a list or from a single text."""
        if isinstance(self.node, yaml.SequenceNode):
            return self.some_of(known, kind)
        return tuple(filter(None, [self.ref(known, kind)]))

    def ref(self, known: Collection[str], kind: str) -> str:
        """Give the id of a known ``kind`` of thing, or ""."""
        text = self.text()
        if text and text not in known:
            self.wrong(
                f"unknown {kind} {text!r} in {self.what.removeprefix('an item of ')}; {did_you_mean(text, known)}"
            )
        return text if text in known else ""

    def _distinct(self, items: Iterable[tuple[Place, str]]) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for place, text in items:
            if text in found:
                place.wrong(f"{text!r} is there twice in {self.what}; keep one")
            elif text:
                found[text] = None
        return tuple(found)

    def flag(self) -> bool:
        """Give true or false."""
        return self.one_of(("false", "true")) == "true"

    def integer(self, low: int, high: int) -> int:
        """Give a whole number from ``low`` to ``high``."""
        text = self.text()
        if re.fullmatch(r"[0-9]{1,9}", text) and low <= int(text) <= high:
            return int(text)
        if text:
            self.wrong(f"{self.what} is {text!r}; it must be a whole number from {low} to {high}")
        return low

    def day(self) -> str | None:
        """Give an ISO 8601 day, which may stand in words."""
        text = self.text()
        if not text or is_day(text):
            return text or None
        from generator.values import edtf

        if not is_day(day := edtf(text)):
            self.wrong(f"{self.what} is {text!r}; it must be a day of the calendar, as 2031-05-30 or 30 May 2031")
        return day

    def date(self) -> str | None:
        """Give an ISO 8601 day, or a month or year where no more is known, each of which may stand in words."""
        text = self.text()
        if not text or is_date(text):
            return text or None
        from generator.values import edtf

        if not is_date(known := edtf(text)):
            self.wrong(
                f"{self.what} is {text!r}; it must be a day of the calendar, as 2031-05-30 or 30 May 2031, or a month "
                "or year, as 2031-05 or 2031"
            )
        return known

    def url(self) -> str | None:
        """Give an address on the web."""
        text = self.text()
        if text and not re.match(WEB, text):
            self.wrong(f"{self.what} is {text!r}; it must start with https:// or http://")
        return text or None


def is_day(text: str) -> bool:
    """Say whether a text is a day of the calendar in ISO 8601's long form.

    >>> is_day("2024-02-29"), is_day("2023-02-29"), is_day("20230228")
    (True, False, False)
    """
    try:
        return bool(_DAY.fullmatch(text)) and bool(dt.date.fromisoformat(text))
    except ValueError:
        return False


def line_of(node: yaml.Node) -> int:
    """Give the line of the file that a node starts in, counted from 1."""
    return int(node.start_mark.line) + 1


def _kind(node: yaml.Node) -> str:
    if isinstance(node, yaml.ScalarNode):
        return repr(node.value) if node.value else "empty"
    return "a list" if isinstance(node, yaml.SequenceNode) else "a mapping"


def is_date(text: str) -> bool:
    """Say whether a text is a day, month or year of the calendar in ISO 8601's long form.

    >>> is_date("2024-02-29"), is_date("2024-02"), is_date("2024"), is_date("2024-13"), is_date("24")
    (True, True, True, False, False)
    """
    return bool(_DATE.fullmatch(text)) and is_day(first_day(text))
