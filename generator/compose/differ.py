"""Disagreements and plans, told source by source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from generator.compose.details import details
from generator.compose.matter import Matter, Variant
from generator.compose.model import Paragraph, Part, Words
from generator.compose.names import Narrator
from generator.compose.phrase import is_open, leading, short, value
from generator.compose.plain import plain, told_by_pattern
from generator.compose.printed import sources, tellers
from generator.compose.sentence import finished
from generator.models import Date, Fact, State

WAYS: Final[Sequence[State]] = ("stated", "planned", "lapsed", "denied")
"""In which order values are told: what is denied comes behind what it denies."""
DATED: Final[Mapping[State, str]] = {
    "stated": "is given as",
    "planned": "is planned for",
    "lapsed": "was planned for",
    "denied": "is denied for",
}


def alternatives(voice: Narrator, fact: Fact, named: bool = False) -> Paragraph:
    """Return who gives which value of a fact of which only one can be right; empty where there is one value.

    ``named`` puts the field's label in front, where no heading names it.
    """
    told = voice.told(fact)
    if not is_open(voice, fact):
        return ()
    variants = sorted((leading(voice, fact, group) for group in told.groups), key=lambda v: -v.sources)
    known = [v for v in variants if not isinstance(d := fact.positions[v.at].value, Date) or d.date]
    about = voice.label(fact) or f"“{voice.matter.field(fact).label}”"
    parts: list[Part] = [*voice.setting(fact.subject), Words(f"as to {about}, ")] if named else []
    for at, (variant, who) in enumerate(zip(known, tellers([variant.said_by for variant in known]), strict=True)):
        parts += [Words(", ")] if at else []
        parts += [Words(f"{who.text} {'also ' if who.again else ''}{'gives' if who.n == 1 else 'give'} ")]
        parts += short(value(voice, fact, variant), fact, known[0]) if at else value(voice, fact, variant)
    first = finished(parts)
    return (first, *details(voice, fact, first))


def across(voice: Narrator, fact: Fact) -> Paragraph:
    """Return who states, plans or denies a value of a fact, where that is what cannot all be right.

    "Two sources give 19 March 2025, one gives 2 April as a plan"; "One source gives Moldova, another denies it".
    """
    standing = fact.status.positions
    groups = [group for group in fact.status.current if any(standing[at].disputed for at in group)]
    states = {group: standing[group[0]].state for group in groups}
    said = [(states[group], leading(voice, fact, group)) for group in groups]
    said.sort(key=lambda each: (WAYS.index(each[0]), -each[1].sources))
    parts: list[Part] = []
    told: list[object] = []
    for (state, variant), who in zip(said, tellers([variant.said_by for _, variant in said]), strict=True):
        held = fact.positions[variant.at].value
        *shown, mark = value(voice, fact, variant)
        if state == "denied" and held in told:
            shown = [Words("it")]
        elif told:
            shown = short(shown, fact, said[0][1])
        verb = ("give", "gives") if state != "denied" else ("deny", "denies")
        parts += [Words(", ")] if told else []
        parts += [Words(f"{who.text} {'also ' if who.again else ''}{verb[who.n == 1]} "), *shown]
        parts += [Words(" as a plan"), mark] if state in ("planned", "lapsed") else [mark]
        told.append(held)
    return (finished(parts),) if parts else ()


def plan(matter: Matter, fact: Fact) -> Paragraph:
    """Return what was planned, and what became of it; empty where a fact tells of none."""
    told = matter.told(fact)
    if told.state not in ("planned", "lapsed") or not any(
        c.modality == "planned" for p in fact.positions for c in p.claims
    ):
        return ()
    voice = Narrator(matter)
    first = told_by_pattern(voice, fact) or plain(voice, fact)
    return (first, *details(voice, fact, first))


def on(matter: Matter, fact: Fact, places: Sequence[int]) -> Paragraph:
    """Return sentences on forms of one date of a fact, by their places in it: "The launch was planned for 2022"."""
    voice, state = Narrator(matter), fact.status.positions[places[0]].state
    voice.met.add(fact.subject)
    variants = [Variant(at, matter.sorted(fact.positions[at].claims)) for at in places]
    label = voice.label(fact) or f"“{matter.field(fact).label}”"
    opening = f"{label} {DATED[state]} "
    found = [finished([Words(opening), *value(voice, fact, variants[0])])]
    for each in variants[1:]:
        verb = "gives" if each.sources == 1 else "give"
        found.append(finished([Words(f"{sources(each.sources)} {verb} "), *value(voice, fact, each)]))
    return tuple(found)
