"""Claims on one field of one subject, grouped by equal values; nothing is judged."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from functools import cache

from generator.models import Claim, Date, Duration, Money, Name, Number, Quantity, Term, Value
from generator.values import MEASURES

_SECONDS: Mapping[str, int] = {"minute": 60, "hour": 3600, "day": 86400, "week": 604800, "fortnight": 1209600}
_APART = frozenset({"temperature"})
"""What no factor alone changes into another unit."""


def _units() -> dict[str, tuple[str, Fraction]]:
    """The factors of all measures, and of lengths of time up to a week and of years."""
    bases = {dimension: unit for unit, (dimension, factor) in MEASURES.items() if factor == 1}
    measures = {
        unit: (bases.get(dimension, dimension), Fraction(str(factor)))
        for unit, (dimension, factor) in MEASURES.items()
        if dimension not in _APART
    }
    lengths = {unit: ("second", Fraction(n)) for unit, n in _SECONDS.items()}
    return measures | lengths | {"year": ("month", Fraction(12))}


UNITS: Mapping[str, tuple[str, Fraction]] = _units()
"""How many of a base unit one unit is, exactly. A month has no fixed length in days, so months and years are apart from
the rest."""

Key = tuple[object, ...]


def groups(claims: Iterable[Claim], settled: Callable[[Value], Value]) -> dict[tuple[str, str], list[list[Claim]]]:
    """Group the claims of each subject and field by equal values, what is denied apart from what is said.

    Claims come in the order of their sources; values and the claims of each follow their sources and, in each, the
    text. ``settled`` gives a value under the name under which the editor puts it.
    """
    grouped: dict[tuple[str, str], dict[Key, list[Claim]]] = {}
    for claim in _in_order(claims):
        values = grouped.setdefault((claim.subject, claim.field), {})
        value = key(settled(claim.value), claim.written)
        values.setdefault((claim.modality == "denied", *value), []).append(claim)
    return {about: list(values.values()) for about, values in grouped.items()}


def key(value: Value, written: str = "") -> Key:
    """Return what is equal for claims of equal values: sums in one currency, dates of one form, measures after a
    change of unit, names of one entity or without case, accents and signs. An open date equals its own
    words only.
    """
    match value:
        case Money(amount, currency, amount_to):
            return "money", currency, _exact(amount), _exact(amount_to)
        case Date(None):
            return "open date", name_key(written) or written
        case Date(date, to, part, within):
            return "date", date, to, part, within
        case Duration(n, unit, n_to) | Quantity(n, unit, n_to):
            base, factor = UNITS.get(unit, (unit, Fraction(1)))
            return "measure", base, _exact(n, factor), _exact(n_to, factor)
        case Name(_, str(entity)):
            return "entity", entity
        case Name(name):
            return "name", name_key(name) or name
        case Term(text):
            return "term", text


@cache
def name_key(text: str) -> str:
    """Return a name without case, accents and signs, its words apart by one space; equal names fold to equal text.

    >>> name_key("Zoë  O’Brien-Smith")
    'zoe o brien smith'
    """
    plain = unicodedata.normalize("NFKD", text).casefold()
    kept = "".join(char if char.isalnum() else " " for char in plain if not unicodedata.combining(char))
    return " ".join(kept.split())


def _in_order(claims: Iterable[Claim]) -> list[Claim]:
    claims = list(claims)
    rank = {source: n for n, source in enumerate(dict.fromkeys(claim.source for claim in claims))}
    return sorted(claims, key=lambda claim: (rank[claim.source], claim.value_start, claim.start))


def _exact(n: Number | None, factor: Fraction = Fraction(1)) -> Fraction | None:
    """Exact as written in decimals: 0.1 is a tenth."""
    return None if n is None else Fraction(str(n)) * factor
