"""A small story about two ferries, as the rooms hand it to one another."""

from collections.abc import Iterable
from pathlib import Path

from generator.extract import Extractor
from generator.models import Article, Block, Claim, EntityMention, Fact, Position, Value, Verdict
from generator.reconcile import status
from generator.story import Story, load_story

STORY = """\
title: Two ferries
presets: [vessel]
subjects:
  aurora: {name: Aurora, kind: ship}
  borealis: {name: Borealis, kind: ship}
entities:
  nordline: {name: Nordline, kind: organisation}
  ada-holm: {name: Ada Holm, kind: person, roles: [captain]}
sources:
  first.txt: {id: first, label: The first, published: 2021-05-17}
"""
TEXT = "The Aurora cost about €2.5 million. Nordline launched her on 3 May 2019 with Ada Holm as captain.\n"


def load(folder: Path, text: str = STORY) -> Story:
    """Write a story file into a folder and read it."""
    path = folder / "story.yml"
    path.write_text(text, encoding="utf-8")
    return load_story(path)


def article(id: str = "first", text: str = TEXT, published: str | None = "2021-05-17") -> Article:
    """An article of one paragraph."""
    blocks = (Block(0, len(text.rstrip()), "prose"),)
    return Article(id, f"{id}.txt", text, blocks, sha256="0" * 64, label=id.capitalize(), published=published)


def claim(source: Article, field: str, value: Value, written: str, quote: str, **more: object) -> Claim:
    """A claim about the first ferry, at the place where its quote stands first."""
    start = source.text.index(quote)
    at = start + quote.index(written)
    fixed = {"id": f"{source.id}-{field}-{at}", "subject": "aurora", "field": field, "value": value}
    spans = {"start": start, "end": start + len(quote), "value_start": at}
    return Claim(**(fixed | spans | {"written": written, "quote": quote, "source": source.id} | more))  # type: ignore[arg-type]


def named(story: Story, articles: Iterable[Article]) -> list[EntityMention]:
    """The sentences of articles that name an entity of the story."""
    extractor = Extractor(story)
    return [mention for each in articles for mention in extractor.findings(each).mentions]


def fact(*claims: Claim, text: str = "as shown") -> Fact:
    """A fact whose claims each take a position of their own."""
    positions = tuple(Position(each.value, text, (each,), (each.source,)) for each in claims)
    verdicts = tuple(Verdict("single", (at,), "One alone.", (each,)) for at, each in enumerate(claims))
    return Fact(claims[0].subject, claims[0].field, positions, verdicts, status=status(positions, verdicts))
