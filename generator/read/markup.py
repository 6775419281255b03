"""A tree of HTML as plain text: a paragraph each for what stands in a block of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from lxml import etree

_HEADS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_ITEMS = frozenset({"li", "tr", "dd"})
_BLOCKS = frozenset(
    {"address", "article", "blockquote", "body", "caption", "div", "dl", "dt", "figcaption", "figure", "footer",
     "header", "hr", "main", "ol", "p", "section", "table", "tbody", "tfoot", "thead", "ul"}
)  # fmt: skip
_CELLS = frozenset({"td", "th"})
_SILENT = frozenset(
    {"audio", "button", "canvas", "head", "iframe", "img", "math", "noscript", "object", "pre", "script", "select",
     "style", "svg", "template", "textarea", "video"}
)  # fmt: skip
_SOFT_HYPHEN = "\xad"


@dataclass(frozen=True, slots=True)
class MarkupParagraph:
    """A paragraph without white space around it; only line breaks that the markup asks for part it."""

    words: str
    is_head: bool = False


def passages(tree: etree._Element) -> Iterator[MarkupParagraph]:
    """Give what a reader of the tree would read, in order; items of lists and rows of tables start with a hyphen."""
    collector = _Collector()
    silent: etree._Element | None = None
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start" and silent is None:
            if tag in _SILENT:
                silent = element
            else:
                yield from collector.enter(tag, element.text or "")
        elif event != "start":
            if element is silent:
                silent = None
            elif event == "end" and silent is None:
                yield from collector.leave(tag)
            if silent is None and element is not tree:
                collector.add(element.tail or "")
    yield from collector.flush()


class _Collector:
    """Gathers the words of the block that is being read."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._is_head = False
        self._lead = ""

    def enter(self, tag: str, text: str) -> Iterator[MarkupParagraph]:
        """Begin an element."""
        if tag in _BLOCKS or tag in _HEADS or tag in _ITEMS:
            yield from self.flush()
            self._is_head = tag in _HEADS
            self._lead = "- " if tag in _ITEMS else self._lead
        elif tag in _CELLS and self._has_words():
            self.add(" | ")
        elif tag == "br":
            self.add("\v")
        self.add(text)

    def leave(self, tag: str) -> Iterator[MarkupParagraph]:
        """End an element."""
        if tag in _BLOCKS or tag in _HEADS or tag in _ITEMS:
            yield from self.flush()
            self._is_head = False
            self._lead = ""

    def add(self, text: str) -> None:
        """Take words up."""
        if text:
            self._parts.append(text)

    def _has_words(self) -> bool:
        return any(part.strip() for part in self._parts)

    def flush(self) -> Iterator[MarkupParagraph]:
        """Give the block that ends here, if it has words."""
        lines = [" ".join(line.split()) for line in "".join(self._parts).replace(_SOFT_HYPHEN, "").split("\v")]
        self._parts.clear()
        if words := "\n".join(filter(None, lines)):
            yield MarkupParagraph(f"{self._lead}{words}", self._is_head)
            self._lead = ""


def joined(parts: Iterable[MarkupParagraph]) -> tuple[str, frozenset[int]]:
    """Join passages to a text, empty lines between them; also give where its headings start.

    >>> joined([MarkupParagraph("Rain", is_head=True), MarkupParagraph("It rained.")])
    ('Rain\\n\\nIt rained.\\n', frozenset({0}))
    """
    known = list(parts)
    starts = accumulate((len(part.words) + 2 for part in known), initial=0)
    heads = frozenset(at for part, at in zip(known, starts, strict=False) if part.is_head)
    return "".join(f"{part.words}\n\n" for part in known).rstrip("\n") + "\n", heads


def titled(title: str | None, parts: Iterable[MarkupParagraph]) -> list[MarkupParagraph]:
    """Put a title in front of passages, unless one of their headings repeats it."""
    known = list(parts)
    if not title or any(_fold(part.words) == _fold(title) for part in known if part.is_head):
        return known
    return [MarkupParagraph(title, is_head=True), *known]


def _fold(words: str) -> str:
    return "".join(c for c in words.casefold() if c.isalnum())
