"""The story file, read and checked as a whole: all its mistakes come at once, each with its line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, get_args

from generator.errors import Mistakes
from generator.slugs import slugify
from generator.story.document import compose
from generator.story.fields import Draft, finish, join_presets, preset_names, read_drafts
from generator.story.model import (
    Comparison,
    Entity,
    EntityKind,
    FieldDef,
    Gender,
    Source,
    Story,
    Subject,
    Topic,
)
from generator.story.names import check_names, check_titles
from generator.story.nodes import Place

KINDS = Path(__file__).parent.parent / "lexicon" / "kinds.yml"
_KEYS = (
    "title",
    "language",
    "presets",
    "subjects",
    "entities",
    "fields",
    "topics",
    "comparison",
    "sources",
    "quote-share",
)
_LANGUAGE = re.compile(r"en(-[A-Z]{2})?")


def load_story(path: Path) -> Story:
    """Read a story file (YAML in UTF-8) with the presets that it names.

    Raises `CollateError` with one line for each mistake in it.
    """
    mistakes = Mistakes()
    root = compose(path, mistakes, "a story: title, subjects, ...")
    story = _story(path, root.keys(_KEYS, ("title", "subjects")), root) if root else None
    mistakes.check()
    assert story is not None
    return story


@cache
def kinds() -> Mapping[str, tuple[str, ...]]:
    """Give the generic nouns of each kind of subject."""
    mistakes = Mistakes()
    root = compose(KINDS, mistakes, "kinds of subjects")
    found = {key: place.texts() for key, place in root.slugs().items()} if root else {}
    mistakes.check()
    return MappingProxyType(found)


def _story(path: Path, parts: Mapping[str, Place], root: Place) -> Story:
    subjects = _subjects(parts)
    entities = {key: _entity(key, place, subjects) for key, place in _slugs(parts, "entities").items()}
    check_names(_slugs(parts, "subjects"), _slugs(parts, "entities"), {**entities, **subjects})
    drafts = _drafts(parts)
    for place in _slugs(parts, "entities").values():
        inside = place.entries()
        _refs(inside, "fields", drafts)
        if "part-of" in inside:
            inside["part-of"].one_or_some_of(entities, "entity")
    topics = {key: _topic(key, place, subjects, entities, drafts) for key, place in _slugs(parts, "topics").items()}
    check_titles(_slugs(parts, "topics"), topics)
    comparison = _comparison(parts.get("comparison"), subjects, drafts)
    fields = _fields(parts, drafts, tuple(subjects), _used(drafts, topics, comparison))
    return Story(
        path=path,
        title=parts["title"].text() if "title" in parts else "",
        language=_language(parts.get("language")),
        subjects=MappingProxyType(subjects),
        entities=MappingProxyType(entities),
        fields=MappingProxyType(fields),
        topics=MappingProxyType(topics),
        comparison=Comparison(comparison.title, comparison.subjects, comparison.fields or tuple(fields)),
        sources=MappingProxyType(_sources(parts)),
        quote_share=parts["quote-share"].integer(0, 100) if "quote-share" in parts else 40,
        topic_lines=MappingProxyType({key: place.line for key, place in _slugs(parts, "topics").items()}),
        field_lines=MappingProxyType(_field_lines(parts)),
    )


def _field_lines(parts: Mapping[str, Place]) -> dict[str, int]:
    """Find where fields are listed or defined."""
    tables = [*_slugs(parts, "topics").values(), *([parts["comparison"]] if "comparison" in parts else [])]
    lists = [entries["fields"] for table in tables if "fields" in (entries := table.entries())]
    lines: dict[str, int] = {}
    for place in (item for each in lists for item in each.places()):
        lines.setdefault(place.text(), place.line)
    return {key: place.line for key, place in _slugs(parts, "fields").items()} | lines


def _slugs(parts: Mapping[str, Place], key: str) -> dict[str, Place]:
    return parts[key].slugs() if key in parts else {}


def _language(place: Place | None) -> str:
    text = place.text() if place else "en"
    if place and text and not _LANGUAGE.fullmatch(text):
        place.wrong(f"{place.what} is {text!r}; the rules read English alone: en, or en-GB, en-US, ...")
    return text


def _subjects(parts: Mapping[str, Place]) -> dict[str, Subject]:
    subjects = {key: _subject(key, place) for key, place in _slugs(parts, "subjects").items()}
    if "subjects" in parts and not subjects:
        parts["subjects"].wrong("no subject is defined; add at least one, as in the-bridge: {name: .., kind: ..}")
    return subjects


def _subject(key: str, place: Place) -> Subject:
    parts = place.keys(("name", "kind", "aliases", "nouns"), ("name", "kind"))
    kind = parts["kind"].one_of(kinds()) if "kind" in parts else "generic"
    own = _texts(parts, "nouns")
    return Subject(
        id=key,
        name=_text(parts, "name"),
        kind=kind,
        aliases=_texts(parts, "aliases"),
        nouns=tuple(dict.fromkeys((*own, *kinds()[kind]))),
    )


def _text(parts: Mapping[str, Place], key: str) -> str:
    return parts[key].text() if key in parts else ""


def _texts(parts: Mapping[str, Place], key: str) -> tuple[str, ...]:
    return parts[key].texts() if key in parts else ()


def _entity(key: str, place: Place, subjects: Mapping[str, Subject]) -> Entity:
    parts = place.keys(("name", "kind", "aliases", "subject", "roles", "gender", "fields", "part-of"), ("name", "kind"))
    kind: Any = parts["kind"].one_of(get_args(EntityKind)) if "kind" in parts else "person"
    gender: Any = parts["gender"].one_of(get_args(Gender)) if "gender" in parts else None
    return Entity(
        id=key,
        name=_text(parts, "name"),
        kind=kind,
        aliases=_texts(parts, "aliases"),
        subjects=parts["subject"].one_or_some_of(subjects, "subject") if "subject" in parts else (),
        roles=_texts(parts, "roles"),
        gender=gender,
        fields=_texts(parts, "fields"),
        part_of=parts["part-of"].one_or_more() if "part-of" in parts else (),
    )


def _drafts(parts: Mapping[str, Place]) -> dict[str, Draft]:
    listed = parts.get("presets")
    names = listed.some_of(preset_names(), "preset") if listed else ()
    presets = {name: place for place in listed.places() if (name := place.text()) in names} if listed else {}
    own = read_drafts(parts["fields"], presets) if "fields" in parts else {}
    joined = join_presets(presets, own)
    return {key: {**joined.get(key, {}), **own.get(key, {})} for key in (*joined, *own)}


def _topic(
    key: str,
    place: Place,
    subjects: Mapping[str, Subject],
    entities: Mapping[str, Entity],
    fields: Mapping[str, Draft],
) -> Topic:
    parts = place.keys(("title", "subjects", "fields", "entities", "intro"), ("title",))
    return Topic(
        id=key,
        title=_text(parts, "title"),
        subjects=_refs(parts, "subjects", subjects) or tuple(subjects),
        fields=_refs(parts, "fields", fields),
        entities=_refs(parts, "entities", {**subjects, **entities}),
        intro=parts["intro"].raw().strip() if "intro" in parts else "",
    )


def _refs(parts: Mapping[str, Place], key: str, known: Mapping[str, object]) -> tuple[str, ...]:
    kinds_of = {"subjects": "subject", "fields": "field", "entities": "entity"}
    return parts[key].some_of(known, kinds_of[key]) if key in parts else ()


def _comparison(place: Place | None, subjects: Mapping[str, Subject], fields: Mapping[str, Draft]) -> Comparison:
    parts = place.keys(("title", "subjects", "fields")) if place else {}
    return Comparison(
        title=_text(parts, "title") or "Comparison",
        subjects=_refs(parts, "subjects", subjects) or tuple(subjects),
        fields=_refs(parts, "fields", fields),
    )


def _used(drafts: Mapping[str, Draft], topics: Mapping[str, Topic], comparison: Comparison) -> tuple[str, ...]:
    """Give the ids of the fields that topics or the comparison list; of all when no topic lists any."""
    listed = [key for topic in topics.values() for key in topic.fields]
    return tuple(dict.fromkeys((*listed, *comparison.fields))) if listed else tuple(drafts)


def _fields(
    parts: Mapping[str, Place], drafts: Mapping[str, Draft], subjects: tuple[str, ...], used: tuple[str, ...]
) -> dict[str, FieldDef]:
    own = _slugs(parts, "fields")
    known = {key: finish(key, draft, subjects, own.get(key)) for key, draft in drafts.items()}
    for place in own.values():
        if "subjects" in (entries := place.entries()):
            entries["subjects"].some_of(subjects, "subject")
    return {key: found for key in used if (found := known[key])}


def _sources(parts: Mapping[str, Place]) -> dict[str, Source]:
    places = parts["sources"].entries() if "sources" in parts else {}
    sources: dict[str, Source] = {}
    owners: dict[str, str] = {}
    for name, place in places.items():
        sources[name] = source = _source(name, place)
        if (owner := owners.setdefault(source.id, name)) != name:
            place.wrong(f"{name!r} and {owner!r} have one id, {source.id!r}; set id: in one of them")
    return sources


def _source(name: str, place: Place) -> Source:
    texts = ("label", "title", "outlet", "author", "exclude")
    parts = place.keys(("id", *texts, "url", "published", "accessed", "archive", "kind"))
    given: dict[str, Any] = {key: parts[key].text() for key in texts if key in parts}
    given |= {key: parts[key].day() for key in ("published", "accessed") if key in parts}
    given |= {key: parts[key].url() for key in ("url", "archive") if key in parts}
    if "kind" in parts:
        given["kind"] = parts["kind"].one_of(("original", "retelling"))
    if "id" in parts:
        given["id"] = parts["id"].slug()
    stem = name.rpartition(".")[0] or name
    return Source(**{"file": name, "id": slugify(stem), "label": name, **given})
