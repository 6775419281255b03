"""Names and terms in text: the tables of examples, and what holds for any text."""

from __future__ import annotations

import doctest
import importlib
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.names.finder import NameFinder
from generator.values.term import TermFinder
from tests import yamls

GOLDEN = Path(__file__).parent / "golden"
NAMES = yamls.load((GOLDEN / "values-name.yml").read_text(encoding="utf-8"))
TERMS = yamls.load((GOLDEN / "values-term.yml").read_text(encoding="utf-8"))
MODULES = [
    "generator.folding",
    *(f"generator.names.{name}" for name in ("aliases", "finder", "kinds", "runs", "scan", "spelling", "wordings")),
    *("generator.names.word_classes", "generator.values.term"),
]
PIECES = [
    *("Ines", "Varga", "INES", "TideWell", "Tide", "Well", "Stone,", "Burr", "& Co", "The", "Lantern", "Ga\u0301nnet"),
    *("MK-7", "7Seas", "deepmere", "@", "#", "_", "'", "’", "‘", "“", "”", '"', "-", "–", "—", ".", ",", ":", "\n"),
    *(" ", " ", " ", "of", "van", "der", "Mr", "May", "12", "A", "é", "中", "İ", "Gannet", "mason", "Okafor", "Rita"),
]
HOSTILE = [
    *("A ", "A. ", "A-", "A'", "“A", "'A ", "‘A b ", '"The ', "Ab\n", "A1-", "A 1 ", "A of ", "@A", "Ines Varga "),
    *("Varga ", "Tide ", "(", "É", "中", "_A", "A\u0301", "'", '"', "Ines", "mason", "stone "),
]


@dataclass(frozen=True)
class Entity:
    id: str
    name: str
    kind: str
    aliases: tuple[str, ...] = ()


def entities() -> list[Entity]:
    return [
        Entity(id_, entry["name"], entry["kind"], tuple(entry.get("aliases", ())))
        for id_, entry in NAMES["entities"].items()
    ]


FINDER = NameFinder(entities())
TERM_FINDER = TermFinder(TERMS["options"])


@pytest.mark.parametrize("row", NAMES["examples"], ids=lambda row: row["text"][:40])
def test_names_in_examples(row: dict[str, Any]) -> None:
    found = FINDER.find(row["text"], frozenset(row.get("seen", ())))
    shown = [[name.value.name, name.value.entity, name.kind] for name in found]
    assert [name[: len(wanted)] for name, wanted in zip(shown, row["names"], strict=False)] == row["names"]
    assert len(shown) == len(row["names"])
    assert any(name.quoted for name in found) == row.get("quoted", False)


def test_table_is_large_enough() -> None:
    assert len(NAMES["examples"]) >= 80
    assert sum(row.get("none", False) for row in NAMES["examples"]) >= 25


def test_possessives_are_no_part_of_a_name() -> None:
    found = FINDER.find("Varga’s house is Brandt's, not the Quists' or Varga.")
    assert [(name.value.name, name.possessive) for name in found] == [
        ("Varga", True), ("Brandt", True), ("Quists", True), ("Varga", False)
    ]  # fmt: skip


def test_headlines_hold_known_names_alone() -> None:
    found = FINDER.find("Ines Varga Sues Lantern Over Lost Bridge\nThen Pia Rook left.")
    assert [name.value.name for name in found] == ["Ines Varga", "Pia Rook"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Aurora began.", [("Aurora", None)]),
        ("Aurora Prize winners met. Aurora ended.", [("Aurora Prize", "fest-b"), ("Aurora", "fest-b")]),
    ],
)
def test_shared_wording_is_the_one_met(text: str, names: list[tuple[str, str | None]]) -> None:
    assert [(name.value.name, name.value.entity) for name in FINDER.find(text)] == names


def test_listed_alias_beats_a_surname() -> None:
    finder = NameFinder([Entity("ann", "Ann Reed", "person"), Entity("reed", "Reed", "organisation")])
    assert [name.value.entity for name in finder.find("We asked Reed, then Ann Reed.")] == ["reed", "ann"]


def test_no_entities_and_odd_ones() -> None:
    assert [name.value.name for name in NameFinder([]).find("We met Ann Reed.")] == ["Ann Reed"]
    odd = NameFinder([Entity("x", "!?", "work"), Entity("y", "中文", "work"), Entity("z", "The", "work")])
    assert [name.value.entity for name in odd.find("We read 中文 there.")] == ["y"]


@pytest.mark.parametrize("row", TERMS["examples"], ids=lambda row: row[0][:40])
def test_terms_in_examples(row: list[Any]) -> None:
    text, wanted = row
    assert [[found.value.text, text[found.start : found.end]] for found in TERM_FINDER.find(text)] == wanted


def test_no_options_no_terms() -> None:
    assert TermFinder({}).find("A mason.") == []
    assert TermFinder({"a": ["?"]}).find("A ? mason.") == []


@given(st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PIECES), max_size=30).map("".join)))
@example("İİİ Ines İ")
@example("@deepmere")
@example("e\u0301\u0301 Va\u0301rga")
def test_spans_hold_on_any_text(text: str) -> None:
    end = 0
    for found in FINDER.find(text):
        assert end <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.value.name
        assert found.outer == found.start
        end = found.end
    end = 0
    for term in TERM_FINDER.find(text):
        assert end <= term.start < term.end <= len(text)
        end = term.end


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_with_the_text(piece: str) -> None:
    text = piece * (40_000 // len(piece))
    start = time.process_time()
    FINDER.find(text)
    TERM_FINDER.find(text)
    assert time.process_time() - start < 2


@pytest.mark.parametrize("module", MODULES)
def test_doctests(module: str) -> None:
    result = doctest.testmod(importlib.import_module(module))
    assert result.failed == 0
