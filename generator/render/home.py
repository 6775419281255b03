"""The home page: the story at a glance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.models import Article, Fact
from generator.render.escape import inert
from generator.render.links import HtmlLinks, Links, MarkdownLinks, dated
from generator.render.phrases import listing, summary
from generator.render.site import Site, anchor, differs
from generator.render.template import render
from generator.story.model import Subject, Topic

PAGE = "index"
KEY_FACTS = 6
"""How many facts a card shows: what fits one screen beside another card."""


@dataclass(frozen=True, slots=True)
class Card:
    """One subject with its key facts: label, values, and whether the sources differ."""

    subject: Subject
    facts: Sequence[tuple[str, Markup, bool]]


def pages(site: Site) -> dict[str, str]:
    """Return the home page."""
    story, finished, links = site.story, HtmlLinks(PAGE, site), MarkdownLinks(PAGE, site)
    page = render(
        "home.md.j2",
        site,
        story.title,
        wide=True,
        names=listing([inert(subject.name) for subject in story.subjects.values()]),
        cards=[_card(finished, subject) for subject in site.subjects(story.comparison.subjects)],
        disputes=[_dispute(finished, fact) for fact in site.facts if differs(fact, story.fields[fact.field])],
        topics=[(links.link(f"topics/{t.id}", t.title), _about(site, t)) for t in story.topics.values()],
        compare=links.link("compare", story.comparison.title),
        sources=[source_line(links, article) for article in site.articles],
    )
    return {f"{PAGE}.md": page}


def source_line(links: Links, article: Article) -> Markup:
    """Return a source in one line: its label, date and kind."""
    retold = Markup(" <small>retold</small>") if article.kind == "retelling" else Markup("")
    return links.link(f"sources/{article.id}", dated(article)) + retold


def _card(links: HtmlLinks, subject: Subject) -> Card:
    site = links.site
    found = [(f, site.by_field.get((subject.id, f.id))) for f in site.fields(site.story.comparison.fields)]
    lines = [(field.label, summary(links, fact), differs(fact, field)) for field, fact in found if fact]
    return Card(subject, lines[:KEY_FACTS])


def _dispute(links: Links, fact: Fact) -> Markup:
    """All values of a fact in one line, under a link to the topic that shows them."""
    story = links.site.story
    name = f"{story.subjects[fact.subject].name} · {story.fields[fact.field].label}"
    topic = links.site.topic_of(fact)
    head = links.link(f"topics/{topic.id}", name, anchor(fact)) if topic else inert(name)
    return Markup("{}: {}").format(head, summary(links, fact))


def _about(site: Site, topic: Topic) -> str:
    """What a topic page holds, by the labels of its fields that some source fills."""
    filled = {fact.field for fact in site.facts if fact.subject in topic.subjects}
    return ", ".join(_inside(field.label) for field in site.fields(topic.fields) if field.id in filled)


def _inside(label: str) -> str:
    """A label as it stands within a sentence: a capital that begins a plain word is small there."""
    return label[:1].lower() + label[1:] if label[1:2].islower() else label
