"""The facts as an Atom feed (RFC 4287), dated by the newest source that speaks of each, or by the
last withdrawal of one."""

from __future__ import annotations

from collections.abc import Sequence

from generator import atom
from generator.day_span import first_day
from generator.dossier import Dossier
from generator.export.compose import heading, summary
from generator.models import Fact, Withdrawn
from generator.plain import plain
from generator.story import Story

SPACE = "collate"
"""Tells the ids of this feed from those of others."""
VALUES = 20
"""How many values of a fact an entry names; the data has all."""


def files(dossier: Dossier, base: str = "") -> dict[str, str]:
    """Give the text of ``feed.xml`` by its path, nothing when no source that speaks of a fact is dated.

    A source of which the month or year is known counts from its first day, as the feed wants a time for each entry.

    ``base`` is the address of the feed's folder, which makes its links absolute, as readers of feeds want them; without
    one they are relative to wherever the feed stands. A fact keeps its id while the story keeps its title; one that no
    dated source speaks of has no entry.
    """
    story = dossier.story
    published = {a.id: first_day(a.published) if a.published else "" for a in dossier.articles}
    gone = dossier.aside.missing
    dated = [(max(published[c.source] for p in fact.positions for c in p.claims), fact) for fact in dossier.facts]
    known = [
        (max([day, *(each.withdrawal.date or "" for each in gone.get((fact.subject, fact.field), ()))]), fact)
        for day, fact in dated
        if day
    ]
    entries = sorted(known, key=lambda pair: pair[0], reverse=True)
    if not entries:
        return {}
    id = atom.urn(SPACE, story.title)
    feed = atom.feed(story.title, id, entries[0][0], story.title, base, "feed.xml", "../index.html")
    for day, fact in entries:
        _entry(feed, story, fact, day, base, gone.get((fact.subject, fact.field), ()))
    return {"data/feed.xml": atom.document(feed)}


def _entry(feed: atom.Element, story: Story, fact: Fact, day: str, base: str, gone: Sequence[Withdrawn]) -> None:
    entry = atom.entry(feed, heading(story, fact), atom.urn(SPACE, story.title, fact.subject, fact.field), day)
    if page := _page(story, fact):
        atom.link(entry, base, page)
    values = summary(fact)
    more = [f"and {len(values) - VALUES} more"] if len(values) > VALUES else []
    said = [f"{' · '.join([*values[:VALUES], *more])}. {plain(fact.verdicts[0].text)}"]
    said += [f"{each.article.label} was withdrawn: {each.withdrawal.reason}" for each in gone]
    atom.text(entry, "content", " ".join(said), type="text")


def _page(story: Story, fact: Fact) -> str:
    """The place on the page of the first topic that shows a fact."""
    topics = (t for t in story.topics.values() if fact.field in t.fields and fact.subject in t.subjects)
    return next((f"../topics/{topic.id}.html#{fact.subject}--{fact.field}" for topic in topics), "")
