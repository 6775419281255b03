"""What the editor adds to the story file from an article: what is known of it, and the names that it has."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from generator.desk.decisions import Plan
from generator.desk.session import Edit, IdleError
from generator.desk.state import State
from generator.editing import Plain, add, data, drop, put
from generator.errors import CollateError
from generator.models import Article
from generator.slugs import slugify
from generator.story import load_story

ABOUT: Final = ("label", "outlet", "title", "published", "url")
"""What the editor can say of an article at the desk."""
Path_ = tuple[str | int, ...]


def describe(state: State, article: Article, said: Mapping[str, str]) -> Plan:
    """Say in the story file what is known of an article, key by key; what is as it was is not written."""
    new = {key: " ".join(said[key].split()) for key in ABOUT if key in said}
    changed = {key: value for key, value in new.items() if value != (getattr(article, key) or "")}
    if not changed:
        raise IdleError("nothing is different from what is known; there is nothing to write")
    if empty := [key for key, value in changed.items() if not value]:
        raise CollateError(f"the {empty[0]} is empty; take it out of the story file by hand if nobody knows it")

    def change(text: str) -> str:
        for key, value in changed.items():
            text = put(text, ("sources", article.file, key), value)
        return text

    return _plan(state, f"Noted of the article: {', '.join(changed)}", change)


def name(state: State, words: str, entity: str, kind: str, role: bool) -> Plan:
    """Put a name into the story file: as an alias of an entity that is there, else as a new one of a kind.

    With a role, the words are one of those by which texts call the person: "the captain".
    """
    if entity:
        if entity not in state.story.entities:
            raise CollateError(f"there is no entity {entity!r}")
        key = "roles" if role else "aliases"
        entered = words.casefold().removeprefix("the ") if role else words
        known = state.story.entities[entity]
        if entered in (known.roles if role else known.names):
            raise IdleError(
                f"{known.name} has the {'role' if role else 'name'} {entered!r} already; there is nothing to add"
            )
        said = f"{known.name} is also {'called ' if not role else 'the '}{entered}"
        return _plan(state, said, lambda text: add(text, ("entities", entity, key), entered))
    id_ = slugify(words)
    if id_ in state.story.entities or id_ in state.story.subjects:
        raise CollateError(f"{id_!r} is in the story file already; choose it from the list")
    return _plan(
        state, f"New in the story: {words}", lambda text: put(text, ("entities", id_), {"name": words, "kind": kind})
    )


def _plan(state: State, words: str, change: Callable[[str], str]) -> Plan:
    path = state.files.story
    if not path.is_file():
        raise CollateError(f"{path}:1: there is no such file; create it, or name another one")
    text = path.read_bytes().decode("utf-8-sig")
    before, after = data(text), data(change(text))
    return Plan(words, (Edit(path, change, lambda now: _back(now, before, after), _checker(path)),))


def _back(text: str, before: Plain, after: Plain) -> str:
    """Take back what differs between the two, where others wrote since."""
    for path, old, new in _differences(before, after, ()):
        if _at(data(text), path) != new:
            raise CollateError(f"{'.'.join(map(str, path))!r} was changed by somebody else since; change it by hand")
        text = drop(text, path) if old is None else put(text, path, old)
    return text


def _differences(before: Plain | None, after: Plain, path: Path_) -> list[tuple[Path_, Plain | None, Plain]]:
    if before == after:
        return []
    if isinstance(before, dict) and isinstance(after, dict):
        return [one for key in after for one in _differences(before.get(key), after[key], (*path, key))]
    return [(path, before, after)]


def _at(held: Plain | None, path: Path_) -> Plain | None:
    for key in path:
        held = held.get(str(key)) if isinstance(held, dict) else None
    return held


def _checker(path: Path) -> Callable[[str], Sequence[str]]:
    def wrong(text: str) -> Sequence[str]:
        with TemporaryDirectory() as folder:
            copy = Path(folder, path.name)
            copy.write_text(text, "utf-8")
            try:
                load_story(copy)
            except CollateError as error:
                return [line.replace(str(copy), str(path)) for line in error.lines]
        return ()

    return wrong
