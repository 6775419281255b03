"""Sentences on one fact: by a pattern where there is one, else a plain one, so that no fact goes untold."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

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
    """Return a sentence on a fact for which there is no pattern: "The payload given is 12 tonnes".

    Where the label is no noun, it stands for itself: "Under “built by”, two sources give Ada Holm".
    """
    parts, state = phrase(voice, fact), voice.told(fact).state
    who = _who(parts)
    if label := voice.label(fact):
        now, then = ("are", "were") if is_plural(label) else ("is", "was")
        opening = {
            "stated": f"{label} given {now} ",
            "planned": f"{label} {now} to be ",
            "lapsed": f"{label} {then} to be ",
            "denied": f"{who} {_bent('deny', 'denies', parts)} that {label} {now} ",
        }[state]
    else:
        verb = _bent("deny", "denies", parts) if state == "denied" else _bent("give", "gives", parts)
        opening = f"under “{voice.matter.field(fact).label}”, {who} {verb} "
    tail = [Words(", as a plan")] if state in ("planned", "lapsed") and not label else []
    return finished([*voice.setting(fact.subject), Words(opening), *parts[:-1], *tail, parts[-1]])


def is_plural(label: str) -> bool:
    """Return whether a noun with its article is one of many, by how its head ends: "the ports of call"."""
    head = re.split(r" (?:of|for|in|from|on|per|to|with|at|by) ", label)[0]
    return bool(re.search(r"[^aisu]s$", head))


def _who(parts: Sequence[Part]) -> str:
    """Who gives some values: "two sources", or "the sources" where they are not the same for all."""
    counts = _givers(parts)
    return sources(len(counts.pop())) if len(counts) == 1 else "the sources"


def _bent(many: str, one: str, parts: Sequence[Part]) -> str:
    counts = _givers(parts)
    return one if len(counts) == 1 and len(counts.pop()) == 1 else many


def _givers(parts: Sequence[Part]) -> set[tuple[str, ...]]:
    return {mark.sources for mark in parts if isinstance(mark, Mark)}
