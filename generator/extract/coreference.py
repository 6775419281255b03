"""What a word or a noun phrase refers to: a subject of the story, something outside it, or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .clause import TokenSpan
from .clause_subject import antecedent
from .context import CLOSED, Attention, Knowledge, Sentence
from .generic_nouns import generic, named, within
from .lexicon import SHE_KINDS, word_set
from .tokens import Token

ITSELF = frozenset(("it", "its"))
SHE = frozenset(("she", "her"))
"""Pronouns that may mean a ship."""
REFERRING = ITSELF | SHE | {"their"}
LIGHT = word_set("light")
OPENS = 2
"""Tokens within which "it" opens a sentence, so that it means what the sentence before told of first."""
OPENING = 3 * OPENS
"""Tokens that hold such an "it", where marks stand before it."""


def reference(sentence: Sentence, at: int, know: Knowledge, memory: Attention) -> str | None:
    """The subject that the word at ``at`` refers to by itself: a subject's name, a generic noun or a pronoun.

    ``CLOSED`` when it refers to something that the story does not follow, ``None`` when it refers to nothing.
    """
    token = sentence.tokens[at]
    if token.tag == "NAME":
        ahead = sentence.tokens[at + 1] if at + 1 < len(sentence.tokens) else None
        return None if ahead and ahead.text in know.roles else named(token, know)
    if token.text == "it" and (institution(sentence, at, know) or inside(sentence, at, know)):
        return None
    if token.text == "it" and of_lead(sentence, at, know):
        return CLOSED
    if token.text in ITSELF:
        thing = memory.thing if token.text == "it" else memory.other
        return CLOSED if memory.aside or (at <= OPENS and thing) else memory.focus
    if token.text in SHE:
        return (CLOSED if memory.other else memory.focus) if vessel(memory, know) else None
    subjects = know.generic.get(token.text)
    if not subjects or token.tag not in ("W", "V"):
        return None
    if subjects == (CLOSED,):
        return CLOSED
    if at + 1 < len(sentence.tokens) and sentence.tokens[at + 1].text in know.generic:
        return None
    if token.text[:-1] in know.generic and token.text in know.cues.nouns:
        return None
    return generic(sentence, at, subjects, know, memory)


def of_lead(sentence: Sentence, at: int, know: Knowledge) -> bool:
    """Whether "it" at ``at`` means the thing that the clause before it is about: "When the ferry goes, it will ..."."""
    index = sentence.clause_at[at]
    before = sentence.clauses[index - 1] if index > 0 else None
    leads = index < OPENS or sentence.clauses[index - OPENS].verb is None
    if before is None or not leads or before.opener != "sub" or not before.own_subject or before.subject is None:
        return False
    span = before.subject
    word, opens = sentence.tokens[span[1] - 1], sentence.tokens[span[0]]
    if (
        word.tag not in ("W", "V")
        or word.text.endswith("s")
        or opens.text != "the"
        or sentence.clauses[index].first != at
    ):
        return False
    return word.text not in know.generic and word.text not in know.cues.nouns and word.text not in know.roles


def last_with_it(sentences: Sequence[Sentence]) -> int:
    """The last of some sentences that opens with "it", "her" or the like, -1 where none does: up to there it matters
    what the sentence before told of. Marks may stand before the word."""
    holding = [at for at, one in enumerate(sentences) if not one.words.isdisjoint(REFERRING)]
    opening = [at for at in holding if any(token.text in REFERRING for token in sentences[at].tokens[:OPENING])]
    return max(opening, default=-1)


def vessel(memory: Attention, know: Knowledge) -> bool:
    """Whether "she" means the ship in focus: no woman has been named."""
    subject = know.story.subjects.get(memory.focus or "")
    return subject is not None and subject.kind in SHE_KINDS and not any(one.gender == "f" for one in memory.people)


def inside(sentence: Sentence, at: int, know: Knowledge) -> bool:
    """Whether "it" at ``at`` stands in a clause that describes a thing of the subject's kind, and so means another."""
    clause = sentence.clauses[sentence.clause_at[at]] if sentence.clause_at[at] >= 0 else None
    if clause is None or clause.opener != "rel":
        return False
    span = antecedent(sentence.tokens, clause.first)
    return span is not None and any(
        sentence.tokens[n].text in know.generic or know.is_subject(sentence.tokens[n]) for n in range(*span)
    )


def institution(sentence: Sentence, at: int, know: Knowledge) -> bool:
    """Whether "it" at ``at`` means an organisation that the sentence named last."""
    for back in range(at - 1, -1, -1):
        token = sentence.tokens[back]
        if token.tag == "NAME":
            stranger = know.entity(token) is None and back > 0 and sentence.tokens[back - 1].text == "at"
            body = (know.kind(token) in ("organisation", "agency") or stranger) and not know.is_subject(token)
            return body and not acted_on(sentence, at, back)
        if token.text in know.generic and token.tag in ("W", "V"):
            return False
    return False


def acted_on(sentence: Sentence, at: int, name: int) -> bool:
    """Whether "it" at ``at`` is what the body does something to, and so another thing: "NAME agreed to pay for it"."""
    index = sentence.clause_at[at]
    clause = sentence.clauses[index] if index >= 0 else None
    if clause is None or clause.verb is None or clause.subject is None or sentence.tokens[at].text != "it":
        return False
    return at >= clause.verb.last and clause.subject[0] <= name < clause.subject[1]


def last_organisation(sentence: Sentence, at: int, know: Knowledge, subject: TokenSpan | None = None) -> Token | None:
    """The organisation that "it" at ``at`` means: the last name before it, when that is one and no mere owner. An
    object is never the ``subject`` of its own verb, nor what that stands beside: "NAME, a packer, which will pay
    for it"."""
    if subject is not None:
        at = subject[0] - 2 if subject[0] > 1 and sentence.tokens[subject[0] - 1].text == "," else subject[0]
    spot = next((n for n in range(at - 1, -1, -1) if sentence.tokens[n].name), -1)
    if spot < 0 or sentence.tokens[spot].possessive or sentence.tokens[spot + 1].tag == "POSS":
        return None
    return sentence.tokens[spot] if know.kind(sentence.tokens[spot]) in ("organisation", "agency") else None


def head_subject(sentence: Sentence, span: TokenSpan | None, know: Knowledge, memory: Attention) -> str | None:
    """The story's subject that a noun phrase *is* ("the film", "it", a NAME, "production of the film").

    ``None`` when the phrase is about something else ("a trailer for the film").
    """
    places = within(sentence, span) if span else ()
    if span is None or not places:
        return None
    tokens = sentence.tokens
    light = True
    for at in range(*span):
        token = tokens[at]
        found = reference(sentence, at, know, memory) if at in places else None
        if found is not None:
            possessive = token.text in ("its", "her") or (token.name is not None and token.name.possessive)
            if possessive and at + 1 < span[1]:
                continue
            return found if light or at + 1 == span[1] else None
        if token.tag in ("PREP", "REL", "PUNCT"):
            if token.text != "of" or not light:
                return None
        elif (
            token.tag in ("W", "V") and token.text not in LIGHT and at + 1 < span[1] and (tokens[at + 1].tag == "PREP")
        ):
            light = False
    return None


def first_of(found: Iterable[str | None]) -> str | None:
    """The first that is not ``None``."""
    return next((one for one in found if one is not None), None)
