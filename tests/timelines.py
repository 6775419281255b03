"""Rows of the timeline held against timelines that were labelled by hand.

A label is an entity, a date, a file and a paragraph, the first behind the front matter being 1. A row is right when a
label has the same entity, file, paragraph and date, to the same precision; each is counted once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from generator.blocks import blocks
from generator.chronicle import chronicle
from generator.extract import Extractor
from generator.models import Article, Event
from generator.slugs import slugify
from generator.story import load_story
from tests import yamls
from tests.scoring import SHARED

FOLDER = SHARED / "stories" / "apple"
GOLD = SHARED / "gold" / "apple-timeline.yml"
STORY = Path(__file__).parent / "golden" / "timeline-story.yml"
HEAD = re.compile(r"---\n.*?\n---\n", re.DOTALL)
PUBLISHED = re.compile(r"^published: (\S+)$", re.MULTILINE)
Label = tuple[str, str, str, int]
"""Entity, date, file and paragraph."""


@dataclass(frozen=True)
class Reached:
    """What was counted; ``explicit`` labels are those whose own sentence hints at a date."""

    explicit: int
    found: int
    rows: int
    right: int
    missed: tuple[Label, ...]
    """Explicit labels that no row meets."""
    wrong: tuple[tuple[Label, str], ...]
    """Rows that meet no label, with their quotes."""

    @property
    def recall(self) -> float:
        """The share of the explicit labels that was found."""
        return self.found / self.explicit

    @property
    def precision(self) -> float:
        """The share of the rows that meet a label."""
        return self.right / self.rows

    def __str__(self) -> str:
        recall = f"found {self.found} of {self.explicit} explicit labels ({self.recall:.2f})"
        return f"timeline: {recall}, {self.right} of {self.rows} rows right ({self.precision:.2f})"


@cache
def reached(story: Path = STORY) -> Reached:
    """Hold the rows of the labelled entities against the labels."""
    labels = dict(_labels())
    rows = {label: row.quote for row, file, paragraph in _rows(story) for label in _as_labels(row, file, paragraph)}
    rows = {label: quote for label, quote in rows.items() if label[0] in {each[0] for each in labels}}
    explicit = [label for label, plain in labels.items() if plain]
    missed = tuple(label for label in explicit if label not in rows)
    wrong = tuple((label, quote) for label, quote in rows.items() if label not in labels)
    return Reached(len(explicit), len(explicit) - len(missed), len(rows), len(rows) - len(wrong), missed, wrong)


def _labels() -> Iterator[tuple[Label, bool]]:
    for name, rows in yamls.load(GOLD.read_text(encoding="utf-8")).items():
        for row in rows:
            yield (slugify(name), row["date"], row["file"], row["paragraph"]), row.get("explicit", False)


def _rows(story: Path) -> Iterator[tuple[Event, str, int]]:
    extractor = Extractor(load_story(story))
    articles = [_article(path) for path in sorted(FOLDER.glob("*.md"))]
    by_source = {article.id: article for article in articles}
    found = [extractor.findings(article) for article in articles]
    claims = [claim for each in found for claim in each.claims]
    for row in chronicle(articles, claims, [one for each in found for one in each.events]):
        yield row, by_source[row.source].file, _paragraph(by_source[row.source], row.start)


def _as_labels(row: Event, file: str, paragraph: int) -> list[Label]:
    return [(entity, row.date.date or "", file, paragraph) for entity in row.entities]


def _article(path: Path) -> Article:
    text = path.read_text(encoding="utf-8")
    head = HEAD.match(text)
    assert head
    day = PUBLISHED.search(head[0])
    digest = sha256(text.encode()).hexdigest()
    return Article(path.stem, path.name, text, blocks(text, head.end()), digest, published=day[1] if day else None)


def _paragraph(article: Article, at: int) -> int:
    head = HEAD.match(article.text)
    before = article.text[head.end() if head else 0 : at + 1]
    return sum(bool(part.strip()) for part in before.split("\n\n"))
