"""Names that a model proposes: whom the words mean, when they are a name and when they stand for one."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from generator.edits import WordRow
from generator.models import Span
from generator.story import Entity, FieldDef, Story
from generator.suggest.ground import Ground
from generator.suggest.model import Draft, RefusedError
from generator.suggest.words import stand_ins

_GENDER = dict.fromkeys(stand_ins("men"), "m") | dict.fromkeys(stand_ins("women"), "f")
_THINGS, _PEOPLE, _STARTS = stand_ins("things"), stand_ins("people"), stand_ins("starts")
_WORD = re.compile(r"[^\W_]+")
_LIKE = 0.75
"""How alike two words must be to be one name misspelt: a letter or two of six."""


def read_name(draft: Draft, field: FieldDef, story: Story, ground: Ground, span: Span) -> str:
    """Give the name that a draft means as the file of edits says it: an entity's id, or the name.

    Raises `RefusedError` when the words neither are a name of it nor stand for it, or when the field cannot hold it.
    """
    text = str(draft.value) if draft.value is not None else ""
    entity = _entity(text, story) if text else _named(draft.written, story, ground, span)
    if entity is None:
        return _stranger(text or draft.written, draft.written, field, ground)
    _demand_fit(entity, draft, field)
    others = [each for each in story.entities.values() if each != entity and _is_name(draft.written, each)]
    if others and not _is_name(draft.written, entity):
        raise RefusedError(f"the words {draft.written!r} name {others[0].id!r}, not {entity.id!r}")
    if not _resembles(draft.written, entity.names):
        _demand_stand_in(draft.written, entity, ground)
    return entity.id


def _entity(text: str, story: Story) -> Entity | None:
    return story.entities.get(text) or next((each for each in story.entities.values() if _is_name(text, each)), None)


def _is_name(text: str, entity: Entity) -> bool:
    return text.casefold() in map(str.casefold, entity.names)


def _named(written: str, story: Story, ground: Ground, span: Span) -> Entity | None:
    """Give the entity whose name the words are, as the rules see it where they stand."""
    return _entity(written, story) or story.entities.get(ground.entity(span) or "")


def _demand_fit(entity: Entity, draft: Draft, field: FieldDef) -> None:
    """Refuse an entity that the story file does not let be a value of the field, or of this subject."""
    if entity.fields and field.id not in entity.fields:
        raise RefusedError(f"the story file lets {entity.id!r} be {' or '.join(entity.fields)} only")
    if entity.subjects and draft.subject not in entity.subjects:
        raise RefusedError(f"{entity.id!r} belongs to {' and '.join(entity.subjects)}, not to {draft.subject!r}")


def _stranger(name: str, written: str, field: FieldDef, ground: Ground) -> str:
    """Give a name that the story file does not have: it stands in the article, and the words are it or a part of it."""
    words = [word for word in _WORD.findall(name) if word.casefold() not in _STARTS]
    if all(word.casefold() in _GENDER or word.casefold() in _THINGS | _PEOPLE for word in words):
        raise RefusedError(f"{name!r} stands for somebody or something; the value must say for what")
    named = any(word[0].isupper() or word[0].isdigit() for word in words)
    if not named and field.type != "place":  # "in orbit", "at sea"
        raise RefusedError(f"{name!r} is no name")
    if name != written and not ground.words.find(name):
        raise RefusedError(f"the name {name!r} does not stand in the article")
    if name != written and not _resembles(written, [name]) and any(map(str.isupper, written[:1])):
        raise RefusedError(f"the words {written!r} do not name {name!r}")
    return name


def _resembles(written: str, names: tuple[str, ...] | list[str]) -> bool:
    """Say whether some words are one of some names or a part of one, if misspelt; numbers in them must be the same."""
    words = _words(written)
    for name in names:
        parts = _words(name)
        numbers = [{word for word in each if word[:1].isdigit()} for each in (words, parts)]
        if all(numbers) and numbers[0] != numbers[1]:
            continue
        if any(_is_like(word, part) for word in words for part in parts if len(part) > 2):
            return True
    return False


def _is_like(one: str, other: str) -> bool:
    return one == other or (len(other) > 4 and SequenceMatcher(None, one, other).ratio() >= _LIKE)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _demand_stand_in(written: str, entity: Entity, ground: Ground) -> None:
    """Refuse words that do not stand for an entity: another name, a pronoun or a role that does not fit it."""
    words = _words(written)
    if not ground.has(entity.id) and not any(_is_there(name, ground.words) for name in entity.names):
        raise RefusedError(f"the article does not name {entity.id!r}, for whom {written!r} should stand")
    if (
        written[:1].isupper()
        and not {words[0]} & (_GENDER.keys() | _THINGS | _PEOPLE | _STARTS)
        and not written.isupper()
    ):
        raise RefusedError(f"the words {written!r} do not name {entity.id!r}")
    if not _may_stand(words, entity):
        raise RefusedError(f"nothing in the story file lets {written!r} stand for {entity.id!r}")


def _may_stand(words: list[str], entity: Entity) -> bool:
    is_person = entity.kind in ("person", "character")
    for word in words:
        if word in _GENDER:
            return is_person and entity.gender in (None, "x", _GENDER[word])
    if not is_person:
        return not any(word in _PEOPLE for word in words) or entity.kind in ("organisation", "agency")
    roles = {part for role in entity.roles for part in _words(role)}
    return any(word in _PEOPLE or word in roles or word.removesuffix("s") in roles for word in words)


def _is_there(name: str, words: WordRow) -> bool:
    return bool(words.find(name))
