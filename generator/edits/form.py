"""Values in the form in which the file of edits takes them."""

from __future__ import annotations

from generator.models import Date, Duration, Money, Name, Number, Quantity, Term, Value


def form(value: Value) -> str:
    """Give what an editor writes for a value; "" for an open date, for which there is nothing to write.

    >>> form(Date("2031-05", part="early")), form(Money(2500000.0, "EUR"))
    ('{date: 2031-05, part: early}', '{amount: 2500000, currency: EUR}')
    """
    match value:
        case Money(amount, currency, amount_to):
            return _mapping(amount=_plain(amount), amount_to=_plain(amount_to), currency=currency)
        case Date(None):
            return ""
        case Date(date, to, None):
            return f"{date}/{to}" if to else str(date)
        case Date(date, to, part):
            return _mapping(date=date, to=to, part=part)
        case Duration(n, unit, n_to) | Quantity(n, unit, n_to):
            return _mapping(n=_plain(n), n_to=_plain(n_to), unit=unit)
        case Name(name, entity):
            return entity or name
        case Term(text):
            return text


def _mapping(**parts: str | None) -> str:
    return "{" + ", ".join(f"{key}: {text}" for key, text in parts.items() if text) + "}"


def _plain(n: Number | None) -> str | None:
    return str(int(n) if isinstance(n, float) and n.is_integer() else n) if n is not None else None
