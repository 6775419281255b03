"""Dates as an editor writes them."""

from __future__ import annotations

from generator.values.calendar import resolve
from generator.values.date import DateExpr, read_date


def edtf(text: str) -> str:
    """Give a date that is all of a text in EDTF, an interval as two with ``/`` between; what is none stays as it is.

    >>> edtf("22 June 2023"), edtf("June 2023"), edtf("5-17 October 2021"), edtf("22 June"), edtf("2023-06-22")
    ('2023-06-22', '2023-06', '2021-10-05/2021-10-17', 'XXXX-06-22', '2023-06-22')
    >>> edtf("next week"), edtf("22 June 2023 or so"), edtf("")
    ('next week', '22 June 2023 or so', '')
    """
    found = read_date(text, 0) if text else None
    if not found or found.end != len(text) or not isinstance(found.value, DateExpr):
        return text
    date = resolve(found.value, None, None)
    return "/".join(filter(None, (date.date, date.to))) if date.date and not date.part else text
