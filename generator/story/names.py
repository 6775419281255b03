"""Names and titles that could not be told from each other, or from another's page."""

from __future__ import annotations

from collections.abc import Mapping

from generator.documents import Place
from generator.slugs import slugify
from generator.story.model import Entity, Subject

_Owners = dict[str, tuple[str, str]]
"""By the slug of a name, the id of the first thing that has it, and the name."""


def check_names(
    subjects: Mapping[str, Place], entities: Mapping[str, Place], things: Mapping[str, Subject | Entity]
) -> None:
    """Note ids and names that two subjects or entities share; ``things`` are all of them, by their ids."""
    owners: _Owners = {}
    for key, place in subjects.items():
        _check_own(place, key, things[key].names, owners)
    for key, place in entities.items():
        if key in subjects:
            place.wrong(f"{key!r} is the id of a subject and of an entity; rename one")
        else:
            _check_own(place, key, things[key].names, owners)


def _check_own(place: Place, key: str, names: tuple[str, ...], owners: _Owners) -> None:
    for number, name in enumerate(filter(None, names)):
        owner, other = owners.setdefault(_slug(name), (key, name))
        if owner != key and name.casefold() == other.casefold():
            _at(place, name).wrong(f"{name!r} is a name of {key!r} and of {owner!r}; remove it from one")
        elif owner != key:
            what = f"{name!r}, a name of {key!r}, makes the same slug as {other!r}, one of {owner!r}"
            _at(place, name).wrong(f"{what}: {_slug(name)!r}; rename one, or remove it")
        elif name in names[:number]:
            _at(place, name).wrong(f"{name!r} is there twice among the names of {key!r}; keep one")


def _at(place: Place, name: str) -> Place:
    """Find the line where a subject or entity gives one of its names."""
    parts = place.entries()
    aliases = parts["aliases"].places() if "aliases" in parts else []
    return next((at for at in aliases if at.text() == name), parts.get("name", place))


def check_titles(places: Mapping[str, Place | None], titles: Mapping[str, str]) -> None:
    """Note titles that nobody could tell apart in the navigation; ``places`` are where the file gives them."""
    owners: dict[str, str] = {}
    for key, title in titles.items():
        owner = owners.setdefault(_slug(title), key) if title else key
        place = places.get(key) or places.get(owner)
        if owner != key and place:
            what = f"the title {title!r} of {key!r} makes the same slug as {titles[owner]!r} of {owner!r}"
            place.wrong(f"{what}: {_slug(title)!r}; give one of them another title")


def _slug(text: str) -> str:
    """Make the slug by which names are told apart: their case does not count in any script."""
    return slugify(text.casefold())
