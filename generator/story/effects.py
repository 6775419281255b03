"""What stands in a story file and has no effect, each key, value and part with its line.

What can never mean anything is a mistake. What has no effect yet, as a field that no topic lists, is told and stops
nothing. What a preset holds beyond a story's need is neither, nor is a default that is written out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from generator.documents import Place
from generator.story.fields import CUES, Draft, read_preset
from generator.story.model import KINDS_HELD, NAME_TYPES, Story
from generator.story.pattern import needed
from generator.story.shadowed import doubled, ruled_out

Found = Iterator[tuple[Place, str]]
"""What has no effect, and why."""
PEOPLE: Final = ("person", "character")
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


def check_effects(parts: Mapping[str, Place], story: Story, drafts: Mapping[str, Draft]) -> tuple[str, ...]:
    """Note what can never have an effect, and give notices, ``path:line: what``, of what has none as things stand.

    ``parts`` are those of the file, ``story`` and ``drafts`` what was read of them.
    """
    read = _Read(parts, story, drafts)
    for place, why in (found for check in _NEVER for found in check(read)):
        place.wrong(f"{place.what} {why}")
    idle = sorted((place.line, f"{place.what} {why}") for check in _NOT_YET for place, why in check(read))
    return tuple(f"{story.path}:{line}: {what}" for line, what in idle)


def _presets(read: _Read) -> Found:
    for place in read.parts["presets"].places() if "presets" in read.parts else []:
        if not read.story.fields.keys() & read_preset(name := place.text()).keys():
            yield place, f"is {name!r}, of which no topic and no comparison lists a field; list one, or {_AWAY}"


def _unlisted(read: _Read) -> Found:
    entries = read.parts["fields"].slugs() if "fields" in read.parts else {}
    for id_, place in entries.items():
        if id_ not in read.story.fields:
            yield place, f"is listed by no topic and no comparison, so nothing looks for it; list it there, or {_AWAY}"


def _of_other_types(read: _Read) -> Found:
    for id_, keys in read.inside("fields").items():
        kind = read.drafts[id_]["type"]
        for key in ("kinds", "as"):
            if key in keys and kind not in NAME_TYPES:
                yield keys[key], f"has no effect on a field of type {kind}; only names have it"


def _ruled_out(read: _Read) -> Found:
    for id_, keys in read.inside("fields").items():
        if id_ in read.story.fields:
            yield from ruled_out(keys, read.story.fields[id_])


def _doubled(read: _Read) -> Found:
    for id_, keys in read.inside("fields").items():
        if id_ in read.story.fields:
            yield from doubled(keys, read.story.fields[id_])


def _choices(read: _Read) -> Found:
    """What rules out where nothing is found, and chooses where one preset alone defines a field."""
    names = [place.text() for place in read.parts["presets"].places()] if "presets" in read.parts else []
    for id_, keys in read.inside("fields").items():
        draft = read.drafts[id_]
        finds = draft["type"] == "term" or any(draft.get(cue) for cue in CUES[:3])
        for key in ("without", "least", "most"):
            if key in keys and not finds:
                yield keys[key], f"rules out what nothing finds; add nouns, verbs or phrases, or {_AWAY}"
        if "preset" in keys and sum(id_ in read_preset(name) for name in names) < 2:
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


def _people(read: _Read) -> Found:
    for id_, keys in read.inside("entities").items():
        kind = read.story.entities[id_].kind
        for key in ("roles", "gender"):
            if key in keys and kind not in PEOPLE:
                yield keys[key], f"is said of a person; {id_!r} is of kind {kind}, so {_AWAY}"


def _loops(read: _Read) -> Found:
    for id_, keys in read.inside("entities").items():
        if id_ in read.story.entities[id_].part_of:
            yield keys["part-of"], f"names {id_!r} itself; name what it lies in, or {_AWAY}"


def _held(read: _Read) -> Found:
    """The fields that hold no names, of which an entity can be no value."""
    for place, _, draft in _entity_fields(read):
        if draft["type"] not in NAME_TYPES:
            yield place, f"names {place.text()!r}, which is of type {draft['type']} and holds no names; {_AWAY}"


def _suited(read: _Read) -> Found:
    """The fields that hold entities of other kinds."""
    for place, kind, draft in _entity_fields(read):
        kinds = draft.get("kinds") or KINDS_HELD.get(draft["type"], (kind,))
        if draft["type"] in NAME_TYPES and kind not in kinds:
            holds = " or ".join(kinds)
            yield place, f"names {place.text()!r}, which holds {holds}, and the entity is of kind {kind}; {_AWAY}"


def _entity_fields(read: _Read) -> Iterator[tuple[Place, str, Draft]]:
    for id_, keys in read.inside("entities").items():
        for place in keys["fields"].places() if "fields" in keys else []:
            yield place, read.story.entities[id_].kind, read.drafts[place.text()]


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


def _options(read: _Read) -> Found:
    for id_, keys in read.inside("sentences").items():
        of = read.story.sentences[id_].of
        known = read.drafts.get(of, {}).get("options", {})
        for option, item in (keys["unless"].slugs() if "unless" in keys else {}).items():
            if option not in known:
                yield item, f"names no option of {of!r}; {_AWAY}"


_NEVER: Final[tuple[Callable[[_Read], Found], ...]] = (_of_other_types, _ruled_out, _loops, _held, _options)
_NOT_YET: Final[tuple[Callable[[_Read], Found], ...]] = (
    _presets, _unlisted, _doubled, _choices, _topics, _comparison, _pages, _people, _suited, _sentences,
)  # fmt: skip
