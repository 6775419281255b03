"""Where the sources differ: every verdict between values, the gravest first, and what some say and none denies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, get_args

from markupsafe import Markup

from generator.models import Fact, Verdict, VerdictKind
from generator.reconcile import disputed, replaced, values
from generator.render import badges
from generator.render.left_out import ANCHOR, SHOWN, lines
from generator.render.links import HtmlLinks, dated
from generator.render.phrases import fact_link, named, phrase, sources
from generator.render.site import Site, anchor
from generator.render.template import LIST, render
from generator.story import FieldDef

PAGE = "differences"
FULL: Final = 30
"""How many entries show values and sentences, the gravest first; the others are links: a page stays light."""
VALUES: Final = 8
"""How many values an entry shows."""
SENTENCES: Final = 6
"""How many sentences an entry shows."""
GRAVEST_FIRST: Final[Sequence[VerdictKind]] = get_args(VerdictKind)[::-1]
SECTIONS: Final[dict[VerdictKind, tuple[str, str]]] = {
    "disputed": ("Disputed", "Not all of these values can be right, and no source settles it."),
    "refuted": ("Refuted", "A source says that what another one gives is false."),
    "superseded": (
        "Plans that changed, passed or came true",
        "A later source gives another plan or a newer value, or reports the plan as done, or its day has passed.",
    ),
    "refined": ("One value, more or less exact", "The sources do not contradict each other; one says more."),
    "converted": ("Sums in other currencies", "The same sum twice, with the rate that this implies."),
    "spelled": ("Spelled differently", "One name, written in more than one way."),
}
COUNTED: Final[dict[VerdictKind, str]] = {
    "disputed": "disputed",
    "refuted": "refuted by a source",
    "superseded": "with a plan or value that changed, passed or came true",
    "refined": "more or less exact",
    "converted": "in several currencies",
    "spelled": "spelled differently",
    "agreed": "agreed by independent origins",
    "single": "from one origin alone, in part or in whole",
}

NO_CONFLICT: Final = (
    "These can hold several values at once. Not every source names all of them, and to leave one out is not to "
    "contradict it."
)
NOT_DENIED: Final = "No source denies one of these: they do not conflict."


@dataclass(frozen=True, slots=True)
class Entry:
    """One fact in one section."""

    title: Markup
    """Leads to the topic that shows the fact."""
    anchor: str
    """Empty where an earlier section has the fact already."""
    values: Sequence[Markup] = ()
    more: int = 0
    """How many values are not shown."""
    sentences: Sequence[str] = ()
    unsaid: int = 0
    """How many sentences are not shown."""
    aside: bool = False
    """All that it rests on was settled by the editor."""
    judgements: Sequence[str] = ()

    @property
    def brief(self) -> Entry:
        """The entry as a mere link."""
        return Entry(self.title, self.anchor)


def pages(site: Site) -> dict[str, str]:
    """Return the page of differences."""
    links = HtmlLinks(PAGE, site)
    seen: set[str] = set()
    sections = [(*SECTIONS[kind], list(_entries(links, kind, seen))) for kind in SECTIONS]
    some = [_named(links, fact, seen) for fact in site.facts if some_say(fact, site.story.fields[fact.field])]
    sections.append(("Said by some, denied by none", NO_CONFLICT, some))
    page = render(
        "differences.md.j2",
        site,
        site.story.pages[PAGE],
        f"Where {site.count} differ on {site.names}: what is disputed, which plans changed, and how values relate.",
        LIST,
        counts=_counts(site.facts),
        sections=list(_shortened(sections)),
        left_out=[(line, _source(links, line.source)) for line in lines(site, site.aside.left_out[:SHOWN])],
        unshown=max(0, len(site.aside.left_out) - SHOWN),
    )
    return {f"{PAGE}.md": page}


def _source(links: HtmlLinks, source: str) -> Markup:
    return links.link(f"sources/{source}", dated(links.site.by_source[source]), ANCHOR)


def _shortened(sections: Iterable[tuple[str, str, list[Entry]]]) -> Iterator[tuple[str, str, list[Entry]]]:
    """The sections that have entries, with links alone for the entries after the first ones of the page."""
    left = FULL
    for title, about, entries in sections:
        if entries:
            yield title, about, [*entries[:left], *(entry.brief for entry in entries[left:])]
        left = max(0, left - len(entries))


def by_gravity(facts: Iterable[Fact]) -> list[Fact]:
    """Return facts with the gravest verdict first, else in their order."""
    return sorted(facts, key=lambda fact: GRAVEST_FIRST.index(fact.verdict))


def shown(fact: Fact, field: FieldDef) -> bool:
    """Return whether the page has an entry for a fact."""
    return any(verdict.kind in SECTIONS for verdict in fact.verdicts) or some_say(fact, field)


def some_say(fact: Fact, field: FieldDef) -> bool:
    """Return whether sources name different values that do not conflict."""
    claims = [[claim for at in group for claim in fact.positions[at].claims] for group in values(fact)]
    groups = {frozenset(claim.source for claim in group) for group in claims}
    denied = any(position.denied for position in fact.positions)
    return field.many and len(groups) > 1 and not denied and not disputed(fact)


def sentences(fact: Fact, *kinds: VerdictKind) -> list[str]:
    """Return the sentences of a fact's verdicts of these kinds."""
    return [verdict.text for verdict in fact.verdicts if verdict.kind in kinds]


def judgements(fact: Fact) -> list[str]:
    """Return what the editor prefers or sets aside, and why, and the notes."""
    words = {"preferred": "Preferred", "deprecated": "Set aside"}
    ranked = [position for position in fact.positions if position.rank != "normal"]
    ranks = [f"{words[p.rank]}: {p.text}" + (f" — {p.reason}" if p.reason else "") for p in ranked]
    return [*ranks, *fact.notes]


def _counts(facts: Sequence[Fact]) -> str:
    """How many facts there are, and how many of each headline."""
    found = Counter(fact.verdict for fact in facts)
    parts = [f"{found[kind]} {COUNTED[kind]}" for kind in COUNTED if found[kind]]
    total = f"{len(facts)} fact{'' if len(facts) == 1 else 's'}"
    return f"{total}: {', '.join(parts)}." if parts else f"{total}."


def _entries(links: HtmlLinks, kind: VerdictKind, seen: set[str]) -> Iterator[Entry]:
    """The facts with a verdict of a kind: those that are open first, those that the editor settled last."""
    facts = sorted(links.site.facts, key=lambda fact: not badges.open_question(fact))
    found = ((fact, [verdict for verdict in fact.verdicts if verdict.kind == kind]) for fact in facts)
    entries = [_entry(links, fact, verdicts) for fact, verdicts in found if verdicts]
    for entry in sorted(entries, key=lambda entry: entry.aside):
        yield _once(entry, seen)


def _entry(links: HtmlLinks, fact: Fact, verdicts: Sequence[Verdict]) -> Entry:
    found = dict.fromkeys(at for verdict in verdicts for at in verdict.positions)
    gone = replaced(fact)
    places = sorted(found, key=lambda at: at not in gone)
    shown = zip(places[:VALUES], badges.of_positions(fact, places[:VALUES]), strict=True)
    aside = {at for at, position in enumerate(fact.positions) if position.rank == "deprecated"}
    return Entry(
        _title(links, fact),
        anchor(fact),
        [phrase(links, fact.positions[at]) + badges.together(marks) for at, marks in shown],
        max(0, len(places) - VALUES),
        [verdict.text for verdict in verdicts[:SENTENCES]],
        max(0, len(verdicts) - SENTENCES),
        all(aside & {*verdict.positions} for verdict in verdicts),
        judgements(fact),
    )


def _named(links: HtmlLinks, fact: Fact, seen: set[str]) -> Entry:
    said = [Markup("{} — {}").format(phrase(links, each), sources(links, each)) for each in fact.positions[:VALUES]]
    more = max(0, len(fact.positions) - VALUES)
    return _once(Entry(_title(links, fact), anchor(fact), said, more, [NOT_DENIED], judgements=judgements(fact)), seen)


def _title(links: HtmlLinks, fact: Fact) -> Markup:
    return fact_link(links, fact, named(links.site, fact))


def _once(entry: Entry, seen: set[str]) -> Entry:
    """The entry, its anchor only where it is the first of its fact."""
    fresh = entry.anchor not in seen
    seen.add(entry.anchor)
    return entry if fresh else replace(entry, anchor="")
