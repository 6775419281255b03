"""The sentences of a paragraph, cut by ``sentencex``, as spans of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sentencex import get_sentence_boundaries

LONGEST = 1500
"""Characters after which a sentence without an end is cut, so that time grows in proportion to the text."""
WIDEST = 10_000
"""Characters, at most, of what is read as one paragraph: more than people write. Names, values and sentences are looked
for in a paragraph as a whole, by us and by libraries, some of which take time by the square of its length."""

SHORT = re.compile(
    r"\b(?:mon|tues?|wed|thur?s?|fri|sat|sun|approx|ca|circa|est|max|min|no|nos|vol|fig|pp?)\.$", re.IGNORECASE
)
"""A short form that ends no sentence before a figure: "Tues. 4 May", "approx. $5 million"."""
FIGURE = re.compile(r"[\d$€£¥]|(?:US|A|C|NZ|HK)\$|[A-Z]{3} ?\d")
SPOKEN = re.compile(r"“([^“”]{24,})(?:”|$)|\"([^\"]{24,})\"")
"""Words in quotation marks that may be several sentences."""
CAMEL = re.compile(r"[a-z]{1,2}[A-Z]")
"""A name that begins in lower case: "eBay"."""


def paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A block of text as paragraphs of bearable length: itself, as a rule, else cut behind a sentence or a word."""
    while end - start > WIDEST:
        stop = text.rfind(". ", start + WIDEST // 2, start + WIDEST) + 1
        cut = stop or text.rfind(" ", start + WIDEST // 2, start + WIDEST) + 1 or start + WIDEST
        yield start, cut
        start = cut
    yield start, end


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of a paragraph, as spans of the text without white space around them.

    What goes on in lower case belongs to the sentence before: "200 mln. dollars" is no end of one.
    """
    paragraph = text[start:end]
    held: tuple[int, int] | None = None
    for bounds in get_sentence_boundaries("en", paragraph):
        raw = paragraph[bounds["start_index"] : bounds["end_index"]]
        words = raw.strip()
        if not words:
            continue
        first = start + bounds["start_index"] + len(raw) - len(raw.lstrip())
        goes_on = words[0].islower() and not CAMEL.match(words)
        if held and (goes_on or (FIGURE.match(words) and SHORT.search(text[max(0, held[1] - 8) : held[1]]))):
            held = held[0], first + len(words)
            continue
        if held:
            yield from spoken(text, *held)
        held = first, first + len(words)
    if held:
        yield from spoken(text, *held)


def spoken(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence, cut where one ends within quotation marks in it."""
    if end - start <= LONGEST:
        for match in SPOKEN.finditer(text, start, end):
            group = 1 if match[1] else 2
            for bounds in get_sentence_boundaries("en", match[group]):
                cut = match.start(group) + bounds["end_index"]
                behind = text[cut : match.end(group)].lstrip()
                if start < cut and behind and (not behind[0].islower() or CAMEL.match(behind)):
                    yield start, cut - (len(text[start:cut]) - len(text[start:cut].rstrip()))
                    start = cut + len(text[cut:end]) - len(text[cut:end].lstrip())
    yield from pieces(text, start, end)


def pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence, cut at white space where it is longer than any that people write."""
    while end - start > LONGEST:
        cut = text.rfind(" ", start, start + LONGEST)
        cut = cut if cut > start else start + LONGEST
        yield start, cut
        start = cut + (text[cut] == " ")
    if start < end:
        yield start, end
