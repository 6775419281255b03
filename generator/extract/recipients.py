"""Whom a sum is told of, where a name stands between it and its cue, or right behind it."""

from __future__ import annotations

from collections.abc import Sequence

from .candidates import Candidate
from .context import Knowledge, Sentence
from .tokens import Token


def assigned(sentence: Sentence, found: Candidate, know: Knowledge) -> bool:
    """Whether a sum is told of a stranger right behind it: "the $5m spent on NAME", "against $9m for NAME"."""
    passed = sentence.tokens[found.cue[1] : found.at]
    if gets(sentence, found, passed):
        return False
    strangers = [token for token in passed if token.name and not know.belongs(token)]
    if (
        strangers
        and know.kind(strangers[0]) in (None, "organisation", "work", "product")
        and not any(know.belongs(token) for token in passed)
    ):
        return True
    behind = sentence.tokens[found.at + 1 : found.at + 8]
    at = next((n for n, token in enumerate(behind[:4]) if token.text in ("for", "on", "of")), -1)
    for token in behind[at + 1 :] if at >= 0 else []:
        if token.name is not None and not token.possessive:
            return not know.belongs(token) and know.kind(token) in (None, "work", "product")
        if token.tag not in ("DET", "W", "QUOTE", "NAME", "POSS"):
            return False
    return False


def gets(sentence: Sentence, found: Candidate, passed: Sequence[Token]) -> bool:
    """Whether a name between a verb and a sum is whom the verb is done to: "fined NAME $5m", "cost NAME $5m"."""
    verb = sentence.clauses[found.clause].verb
    plain = all(token.tag in ("NAME", "DET", "W", "ADV", "MARK") for token in passed)
    return verb is not None and verb.last == found.cue[1] and plain and [t.tag for t in passed].count("NAME") == 1
