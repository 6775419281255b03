"""The templates: whatever they are given is made inert unless it is markup of our own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator.escape import inert, title
from generator.render.template_cache import TemplateCache


@dataclass(frozen=True, slots=True)
class SearchShown:
    """How the search shows a page."""

    weight: float = 1
    """How much its words count beside those of other pages; with 0 it is not found."""


HOME: Final = SearchShown()
"""Called by the site's name alone, which the site tool gives it."""


@dataclass(frozen=True, slots=True)
class PageHead:
    """What stands at the head of a page's file, for the site tool."""

    heading: str
    about: str
    """What the page holds, in one plain sentence for whoever shows a link to it."""
    found: SearchShown = SearchShown()
    alone: bool = False
    """Nothing stands beside the text."""

    def lines(self) -> Iterator[str]:
        """Give the lines of the front matter."""
        if self.found is not HOME:
            yield f"title: {json.dumps(title(self.heading), ensure_ascii=False)}"
        yield f"description: {json.dumps(title(self.about), ensure_ascii=False)}"
        if self.alone:
            yield "hide: [navigation, toc]"
        if not self.found.weight:
            yield "search: {exclude: true}"
        elif self.found.weight != 1:
            yield f"search: {{boost: {self.found.weight}}}"


def page(head: PageHead, body: str) -> str:
    """Return the text of a page's file."""
    return "\n".join(["---", *head.lines(), "---", "", body.strip("\n"), ""])


def fragment(template: str, /, **values: object) -> Markup:
    """Return the text of a template; fractions have two decimals at most."""
    return Markup(_environment().get_template(template).render(**values).strip("\n"))


def _shown(value: object) -> Markup:
    """A number as SVG reads it, whatever else made inert."""
    if isinstance(value, (int, float)):
        return Markup(f"{value:.2f}".rstrip("0").rstrip("."))
    return inert(value)


_OPTIONS: Final[dict[str, Any]] = {
    "autoescape": True,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "keep_trailing_newline": True,
    "auto_reload": False,
}


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        finalize=_shown,
        undefined=StrictUndefined,
        bytecode_cache=TemplateCache(_OPTIONS),
        **_OPTIONS,
    )
