"""What noun cues find: of a value that the noun measures, or of a name whose role it is."""

from __future__ import annotations

from collections.abc import Iterator

from ..models import Money
from .candidates import REACH, TYPED, Candidate, fits
from .clause import TokenSpan
from .context import Knowledge, Memory, Sentence
from .cues import NounCue
from .generic_nouns import left
from .lexicon import MEASURING
from .roles import holders
from .tokens import spells


def noun_candidates(sentence: Sentence, know: Knowledge, memory: Memory) -> Iterator[Candidate]:
    """What the noun cues find in a sentence; of cues that overlap only the longest counts."""
    tokens, nouns, end = sentence.tokens, know.cues.nouns, 0
    yield from counted(sentence, know)
    if nouns.keys().isdisjoint(sentence.words):
        return
    for at, token in enumerate(tokens):
        if token.text not in nouns or at < end or token.tag == "NAME":
            continue
        index, longest = sentence.clause_at[at], 0
        if index < 0 or verbal(sentence, at, index):
            continue
        for cue in nouns[token.text]:
            length = len(cue.words)
            if length < longest:
                break
            if cue.field.type in sentence.types and spells(tokens, at, cue.words):
                longest, end = length, at + length
                yield from one_noun(sentence, (at, end), index, cue, know, memory)


def counted(sentence: Sentence, know: Knowledge) -> Iterator[Candidate]:
    """The values whose own noun is a cue: "64 injuries", "98 crew"."""
    for at in sentence.filled:
        token, index = sentence.tokens[at], sentence.clause_at[at]
        if token.value is None or index < 0 or " " not in token.text:
            continue
        for cue in know.cues.nouns.get(token.text.rsplit(" ", 1)[1], ()):
            if len(cue.words) == 1 and fits(token, cue.field, know):
                yield Candidate(cue.field, at, (at, at + 1), index, cue.rank, 0)


def verbal(sentence: Sentence, at: int, index: int) -> bool:
    """Whether a word is part of the verb of its clause."""
    verb = sentence.clauses[index].verb
    return verb is not None and verb.first <= at < verb.last


def one_noun(
    sentence: Sentence, span: TokenSpan, index: int, cue: NounCue, know: Knowledge, memory: Memory
) -> Iterator[Candidate]:
    """What one noun says: of a value that it measures, or of a name whose role it is."""
    if cue.field.type in TYPED:
        at = measured(sentence, span, index, cue, know)
        if at >= 0:
            yield Candidate(cue.field, at, span, index, cue.rank, abs(at - span[0]))
        return
    places = [
        at
        for at in holders(sentence, span, index, cue, know)
        if not cue.weak or fits(sentence.tokens[at], cue.field, know, weak=True)
    ]
    for at in places:
        yield Candidate(cue.field, at, span, index, cue.rank, abs(at - span[0]))


def measured(sentence: Sentence, span: TokenSpan, index: int, cue: NounCue, know: Knowledge) -> int:
    """The value that a noun measures: right before it ("a $5m budget"), else the next in its phrase, else -1."""
    tokens, field = sentence.tokens, cue.field
    for at in range(span[0] - 1, max(-1, span[0] - 4), -1):
        if fits(tokens[at], field, know, near=at == span[0] - 1):
            return at
        if tokens[at].tag not in ("W", "V", "MARK", "PUNCT", "POSS") or tokens[at].text == ",":
            break
    clause = sentence.clauses[index]
    host = sentence.clauses[clause.host] if clause.host >= 0 else clause
    verb = host.verb
    places = [n for n in host.order if n >= span[1]]
    if verb and verb.first >= span[1]:
        subject = [n for n in places if n < verb.first][:REACH]
        places = subject + ([n for n in places if n >= verb.last] if verb.lemma in MEASURING else [])
    if span[1] < len(tokens) and tokens[span[1]].text == ":":
        places = list(range(span[1] + 1, min(span[1] + 5, len(tokens))))
    for step, at in enumerate(places[: REACH + 3]):
        token = tokens[at]
        if fits(token, field, know) and not (token.value and token.value.converts) and not left(tokens, at):
            return at
        if (
            step > 2
            and token.text in know.cues.nouns
            and any(
                other.field.type == field.type and other.field.id != field.id for other in know.cues.nouns[token.text]
            )
        ):
            break
    if cue.field.type == "money" and any(isinstance(m.value.value, Money) for m in tokens[: span[0]] if m.value):
        for at in range(span[1], min(span[1] + 4, len(tokens))):
            if tokens[at].value is not None and fits(tokens[at], field, know, near=True):
                return at
    return behind_later(sentence, span, index, cue, know)


def behind_later(sentence: Sentence, span: TokenSpan, index: int, cue: NounCue, know: Knowledge) -> int:
    """The value of a noun that stands behind it: "5 October was the launch date"."""
    tokens = sentence.tokens
    clause = sentence.clauses[index]
    if clause.verb and clause.verb.lemma == "be" and clause.verb.last <= span[0] and clause.subject:
        found = [n for n in range(*clause.subject) if fits(tokens[n], cue.field, know)]
        return found[0] if len(found) == 1 else -1
    return -1
