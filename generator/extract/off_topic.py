"""Clauses about what stands outside the story: strangers, other works, one more event of the same kind."""

from __future__ import annotations

from collections.abc import Sequence

from .clause import Clause, TokenSpan
from .context import CLOSED, Knowledge, Sentence
from .generic_nouns import INDEFINITE, OTHER, distant, named, owner_in, owns, sibling, within
from .lexicon import MEASURING
from .people import apposition, heads, is_person
from .tokens import Token

ALIKE = frozenset(("similar", "comparable"))
"""Words by which a text sets another thing beside its own, whatever noun names it."""
TOLD_OF = MEASURING - {"have", "be"}
"""Verbs by which an organisation tells of the subject's figures; what it has or is itself is its own."""


def strangers(sentence: Sentence, clause: Clause, names: Sequence[int], know: Knowledge) -> bool:
    """Whether a clause is about people of whom none belongs to a subject of the story; ``names`` head its subject."""
    if clause.subject is None or not know.owned_people:
        return False
    people = [at for at in names if is_person(sentence.tokens[at], know)]
    beside = apposition(sentence, clause)
    if not people and beside:
        people = [at for at in heads(sentence, beside, know) if is_person(sentence.tokens[at], know)]
    if not people:
        places = [at for span in clause.parts for at in within(sentence, span)]
        people = [at for at in places if know.kind(sentence.tokens[at]) == "person" or not governed(sentence, at)]
        people = [at for at in people if is_person(sentence.tokens[at], know)]
    return bool(people) and not any(know.belongs(sentence.tokens[at]) for at in people)


def firms(sentence: Sentence, clause: Clause, names: Sequence[Token], know: Knowledge) -> bool:
    """Whether a clause tells what organisations outside the story did; to report is not to do."""
    if clause.verb is None or not know.owned_firms or clause.verb.says or clause.verb.lemma in TOLD_OF:
        return False
    if not all(know.kind(token) == "organisation" and not know.belongs(token) for token in names):
        return False
    return not any(know.belongs(sentence.tokens[at]) for span in clause.parts for at in within(sentence, span))


def nameless(names: Sequence[Token], know: Knowledge) -> bool:
    """Whether nobody knows what some names name."""
    return all(
        token.name and token.name.kind is None and know.owner(token) is None and not is_person(token, know)
        for token in names
    )


def head_names(sentence: Sentence, clause: Clause, names: Sequence[int]) -> list[Token]:
    """The ``names`` that the subject of a clause is, without those that describe its noun ("the NAME actor")."""
    tokens, end = sentence.tokens, clause.subject[1] if clause.subject else 0
    return [tokens[at] for at in names if at + 1 >= end or tokens[at + 1].tag not in ("W", "V")]


def foreign(sentence: Sentence, clause: Clause, know: Knowledge) -> bool:
    """Whether the subject of a clause belongs to a name outside the story ("Axiom's crew"), or is such a work."""
    span = clause.subject
    name = next((token for token in sentence.tokens[slice(*span)] if token.name), None) if span else None
    if name is not None and name.name is not None and name.name.possessive:
        return know.owner(name) is None and name.name.kind not in ("place", "person")
    beside = apposition(sentence, clause)
    if beside is None:
        return False
    names = [at for at in range(*beside) if sentence.tokens[at].name and not governed(sentence, at)]
    return any(named(sentence.tokens[at], know) == CLOSED for at in names)


def governed(sentence: Sentence, at: int) -> bool:
    """Whether a preposition governs a name: "a sister of NAME"."""
    before = [token for token in sentence.tokens[max(0, at - 2) : at] if token.tag not in ("DET", "QUOTE")]
    return bool(before) and before[-1].tag == "PREP"


def alien(names: Sequence[Token], know: Knowledge) -> bool:
    """Whether some names are works or products that belong to no subject of the story."""
    return all(
        (know.kind(token) in ("work", "product") or sibling(token, know)) and not know.belongs(token) for token in names
    )


def another(sentence: Sentence, clause: Clause, know: Knowledge) -> bool:
    """Whether the subject of a clause is one more of the same kind: "a separate strike", "the quake of 1999"."""
    return (
        clause.subject is not None
        and one_more(sentence, clause, clause.subject, know)
        and not (owner_in(sentence, [clause.subject], know))
    )


def one_more(sentence: Sentence, clause: Clause, span: TokenSpan, know: Knowledge) -> bool:
    """Whether the words of a subject, whosever it is, say that it is another of its kind."""
    tokens = sentence.tokens
    if not sentence.words.isdisjoint(ALIKE) and any(token.text in ALIKE for token in tokens[span[0] : span[0] + 2]):
        return clause.own_subject
    if owns(tokens, span[0]) and distant(tokens[span[0]], yearly=True):
        return not any(token.text in know.generic for token in tokens[slice(*span)])
    for at in range(*span):
        token = tokens[at]
        if token.tag in ("PREP", "REL", "PUNCT"):
            return False
        if token.tag not in ("W", "V"):
            continue
        if token.text in know.generic:
            before = tokens[max(span[0], at - 5) : at]
            new = clause.own_subject and any(token.text in INDEFINITE for token in before)
            return new or any(token.text in OTHER for token in before) or dated_behind(tokens, at)
        if token.tag == "W" and dated_behind(tokens, at):
            return True
    return False


def dated_behind(tokens: Sequence[Token], at: int) -> bool:
    """Whether a year stands right behind a noun, as in "the strike of 2002" or "the last walkout, in 2008"."""
    if at + 1 >= len(tokens) or tokens[at + 1].text not in (",", "of", "in"):
        return False
    ahead = tokens[at + 1 : at + 4]
    words = [token for token in ahead if token.text not in (",", "of", "in")]
    return (
        bool(words)
        and words[0].value is not None
        and len(ahead) > len(words) + (ahead[0] is words[0]) - 1
        and (words[0].text.isdigit() and len(words[0].text) == 4)
        and ahead[0] is not words[0]
    )
