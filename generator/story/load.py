"""The story file, read and checked as a whole: all its mistakes come at once, each with its line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, get_args

from generator.documents import Place, compose
from generator.errors import Mistakes
from generator.patterns import lazy
from generator.story.effects import check_effects
from generator.story.fields import (
    GENERAL,
    Draft,
    finish,
    fitting,
    general_fields,
    general_presets,
    join_presets,
    preset_names,
    preset_sentences,
    read_drafts,
)
from generator.story.forms import (
    COMPARISON,
    ENTITY,
    LANGUAGE,
    QUOTE_SHARE,
    SECTION,
    STORY,
    TITLES,
    TOPIC,
)
from generator.story.model import (
    PAGES,
    PLACES,
    Comparison,
    Entity,
    EntityKind,
    FieldDef,
    Gender,
    Part,
    SentenceDef,
    Story,
    Subject,
    Topic,
)
from generator.story.names import check_names, check_titles
from generator.story.sentences import check_fields, read_sentences
from generator.story.sources import read_aliases, read_sources
from generator.story.subjects import read_subject, text_of, texts_of

_LANGUAGE = lazy(LANGUAGE)


def load_story(path: Path) -> Story:
    """Read a story file (YAML in UTF-8) with the presets that it names.

    Raises `CollateError` with one line for each mistake in it.
    """
    mistakes = Mistakes()
    root = compose(path, mistakes, "a story: title, subjects, ...")
    story = _story(path, root.parts(STORY), root) if root else None
    mistakes.check()
    assert story is not None
    return story


def _story(path: Path, parts: Mapping[str, Place], root: Place) -> Story:
    subjects = {key: read_subject(key, place) for key, place in _slugs(parts, "subjects").items()}
    entities = {key: _entity(key, place, subjects) for key, place in _slugs(parts, "entities").items()}
    if parts and not subjects and not entities:
        _nothing(parts.get("subjects"), root)
    check_names(_slugs(parts, "subjects"), _slugs(parts, "entities"), {**entities, **subjects})
    drafts = _drafts(parts)
    for place in _slugs(parts, "entities").values():
        inside = place.entries()
        _refs(inside, "fields", drafts)
        if "part-of" in inside:
            inside["part-of"].one_or_some_of(entities, "entity")
    topics = {key: _topic(key, place, subjects, entities, drafts) for key, place in _slugs(parts, "topics").items()}
    at = {key: place.entries().get("title") for key, place in _slugs(parts, "topics").items()}
    check_titles(at, {key: topic.title for key, topic in topics.items()})
    comparison = _comparison(parts.get("comparison"), subjects, drafts)
    sentences = _sentences(parts, drafts, {**entities, **subjects})
    fields = _fields(parts, drafts, subjects, _used(drafts, topics, comparison))
    story = Story(
        path=path,
        title=parts["title"].text() if "title" in parts else "",
        language=_language(parts.get("language")),
        subjects=MappingProxyType(subjects),
        entities=MappingProxyType(entities),
        fields=MappingProxyType(fields),
        topics=MappingProxyType(topics),
        comparison=replace(comparison, fields=comparison.fields or tuple(fields)),
        sentences=MappingProxyType(sentences),
        dek=text_of(parts, "dek"),
        pages=MappingProxyType(_pages(parts)),
        sources=MappingProxyType(read_sources(parts.get("sources"))),
        aliases=MappingProxyType(read_aliases(parts.get("front-matter"))),
        quote_share=parts["quote-share"].integer(*QUOTE_SHARE) if "quote-share" in parts else 40,
        topic_lines=MappingProxyType({key: place.line for key, place in _slugs(parts, "topics").items()}),
        field_lines=MappingProxyType(_field_lines(parts)),
    )
    return replace(story, notices=check_effects(parts, story, drafts)) if not root.mistakes.count else story


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


def _nothing(place: Place | None, root: Place) -> None:
    """Note that a story follows nothing; one of entities alone has nothing to compare, and is fine."""
    if place:
        place.wrong("no subject is defined; add at least one, as in the-bridge: {name: .., kind: ..}")
    else:
        root.wrong(f"{root.what} has no 'subjects'; add subjects: ...")


def _entity(key: str, place: Place, subjects: Mapping[str, Subject]) -> Entity:
    parts = place.parts(ENTITY)
    kind: Any = parts["kind"].one_of(get_args(EntityKind)) if "kind" in parts else "person"
    gender: Any = parts["gender"].one_of(get_args(Gender)) if "gender" in parts else None
    return Entity(
        id=key,
        name=text_of(parts, "name"),
        kind=kind,
        aliases=texts_of(parts, "aliases"),
        subjects=parts["subject"].one_or_some_of(subjects, "subject") if "subject" in parts else (),
        roles=texts_of(parts, "roles"),
        gender=gender,
        fields=texts_of(parts, "fields"),
        part_of=parts["part-of"].one_or_more() if "part-of" in parts else (),
    )


def _drafts(parts: Mapping[str, Place]) -> dict[str, Draft]:
    listed = parts.get("presets")
    names = listed.some_of(preset_names(), "preset") if listed else ()
    presets = {name: place for place in listed.places() if (name := place.text()) in names} if listed else {}
    own = read_drafts(parts["fields"], presets) if "fields" in parts else {}
    joined = join_presets(presets, own)
    defined = {*joined, *(key for key, draft in own.items() if "type" in draft)}
    general = {key: {**draft, GENERAL: key not in own} for key, draft in general_fields().items() if key not in defined}
    return {
        key: {**general.get(key, {}), **joined.get(key, {}), **own.get(key, {})} for key in (*joined, *own, *general)
    }


def _sentences(
    parts: Mapping[str, Place], drafts: Mapping[str, Draft], things: Mapping[str, object]
) -> dict[str, SentenceDef]:
    """Give the sentences of the presets, as the story changes them, then those for any story, and its own."""
    listed = parts["presets"].places() if "presets" in parts else []
    named = [name for item in listed if (name := item.text()) in preset_names()]
    names = [*named, *(name for name in general_presets() if name not in named)]
    own = read_sentences(parts["sentences"], things) if "sentences" in parts else {}
    check_fields(_slugs(parts, "sentences"), own, (*drafts, *things))
    return {key: found for name in names for key, found in preset_sentences(name).items()} | own


def _topic(
    key: str,
    place: Place,
    subjects: Mapping[str, Subject],
    entities: Mapping[str, Entity],
    fields: Mapping[str, Draft],
) -> Topic:
    parts = place.parts(TOPIC)
    return Topic(
        id=key,
        title=text_of(parts, "title"),
        subjects=_refs(parts, "subjects", subjects) or tuple(subjects),
        fields=_refs(parts, "fields", fields),
        entities=_refs(parts, "entities", {**subjects, **entities}),
        intro=parts["intro"].raw().strip() if "intro" in parts else "",
        sections=_sections(parts, fields),
    )


def _sections(parts: Mapping[str, Place], fields: Mapping[str, Draft]) -> tuple[Part, ...]:
    return tuple(_section(key, at, fields) for key, at in _slugs(parts, "sections").items())


def _section(key: str, place: Place, fields: Mapping[str, Draft]) -> Part:
    parts = place.parts(SECTION)
    return Part(key, text_of(parts, "title"), _refs(parts, "fields", fields))


def _refs(parts: Mapping[str, Place], key: str, known: Mapping[str, object]) -> tuple[str, ...]:
    kinds_of = {"subjects": "subject", "fields": "field", "entities": "entity"}
    return parts[key].some_of(known, kinds_of[key]) if key in parts else ()


def _comparison(place: Place | None, subjects: Mapping[str, Subject], fields: Mapping[str, Draft]) -> Comparison:
    parts = place.parts(COMPARISON) if place else {}
    return Comparison(
        subjects=_refs(parts, "subjects", subjects) or tuple(subjects),
        fields=_refs(parts, "fields", fields),
        sections=_sections(parts, fields),
    )


def _pages(parts: Mapping[str, Place]) -> dict[str, str]:
    """Give the title of each page that every story has, in the order of the navigation."""
    at: dict[str, Place | None] = {**parts["pages"].parts(TITLES)} if "pages" in parts else {}
    given = {key: text for key, place in at.items() if place and (text := place.text())}
    own = parts["comparison"].entries().get("title") if "comparison" in parts else None
    if own and (other := at.get("comparison")):
        other.wrong(f"the comparison has a title in line {own.line} already; keep one")
    elif own:
        at["comparison"] = own
    titles = {**PAGES, **({"comparison": own.text()} if own else {}), **given}
    check_titles(at, titles)
    named = iter(given)
    places = (key for key in PLACES if key in titles)
    return {key: titles[key] for key in (next(named) if key in given else key for key in places)}


def _used(drafts: Mapping[str, Draft], topics: Mapping[str, Topic], comparison: Comparison) -> tuple[str, ...]:
    """Give the ids of the fields that topics or the comparison list; where no topic does, of all but general ones."""
    listed = [key for topic in topics.values() for key in topic.fields]
    return (
        tuple(dict.fromkeys((*listed, *comparison.fields)))
        if listed
        else tuple(key for key, draft in drafts.items() if not draft.get(GENERAL))
    )


def _fields(
    parts: Mapping[str, Place], drafts: Mapping[str, Draft], subjects: Mapping[str, Subject], used: tuple[str, ...]
) -> dict[str, FieldDef]:
    own = _slugs(parts, "fields")
    kinds_of = {key: subject.kind for key, subject in subjects.items()}
    known = {
        key: finish(key, draft, fitting(draft.get("presets", ()), kinds_of), own.get(key))
        for key, draft in drafts.items()
    }
    for place in own.values():
        if "subjects" in (entries := place.entries()):
            entries["subjects"].some_of(subjects, "subject")
    return {key: found for key in used if (found := known[key])}
