"""What the story file asks for and no source gives: topics and fields that nothing fills."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.models import Claim, Fact
from generator.story import Story, Topic


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
    for line, field in sorted((story.field_lines.get(field, 0), field) for field in story.fields):
        if line and field not in filled:
            right = "add cues to it or a claim to edits.yml, or take it away"
            yield f"{story.path}:{line}: no source fills the field {field!r}; {right}"
