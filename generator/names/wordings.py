"""All wordings of an entity: those that the story file lists, and those that follow from them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, Protocol

from generator.folding import lower
from generator.names.word_classes import FUNCTION, PARTICLE, SUFFIX, classes, looks_ordinary


class EntityLike(Protocol):
    """What the finder needs to know of an entity of the story."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def aliases(self) -> tuple[str, ...]: ...


class EntityWording(NamedTuple):
    """A wording of one entity before those of all are put together."""

    text: str
    entity: EntityLike
    derived: bool = False
    needs_the: bool = False


def surname_of(name: str) -> tuple[str, ...]:
    """Return the surname of a person's full name, without and with its particles; nothing for a single word.

    >>> surname_of("Ada Lovelace"), surname_of("Ludwig van der Rohe"), surname_of("Sammy Davis Jr.")
    (('Lovelace',), ('Rohe', 'van der Rohe'), ('Davis',))
    """
    words = name.split()
    while len(words) > 1 and classes(lower(words[-1]).strip(".,")) & SUFFIX:
        words.pop()
    if len(words) < 2:
        return ()
    first = len(words) - 1
    while first > 1 and classes(lower(words[first - 1])) & PARTICLE:
        first -= 1
    last = words[-1].strip(",")
    return (last,) if first == len(words) - 1 else (last, " ".join(words[first:]))


def wordings(entity: EntityLike) -> Iterator[EntityWording]:
    """Yield the name and the aliases of an entity and what follows from them: surname, initials, without "The"."""
    for text in (entity.name, *entity.aliases):
        yield EntityWording(text, entity)
        rest = text[4:]
        if text[:4].lower() == "the " and rest:
            bare = " " not in rest and bool(looks_ordinary(lower(rest)))
            yield EntityWording(
                rest, entity, derived=True, needs_the=bare or entity.kind not in ("work", "organisation")
            )
        if entity.kind == "person" and _is_full_name(text):
            for surname in surname_of(text):
                yield EntityWording(surname, entity, derived=True)
                yield EntityWording(f"{text[0]}. {surname}", entity, derived=True)


def _is_full_name(text: str) -> bool:
    words = [word for word in text.split() if not classes(lower(word)) & PARTICLE]
    return all(word[0].isupper() for word in words) and not any(classes(lower(word)) & FUNCTION for word in words[:1])
