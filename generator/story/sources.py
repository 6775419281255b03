"""What the story file says of the articles, read and checked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.documents import Place
from generator.models import Withdrawal
from generator.slugs import slugify
from generator.story.forms import KINDS_OF_SOURCE, SOURCE, WITHDRAWAL
from generator.story.model import Source


def read_sources(place: Place) -> dict[str, Source]:
    """Read a mapping of files to what is known of each; it is given by the names of the files."""
    sources: dict[str, Source] = {}
    owners: dict[str, str] = {}
    for name, at in place.entries().items():
        sources[name] = source = _source(name, at)
        if (owner := owners.setdefault(source.id, name)) != name:
            at.wrong(f"{name!r} and {owner!r} have one id, {source.id!r}; set id: in one of them")
    return sources


def _source(name: str, place: Place) -> Source:
    texts = ("label", "title", "outlet", "author", "language", "origin", "exclude")
    parts = place.parts(SOURCE)
    _check_excluded(parts)
    given: dict[str, Any] = {key: parts[key].text() for key in texts if key in parts}
    given |= {key: parts[key].day() for key in ("published", "accessed") if key in parts}
    given |= {key: parts[key].url() for key in ("url", "archive") if key in parts}
    if "kind" in parts:
        given["kind"] = parts["kind"].one_of(KINDS_OF_SOURCE)
    if "id" in parts:
        given["id"] = parts["id"].slug()
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
