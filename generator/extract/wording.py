"""What the words of its clause say of a value beside its modality: read once, so that no other room reads them."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from ..models import Claim, Date, Duration, Money, Name, Quantity, Wording
from ..patterns import lazy
from ..story import FieldDef
from ..values import is_close, read_money
from .as_of import as_of
from .change_words import (
    basis,
    brought_to,
    correcting,
    first_given,
    former,
    given_up,
    newly,
    replacing,
    succession,
    tells_of_change,
)
from .clause_words import ClauseWords, words_of
from .clock import clock
from .exclusive import alone, counted
from .scope import flows, scope

_FIGURE: Final = lazy(r"\d|[$€£¥]")


def worded(claim: Claim, field: FieldDef, published: str | None) -> Claim:
    """Return a claim with its wording; ``published`` is the day of its article, ISO 8601."""
    return replace(claim, wording=wording(words_of(claim), field, published))


def wording(words: ClauseWords, field: FieldDef, published: str | None) -> Wording:
    """Return what the clause of a value says of it; ``published`` is the day of its article, ISO 8601."""
    change = tells_of_change(words)
    measured = isinstance(words.value, Money | Duration | Quantity)
    stated = words.modality == "stated"
    told, named = stated and measured, stated and isinstance(words.value, Name)
    return Wording(
        close=measured and close(words),
        per=per(words) if isinstance(words.value, Money) else None,
        as_of=as_of(words, published) if field.running else (),
        former=change and former(words),
        replacing=change and replacing(words),
        correcting=change and correcting(words),
        given_up=change and given_up(words),
        first=(told or named) and first_given(words),
        newly=named and newly(words),
        flow=measured and flows(words),
        basis=basis(words) if told else None,
        brought=told and brought_to(words),
        scope=scope(words),
        clock=clock(words) if isinstance(words.value, Date) else None,
        succession=succession(words) if change else None,
        alone=field.many and alone(words, field),
        counted=counted(words, field) if field.many else None,
    )


def close(words: ClauseWords) -> bool:
    """Whether a clause bounds its value closely: "nearly 500", not "up to 500"."""
    if words.bound not in ("over", "under"):
        return False
    figure = _FIGURE.search(words.written)
    return is_close(words.clause[: words.at + (figure.start() if figure else 0)])


def per(words: ClauseWords) -> str | None:
    """What a sum is paid for each time, as its words have it: a share, a year; ``None`` is the whole."""
    reading = read_money(words.clause, words.at)
    return reading.per if reading else None
