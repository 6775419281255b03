"""Names in a text: those of the story's entities, their spelling variants, and names that the story does not know.

A capitalised word alone proves little: it may start a sentence, be a title, a month or part of a longer name. Where
that cannot be told, there is no name; where two entities share a wording, there is a name without an entity.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from generator.folding import fold_with_places, lower
from generator.models import Name
from generator.names.aliases import AliasTable, Hit
from generator.names.kinds import guess
from generator.names.runs import Piece, pieces
from generator.names.scan import headline_lines, is_ordinary, name_tokens, starts_sentence, word_before
from generator.names.slips import Slips
from generator.names.spelling import Persons
from generator.names.word_classes import (
    CITY,
    COMMON,
    COUNTRY,
    CRAFT,
    FUNCTION,
    GIVEN,
    MONTH,
    PLACELEAD,
    PLURALVERB,
    SAID,
    TIMEWORD,
    WEEKDAY,
    classes,
)
from generator.names.wordings import EntityLike
from generator.patterns import lazy
from generator.values import Mention

_POSSESSIVE = lazy(r"'s(?!\w)|(?<=s)'(?=\s)|(?<=S)'(?=\s)")
_CLOSED_BY = {'"': '"', "'": "'", "`": "'"}
_MODIFIES = lazy(r"-[a-z]{3,12} (?=[A-Z])")
"""What makes a name an adjective of the next one: "London-based Ada Holm"."""
_OFFICE = lazy(
    r" (?:[A-Z][a-z]+ )?(?:Secretary|Minister|President|Chancellor|Senator|Ambassador|General|Admiral|Governor|Premier)"
    r"(?: of [A-Z][a-z]+)? (?=[A-Z])"
)
"""An office that the name stands before, and whose holder comes next: "US Secretary of State Ada Holm"."""
_AWARDED = lazy(r" (?:winner|laureate|nominee|medallist|medalist|champion|recipient|finalist|holder)s? (?=[A-Z])")
"""What makes a name that of a prize which the next one has."""
_CLOSING = lazy(r"[,.;!?]?[\"']")
_NEXT_WORD = lazy(r" ([a-z]+)")
_ARTICLES = frozenset(["the", "a", "an", "this", "that", "its", "their", "our", "his", "her"])
_KEPT = 4096
"""Unknown names of which it is kept what they are near to: more than some hundred articles have."""
_LONGEST = 8
"""Words of an unknown name, at most: more capitals in a row are a headline or a list, and no name."""


@dataclass(frozen=True, slots=True)
class NameMention(Mention):
    """A name where it stands, ``text[start:end] == value.name``."""

    value: Name
    kind: str | None = None
    """The entity's kind; else a guess (person, organisation, craft, place, work, product) or ``None``."""
    possessive: bool = False
    """Followed by ``'s`` or ``'``, which are no part of it."""
    quoted: bool = False
    """In quotation marks, which are no part of it."""


class NameFinder:
    """Finds names; made once for all entities of a story.

    >>> from types import SimpleNamespace as Entity
    >>> ada = Entity(id="ada", name="Ada Lovelace", kind="person", aliases=())
    >>> finder = NameFinder([ada, Entity(id="dsx", name="DeepSea-X", kind="organisation", aliases=("DSX",))])
    >>> for found in finder.find("Last May Ms Lovelace’s sister joined Deep Sea X and Zoë Brown in Lima."):
    ...     print(found.value.name, found.value.entity, found.kind, found.possessive)
    Lovelace ada person True
    Deep Sea X dsx organisation False
    Zoë Brown None person False
    Lima None place False

    A longer name is another name, and a wording of two entities none of either:

    >>> [found.value for found in finder.find("Lovelace County sued Grace Lovelace.")]
    [Name(name='Lovelace County', entity=None), Name(name='Grace Lovelace', entity=None)]
    """

    def __init__(self, entities: Iterable[EntityLike], nouns: Iterable[str] = ()) -> None:
        """``nouns`` are words of the story, in lower case, that are no names at the start of a sentence: its cues."""
        entities = tuple(entities)
        self._nouns = frozenset(nouns)
        self._table = AliasTable(entities)
        self._near = Near(entities)

    def find(self, text: str, seen: frozenset[str] = frozenset()) -> list[NameMention]:
        """Return the names of a sentence or paragraph, in order and without overlap; spans count its characters.

        ``seen`` holds the ids of entities that the article has named before: a wording that several entities share
        is that of the one seen.
        """
        folded, places = fold_with_places(text)
        low = lower(folded)
        words = name_tokens(folded, low, self._table, self._nouns)
        if not words:
            return []
        reading = _Reading(text, folded, places, self._near, seen)
        headlines = headline_lines(folded) if "\n" in folded or len(words) * 16 > len(folded) else []
        return [found for piece in pieces(folded, words, headlines) if (found := reading.mention(piece))]


class Near:
    """What names of the story an unknown one is a spelling of; articles of one story share their unknown ones."""

    def __init__(self, entities: tuple[EntityLike, ...]) -> None:
        self.persons = Persons(entities)
        self.person = lru_cache(maxsize=_KEPT)(self.persons.near)
        self.slip = lru_cache(maxsize=_KEPT)(Slips(entities).near)


class _Reading:
    """One pass through one text, with the persons met so far."""

    def __init__(
        self,
        original: str,
        text: str,
        places: list[int] | None,
        near: Near,
        seen: frozenset[str],
    ) -> None:
        self._original = original
        self._text = text
        self._places = places
        self._near = near
        self._seen = seen
        self._met: dict[str, None] = {}
        self._strangers: set[str] = set()

    def mention(self, piece: Piece) -> NameMention | None:
        """Return the mention that a piece makes, ``None`` when it is no name after all."""
        if piece.hit:
            return self._known(piece, piece.hit) if self._fits(piece, piece.hit) else None
        if piece.words[0].fixed:
            return self._made(piece, None, "work")
        return self._unknown(piece)

    def _fits(self, piece: Piece, hit: Hit) -> bool:
        """Return whether a surname that is also a word of English can be meant here."""
        if not hit.alias.plain or (hit.alias.kind != "person" and not piece.headline):
            return True
        quoted = _is_quoted(self._text, hit.start, hit.end)
        if piece.headline:
            return quoted
        follower = _NEXT_WORD.match(self._text, hit.end)
        said = follower is not None and bool(classes(follower[1]) & SAID)
        if piece.person or said or quoted or _POSSESSIVE.match(self._text, hit.end):
            return True
        if classes(piece.words[0].key) & (MONTH | WEEKDAY):
            return self._is_no_date(hit)
        known = any(id_ in self._met or id_ in self._seen for id_ in hit.alias.ids)
        verb = follower is not None and not classes(follower[1]) & PLURALVERB
        return not starts_sentence(self._text, hit.start) or (known and verb)

    def _is_no_date(self, hit: Hit) -> bool:
        known = self._met.keys() | self._seen
        before, after = word_before(self._text, hit.start), self._text[hit.end : hit.end + 2].strip()
        free = not classes(before) & TIMEWORD and not before.isdigit() and not after[:1].isdigit()
        return free and not starts_sentence(self._text, hit.start) and any(id_ in known for id_ in hit.alias.ids)

    def _known(self, piece: Piece, hit: Hit) -> NameMention:
        entity = self._resolve(hit)
        if entity:
            self._met[entity] = None
            if hit.alias.multiword:
                self._strangers.discard(lower(hit.alias.words[-1]))
        return self._made(piece, entity, hit.alias.kind)

    def _resolve(self, hit: Hit) -> str | None:
        """Return the entity meant: the only one, or the only one met in this text or seen in the article."""
        ids = hit.alias.ids
        if hit.alias.surname and lower(hit.alias.words[-1]) in self._strangers:
            return None
        if len(ids) == 1:
            return ids[0]
        met = [id_ for id_ in ids if id_ in self._met] or [id_ for id_ in ids if id_ in self._seen]
        return met[0] if len(met) == 1 else None

    def _unknown(self, piece: Piece) -> NameMention | None:
        if len(piece.words) > _LONGEST or piece.headline or not self._is_name(piece):
            return None
        if _MODIFIES.match(self._text, piece.end) or _OFFICE.match(self._text, piece.end):
            return None
        if _AWARDED.match(self._text, piece.end):
            return self._made(piece, None, "work")
        name = self._text[piece.start : piece.end]
        entity = self._variant(piece, name)
        if entity:
            self._met[entity] = None
            return self._made(piece, entity, "person")
        if slip := self._near.slip(name):
            self._met[slip.id] = None
            return self._made(piece, slip.id, slip.kind)
        kind = guess(self._text, piece.words, piece.person)
        surname = piece.words[-1].key
        if len(piece.words) > 1 and kind in ("person", None) and self._near.persons.has_surname(surname):
            self._strangers.add(surname)
        return self._made(piece, None, kind)

    def _variant(self, piece: Piece, name: str) -> str | None:
        if len(piece.words) > 1:
            return self._near.person(name)
        first = piece.words[0]
        if first.number or first.bits or (not piece.person and starts_sentence(self._text, piece.start)):
            return None
        return self._near.persons.near_surname(name, list(self._met))

    def _is_name(self, piece: Piece) -> bool:
        """Return whether capitals make an unknown name here; a lone word has to prove more."""
        first = piece.words[0]
        if len(piece.words) > 1 or first.number:
            loud = self._text[piece.start : piece.end].isupper() and len(first.key) > 1
            return not loud or not all(word.bits & (COMMON | PLACELEAD) for word in piece.words)
        written = self._text[first.start : first.end]
        if len(first.key) < 2 or (first.bits & FUNCTION and not first.bits & GIVEN):
            return False
        if first.bits & (GIVEN | COUNTRY | CITY | CRAFT):
            return not first.bits & COMMON or not starts_sentence(self._text, first.start)
        if starts_sentence(self._text, first.start) and not piece.person:
            compound = self._text.startswith("-", first.end) and self._text[first.end + 1 : first.end + 2].islower()
            return not compound and not is_ordinary(first) and not (written.isupper() and len(written) > 6)
        if not first.bits & (COMMON | PLACELEAD):
            return True
        article = word_before(self._text, first.start) in _ARTICLES
        return len(written) > 2 and not written.isupper() and not article

    def _made(self, piece: Piece, entity: str | None, kind: str | None) -> NameMention:
        quoted = _is_quoted(self._text, piece.start, piece.end)
        possessive = not quoted and _is_possessive(self._text, piece.end)
        start, end = piece.start, piece.end
        if self._places:
            start, end = self._places[start], self._places[end]
        name = Name(self._original[start:end], entity)
        return NameMention(start, end, name, kind=kind, possessive=possessive, quoted=quoted)


def _is_possessive(text: str, end: int) -> bool:
    return text.startswith("'", end) and _POSSESSIVE.match(text, end) is not None


def _is_quoted(text: str, start: int, end: int) -> bool:
    mark = text[start - 1 : start] if start else ""
    closing = _CLOSING.match(text, end) if mark in _CLOSED_BY else None
    return closing is not None and closing[0][-1] == _CLOSED_BY[mark]
