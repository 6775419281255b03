"""Names as the articles write them: how often, where, what speaks for their kinds, and what brackets abbreviate."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from generator.models import Article
from generator.propose.words import words
from generator.values.name import NameFinder, NameMention
from generator.values.name_alias import key_of
from generator.values.name_fold import fold, lower
from generator.values.name_scan import starts_sentence
from generator.values.name_words import CORPORATE, MONTH, TITLE, WEEKDAY, classes

_BRACKET = re.compile(r"((?:[\w'&.-]+[ -]){1,8})\(([A-Z][A-Za-z&.-]{1,8})\)")
_BEFORE = re.compile(r"([\w'-]+) (?:([\w'-]+) )?$")
_AFTER = re.compile(r"('s|') ([a-z-]+)|, (?:an?|the) (?:[\w'-]+ ){0,3}?([a-z-]+)(?=[ ,.])| ([a-z-]+)(?: ([a-z-]+))?")
_SMALL = re.compile(r"(?<![\w'])[a-z]+(?!\w)")
_LEGAL_END: Final = 2
"""Votes that a legal form counts."""
_ARTICLES = ("a", "an", "the")


@dataclass(slots=True)
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

    @property
    def parts(self) -> list[str]:
        """Its words, without "The" and without a legal form."""
        return parts_of(self.text)

    @property
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
            plain = fold(text)
            small.update(_SMALL.findall(plain))
            for full, brief in _abbreviations(plain):
                short[full, brief] = None
                found.setdefault(full, Wording(full, 1, 1)).articles[article.id] = None
            for mention in finder.find(text):
                name = _name(plain, text, mention)
                _note(found.setdefault(name, Wording(name)), article, plain, mention)
    kept = [wording for wording in found.values() if _is_name(wording, small)]
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
    wording.inside += not starts_sentence(plain, mention.start)
    wording.articles[article.id] = None
    if mention.kind:
        wording.votes[mention.kind] += 1
    if is_legal(wording.text.split()[-1]):
        wording.votes["organisation"] += _LEGAL_END
    before = _BEFORE.search(lower(plain[max(0, mention.start - 40) : mention.start]))
    after = _AFTER.match(lower(plain[mention.end : mention.end + 60]))
    if before:
        _ask_before(wording, before[2] or before[1], before[1] if before[2] else "")
    if after:
        _ask_after(wording, after)


def _ask_before(wording: Wording, last: str, first: str) -> None:
    """Note what the words in front of a name say: "an X", "the film X", "shares of X"."""
    wording.the += last == "the"
    if last in ("a", "an"):
        wording.votes["product"] += 1
    if thing := words().things.get(last):
        wording.votes[f"is {thing}"] += 1
    if last in ("of", "at", "for") and first in words().offices:
        wording.votes["organisation"] += 1


def _ask_after(wording: Wording, after: re.Match[str]) -> None:
    """Note what the words behind a name say: "X's shares", "X, a new ferry", "X unveiled", "X phone"."""
    owned, thing, verb, noun = after[2], after[3], after[4], after[5]
    if owned in words().offices or verb in words().offices:
        wording.votes["organisation"] += 2
    if verb in words().deeds:
        wording.votes["organisation"] += 1
    for word in (thing, verb, noun if verb in _ARTICLES or not verb else None):
        if word and (kind := words().things.get(word)):
            wording.votes[f"is {kind}"] += 1


def _is_name(wording: Wording, small: Counter[str]) -> bool:
    """Tell a name from a word that only has a capital here: the articles write that one small, too."""
    parts = wording.text.split()
    bits = classes(lower(parts[0]))
    if len(parts) > 1:
        return not all(classes(lower(part)) & (MONTH | WEEKDAY | TITLE) for part in parts)
    if len(wording.key) < 2 or is_legal(wording.text) or bits & (MONTH | WEEKDAY):
        return False
    return wording.inside > 0 and small[lower(wording.text)] < wording.count


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
