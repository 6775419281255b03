"""The templates: whatever they are given is made inert unless it is markup of our own."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator.render.escape import inert, title
from generator.render.site import Site


def render(name: str, site: Site, heading: str, about: str, wide: bool = False, **values: object) -> str:
    """Return a page of the template ``name``, under a heading, with the values that the template asks for.

    ``about`` is what the page holds, in one plain sentence for whoever shows a link to it. A ``wide`` page asks the
    theme to leave out what stands beside the text. Every page ends with as of which sources it stands.
    """
    named = {"title": title(heading), "description": title(about)}
    front = [f"{key}: {json.dumps(text, ensure_ascii=False)}" for key, text in named.items()]
    front += ["hide: [navigation, toc]"] if wide else []
    body = _environment().get_template(name).render(site=site, story=site.story, heading=heading, **values)
    as_of = f"Stands as of: {inert(site.as_of)}.\n{{ .as-of data-search-exclude=1 }}"
    return "\n".join(["---", *front, "---", "", body.strip("\n"), "", as_of, ""])


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
