"""Plans that came to nothing: which claims a sentence ends, its own or those of the sentence or paragraph before."""

from __future__ import annotations

from dataclasses import replace

from ..models import Claim, Passage
from .claims import ClaimBuilder
from .context import Sentence
from .even_text import even, even_sentence, even_words
from .lexicon import patterns

RECENT = 12
"""Claims back to which a sentence may end a plan; who ends an older one names it again."""


def end_plans(sentence: Sentence, builder: ClaimBuilder) -> None:
    """Note with the plans of a sentence, else with those before it that it takes up, that they did not come about."""
    recent = range(max(0, len(builder.claims) - RECENT), len(builder.claims))
    plans = [place for place in recent if builder.claims[place].modality == "planned"]
    open_plans = [place for place in plans if builder.claims[place].ended is None]
    if not open_plans:
        return
    text = even_sentence(sentence)
    passage, floor = whole(sentence), taken_up(sentence, text)
    for place in open_plans:
        claim = builder.claims[place]
        if claim.start >= floor and met_by(sentence, text, claim, passage):
            builder.claims[place] = replace(claim, ended=passage)


def taken_up(sentence: Sentence, text: str) -> int:
    """Where the plans begin that a sentence may end: with its paragraph, or with the one before, where it opens with
    words that take that up: "But neither ..."."""
    if sentence.text[: sentence.span[0]].strip() or not patterns().takes_up.match(text):
        return sentence.start
    return sentence.article.text[: sentence.start].rstrip().rfind("\n") + 1


def met_by(sentence: Sentence, text: str, claim: Claim, passage: Passage) -> bool:
    """Whether a sentence says that a plan came to nothing, in the words of the plan itself or behind it."""
    inside = claim.start >= passage.start
    if inside and patterns().unmet.search(even(claim.clause)[: claim.clause_at]):
        return True
    found = patterns().ends.finditer(text, even_words(sentence))
    return any(ends(sentence, match.start(), claim, inside) for match in found)


def whole(sentence: Sentence) -> Passage:
    """A sentence as a passage of its article."""
    start, end = (sentence.start + spot for spot in sentence.span)
    return Passage(sentence.article.text[start:end], start, end)


def ends(sentence: Sentence, offset: int, claim: Claim, inside: bool) -> bool:
    """Whether the words at an offset of a sentence end a plan that it, or the one before, tells of."""
    at = sentence.start + sentence.span[0] + offset
    index = clause_of(sentence, at - sentence.start)
    if index < 0 or sentence.focus[index] != claim.subject:
        return False
    if inside:
        return at > claim.value_start or claim.clause_start <= at < claim.clause_end
    return sentence.article.text.count(". ", claim.end, at) <= 1


def clause_of(sentence: Sentence, place: int) -> int:
    """The clause of the token at a character of the paragraph, -1 when none holds it."""
    for at, token in enumerate(sentence.tokens):
        if token.end > place:
            return sentence.clause_at[at]
    return -1
