"""What comparing positions needs of their claims, read off once for each position, however many it is compared with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from generator.models import Bound, Claim, Duration, Money, Quantity
from generator.reconcile import numbers

COMPARED: Final = 8
"""How many claims of a position are looked at for what narrows their values."""
LISTED: Final = 3
"""How many claims of a position a verdict lists; the position has them all."""


@dataclass(frozen=True)
class Summary:
    """What the claims of one position have in common, and what sets some of them apart."""

    claims: Sequence[Claim]

    @cached_property
    def bounds(self) -> frozenset[Bound | None]:
        """The ways in which they bound the value."""
        return frozenset(claim.bound for claim in self.claims)

    @cached_property
    def figures(self) -> tuple[numbers.ComparedNumber, ...]:
        """The distinct ways in which they put a figure."""
        found: dict[numbers.ComparedNumber, None] = {}
        for claim in self.claims:
            assert isinstance(claim.value, Money | Duration | Quantity)
            bound = claim.bound or ("about" if claim.converts else None)
            found[numbers.figure(claim.value, bound, claim.wording.close)] = None
        return tuple(found)

    @cached_property
    def per(self) -> frozenset[str | None]:
        """What a sum is paid for each time, as their words have it: a share, a year; ``None`` is the whole."""
        return frozenset(claim.wording.per for claim in self.claims)

    @cached_property
    def sources(self) -> frozenset[str]:
        """Whose they are."""
        return frozenset(claim.source for claim in self.claims)

    @cached_property
    def voices(self) -> frozenset[tuple[str, str | None]]:
        """Whose they are, and who says so there."""
        return frozenset((claim.source, claim.speaker) for claim in self.claims)

    @cached_property
    def by_id(self) -> Mapping[str | None, Claim]:
        """The claims by their ids."""
        return {claim.id: claim for claim in self.claims}

    @cached_property
    def converting(self) -> Sequence[Claim]:
        """Those that give another sum again in a second currency."""
        return [claim for claim in self.claims if claim.converts]


def both(one: Sequence[Claim], other: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the first claims of the one, then those of the other."""
    return (*one[:LISTED], *other[:LISTED])
