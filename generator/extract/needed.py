"""Patterns of many lines, of which a text is tried on none but those whose words it has.

Most sentences hold no word that could deny or doubt anything. To look a sentence's words up costs next to nothing, to
try some hundred wordings on it costs much.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import product
from typing import Final

from ..patterns import lazy

_ANY: Final = "~"
"""Stands for what a pattern does not spell out."""
_NAME: Final = lazy(r"\{([a-z_]+)\}")
_ATOM: Final = lazy(r"\\.|\[\^?[^\]]*\]|\(\?(?:<?[!=]|:)|\{[a-z_]+\}|.")
_REPEAT: Final = lazy(r"([?*]|\{0,\d+\})\??|(?:\+|\{[1-9]\d*,\d+\})\??")
_CHOICE: Final = lazy(r"\[[\w -]{1,4}\]")
"""A class of few characters, each of them given."""
_WHOLE: Final = lazy(rf"(?<![\w{_ANY}])\w+(?![\w{_ANY}])")
_COMMON: Final = frozenset(
    ["that", "this", "there", "they", "their", "from", "with", "which", "have", "were", "would", "could", "said"]
)
"""Words that most texts have, however long they are."""
_MOST: Final = 400
"""Wordings of one part of a line, beyond which it is not spelled out."""


class Lines:
    """A pattern that any of some lines matches, in which {name} stands for any of a list of ``words``.

    >>> lines = Lines([r"\\bno (?:\\w+ ){0,2}proof\\b", r"\\b{fable}\\b"], NamedLists({"fable": ["hoax", "myths?"]}))
    >>> text = "there is no good proof"
    >>> lines.search(text, frozenset(text.split()))[0], lines.search("no proof", frozenset(["no"]))
    ('no good proof', None)
    """

    def __init__(self, lines: Sequence[str], words: NamedLists) -> None:
        self.lines, self.words = lines, words
        self._whole = lazy(one_of([words.filled(line) for line in lines]))

    @cached_property
    def _by_word(self) -> dict[str, list[re.Pattern[str]]]:
        """The lines to try where a word stands in a text; under "" those to try on every text."""
        found: dict[str, list[re.Pattern[str]]] = {"": []}
        for line in self.lines:
            pattern = lazy(self.words.filled(line))
            for word in needed(line, self.words) or ("",):
                found.setdefault(word, []).append(pattern)
        return found

    @cached_property
    def needed(self) -> frozenset[str]:
        """The words of which a text has one that any line matches, but for those lines that do not tell."""
        return frozenset(self._by_word)

    def may(self, words: frozenset[str]) -> bool:
        """Whether a line may match a text with some words."""
        return bool(self._by_word[""]) or not self.needed.isdisjoint(words)

    def _tried(self, hits: frozenset[str]) -> list[re.Pattern[str]]:
        """The lines that may match a text with some of their words."""
        return [line for word in ("", *hits) for line in self._by_word[word]]

    def search(self, text: str, words: frozenset[str]) -> re.Match[str] | None:
        """Find the first place of a text, all of whose words in lower case are among ``words``, that a line matches."""
        hits = self.needed & words
        for line in self._tried(hits) if hits else self._by_word[""]:
            if line.search(text):
                return self._whole.search(text)
        return None

    def finditer(self, text: str, words: frozenset[str]) -> Iterator[re.Match[str]]:
        """Find all places of a text, all of whose words in lower case are among ``words``, that a line matches."""
        return self._whole.finditer(text) if self.search(text, words) else iter(())

    def match(self, text: str, words: frozenset[str]) -> re.Match[str] | None:
        """Match the beginning of a text, all of whose words in lower case are among ``words``."""
        hits = self.needed & words
        for line in self._tried(hits) if hits else self._by_word[""]:
            if line.match(text):
                return self._whole.match(text)
        return None


def one_of(lines: Sequence[str]) -> str:
    r"""A pattern that any of some lines matches; what begins a word is tried where a word begins, not at each letter.

    >>> one_of([r"\bno\b", r"\bnot\b", "n't"])
    "\\b(?! )(?:no\\b|not\\b)|(?:n't)"
    """
    words = [line.removeprefix(r"\b") for line in lines if line.startswith(r"\b")]
    others = [f"(?:{line})" for line in lines if not line.startswith(r"\b")]
    return "|".join([rf"\b(?! )(?:{'|'.join(words)})", *others] if words else others)


class NamedLists:
    """Lists of words, as patterns have them by their names. An item may be a pattern, and may name a list before."""

    def __init__(self, lists: Mapping[str, Sequence[str]]) -> None:
        self.patterns: dict[str, str] = {}
        for name, items in lists.items():
            self.patterns[name] = f"(?:{'|'.join(map(self.filled, items))})"
        self.words = lists
        self._spelled: dict[str, list[str]] = {}

    def filled(self, pattern: str) -> str:
        """A pattern with each {name} replaced by what matches any word of that list."""
        return _NAME.sub(lambda match: self.patterns[match[1]], pattern)

    def spelled(self, name: str) -> list[str]:
        """The wordings of a list."""
        if name not in self._spelled:
            self._spelled[name] = Spelled(f"{'|'.join(self.words[name])})", self).alternatives()
        return self._spelled[name]


def needed(pattern: str, lists: NamedLists) -> frozenset[str]:
    r"""The words of which each text that a pattern matches holds one; empty where the pattern does not tell.

    >>> sorted(needed(r"\bden(?:y|ies) (?:\w+ )?claims?\b", NamedLists({})))
    ['claim', 'claims']
    """
    best: frozenset[str] = frozenset()
    for wordings in Spelled(pattern, lists).parts():
        longest = [max(reversed(_WHOLE.findall(wording)), key=len, default="") for wording in wordings]
        words = frozenset(longest)
        if "" not in words and (not best or rarity(words) > rarity(best)):
            best = words
    return best


def rarity(words: frozenset[str]) -> tuple[int, int]:
    """How seldom a text holds one of some words: long words are rare, but for those of grammar."""
    return min(2 if word in _COMMON else len(word) for word in words), -len(words)


class Spelled:
    """Reads a pattern in lower case as the wordings that it matches."""

    def __init__(self, pattern: str, words: NamedLists) -> None:
        self.pattern, self.at, self.words = pattern, 0, words

    def parts(self) -> list[list[str]]:
        """The wordings of each part of the pattern, which blanks and the ends of words part; those at its ends are
        open, as a word may go on there."""
        found: list[list[str]] = []
        texts = [_ANY]
        while self.at < len(self.pattern):
            if self.pattern[self.at] == "|":
                return []  # what one side of it needs the other does not
            atom = self.atom()
            if atom == [" "]:
                found.append(texts)
                texts = [" "]
            else:
                texts = joined(texts, atom)
        return [*found, [text + _ANY for text in texts]]

    def alternatives(self) -> list[str]:
        """All wordings up to the bracket that closes."""
        found, texts = [], [""]
        while self.pattern[self.at] != ")":
            if self.pattern[self.at] == "|":
                self.at += 1
                found += texts
                texts = [""]
            else:
                texts = joined(texts, self.atom())
        self.at += 1
        return found + texts

    def atom(self) -> list[str]:
        """The wordings of what stands next: a character, a class, a group, as often as it may."""
        match = _ATOM.match(self.pattern, self.at)
        assert match is not None
        self.at = match.end()
        raw = match[0]
        if raw in (r"\b", "^", "$"):
            return [" "]
        if raw.startswith("{"):
            texts = self.words.spelled(raw[1:-1])
        elif raw.startswith("("):
            texts = self.alternatives()
            texts = texts if raw == "(?:" else [""]
        elif _CHOICE.fullmatch(raw):
            texts = list(raw[1:-1])
        else:
            texts = [raw if len(raw) == 1 and raw != "." else " " if raw == r"\W" else _ANY]
        repeat = _REPEAT.match(self.pattern, self.at)
        if repeat is None:
            return texts
        self.at = repeat.end()
        return [*dict.fromkeys(map(left_open, texts)), ""] if repeat[1] else texts


def left_open(wording: str) -> str:
    """What may stand or not, of which no word is needed: only that it is parted from what stands beside it."""
    first, last = " " * wording.startswith(" "), " " * wording.endswith(" ")
    return f"{first}{_ANY}{last}" if first or last else wording


def joined(before: list[str], behind: list[str]) -> list[str]:
    """Each of some wordings with each of those that may stand behind it, shortened where these are too many."""
    if len(before) * len(behind) > _MOST:
        behind = list(dict.fromkeys(f" {_ANY}" if text[:1] == " " else text and _ANY for text in behind))
    return [first + last for first, last in product(before, behind)]
