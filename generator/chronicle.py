"""All that the sources date, in one order: the claims of a date, and the events that they do not cover."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from generator.models import Article, Claim, Date, Event, Name


def chronicle(articles: Sequence[Article], claims: Iterable[Claim], events: Iterable[Event]) -> list[Event]:
    """Return a row for each claim of a date and each event, by date, then source; those without a year come last.

    An event is left out when claims in the same words have the same date and name everyone who takes part in it.
    """
    order = {article.id: number for number, article in enumerate(articles)}
    rows = of_claims([*claims])
    by_source: dict[str, list[Event]] = defaultdict(list)
    for row in rows:
        by_source[row.source].append(row)
    rows += [row for row in events if not _covered(row, by_source)]
    return sorted(rows, key=lambda row: (row.date.date or "", order[row.source], row.start, row.claim))


def besides(events: Iterable[Event], left_out: Sequence[Claim]) -> list[Event]:
    """Return the events but those that have the date of a claim that is left out, in its words."""
    rows = of_claims(left_out)
    return [one for one in events if not any(row.meets(one) for row in rows)]


def of_claims(claims: Sequence[Claim]) -> list[Event]:
    """Return a row for each claim of a date, with the entities that claims found in its quote."""
    names: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for claim in claims:
        if isinstance(claim.value, Name) and claim.value.entity:
            names[claim.source].append((claim.value_start, claim.value.entity))
    return [
        Event(
            claim.value,
            (claim.subject, *_within(claim, names[claim.source])),
            claim.source,
            claim.quote,
            claim.start,
            claim.end,
            claim.modality,
            claim.id,
        )
        for claim in claims
        if isinstance(claim.value, Date) and claim.value.date
    ]


def _covered(row: Event, known: Mapping[str, list[Event]]) -> bool:
    same = [other for other in known[row.source] if other.meets(row)] if row.source in known else []
    return bool(same) and {key for other in same for key in other.entities}.issuperset(row.entities)


def _within(claim: Claim, names: Iterable[tuple[int, str]]) -> list[str]:
    """Give the ids of the entities that are named inside a claim's quote, in the order of the text."""
    return list(dict.fromkeys(entity for start, entity in sorted(names) if claim.start <= start < claim.end))
