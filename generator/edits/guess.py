"""What would be right where an entry of the file of edits meets nothing."""

from __future__ import annotations

from collections.abc import Sequence


def guess(close: Sequence[str], what: str) -> str:
    """Give the end of a message: what comes close, or that the entry goes.

    >>> guess(["2031", "2032"], "rank")
    'did you mean 2031 or 2032? If not, take the rank away'
    >>> guess([], "rank")
    'take the rank away'
    """
    return f"did you mean {' or '.join(close)}? If not, take the {what} away" if close else f"take the {what} away"
