"""Ids of claims, the same whoever makes the claim: a rule or the editor."""

from __future__ import annotations

import hashlib


def claim_id(source: str, subject: str, field: str, written: str, quote: str, ordinal: int = 1) -> str:
    """Give the id of the ``ordinal``-th claim (from 1) that has these words: twelve hexadecimal digits.

    >>> claim_id("first", "aurora", "length", "190 metres", "The Aurora is 190 metres long")
    '997c00a90018'
    """
    words = "\0".join((source, subject, field, written, quote, str(ordinal)))
    return hashlib.sha256(words.encode()).hexdigest()[:12]
