"""The questions that a run asks: what each article says, and which claims of the rules its words do not state."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from generator.models import Article, Claim
from generator.story import FieldDef, Story, presets
from generator.suggest.prompt import ask, ask_to_check
from generator.suggest.schema import checks_schema, claims_schema

MOST_FIELDS = 60
"""Fields of one question, at most; a story with more asks one question for each preset."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question about one article."""

    name: str
    """Of its files: the article's id, and behind a dot what part of the question it is, if it is a part."""
    article: Article
    text: str
    schema: dict[str, Any]
    checks: bool = False
    """Whether it asks about claims of the rules."""

    def key(self, model: str) -> str:
        """Give the hash under which the answer of a model is kept: nothing that it depends on is left out."""
        parts = json.dumps([self.article.text, self.text, self.schema, model], ensure_ascii=False)
        return hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()


def questions(story: Story, articles: Iterable[Article], claims: Sequence[Claim]) -> Iterator[Question]:
    """Give all questions about some articles, of which the rules made these ``claims``."""
    groups = _groups(story)
    for article in articles:
        for part, fields in groups.items():
            name = f"{article.id}.{part}" if part else article.id
            yield Question(name, article, ask(story, fields, article), claims_schema(story, fields))
        made = [claim for claim in claims if claim.source == article.id]
        if made:
            text = ask_to_check(story, article, made)
            yield Question(f"{article.id}.check", article, text, checks_schema(made), checks=True)


def _groups(story: Story) -> dict[str, list[FieldDef]]:
    """Give the fields of each question by its part's name, which is "" when one holds all."""
    if len(story.fields) <= MOST_FIELDS:
        return {"": [*story.fields.values()]}
    owners = {field.id: name for name, fields in presets().items() for field in fields}
    groups: dict[str, list[FieldDef]] = {}
    for field in story.fields.values():
        groups.setdefault(owners.get(field.id, "own"), []).append(field)
    return groups
