"""Where the sources differ: disagreements told, then plans, then what is only a matter of detail, then spellings.

Each fact stands once, under the gravest that holds of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from generator.compose import printed
from generator.escape import inert
from generator.models import Claim, Date, Fact, Name, Term
from generator.reconcile import name_key, text_of
from generator.render.asked import unseen
from generator.render.days import days_apart
from generator.render.figures import cited, noted
from generator.render.notes import NotePassage, marked
from generator.render.registry import PageKind
from generator.render.sheet import Sheet
from generator.render.site import Site
from generator.render.template import PageHead, SearchShown, fragment
from generator.render.told import paragraph
from generator.render.topic_prose import anchor
from generator.render.vocabulary import NEWER, Label, Sign, label
from generator.render.words import capital, short_name
from generator.words import in_words

PAGE: Final = "differences"
FULL: Final = 40
"""How many facts of a kind are told; the others are links, so that the page stays light."""
FORMS: Final = 6
"""How many forms of a value a row holds: what a phone shows in a few lines; of the others it gives the count."""
ASKED: Final = ("disputed", "contradictions", "conflicts", "refuted", "discrepancies")
"""What people call it who search for it."""
PLANS: Final[Sequence[Sign]] = ("put-off", "not", "open", "kept")


@dataclass(frozen=True, slots=True)
class ToldFact:
    """One fact told in a paragraph."""

    anchor: str
    title: Markup
    text: Markup
    badge: Label | None = None
    chart: str = ""
    editor: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Detail:
    """One fact whose values differ in detail: what the sources say, and why all can be right."""

    anchor: str
    title: Markup
    forms: Markup
    why: Sequence[str]
    editor: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class LeftOutRow:
    """What the editor took out of what the program had read."""

    name: str
    text: str
    words: Markup
    source: Markup
    reason: str


def pages(site: Site) -> dict[str, str]:
    """Return the page of differences."""
    sheet, heading = Sheet(PAGE, site), site.story.pages[PAGE]
    sheet.anchors.update(anchor(fact) for fact in site.facts)  # heads have them, not sentences
    by: dict[str, list[Fact]] = {}
    for fact in site.facts:
        by.setdefault(label(fact).sign, []).append(fact)
    disputed = by.get("disagree", [])
    plans = [fact for sign in PLANS for fact in by.get(sign, ()) if sign != "kept" or _dated(fact)]
    details, newer = by.get("detail", []), by.get("newer", [])
    spelled = by.get("spelled", [])
    written = [(fact, _spellings(sheet, fact)) for fact in spelled]
    judged = [fact for fact in site.facts if fact not in [*disputed, *plans, *details, *newer] and _editor(fact)]
    body = fragment(
        "differences.md.j2",
        heading=heading,
        search=unseen(ASKED),
        lead=_lead(len(disputed), len(plans), len(newer), len(details), sum(len(names) for _, names in written)),
        disputed=[_disputed(sheet, fact) for fact in disputed[:FULL]],
        plans=[_plan(sheet, fact) for fact in plans[:FULL]],
        details=[_detail(sheet, fact) for fact in details[:FULL]],
        newer=[_detail(sheet, fact) for fact in newer[:FULL]],
        spelled=[(anchor(fact), names) for fact, names in written[:FULL]],
        judged=[ToldFact(anchor(f), _title(sheet, f), Markup(""), None, "", _editor(f)) for f in judged[:FULL]],
        rest=[_title(sheet, fact) for held in (disputed, plans, newer, details, spelled) for fact in held[FULL:]],
        left_out=_left_out(sheet),
        unshown=max(0, len(site.aside.left_out) - FULL),
        next=(sheet.link("who-says-what", site.story.pages["who-says-what"]), "Each fact, source by source"),
    )
    about = f"Where {site.count} differ on {site.names}: what is disputed, what became of plans, what is only detail."
    return {f"{PAGE}.md": sheet.finish(PageHead(heading, about, SearchShown(2)), body)}


def _dated(fact: Fact) -> bool:
    """Whether it is about a date: that a name which was planned is stated now is no news."""
    return any(isinstance(position.value, Date) for position in fact.positions)


def _lead(disputed: int, plans: int, newer: int, details: int, spelled: int) -> str:
    """The counts in sentences."""
    first = "No disagreement was found." if not disputed else f"On {_points(disputed)} not all sources can be right."
    rest = [
        f"{_many(plans, 'plan')} changed or came due" if plans else "",
        f"later sources give {_many(newer, 'other value')}" if newer else "",
        f"on {_points(details)} they differ only in how exact they are" if details else "",
        f"{_many(spelled, 'name')} {'is' if spelled == 1 else 'are'} written in more than one way" if spelled else "",
    ]
    told = [part for part in rest if part]
    return " ".join([first, f"{capital('; '.join(told))}."] if told else [first])


def _points(n: int) -> str:
    return _many(n, "point")


def _many(n: int, noun: str) -> str:
    return f"{in_words(n)} {noun}{'' if n == 1 else 's'}"


def _title(sheet: Sheet, fact: Fact) -> Markup:
    return sheet.fact_link(fact, sheet.site.called(fact))


def _disputed(sheet: Sheet, fact: Fact) -> ToldFact:
    told = paragraph(sheet, sheet.site.composer.disagreement(fact))
    return ToldFact(anchor(fact), _title(sheet, fact), told, label(fact), days_apart(sheet, fact), _editor(fact))


def _plan(sheet: Sheet, fact: Fact) -> ToldFact:
    told = paragraph(sheet, sheet.site.composer.plan(fact))
    told = told or Markup('<p class="told">{}.</p>').format(_forms(sheet, fact, "; "))
    return ToldFact(anchor(fact), _title(sheet, fact), told, label(fact), "", _editor(fact))


def _detail(sheet: Sheet, fact: Fact) -> Detail:
    return Detail(anchor(fact), _title(sheet, fact), _forms(sheet, fact, "; "), _why(sheet, fact), _editor(fact))


def _forms(sheet: Sheet, fact: Fact, between: str) -> Markup:
    """All values of a fact with their marks."""
    order = fact.status.order
    shown = [fact.positions[at] for at in order[:FORMS]]
    parts = [cited(sheet, fact, each) + noted(each) for each in shown]
    return Markup(between).join(parts) + (Markup(f"{between}{len(order) - FORMS} more") if len(order) > FORMS else "")


def _spellings(sheet: Sheet, fact: Fact) -> list[Markup]:
    """The ways in which each name is written, that of the pages first: "Ada Holm[2][3] also Ada Holme[5]"."""
    groups: list[set[int]] = []
    for places in (set(verdict.positions) for verdict in fact.verdicts if verdict.kind == "spelled"):
        apart = [group for group in groups if not group & places]
        groups = [*apart, places.union(*(group for group in groups if group & places))]
    return [_ways(sheet, fact, sorted(group)) for group in groups]


def _ways(sheet: Sheet, fact: Fact, places: Sequence[int]) -> Markup:
    ways: dict[str, list[Claim]] = {fact.positions[at].text: [] for at in places}
    for position in (fact.positions[at] for at in places):
        for claim in position.claims:
            written = claim.value.name if isinstance(claim.value, Name) else position.text
            whole = {*name_key(written).split()} <= {*name_key(position.text).split()}
            ways.setdefault(position.text if whole else written, []).append(claim)
    parts = [inert(name) + sheet.cite(fact, claims) for name, claims in [*ways.items()][:FORMS] if claims]
    return Markup(" also ").join(parts)


def _why(sheet: Sheet, fact: Fact) -> list[str]:
    """Why all values can be right, in one sentence, by their type."""
    kinds = {verdict.kind for verdict in fact.verdicts}
    if label(fact) == NEWER:
        return ["A later source gives another value."]
    if "refined" not in kinds:
        return []
    value, bounds = fact.positions[0].value, {claim.bound for p in fact.positions for claim in p.claims} - {None}
    if isinstance(value, Date):
        exact = max(fact.positions, key=lambda position: len(getattr(position.value, "date", None) or ""))
        return [f"{capital(printed(exact))} is the more exact date."]
    if isinstance(value, Name):
        return [_named(sheet, fact)]
    if isinstance(value, Term):
        return ["One is the narrower word for the same."]
    if "over" in bounds or "under" in bounds:
        return ["One is a limit, which the other keeps to."]
    return ["One is the rougher figure." if bounds else "They come to the same within what the words bear."]


def _named(sheet: Sheet, fact: Fact) -> str:
    """Why two names can both be right: a place lies in another, or one name is fuller."""
    entities = sheet.site.story.entities
    named = (position.value.entity for position in fact.positions if isinstance(position.value, Name))
    known = [entities[id] for id in named if id is not None and id in entities]
    inner = next(((one, other) for one in known for other in known if other.id in one.part_of), None)
    return f"{inner[0].name} lies in {inner[1].name}." if inner else "One is the fuller name."


def _editor(fact: Fact) -> list[str]:
    """What the editor prefers or sets aside, and why, and the notes."""
    words = {"preferred": "Preferred", "deprecated": "Set aside"}
    ranked = [position for position in fact.positions if position.rank != "normal"]
    ranks = [f"{words[p.rank]}: {p.text}." + (f" {p.reason}" if p.reason else "") for p in ranked]
    return [*ranks, *fact.notes]


def _left_out(sheet: Sheet) -> list[LeftOutRow]:
    site, found = sheet.site, []
    for each in site.aside.left_out[:FULL]:
        claim = each.claim
        article = site.by_source[claim.source]
        span = site.shown[claim.id]
        words = marked(
            article, NotePassage(article.id, span, ((claim.value_start, claim.value_start + len(claim.written)),), "")
        )
        name = f"{site.story.fields[claim.field].label} · {site.story.subjects[claim.subject].name}"
        link = sheet.link(f"sources/{article.id}", f"[{site.number[article.id]}] {short_name(article)}", "left-out")
        found.append(LeftOutRow(name, text_of(claim.value, claim, site.story), words, link, each.reason))
    return found


KIND: Final = PageKind("differences", PAGE, pages)
