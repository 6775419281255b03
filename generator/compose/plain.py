"""Sentences on one fact: by a pattern where there is one, else a plain one, so that no fact goes untold."""

from __future__ import annotations

from collections.abc import Container

from generator.compose.model import Mark, Part, Sentence, Words
from generator.compose.names import Narrator
from generator.compose.phrase import phrase
from generator.compose.printed import sources
from generator.compose.sentence import finished, sentence, telling
from generator.models import Fact


def told_by_pattern(voice: Narrator, fact: Fact, among: Container[str] = ()) -> Sentence | None:
    """Return the sentence of the first pattern that turns on a fact, ``None`` where there is none.

    It may also turn on another fact, of one of the fields ``among`` which it may choose, as long as it tells this one.
    """
    for each in voice.matter.story.sentences.values():
        mine = each.of == fact.field or (each.of in among and fact.field in each.fields)
        way = telling(voice, fact.subject, each) if mine else None
        found = sentence(voice, way) if way else None
        if found and fact in found.facts:
            return found
    return None


def plain(voice: Narrator, fact: Fact) -> Sentence:
    """Return a sentence on a fact for which there is no pattern: "For “payload”, two sources give 12 tonnes"."""
    told = voice.told(fact)
    parts = phrase(voice, fact)
    counts = {mark.sources for mark in parts if isinstance(mark, Mark)}
    many = len(counts) > 1 or len(next(iter(counts))) > 1
    verb = {"stated": "give", "planned": "give", "lapsed": "gave", "denied": "deny"}[told.state]
    if not many:
        verb = {"give": "gives", "deny": "denies"}.get(verb, verb)
    who = sources(len(counts.pop())) if len(counts) == 1 else "the sources"
    tail: list[Part] = [Words(", as a plan")] if told.state == "planned" else []
    setting = voice.setting(fact.subject)
    opening = f"under “{voice.matter.field(fact).label}”, {who} {verb} "
    return finished([*setting, Words(opening), *parts[:-1], *tail, parts[-1]])
