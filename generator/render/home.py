"""The home page: the story at a glance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.escape import inert
from generator.models import Article, Fact
from generator.render import badges, compare, differences
from generator.render.limits import LINKED, NAMED
from generator.render.links import HtmlLinks, Links, MarkdownLinks, dated
from generator.render.phrases import fact_link, listing, named, summary
from generator.render.site import Site
from generator.render.template import HOME, render
from generator.story import Subject, Topic

PAGE = "index"
KEY_FACTS = 6
"""How many facts a card shows: what fits one screen beside another card; all, where no other page has them."""
OPEN = 4
"""How many disputed or changed facts stand above the cards, for the same reason."""


@dataclass(frozen=True, slots=True)
class Card:
    """One subject with its key facts: label, values, and how they stand."""

    subject: Subject
    facts: Sequence[tuple[str, Markup, Markup]]


def pages(site: Site) -> dict[str, str]:
    """Return the home page."""
    story, finished, links = site.story, HtmlLinks(PAGE, site), MarkdownLinks(PAGE, site)
    unsettled = [fact for fact in differences.by_gravity(site.facts) if badges.open_question(fact)]
    page = render(
        "home.md.j2",
        site,
        story.title,
        f"What {site.count} say about {site.names}: every value leads to the words that state it.",
        HOME,
        wide=True,
        names=listing([inert(subject.name) for subject in story.subjects.values()] or [inert(story.title)]),
        cards=[_card(finished, subject) for subject in site.subjects(story.comparison.subjects)],
        questions=[_question(finished, fact) for fact in unsettled[:OPEN]],
        more=max(0, len(unsettled) - OPEN),
        differences=finished.link(differences.PAGE, "How all values stand to each other"),
        topics=[(links.link(f"topics/{t.id}", t.title), _about(site, t)) for t in story.topics.values()],
        compare=links.link(compare.PAGE, story.pages["comparison"]) if compare.worthwhile(story) else "",
        entities=[] if story.subjects else _entities(links),
        sources=[source_line(links, article) for article in site.articles] if len(site.articles) <= NAMED else [],
        all_sources=links.link("sources/index", f"All {len(site.articles)} sources"),
    )
    return {f"{PAGE}.md": page}


def _entities(links: Links) -> list[Markup]:
    """The entities that most dates are told of, for a story that follows no subjects."""
    site = links.site
    found = sorted(site.entities.values(), key=lambda entity: -len(site.chronicle.get(entity.id, ())))
    return [links.link(f"entities/{entity.id}", entity.name) for entity in found[:LINKED]]


def source_line(links: Links, article: Article) -> Markup:
    """Return a source in one line: its label, date and kind."""
    retold = Markup(" <small>retold</small>") if article.kind == "retelling" else Markup("")
    return links.link(f"sources/{article.id}", dated(article)) + retold


def _card(links: HtmlLinks, subject: Subject) -> Card:
    site = links.site
    found = [(f, site.by_field.get((subject.id, f.id))) for f in site.fields(site.story.comparison.fields)]
    lines = [
        (field.label, summary(links, fact, brief=True), badges.together(badges.of_fact(fact, field)))
        for field, fact in found
        if fact
    ]
    alone = not site.story.topics and not compare.worthwhile(site.story)
    return Card(subject, lines if alone else lines[:KEY_FACTS])


def _question(links: Links, fact: Fact) -> Markup:
    """All values of a fact in one line, under a link to the topic that shows them."""
    marks = badges.together(badges.of_fact(fact, links.site.story.fields[fact.field]))
    return Markup("{}:{} {}").format(fact_link(links, fact, named(links.site, fact)), marks, summary(links, fact))


def _about(site: Site, topic: Topic) -> str:
    """What a topic page holds, by the labels of its fields that some source fills."""
    filled = {fact.field for fact in site.facts if fact.subject in topic.subjects}
    return ", ".join(_inside(field.label) for field in site.fields(topic.fields) if field.id in filled)


def _inside(label: str) -> str:
    """A label as it stands within a sentence: a capital that begins a plain word is small there."""
    return label[:1].lower() + label[1:] if label[1:2].islower() else label
