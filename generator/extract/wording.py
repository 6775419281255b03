"""What the words of its clause say of a value beside its modality: read once, so that no other room reads them."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from ..models import Claim, Date, Duration, Money, Quantity, Wording
from ..patterns import lazy
from ..story import FieldDef
from ..values import is_close, read_money
from .as_of import as_of
from .change_words import brought_to, correcting, first_given, former, given_up, replacing, succession, tells_of_change
from .clock import clock
from .exclusive import alone, counted
from .scope import scope

_FIGURE: Final = lazy(r"\d|[$€£¥]")


def worded(claim: Claim, field: FieldDef, published: str | None) -> Claim:
    """Return a claim with its wording; ``published`` is the day of its article, ISO 8601."""
    return replace(claim, wording=wording(claim, field, published))


def wording(claim: Claim, field: FieldDef, published: str | None) -> Wording:
    """Return what the clause of a claim says of its value; ``published`` is the day of its article, ISO 8601."""
    change = tells_of_change(claim)
    return Wording(
        close=isinstance(claim.value, Money | Duration | Quantity) and close(claim),
        per=per(claim) if isinstance(claim.value, Money) else None,
        as_of=as_of(claim, published) if field.running else (),
        former=change and former(claim),
        replacing=change and replacing(claim),
        correcting=change and correcting(claim),
        given_up=change and given_up(claim),
        first=first_given(claim),
        brought=brought_to(claim),
        scope=scope(claim),
        clock=clock(claim) if isinstance(claim.value, Date) else None,
        succession=succession(claim) if change else None,
        alone=field.many and alone(claim, field),
        counted=counted(claim, field) if field.many else None,
    )


def close(claim: Claim) -> bool:
    """Whether a claim bounds its value closely: "nearly 500", not "up to 500"."""
    if claim.bound not in ("over", "under"):
        return False
    figure = _FIGURE.search(claim.written)
    return is_close(claim.clause[: claim.clause_at + (figure.start() if figure else 0)])


def per(claim: Claim) -> str | None:
    """What a sum is paid for each time, as its words have it: a share, a year; ``None`` is the whole."""
    reading = read_money(claim.clause, claim.clause_at)
    return reading.per if reading else None
