"""Which names bring an event to mind: those of whom and what it happened to."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from generator.propose.choice import Choice
from generator.propose.entities import Found
from generator.propose.words import words

_ACTORS: Final = frozenset(("person", "organisation", "craft", "work", "product"))
"""Kinds that take part in one event; a place sees many."""


def with_subject(each: Found, choice: Choice) -> Found:
    """Make a name that half of the articles have at once, or the event bears, belong to the only event followed.

    Reports of an event seldom say its name: they begin with whom it happened to.
    """
    best = choice.chosen[0] if len(choice.chosen) == 1 else None
    happens = best and any(event.kind == best.subject.kind for event in words().events)
    if best is None or not happens or not each.known or each.entity.kind not in _ACTORS:
        return each
    if f" {each.entity.name} " in f" {best.subject.name} ":
        return replace(each, entity=replace(each.entity, subjects=(best.subject.id,)))
    told = [id_ for id_, sight in each.sights.items() if (sight.title or sight.lead) and id_ in best.articles]
    if len(told) * 2 < len(best.articles) or (len(told) == 1 < len(best.articles)):
        return each
    return replace(each, entity=replace(each.entity, subjects=(best.subject.id,)))
