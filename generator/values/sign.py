"""Signs before a number: minus eighteen degrees, a loss of "-£3m".

>>> from generator.models import Quantity
>>> with_sign("minus 18 metres", Reading(6, 15, Quantity(18, "metre"))).value.n
-18
>>> with_sign("10-18 metres", Reading(3, 12, Quantity(18, "metre"))).value.n
18
"""

from __future__ import annotations

from dataclasses import replace

from generator.models import Money, Quantity
from generator.patterns import lazy
from generator.values.mention import Reading

_MINUS = lazy(r"(?:(?<!\S)|(?<=[(\[“\"'‘]))(?:[mM]inus[ \u00a0]|[-−–])$")
_SIGNS = ("-", "−", "–")
_REACH = 8
"""Characters before a number that are read: the longest sign is the word "minus" with its mark and blank."""


def with_sign(text: str, reading: Reading, floor: int = 0) -> Reading:
    """The reading with the minus sign or word right before it, where one is; a range keeps its two ends.

    A hyphen is a sign only when nothing stands before it. What is before ``floor`` belongs to another value.
    """
    value = reading.value
    if not isinstance(value, Money | Quantity):
        return reading
    low = max(floor, reading.start - _REACH)
    before = text[low : reading.start]
    signed = before.endswith(_SIGNS) or "inus" in before
    match = _MINUS.search(before) if signed else None
    if match is None:
        return reading
    start = low + match.start()
    if isinstance(value, Money):
        return (
            reading._replace(start=start, value=replace(value, amount=-value.amount))
            if value.amount_to is None
            else reading
        )
    return reading._replace(start=start, value=replace(value, n=-value.n)) if value.n_to is None else reading
