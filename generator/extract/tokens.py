"""A sentence as a row of tokens: words, punctuation, and the names and values that were found in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..models import Quantity
from ..names import NameMention
from ..patterns import lazy
from ..values import Mention
from .lexicon import BREAKS, QUOTES, Lexicon

TOKEN_PATTERN = lazy(
    r"""[a-zA-Z]+(?![\w'’-])                          # a plain word, as most are
    | [^\W\d_]+(?:['’](?!s\b|S\b)[^\W\d_]+|-[^\W\d_]+)*   # a word, with hyphens, "n't" and "'ll" kept on
    | ['’]s\b | ['’]S\b                           # possessive, or "is"
    | \d[\d.,]*
    | [^\w\s]                                     # one mark of punctuation
    """,
    re.VERBOSE,
)
CONTRACTED = lazy(r"(n['’]t|['’](?:ll|ve|re|d|m))$")
OPEN = frozenset(("that", "'s", "am", "pm", "since"))
"""Words whose tag depends on their neighbours."""
FINITE = frozenset("DS")


@dataclass(slots=True)
class Token:
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
    possessive: bool = False
    """Whether it is a name with "'s" behind it that is no verb, as in "NAME's set to direct"."""


def words(text: str, start: int, end: int, lex: Lexicon) -> list[Token]:
    """The words and marks of ``text[start:end]``."""
    found: list[Token] = []
    if start >= end:
        return found
    tags = lex.tags
    for match in TOKEN_PATTERN.finditer(text, start, end):
        raw = match[0]
        first, last = match.span()
        tag = tags.get(raw)
        if tag is None:
            found += rare(text, raw, first, last, lex)
        else:
            found.append(Token(first, last, raw, tag))
    return found


def rare(text: str, raw: str, first: int, last: int, lex: Lexicon) -> list[Token]:
    """The token, or the two of a contraction, of a word that is not in lower case or in no list."""
    low = raw.lower()
    if "’" in low:
        low = low.replace("’", "'")
    if "'" in low and len(low) > 2:
        parted = CONTRACTED.search(low)
        if parted and parted.start():
            return contracted(low, first, last, parted.start(), lex)
    tag = lex.tags.get(low) or tag_of(low)
    if low in "-:" and first > 0 and not text[first - 1].isspace() and not text[last : last + 1].isspace():
        tag = "MARK"
    return [Token(first, last, low, tag, None, None, -1, raw[0] != low[0])]


def contracted(low: str, first: int, last: int, cut: int, lex: Lexicon) -> list[Token]:
    """The two tokens of a word like "won't" or "they'll"."""
    head = {"wo": "will", "ca": "can", "sha": "shall"}.get(low[:cut], low[:cut])
    tail = "not" if low.endswith("n't") else low[cut:]
    return [
        Token(first, first + cut, head, lex.tags.get(head) or tag_of(head)),
        Token(first + cut, last, tail, "NEG" if tail == "not" else "AUX"),
    ]


def tag_of(low: str) -> str:
    """The tag of a word or mark in lower case that is in no list."""
    if low == "'s":
        return "POSS"
    if low[0].isalnum():
        return "W"
    return "PUNCT" if low in BREAKS else "QUOTE" if low in QUOTES else "MARK"


def tokenize(text: str, first: int, last: int, mentions: Sequence[NameMention | Mention], lex: Lexicon) -> list[Token]:
    """The tokens of the sentence ``text[first:last]``, with the names and values that were found in the text, by where
    they begin, the longer first.

    Where a name and a value overlap, the longer one stays, a name before a bare number.
    """
    here = [mention for mention in mentions if first <= mention.start and mention.end <= last]
    tokens: list[Token] = []
    at = first
    for mention in kept(here):
        tokens += words(text, at, mention.start, lex)
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
            tokens.append(Token(mention.start, end, low, "NAME", name=mention, possessive=mention.possessive))
        else:
            qualify(tokens, mention)
            tokens.append(Token(mention.start, end, low, "VAL", value=mention))
        at = end
    tokens += words(text, at, last, lex)
    for at, token in enumerate(tokens):
        if token.text in OPEN:
            settle(tokens, at, lex)
    return tokens


def undated(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence without the dateline before it ("MOSCOW, July 30 —"): its date is that of the report."""
    for at, token in enumerate(tokens[:7]):
        if (
            token.text in ("-", "–", "—")
            and 0 < at < len(tokens) - 4
            and token.tag in ("PUNCT", "MARK")
            and all(before.tag in ("NAME", "VAL", "PUNCT", "MARK") for before in tokens[:at])
        ):
            while at < len(tokens) and tokens[at].text in ("-", "–", "—"):
                at += 1
            return tokens[at:]
    return tokens


def settle(tokens: list[Token], at: int, lex: Lexicon) -> None:
    """Give the tag to one of the words ``OPEN`` that its neighbours decide."""
    token, before = tokens[at], tokens[at - 1] if at else None
    if token.text == "that" and at + 1 < len(tokens):
        that(tokens, at, lex)
    elif before is not None and token.tag == "POSS":
        if before.tag in ("PRON", "REL", "ADV"):
            token.tag = "AUX"
        elif before.tag == "NAME" and verb_follows(tokens, at + 1, lex):
            token.tag, before.possessive = "AUX", False
    elif before is not None and token.text == "since":
        token.tag = "ADV" if before.text in ("has", "have", "had") else token.tag
    elif before is not None and token.text in ("am", "pm") and before.text[-1:].isdigit():
        token.tag = "W"


def that(tokens: list[Token], at: int, lex: Lexicon) -> None:
    """Tell "that" before a noun from that which joins a clause."""
    token, after = tokens[at], tokens[at + 1]
    if token.tag != "DET":
        return
    if after.tag in ("DET", "NAME", "PRON"):
        token.tag = "SUB"
    elif at and (after.tag in ("AUX", "NEG") or finite(after, tokens[at - 1], lex)):
        token.tag = "REL"


def finite(token: Token, before: Token, lex: Lexicon) -> bool:
    """Whether a word is a verb in a past or present form, with a noun two words before it."""
    return token.tag == "V" and before.tag in ("W", "NAME", "V") and not FINITE.isdisjoint(lex.verbs[token.text][1])


def verb_follows(tokens: list[Token], at: int, lex: Lexicon) -> bool:
    """Whether a "'s" before ``at`` goes on as "is" does: "'s set to", "'s co-producing," but not "'s starring role"."""
    while at < len(tokens) and tokens[at].tag in ("ADV", "NEG"):
        at += 1
    if at + 1 >= len(tokens):
        return False
    word, ahead = tokens[at], tokens[at + 1]
    if word.text in lex.chains and ahead.tag == "TO":
        return True
    return "G" in lex.verbs.get(word.text, ("", ""))[1] and ahead.tag not in ("W", "V", "NAME")


def qualify(tokens: list[Token], value: Mention) -> None:
    """Make the words before a value that qualify it ("over", "up to", "at least") part of its noun phrase."""
    back = len(tokens) - 1
    while back >= 0 and tokens[back].start >= value.outer:
        word = tokens[back]
        up = word.tag == "TO" and tokens[back - 1].text == "up"
        if word.tag in ("PREP", "SUB") or word.text == "ca" or up:
            tokens[back].tag = "ADV"
        back -= 1


def kept(mentions: Sequence[NameMention | Mention]) -> list[NameMention | Mention]:
    """Mentions without overlaps, from a list sorted by start."""
    chosen: list[NameMention | Mention] = []
    for mention in mentions:
        before = chosen[-1] if chosen else None
        if before is None or mention.start >= before.end:
            chosen.append(mention)
        elif isinstance(mention, NameMention) and isinstance(before, Mention) and counts_across(before, mention):
            chosen[-1:] = [replace(before, end=mention.start - 1), mention]
        elif weight(mention) > weight(chosen[-1]):
            chosen[-1] = mention
    return chosen


def counts_across(value: Mention, name: NameMention) -> bool:
    """Whether a count holds the name of the things that it counts: "84,000 NAME seats"."""
    return isinstance(value.value, Quantity) and value.start + 1 < name.start and name.end < value.end


def bare(mention: Mention) -> bool:
    """Whether a value is a number of nothing."""
    return isinstance(mention.value, Quantity) and not mention.value.unit


def weight(mention: NameMention | Mention) -> tuple[int, int]:
    """How much a mention has to say for itself where it overlaps with another."""
    if isinstance(mention, NameMention):
        known = mention.value.entity is not None
        return (3 if known else 1, mention.end - mention.start)
    return (0 if bare(mention) else 2, mention.end - mention.start)


def spells(tokens: Sequence[Token], at: int, words: tuple[str, ...]) -> bool:
    """Whether some words begin at ``at``; the first is known to."""
    if len(words) == 1:
        return True
    if at + len(words) > len(tokens) or tokens[at + 1].text != words[1]:
        return False
    return all(tokens[at + n].text == word for n, word in enumerate(words))
