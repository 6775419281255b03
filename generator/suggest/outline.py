"""What a model adds to a story file that was proposed: each thing stands in an article, and the file still loads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, get_args

from generator.editing import Plain, add, data, put
from generator.edits import WordRow
from generator.errors import CollateError
from generator.models import Article
from generator.slugs import slugify
from generator.story import EntityKind, FieldType, kinds, load_story, presets
from generator.suggest.answer import read_object
from generator.suggest.model import RefusedError
from generator.suggest.prompt import about, filled
from generator.suggest.questions import Question
from generator.suggest.schema import outline_schema

TYPES = tuple(each for each in get_args(FieldType) if each != "term")
"""Types of fields that a model may propose: the options of a term would be its own words."""
_LONGEST = 300
"""Characters of a text that a model gives, at most: more than any title or meaning has."""
_MOST = 60
"""Entities, at most, that a model adds."""
_FEW = 10
"""Articles up to which an entity counts that one of them names."""

Change = tuple[tuple[str, ...], Plain]
"""A place of the story file, and what is added there."""


def ask_outline(article: Article) -> Question:
    """Give the question what an article is about."""
    catalogues = "\n".join(f"- {name}: {', '.join(each.id for each in fields)}" for name, fields in presets().items())
    words = {"subjects": ", ".join(kinds()), "entities": ", ".join(get_args(EntityKind)), "types": ", ".join(TYPES)}
    text = filled("outline.md", words | {"presets": catalogues} | about(article))
    schema = outline_schema([*kinds()], [*get_args(EntityKind)], [*presets()], [*TYPES])
    return Question(f"{article.id}.outline", article, text, schema)


def extended(text: str, answers: Sequence[tuple[Article, str]]) -> tuple[str, int]:
    """Give the text of a story file with what answers add to it, and how many things these are.

    Nothing is taken away. An addition after which the file would have a mistake is left out.
    """
    added = 0
    for path, value in _changes(text, answers):
        try:
            changed = (
                add(text, path, value) if path[-1] in ("presets", "fields", "aliases") and len(path) != 2 else None
            )
            changed = changed or put(text, path, value)
            _demand_sound(changed)
        except CollateError:
            continue
        text, added = changed, added + 1
    return text, added


def _demand_sound(text: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "story.yml")
        path.write_text(text, encoding="utf-8")
        load_story(path)


def _changes(text: str, answers: Sequence[tuple[Article, str]]) -> Iterator[Change]:
    """Give all additions: those on which enough articles agree, each thing once."""
    said = [(WordRow(article.text), _read(answer)) for article, answer in answers]
    subjects = Counter(name for words, each in said for name in _named(each, "subjects", words))
    presets_ = Counter(name for _, each in said for name in dict.fromkeys(_texts(each.get("presets"))))
    half = max(1, len(said) // 2)
    kinds_ = {name: kind for words, each in said for name, kind in _named(each, "subjects", words).items()}
    known = _names(text)
    yield from ((("presets",), name) for name, count in presets_.items() if count >= half and name not in known)
    for name, count in subjects.items():
        if count >= half and name.casefold() not in known:
            yield ("subjects", slugify(name)), {"name": name, "kind": kinds_[name]}
    yield from _entities(said, known | {name.casefold() for name in subjects})
    yield from _fields(said)


def _entities(said: Iterable[tuple[WordRow, Mapping[str, Any]]], known: set[str]) -> Iterator[Change]:
    said = [*said]
    found: dict[str, tuple[str, set[str]]] = {}
    counts: Counter[str] = Counter()
    for words, each in said:
        for name, kind in _named(each, "entities", words).items():
            aliases = found.setdefault(name, (kind, set()))[1]
            aliases.update(_aliases(each, name, words))
            counts[name] += 1
    least = 1 if len(said) <= _FEW else 2
    for name, count in counts.most_common(_MOST):
        if count >= least and name.casefold() not in known:
            kind, others = found[name]
            more: dict[str, Plain] = {"aliases": sorted(others - {name})} if others - {name} else {}
            yield ("entities", slugify(name)), {"name": name, "kind": kind} | more


def _fields(said: Iterable[tuple[WordRow, Mapping[str, Any]]]) -> Iterator[Change]:
    """Give fields whose example stands in its article; no rule looks for them until they have cues."""
    for words, each in said:
        for field in each.get("fields") or ():
            keys = ("id", "label", "type", "means", "topic", "written", "quote")
            if not isinstance(field, dict) or not all(_text(field.get(key)) for key in keys):
                continue
            quote = _text(field["quote"])
            if field["type"] not in TYPES or not words.find(quote) or not WordRow(quote).find(_text(field["written"])):
                continue
            id_, unit = slugify(field["id"]), _text(field.get("unit"))
            about_it: dict[str, Plain] = {key: _text(field[key]) for key in ("label", "means", "type")}
            yield ("fields", id_), about_it | ({"unit": unit} if unit else {}) | {"sought": False}
            topic = slugify(_text(field["topic"]))
            yield ("topics", topic), {"title": _text(field["topic"]), "fields": [id_]}


def _read(answer: str) -> Mapping[str, Any]:
    try:
        return read_object(answer)
    except RefusedError:
        return {}


def _named(said: Mapping[str, Any], key: str, words: WordRow) -> dict[str, str]:
    """Give the kinds of what an answer names, by the names that stand in the article."""
    allowed = kinds() if key == "subjects" else get_args(EntityKind)
    listed = said.get(key)
    entries = [each for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []
    named = [(_text(each.get("name")), each.get("kind")) for each in entries]
    return {name: str(kind) for name, kind in named if name and kind in allowed and words.find(name)}


def _aliases(said: Mapping[str, Any], name: str, words: WordRow) -> Iterator[str]:
    for each in said["entities"]:
        if isinstance(each, dict) and _text(each.get("name")) == name:
            yield from (alias for alias in _texts(each.get("aliases")) if words.find(alias) and alias[:1].isupper())


def _names(text: str) -> set[str]:
    """Give the names that a story file has, and its presets."""
    held = data(text)
    assert isinstance(held, dict)
    things = [each for key in ("subjects", "entities") for each in _dict(held.get(key)).values()]
    names = [name for each in things for name in (_dict(each).get("name"), *_texts(_dict(each).get("aliases")))]
    return {str(name).casefold() for name in (*names, *_texts(held.get("presets")))}


def _dict(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _texts(value: Any) -> list[str]:
    return [_text(each) for each in value if _text(each)] if isinstance(value, list) else []


def _text(value: Any) -> str:
    return (
        " ".join(value.split()) if isinstance(value, str) and 0 < len(value) <= _LONGEST and value.isprintable() else ""
    )
