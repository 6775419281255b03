"""The sentences of a paragraph, cut by ``sentencex``, as spans of the text."""

from __future__ import annotations

from collections.abc import Iterator

from sentencex import get_sentence_boundaries

from ..patterns import lazy

LONGEST = 1500
"""Characters after which a sentence without an end is cut, so that time grows in proportion to the text."""
WIDEST = 10_000
"""Characters, at most, of what is read as one paragraph: more than people write. Names, values and sentences are looked
for in a paragraph as a whole, by us and by libraries, some of which take time by the square of its length."""

CAMEL = lazy(r"[a-z]{1,2}[A-Z]")
"""A name that begins in lower case: "eBay"."""
QUOTING = lazy('[“"«]')
INNER_END = lazy(r"[.!?…](?<=[\w)%’'”\"].)[”\"’')]*\s+(?=[“\"‘'(]?(?:[A-Z][^\W\d_]|[AI]\s|[a-z]{1,2}[A-Z]))")
"""Where a sentence ends within a quotation and another begins; a search goes straight to the mark."""
SHORT = lazy(
    r"(?:^|[\s(“\"‘])(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|Mt|Ft|Gen|Col|Capt|Lt|Sgt|Sen|Rep|Gov|Rev|Hon|Jr|Sr|No|Nos|vs|S?Fr|Rs|Bs|[KTU]?Sh|[Aa]pprox|"
    r"ca|circa|[Ee]st|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|[Mm]ax|[Mm]in|[Ii]ncl)\.$"
)
"""An abbreviation whose point ends no sentence."""
TITLE = lazy(
    r"(?:^|\s)(?:Pt|Mt|St|Ft|Adm|Maj|Cmdr|Cpl|Pvt|Gen|Col|Capt|Lt|Sgt|Sen|Rep|Gov|Rev|Hon|Msgr|Supt|Insp|No)\.$"
)
"""An abbreviation behind which a name follows."""
GLUED = lazy(
    r"[.!?](?:(?<=[a-z0-9].)(?=[A-Z][a-z]+\s)|(?<=\b(?:May|.no)\.)\s+(?=[A-Z“\"])"
    r"|(?<=\bNo\.)\s+(?=(?:A|He|In|It|She|That|The|There|They|This)\s))"
)
"""Where the blank between two sentences is missing, and behind a month, or a "no", that ``sentencex`` takes for an
abbreviation."""
FIGURE = lazy(r"[\d$€£¥]")


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

    What goes on in lower case, or with a figure behind an abbreviation, belongs to the sentence before: "200 mln.
    dollars", "Tues. 4 May" have no end in them.
    """
    paragraph = text[start:end]
    held: tuple[int, int] | None = None
    for bounds in get_sentence_boundaries("en", paragraph):
        raw = paragraph[bounds["start_index"] : bounds["end_index"]]
        words = raw.strip()
        if not words:
            continue
        first = start + bounds["start_index"] + len(raw) - len(raw.lstrip())
        if held and goes_on(text[max(held[0], held[1] - 12) : held[1]], words):
            held = held[0], first + len(words)
            continue
        if held:
            yield from pieces(text, *held)
        held = first, first + len(words)
    if held:
        yield from pieces(text, *held)


def goes_on(before: str, words: str) -> bool:
    """Whether some words go on with the sentence before them, whose end is given."""
    if words[0].islower():
        return not CAMEL.match(words)
    return bool(TITLE.search(before) or (FIGURE.match(words) and SHORT.search(before)))


def pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences within a quotation each, and a sentence longer than any that people write cut at white space."""
    ends = INNER_END if QUOTING.search(text, start, end) else GLUED
    for match in ends.finditer(text, start, end):
        if not SHORT.search(text[max(start, match.start() - 11) : match.start() + 1]):
            yield from cut(text, start, match.start() + len(match[0].rstrip()))
            start = match.end()
    yield from cut(text, start, end)


def cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence, cut at white space where it is too long."""
    while end - start > LONGEST:
        place = text.rfind(" ", start, start + LONGEST)
        place = place if place > start else start + LONGEST
        yield start, place
        start = place + (text[place] == " ")
    if start < end:
        yield start, end
