"""Names that the story file knows: all wordings of each entity, and the longest one that stands at a place of a text.

A wording is found by its first capitalised word, so that the number of wordings hardly matters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import accumulate
from typing import Final, NamedTuple

from generator.folding import fold_chars, lower
from generator.names.word_classes import (
    CITY,
    COMMON,
    CORPORATE,
    COUNTRY,
    DEMONYM,
    FUNCTION,
    GIVEN,
    MONTH,
    WEEKDAY,
    classes,
    listed,
    looks_ordinary,
)
from generator.names.wordings import EntityLike, EntityWording, wordings
from generator.patterns import lazy

_PIECE = lazy(r"[^\W_]+")
_CAMEL = lazy(r"(?<=[a-z][a-z])(?=[A-Z])")
_GAP = lazy(r"[\s_-]{0,3}")
_PUNCTUATED_GAP = lazy(r"[:,.;!?'`]?[\s_-]{0,3}")
_AMPERSAND_GAP = lazy(r"[\s_-]{0,3}(?:&|\+|and\b)[\s_-]{0,3}", re.IGNORECASE)
_PERSON_GAP = lazy(r"(?: [A-Z]\.?(?= [A-Z])| [\"`'(]\w{1,20}[\"')](?= [A-Z]))?[\s_-]{0,3}")
"""Lets an initial or a nickname in quotes stand between given name and surname."""
_CORPORATE = lazy(rf",? (?i:{'|'.join(listed(CORPORATE))})(?!\w)")
_KEYED_WORDS: Final = 6
"""By how many of its first words, run together, a wording is found too: enough for "Deep Sea X" written as one word."""


class Alias(NamedTuple):
    """One wording of one or more entities, cut into words."""

    words: tuple[str, ...]
    low: tuple[str, ...]
    """The words in lower case."""
    gaps: tuple[re.Pattern[str], ...]
    """What may stand before each word but the first."""
    ids: tuple[str, ...]
    """The entities that it may stand for, in the order of the story file."""
    kind: str | None
    surname: bool
    """A person's bare surname, which no file lists."""
    needs_the: bool
    """Stands for its entity only behind "the"."""
    multiword: bool
    """Written as several words."""
    plain: bool
    """A word that English has too."""

    @property
    def letters(self) -> int:
        return sum(map(len, self.words))


class Hit(NamedTuple):
    """A wording found at ``start`` to ``end``."""

    start: int
    end: int
    alias: Alias


def key_of(text: str) -> str:
    """Return letters and digits alone, in lower case: what all spellings of one name have in common.

    >>> key_of("Deep-Sea Explorer"), key_of("@DeepSea_Explorer")
    ('deepseaexplorer', 'deepseaexplorer')
    """
    return lower("".join(_PIECE.findall(fold_chars(text))))


def aliases(entities: Iterable[EntityLike]) -> list[Alias]:
    """Return all wordings of all entities; a listed one takes precedence over one that only follows from a name."""
    groups: dict[str, list[EntityWording]] = {}
    for entity in entities:
        for wording in wordings(entity):
            if key := key_of(wording.text):
                groups.setdefault(key, []).append(wording)
    return [_alias(group) for group in groups.values()]


def _alias(group: list[EntityWording]) -> Alias:
    listed = [wording for wording in group if not wording.derived] or group
    kinds = {wording.entity.kind: None for wording in listed}
    text = fold_chars(listed[0].text)
    words, gaps = _cut(text, person=set(kinds) == {"person"})
    return Alias(
        words,
        tuple(map(lower, words)),
        gaps,
        tuple(dict.fromkeys(wording.entity.id for wording in listed)),
        next(iter(kinds)) if len(kinds) == 1 else None,
        listed[0].derived and len(words) == 1 and next(iter(kinds)) == "person",
        all(wording.needs_the for wording in listed),
        len(text.split()) > 1,
        _is_plain(tuple(map(lower, words))),
    )


def _cut(text: str, person: bool) -> tuple[tuple[str, ...], tuple[re.Pattern[str], ...]]:
    """Return the words of a wording and what may stand between them."""
    words: list[str] = []
    gaps: list[re.Pattern[str]] = []
    place = 0
    for match in _PIECE.finditer(text):
        between = text[place : match.start()]
        for number, word in enumerate(_CAMEL.split(match[0])):
            gaps.append(_GAP if number else _gap(between, words, person))
            words.append(word)
        place = match.end()
    ands = [i for i, word in enumerate(words) if word == "and" and 0 < i < len(words) - 1]
    for i in reversed(ands):
        del words[i], gaps[i]
        gaps[i] = _AMPERSAND_GAP
    return tuple(words), tuple(gaps[1:])


def _gap(between: str, words: list[str], person: bool) -> re.Pattern[str]:
    if "&" in between or "+" in between:
        return _AMPERSAND_GAP
    if between.strip(" -_") or (words and len(words[-1]) == 1):
        return _PUNCTUATED_GAP
    return _PERSON_GAP if person and between == " " else _GAP


class AliasTable:
    """All wordings, looked up by the first capitalised word of a text.

    >>> from types import SimpleNamespace as Entity
    >>> table = AliasTable([Entity(id="dsx", name="DeepSea-X", kind="organisation", aliases=())])
    >>> text = "A Deep Sea X ship"
    >>> table.at(text, text.lower(), 2, "deep").end
    12
    """

    def __init__(self, entities: Iterable[EntityLike]) -> None:
        self._by_word: dict[str, list[tuple[Alias, int]]] = {}
        self._handles: dict[str, Alias] = {}
        self._small: list[Alias] = []
        self.small: re.Pattern[str] | None = None
        """Finds the first words of wordings without any capital; ``None`` if there are none."""
        for alias in sorted(aliases(entities), key=lambda alias: -alias.letters):
            self._handles["".join(alias.low)] = alias
            self._index(alias)
        if self._small:
            firsts = dict.fromkeys(re.escape(alias.words[0]) for alias in self._small)
            self.small = re.compile(rf"(?<!\w)(?:{'|'.join(firsts)})(?!\w)")

    def _index(self, alias: Alias) -> None:
        anchor = next((i for i, word in enumerate(alias.words) if not word.islower() and not word.isdigit()), None)
        if anchor is None:
            self._small.append(alias)
            return
        for key in accumulate(alias.low[anchor : anchor + _KEYED_WORDS]):
            self._by_word.setdefault(key, []).append((alias, anchor))

    def small_at(self, text: str, low: str, start: int) -> Hit | None:
        """Return the longest wording without capitals that starts here."""
        hits = (_match(text, low, start, alias, 0) for alias in self._small)
        return next((hit for hit in hits if hit), None)

    def at(self, text: str, low: str, start: int, key: str) -> Hit | None:
        """Return the longest wording whose first capitalised word, ``key`` in lower case, stands at ``start``.

        ``text`` is folded and ``low`` the same in lower case.
        """
        for alias, anchor in self._by_word.get(key, ()):
            if hit := _match(text, low, start, alias, anchor):
                return hit
        return None

    def handle(self, text: str, start: int, end: int) -> Hit | None:
        """Return the wording that the handle or hashtag ``text[start:end]`` writes as one word."""
        alias = self._handles.get(key_of(text[start:end]))
        return Hit(start, end, alias) if alias else None


def _match(text: str, low: str, start: int, alias: Alias, anchor: int) -> Hit | None:
    first = _before(low, start, alias, anchor)
    if first < 0 or (first and _is_word(text[first - 1])):
        return None
    place = first
    for i, word in enumerate(alias.low):
        after = _behind_gap(text, low, place, alias.gaps[i - 1], word) if i else place
        if after < 0 or not low.startswith(word, after):
            return None
        small = not alias.words[i][0].isupper() or (i and _may_be_small(word, after - place))
        if not small and not text[after].isupper():
            return None
        place = after + len(word)
    place = _end(text, place, alias)
    if place < len(text) and _is_word(text[place]):
        return None
    return Hit(first, place, alias) if _case_fits(text[first:place], low, first, alias) else None


def _behind_gap(text: str, low: str, place: int, gap: re.Pattern[str], word: str) -> int:
    """Return where what may stand before a word of a wording ends, -1 if it does not stand there: as a rule a blank."""
    if gap is not _AMPERSAND_GAP and len(word) > 1 and text.startswith(" ", place) and low.startswith(word, place + 1):
        return place + 1
    match = gap.match(text, place)
    return match.end() if match else -1


def _end(text: str, place: int, alias: Alias) -> int:
    """Return where a wording ends that ``place`` follows: behind a plural's -s, or behind "Inc" or ", Ltd"."""
    if alias.multiword and alias.kind != "person" and text.startswith("s", place):
        return place + 1
    form = _CORPORATE.match(text, place) if alias.kind == "organisation" else None
    return form.end() if form else place


def _may_be_small(word: str, gap: int) -> bool:
    """Return whether a word of a name needs no capital: glued to the one before it, or "of", "the" and the like."""
    return not gap or bool(classes(word) & FUNCTION)


def _is_word(char: str) -> bool:
    return char.isalnum() or char == "_"


def _before(low: str, start: int, alias: Alias, anchor: int) -> int:
    """Return where the words before the first capitalised one start, -1 if they do not stand there."""
    for word in reversed(alias.low[:anchor]):
        while start and low[start - 1] in " -_":
            start -= 1
        start -= len(word)
        if start < 0 or not low.startswith(word, start):
            return -1
    return start


def _case_fits(written: str, low: str, start: int, alias: Alias) -> bool:
    """Return whether capitals allow it: short names not in all capitals, short acronyms in nothing else."""
    if alias.needs_the and not low.endswith("the ", 0, start):
        return False
    acronym = len(alias.words) == 1 and alias.words[0].isupper()
    if written.isupper():
        return acronym or alias.letters >= 4 or all(word.isupper() or word.isdigit() for word in alias.words)
    return not acronym or (alias.letters >= 4 and written[1:].islower() and not looks_ordinary(lower(written)))


def _is_plain(low: tuple[str, ...]) -> bool:
    """Return whether a wording is one word that English also has as a word, such as a surname "Park" or "May"."""
    bits = classes(low[0]) if len(low) == 1 else 0
    return bool(bits & (COMMON | MONTH | WEEKDAY | DEMONYM | COUNTRY | CITY)) and not bits & GIVEN
