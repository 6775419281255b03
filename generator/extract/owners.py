"""Whose what a cue names is: "the film's budget", "the price of the phone"."""

from __future__ import annotations

from .aside import of_outsiders
from .candidates import TYPED, Candidate
from .clause_subject import antecedent
from .context import CLOSED, Attention, Knowledge, Memory, Sentence
from .generic_nouns import generic, named
from .other_things import head, known
from .tokens import Token

THING = 5
"""Tokens of a noun phrase that says what is measured."""
NOT_THIS = frozenset(
    ("another", "previous", "earlier", "other", "first", "second", "third", "last", "rival", "similar")
)
"""Words that make a noun mean another one than that of the story's subject."""


def possessor(sentence: Sentence, found: Candidate, know: Knowledge, memory: Memory) -> str | None:
    """Whose a cue's noun is: "the film's budget", "the budget of the film"; ``CLOSED`` when a stranger's."""
    tokens, at = sentence.tokens, found.cue[0] - 1
    while at >= 0 and tokens[at].tag in ("W", "V", "VAL", "MARK", "ADV", "QUOTE") and found.cue[0] - at < 6:
        at -= 1
    if any(tokens[n].text in NOT_THIS and n + 1 != found.at for n in range(max(at, 0), found.cue[0])):
        return CLOSED
    if at >= 0:
        token = tokens[at]
        if token.text == "whose":
            return whose(sentence, at, know)
        if token.text in ("its", "their"):
            return sentence.focus[found.clause]
        if token.text in ("his", "her") and of_outsiders(sentence, [at], know, memory, latest=True):
            return CLOSED
        owning = token.tag == "NAME" and token.name is not None and token.name.possessive
        if owning or (token.tag == "POSS" and at > 0):
            here = Attention(sentence.focus[found.clause], memory.met)
            return noun_owner(sentence, at if owning else at - 1, know, here)
    at = found.cue[1]
    if at < len(tokens) and tokens[at].text in ("of", "for") and tokens[at].tag == "PREP":
        here = Attention(sentence.focus[found.clause], memory.met)
        for n in range(at + 1, min(at + 6, len(tokens))):
            owner = noun_owner(sentence, n, know, here)
            if owner is not None:
                return owner
            if found.field.type in TYPED and nobodys(tokens[n], know):
                return CLOSED
            if tokens[n].tag in ("PREP", "PUNCT", "VAL", "AUX", "REL", "SUB"):
                break
        return CLOSED if of_a_thing(sentence, at + 1, found, know) else None
    return None


def nobodys(token: Token, know: Knowledge) -> bool:
    """Whether a token is a name that the story does not know, of which no word is one of the subject's names."""
    name = token.name
    if name is None or name.value.entity is not None or name.kind in ("person", "place"):
        return False
    return know.own.isdisjoint(token.text.split())


def of_a_thing(sentence: Sentence, first: int, found: Candidate, know: Knowledge) -> bool:
    """Whether what a noun measures, from ``first`` on, is another thing than the subject: "the cost of the recall"."""
    if found.field.type not in ("money", "date", "duration") or sentence.tokens[first].text not in ("the", "a", "an"):
        return False
    ahead = sentence.tokens[first : first + THING]
    end = next((n for n, token in enumerate(ahead) if token.tag not in ("DET", "W", "V", "ADV")), len(ahead))
    at = head(sentence, (first, first + end))
    if at < 0 or sentence.tokens[at].text in know.generic:
        return False
    word = sentence.tokens[at].text
    return word not in found.field.label.lower().split() and (word in know.cues.nouns or not known(sentence, at, know))


def whose(sentence: Sentence, at: int, know: Knowledge) -> str | None:
    """The subject of the name that "whose" at ``at`` refers to; ``CLOSED`` when that name has none."""
    span = antecedent(sentence.tokens, at)
    names = [token for token in sentence.tokens[slice(*span)] if token.name] if span else []
    owners = [owner for token in names if (owner := know.owner(token))]
    return owners[-1] if owners else CLOSED if names else None


def noun_owner(sentence: Sentence, at: int, know: Knowledge, here: Attention) -> str | None:
    """The subject that a possessor is or belongs to."""
    token = sentence.tokens[at]
    if token.tag == "NAME":
        found = named(token, know)
        return found if found is not None else know.owner(token)
    subjects = know.generic.get(token.text)
    if subjects == (CLOSED,):
        return CLOSED
    return generic(sentence, at, subjects, know, here) if subjects else None
