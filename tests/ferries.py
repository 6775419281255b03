"""A small made-up story with claims by hand, for tests of what comes after extraction."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any

from generator.models import Article, Block, Claim, Date, Duration, Money, Name, Quantity, Term, Value
from generator.story import Story, load_story
from tests import yamls

FOLDER = Path(__file__).parent / "golden" / "ferries"


@cache
def story() -> Story:
    """The story of two ferries."""
    return load_story(FOLDER / "story.yml")


@cache
def articles() -> tuple[Article, ...]:
    """Its four articles."""
    return tuple(article(file, entry["text"]) for file, entry in _entries().items())


@cache
def claims() -> tuple[Claim, ...]:
    """What they say, in the order of the articles."""
    found = []
    for text in articles():
        ours: list[Claim] = []
        for entry in _entries()[text.file]["claims"]:
            origin = entry.get("converts")
            ours.append(claim(text, **entry | {"converts": ours[origin].id if origin else None}))
        found += ours
    return tuple(found)


def article(file: str, text: str, **about: Any) -> Article:
    """An article of this text, with what the story says of it and what ``about`` changes."""
    names = {field.name for field in fields(Article)}
    source = story().sources.get(file)
    known = {key: getattr(source, key) for key in names if hasattr(source, key)}
    blocks = tuple(_blocks(text))
    made = {"file": file, "id": file, "label": file, "text": text, "blocks": blocks, "sha256": "0" * 64}
    return Article(**{**made, **known, **about})


def claim(of: Article, *, value: Mapping[str, Any] | Value, written: str, quote: str, **about: Any) -> Claim:
    """A claim whose quote and written words stand in the article; ``value`` by the keys of its type."""
    start = of.text.index(quote)
    typed = _value(dict(value)) if isinstance(value, Mapping) else value
    words = "\n".join([of.id, about["subject"], about["field"], written, quote])
    spans = {"start": start, "end": start + len(quote), "value_start": of.text.index(written, start)}
    key = hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:10]
    return Claim(id=key, value=typed, written=written, quote=quote, source=of.id, **spans, **about)


def _value(keys: dict[str, Any]) -> Value:
    if "currency" in keys:
        return Money(**keys)
    if "date" in keys:
        return Date(**keys | {"date": keys["date"] and str(keys["date"])})
    if "duration" in keys:
        return Duration(keys["duration"], keys["unit"], keys.get("n_to"))
    if "unit" in keys:
        return Quantity(**keys)
    return Name(**keys) if "name" in keys else Term(**keys)


@cache
def _entries() -> dict[str, dict[str, Any]]:
    loaded: dict[str, dict[str, Any]] = yamls.load((FOLDER / "articles.yml").read_text(encoding="utf-8"))
    return loaded


def _blocks(text: str) -> list[Block]:
    blocks, place = [], 0
    for part in text.split("\n\n"):
        blocks.append(Block(place, place + len(part), "prose"))
        place += len(part) + 2
    return blocks
