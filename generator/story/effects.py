"""What stands in a story file and has no effect: each such key, value or part is a mistake with its line.

What a preset holds beyond a story's need is none, and neither is a default that is written out. A whole preset that a
story does not need is told by `generator.coverage`, and stops nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from generator.documents import Place
from generator.story.fields import CUES, Draft, read_preset
from generator.story.model import FieldDef, Story
from generator.story.pattern import needed
from generator.story.shadowed import shadowed

Found = Iterator[tuple[Place, str]]
"""What has no effect, and why."""
NAMED: Final = ("person", "organisation", "place", "craft", "name")
"""The types of field whose values are names."""
PEOPLE: Final = ("person", "character")
SUITING: Final[Mapping[str, tuple[str, ...]]] = {
    "person": ("person",),
    "organisation": ("organisation", "agency"),
    "place": ("place",),
    "craft": ("craft",),
}
"""The kinds of entity that a field of a type holds, unless it names its own; any, when neither says."""
_AWAY: Final = "take it away"


@dataclass(frozen=True, slots=True)
class _Read:
    """A story file without other mistakes."""

    parts: Mapping[str, Place]
    story: Story
    drafts: Mapping[str, Draft]
    """All fields, those too that nothing lists."""

    def inside(self, key: str) -> Mapping[str, Mapping[str, Place]]:
        """Give the keys of each entry of a mapping, by the entry's id."""
        entries = self.parts[key].slugs() if key in self.parts else {}
        return {id_: {} if place.is_text else place.entries() for id_, place in entries.items()}


def check_effects(parts: Mapping[str, Place], story: Story, drafts: Mapping[str, Draft]) -> None:
    """Note what has no effect; ``parts`` are those of the file, ``story`` what was read of them."""
    read = _Read(parts, story, drafts)
    for check in _CHECKS:
        for place, why in check(read):
            place.wrong(f"{place.what} {why}")


def _fields(read: _Read) -> Found:
    entries = read.parts["fields"].slugs() if "fields" in read.parts else {}
    for id_, place in entries.items():
        field = read.story.fields.get(id_)
        if field is None:
            yield place, f"is listed by no topic and no comparison, so nothing looks for it; list it there, or {_AWAY}"
        else:
            yield from _keys(place.entries(), field)
            yield from _choice(place.entries(), id_, read.story)
            yield from shadowed(place.entries(), field)


def _keys(keys: Mapping[str, Place], field: FieldDef) -> Found:
    for key in ("kinds", "as"):
        if key in keys and field.type not in NAMED:
            yield keys[key], f"has no effect on a field of type {field.type}; only names have it"
    if (
        "without" in keys
        and field.without
        and field.type != "term"
        and not any(getattr(field, cue) for cue in CUES[:3])
    ):
        yield keys["without"], "rules out what nothing finds; add nouns, verbs or phrases, or take it away"


def _choice(keys: Mapping[str, Place], id_: str, story: Story) -> Found:
    """A choice of a preset where one alone defines the field."""
    if "preset" in keys and sum(id_ in read_preset(name) for name in story.presets) < 2:
        yield keys["preset"], f"chooses where there is no choice: one preset alone defines {id_!r}; {_AWAY}"


def _topics(read: _Read) -> Found:
    for id_, keys in read.inside("topics").items():
        topic = read.story.topics[id_]
        yield from _apart(read, keys, topic.subjects, "the topic")
        yield from _sections(keys, topic.fields, "the topic")


def _sections(keys: Mapping[str, Place], fields: tuple[str, ...], what: str) -> Found:
    """What sections list that is not there to be put under a head."""
    for part in (keys["sections"].slugs() if "sections" in keys else {}).values():
        for place in part.entries()["fields"].places():
            if (field := place.text()) not in fields:
                yield place, f"names {field!r}, which is no field of {what}; list it under its fields: too"


def _apart(read: _Read, keys: Mapping[str, Place], subjects: tuple[str, ...], what: str) -> Found:
    """What is listed for subjects that do not have it."""
    for place in keys["fields"].places() if "fields" in keys else []:
        field = read.story.fields[place.text()]
        if field.subjects and subjects and not {*field.subjects} & {*subjects}:
            owners = ", ".join(field.subjects)
            yield place, f"names {field.id!r}, a field of {owners}, but {what} is about {', '.join(subjects)}; {_AWAY}"


def _comparison(read: _Read) -> Found:
    keys = read.parts["comparison"].entries() if "comparison" in read.parts else {}
    subjects = read.story.comparison.subjects
    yield from _apart(read, keys, subjects, "the comparison")
    yield from _sections(keys, read.story.comparison.fields, "the comparison")
    for key in ("title", "subjects", "sections"):
        if key in keys and len(subjects) < 2:
            yield keys[key], "has no effect: a comparison needs two subjects; name another, or take it away"


def _pages(read: _Read) -> Found:
    keys = read.parts["pages"].entries() if "pages" in read.parts else {}
    if "topics" in keys and not read.story.topics:
        yield keys["topics"], f"names a page that is not there: the story has no topics; add some, or {_AWAY}"
    if "comparison" in keys and len(read.story.comparison.subjects) < 2:
        yield keys["comparison"], f"names a page that is not there: it takes two subjects; add one, or {_AWAY}"


def _entities(read: _Read) -> Found:
    for id_, keys in read.inside("entities").items():
        entity = read.story.entities[id_]
        for key in ("roles", "gender"):
            if key in keys and entity.kind not in PEOPLE:
                yield keys[key], f"is said of a person; {id_!r} is of kind {entity.kind}, so {_AWAY}"
        if id_ in entity.part_of:
            yield keys["part-of"], f"names {id_!r} itself; name what it lies in, or {_AWAY}"
        for place in keys["fields"].places() if "fields" in keys else []:
            field = read.drafts[place.text()]
            kinds = field.get("kinds") or SUITING.get(field["type"], (entity.kind,) if field["type"] in NAMED else ())
            if entity.kind not in kinds:
                holds = f"holds {' or '.join(kinds)}" if kinds else f"is of type {field['type']}"
                yield place, f"names {place.text()!r}, which {holds}, and {id_!r} is of kind {entity.kind}; {_AWAY}"


def _sentences(read: _Read) -> Found:
    kinds = {subject.kind for subject in read.story.subjects.values()}
    things = {*read.story.fields, *read.story.entities, *read.story.subjects}
    entries = read.parts["sentences"].slugs() if "sentences" in read.parts else {}
    for id_, place in entries.items():
        made, keys = read.story.sentences[id_], {} if place.is_text else place.entries()
        for item in keys["kinds"].places() if "kinds" in keys else []:
            if item.text() not in kinds:
                yield item, f"names {item.text()!r}, and no subject is of that kind; {_AWAY}"
        wanted = [made.of, *(field for nodes in made.texts.values() for field in needed(nodes)), *made.follows]
        for field in dict.fromkeys(each for each in wanted if each not in things):
            yield place, f"needs {field!r}, which no topic and no comparison lists; list it there, or {_AWAY}"
        options = read.drafts.get(made.of, {}).get("options", {})
        for option, item in (keys["unless"].slugs() if "unless" in keys else {}).items():
            if option not in options:
                yield item, f"names no option of {made.of!r}; {_AWAY}"


_CHECKS: Final[tuple[Callable[[_Read], Found], ...]] = (
    _fields, _topics, _comparison, _pages, _entities, _sentences,
)  # fmt: skip
