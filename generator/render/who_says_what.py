"""Who says what: a row for each fact, and in it a numbered sign for each source that says something of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from markupsafe import Markup

from generator.escape import inert
from generator.models import Fact
from generator.reconcile import disputed
from generator.render.figures import leading, noted, value
from generator.render.limits import parts
from generator.render.marks import brackets
from generator.render.registry import PageKind
from generator.render.sheet import Sheet
from generator.render.site import Site
from generator.render.template import PageHead, SearchShown, fragment
from generator.render.vocabulary import label
from generator.render.words import day, short_name
from generator.words import in_words

PAGE: Final = "who-says-what"
CHIPS: Final = 25
"""Up to so many sources have a sign each: more would fill lines with signs, and are given as numbers."""
FACTS: Final = 120
"""How many facts one page holds; more stand on a page for each subject, or several."""
OTHERS: Final = 4
"""How many other values a row names."""
Look = Literal["yes", "form", "other"]
LOOKS: Final[tuple[Look, ...]] = ("yes", "form", "other")
SILENT: Final = "does not mention it"
"""Said only of a source that the editor has read through."""
SPOKEN: Final = {"yes": "says so", "form": "differs in detail", "other": "disagrees"}


@dataclass(frozen=True, slots=True)
class FactRow:
    """One fact."""

    title: Markup
    text: Markup
    others: Markup
    signs: Sequence[Markup]


@dataclass(frozen=True, slots=True)
class SubjectFacts:
    """The facts of one subject, or some of them."""

    page: str
    title: str
    facts: Sequence[Fact]


def pages(site: Site) -> dict[str, str]:
    """Return the table's page, or its parts and a page that leads to them when it is too large for one."""
    groups = [(key, [fact for fact in site.facts if fact.subject == key]) for key in site.story.subjects]
    held = [SubjectFacts(f"{PAGE}/{key}", site.story.subjects[key].name, facts) for key, facts in groups if facts]
    if len(site.facts) <= FACTS:
        return {f"{PAGE}.md": _page(site, PAGE, site.story.pages[PAGE], held)}
    split = [each for part in held for each in _split(part)]
    sheet = Sheet(PAGE, site)
    links = [(sheet.link(part.page, part.title), len(part.facts)) for part in split]
    front = _page(site, PAGE, site.story.pages[PAGE], [], links)
    return {f"{PAGE}.md": front} | {f"{part.page}.md": _page(site, part.page, part.title, [part]) for part in split}


def _split(part: SubjectFacts) -> list[SubjectFacts]:
    chunks = parts(part.facts, FACTS)
    return [
        SubjectFacts(f"{part.page}{f'--{n}' if n > 1 else ''}", f"{part.title}{f', part {n}' if n > 1 else ''}", facts)
        for n, facts in enumerate(chunks, 1)
    ]


def _page(
    site: Site, page: str, heading: str, held: Sequence[SubjectFacts], links: Sequence[tuple[Markup, int]] = ()
) -> str:
    sheet = Sheet(page, site)
    few = len(site.articles) <= CHIPS
    groups = [(part.title, [_row(sheet, fact, few) for fact in part.facts]) for part in held]
    body = fragment(
        "who-says-what.md.j2",
        heading=heading,
        lead=_lead(site),
        groups=groups,
        links=links,
        heads=[(n, sheet.link(f"sources/{a.id}", short_name(a)), day(a)) for n, a in enumerate(site.articles, 1)]
        if few
        else [],
        spoken=SPOKEN,
        silent=SILENT if site.read_through else "",
        all_read=site.all_read,
        misses=sheet.link("about", "How to look for it", "what-it-misses"),
        back=sheet.link(PAGE, "All subjects") if page != PAGE else "",
    )
    about = f"Which of {site.count} says what about {site.names}, fact by fact."
    return sheet.finish(PageHead(heading, about, SearchShown(0.5), alone=True), body)


def _lead(site: Site) -> str:
    signs = [label(fact).sign for fact in site.facts]
    odds, agreed = signs.count("disagree"), signs.count("agree")
    alike = f"{in_words(agreed)} are" if agreed > 1 else "one is" if agreed else "none is"
    many = f"Of {in_words(len(signs))} facts" if len(signs) != 1 else "Of one fact"
    first = f"{many}, {alike} told alike by sources that do not copy each other"
    return f"{first}; on {in_words(odds) if odds else 'none'} the sources disagree."


def _row(sheet: Sheet, fact: Fact, few: bool) -> FactRow:
    lead, looks = said(sheet, fact)
    field = sheet.site.story.fields[fact.field]
    stand = label(fact)
    shown = Markup(", ").join(value(sheet, fact.positions[at]) for at in lead[:OTHERS])
    shown += Markup(f" and {len(lead) - OTHERS} more") if len(lead) > OTHERS else ""
    text = shown + noted(fact.positions[lead[0]]) + (Markup(f" {stand.badge()}") if stand.told else "")
    signs = _chips(sheet, fact, looks) if few else _counted(sheet, fact, looks)
    return FactRow(sheet.fact_link(fact, field.label), text, _others(sheet, fact, lead), signs)


def said(sheet: Sheet, fact: Fact) -> tuple[list[int], dict[str, Look]]:
    """Return the places of the values that lead, and how each source that says something stands to them."""
    field = sheet.site.story.fields[fact.field]
    stands, odds = fact.status, disputed(fact)
    group = stands.current[0] if stands.current else [*stands.earlier, *stands.aside, *stands.converted][:1]
    lead = (
        [at for held in stands.current for at in held]
        if field.many and stands.current
        else [_most(sheet, fact, stands.current, group)]
    )
    looks: dict[str, Look] = {}
    for at, position in enumerate(fact.positions):
        look: Look = "yes" if at in lead else "other" if at in odds and at not in group else "form"
        for claim in position.claims:
            looks[claim.source] = min(look, looks.get(claim.source, look), key=LOOKS.index)
    return lead, looks


def _most(sheet: Sheet, fact: Fact, groups: Sequence[Sequence[int]], fallback: Sequence[int]) -> int:
    """The value of the group that most sources give, in its leading form."""

    def sources(places: Iterable[int]) -> int:
        return len({claim.source for at in places for claim in fact.positions[at].claims})

    return leading(sheet, fact, max(groups, key=sources) if groups else fallback)


def _chips(sheet: Sheet, fact: Fact, looks: dict[str, Look]) -> list[Markup]:
    """A sign for each source, in their order: a dot where nothing was found, a dash where there is nothing to find."""
    note = sheet.site.note(fact)
    sheet.cited.setdefault(note.id, note)
    found = []
    for number, article in enumerate(sheet.site.articles, 1):
        look = looks.get(article.id)
        if look:
            name = inert(f"Source {number} {SPOKEN[look]}: {note.title}")
            found.append(
                Markup(f'<a class="chip {look}" href="#{note.id}" data-s="{number}" aria-label="{name}">{number}</a>')
            )
        elif article.id in sheet.site.read_through:
            found.append(Markup(f'<span class="chip nil" role="img" aria-label="Source {number} {SILENT}">–</span>'))
        else:
            found.append(Markup('<span class="chip nil" aria-hidden="true">·</span>'))
    return found


def _counted(sheet: Sheet, fact: Fact, looks: dict[str, Look]) -> list[Markup]:
    """How many sources say so, differ in detail, disagree, with their numbers."""
    number, found = sheet.site.number, []
    for look in LOOKS:
        held = sorted(number[source] for source, each in looks.items() if each == look)
        if held:
            mark = sheet.mark(sheet.site.note(fact), (source for source, each in looks.items() if each == look))
            found.append(Markup('<span class="tally">{} {} {}</span>').format(len(held), SPOKEN[look], mark))
    return found


def _others(sheet: Sheet, fact: Fact, lead: Sequence[int]) -> Markup:
    """The other values with the numbers of their sources: "[3] 12 April 2023, [4] next month"."""
    number, found = sheet.site.number, []
    others = [position for at, position in enumerate(fact.positions) if at not in lead]
    for position in others[:OTHERS]:
        sources = brackets(sorted({number[claim.source] for claim in position.claims}))
        found.append(Markup("{} {}").format(sources, value(sheet, position)))
    rest = [Markup(f"{len(others) - OTHERS} more")] if len(others) > OTHERS else []
    return Markup(", ").join([*found, *rest])


KIND: Final = PageKind("who-says-what", PAGE, pages, unlisted=[f"/{PAGE}/*.md"])
