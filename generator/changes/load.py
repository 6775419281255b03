"""Reads the claims and the facts that a build wrote."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, Final, NoReturn, TypeVar

from generator.changes.model import About, Claim, Export, Fact, Position, Source, Verdict
from generator.data_files import DataFile, read_data
from generator.errors import CollateError

FILES: Final = ("claims.json", "facts.json")
T = TypeVar("T")
K = TypeVar("K", str, About)
Row = Mapping[str, Any]
"""An object of a data file, which is as the file's schema says."""
Wrong = Callable[[str], NoReturn]
"""Raises `CollateError` about an object, with its line."""


def load(folder: Path) -> Export:
    """Read the data in a folder, or in the ``data`` of a folder of pages.

    Raises `CollateError` when a file is missing or is not as a build writes it.
    """
    where = _data(folder)
    claims, facts = (read_data(where / name) for name in FILES)
    sources = _by_id("source", ((row["id"], _source(row), wrong) for row, wrong in _rows(claims, "sources")))
    said = _by_id("claim", ((row["id"], _claim(row, sources, wrong), wrong) for row, wrong in _rows(claims, "claims")))
    known = [(_fact(row, said, wrong), wrong) for row, wrong in _rows(facts, "facts")]
    by_about = _by_id("fact", ((fact.about, fact, wrong) for fact, wrong in known))
    out = {row["id"]: row["reason"] for row in claims.top["withdrawn"]}
    told = {
        row["text"]: frozenset(claim.source for claim in _said(row, said, wrong))
        for row, wrong in _rows(facts, "sentences")
    }
    return Export(sources, (*said.values(),), by_about, facts.top["subjects"], facts.top["fields"], out, told)


def _data(folder: Path) -> Path:
    for place in (folder, folder / "data"):
        if any((place / name).exists() for name in FILES):
            return place
    raise CollateError(
        f"{folder}:1: holds no {' and no '.join(FILES)}; name the folder of data that a build wrote, as docs/data"
    )


def _rows(file: DataFile, key: str) -> list[tuple[Row, Wrong]]:
    return [(row, partial(file.wrong, key=key, number=number)) for number, row in enumerate(file.top[key])]


def _by_id(what: str, rows: Iterable[tuple[K, T, Wrong]]) -> dict[K, T]:
    found: dict[K, T] = {}
    for key, value, wrong in rows:
        if key in found:
            name = key if isinstance(key, str) else f"{key[1]} of {key[0]}"
            wrong(f"the {what} {name!r} is there twice")
        found[key] = value
    return found


def _source(row: Row) -> Source:
    return Source(**{key: row[key] for key in Source.__dataclass_fields__})


def _claim(row: Row, sources: Mapping[str, Source], wrong: Wrong) -> Claim:
    if (source := row["source"]) not in sources:
        wrong(f"the claim names the source {source!r}, which the file lacks")
    words = row["written"], row["quote"], row["start"]
    told = row["modality"], row["hedged"], row["bound"], row["value"]["type"] == "date"
    return Claim((row["subject"], row["field"]), source, *words, *told)


def _said(row: Row, claims: Mapping[str, Claim], wrong: Wrong) -> tuple[Claim, ...]:
    for each in row["claims"]:
        if each not in claims:
            wrong(f"the value names the claim {each!r}, which {FILES[0]} beside it lacks")
    if not row["claims"]:
        wrong("the value has no claim")
    return tuple(claims[each] for each in row["claims"])


def _fact(row: Row, claims: Mapping[str, Claim], wrong: Wrong) -> Fact:
    positions = _apart([_position(each, claims, wrong) for each in row["positions"]])
    verdicts = tuple(_verdict(each, len(positions), wrong) for each in row["verdicts"])
    return Fact((row["subject"], row["field"]), row["verdict"], positions, verdicts, tuple(row["notes"]))


def _apart(positions: Sequence[Position]) -> tuple[Position, ...]:
    """Tell values apart that are two by the editor's word, though equal."""
    often = Counter(each.key for each in positions)
    return tuple(replace(each, key=f"{each.key} {each.text}") if often[each.key] > 1 else each for each in positions)


def _position(row: Row, claims: Mapping[str, Claim], wrong: Wrong) -> Position:
    text, denied = row["text"], row["denied"]
    key = f"{denied} {_key(row['value'], text)}"
    said = _said(row, claims, wrong)
    return Position(key, text, denied, row["rank"], row["reason"] or "", len(row["origins"]), said)


def _key(value: Mapping[str, Any], text: str) -> str:
    """Give what is equal for equal values: of names the entity, however spelled; of open dates their words."""
    match value:
        case {"type": "name", "entity": str(entity)}:
            return f"entity {entity}"
        case {"type": "date", "date": None}:
            return f"open date {text.casefold()}"
    return json.dumps(value, sort_keys=True)


def _verdict(row: Row, positions: int, wrong: Wrong) -> Verdict:
    places = row["positions"]
    if not all(0 <= place < positions for place in places):
        wrong(f"the verdict names a value that the fact lacks, by its places {places}")
    return Verdict(row["kind"], tuple(places), row["text"])
