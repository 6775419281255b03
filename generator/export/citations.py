"""The sources as BibTeX and CSL-JSON, and for each fact the citations that Wikipedia's editors need."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from generator.cite import bibtex, cite_news, csl
from generator.export.compose import heading, summary
from generator.models import Article, Claim, Fact
from generator.render.passages import excerpt, shown_spans
from generator.story import Story

SCHEMA = 1


def files(story: Story, articles: Sequence[Article], claims: Sequence[Claim], facts: Sequence[Fact]) -> dict[str, str]:
    """Give the text of ``sources.bib``, ``sources.csl.json`` and ``citations.json`` by their paths."""
    sources = {article.id: article for article in articles}
    quotes = _quotes(story, articles, claims)
    cited = [_fact(story, fact, sources, quotes) for fact in facts]
    head = {"schema": SCHEMA, "story": {"title": story.title}}
    return {
        "data/sources.bib": "\n".join(map(bibtex, articles)),
        "data/sources.csl.json": _dump([*map(csl, articles)]),
        "data/citations.json": _dump(head | {"facts": cited}),
    }


def _quotes(story: Story, articles: Sequence[Article], claims: Sequence[Claim]) -> dict[str, str]:
    """The words that the site shows for each claim on an original, by the claim's id."""
    said: dict[str, list[Claim]] = {article.id: [] for article in articles}
    for claim in claims:
        said[claim.source].append(claim)
    quotes: dict[str, str] = {}
    for article in articles:
        if article.kind == "original":
            spans = shown_spans(article, said[article.id], story.quote_share)
            quotes |= {c.id: excerpt(article, spans[c.id], (c.start, c.end)) for c in said[article.id]}
    return quotes


def _fact(story: Story, fact: Fact, sources: Mapping[str, Article], quotes: Mapping[str, str]) -> dict[str, Any]:
    cited: dict[str, list[Claim]] = {}
    for position in fact.positions:
        for claim in position.claims:
            cited.setdefault(claim.source, []).append(claim)
    about = {"subject": fact.subject, "field": fact.field, "heading": heading(story, fact), "values": summary(fact)}
    citations = [
        {"source": key, "claims": [claim.id for claim in said]}
        | {"wikitext": cite_news(sources[key], quotes.get(said[0].id, ""))}
        for key, said in cited.items()
    ]
    return about | {"citations": citations}


def _dump(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
