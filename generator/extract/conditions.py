"""What is told only under a condition, and what a condition takes as given."""

from __future__ import annotations

from collections.abc import Sequence

from .candidates import Candidate
from .clause import Clause
from .context import Sentence
from .tokens import Token

CONDITIONS = frozenset(("if", "unless", "whether", "lest", "suppose", "supposing", "assuming", "provided"))
PHRASE = 6
"""Tokens of a noun phrase that holds a value and its cue."""
INVERTED = frozenset(("had", "were", "should"))
CONDITIONAL = CONDITIONS | INVERTED | {"without"}
"""Words of which a sentence has one where a clause of it is a condition."""
KNOWN = frozenset(("the", "its", "their", "his", "her"))
"""Words before a thing that is taken as known."""
NOMINAL = frozenset(("DET", "PRON", "NAME"))
COUPLED = frozenset(("be", "become", "remain"))


def presupposed(sentence: Sentence, found: Candidate, host: Clause) -> bool:
    """Whether a known thing has both the value and what makes it this field, so that a condition takes it as given: "if
    the $5m sale of the firm goes through"."""
    first, last = min(found.at, found.cue[0]), max(found.at + 1, found.cue[1])
    verb = host.verb
    if last - first > PHRASE or (verb is not None and first < verb.last and last > verb.first):
        return False
    if verb is None or last <= verb.first:
        return True
    before = sentence.tokens[max(verb.last, first - 2) : first]
    return verb.lemma not in COUPLED and any(token.text in KNOWN or token.tag == "POSS" for token in before)


def is_condition(tokens: Sequence[Token], clause: Clause) -> bool:
    """Whether a clause begins as a condition: "if", "whether", "had it"."""
    first = tokens[clause.first : clause.first + 3]
    words = [token for token in first if token.tag not in ("CONJ", "ADV", "QUOTE")]
    if not words:
        return False
    inverted = words[0].text in INVERTED and clause.opener in ("", ",") and len(words) > 1 and words[1].tag in NOMINAL
    return words[0].text in CONDITIONS or (inverted and clause.own_subject is False and clause.verb is not None)


def lacks(tokens: Sequence[Token], clause: Clause) -> bool:
    """Whether a sentence begins with what may be missing: "without a deal"."""
    first = tokens[clause.first : clause.first + 2]
    return len(first) > 1 and first[0].text == "without" and first[1].text in ("a", "an", "any", "such")


def ahead_of(clauses: Sequence[Clause], index: int) -> bool:
    """Whether the verb of a clause, or of the one that it hangs on, tells of what lies ahead."""
    clause = clauses[index]
    verb = clauses[clause.host].verb if clause.verb is None and clause.host >= 0 else clause.verb
    return verb is not None and (verb.planned or verb.possible)
