"""What the story file knows of the articles, and how it has their front matter read."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.documents import Place, compose
from generator.errors import Mistakes
from generator.models import Withdrawal
from generator.slugs import slugify
from generator.story.forms import FRONT_MATTER, KINDS_OF_SOURCE, PASSED_OVER, SOURCE, STATED, WITHDRAWAL
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
    _check_excluded(parts)
    given: dict[str, Any] = {key: parts[key].text() for key in texts if key in parts}
    given |= {"published": parts["published"].date()} if "published" in parts else {}
    given |= {"accessed": parts["accessed"].day()} if "accessed" in parts else {}
    given |= {key: parts[key].url() for key in ("url", "archive") if key in parts}
    if "kind" in parts:
        given["kind"] = parts["kind"].one_of(KINDS_OF_SOURCE)
    if "id" in parts:
        given["id"] = parts["id"].slug()
    if "satire" in parts:
        given["satire"] = parts["satire"].flag()
    if "withdrawn" in parts:
        given["withdrawn"] = _withdrawal(parts["withdrawn"])
    given.setdefault("id", slugify(name.rpartition(".")[0] or name))
    if given.get("origin") == given["id"]:
        parts["origin"].wrong(f"{given['id']!r} is the source itself; name whose words it has, or take the line away")
    return Source(**{"file": name, "line": place.line, **given})


def _check_excluded(parts: Mapping[str, Place]) -> None:
    """Note what is said of an article that is left out: nobody would see it."""
    for key, place in parts.items():
        if "exclude" in parts and key != "exclude":
            place.wrong(f"the file is excluded, so {key}: has no effect; take the one or the other away")


def _withdrawal(place: Place) -> Withdrawal:
    if place.is_text:
        return Withdrawal(place.text())
    parts = place.parts(WITHDRAWAL)
    day = parts["date"].day() if "date" in parts else None
    reason, by = (parts[key].text() if key in parts else "" for key in ("reason", "by"))
    return Withdrawal(reason, by, day)
