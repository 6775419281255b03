"""The home page: the story in a few sentences, its thread, a glance at its facts, and what is disputed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Final

from markupsafe import Markup

from generator.escape import inert
from generator.models import Fact
from generator.render import differences, entities, timeline, who_says_what
from generator.render.charts import chart
from generator.render.lanes import lanes
from generator.render.limits import LINKED
from generator.render.registry import PageKind
from generator.render.sheet import KEYED, Sheet
from generator.render.sides import SideRow, side_rows
from generator.render.site import Site
from generator.render.template import HOME, PageHead, fragment
from generator.render.told import paragraph, plain_sentence, written
from generator.render.vocabulary import label
from generator.render.words import capital, day, short_name
from generator.story import Topic
from generator.words import in_words

PAGE: Final = "index"
GLANCE: Final = 6
"""How many rows the table at a glance holds: what stands beside a chart."""
SIDES: Final = 3
"""How many subjects stand beside each other at a glance."""
WAYS: Final = (
    (timeline.KIND, "what was planned, what happened, and when"),
    (who_says_what.KIND, "each fact, source by source"),
    (differences.KIND, "what is disputed, and what is a matter of detail"),
    (entities.KIND, "who and what the articles name"),
)
"""The pages that the first one leads on to, and what there is on them."""
DISPUTES: Final = 2
"""How many disagreements the first page tells; the page of differences tells them all."""


def pages(site: Site) -> dict[str, str]:
    """Return the home page."""
    sheet, story = Sheet(PAGE, site), site.story
    subjects = [*(story.comparison.subjects or story.subjects)][:SIDES]
    disputed = [fact for fact in site.facts if label(fact).sign == "disagree"]
    body = fragment(
        "home.html.j2",
        heading=story.title,
        dek=site.composer.dek,
        lead=written(sheet, "home", Markup("\n\n").join(_leads(sheet))),
        told_by=f"Told by {in_words(len(site.articles))} article{'' if len(site.articles) == 1 else 's'}",
        sources=_sources(sheet),
        lanes=lanes(sheet),
        glance=_glance(sheet, subjects),
        names=[story.subjects[key].name for key in subjects],
        compare=sheet.link("compare", "All points, side by side") if site.comparable else "",
        chart=_chart(sheet, subjects),
        dispute=[_dispute(sheet, fact) for fact in disputed[:DISPUTES]],
        differences=sheet.link("differences", "All differences, also the small ones"),
        topics=[_topic(sheet, topic) for topic in story.topics.values()],
        named=[] if story.subjects else _named(sheet),
        ways=_ways(sheet),
    )
    about = f"What {site.say} about {site.names}: each statement leads to the sentences behind it."
    return {f"{PAGE}.md": sheet.finish(PageHead(story.title, about, HOME, alone=True), body)}


def _leads(sheet: Sheet) -> list[Markup]:
    return [paragraph(sheet, told, "lead") for told in sheet.site.composer.home()]


def _sources(sheet: Sheet) -> list[tuple[int, Markup, Markup]]:
    articles = sheet.site.articles
    shown = [*enumerate(articles, 1)][:KEYED]
    rows = [(n, sheet.link(f"sources/{a.id}", short_name(a)), day(a)) for n, a in shown]
    rest = len(articles) - len(shown)
    return rows + (
        [(rest, sheet.link("sources/index", "All sources"), Markup("and {} more").format(rest))] if rest else []
    )


def _glance(sheet: Sheet, subjects: Sequence[str]) -> list[SideRow]:
    """The first rows of the comparison, those first that are known of several subjects."""
    story = sheet.site.story
    fields = list(sheet.site.fields(story.comparison.fields or story.fields))

    def known(id: str) -> int:
        return sum((key, id) in sheet.site.by_field for key in subjects)

    alone = not story.topics and not sheet.site.comparable  # then no other page has these facts
    best = sorted(fields, key=lambda field: -known(field.id))[: None if alone else GLANCE]
    return side_rows(sheet, [field for field in fields if field in best], subjects)


def _chart(sheet: Sheet, subjects: Sequence[str]) -> Markup:
    """The one chart that matters: of the first field that has a finding, else that can be drawn at all."""
    fields = [field for field in sheet.site.fields(sheet.site.story.fields) if field.type == "money"]
    ranked = sorted(fields, key=lambda field: sheet.site.composer.comparison(field.id) is None)
    drawn = (chart(sheet, field, subjects, table=False, heading="h2") for field in ranked)
    return next(filter(None, drawn), Markup(""))


def _dispute(sheet: Sheet, fact: Fact) -> Markup:
    told = paragraph(sheet, sheet.site.composer.disagreement(fact))
    return told + Markup('<p class="small">{}</p>').format(sheet.fact_link(fact, capital(sheet.site.called(fact))))


def _topic(sheet: Sheet, topic: Topic) -> tuple[Markup, Markup]:
    """A topic, and what it tells: its sections, or a sentence that the page has not told."""
    titles = [part.title for part in sheet.site.sections[topic.id] if part.title and topic.sections]
    if len(titles) > 1:
        return sheet.link(f"topics/{topic.id}", topic.title), Markup(" · ").join(map(inert, titles))
    hint = sheet.site.hint(topic, [*chain.from_iterable(sheet.site.composer.home())])
    return sheet.link(f"topics/{topic.id}", topic.title), plain_sentence(sheet, hint, linked=False) if hint else Markup(
        ""
    )


def _named(sheet: Sheet) -> list[Markup]:
    """The names of whom most dates are told, for a story that follows no subjects."""
    site = sheet.site
    found = sorted(site.entities.values(), key=lambda entity: -len(site.chronicle.get(entity.id, ())))
    return [sheet.link(f"entities/{entity.id}", entity.name) for entity in found[:LINKED]]


def _ways(sheet: Sheet) -> list[tuple[Markup, str]]:
    """The pages that lead on, those that there are."""
    titles = sheet.site.story.pages
    return [(sheet.link(kind.path, titles[kind.id]), about) for kind, about in WAYS if kind.shown(sheet.site)]


KIND: Final = PageKind("", PAGE, pages)
