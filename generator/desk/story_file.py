"""What the editor adds to the story file from an article: what is known of it, and the names that it has."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from generator.desk.decisions import Plan
from generator.desk.session import Edit, IdleError
from generator.desk.state import State
from generator.editing import Plain, add, data, drop, put
from generator.edits import read_edits
from generator.errors import CollateError
from generator.models import Article
from generator.slugs import slugify
from generator.story import load_story

WITHDRAWN: Final = "withdrawn"
ABOUT: Final = ("label", "outlet", "title", "published", "url", WITHDRAWN)
"""What the editor can say of an article at the desk."""
Path_ = tuple[str | int, ...]
_ITSELF: Final = (
    "the {key} is what the file itself says, or is made of what it says; the story file can put another in its "
    "place, but has no word for unknown"
)


@dataclass(frozen=True, slots=True)
class New:
    """A name that the story file may not have yet."""

    words: str
    kind: str
    """Of an entity that is new."""
    subject: str = ""
    """To which it belongs; "" for none."""


def known_of(state: State, article: Article) -> dict[str, str]:
    """Give what is known of an article, by what the editor can say of it; "" for what is not."""
    told = {key: getattr(article, key) or "" for key in ABOUT if key != WITHDRAWN}
    return {**told, WITHDRAWN: state.why_gone(article.id)}


def describe(state: State, article: Article, said: Mapping[str, str]) -> Plan:
    """Say in the story file what is known of an article, key by key; what is as it was is not written.

    What is empty goes from the story file. Raises `CollateError` where it stands in the article's own file.
    """
    new = {key: " ".join(said[key].split()) for key in ABOUT if key in said}
    before = known_of(state, article)
    changed = {key: value for key, value in new.items() if value != before[key]}
    if not changed:
        raise IdleError("nothing is different from what is known; there is nothing to write")
    place = ("sources", article.file)

    def change(text: str) -> str:
        held = _at(data(text), place)
        for key, value in changed.items():
            if value:
                inner = ("reason",) if isinstance(_at(held, (key,)), dict) else ()  # who withdrew it, and when, stays
                text = put(text, (*place, key, *inner), value)
            elif isinstance(held, dict) and key in held:
                text = _without(text, (*place, key))
            else:
                raise CollateError(f"{article.file}:1: {_ITSELF.format(key=key)}")
        return text

    return _plan(state, f"Noted of the article: {', '.join(changed)}", change)


def _without(text: str, path: Path_) -> str:
    """Take a key away, and with it the mappings that would hold nothing else."""
    while len(path) > 1 and isinstance(held := _at(data(text), path[:-1]), dict) and len(held) == 1:
        path = path[:-1]
    return drop(text, path)


def name(state: State, new: New, entity: str, role: bool) -> Plan:
    """Put a name into the story file: as an alias of an entity that is there, else as a new one of a kind.

    If the name is that of another entity, the two become one.

    With a role, the words are one of those by which texts call the person: "the captain".
    """
    if entity:
        return _alias(state, new.words, entity, role)
    id_ = slugify(new.words)
    if id_ in state.story.entities or id_ in state.story.subjects:
        raise CollateError(f"{id_!r} is in the story file already; choose it from the list")
    if new.subject and new.subject not in state.story.subjects:
        raise CollateError(f"there is no subject {new.subject!r}")
    entry = {"name": new.words, "kind": new.kind} | ({"subject": new.subject} if new.subject else {})
    return _plan(state, f"New in the story: {new.words}", lambda text: put(text, ("entities", id_), entry))


def rekind(state: State, entity: str, kind: str) -> Plan:
    """Say in the story file of which kind an entity is."""
    if entity not in state.story.entities:
        raise CollateError(f"there is no entity {entity!r}")
    said = f"{state.story.entities[entity].name} is of kind {kind} now"
    return _plan(state, said, lambda text: put(text, ("entities", entity, "kind"), kind))


def _alias(state: State, words: str, entity: str, role: bool) -> Plan:
    if entity not in state.story.entities:
        raise CollateError(f"there is no entity {entity!r}")
    key, known = "roles" if role else "aliases", state.story.entities[entity]
    entered = words.casefold().removeprefix("the ") if role else words
    others = [each for each in state.story.entities.values() if each.id != entity]
    other = next((each for each in others if words.casefold() in map(str.casefold, each.names)), None)
    if other and not role:
        said = f"{known.name} and {other.name} are one now"
        return _plan(state, said, lambda text: _merged(text, entity, other.id))
    if entered in (known.roles if role else known.names):
        what = f"{'role' if role else 'name'} {entered!r}"
        raise IdleError(f"{known.name} has the {what} already; there is nothing to add")
    said = f"{known.name} is also {'called ' if not role else 'the '}{entered}"
    return _plan(state, said, lambda text: add(text, ("entities", entity, key), entered))


def _merged(text: str, kept: str, gone: str) -> str:
    """Put the names of one entity to those of another, which takes its place in the topics as well."""
    held = _at(data(text), ("entities", gone))
    assert isinstance(held, dict)
    for key in ("aliases", "roles"):
        new, here = held.get(key, []), _at(data(text), ("entities", kept, key)) or []
        assert isinstance(new, list) and isinstance(here, list)
        for each in [*([held["name"]] if key == "aliases" else []), *new]:
            text = add(text, ("entities", kept, key), each) if each not in here else text
    text = drop(text, ("entities", gone))
    topics = _at(data(text), ("topics",))
    for topic, about in topics.items() if isinstance(topics, dict) else ():
        listed = about.get("entities") if isinstance(about, dict) else None
        if isinstance(listed, list) and gone in listed:
            place = ("topics", topic, "entities", listed.index(gone))
            text = drop(text, place) if kept in listed else put(text, place, kept)
    return text


def _plan(state: State, words: str, change: Callable[[str], str]) -> Plan:
    path = state.files.story
    if not path.is_file():
        raise CollateError(f"{path}:1: there is no such file; create it, or name another one")
    text = path.read_bytes().decode("utf-8-sig")
    before, after = data(text), data(change(text))
    return Plan(words, (Edit(path, change, lambda now: _back(now, before, after), _checker(state)),))


def _back(text: str, before: Plain, after: Plain) -> str:
    """Take back what differs between the two, where others wrote since."""
    for path, old, new in _differences(before, after, ()):
        if _at(data(text), path) != new:
            raise CollateError(f"{'.'.join(map(str, path))!r} was changed by somebody else since; change it by hand")
        text = _without(text, path) if old is None else put(text, path, old)
    return text


def _differences(
    before: Plain | None, after: Plain | None, path: Path_
) -> list[tuple[Path_, Plain | None, Plain | None]]:
    if before == after:
        return []
    if isinstance(before, dict) and isinstance(after, dict):
        return [
            one for key in {**before, **after} for one in _differences(before.get(key), after.get(key), (*path, key))
        ]
    return [(path, before, after)]


def _at(held: Plain | None, path: Path_) -> Plain | None:
    for key in path:
        held = held.get(str(key)) if isinstance(held, dict) else None
    return held


def _checker(state: State) -> Callable[[str], Sequence[str]]:
    """Give what reads a story file back, and the file of edits with it, which may use what changes."""
    path = state.files.story

    def wrong(text: str) -> Sequence[str]:
        with TemporaryDirectory() as folder:
            copy = Path(folder, path.name)
            copy.write_text(text, "utf-8")
            try:
                read_edits(state.files.edits, state.text, load_story(copy), state.texts)
            except CollateError as error:
                return [line.replace(str(copy), str(path)) for line in error.lines]
        return ()

    return wrong
