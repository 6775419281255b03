"""Noise: what a page puts around its article. Prompts, credits, captions, bylines, links and lists of topics.

Its words are data in ``generator/lexicon/noise.yml``; nothing here knows any of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from generator.patterns import lazy
from generator.word_lists import word_lists

_PLAIN = str.maketrans("‘’‚‛′`“”„‟″«»–—‑−", "'''''''" + '"' * 6 + "----")
_ORNAMENT = " *_#>•·~=|-▶►▸→↓✉"
_QUOTE = lazy(r"[\"']\w")
_NAME = lazy(r"[(\[]?(?:[^\W\d_a-zß-öø-ÿ]|[@©]|[a-z]+[A-Z])[\w.'&@+()\[\]-]*|\d{1,4}[.)\]]?|&|-|[(\[]?[A-Z]\.?[)\]]?")
_ADDRESS = lazy(
    r"(?:https?://|www\.)\S+|[#@]\w+[,;]?|\S+@\S+\.\w+|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|co\.uk|info|tv)(?:/\S*)?"
)
_NUMBER = lazy(
    r"\d{1,4}(?:st|nd|rd|th|h|am|pm)?|\d{1,2}[:.h]\d\d(?:[:.]\d\d)?(?:am|pm|z)?|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|\+\d{1,4}"
)


_PATTERNS = ("asks", "notes", "links", "lists", "captions", "tails", "placed", "makers")


@dataclass(frozen=True, slots=True)
class NoisePatterns:
    """The patterns of ``noise.yml``, compiled."""

    longest: int
    joints: frozenset[str]
    endings: frozenset[str]
    tells: re.Pattern[str]
    asks: re.Pattern[str]
    notes: re.Pattern[str]
    links: re.Pattern[str]
    lists: re.Pattern[str]
    captions: re.Pattern[str]
    tails: re.Pattern[str]
    placed: re.Pattern[str]
    makers: re.Pattern[str]
    agencies: re.Pattern[str]
    times: re.Pattern[str]


@cache
def lexicon() -> NoisePatterns:
    """Read the word lists, once."""
    data = word_lists("noise")
    words: dict[str, str] = {}

    def filled(text: str) -> str:
        return re.sub(r"\{([a-z]+)\}", lambda match: words[match[1]], text)

    def any_of(parts: Iterable[str]) -> re.Pattern[str]:
        return lazy("|".join(f"(?:{filled(part)})" for part in parts), re.IGNORECASE)

    def pattern(key: str) -> re.Pattern[str]:
        return any_of(re.sub(r"\n +", "", data[key]).splitlines())

    for key, parts in data["words"].items():
        words[key] = filled("|".join(parts))
    return NoisePatterns(
        longest=data["longest"],
        joints=frozenset(data["joints"]),
        endings=frozenset(data["endings"]),
        times=any_of(data["times"]),
        **{key: any_of([rf"\b(?:{'|'.join(data[key])})\b"]) for key in ("tells", "agencies")},
        **{key: pattern(key) for key in _PATTERNS},
    )


def plain(text: str) -> str:
    """Give a paragraph with single blanks, straight quotes and plain hyphens, without ornaments around it.

    >>> plain("• It’s  on — Monday ***")
    "It's on - Monday"
    """
    return " ".join(text.translate(_PLAIN).split()).strip(_ORNAMENT)


def is_noise(text: str) -> bool:
    """Say whether a paragraph is none of the article's text, by its own words.

    >>> [is_noise(text) for text in ("Sign up for our newsletter", "Sign-ups rose to 300,000.", "Photo: Jane Doe")]
    [True, False, True]
    """
    words = lexicon()
    if len(text) > 12 * words.longest:
        return False
    line = plain(text)
    if line.count(" ") >= words.longest:
        return False
    if not any(c.isalnum() for c in line) or all(map(_ADDRESS.fullmatch, text.split())):
        return True
    return bool(words.notes.match(line)) or _asks(line) or _is_caption(line) or is_credit(line) or _is_meta(line)


def is_link_head(text: str) -> bool:
    """Say whether lines without a full stop after this one lead to other articles or topics.

    >>> is_link_head("Related stories"), is_link_head("Advertisement")
    (True, False)
    """
    return bool(lexicon().links.match(plain(text)))


def is_credit(line: str) -> bool:
    """Say whether a plain line names no more than the owners of a picture.

    >>> is_credit("Jane Doe/Getty Images"), is_credit("Northern Press"), is_credit("The Northern Press Closes Down")
    (True, True, False)
    """
    words = lexicon()
    parts = line.replace("/", " / ").replace("|", " / ").split()
    names = [part for part in parts if part != "/"]
    if not 1 <= len(names) <= 10 or line[-1] in ".!?:;," or not _are_names(names):
        return False
    if len(names) < len(parts) or words.agencies.search(line):
        return len(names) <= 4 or bool(words.agencies.search(line))
    return 2 <= len(names) <= 4 and names[-1].casefold() in words.endings


def _are_names(parts: list[str]) -> bool:
    joints = lexicon().joints
    bare = [part.rstrip(",;") for part in parts]
    return all(part in joints or part.casefold() in joints or _NAME.fullmatch(part) for part in bare)


def _asks(line: str) -> bool:
    words = lexicon()
    return bool(words.asks.match(line)) and not words.tells.search(line) and not _QUOTE.match(line)


def _is_caption(line: str) -> bool:
    words = lexicon()
    if words.captions.match(line) or words.placed.search(line):
        return True
    tail = words.tails.search(line, max(0, len(line) - 120))
    if tail and _are_names(tail["names"].replace("/", " ").split()):
        return True
    return _ends_in_credit(line)


def _ends_in_credit(line: str) -> bool:
    """Find "... on Monday. Jane Doe/Agency" and "... on Monday (Jane Doe/Agency)"."""
    words = lexicon()
    if line.endswith((")", ").", "]")) and (start := max(line.rfind("("), line.rfind("["))) > 0:
        inner = line[start + 1 :].rstrip(").]")
        return bool(words.agencies.search(inner) or words.captions.match(inner)) and is_credit(inner) and " " in inner
    head, _, tail = line.rpartition(". ")
    return bool(head) and is_credit(tail) and bool(words.agencies.search(tail))


def _is_meta(line: str) -> bool:
    """Find bylines, date lines and lists of topics."""
    words = lexicon()
    if (maker := words.makers.match(line)) and len(line) < 160:
        rest = line[maker.end() :].replace("/", " ").replace("|", " ").rstrip(".)").split()
        if rest and line[maker.end()] in " :" and len(rest) <= 16 and _are_names(rest):
            return True
    if head := words.lists.match(line):
        items = re.split(r"[,|;·•/]", line[head.end() :])
        return all(len(item.split()) <= 6 for item in items) and not (len(items) == 1 and line.endswith("."))
    if len(line) > 80:
        return False
    parts = re.split(r"[\s,|()]+", line.strip("()"))
    dated = [part.rstrip(".:") for part in parts if part not in ("", "-")]
    return len(dated) <= 14 and any(map(_has_digit, dated)) and all(map(_is_time, dated))


def _has_digit(part: str) -> bool:
    return any(c.isdigit() for c in part)


def _is_time(part: str) -> bool:
    return bool(_NUMBER.fullmatch(part) or lexicon().times.fullmatch(part))
