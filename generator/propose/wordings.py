"""Names as the articles write them: how often, where, what speaks for their kinds, and what brackets abbreviate."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from generator.folding import fold_chars, lower
from generator.models import Article
from generator.names import (
    COMMON,
    CORPORATE,
    FUNCTION,
    GIVEN,
    MONTH,
    PLACENOUN,
    PRODUCTNOUN,
    ROLE,
    TITLE,
    WEEKDAY,
    NameFinder,
    NameMention,
    classes,
    key_of,
    listed,
    looks_ordinary,
    starts_sentence,
)
from generator.propose.words import words

_BRACKET = re.compile(r"((?:[\w'&.-]+[ -]){1,8})\(([A-Z][A-Za-z&.-]{1,8})\)")
_BEFORE = re.compile(r"([\w'-]+) (?:([\w'-]+) )?$")
_AFTER = re.compile(r"('s|') ([a-z-]+)|(,)? ([a-z-]+)")
_NOUN = re.compile(r" (\w+)")
_MADE = re.compile(rf"(?: [a-z-]+)? (?:{'|'.join(listed(PRODUCTNOUN))})(?:e?s)?(?!\w)")
"""What behind a name tells of something that its owner makes: "Osmo phones"."""
_SMALL = re.compile(r"(?<![\w'])[a-z]+(?!\w)")
_LEGAL_END: Final = 2
"""Votes that a legal form counts."""


@dataclass
class Wording:
    """One way to write a name."""

    text: str
    count: int = 0
    inside: int = 0
    """How many of these do not start a sentence, where a capital proves more."""
    the: int = 0
    """How many stand behind "the"."""
    articles: dict[str, None] = field(default_factory=dict)
    votes: Counter[str] = field(default_factory=Counter)
    """What speaks for each kind of entity, and for each kind of subject (as ``"is film"``)."""

    @cached_property
    def parts(self) -> list[str]:
        """Its words, without "The" and without a legal form."""
        return parts_of(self.text)

    @cached_property
    def key(self) -> str:
        """What all spellings of it have in common."""
        return key_of(" ".join(self.parts))


@dataclass(frozen=True, slots=True)
class Harvest:
    """What pass over all articles brings."""

    wordings: tuple[Wording, ...]
    """In the order in which the articles bring them up."""
    abbreviations: tuple[tuple[str, str], ...]
    """A full name and its abbreviation in brackets behind it."""


def parts_of(name: str) -> list[str]:
    """Give the words of a name without "The" in front and without a legal form at the end.

    >>> parts_of("The Osmo Works Co. Ltd."), parts_of("Ltd")
    (['Osmo', 'Works', 'Co.'], ['Ltd'])
    """
    parts = name.split()
    if len(parts) > 1 and parts[0] == "The":
        parts = parts[1:]
    while len(parts) > 1 and is_legal(parts[-1]):
        parts = parts[:-1]
    return parts


def is_legal(word: str) -> bool:
    """Say whether a word is a legal form of firms.

    >>> is_legal("Inc."), is_legal("Computer")
    (True, False)
    """
    return bool(classes(lower(word.strip(".,"))) & CORPORATE)


def harvest(articles: Iterable[Article]) -> Harvest:
    """Find the names of articles, none of which is known before."""
    finder = NameFinder(())
    found: dict[str, Wording] = {}
    small: Counter[str] = Counter()
    short: dict[tuple[str, str], None] = {}
    for article in articles:
        for text in prose(article):
            plain = fold_chars(text)
            small.update(_SMALL.findall(plain))
            for full, brief in _abbreviations(plain):
                short[full, brief] = None
                found.setdefault(full, Wording(full, 1, 1)).articles[article.id] = None
            for mention in finder.find(text):
                name = _name(plain, text, mention)
                _note(found.setdefault(name, Wording(name)), article, plain, mention)
    kept = [wording for wording in found.values() if _is_name(wording, small)]
    _surnames(kept)
    return Harvest(tuple(kept), tuple(short))


def prose(article: Article) -> Iterator[str]:
    """Give the paragraphs of an article that are its text."""
    return (article.text[block.start : block.end] for block in article.blocks if block.kind == "prose")


def _name(plain: str, text: str, mention: NameMention) -> str:
    """Give a name on one line, with the full stop that belongs to its legal form."""
    stopped = is_legal(mention.value.name.split()[-1]) and plain.startswith(".", mention.end)
    return " ".join(text[mention.start : mention.end + stopped].split())


def _note(wording: Wording, article: Article, plain: str, mention: NameMention) -> None:
    wording.count += 1
    wording.inside += (mention.quoted and mention.kind == "work") or not starts_sentence(plain, mention.start)
    wording.articles[article.id] = None
    if is_legal(wording.text.split()[-1]):
        wording.votes["organisation"] += _LEGAL_END
    before = lower(plain[max(0, mention.start - 40) : mention.start])
    after = lower(plain[mention.end : mention.end + 60])
    ours = words()
    made = _MADE.match(after)
    if mention.kind and not (made and mention.kind == "product"):
        wording.votes[mention.kind] += 1
    beside = None if made else ours.thing_beside.match(after)
    if thing := ours.thing_before.search(before) or ours.thing_after.match(after) or beside:
        wording.votes[f"is {ours.things[thing[1]]}"] += 1
    if place := _BEFORE.search(before):
        noun = _NOUN.match(after)
        alone = noun is None or bool(classes(noun[1]) & FUNCTION)
        _ask_before(wording, place[2] or place[1], place[1] if place[2] else "", alone)
    if match := _AFTER.match(after):
        _ask_after(wording, match[2] or match[4], bool(match[3]))


def _ask_before(wording: Wording, last: str, first: str, alone: bool) -> None:
    """Note what the words in front of a name say: "an X" with no noun behind, "shares of X", "the city of X"."""
    ours = words()
    wording.the += last == "the"
    if last in ("a", "an") and alone:
        wording.votes["product"] += 1
    if "aboard" in (last, first):
        wording.votes["craft"] += 2
    if last in ("of", "at", "for") and first in ours.offices:
        wording.votes["organisation"] += 1
    if last == "of" and classes(first) & PLACENOUN:
        wording.votes["place"] += 2


def _ask_after(wording: Wording, first: str, apart: bool) -> None:
    """Note what the words behind a name say: "X's shares", "X CEO", "X unveiled"; ``apart``: "X, who", "X, chief"."""
    ours = words()
    if apart:
        told = first == "who" or bool(classes(first) & ROLE) or first in ours.offices
        wording.votes["person"] += 2 * (told and len(wording.parts) > 1)
    elif first in ours.offices:
        wording.votes["organisation"] += 2
    elif first in ours.deeds:
        wording.votes["organisation"] += 1


def _surnames(kept: list[Wording]) -> None:
    """Take two words for a person's name when the last of them stands alone, as a surname does, and the first not."""
    alone = {wording.text for wording in kept if len(wording.parts) == 1}
    for wording in kept:
        parts = wording.text.split()
        ordinary = any(looks_ordinary(lower(part)) or classes(lower(part)) & ~GIVEN for part in parts)
        if len(parts) == 2 and parts[1] in alone and parts[0] not in alone and not ordinary:
            wording.votes["person"] += wording.count


def _is_name(wording: Wording, small: Counter[str]) -> bool:
    """Tell a name from a word that only has a capital here: the articles write that one small, too."""
    parts = wording.text.split()
    bits = classes(lower(parts[0]))
    if len(parts) > 1:
        return not all(classes(lower(part)) & (MONTH | WEEKDAY | TITLE) for part in parts)
    if len(wording.key) < 2 or is_legal(wording.text) or bits & (MONTH | WEEKDAY):
        return False
    titled = bool(bits & COMMON) and wording.the * 2 > wording.count  # "the Board"
    return wording.inside > 0 and not titled and small[lower(wording.text)] < wording.count


def _abbreviations(plain: str) -> Iterator[tuple[str, str]]:
    """Find "Osmo Bridge Board (OBB)" and give both."""
    for match in _BRACKET.finditer(plain):
        if full := _expansion(match[1].split(), match[2]):
            yield full, match[2]


def _expansion(before: list[str], short: str) -> str:
    """Give the fewest words in front of a bracket whose letters, first letters first, spell what it holds, or "".

    >>> _expansion("at the Osmo Bridge and Road Board".split(), "OBRB")
    'Osmo Bridge and Road Board'
    >>> _expansion("he told Ann Lee".split(), "BBC")
    ''
    """
    letters = lower(key_of(short))
    for first in range(len(before) - 1, -1, -1):
        if before[first][:1].isupper() and _spells([lower(word) for word in before[first:]], letters):
            return " ".join(before[first:])
    return ""


def _spells(parts: list[str], letters: str) -> bool:
    """Say whether words spell letters: each letter the first of a word or further on in it, small words left out."""
    if not parts:
        return not letters
    if not letters:
        return False
    word, rest = parts[0], parts[1:]
    if word in ("of", "and", "the", "for", "&", "in") and rest and _spells(rest, letters):
        return True
    if word[:1] != letters[0]:
        return False
    return _spells(rest, letters[1:]) or any(
        letters[1] == word[i] and _spells(rest, letters[2:]) for i in range(1, len(word)) if len(letters) > 1
    )
