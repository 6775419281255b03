"""A page for each topic: what the sources say, subject by subject and field by field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.models import Claim, Fact, Position, Status
from generator.reconcile import leading
from generator.render import badges, differences
from generator.render.agreement import agreement
from generator.render.chart import charts
from generator.render.citing import cite_facts
from generator.render.limits import values
from generator.render.links import MarkdownLinks, footnotes
from generator.render.phrases import claims_of, forms, listing, phrase, sources
from generator.render.site import Site, anchor
from generator.render.template import Found, render
from generator.story import FieldDef, Subject, Topic

SENTENCES = 3
"""How many sentences say how the values of a fact stand to each other; the page of differences has the others."""


@dataclass(frozen=True, slots=True)
class Part:
    """One field of one subject on a page."""

    field: FieldDef
    anchor: str
    apart: str
    """Why each value has a line of its own; empty when all stand in one."""
    lines: Sequence[Markup]
    converted: Markup
    more: int
    """How many values are not shown."""
    cited: Sequence[Claim]
    why: Sequence[str]
    """How the values stand to each other, in sentences."""
    differences: Markup
    """The way to all such sentences; empty when there are none."""
    judgements: Sequence[str]
    """The editor's preferences and notes."""
    agreement: Markup
    """How many sources give the value, drawn and in words."""


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
    facts = [f for s in topic.subjects for k in topic.fields if (f := site.by_field.get((s, k)))]
    sections = [
        _section(links, topic, subject, values(len(facts))) for subject in site.subjects(topic.subjects) if topic.fields
    ]
    named = [site.entities[key] for key in topic.entities if key in site.entities]
    return render(
        "topic.md.j2",
        site,
        topic.title,
        f"{topic.title}: what {site.count} say, value by value, each with the words that state it.",
        Found("Topic", 8),
        topic=topic,
        notes=[topic.intro] * bool(topic.intro) + [note.text for note in site.aside.notes if note.topic == topic.id],
        sections=sections,
        named=[links.link(f"entities/{entity.id}", entity.name) for entity in named],
        charts=charts(site, topic),
        citations=cite_facts(site, facts),
        footnotes=footnotes(links, (claim for section in sections for part in section.parts for claim in part.cited)),
    )


def _section(links: MarkdownLinks, topic: Topic, subject: Subject, most: int) -> Section:
    fields = [f for f in links.site.fields(topic.fields) if not f.subjects or subject.id in f.subjects]
    found = [(field, links.site.by_field.get((subject.id, field.id))) for field in fields]
    parts = [_part(links, field, fact, most) for field, fact in found if fact]
    return Section(subject, parts, [field.label for field, fact in found if not fact])


def _part(links: MarkdownLinks, field: FieldDef, fact: Fact, most: int) -> Part:
    every = fact.status
    stands = leading(fact, every, most, links.site.published)
    apart = _apart(fact, every)
    lines = _lines(links, fact, stands.own) if apart else _together(links, fact, field, stands)
    converted = listing([_full(links, fact.positions[at]) for at in stands.converted])
    why = differences.sentences(fact, "disputed", "refuted", "superseded", "refined", "spelled")
    way = links.link(differences.PAGE, "How they stand to each other", anchor(fact))
    return Part(
        field,
        anchor(fact),
        apart,
        [line[:1].upper() + line[1:] for line in lines],
        converted,
        len(every.order) - len(stands.order),
        claims_of(fact.positions[at] for at in stands.order),
        why[:SENTENCES],
        way if differences.shown(fact, field) else Markup(""),
        differences.judgements(fact),
        agreement(fact, field, [*links.site.by_source]),
    )


def _apart(fact: Fact, stands: Status) -> str:
    if fact.verdict in ("disputed", "refuted"):
        return "The sources give different values:"
    if stands.earlier:
        return "One value took the place of another:"
    return "The editor set a value aside:" if stands.aside else ""


def _together(links: MarkdownLinks, fact: Fact, field: FieldDef, stands: Status) -> list[Markup]:
    """All values in one line, the forms of one as such."""
    values = [[_full(links, fact.positions[at]) for at in group] for group in stands.current]
    line = listing([Markup(", also given as ").join(forms_of) for forms_of in values])
    return [line + badges.together(badges.of_fact(fact, field))] if line else []


def _lines(links: MarkdownLinks, fact: Fact, places: Sequence[int]) -> list[Markup]:
    """A line for each value."""
    found = zip((fact.positions[at] for at in places), badges.of_positions(fact, places), strict=True)
    return [
        Markup("{}{} — {}").format(_full(links, position), badges.together(marks), sources(links, position))
        for position, marks in found
    ]


def _full(links: MarkdownLinks, position: Position) -> Markup:
    return phrase(links, position) + forms(position)
