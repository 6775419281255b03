"""A page for each topic: the story in sentences, beside it what is looked up, below it the words of the sources."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from generator.compose import Section, is_noun
from generator.models import Fact
from generator.render import withdrawn
from generator.render.asked import asked
from generator.render.charts import charts
from generator.render.days import days_apart
from generator.render.infobox import BoxRow, fact_rows, glance, infobox
from generator.render.quotations import Quotations
from generator.render.registry import Listed, PageKind
from generator.render.sheet import Sheet
from generator.render.site import NAMED, Site
from generator.render.template import PageHead, SearchShown, fragment
from generator.render.told import paragraph, plain_sentence, written
from generator.render.topic_prose import anchor
from generator.render.vocabulary import label
from generator.render.words import inside, listing
from generator.story import FieldDef, Topic

FOUND: Final = SearchShown(8)
"""Who searches for a thing means the page that tells it."""


@dataclass(frozen=True, slots=True)
class PageSection:
    """One section of a page."""

    id: str
    title: str
    blocks: Sequence[Markup]
    """Paragraphs, disputes, quotations and charts, in the order in which they are read."""


def pages(site: Site) -> dict[str, str]:
    """Return the page of each topic."""
    topics = list(site.story.topics.values())
    return {f"topics/{t.id}.md": _page(site, t, after) for t, after in zip(topics, [*topics[1:], None], strict=True)}


def _page(site: Site, topic: Topic, after: Topic | None) -> str:
    sheet = Sheet(f"topics/{topic.id}", site)
    facts = [fact for key in topic.subjects for id in topic.fields if (fact := site.by_field.get((key, id)))]
    lead = written(sheet, topic.id, paragraph(sheet, site.leads[topic.id], "lead"))
    opened = {anchor(fact) for sentence in site.leads[topic.id] for fact in sentence.facts}
    parts = _parts(sheet, topic, facts, opened)
    rows = fact_rows(sheet, facts, named=len(topic.subjects) > 1)
    boxed = glance(rows)
    body = fragment(
        "topic.md.j2",
        heading=topic.title,
        byline=_byline(site, topic),
        lead=lead,
        asked=asked(site, [fact for fact in facts if anchor(fact) in opened]),
        editor_words=[
            *([topic.intro] if topic.intro else []),
            *(n.text for n in site.aside.notes if n.topic == topic.id),
        ],
        box=infobox(_boxed(site, topic), boxed),
        parts=parts,
        rest=_untold([row for row in rows if row not in boxed]),
        named=[sheet.entity(key, site.entities[key].name) for key in topic.entities if key in site.entities],
        withdrawn=withdrawn.of_topic(sheet, topic),
        missing=_missing(site, topic),
        all_read=site.all_read,
        misses=sheet.link("about", "How to look for it", "what-it-misses"),
        next=_next(sheet, after),
    )
    about = f"{topic.title}: what {site.say}, each statement with the sentences behind it."
    return sheet.finish(PageHead(topic.title, about, FOUND), body)


def _byline(site: Site, topic: Topic) -> str:
    names = [subject.name for subject in site.subjects(topic.subjects)]
    if names == [topic.title] or len(names) > NAMED:
        return ""
    return str(listing([Markup.escape(name) for name in names]).unescape())


def _boxed(site: Site, topic: Topic) -> str:
    subjects = site.subjects(topic.subjects)
    return subjects[0].name if len(subjects) == 1 else topic.title


def _untold(rows: Sequence[BoxRow]) -> list[BoxRow]:
    """The rows that the box has no room for and no sentence tells: nothing that is known goes unsaid."""
    return [row for row in rows if row.anchor]


def _parts(sheet: Sheet, topic: Topic, facts: Sequence[Fact], opened: Container[str]) -> list[PageSection]:
    drawn = charts(sheet, topic)
    quotations = Quotations(sheet, topic)
    made = (_part(sheet, section, facts, opened, quotations, drawn) for section in sheet.site.sections[topic.id])
    return [part for part in made if part.blocks]


def _part(
    sheet: Sheet,
    section: Section,
    facts: Sequence[Fact],
    opened: Container[str],
    quotations: Quotations,
    drawn: dict[str, Markup],
) -> PageSection:
    """A section; who searches for a fact that the lead has ``opened`` with is led there."""
    held = [fact for fact in facts if fact.field in section.fields]
    told = [paragraph(sheet, sentences) for sentences in section.paragraphs]
    disputes = [_dispute(sheet, fact) for fact in held if label(fact).sign == "disagree"]
    charts_here = [drawn.pop(key) for key in section.fields if key in drawn]
    blocks = [*told, *disputes, *charts_here, *quotations.about(held)]
    blocks += [asked(sheet.site, [fact for fact in held if anchor(fact) not in opened])]
    return PageSection(section.id, section.title, [block for block in blocks if block])


def _dispute(sheet: Sheet, fact: Fact) -> Markup:
    """How the sources disagree, drawn; where that cannot be, in sentences, unless the section has them already."""
    drawn = days_apart(sheet, fact)
    told = sheet.site.composer.disagreement(fact) if not drawn and anchor(fact) not in sheet.anchors else ()
    return Markup('<div class="dispute">{}{}</div>').format(drawn, paragraph(sheet, told)) if drawn or told else drawn


def _missing(site: Site, topic: Topic) -> list[str]:
    """What was looked for and not found: of all subjects, then what one or another lacks."""
    lacking = {
        subject: [
            field
            for field in site.fields(topic.fields)
            if (not field.subjects or subject.id in field.subjects) and (subject.id, field.id) not in site.by_field
        ]
        for subject in site.subjects(topic.subjects)
    }
    of_all = [field for field in site.fields(topic.fields) if all(field in fields for fields in lacking.values())]
    found = [_looked_for(field) for field in of_all]
    for subject, fields in lacking.items():
        own = [Markup.escape(_looked_for(field)) for field in fields if field not in of_all]
        found += [f"of {subject.name} {listing(own).unescape()}"] if own else []
    return found


def _looked_for(field: FieldDef) -> str:
    """What a field asks for, within a sentence: its label, or what it means where the label names no thing."""
    first = field.means.partition(". ")[0].rstrip(".")
    asks = first.startswith(("Who ", "When ", "Where ", "What ", "How ", "Whether ", "Which ", "By how "))
    return inside(first) if asks and not is_noun(field.label) else inside(field.label)


def _next(sheet: Sheet, after: Topic | None) -> tuple[Markup, Markup]:
    """Where to read on, and what stands there."""
    site = sheet.site
    if after:
        hint = site.hint(after)
        return sheet.link(f"topics/{after.id}", after.title), plain_sentence(
            sheet, hint, linked=False
        ) if hint else Markup("")
    if site.comparable:
        return sheet.link("compare", site.story.pages["comparison"]), Markup("All points, side by side")
    return sheet.link("timeline", site.story.pages["timeline"]), Markup("What was planned, what happened, and when")


def _listed(site: Site) -> Listed:
    return [(topic.title, f"topics/{topic.id}") for topic in site.story.topics.values()]


KIND: Final = PageKind("topics", "", pages, shown=lambda site: bool(site.story.topics), listed=_listed)
