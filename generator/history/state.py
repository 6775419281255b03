"""How the facts of a build stand, as far as a history tells of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.history.model import About, FactState, StatedValue
from generator.models import Fact, Withdrawn


def states(
    facts: Sequence[Fact], missing: Mapping[About, Sequence[Withdrawn]], files: Mapping[str, str]
) -> dict[About, FactState]:
    """Give how each fact stands, its sources by their files; ``files`` has these by the sources' ids.

    ``missing`` are the withdrawn sources that spoke of a fact.
    """
    return {
        (fact.subject, fact.field): FactState(
            fact.status.kind,
            tuple(_value(fact, at, files) for at in fact.status.order),
            tuple(each.article.file for each in missing.get((fact.subject, fact.field), ())),
        )
        for fact in facts
    }


def _value(fact: Fact, at: int, files: Mapping[str, str]) -> StatedValue:
    position = fact.positions[at]
    sources = tuple(dict.fromkeys(files[claim.source] for claim in position.claims))
    return StatedValue(position.text, position.denied, sources)


def by_ids(state: FactState, ids: Mapping[str, str]) -> FactState:
    """Give a state with its sources by their ids, which ``ids`` has by their files."""
    values = tuple(replace(each, sources=tuple(ids[file] for file in each.sources)) for each in state.values)
    return replace(state, values=values, withdrawn=tuple(ids[file] for file in state.withdrawn))
