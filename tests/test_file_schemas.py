"""The schemas of the files that an editor writes: as the loader reads them, and kept in step with it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, ClassVar

import pytest
import yaml
from click.testing import CliRunner
from jsonschema import Draft202012Validator, FormatChecker
from yaml.constructor import SafeConstructor
from yaml.resolver import Resolver

from generator import schema
from generator.cli import cli
from generator.documents import Form
from generator.story import fields
from generator.story.forms import FIELD
from tests import yamls
from tests.test_edits import sound
from tests.test_story import SOUND

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests" / "golden"
VALIDATORS = {
    "story": Draft202012Validator(schema.story_schema(), format_checker=FormatChecker()),
    "edits": Draft202012Validator(schema.edits_schema(), format_checker=FormatChecker()),
}
FORM = re.compile(
    r"unknown key|; it must (?!be a (?:sum|length|measure))|is no id;| has no '[\w-]+'; add"
    r"|rules read English|id has at most"
)
"""What the loader says of a file whose form is wrong, whatever words and fields the story has."""
WORD = re.compile(r"^\d+: '[\w-]+' of .* is '[^']*'; (?:did you mean|known are)")
"""What it says of a word that is none of a closed list."""


class Core(yaml.SafeLoader):
    """Reads YAML as editors do: days are texts, and only true and false are no words."""

    yaml_implicit_resolvers: ClassVar = {
        first: [(tag, regexp) for tag, regexp in resolvers if not tag.endswith((":timestamp", ":bool"))]
        for first, resolvers in Resolver.yaml_implicit_resolvers.items()
    }


Core.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), list("tf"))
assert Core.yaml_constructors is SafeConstructor.yaml_constructors


def wrong(name: str, text: str) -> list[str]:
    """What the schema finds wrong with a file."""
    return [error.message for error in VALIDATORS[name].iter_errors(yaml.load(text, Loader=Core))]


def cases(*names: str) -> list[Any]:
    found = [case for name in names for case in yamls.load((GOLDEN / f"{name}.yml").read_text("utf-8"))]
    return [pytest.param(case, id=str(case["name"])) for case in found]


def speaks(errors: list[str], of: re.Pattern[str]) -> bool:
    return any(of.search(error) for error in errors)


@pytest.mark.parametrize("name", ["story", "edits"])
def test_the_schema_that_is_kept_is_the_one_of_the_loader(name: str) -> None:
    made = {"story": schema.story_schema, "edits": schema.edits_schema}[name]()
    kept = ROOT / "generator" / "schemas" / f"{name}.schema.json"
    assert kept.read_text("utf-8") == schema.as_text(made), "run make schemas"
    Draft202012Validator.check_schema(made)


def test_the_page_that_is_kept_is_the_one_of_the_loader() -> None:
    assert (ROOT / "STORY.md").read_text("utf-8") == schema.reference(), "run make schemas"


@pytest.mark.parametrize(
    ("of", "kept"),
    [
        ("story", "generator/schemas/story.schema.json"),
        ("edits", "generator/schemas/edits.schema.json"),
        ("reference", "STORY.md"),
    ],
)
def test_the_command_prints_what_is_kept(of: str, kept: str) -> None:
    result = CliRunner().invoke(cli, ["schema", of])
    assert (result.exit_code, result.output) == (0, (ROOT / kept).read_text("utf-8"))


@pytest.mark.parametrize("path", [*sorted(ROOT.glob("seeds/*.yml"))], ids=lambda path: path.name)
def test_the_files_of_the_seeds_name_their_schema(path: Path) -> None:
    first = path.read_text("utf-8").splitlines()[0]
    named = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
    assert named and (path.parent / named[1]).resolve() == ROOT / "generator" / "schemas" / f"{path.stem}.schema.json"
    assert wrong(path.stem, path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", sorted(ROOT.glob("tests/**/story.yml")), ids=lambda path: path.parent.name)
def test_every_story_file_is_as_the_schema_says(path: Path) -> None:
    assert wrong("story", path.read_text("utf-8")) == []


def test_numbers_and_words_that_look_like_others_are_texts() -> None:
    story = "title: 1984\nsubjects: {a: {name: No, kind: film, aliases: [2001, true]}}\n"
    story += "sources: {a: {published: 2031-05-30}}"
    assert wrong("story", story) == []


@pytest.mark.parametrize("case", cases("story-errors"))
def test_a_story_file_of_the_wrong_form_is_refused(case: dict[str, Any]) -> None:
    text = (SOUND if case.get("after") else "") + case["story"]
    if speaks(case["errors"], FORM) or speaks(case["errors"], WORD):
        assert wrong("story", text)


def test_mistakes_beyond_the_form_are_for_the_loader() -> None:
    """The cases above are many, and some of the others pass: else the test would say nothing."""
    told = [case.values[0] for case in cases("story-errors")]
    formal = [case for case in told if speaks(case["errors"], FORM) or speaks(case["errors"], WORD)]
    assert len(formal) > 20
    unknown = [case for case in told if case["name"].startswith("unknown references")]
    assert unknown and not any(wrong("story", SOUND + case["story"]) for case in unknown)


@pytest.mark.parametrize("case", cases("edits-errors", "judgements-errors"))
def test_a_file_of_edits_of_the_wrong_form_is_refused(case: dict[str, Any]) -> None:
    text = case["file"] if "file" in case else yaml.safe_dump({"claims": [sound(**case["change"])]})
    if not case["errors"]:
        assert wrong("edits", text) == []
    elif speaks(case["errors"], FORM):
        assert wrong("edits", text)


def test_every_key_is_read_and_described() -> None:
    assert {*fields._READERS, "preset"} == FIELD.keys.keys()
    forms: list[Form] = [schema.story.STORY, *schema.story.FORMS.values()]
    forms += [schema.edits.EDITS, *schema.edits.FORMS.values()]
    assert all(key.about.endswith(".") for form in forms for key in form.keys.values())
