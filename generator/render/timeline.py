"""The timeline tells: every date that was found in the articles, in one thread, with its sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from markupsafe import Markup

from generator.render.moments import SPOKEN, Moment, moments
from generator.render.registry import PageKind
from generator.render.sheet import Sheet
from generator.render.site import Site
from generator.render.template import PageHead, SearchShown, fragment

PAGE: Final = "timeline"
LONGEST: Final = 240
"""How many dates one page tells; a longer timeline has a page for each year, or several."""


@dataclass(frozen=True, slots=True)
class Year:
    """The dates of one year."""

    name: str
    anchor: str
    moments: Sequence[Moment]


def pages(site: Site) -> dict[str, str]:
    """Return the timeline's page; of a long one also the pages of its years."""
    sheet = Sheet(PAGE, site)
    found = _years(moments(sheet))
    if sum(len(year.moments) for year in found) <= LONGEST:
        return {f"{PAGE}.md": _page(sheet, found, site.story.pages[PAGE])}
    parts = [part for year in _years(moments(Sheet(f"{PAGE}/year", site))) for part in _parts(year)]
    whole = Sheet(PAGE, site)
    links = [(whole.link(f"{PAGE}/{part.anchor}", part.name), len(part.moments)) for part in parts]
    front = _page(whole, [], site.story.pages[PAGE], links)
    return {f"{PAGE}.md": front} | {f"{PAGE}/{part.anchor}.md": _part(site, part) for part in parts}


def _years(found: Sequence[Moment]) -> list[Year]:
    groups = ((key, [*held]) for key, held in groupby(found, key=lambda moment: moment.year))
    return [Year(key or "Without a date", f"y-{key}" if key else "open", held) for key, held in groups]


def _parts(year: Year) -> list[Year]:
    """A year in parts that a page can hold."""
    chunks = [year.moments[at : at + LONGEST] for at in range(0, len(year.moments), LONGEST)]
    names = [year.name if not n else f"{year.name}, part {n + 1}" for n in range(len(chunks))]
    return [
        Year(name, f"{year.anchor}-{n}" if n else year.anchor, held)
        for n, (name, held) in enumerate(zip(names, chunks, strict=True))
    ]


def _part(site: Site, part: Year) -> str:
    """The page of one part, whose moments are told anew so that its own notes stand at its foot."""
    sheet = Sheet(f"{PAGE}/{part.anchor}", site)
    inside = [moment for moment in moments(sheet) if moment in part.moments]
    return _page(sheet, [Year(part.name, "here", inside)], f"{site.story.pages[PAGE]}: {part.name}")


def _page(sheet: Sheet, years: Sequence[Year], heading: str, parts: Sequence[tuple[Markup, int]] = ()) -> str:
    site = sheet.site
    whole = sheet.page == PAGE
    body = fragment(
        "timeline.md.j2",
        heading=heading,
        years=years,
        parts=parts,
        spoken=SPOKEN,
        looks=list(dict.fromkeys(moment.look for year in years for moment in year.moments)),
        back="" if whole else sheet.link(PAGE, "The whole timeline"),
        next=(
            sheet.link("differences", site.story.pages["differences"]),
            "What is disputed, and what is a matter of detail",
        ),
    )
    about = f"What {site.count} date about {site.names}, plans apart from what happened, each with its sentence."
    return sheet.finish(PageHead(heading, about, SearchShown(1 if whole else 0), alone=True), body)


KIND: Final = PageKind("timeline", PAGE, pages, unlisted=[f"/{PAGE}/*.md"])
