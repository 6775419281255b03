"""What the story file knows of the articles, and how it has their front matter read."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.documents import Place, compose
from generator.errors import Mistakes
from generator.slugs import slugify
from generator.story.forms import FRONT_MATTER, KINDS_OF_SOURCE, PASSED_OVER, SOURCE, STATED
from generator.story.model import Source


def load_aliases(path: Path) -> Mapping[str, str]:
    """Read what a story file says of keys of front matter, and nothing else of it.

    Raises `CollateError` with one line for each mistake in that.
    """
    mistakes = Mistakes()
    root = compose(path, mistakes, "a story: title, subjects, ...")
    found = read_aliases(root.entries().get("front-matter")) if root else {}
    mistakes.check()
    return found


def read_aliases(place: Place | None) -> dict[str, str]:
    """Give what the editor's own keys of front matter mean, by how files write them."""
    parts = place.parts(FRONT_MATTER) if place else {}
    places = parts["aliases"].entries() if "aliases" in parts else {}
    return {key: at.one_of((*STATED, PASSED_OVER)) for key, at in places.items()}


def read_sources(place: Place | None) -> dict[str, Source]:
    """Give what is known of articles, by the names of their files."""
    places = place.entries() if place else {}
    sources: dict[str, Source] = {}
    owners: dict[str, str] = {}
    for name, place in places.items():
        sources[name] = source = _source(name, place)
        if (owner := owners.setdefault(source.id, name)) != name:
            place.wrong(f"{name!r} and {owner!r} have one id, {source.id!r}; set id: in one of them")
    return sources


def _source(name: str, place: Place) -> Source:
    texts = ("label", "title", "outlet", "author", "language", "origin", "exclude")
    parts = place.parts(SOURCE)
    given: dict[str, Any] = {key: parts[key].text() for key in texts if key in parts}
    given |= {"published": parts["published"].date()} if "published" in parts else {}
    given |= {"accessed": parts["accessed"].day()} if "accessed" in parts else {}
    given |= {key: parts[key].url() for key in ("url", "archive") if key in parts}
    if "kind" in parts:
        given["kind"] = parts["kind"].one_of(KINDS_OF_SOURCE)
    if "id" in parts:
        given["id"] = parts["id"].slug()
    stem = name.rpartition(".")[0] or name
    return Source(**{"file": name, "id": slugify(stem), **given})
