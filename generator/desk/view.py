"""An article as the desk shows it: its text with the passages marked, the margin, and the list beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.desk.items import LABELS, Item, Kind
from generator.desk.state import State
from generator.models import Article, BlockKind

GROUPS: Final[tuple[tuple[str, frozenset[Kind]], ...]] = (
    ("Proposals and doubts", frozenset(("model", "doubted"))),
    ("A value, but no claim", frozenset(("silent",))),
    ("Claims", frozenset(("rule", "editor", "out"))),
)
"""The parts of the list, in their order."""
_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).with_name("templates")),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


@dataclass(frozen=True, slots=True)
class TextStretch:
    """A stretch of text in which the same passages lie."""

    text: str
    quoted: str
    """Ids of the items whose passage it is part of."""
    valued: str
    """Ids of those of whose value it is part."""
    kind: Kind | None
    """How the value is marked: as the item that comes first in the list."""


@dataclass(frozen=True, slots=True)
class DeskParagraph:
    """A paragraph, and what stands in the margin beside it."""

    start: int
    kind: BlockKind
    pieces: tuple[TextStretch, ...]
    notes: tuple[Item, ...]


def paragraphs(article: Article, items: Sequence[Item]) -> Iterator[DeskParagraph]:
    """Give the paragraphs of an article."""
    for block in article.blocks:
        here = [each for each in items if each.quote[0] < block.end and block.start < each.quote[1]]
        notes = sorted((each for each in here if block.start <= each.words[0] < block.end), key=lambda each: each.words)
        yield DeskParagraph(
            block.start, block.kind, tuple(_pieces(article.text, block.start, block.end, here)), (*notes,)
        )


def _pieces(text: str, start: int, end: int, items: Sequence[Item]) -> Iterator[TextStretch]:
    cuts = {start, end, *(at for each in items for at in (*each.quote, *each.words) if start < at < end)}
    places = sorted(cuts)
    for first, last in pairwise(places):
        quoted = [each.id for each in items if each.quote[0] <= first and last <= each.quote[1]]
        valued = [each for each in items if each.words[0] <= first and last <= each.words[1]]
        kind = valued[0].kind if valued else None
        yield TextStretch(text[first:last], " ".join(quoted), " ".join(each.id for each in valued), kind)


def fragment(template: str, **values: Any) -> str:
    """Give the HTML of a template; whatever it is given is escaped."""
    return _TEMPLATES.get_template(template).render(values)


def article_parts(state: State, source: str, undoable: int) -> dict[str, Any]:
    """Give the parts of an article's page that decisions change, as HTML by the names of their places."""
    article, items = state.articles[source], state.items(source)
    shown = {"story": state.story, "labels": LABELS}
    groups = [(title, [each for each in items if each.kind in kinds]) for title, kinds in GROUPS]
    return {
        "text": [fragment("paragraph.html", each=each, **shown) for each in paragraphs(article, items)],
        "list": fragment("list.html", groups=groups, text=article.text, read=source in state.edits.read, **shown),
        "counts": fragment("counts.html", counts=counts(state, source), undoable=undoable),
        "read": source in state.edits.read,
        "next": state.next_open(source),
    }


@dataclass(frozen=True, slots=True)
class Counts:
    """How many are left."""

    here: int
    proposals: int
    everywhere: int
    articles: int
    """How many have some left."""
    unknown: int
    """How many articles nobody has read yet, not even the rules."""


def counts(state: State, source: str) -> Counts:
    """Count what is left in an article and in all."""
    left = {each: state.left(each) for each in state.articles}
    here = left[source]
    known = [each.all for each in left.values() if each]
    return Counts(
        here.all if here else 0,
        here.proposals if here else 0,
        sum(known),
        sum(each > 0 for each in known),
        len(left) - len(known),
    )
