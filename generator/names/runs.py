"""Runs of tokens that stand together, cut into pieces: a known name, or the words of one unknown name each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from generator.names.aliases import Hit
from generator.names.nicknames import SPACE, is_first_name, nicknamed
from generator.names.scan import NameToken, is_ordinary, starts_sentence
from generator.names.word_classes import (
    ABBREVIATION,
    CAPITAL,
    CITY,
    COMMON,
    COUNTRY,
    CRAFTNOUN,
    DEMONYM,
    FUNCTION,
    GIVEN,
    MONTH,
    NEVER,
    ORG,
    ORGNOUN,
    PARTICLE,
    PLACE,
    PLACELEAD,
    ROLE,
    SUFFIX,
    TITLE,
    WORKNOUN,
    listed,
)

HYPHEN, AND, OF, DOT, SMALL = 2, 3, 4, 5, 6
_JOINS: Final = {
    " ": SPACE, "  ": SPACE, "-": HYPHEN, " & ": AND, "&": AND, " of ": OF, " of the ": OF, ". ": DOT, ".": DOT,
    **{f" {particle} ": SMALL for particle in listed(PARTICLE)},
    **{f" {a} {b} ": SMALL for a in ("de", "van", "von") for b in listed(PARTICLE)},
    **{f" {particle}-": SMALL for particle in ("al", "el", "ibn al")},
}  # fmt: skip
"""What may stand between two words of one name. SMALL: a particle, as in "van der"."""
_ALSO_WORDS: Final = frozenset(["do", "den", "bin", "ten", "la", "da"])
"""Particles of names that may also be a word that starts a sentence."""
_OFFICES: Final = frozenset(
    [
        "state",
        "home",
        "foreign",
        "finance",
        "defence",
        "defense",
        "interior",
        "treasury",
        "education",
        "health",
        "justice",
        "prime",
        "war",
        "staff",
    ]
)
"""Words of the offices of ministers: Secretary of State, Home Secretary."""
_ALSO_GIVEN: Final = frozenset(["dean", "earl", "duke", "jan"])
"""Titles and roles that are first names too."""
_LONGEST_JOIN: Final = max(map(len, _JOINS))


class Piece(NamedTuple):
    """A name that may be one: a known one when it has a hit."""

    start: int
    end: int
    words: Sequence[NameToken]
    hit: Hit | None
    person: bool = False
    """A title or a role with a capital stands right before it."""
    headline: bool = False
    """In a line whose capitals say nothing."""


def pieces(text: str, words: Sequence[NameToken], headlines: Sequence[tuple[int, int]]) -> Iterator[Piece]:
    """Yield the pieces of a folded text in order; in headlines known names alone, whatever stands around them."""
    inside = _Headlines(headlines) if headlines else None
    run: list[NameToken] = []
    joins: list[int] = []
    for token in words:
        headline = inside is not None and inside(token.start)
        join = _join(text, run[-1], token) if run and not headline else 0
        if run and not join:
            yield from _run(text, run, joins) if len(run) > 1 else _lone(text, run)
            run, joins = [], []
        if not headline:
            joins.append(join)
            run.append(token)
        elif token.hit and not token.number:
            yield Piece(token.start, token.end, [token], token.hit, headline=True)
    yield from _run(text, run, joins) if len(run) > 1 else _lone(text, run)


def _lone(text: str, run: list[NameToken]) -> Sequence[Piece]:
    """Return the piece that a token makes by itself, if it makes one."""
    if not run:
        return ()
    token = run[0]
    hit = None if token.number else token.hit
    if hit is None and not token.fixed and (_is_small(token) or _parts(text, run, [0], 0)):
        return ()
    return (Piece(token.start, token.end, run, hit),)


class _Headlines:
    """Tells of places, asked in order, whether they are in a headline."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        self._spans = spans
        self._next = 0

    def __call__(self, place: int) -> bool:
        while self._next < len(self._spans) and self._spans[self._next][1] <= place:
            self._next += 1
        return self._next < len(self._spans) and self._spans[self._next][0] <= place


def _join(text: str, left: NameToken, right: NameToken) -> int:
    """Return how two tokens hang together, 0 if they do not."""
    if left.fixed or right.fixed or right.start - left.end > _LONGEST_JOIN:
        return 0
    join = _JOINS.get(text[left.end : right.start], 0) or nicknamed(text, left, right)
    if join == DOT:
        initial = len(left.key) == 1 or "." in text[left.start : left.end]
        title = left.bits & ABBREVIATION and left.bits & (TITLE | PLACELEAD)
        return SPACE if (initial or title) and not right.bits & FUNCTION else 0
    return 0 if join == OF and not _can_govern(left) else join


def _can_govern(left: NameToken) -> bool:
    """Return whether "of NAME" can belong to what stands before it: a bank is of a place, a person is not."""
    hit = left.hit
    if hit is None:
        return bool(left.bits & (COMMON | DEMONYM)) or left.key == "secretary"
    return hit.alias.kind != "person" and not hit.alias.multiword and not hit.alias.words[0].isupper()


def _run(text: str, run: list[NameToken], joins: list[int]) -> Iterator[Piece]:
    """Cut a run at words that are no part of a name, and yield the pieces between them."""
    group: list[NameToken] = []
    group_joins: list[int] = []
    person = False
    for i, token in enumerate(run):
        if _parts(text, run, joins, i):
            while token.bits & TITLE and group and _is_of_title(group[-1], group_joins[-1], joins[i]):
                group.pop()
                group_joins.pop()
            yield from _group(text, group, group_joins, person)
            group, group_joins = [], []
            person = bool(token.bits & (TITLE | ROLE))
        else:
            group_joins.append(joins[i] if group else 0)
            group.append(token)
    yield from _group(text, group, group_joins, person)


def _is_of_title(word: NameToken, join: int, next_join: int) -> bool:
    """Return whether the word before a title belongs to it: the Home of "Home Secretary"."""
    return word.hit is None and not word.fixed and next_join == SPACE and word.key in _OFFICES


def _parts(text: str, run: list[NameToken], joins: list[int], i: int) -> bool:
    """Return whether a token is no part of a name but what stands before or between names."""
    token = run[i]
    if token.hit or token.fixed:
        return False
    left = run[i - 1] if i and joins[i] else None
    right = run[i + 1] if i + 1 < len(run) and joins[i + 1] else None
    if left is not None and left.bits & TITLE and joins[i] == OF and right is not None and token.key in _OFFICES:
        return True
    if right is not None and "-" in right.key and not right.hit:
        return False
    if token.key in _ALSO_GIVEN and is_first_name(run, joins, i):
        return False
    if token.bits & NEVER:
        return not _belongs(run, joins, i, left, right)
    if left is None and starts_sentence(text, token.start):
        return _is_mere_start(token, right, joins[i + 1] if right else 0)
    return False


def _belongs(run: list[NameToken], joins: list[int], i: int, left: NameToken | None, right: NameToken | None) -> bool:
    """Return whether a title, a month or the like is part of a name: Stephen King, Ministry of Justice, Welsh Water."""
    token, join = run[i], joins[i]
    given = any(word.bits & GIVEN for word in run[max(0, i - 2) : i])
    if (right is None or right.bits & SUFFIX) and left is not None and left.hit is None and not left.bits & NEVER:
        if join == SPACE and token.bits & (MONTH | TITLE | ROLE) and given:
            return True
        if join == OF and left.bits & COMMON:
            return True
    if token.bits & CAPITAL:
        return left is not None and join == SPACE and not left.bits & (NEVER | FUNCTION) and len(token.key) > 1
    if not token.bits & DEMONYM or right is None or right.hit or right.bits & NEVER:
        return False
    last = run[i + 2] if i + 2 < len(run) else right
    return bool(right.bits & COMMON) and not last.hit and bool(last.bits & COMMON) and not last.bits & NEVER


def _is_mere_start(token: NameToken, right: NameToken | None, join: int) -> bool:
    """Return whether a word has its capital only from starting the sentence."""
    if token.bits & PARTICLE and right is not None and join == SPACE and not (right.bits & COMMON or right.hit):
        return token.key in _ALSO_WORDS
    if token.bits & FUNCTION:
        return True
    if right is None or right.hit:
        return is_ordinary(token) and not (token.bits & (ORG | PLACE) and join == OF and right is not None)
    if token.bits & PLACELEAD or not is_ordinary(token):
        return False
    if join == OF:
        return not token.bits & (ORG | PLACE) and not right.bits & COMMON
    return bool(right.bits & NEVER) or not (
        right.bits & COMMON or (token.bits & (ORG | PLACE | GIVEN) and right.bits & ORG)
    )


def _group(text: str, group: list[NameToken], joins: list[int], person: bool) -> Iterator[Piece]:
    """Yield known names that stand for themselves, and the unknown words around them as one name each."""
    start = 0
    for i, token in enumerate(group):
        if not token.hit or _is_extended(group, joins, i):
            continue
        yield from _words(text, group[start:i], person)
        yield Piece(token.start, token.end, [token], token.hit, person and not i)
        start = i + 1
    yield from _words(text, group[start:], person and not start)


def _is_extended(group: list[NameToken], joins: list[int], i: int) -> bool:
    """Return whether the words next to a known name make it another name."""
    token = group[i]
    if token.hit is None or token.number:
        return True
    left = group[i - 1] if i else None
    right = group[i + 1] if i + 1 < len(group) else None
    return (left is not None and _extends_left(token.hit, left, joins[i])) or (
        right is not None and _extends_right(token.hit, right, joins[i + 1])
    )


def _extends_left(hit: Hit, left: NameToken, join: int) -> bool:
    alias = hit.alias
    if (left.hit is not None and not left.number) or left.bits & FUNCTION:
        return False
    if join != SPACE:
        return not (join == HYPHEN and left.bits & (COUNTRY | DEMONYM))
    if not alias.multiword:
        return True
    if alias.kind == "person":
        return bool(left.bits & GIVEN) or len(left.key) == 1
    return not left.bits & (COUNTRY | CITY | CRAFTNOUN | ORGNOUN | WORKNOUN | CAPITAL)


def _extends_right(hit: Hit, right: NameToken, join: int) -> bool:
    alias = hit.alias
    if (right.hit is not None and not right.number) or right.bits & FUNCTION:
        return False
    if join != SPACE:
        return True
    if alias.kind == "craft" and (right.bits & CRAFTNOUN or right.key in ("mission", "flight")):
        return False
    return not (alias.multiword and right.bits & (COUNTRY | CITY))


def _words(text: str, words: list[NameToken], person: bool) -> Iterator[Piece]:
    """Yield the piece of some unknown words without small words at its ends, but with "The" inside a sentence."""
    first, last = 0, len(words)
    while last > first and _is_small(words[last - 1]) and text[words[last - 1].start - 1] != "-":
        last -= 1
    while first < last and _is_small(words[first]) and not text.startswith("&", words[first].end):
        if words[first].bits & PARTICLE and last - first > 1 and words[first].key not in _ALSO_WORDS:
            break
        if words[first].key == "the" and last - first > 1 and not starts_sentence(text, words[first].start):
            break
        first += 1
    if first < last:
        kept = words[first:last]
        yield Piece(kept[0].start, kept[-1].end, kept, None, person and not first)


def _is_small(token: NameToken) -> bool:
    return token.hit is None and bool(token.bits & FUNCTION) and not token.bits & GIVEN
