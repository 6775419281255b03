"""Pages to embed elsewhere: a fact or a chart each, finished HTML without a script, with the way back to the site."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from generator.escape import title
from generator.models import Fact
from generator.render.charts import chart, chart_of
from generator.render.days import days_apart, days_of
from generator.render.figures import brief
from generator.render.notes import FootNote, gone, marked
from generator.render.sheet import Sheet
from generator.render.site import Site
from generator.render.template import fragment
from generator.render.topic_prose import anchor
from generator.render.vocabulary import label
from generator.render.words import day, short_name
from generator.story import FieldDef


def embeds(site: Site) -> dict[str, str]:
    """Return the finished page of each fact and each chart by its path inside the folder of pages."""
    facts = {f"embed/{anchor(fact)}.html": _fact(site, fact) for fact in site.facts}
    return facts | dict(_charts(site))


def _fact(site: Site, fact: Fact) -> str:
    sheet, note = Sheet(f"embed/{anchor(fact)}", site, alone=True), site.note(fact)
    shown = {"told": brief(sheet, fact, badge=False), "badge": label(fact).badge(), "figure": ""}
    return _page(sheet, note, sheet.fact_link(fact, "This fact in its story"), shown)


def _charts(site: Site) -> Iterator[tuple[str, str]]:
    """The charts of sums, and the days of which not all can be right."""
    subjects = [*(site.story.comparison.subjects or site.story.subjects)]
    for field in site.fields(site.story.fields):
        if field.type == "money" and (made := _sums(site, field, subjects)):
            yield f"{chart_of(field)}.html", made
    for fact in site.facts:
        sheet = Sheet(days_of(fact), site, alone=True)
        if fact.status.conflict and (drawn := days_apart(sheet, fact, "h1")):
            link = sheet.fact_link(fact, "This fact in its story")
            yield f"{sheet.page}.html", _page(sheet, site.note(fact), link, {"figure": drawn})


def _sums(site: Site, field: FieldDef, subjects: Sequence[str]) -> str:
    sheet = Sheet(chart_of(field), site, alone=True)
    drawn = chart(sheet, field, subjects, table=False, heading="h1")
    facts = [fact for key in subjects if (fact := site.by_field.get((key, field.id)))]
    if not drawn:
        return ""
    return _page(sheet, site.joint_note(facts), sheet.fact_link(facts[0], "This chart in its story"), {"figure": drawn})


def _page(sheet: Sheet, note: FootNote, fact: Markup, shown: dict[str, Markup | str]) -> str:
    site = sheet.site
    said = [
        (
            site.number[passage.source],
            sheet.link(f"sources/{passage.source}", short_name(site.by_source[passage.source]), passage.anchor),
            day(site.by_source[passage.source]),
            marked(site.by_source[passage.source], passage),
        )
        for passage in note.passages
    ]
    made = fragment(
        "embed.html.j2",
        language=site.story.language,
        title=title(note.title),
        id=note.id,
        name=note.title,
        said=said,
        more=note.more,
        gone=[gone(each, "../") for each in note.withdrawn],
        home=sheet.link("index", site.story.title),
        fact=fact,
        as_of=site.as_of,
        **{"told": "", "badge": "", **shown},
    )
    return f"{made}\n"
