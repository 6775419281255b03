"""Compiled templates: made once, made again when what they come from changes, and never needed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from jinja2 import DictLoader, Environment

from generator.render.template_cache import TemplateCache


class Compiling(Environment):
    """Counts the templates that it compiles."""

    compiled = 0

    def _generate(self, *args: Any, **kwargs: Any) -> str:
        self.compiled += 1
        return super()._generate(*args, **kwargs)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where Python keeps what it compiles."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr("generator.render.template_cache.__file__", str(tmp_path / "template_cache.py"))
    folder = tmp_path / "__pycache__"
    folder.mkdir()
    monkeypatch.setattr(sys, "pycache_prefix", None)
    return folder


def made(text: str, options: str = "") -> tuple[str, int]:
    """What a new process makes of a template, and how many it compiles for that."""
    environment = Compiling(loader=DictLoader({"page": text}), bytecode_cache=TemplateCache(options))
    return environment.get_template("page").render(name="Aurora"), environment.compiled


def test_a_template_is_compiled_once(place: Path) -> None:
    assert [made("The {{ name }}") for _ in range(2)] == [("The Aurora", 1), ("The Aurora", 0)]
    assert len(list(place.iterdir())) == 1


def test_what_comes_of_another_text_or_other_options_counts_for_nothing(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made("The {{ name }}")
    assert made("A {{ name }}") == ("A Aurora", 1)
    assert made("A {{ name }}", "trimmed") == ("A Aurora", 1)
    monkeypatch.setattr("jinja2.__version__", "0")
    assert made("A {{ name }}", "trimmed") == ("A Aurora", 1)


def test_nothing_is_kept_where_python_keeps_nothing(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert made("The {{ name }}") == ("The Aurora", 1)
    assert not list(place.iterdir())


@pytest.mark.parametrize("there", [None, "a file"])
def test_a_folder_that_takes_nothing_is_no_mistake(place: Path, there: str | None) -> None:
    place.rmdir()
    if there:
        place.write_text(there, "utf-8")
    assert [made("The {{ name }}") for _ in range(2)] == [("The Aurora", 1)] * 2
