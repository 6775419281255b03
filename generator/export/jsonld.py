"""The story in the words of schema.org (JSON-LD): its sources, what they claim, and whom and what they name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from generator.day_span import first_day, last_day
from generator.dossier import Dossier
from generator.export.compose import heading, wordings
from generator.export.data import dump
from generator.models import Article, Claim, Fact, Name, Position
from generator.plain import plain
from generator.story import Entity, Story, Subject

from ..word_lists import word_lists

Node = dict[str, Any]
ADDRESS = {"@type": "@id"}
LINKS = ("url", "mainEntityOfPage", "about", "mentions", "appearance", "firstAppearance")
"""What holds an address or the id of a node, so that the bare text will do."""
CONTEXT: Node = {"@vocab": "https://schema.org/"} | dict.fromkeys(LINKS, ADDRESS)


def files(dossier: Dossier, base: str = "") -> dict[str, str]:
    """Give the text of ``story.jsonld`` by its path; its ids are relative to ``base``, the address of its folder."""
    context = CONTEXT | ({"@base": f"{base}story.jsonld"} if base else {})
    return {
        "data/story.jsonld": dump(
            {"@context": context, "@graph": graph(dossier.story, dossier.articles, dossier.facts)}
        )
    }


def graph(story: Story, articles: Sequence[Article], facts: Sequence[Fact]) -> list[Node]:
    """Give the nodes: sources, subjects, the entities that are a value, then claims, one for each way to put a value.

    A retelling is marked by its genre, and what is known of the article that it retells hangs below it.
    """
    sources = {article.id: article for article in articles}
    positions = [(fact, position) for fact in facts for position in fact.positions]
    values = {p.value.entity for _, p in positions if isinstance(p.value, Name)}
    named = [entity for key, entity in story.entities.items() if key in values]
    speakers = {name.casefold(): entity for entity in story.entities.values() for name in entity.names}
    claims = [
        _claim(f"{heading(story, fact)}: {text}", put, sources, speakers)
        for fact, position in positions
        for text, put in _apart(position)
    ]
    return [
        *map(_source, articles),
        *(_thing(subject, "subjects") for subject in story.subjects.values()),
        *(_thing(entity, "entities") | {"mainEntityOfPage": f"../entities/{entity.id}.html"} for entity in named),
        *claims,
    ]


def _source(article: Article) -> Node:
    head = {"@id": f"#source-{article.id}", "@type": "NewsArticle", "name": plain(article.label) or article.id}
    page = {"mainEntityOfPage": f"../sources/{article.id}.html"}
    if article.kind == "original":
        return head | _known(article) | page
    return head | {"genre": "retelling", "isBasedOn": {"@type": "NewsArticle"} | _known(article)} | page


def _known(article: Article) -> Node:
    authors = [{"name": name} for author in article.authors if (name := plain(author))]
    outlet = plain(article.outlet or "")
    known = {
        "headline": plain(article.title or ""),
        "author": authors[0] if len(authors) == 1 else authors,
        "publisher": {"@type": "Organization", "name": outlet} if outlet else None,
        "datePublished": article.published,
        "url": article.url,
        "archivedAt": article.archive,
    }
    return {key: value for key, value in known.items() if value}


def _thing(thing: Subject | Entity, group: str) -> Node:
    singular = {"subjects": "subject", "entities": "entity"}[group]
    node = {"@id": f"#{singular}-{thing.id}", "@type": _kinds()[group][thing.kind], "name": plain(thing.name)}
    return node | ({"alternateName": [*map(plain, thing.aliases)]} if thing.aliases else {})


def _apart(position: Position) -> Iterator[tuple[str, list[Claim]]]:
    """Each way in which claims put a position, by each who is said to say it."""
    for text, put in wordings(position).items():
        said: dict[str | None, list[Claim]] = {}
        for claim in put:
            said.setdefault(claim.speaker, []).append(claim)
        yield from ((text, claims) for claims in said.values())


def _claim(text: str, claims: Sequence[Claim], sources: Mapping[str, Article], speakers: Mapping[str, Entity]) -> Node:
    articles = [sources[key] for key in dict.fromkeys(claim.source for claim in claims)]
    first, speaker, value = _first(articles), claims[0].speaker, claims[0].value
    node = {
        "@id": f"#claim-{claims[0].id}",
        "@type": "Claim",
        "text": text,
        "about": f"#subject-{claims[0].subject}",
        "mentions": f"#entity-{value.entity}" if isinstance(value, Name) and value.entity else None,
        "author": _speaker(speaker, speakers) if speaker else None,
        "appearance": [f"#source-{article.id}" for article in articles],
        "firstAppearance": f"#source-{first.id}" if first else None,
    }
    return {key: value for key, value in node.items() if value}


def _first(articles: Sequence[Article]) -> Article | None:
    """The article that came before all others; ``None`` where one has no date, or another may have come as early."""
    spans = sorted((first_day(a.published), last_day(a.published), at) for at, a in enumerate(articles) if a.published)
    if len(spans) < len(articles) or any(first <= spans[0][1] for first, _, _ in spans[1:]):
        return None
    return articles[spans[0][2]]


def _speaker(name: str, known: Mapping[str, Entity]) -> Node:
    """Who speaks, as the kind of thing that the story knows under that name, of no kind for any other."""
    entity = known.get(name.casefold())
    if not entity:
        return {"name": plain(name)}
    return {"@type": _kinds()["entities"][entity.kind], "name": plain(entity.name)}


@cache
def _kinds() -> Mapping[str, Mapping[str, str]]:
    return word_lists("schema-org")
