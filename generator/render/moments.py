"""What the sources date, as a thread tells it: facts of a date, and what articles tell beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from markupsafe import Markup

from generator.compose import Named, Sentence, Value
from generator.escape import inert
from generator.models import Event, Fact, State
from generator.render.dated import Entry, marked, together
from generator.render.notes import FootNote, NotePassage
from generator.render.notes import marked as marked_words
from generator.render.sheet import Sheet
from generator.render.site import NAMED
from generator.render.told import plain_sentence
from generator.render.vocabulary import label
from generator.render.words import listing, short_name

Look = Literal["did", "plan", "lapsed", "denied", "aside"]
SPOKEN: Final = {"plan": "Planned", "lapsed": "Planned, and did not happen", "denied": "Denied"}


@dataclass(frozen=True, slots=True)
class Moment:
    """One step of a thread."""

    order: tuple[str, str]
    """Its first and last day; what is left open comes last."""
    when: Markup
    look: Look
    tag: str
    """What it is about."""
    told: Markup
    sentence: Sentence | None = None
    """The one of the topics that tells it."""

    @property
    def year(self) -> str:
        """The year in which it begins, "" when it is left open."""
        return self.order[0][:4] if self.order[0] < OPEN else ""


WIDE: Final = frozenset(("organisation", "agency", "place"))
"""Kinds of entities that have to do with much beside the subject that they belong to."""
OPEN: Final = "X"
"""Orders behind each day."""


def moments(sheet: Sheet, entity: str = "") -> list[Moment]:
    """Return what the sources date, in order; of one entity or subject where its id is given."""
    rows = sheet.site.chronicle.get(entity, ()) if entity else sheet.site.rows
    facts = sheet.site.facts
    if entity and entity not in sheet.site.story.subjects:
        places = sorted({sheet.site.fact_at[row.claim] for row in rows if row.claim})
        facts = [facts[at] for at in places if _tells_of(sheet, facts[at], entity)]
    found = [*_of_facts(sheet, facts), *_of_events(sheet, [row for row in rows if not row.claim])]
    return sorted(found, key=lambda moment: moment.order)


def _tells_of(sheet: Sheet, fact: Fact, entity: str) -> bool:
    """Whether the sentence on a date names an entity: that its source names it beside the date is not enough."""
    places = range(len(fact.positions))
    told = [found for at in places if (found := sheet.site.telling.get((fact.subject, fact.field, at)))]
    parts = (part for sentence in told for part in sentence.parts)
    return not told or any(
        (isinstance(part, Value) and part.entity == entity) or (isinstance(part, Named) and part.id == entity)
        for part in parts
    )


def _of_facts(sheet: Sheet, facts: Iterable[Fact]) -> Iterator[Moment]:
    for fact in facts:
        groups = together(fact)
        if groups and fact.status.conflict:
            yield _disputed(sheet, groups)
            continue
        for group in groups:
            yield _moment(sheet, group)


LOOKS: Final[Mapping[State, Look]] = {"stated": "did", "planned": "plan", "lapsed": "lapsed", "denied": "denied"}
"""How a date is drawn: a plan is a ring, struck through only where a source says that it came to nothing."""


def _moment(sheet: Sheet, group: Sequence[Entry]) -> Moment:
    lead, site = group[0], sheet.site
    drawn, stand = LOOKS[lead.state], label(lead.fact)
    when = marked(lead.value) if lead.value.date else inert(lead.position.text or lead.position.claims[0].written)
    when = Markup(f"<s>{when}</s>") if drawn == "lapsed" else when
    sentence = _sentence(sheet, lead)
    told = plain_sentence(sheet, sheet.site.composer.in_full(sentence)) if sentence else _plain(sheet, group)
    badge = (
        Markup(f" {stand.badge()}") if stand.sign in ("disagree", "open", "not", "put-off") and drawn != "did" else ""
    )
    days = lead.days
    order = (days.first.isoformat(), days.last.isoformat()) if days else (OPEN, OPEN)
    return Moment(order, when, drawn, site.story.subjects[lead.fact.subject].name, told + badge, sentence)


def _disputed(sheet: Sheet, groups: Sequence[Sequence[Entry]]) -> Moment:
    """Dates of which not all can be right, as one step at the first of them."""
    first = _moment(sheet, groups[0])
    known = [group[0].value for group in groups if group[0].value.date]
    when = Markup(" or ").join(marked(value) for value in known) or first.when
    return replace(first, when=when)


def _sentence(sheet: Sheet, entry: Entry) -> Sentence | None:
    """The sentence of the topics that tells this date first, where one does; each is told once on a page."""
    told = sheet.site.telling.get((entry.fact.subject, entry.fact.field, entry.at))
    if told is None or f"t-{id(told)}" in sheet.anchors:
        return None
    sheet.anchors.add(f"t-{id(told)}")
    return told


def _plain(sheet: Sheet, group: Sequence[Entry]) -> Markup:
    """A date that no sentence of the topics tells, or one that is told already."""
    told = sheet.site.composer.date(group[0].fact, [entry.at for entry in group])
    return Markup(" ").join(plain_sentence(sheet, each) for each in told)


def _of_events(sheet: Sheet, rows: Iterable[Event]) -> Iterator[Moment]:
    by_source: dict[str, list[Event]] = {}
    for row in rows:
        kept = by_source.setdefault(row.source, [*sheet.site.claimed.get(row.source, ())])
        if not any(row.meets(other) for other in kept):
            kept.append(row)
            yield _event(sheet, row)


def _event(sheet: Sheet, row: Event) -> Moment:
    site, article = sheet.site, sheet.site.by_source[row.source]
    if span := site.telling_of(row):
        cut = (article.text[span[0]].islower(), False)
        passage = NotePassage(row.source, span, (), f"s-{span[0]}", cut=cut)
        note = FootNote(f"e-{row.source}-{row.start}", f"{short_name(article)}, in its words", (passage,))
        told = marked_words(article, passage) + sheet.mark(note, [row.source])
    else:
        told = _unshown(sheet, row)
    subjects = _subjects(sheet, row)
    tag = ", ".join(site.story.subjects[key].name for key in subjects)
    plain: Look = "did" if subjects else "aside"
    drawn: Look = {"planned": "plan", "denied": "denied"}.get(row.modality, plain)  # type: ignore[assignment]
    first = (row.date.date or OPEN).replace("XXXX", OPEN)
    return Moment((first, row.date.to or first), marked(row.date), drawn, tag, told)


def _unshown(sheet: Sheet, row: Event) -> Markup:
    """Whom a happening is about and who tells it, where the share leaves no room for its words."""
    site, article = sheet.site, sheet.site.by_source[row.source]
    names = [sheet.entity(key, site.entities[key].name) for key in row.entities if key in site.entities][:NAMED]
    source = sheet.link(f"sources/{row.source}", f"[{site.number[row.source]}] {short_name(article)}")
    if not names:
        return Markup("{} gives this date in a sentence that is not shown here.").format(source)
    return Markup("{} has a sentence about {} that is not shown here.").format(source, listing(names))


def _subjects(sheet: Sheet, row: Event) -> list[str]:
    """The subjects that take part, or to which one who takes part belongs.

    A body or a place has to do with much beside a subject: it speaks for one only where another of it takes part too.
    """
    story = sheet.site.story
    who = [story.entities[key] for key in row.entities if key in story.entities]
    found = dict.fromkeys(key for key in row.entities if key in story.subjects)
    found |= dict.fromkeys(one.subjects[0] for one in who if one.kind not in WIDE and len(one.subjects) == 1)
    if not found:
        wide = Counter(one.subjects[0] for one in who if len(one.subjects) == 1)
        found = dict.fromkeys(key for key, n in wide.items() if n > 1)
    return [*found]
