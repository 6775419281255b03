"""Pages to embed elsewhere: one fact each, finished HTML without a script, with the way back to the site."""

from __future__ import annotations

from generator.escape import title
from generator.models import Fact
from generator.render.figures import brief
from generator.render.notes import gone, marked
from generator.render.sheet import Sheet
from generator.render.site import Site, anchor
from generator.render.template import fragment
from generator.render.vocabulary import label
from generator.render.words import day, short_name


def embeds(site: Site) -> dict[str, str]:
    """Return the finished page of each fact by its path inside the folder of pages."""
    return {f"embed/{anchor(fact)}.html": _page(site, fact) for fact in site.facts}


def _page(site: Site, fact: Fact) -> str:
    sheet = Sheet(f"embed/{anchor(fact)}", site, alone=True)
    note = site.note(fact)
    told = brief(sheet, fact, badge=False)
    said = [
        (
            site.number[passage.source],
            sheet.link(f"sources/{passage.source}", short_name(site.by_source[passage.source]), passage.anchor),
            day(site.by_source[passage.source]),
            marked(site.by_source[passage.source], passage),
        )
        for passage in note.passages
    ]
    return (
        str(
            fragment(
                "embed.html.j2",
                language=site.story.language,
                title=title(note.title),
                id=note.id,
                name=note.title,
                told=told,
                badge=label(fact).badge(),
                said=said,
                more=note.more,
                gone=[gone(each, "../") for each in note.withdrawn],
                home=sheet.link("index", site.story.title),
                fact=sheet.fact_link(fact, "This fact in its story"),
                as_of=site.as_of,
            )
        )
        + "\n"
    )
