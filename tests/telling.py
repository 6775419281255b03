"""Sources made to say what a test needs, about the two ferries."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import ferries

from generator.dossier import Dossier
from generator.models import Article, Claim, Judgements, Value
from generator.reconcile import facts
from generator.render import Site
from generator.story import Story

Said = tuple[str, Value, dict[str, Any]]


def say(field: str, value: Value, **about: Any) -> Said:
    """What a source says of the first ferry, or of the ``subject`` that is given."""
    return field, value, about


def source(id: str, published: str | None, *said: Said) -> tuple[Article, list[Claim]]:
    """A source of one sentence for each thing that it says."""
    words = [about.get("written", f"word{n}") for n, (_, _, about) in enumerate(said)]
    quotes = [f"{id} says {word} here" for word in words]
    text = ". ".join(quotes) or "Nothing."
    article = ferries.article(f"{id}.txt", text, id=id, label=id.capitalize(), published=published)
    claims = [
        ferries.claim(article, **{"subject": "north-star", "field": field, "value": value, "quote": quote} | about,
                      **({} if "written" in about else {"written": word}))
        for (field, value, about), word, quote in zip(said, words, quotes, strict=True)
    ]  # fmt: skip
    return article, claims


def tell(*sources: tuple[Article, list[Claim]], judged: Judgements | None = None, story: Story | None = None) -> Site:
    """The site of these sources."""
    story = story or replace(ferries.story(), quote_share=100)
    articles = [article for article, _ in sources]
    claims = [claim for _, found in sources for claim in found]
    return Site(Dossier(story, articles, claims, facts(claims, story, articles, judged or Judgements())))
