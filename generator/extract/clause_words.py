"""A value in the words of its clause, from which is read what they say of it beside its modality."""

from __future__ import annotations

from typing import NamedTuple

from ..folding import lower
from ..models import Bound, Claim, Modality, Value
from .listed import words_in


class ClauseWords(NamedTuple):
    """What a claim's clause says, and what is known of its value when the clause is read."""

    value: Value
    written: str
    """The value's own words, in the clause from ``at`` on."""
    quote: str
    clause: str
    low: str
    """The clause in lower case, as long as it is."""
    words: frozenset[str]
    """The words of its sentence or more, in lower case: what it has none of need not be looked for."""
    at: int
    modality: Modality = "stated"
    bound: Bound | None = None

    @property
    def before(self) -> str:
        """The clause before the value."""
        return self.clause[: self.at]

    @property
    def lead(self) -> str:
        """The quote before the value, in lower case: its clause, and what stands above that."""
        start = self.quote.find(self.clause)
        return lower(self.quote[: start + self.at]) if start > 0 else self.low[: self.at]

    @property
    def tail(self) -> str:
        """The quote behind the value, in lower case, as far as the next semicolon."""
        start = self.quote.find(self.clause)
        behind = self.quote[max(start, 0) + self.at :] if start >= 0 else self.clause[self.at :]
        return lower(behind.partition(";")[0])


def words_of(claim: Claim) -> ClauseWords:
    """The words of a claim's clause."""
    clause = claim.clause
    low = lower(clause)
    rest = claim.clause_at, claim.modality, claim.bound
    words = words_in(lower(claim.quote))
    return ClauseWords(claim.value, claim.written, claim.quote, clause, low, words, *rest)
