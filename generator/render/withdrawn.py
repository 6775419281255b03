"""What pages say of a source that was withdrawn: on its own page, and where facts stand that it spoke of."""

from __future__ import annotations

from typing import Final

from markupsafe import Markup

from generator.escape import inert
from generator.models import Withdrawn
from generator.render.notes import why
from generator.render.sheet import Sheet
from generator.render.template import PageHead, SearchShown, fragment
from generator.render.words import day, inside, listing, short_name
from generator.story import Topic

FOUND: Final = SearchShown(0.25)
"""Nothing that it says counts any more."""


def of_topic(sheet: Sheet, topic: Topic) -> list[Markup]:
    """Return a paragraph for each withdrawn source that spoke of what a topic shows."""
    story = sheet.site.story
    found = []
    for each in sheet.site.aside.withdrawn:
        fields = [field for subject, field in each.about if subject in topic.subjects and field in topic.fields]
        if fields:
            named = listing([inert(inside(story.fields[field].label)) for field in dict.fromkeys(fields)])
            link = sheet.link(f"sources/{each.article.id}", short_name(each.article))
            found.append(Markup("{}, which spoke of {}, {}").format(link, named, inert(why(each))))
    return found


def page(sheet: Sheet, each: Withdrawn, box: Markup) -> str:
    """Return the page of a withdrawn source: what is known of it, in a ``box``, why it went, and what it spoke of."""
    site, name = sheet.site, short_name(each.article)
    body = fragment(
        "withdrawn.md.j2",
        heading=name,
        day=day(each.article),
        why=f"{name} {why(each)}",
        box=box,
        facts=[_fact(sheet, *about) for about in each.about],
    )
    about = f"A source about {site.names} that was withdrawn, and why."
    return sheet.finish(PageHead(name, about, FOUND), body)


def _fact(sheet: Sheet, subject: str, field: str) -> Markup:
    """A fact of which it spoke, with a link where another source gives it."""
    site = sheet.site
    if fact := site.by_field.get((subject, field)):
        return sheet.fact_link(fact, site.called(fact))
    called = f"{site.story.fields[field].label} · {site.story.subjects[subject].name}"
    return Markup("{}, which no other source gives").format(inert(called))
