"""What names name: entities with their kinds, counted as the rules will read them, those that matter most first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from generator.extract import sentences
from generator.names import NameFinder, starts_sentence
from generator.patterns import lazy
from generator.propose.group import Group, aliases
from generator.propose.kinds import kind
from generator.propose.passages import TextPiece
from generator.propose.words import words
from generator.slugs import slugify
from generator.story import Entity, EntityKind

_NOUN = lazy(r"(?:'s|’s)? ([a-z]{4,})(?![\w'’-])(?: ([a-z]+))?")
_PLACES: Final = 2
"""How much a place matters, in thirds: texts name them in passing."""
_TITLE: Final = 2
"""How many mentions it is worth to stand in a headline."""
_ARTICLE: Final = 3
"""How many mentions it is worth to be named in one more article."""
LONGEST: Final = 70
"""Characters of an example, at most."""


@dataclass(slots=True)
class Sight:
    """How one article names a thing."""

    count: int = 0
    title: bool = False
    lead: bool = False
    first: int = 0
    """How often it starts a sentence, as what the sentence is about does."""


@dataclass(frozen=True, slots=True)
class Found:
    """An entity, and what it was found by."""

    entity: Entity
    known: bool
    """Something tells its kind, if only its form; else that of ``entity`` means nothing."""
    guessed: bool
    """Only its form tells its kind."""
    thing: str | None
    """The kind of subject that the words beside it make of it."""
    sights: dict[str, Sight] = field(default_factory=dict)
    """How each article that names it does, by the article's id."""
    beside: dict[str, dict[str, bool]] = field(default_factory=dict)
    """Nouns right behind the name ("the Osmo bypass"): the articles that have each, and whether in the title."""
    example: str = ""
    """The first sentence that names it, on one line, shortened."""

    @property
    def count(self) -> int:
        """How often it is named."""
        return sum(sight.count for sight in self.sights.values())

    @property
    def articles(self) -> int:
        """How many articles name it."""
        return len(self.sights)

    @property
    def leads(self) -> int:
        """How many articles name it at once."""
        return sum(sight.title or sight.lead for sight in self.sights.values())

    @property
    def weight(self) -> int:
        """How much it matters."""
        titles = sum(sight.title for sight in self.sights.values())
        weight = self.count + _ARTICLE * self.articles + _TITLE * titles
        return weight * _PLACES // 3 if self.known and self.entity.kind == "place" else weight


def entities(groups: Sequence[Group], passages: Sequence[TextPiece]) -> list[Found]:
    """Make entities of groups of wordings and count them; those that matter most first."""
    drafts = _family(_distinct([_draft(each) for each in groups]))
    happenings = {noun for event in words().events for noun in event.nouns}
    finder = NameFinder([draft.entity for draft in drafts])
    sights: dict[str, dict[str, Sight]] = {draft.entity.id: {} for draft in drafts}
    beside: dict[str, dict[str, dict[str, bool]]] = {draft.entity.id: {} for draft in drafts}
    examples: dict[str, str] = {}
    heads: dict[str, str] = {}
    for passage in passages:
        seen = frozenset(id_ for id_, articles in sights.items() if articles)
        for mention in finder.find(passage.text, seen):
            if (id_ := mention.value.entity) is None:
                continue
            sight = sights[id_].setdefault(passage.article, Sight())
            sight.count += 1
            sight.title |= passage.part == "title"
            sight.lead |= passage.part == "lead"
            sight.first += starts_sentence(passage.text, _before_the(passage.text, mention.start))
            noun = _NOUN.match(passage.text, mention.end)
            if noun and noun[2] not in happenings:
                titles = beside[id_].setdefault(noun[1], {})
                titles[passage.article] = titles.get(passage.article, False) or passage.part == "title"
            if id_ not in examples and passage.part != "title":
                examples[id_] = shorten(passage.text, mention.start)
            heads.setdefault(id_, shorten(passage.text, mention.start))
    known = (
        replace(draft, sights=sights[id_], beside=beside[id_], example=examples.get(id_, heads[id_]))
        for draft in drafts
        if (id_ := draft.entity.id) in examples or len(sights[id_]) > 1
    )
    return sorted(known, key=lambda found: (-found.weight, -found.leads, found.entity.id))


def _before_the(text: str, start: int) -> int:
    return start - 4 if text[max(0, start - 4) : start].lower() == "the " else start


def told(found: Found) -> str:
    """Say how often and where an entity is named.

    >>> told(Found(Entity("osmo", "Osmo", "place"), True, False, None, {"a": Sight(3)}))
    '3 times in 1 article'
    """
    if found.count == 1:
        return "once"
    return f"{found.count} times in {found.articles} article{'' if found.articles == 1 else 's'}"


def shorten(text: str, place: int) -> str:
    """Give the words around a place on one line."""
    spans = sentences(text, 0, len(text))
    start, end = next((span for span in spans if span[0] <= place < span[1]), (0, len(text)))
    first = start if end - start <= LONGEST else max(start, min(place - LONGEST // 3, end - LONGEST))
    last = min(end, first + LONGEST)
    first = first if first == start else text.find(" ", first, place) + 1 or place
    last = last if last == end else max(text.rfind(" ", first, last), place + 1)
    body = " ".join(text[first:last].split())
    return f"{'… ' if first > start else ''}{body}{' …' if last < end else ''}"


def _distinct(drafts: Iterable[Found]) -> list[Found]:
    """Leave out ids and names that an earlier entity has; the story file wants each once."""
    taken: dict[str, None] = {}
    kept = []
    for draft in drafts:
        names = draft.entity.names
        slugs = [slugify(name.casefold()) for name in names]
        if slugs[0] in taken or draft.entity.id in taken:
            continue
        free = [name for at, name in enumerate(names) if slugs[at] not in taken and slugs[at] not in slugs[:at]]
        taken |= dict.fromkeys([*slugs, draft.entity.id])
        kept.append(replace(draft, entity=replace(draft.entity, aliases=tuple(free[1:]))))
    return kept


def _draft(each: Group) -> Found:
    told = kind(each)
    entity = Entity(
        slugify(each.name), each.name, told.entity or "event", tuple(aliases(each, told.entity == "person"))
    )
    return Found(entity, told.entity is not None, told.guessed, told.thing)


def _cut(name: str) -> tuple[str, str]:
    """Cut a name behind its first word, "Osmo" of "Osmo-2" and "Osmo Max"."""
    first, *rest = re.split(r"[ -]", name, maxsplit=1)
    return first, "".join(rest)


def _family(drafts: Sequence[Found]) -> list[Found]:
    """Take what looks like a person's name for one of a family: others that start with its word are no persons."""
    families: dict[str, Counter[EntityKind]] = {}
    for draft in drafts:
        first, rest = _cut(draft.entity.name)
        if rest and not draft.guessed:
            families.setdefault(first, Counter())[draft.entity.kind] += 1
    kept = []
    for draft in drafts:
        first, rest = _cut(draft.entity.name)
        kin = families.get(first, Counter[EntityKind]()).most_common(1)
        if draft.guessed and kin and kin[0][0] != "person" and rest:
            draft = replace(draft, entity=replace(draft.entity, kind=kin[0][0]))
        kept.append(draft)
    return kept
