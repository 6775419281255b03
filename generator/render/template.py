"""The templates: whatever they are given is made inert unless it is markup of our own."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.render.escape import inert, title
from generator.render.site import Site


def render(name: str, site: Site, heading: str, **values: object) -> str:
    """Return a page of the template ``name``, under a heading, with the values that the template asks for."""
    front = f"---\ntitle: {json.dumps(title(heading), ensure_ascii=False)}\n---\n\n"
    body = _environment().get_template(name).render(site=site, story=site.story, heading=heading, **values)
    return front + body.strip("\n") + "\n"


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
