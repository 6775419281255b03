"""What names name: entities with their kinds, counted as the rules will read them, those that matter most first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from generator.extract import sentences
from generator.folding import lower
from generator.models import Article
from generator.names import GIVEN, NameFinder, classes, looks_ordinary
from generator.propose.group import Group, aliases, is_person
from generator.propose.words import words
from generator.slugs import slugify
from generator.story import Entity, EntityKind

_KINDS: tuple[EntityKind, ...] = ("person", "organisation", "place", "product", "craft", "work", "event")
"""The kinds that are guessed; of two with as many votes the first counts."""
_SHARE = 8
"""How many mentions one vote for a kind can speak for."""
_PLACES = 3
"""How many times less a place matters than anything else: texts name them in passing."""
_ARTICLE = 3
"""How many mentions it is worth to be named in one more article."""
LONGEST = 70
"""Characters of an example, at most."""


@dataclass(frozen=True, slots=True)
class Found:
    """An entity, and what it was found by."""

    entity: Entity
    guessed: bool
    """Nothing told its kind."""
    thing: str | None
    """The kind of subject that the words beside it make of it."""
    count: int
    articles: int
    example: str
    """The first sentence that names it, on one line, shortened."""

    @property
    def weight(self) -> int:
        """How much it matters."""
        weight = self.count + _ARTICLE * self.articles
        return weight // _PLACES if self.entity.kind == "place" else weight


def entities(groups: Sequence[Group], articles: Sequence[Article]) -> list[Found]:
    """Make entities of groups of wordings and count them; those that matter most first."""
    drafts = _distinct([_draft(each) for each in groups])
    finder = NameFinder([draft.entity for draft in drafts])
    counts: Counter[str] = Counter()
    inside: dict[str, dict[str, None]] = {}
    examples: dict[str, str] = {}
    for article in articles:
        for block in (block for block in article.blocks if block.kind != "noise"):
            text = article.text[block.start : block.end]
            for mention in finder.find(text, frozenset(inside)):
                if (id_ := mention.value.entity) is None:
                    continue
                counts[id_] += 1
                inside.setdefault(id_, {})[article.id] = None
                if id_ not in examples and block.kind == "prose":
                    examples[id_] = _example(text, mention.start)
    known = (
        replace(draft, count=counts[id_], articles=len(inside.get(id_, ())), example=examples[id_])
        for draft in drafts
        if (id_ := draft.entity.id) in examples
    )
    return sorted(known, key=lambda found: (-found.weight, found.entity.id))


def told(found: Found) -> str:
    """Say how often and where an entity is named.

    >>> told(Found(Entity("osmo", "Osmo", "place"), False, None, 3, 1, "Osmo is far."))
    '3 times in 1 article'
    """
    return f"{found.count} times in {found.articles} article{'' if found.articles == 1 else 's'}"


def _example(text: str, place: int) -> str:
    """Give the sentence around a place on one line, shortened around it."""
    start, end = next(((a, b) for a, b in sentences(text, 0, len(text)) if a <= place < b), (place, len(text)))
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
    kind, guessed = _kind(each)
    entity = Entity(slugify(each.name), each.name, kind, tuple(aliases(each)))
    return Found(entity, guessed, _thing(each, kind, guessed), 0, 0, "")


def _kind(each: Group) -> tuple[EntityKind, bool]:
    """Guess the kind of a thing, and say whether nothing tells it."""
    parts = each.name.split()
    last, first = lower(parts[-1].strip(".,")), lower(parts[0])
    if any(map(is_person, each.wordings)):
        return "person", False
    if len(parts) > 1 and (ending := words().endings.get(last)):
        return ending, False
    votes = each.votes
    for vote, count in each.votes.items():
        if vote.startswith("is ") and (kind := words().entities.get(vote[3:])):
            votes[kind] += 2 * count
    if len(parts) == 1 and not classes(first) & GIVEN and votes["person"] * 2 < each.count:
        votes["person"] = 0
    if max(votes[kind] for kind in _KINDS) * _SHARE >= each.count:
        return max(_KINDS, key=lambda kind: (votes[kind], -_KINDS.index(kind))), False
    held = sum(wording.the for wording in each.wordings) * 3 > each.count and not each.name.endswith("s")
    if _is_coined(each.name) or held:
        return "product", True
    strange = all(part.isalpha() and not looks_ordinary(lower(part)) for part in parts)
    return ("person" if strange and len(parts) == 2 else "organisation"), True


def _is_coined(name: str) -> bool:
    """Say whether a name is written as only products are: "ioFlute", "Osmo 4"."""
    parts = name.split()
    return any(char.isdigit() for char in name) or parts[0][0].islower() or any(map(_is_camel, parts))


def _is_camel(word: str) -> bool:
    return any(a.islower() and b.isupper() for a, b in pairwise(word))


def _thing(each: Group, kind: EntityKind, guessed: bool) -> str | None:
    """Give the kind of subject that the words beside the name tell most often, if it suits the kind of entity."""
    told = {vote[3:]: count for vote, count in each.votes.items() if vote.startswith("is ")}
    fitting = [(count, thing) for thing, count in told.items() if words().entities.get(thing) == kind]
    if fitting:
        return max(fitting)[1]
    if kind == "product":
        return "product" if not guessed or _is_coined(each.name) else None
    return "company" if kind == "organisation" else None
