"""What lengths of time are counted in."""

from __future__ import annotations

from typing import Final

LENGTHS: Final = ("second", "minute", "hour", "day", "week", "month", "year")


def singular(length: str) -> str:
    """Give the name of a unit of time for its plural; what is none stays as it is.

    >>> singular("hours"), singular("hour"), singular("stops")
    ('hour', 'hour', 'stops')
    """
    return length[:-1] if length[:-1] in LENGTHS and length.endswith("s") else length
