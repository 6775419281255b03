"""What changed: fact by fact, from which published build on it stood otherwise, where the story asks for it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from generator.escape import inert
from generator.render.limits import parts
from generator.render.registry import PageKind
from generator.render.sheet import Sheet
from generator.render.site import Site
from generator.render.template import PageHead, SearchShown, fragment
from generator.render.vocabulary import of_kind
from generator.render.words import short_name
from generator.story import HISTORY
from generator.words import day_text

if TYPE_CHECKING:
    from generator.history import FactHistory, FactState, History, StatedValue

FOUND: Final = SearchShown(0.25)
"""Whoever asks for a value means the pages that tell how it stands now."""
LONGEST: Final = 200
"""How many facts one page tells: more would take long to show."""


@dataclass(frozen=True, slots=True)
class ChangedFact:
    """One fact."""

    anchor: str
    title: Markup
    steps: list[tuple[Markup, Markup]]
    """From when on, and how it stood."""


def pages(site: Site) -> dict[str, str]:
    """Return the page, of a long history in parts."""
    from generator.history import History, summary

    known, title = site.dossier.history or History(), site.story.pages[HISTORY]
    chunks = parts(known.changed, LONGEST) or [()]
    names = [f"{title}, part {at}" if at > 1 else title for at in range(1, len(chunks) + 1)]
    found = {}
    for at, facts in enumerate(chunks):
        sheet = Sheet(_path(at), site)
        told = [_fact(sheet, known, fact) for fact in facts]
        others = [sheet.link(_path(other), name) for other, name in enumerate(names) if other != at]
        body = fragment(
            "history.md.j2",
            heading=names[at],
            missing=known.missing,
            lead=f"{summary(known, day_text)}.",
            groups=[(subject, [*held]) for subject, held in groupby(told, lambda each: each.anchor.partition("--")[0])],
            others=others,
            builds=[_build(known, at) for at in reversed(range(len(known.commits)))] if not at else [],
        )
        about = f"How what {site.say} about {site.names} changed, from one published build to the next."
        found[f"{sheet.page}.md"] = sheet.finish(PageHead(names[at], about, FOUND), body)
    return found


def _path(at: int) -> str:
    return f"{HISTORY}/part-{at + 1}" if at else HISTORY


def _fact(sheet: Sheet, known: History, fact: FactHistory) -> ChangedFact:
    from generator.history import anchor

    now = sheet.site.by_field.get(fact.about)
    title = sheet.fact_link(now, fact.heading) if now else inert(fact.heading)
    steps = [(_when(known, step.build), _state(sheet, step.state)) for step in fact.steps]
    return ChangedFact(anchor(fact), title, steps)


def _state(sheet: Sheet, state: FactState | None) -> Markup:
    """How a fact stood: its values with their sources, and how these stood to each other."""
    if state is None:
        return Markup("No source gives it any more.")
    values = [Markup("{}{} {}").format("not " * each.denied, each.text, _sources(sheet, each)) for each in state.values]
    gone = [Markup("without {}, which was withdrawn").format(_source(sheet, key)) for key in state.withdrawn]
    return Markup("; ").join([*values, *gone]) + Markup(" ") + of_kind(state.kind).badge()


def _sources(sheet: Sheet, value: StatedValue) -> Markup:
    return Markup("").join(_source(sheet, key) for key in value.sources)


def _source(sheet: Sheet, key: str) -> Markup:
    """A link to a source, by its number; one that is withdrawn has none, and goes by its name."""
    site = sheet.site
    if key in site.number:
        return sheet.link(f"sources/{key}", f"[{site.number[key]}]")
    gone = next((each.article for each in site.aside.withdrawn if each.article.id == key), None)
    return sheet.link(f"sources/{key}", f"[{short_name(gone)}]") if gone else Markup("")


def _when(known: History, at: int) -> Markup:
    day = known.commits[at].day
    return Markup('<time datetime="{}">{}</time>').format(day, day_text(day))


def _build(known: History, at: int) -> tuple[Markup, str, bool]:
    """A build: when, which, and whether this version of the program can make it."""
    from generator.history import SHORT

    return _when(known, at), known.commits[at].id[:SHORT], at not in known.faults


KIND: Final = PageKind(HISTORY, HISTORY, pages, lambda site: HISTORY in site.story.pages, unlisted=[f"/{HISTORY}/*.md"])
