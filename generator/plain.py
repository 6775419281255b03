"""Text for files of data in which control characters have no place."""

from __future__ import annotations

from generator.patterns import lazy

CONTROL = lazy(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]+")
"""Control characters, halves of characters, and what Unicode says is no character; XML holds none of them."""


def plain(text: str) -> str:
    r"""Give a text on one line, runs of blanks as one, without control characters.

    >>> plain(" Black\n & \x1b White\ufffe ")
    'Black & White'
    """
    return " ".join(CONTROL.sub(" ", text).split())
