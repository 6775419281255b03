"""Disagreements and plans, told source by source."""

from __future__ import annotations

from generator.compose.details import details
from generator.compose.matter import Matter
from generator.compose.model import Paragraph, Part, Words
from generator.compose.names import Voice
from generator.compose.phrase import leading, value
from generator.compose.printed import further, in_words, sources
from generator.compose.sentence import finished
from generator.models import Date, Fact


def disagreement(voice: Voice, fact: Fact) -> Paragraph:
    """Return who gives which value of a disputed fact; empty where the sources do not disagree."""
    told = voice.matter.told(fact)
    if not told.disputed:
        return ()
    variants = sorted((leading(voice, fact, group) for group in told.groups), key=lambda v: -v.sources)
    known = [v for v in variants if not isinstance(d := fact.positions[v.at].value, Date) or d.date]
    label = voice.matter.field(fact).label
    parts: list[Part] = [Words(f"for “{label}”, ")]
    for at, variant in enumerate(known):
        count = sources(variant.sources) if not at else in_words(variant.sources)
        parts += [Words(", ")] if at else []
        parts += [Words(f"{count} {'gives' if variant.sources == 1 else 'give'} "), *value(voice, fact, variant)]
    return (finished(parts), *details(voice, fact))


def plan(matter: Matter, fact: Fact) -> Paragraph:
    """Return what was planned, in the order of its dates, and what sources say became of it."""
    told = matter.told(fact)
    if told.state not in ("planned", "lapsed"):
        return ()
    voice = Voice(matter)
    label = matter.field(fact).label
    parts: list[Part] = [Words(f"for “{label}”, ")]
    for at, group in enumerate(told.groups):
        variant = leading(voice, fact, group)
        count = further(variant.sources, at) if at else sources(variant.sources)
        parts += [Words(", then ")] if at else []
        parts += [Words(f"{count} gave the plan "), *value(voice, fact, variant, struck=told.state == "lapsed")]
    return (finished(parts),)
