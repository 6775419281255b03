"""Which candidates of a sentence are none after all."""

from __future__ import annotations

from collections.abc import Mapping

from ..models import Number, Quantity, Value
from .candidates import Candidate
from .context import Knowledge, Sentence

MORE = frozenset(("another", "further", "additional", "extra"))


def local(
    sentence: Sentence, subject: str, found: Candidate, value: Value, totals: Mapping[tuple[str, str], Number]
) -> bool:
    """Whether a count is that of one place, after a larger one for the whole: "In X alone 70 died".

    At least twice as large: a later count of the whole is seldom half of an earlier one.
    """
    if not isinstance(value, Quantity) or found.field.many:
        return False
    clause = sentence.clauses[found.clause]
    spans = [*([clause.subject] if clause.subject else []), *clause.parts]
    placed = any(
        (token.name is not None and token.name.kind == "place") or token.text in ("there", "alone")
        for span in spans
        for token in sentence.tokens[slice(*span)]
    )
    return placed and 2 * value.n < totals.get((subject, found.field.id), 0)


def added(sentence: Sentence, subject: str, found: Candidate, totals: Mapping[tuple[str, str], Number]) -> bool:
    """Whether a count comes on top of one that the article gave before: "Another 31 were injured"."""
    if found.at == 0 or sentence.tokens[found.at - 1].text not in MORE:
        return False
    return found.field.type == "quantity" and (subject, found.field.id) in totals


def count_up(subject: str, found: Candidate, value: Value, totals: dict[tuple[str, str], Number]) -> None:
    """Keep the largest count of a field that the article has given so far."""
    if isinstance(value, Quantity) and not found.field.many:
        key = subject, found.field.id
        totals[key] = max(totals.get(key, 0), value.n)


def ruled_out(sentence: Sentence, found: Candidate, know: Knowledge) -> bool:
    """Whether a word that the field excludes stands in the clause."""
    without = know.without.get(found.field.id)
    if without is None:
        return False
    clause = sentence.clauses[found.clause]
    host = sentence.clauses[clause.host] if clause.host >= 0 else clause
    first = min(found.at, found.cue[0], host.parts[0][0])
    last = max(found.at + 1, found.cue[1], host.parts[-1][1])
    spans = [*([host.subject] if host.subject else []), (first, last)]
    text = f" {' '.join([token.text for span in spans for token in sentence.tokens[slice(*span)]])} "
    return without.search(text) is not None


def of_owner(sentence: Sentence, found: Candidate) -> bool:
    """Whether a name behind its cue only owns who or what is meant: "directed by NAME's brother"."""
    token, behind = sentence.tokens[found.at], sentence.tokens[found.at + 2 : found.at + 3]
    return token.possessive and found.cue[0] < found.at and bool(behind) and behind[0].tag in ("W", "V")
