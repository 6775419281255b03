"""Every key of the story file changes what a build writes, or is a mistake."""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.errors import CollateError
from generator.inputs import make_dossier
from generator.outputs import output
from generator.story import forms
from tests import yamls

GOLDEN = yamls.load((Path(__file__).parent / "golden" / "story-effects.yml").read_text("utf-8"))
PLACES: Mapping[str, tuple[str, ...]] = {
    "story": (),
    "subject": ("subjects", "aurora"),
    "entity": ("entities", "nordline"),
    "field": ("fields", "speed"),
    "sentence": ("sentences", "quick"),
    "topic": ("topics", "ships"),
    "section": ("topics", "ships", "sections", "all"),
    "comparison": ("comparison",),
    "pages": ("pages",),
    "source": ("sources", "a.txt"),
    "withdrawal": ("sources", "a.txt", "withdrawn"),
    "front-matter": ("front-matter",),
}
"""Where each form stands in the base."""
REQUIRED = [f"{name}.{key}" for name, form in (("story", forms.STORY), *forms.FORMS.items()) for key in form.required]


def joined(base: Any, more: Mapping[str, Any]) -> Any:
    """A mapping with another put over it, key by key; lists grow."""
    made = dict(base or {})
    for key, value in more.items():
        if isinstance(value, dict):
            made[key] = joined(made.get(key), value)
        else:
            made[key] = [*made[key], *value] if isinstance(value, list) and key in made else value
    return {key: value for key, value in made.items() if value is not None}


def put(story: Mapping[str, Any], path: tuple[str, ...], value: Any) -> dict[str, Any]:
    """A story with a value in one place, or without it."""
    made = copy.deepcopy(dict(story))
    inner = made
    for key in path[:-1]:
        inner = inner.setdefault(key, {})
    inner.pop(path[-1], None)
    if value is not None:
        inner[path[-1]] = value
    return made


def written(folder: Path, story: Mapping[str, Any], case: Mapping[str, Any]) -> tuple[Any, ...] | str:
    """What a build writes, or the mistakes that stop it."""
    folder.mkdir()
    texts = dict(GOLDEN["articles"])
    texts |= {"a.txt": case["text"]} if "text" in case else {}
    texts |= {"b.txt": case["second"]} if "second" in case else {}
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")
    (folder / "story.yml").write_text(yaml.safe_dump(dict(story), allow_unicode=True, sort_keys=False), "utf-8")
    try:
        made = output(make_dossier(folder, None, quiet=True), folder, None, "", edited=True)
    except CollateError as error:
        return str(error)
    del made.data["data/manifest.json"]  # it has the hash of the story file
    made.pages["data.md"] = re.sub(r"\d+ kB", "", made.pages["data.md"])
    return made.pages, made.data, made.nav


def place(case: Mapping[str, Any]) -> tuple[str, ...]:
    form, _, key = case["key"].partition(".")
    return (*case.get("at", (*PLACES[form], key)),)


@pytest.mark.parametrize("case", GOLDEN["cases"], ids=lambda case: str(case["key"]))
def test_a_key_has_an_effect(tmp_path: Path, case: dict[str, Any]) -> None:
    base = joined(GOLDEN["base"], case.get("more", {}))
    if case["key"].startswith("withdrawal."):
        base = joined(base, {"sources": {"a.txt": {"withdrawn": {"reason": "A hoax."}}}})
    with_it = written(tmp_path / "with", put(base, place(case), case["set"]), case)
    without = written(tmp_path / "without", put(base, place(case), None), case)
    assert not isinstance(with_it, str), with_it
    assert with_it != without


def test_every_key_is_tried() -> None:
    known = [f"story.{key}" for key in forms.STORY.keys]
    known += [f"{name}.{key}" for name, form in forms.FORMS.items() for key in form.keys]
    tried = [case["key"] for case in GOLDEN["cases"]]
    assert sorted({*tried, *REQUIRED}) == sorted(known)


@pytest.mark.parametrize("key", REQUIRED)
def test_without_what_must_be_there_nothing_is_built(tmp_path: Path, key: str) -> None:
    base = joined(GOLDEN["base"], {"sources": {"a.txt": {"withdrawn": {"by": "Them", "reason": "A hoax."}}}})
    assert f"has no {key.partition('.')[2]!r}" in str(
        written(tmp_path / "seeds", put(base, place({"key": key}), None), {})
    )
