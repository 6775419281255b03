"""All that the sources date, in one order: the claims of a date, and the happenings that they do not cover."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.models import Article, Claim, Date, Happening, Modality, Name


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that one source dates."""

    date: Date
    entities: tuple[str, ...]
    """Ids of subjects and entities; of a claim its subject comes first."""
    source: str
    quote: str
    start: int
    end: int
    modality: Modality
    claim: str = ""
    """Id of the claim that says so, empty when it is a happening."""
    carried: bool = False
    """The quote does not hold the day, which was told before."""

    def meets(self, other: Row) -> bool:
        """Whether both give one date, in words of one source that overlap."""
        return (
            (self.source, self.date.date, self.date.to) == (other.source, other.date.date, other.date.to)
            and self.start < other.end
            and other.start < self.end
        )


def chronicle(articles: Sequence[Article], claims: Iterable[Claim], happenings: Iterable[Happening]) -> list[Row]:
    """Return a row for each claim of a date and each happening, by date, then source; those without a year come last.

    A happening is left out when claims in the same words have the same date and name everyone who takes part in it.
    """
    order = {article.id: number for number, article in enumerate(articles)}
    rows = of_claims([*claims])
    by_source: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_source[row.source].append(row)
    rows += [row for row in map(of_happening, happenings) if not _covered(row, by_source)]
    return sorted(rows, key=lambda row: (row.date.date or "", order[row.source], row.start, row.claim))


def besides(happenings: Iterable[Happening], left_out: Sequence[Claim]) -> list[Happening]:
    """Return the happenings but those that have the date of a claim that is left out, in its words."""
    rows = of_claims(left_out)
    return [one for one in happenings if not any(row.meets(of_happening(one)) for row in rows)]


def of_claims(claims: Sequence[Claim]) -> list[Row]:
    """Return a row for each claim of a date, with the entities that claims found in its quote."""
    names: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for claim in claims:
        if isinstance(claim.value, Name) and claim.value.entity:
            names[claim.source].append((claim.value_start, claim.value.entity))
    return [
        Row(
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


def of_happening(one: Happening) -> Row:
    """Return a happening as a row."""
    return Row(one.date, one.entities, one.source, one.quote, one.start, one.end, one.modality, carried=one.carried)


def _covered(row: Row, known: Mapping[str, list[Row]]) -> bool:
    same = [other for other in known[row.source] if other.meets(row)] if row.source in known else []
    return bool(same) and {key for other in same for key in other.entities}.issuperset(row.entities)


def _within(claim: Claim, names: Iterable[tuple[int, str]]) -> list[str]:
    """Give the ids of the entities that are named inside a claim's quote, in the order of the text."""
    return list(dict.fromkeys(entity for start, entity in sorted(names) if claim.start <= start < claim.end))
