"""Blocks: the paragraphs of a text by their spans, and which of them are prose, headlines or noise."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.models import Block, BlockKind
from generator.noise import is_credit, is_link_head, is_noise, plain
from generator.patterns import lazy

_LINE = lazy(r"[^\n\v\f\x85\u2028\u2029]+")
_BREAK = lazy(r"[\n\v\f\x85\u2028\u2029]")
_STOPPED = lazy(r"[.!?…:;,][\s\"'”’»)\]*_]*$")
_SENTENCES = lazy(r"\w\w[.!?][\"'”’»)\]]*\s+[\"'“‘«(]*[A-Z]")
_OPEN = lazy(
    r"(?:\w,|(?<!\w)(?:the|an?|of|in|on|at|to|by|for|from|with|and|or|but|that|which|who|than|as|his|her|its|their|was|were|is"
    r"|are|has|have|had|will|would|not|into|over|under|between|about))$"
)
"""How a line ends that is no end of a sentence, nor of a headline."""
_BULLET = lazy(r"[-*•–—·]\s")
WIDEST = 120
"""Characters of a line, at most, in a text that was broken to fit a width."""
NARROWEST = 40
"""Characters of a line, at least, that a width may have cut: shorter ones are broken on purpose, as labels are."""
HEAD_WORDS, HEADING_WORDS, LABEL_WORDS, CAPTION_WORDS = 25, 12, 2, 30
"""Words, at most, of a headline; of a heading between paragraphs; of one after the last full stop, or in a text that
leaves most of them out; and of a caption over a credit."""


@dataclass(frozen=True, slots=True)
class Line:
    """``text[start:end]`` without white space around it."""

    start: int
    end: int
    below: bool
    """It stands right below the line before, with no empty one between."""
    words: str


def blocks(text: str, start: int = 0, heads: Collection[int] = ()) -> tuple[Block, ...]:
    """Cut a text from ``start`` into blocks, in order, without white space around them; together they hold all words.

    ``heads`` are the places where headings start, as far as they are known; others are found by their form.
    Empty lines end a paragraph; so does a single line break, unless the text was broken to fit a width.

    >>> [text_block.kind for text_block in blocks("Rain\\n\\nIt rained on Monday.\\n\\nPhoto: Jane Doe")]
    ['headline', 'prose', 'noise']
    """
    lines = _joined(text, _lines(text, start))
    kinds = _kinds(lines)
    for number, line in enumerate(lines):
        if line.start in heads and kinds[number] == "prose":
            kinds[number] = "headline"
    return tuple(Block(line.start, line.end, kind) for line, kind in zip(lines, kinds, strict=True))


def _lines(text: str, start: int) -> list[Line]:
    lines: list[Line] = []
    for match in _LINE.finditer(text, start):
        words = match[0].strip()
        if words:
            first = match.start() + match[0].index(words[0])
            gap = text[lines[-1].end : first] if lines else ""
            lines.append(Line(first, first + len(words), bool(lines) and len(_BREAK.findall(gap)) == 1, words))
    return lines


def _joined(text: str, lines: Sequence[Line]) -> list[Line]:
    """Put the lines of one paragraph together."""
    width = _width(lines)
    groups: list[list[Line]] = []
    for number, line in enumerate(lines):
        if line.below and _continues(lines[number - 1], line, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    ends = [(group[0], group[-1].end) for group in groups]
    return [Line(first.start, end, first.below, text[first.start : end]) for first, end in ends]


def _width(lines: Sequence[Line]) -> int:
    """Give the width that a text was broken to, or 0: nearly every line was then full when it ended."""
    width = max((len(line.words) for line in lines), default=0)
    pairs = [(one, other) for one, other in pairwise(lines) if other.below]
    full = sum(_is_full(one, other, width) for one, other in pairs)
    return width if NARROWEST <= width <= WIDEST and len(pairs) >= 3 and full >= 0.8 * len(pairs) else 0


def _is_full(line: Line, following: Line, width: int) -> bool:
    return len(line.words) + 1 + len(following.words.split(None, 1)[0]) > width


def _continues(line: Line, following: Line, width: int) -> bool:
    if width:
        return _is_full(line, following, width)
    goes_on = following.words[0].islower() and not _STOPPED.search(line.words.rstrip(",;"))
    cut = len(line.words) >= NARROWEST and bool(_OPEN.search(line.words))
    return goes_on or (cut and not _BULLET.match(following.words))


def _kinds(lines: Sequence[Line]) -> list[BlockKind]:
    kinds: list[BlockKind] = ["noise" if is_noise(line.words) else "prose" for line in lines]
    for step in (_captions, _links, _headlines, _repeats):
        step(lines, kinds)
    return kinds


def _captions(lines: Sequence[Line], kinds: list[BlockKind]) -> None:
    """Pass over a short line with a credit right below it, where empty lines part the paragraphs."""
    if not any(not line.below for line in lines[1:]):
        return
    told = False
    for number, line in enumerate(lines):
        alone = line.below and not lines[number - 1].below and not (number + 1 < len(lines) and lines[number + 1].below)
        if alone and kinds[number] == "noise" and kinds[number - 1] == "prose" and is_credit(plain(line.words)):
            above = lines[number - 1].words
            if len(above.split()) <= CAPTION_WORDS and (told or _STOPPED.search(above)):
                kinds[number - 1] = "noise"
        told = told or (kinds[number] == "prose" and bool(_STOPPED.search(line.words)))


def _links(lines: Sequence[Line], kinds: list[BlockKind]) -> None:
    """Pass over lines without a full stop below a head of links or topics."""
    within = False
    for number, line in enumerate(lines):
        if kinds[number] == "noise":
            within = is_link_head(line.words) or (within and line.below)
        elif within and not _STOPPED.search(line.words) and len(line.words.split()) <= HEAD_WORDS:
            kinds[number] = "noise"
        else:
            within = False


def _headlines(lines: Sequence[Line], kinds: list[BlockKind]) -> None:
    """Find lines without a full stop before the first prose and, shorter ones, between paragraphs."""
    told = [number for number, kind in enumerate(kinds) if kind == "prose"]
    stopped = {number for number in told if _STOPPED.search(lines[number].words)}
    if not stopped:
        return
    sparing = sum(number in stopped for number in told[2:]) * 2 < len(told[2:])
    first, last = min(stopped), max(stopped)
    for place, number in enumerate(told):
        if number > last or (sparing and place):
            limit = LABEL_WORDS
        else:
            limit = HEAD_WORDS if number < first and not sparing else HEADING_WORDS
        if number not in stopped and _is_head(lines[number].words, limit):
            kinds[number] = "headline"


def _is_head(words: str, limit: int) -> bool:
    if len(words.split()) > limit or words[0].islower():
        return False
    return not _BULLET.match(words) and not _SENTENCES.search(words)


def _repeats(lines: Sequence[Line], kinds: list[BlockKind]) -> None:
    """Pass over what an earlier block said word for word."""
    seen: set[str] = set()
    for number, line in enumerate(lines):
        if kinds[number] != "noise":
            words = plain(line.words).casefold()
            if words in seen:
                kinds[number] = "noise"
            seen.add(words)
