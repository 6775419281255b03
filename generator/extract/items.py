"""A sentence as a row of items: words, punctuation, and the names and values that were found in it, each one item."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..models import Quantity
from ..values.mention import Mention
from ..values.name import NameMention
from .lexicon import Lexicon

TOKEN = re.compile(
    r"""[^\W\d_]+(?:['’](?!s\b|S\b)[^\W\d_]+|-[^\W\d_]+)*   # a word, with hyphens, "n't" and "'ll" kept on
    | ['’]s\b | ['’]S\b                           # possessive, or "is"
    | \d[\d.,]*
    | [^\w\s]                                     # one mark of punctuation
    """,
    re.VERBOSE,
)
CONTRACTED = re.compile(r"(n['’]t|['’](?:ll|ve|re|d|m))$")
BREAKS = frozenset(",;:()[]–—-/…")
QUOTES = frozenset("\"“”‘’'«»")


@dataclass(slots=True)
class Item:
    """One word, mark, name or value of a sentence; ``start`` and ``end`` count characters of the paragraph."""

    start: int
    end: int
    text: str
    """In lower case."""
    tag: str
    """DET PREP CONJ SUB REL PRON NEG ADV AUX TO of a closed class; V may be a verb; W any other word; POSS; PUNCT a
    mark that parts phrases; MARK any other; QUOTE; NAME; VAL."""
    name: NameMention | None = None
    value: Mention | None = None
    group: int = -1
    """Number of the list that a name stands in ("A, B and C"), -1 when alone."""
    capital: bool = False

    @property
    def possessive(self) -> bool:
        """Whether it is a name with "'s" behind it."""
        return self.name is not None and self.name.possessive


def words(text: str, start: int, end: int, lex: Lexicon) -> list[Item]:
    """The words and marks of ``text[start:end]``."""
    found: list[Item] = []
    tags = lex.tags
    for match in TOKEN.finditer(text, start, end):
        raw = match.group()
        low = raw.lower()
        first = match.start()
        if "’" in low:
            low = low.replace("’", "'")
        tag = tags.get(low)
        if tag is None:
            tag = tag_of(low, lex)
        if "'" in low:
            parted = CONTRACTED.search(low) if len(low) > 2 else None
            if parted and parted.start():
                cut = first + parted.start()
                head = {"wo": "will", "ca": "can", "sha": "shall"}.get(low[: parted.start()], low[: parted.start()])
                found.append(Item(first, cut, head, tag_of(head, lex)))
                tail = "not" if low.endswith("n't") else low[parted.start() :]
                found.append(Item(cut, match.end(), tail, "NEG" if tail == "not" else "AUX"))
                continue
        if low in "-:" and first > 0 and not text[first - 1].isspace() and not text[first + 1 : first + 2].isspace():
            tag = "MARK"
        found.append(Item(first, match.end(), low, tag, capital=raw[0] != low[0]))
    return found


def tag_of(low: str, lex: Lexicon) -> str:
    """The tag of a word or mark in lower case."""
    if low == "'s":
        return "POSS"
    tag = lex.tags.get(low)
    if tag:
        return tag
    if not low[0].isalnum():
        return "PUNCT" if low in BREAKS else "QUOTE" if low in QUOTES else "MARK"
    return "W"


def row(text: str, first: int, last: int, mentions: Sequence[NameMention | Mention], lex: Lexicon) -> list[Item]:
    """The items of the sentence ``text[first:last]``, with the names and values that were found in the text.

    Where a name and a value overlap, the longer one stays, a name before a bare number.
    """
    here = [mention for mention in mentions if first <= mention.start and mention.end <= last]
    here.sort(key=lambda m: (m.start, -m.end))
    items: list[Item] = []
    at = first
    for mention in kept(here):
        items += words(text, at, mention.start, lex)
        end = mention.end
        low = text[mention.start : end].lower()
        if (
            mention.start > first
            and text[mention.start - 1] == "-"
            and not isinstance(mention, NameMention)
            and bare(mention)
        ):
            continue
        if isinstance(mention, NameMention):
            items.append(Item(mention.start, end, low, "NAME", name=mention))
        else:
            items.append(Item(mention.start, end, low, "VAL", value=mention))
        at = end
    items += words(text, at, last, lex)
    qualify(items)
    for at, item in enumerate(items[2:], 2):
        if (
            item.tag == "V"
            and items[at - 1].text == "that"
            and items[at - 1].tag == "DET"
            and (items[at - 2].tag in ("W", "NAME", "V") and set(lex.verbs[item.text][1]) & {"D", "S"})
        ):
            items[at - 1].tag = "REL"
    for before, item in pairwise(items):
        if item.tag == "POSS" and before.tag in ("PRON", "REL", "ADV"):
            item.tag = "AUX"
        elif item.text in ("am", "pm") and before.text[-1:].isdigit():
            item.tag = "W"
        elif before.text == "that" and before.tag == "DET":
            relative = item.tag in ("AUX", "NEG") and before is not items[0]
            before.tag = "SUB" if item.tag in ("DET", "NAME", "PRON") else "REL" if relative else "DET"
    return items


def qualify(items: list[Item]) -> None:
    """Make the words that qualify a value ("over", "up to", "at least") part of its noun phrase."""
    for at, item in enumerate(items):
        if item.value is not None and item.value.outer < item.value.start:
            back = at - 1
            while back >= 0 and items[back].start >= item.value.outer:
                if items[back].tag in ("PREP", "SUB") or (items[back].tag == "TO" and items[back - 1].text == "up"):
                    items[back].tag = "ADV"
                back -= 1


def kept(mentions: Sequence[NameMention | Mention]) -> list[NameMention | Mention]:
    """Mentions without overlaps, from a list sorted by start."""
    chosen: list[NameMention | Mention] = []
    for mention in mentions:
        if not chosen or mention.start >= chosen[-1].end:
            chosen.append(mention)
        elif weight(mention) > weight(chosen[-1]):
            chosen[-1] = mention
    return chosen


def bare(mention: Mention) -> bool:
    """Whether a value is a number of nothing."""
    return isinstance(mention.value, Quantity) and not mention.value.unit


def weight(mention: NameMention | Mention) -> tuple[int, int]:
    """How much a mention has to say for itself where it overlaps with another."""
    if isinstance(mention, NameMention):
        known = mention.value.entity is not None
        return (3 if known else 1, mention.end - mention.start)
    return (0 if bare(mention) else 2, mention.end - mention.start)


def spells(items: Sequence[Item], at: int, words: tuple[str, ...]) -> bool:
    """Whether some words begin at ``at``; the first is known to."""
    return len(words) == 1 or [item.text for item in items[at : at + len(words)]] == list(words)
