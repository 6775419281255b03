"""Reads the claims and the facts that a build wrote."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, TypeVar, get_args

from generator.changes.model import About, Claim, Export, Fact, Position, Source, Verdict
from generator.changes.record import Record, read_table
from generator.errors import CollateError
from generator.models import Bound, Modality, Rank, VerdictKind

SCHEMA: Final = 1
"""The version of the form of both files that is read here."""
FILES: Final = ("claims.json", "facts.json")
ORIGINAL, RETELLING = "original", "retelling"
T = TypeVar("T")
K = TypeVar("K", str, About)


def load(folder: Path) -> Export:
    """Read the data in a folder, or in the ``data`` of a folder of pages.

    Raises `CollateError` when a file is missing or is not as a build writes it.
    """
    where = _data(folder)
    claims, facts = (read_table(where / name, SCHEMA) for name in FILES)
    sources = _by_id((row, row.text("id"), _source(row)) for row in claims.rows("sources", "the source"))
    said = _by_id((row, row.text("id"), _claim(row, sources)) for row in claims.rows("claims", "the claim"))
    known = [(row, _fact(row, said)) for row in facts.rows("facts", "the fact")]
    by_about = _by_id((row, fact.about, fact) for row, fact in known)
    out = {row.text("id"): row.text("reason") for row in claims.rows("withdrawn", "the withdrawn source")}
    return Export(sources, (*said.values(),), by_about, facts.top.labels("subjects"), facts.top.labels("fields"), out)


def _data(folder: Path) -> Path:
    for place in (folder, folder / "data"):
        if any((place / name).exists() for name in FILES):
            return place
    raise CollateError(
        f"{folder}:1: holds no {' and no '.join(FILES)}; name the folder of data that a build wrote, as docs/data"
    )


def _by_id(rows: Iterable[tuple[Record, K, T]]) -> dict[K, T]:
    found: dict[K, T] = {}
    for row, key, value in rows:
        if key in found:
            name = key if isinstance(key, str) else f"{key[1]} of {key[0]}"
            row.wrong(f"{row.what} {name!r} is there twice")
        found[key] = value
    return found


def _source(row: Record) -> Source:
    kind = row.word("kind", (ORIGINAL, RETELLING))
    return Source(
        row.text("id"),
        row.text("file"),
        kind,
        row.text("label"),
        row.text_or_none("title"),
        row.text_or_none("outlet"),
        row.text_or_none("url"),
        row.text_or_none("published"),
        row.text("text_sha256"),
    )


def _claim(row: Record, sources: Mapping[str, Source]) -> Claim:
    source = row.text("source")
    if source not in sources:
        row.wrong(f"the claim names the source {source!r}, which the file lacks")
    bound: Bound | None = row.word("bound", get_args(Bound)) if row.data.get("bound") is not None else None
    modality: Modality = row.word("modality", get_args(Modality))
    dated = row.object("value").get("type") == "date"
    words = (row.text("written"), row.text("quote"), row.number("start"))
    return Claim((row.text("subject"), row.text("field")), source, *words, modality, row.flag("hedged"), bound, dated)


def _said(row: Record, claims: Mapping[str, Claim]) -> tuple[Claim, ...]:
    ids = row.list_of("claims", str)
    for each in ids:
        if each not in claims:
            row.wrong(f"the value names the claim {each!r}, which {FILES[0]} beside it lacks")
    if not ids:
        row.wrong("the value has no claim")
    return tuple(claims[each] for each in ids)


def _fact(row: Record, claims: Mapping[str, Claim]) -> Fact:
    positions = _apart([_position(each, claims) for each in row.inner("positions", "the value")])
    verdicts = tuple(_verdict(each, len(positions)) for each in row.inner("verdicts", "the verdict"))
    kind: VerdictKind = row.word("verdict", get_args(VerdictKind))
    about = row.text("subject"), row.text("field")
    return Fact(about, kind, positions, verdicts, tuple(row.list_of("notes", str)))


def _apart(positions: Sequence[Position]) -> tuple[Position, ...]:
    """Tell values apart that are two by the editor's word, though equal."""
    often = Counter(each.key for each in positions)
    return tuple(replace(each, key=f"{each.key} {each.text}") if often[each.key] > 1 else each for each in positions)


def _position(row: Record, claims: Mapping[str, Claim]) -> Position:
    text, denied = row.text("text"), row.flag("denied")
    rank: Rank = row.word("rank", get_args(Rank))
    origins = len(row.list_of("origins", str))
    key = f"{denied} {_key(row.object('value'), text)}"
    return Position(key, text, denied, rank, row.text_or_none("reason") or "", origins, _said(row, claims))


def _key(value: Mapping[str, Any], text: str) -> str:
    """Give what is equal for equal values: of names the entity, however spelled; of open dates their words."""
    match value:
        case {"type": "name", "entity": str(entity)}:
            return f"entity {entity}"
        case {"type": "date", "date": None}:
            return f"open date {text.casefold()}"
    return json.dumps(value, sort_keys=True)


def _verdict(row: Record, positions: int) -> Verdict:
    places = row.list_of("positions", int)
    if not all(0 <= place < positions for place in places):
        row.wrong(f"the verdict names a value that the fact lacks, by its places {places}")
    kind: VerdictKind = row.word("kind", get_args(VerdictKind))
    return Verdict(kind, tuple(places), row.text("text"))
