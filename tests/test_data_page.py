"""The page of the data: every file, what it holds and what its fields mean, straight from the schemas."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from generator import export
from generator.dossier import Dossier
from generator.models import Article, Claim, Name
from generator.render import Site, pages
from generator.render.data import schema_of
from tests.samples import article, claim, fact, load
from tests.schemas import SCHEMAS

OWNER = "Nordline launched her on 3 May 2019"


def properties(schema: Any) -> Iterator[tuple[str, Mapping[str, Any]]]:
    if isinstance(schema, dict):
        yield from schema["properties"].items() if isinstance(schema.get("properties"), dict) else ()
        for part in schema.values():
            yield from properties(part)
    if isinstance(schema, list):
        for part in schema:
            yield from properties(part)


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_every_field_of_every_file_is_explained(name: str) -> None:
    assert SCHEMAS[name]["title"]
    assert SCHEMAS[name]["description"]
    assert [key for key, part in properties(SCHEMAS[name]) if not part.get("description")] == []


@pytest.fixture
def sources() -> list[Article]:
    return [article(), article("second")]


@pytest.fixture
def claims(sources: list[Article]) -> list[Claim]:
    return [claim(source, "owner", Name("Nordline", "nordline"), "Nordline", OWNER) for source in sources]


@pytest.fixture
def page(tmp_path: Path, sources: list[Article], claims: list[Claim]) -> str:
    story = load(tmp_path)
    files = export.files(Dossier(story, sources, claims, [fact(*claims)]))
    return unescape(pages(Site(Dossier(story, sources, claims, [fact(*claims)]), files))["data.md"])


def test_every_file_has_a_schema_and_a_link(page: str, tmp_path: Path, sources: list[Article]) -> None:
    files = export.files(Dossier(load(tmp_path), sources, [], []))
    assert len(files) > 8
    for path in files:
        assert f"]({path})" in page
        assert SCHEMAS[schema_of(path).removesuffix(".schema.json")]["title"] in page


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("claims.json", "2 sources, 2 claims"),
        ("claims.csv", "2 rows"),
        ("facts.json", "1 fact"),
        ("facts.csv", "2 rows"),
        ("citations.json", "2 sources, 1 fact"),
        ("sources.bib", "2 entries"),
        ("sources.csl.json", "2 rows"),
        ("story.jsonld", "7 nodes"),
        ("feed.xml", "1 entry"),
        ("timeline.json", "0 rows"),
    ],
)
def test_it_counts_what_a_file_holds(page: str, name: str, count: str) -> None:
    (line,) = [line for line in page.splitlines() if line.startswith(f"- [{name}](data/{name})")]
    assert re.fullmatch(rf".*<small>{count}, [1-9][0-9]* kB</small>", line)


def test_nested_fields_are_told_with_their_path(page: str) -> None:
    for path in ("claims[].value", "facts[].positions[].origins[]", "@graph[].firstAppearance", "issued.date-parts[]"):
        assert f"<code>{path}</code>" in page
    assert SCHEMAS["feed-xml"]["properties"]["id"]["description"] in page


def test_without_files_it_explains_values_alone(tmp_path: Path) -> None:
    page = pages(Site(Dossier(load(tmp_path), [], [], [])))["data.md"]
    assert "## Values" in page
    assert "data/" not in page


def test_it_says_how_values_were_found_and_what_fields_mean(
    tmp_path: Path, sources: list[Article], claims: list[Claim]
) -> None:
    first, second = claims
    told = [first, replace(second, by="editor", proposed="a *small* model")]
    made = pages(Site(Dossier(load(tmp_path), sources, told, [fact(*told)])))
    page = " ".join(unescape(made["data.md"]).split())
    assert "Of 2 values with the words that state them, 1 was found by a rule, 1 was proposed by a" in page
    assert "*small*" not in made["data.md"]
