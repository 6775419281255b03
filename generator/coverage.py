"""What is not covered: sentences with a value that gave no claim, and topics and fields that no source fills."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.extract import sentences
from generator.models import Article, Claim, Fact, Span
from generator.story import Story, Topic
from generator.values import find_values


@dataclass(frozen=True, slots=True)
class Coverage:
    """What came of the sentences of an article's prose."""

    read: int
    """How many there are."""
    held: int
    """How many hold a sum, a date, a length of time, a measure or a count; names do not count."""
    silent: tuple[tuple[int, str], ...]
    """Line, counted from 1, and text of those among them that no claim was made of."""


def coverage(article: Article, claims: Iterable[Claim]) -> Coverage:
    """Tell what came of an article's sentences; ``claims`` are those that were found in it."""
    spans = _prose(article)
    held = [span for span in spans if find_values(article.text[slice(*span)])]
    return Coverage(len(spans), len(held), tuple(_line(article.text, *span) for span in _without(held, claims)))


def silent(article: Article, claims: Iterable[Claim]) -> list[Span]:
    """Give the spans of the sentences that hold a value and that no claim was made of."""
    return [span for span in _without(_prose(article), claims) if find_values(article.text[slice(*span)])]


def _prose(article: Article) -> list[Span]:
    """Give the spans of all sentences that claims can come from."""
    prose = (block for block in article.blocks if block.kind == "prose")
    return [span for block in prose for span in sentences(article.text, block.start, block.end)]


def _without(spans: Iterable[Span], claims: Iterable[Claim]) -> list[Span]:
    """Give the spans in which no claim has its value."""
    places = sorted(claim.value_start for claim in claims)
    return [(start, end) for start, end in spans if bisect_left(places, start) == bisect_left(places, end)]


def _line(text: str, start: int, end: int) -> tuple[int, str]:
    return text.count("\n", 0, start) + 1, " ".join(text[start:end].split())


def empty_topics(story: Story, facts: Iterable[Fact]) -> list[str]:
    """Give a notice, ``path:line: what``, for each topic whose page would say nothing, or lacks all its fields."""
    filled = {(fact.subject, fact.field) for fact in facts}
    return [
        f"{story.path}:{story.topic_lines.get(topic.id, 1)}: {what}"
        for topic in story.topics.values()
        if (what := _lack(topic, filled))
    ]


def _lack(topic: Topic, filled: set[tuple[str, str]]) -> str:
    if not topic.fields:
        right = "give it fields, entities or an intro, or take it away"
        return "" if topic.intro or topic.entities else f"the topic {topic.id!r} holds nothing; {right}"
    if any((subject, field) in filled for subject in topic.subjects for field in topic.fields):
        return ""
    right = "add cues to its fields or claims to edits.yml, or take the topic away"
    return f"no source fills a field of the topic {topic.id!r}; {right}"


def unfilled_fields(story: Story, claims: Iterable[Claim]) -> Iterator[str]:
    """Give a notice, ``path:line: what``, for each field that the story file names and no claim has."""
    filled = {claim.field for claim in claims}
    for line, field in sorted(
        (story.field_lines.get(field, 0), field) for field in story.fields if story.fields[field].sought
    ):
        if line and field not in filled:
            right = "add cues to it or a claim to edits.yml, or take it away"
            yield f"{story.path}:{line}: no source fills the field {field!r}; {right}"


def no_claim(story: Story, claims: Iterable[Claim], articles: int) -> Iterator[str]:
    """Say so where a site holds names alone, as ``path:line: what is wrong, and what would be right``."""
    if story.subjects and not any(True for _ in claims):
        what = f"NO CLAIM was found in {articles} articles, so the site holds names alone"
        yield f"{story.path}:1: {what}; add presets, or fields with collate field"
