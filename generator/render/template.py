"""The templates: whatever they are given is made inert unless it is markup of our own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator.escape import inert, title
from generator.render.site import Site


@dataclass(frozen=True, slots=True)
class Found:
    """How the search shows a page."""

    kind: str = ""
    """What kind of page it is, said behind its name."""
    weight: float = 1
    """How much its words count beside those of other pages; with 0 it is not found."""


HOME: Final = Found()
"""Called by the site's name alone, which the site tool gives it."""
LIST: Final = Found(weight=4)
"""A page that lists others: it comes first when asked for by its name alone."""


def render(
    name: str, site: Site, heading: str, about: str, found: Found = Found(), wide: bool = False, **values: object
) -> str:
    """Return a page of the template ``name``, under a heading, with the values that the template asks for.

    ``about`` is what the page holds, in one plain sentence for whoever shows a link to it. A ``wide`` page asks the
    theme to leave out what stands beside the text. Every page ends with as of which sources it stands.
    """
    kind = Markup(' <small class="kind">· {}</small>').format(found.kind) if found.kind else ""
    body = _environment().get_template(name).render(site=site, story=site.story, heading=heading, kind=kind, **values)
    front = _front(heading, about, found, wide)
    as_of = f"Stands as of: {inert(site.as_of)}.\n{{ .as-of data-search-exclude=1 }}"
    return "\n".join(["---", *front, "---", "", body.strip("\n"), "", as_of, ""])


def _front(heading: str, about: str, found: Found, wide: bool) -> Iterator[str]:
    """The lines of a page's head."""
    if found is not HOME:
        yield f"title: {json.dumps(title(heading), ensure_ascii=False)}"
    yield f"description: {json.dumps(title(about), ensure_ascii=False)}"
    if wide:
        yield "hide: [navigation, toc]"
    if not found.weight:
        yield "search: {exclude: true}"
    elif found.weight != 1:
        yield f"search: {{boost: {found.weight}}}"


def fragment(name: str, **values: object) -> Markup:
    """Return a piece of finished HTML of the template ``name``; fractions have two decimals at most."""
    return Markup(_drawings().get_template(name).render(**values).strip("\n"))


def _number(value: object) -> Markup:
    """A number as SVG reads it, whatever else made inert."""
    if isinstance(value, (int, float)):
        return Markup(f"{value:.2f}".rstrip("0").rstrip("."))
    return inert(value)


@cache
def _drawings() -> Environment:
    return _environment().overlay(finalize=_number)


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        finalize=inert,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
