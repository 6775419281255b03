"""The sources as BibTeX and CSL-JSON, and for each fact the citations that Wikipedia's editors need."""

from __future__ import annotations

from typing import Any

from generator.cite import bibtex, cite_news, csl
from generator.dossier import Dossier
from generator.export.compose import heading, summary
from generator.export.data import dump
from generator.models import Fact
from generator.story import Story

SCHEMA = 1
"""The version of the form of the file."""


def files(dossier: Dossier) -> dict[str, str]:
    """Give the text of ``sources.bib``, ``sources.csl.json`` and ``citations.json`` by their paths."""
    story, articles = dossier.story, dossier.articles
    head = {"schema": SCHEMA, "story": {"title": story.title}}
    sources = [{"id": article.id, "wikitext": cite_news(article)} for article in articles]
    return {
        "data/sources.bib": "\n".join(map(bibtex, articles)),
        "data/sources.csl.json": dump([*map(csl, articles)]),
        "data/citations.json": dump(
            head | {"sources": sources, "facts": [_fact(story, fact) for fact in dossier.facts]}
        ),
    }


def _fact(story: Story, fact: Fact) -> dict[str, Any]:
    sources = dict.fromkeys(claim.source for position in fact.positions for claim in position.claims)
    about = {"subject": fact.subject, "field": fact.field, "heading": heading(story, fact)}
    return about | {"values": summary(fact), "sources": [*sources]}
