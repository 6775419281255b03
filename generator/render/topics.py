"""A page for each topic: what the sources say, subject by subject and field by field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.models import Fact, Position
from generator.render.citing import cite_facts
from generator.render.links import MarkdownLinks, footnotes
from generator.render.phrases import claims_of, forms, listing, phrase, sources
from generator.render.site import Site, anchor, conversions, differs
from generator.render.template import render
from generator.story.model import FieldDef, Subject, Topic


@dataclass(frozen=True, slots=True)
class Part:
    """One field of one subject on a page."""

    field: FieldDef
    anchor: str
    differs: bool
    lines: Sequence[Markup]
    """One line for all values, or one for each where they differ."""
    converted: Markup


@dataclass(frozen=True, slots=True)
class Section:
    """One subject on a page."""

    subject: Subject
    parts: Sequence[Part]
    unsaid: Sequence[str]
    """Labels of the fields that no source fills."""


def pages(site: Site) -> dict[str, str]:
    """Return the page of each topic."""
    return {f"topics/{topic.id}.md": _page(site, topic) for topic in site.story.topics.values()}


def _page(site: Site, topic: Topic) -> str:
    links = MarkdownLinks(f"topics/{topic.id}", site)
    sections = [_section(links, topic, subject) for subject in site.subjects(topic.subjects)]
    facts = [f for s in topic.subjects for k in topic.fields if (f := site.by_field.get((s, k)))]
    named = [site.entities[key] for key in topic.entities if key in site.entities]
    return render(
        "topic.md.j2",
        site,
        topic.title,
        topic=topic,
        sections=sections,
        named=[links.link(f"entities/{entity.id}", entity.name) for entity in named],
        citations=cite_facts(site, facts),
        footnotes=footnotes(links, claims_of(facts)),
    )


def _section(links: MarkdownLinks, topic: Topic, subject: Subject) -> Section:
    fields = [f for f in links.site.fields(topic.fields) if not f.subjects or subject.id in f.subjects]
    found = [(field, links.site.by_field.get((subject.id, field.id))) for field in fields]
    parts = [_part(links, field, fact) for field, fact in found if fact]
    return Section(subject, parts, [field.label for field, fact in found if not fact])


def _part(links: MarkdownLinks, field: FieldDef, fact: Fact) -> Part:
    own, converted = conversions(fact)
    apart = differs(fact, field)
    together = listing([_full(links, position) for position in own])
    lines = [_with_sources(links, position) for position in own] if apart else [together] * bool(own)
    other = listing([_full(links, position) for position in converted])
    return Part(field, anchor(fact), apart, [line[:1].upper() + line[1:] for line in lines], other)


def _with_sources(links: MarkdownLinks, position: Position) -> Markup:
    return Markup("{} — {}").format(_full(links, position), sources(links, position))


def _full(links: MarkdownLinks, position: Position) -> Markup:
    return phrase(links, position) + forms(position)
