"""What phrases right before and behind a value find: "starring X", "Y in the lead role"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .candidates import Candidate, fits
from .clause import TokenSpan
from .context import Attention, Knowledge, Memory, Sentence
from .coreference import reference
from .cues import PhraseCue
from .tokens import Token, spells
from .verb_cues import partners

BETWEEN = frozenset(("DET", "W", "V", "QUOTE", "POSS", "MARK", "ADV"))
DASHES = frozenset(("—", "–", ":", "-"))


def phrase_candidates(sentence: Sentence, know: Knowledge, memory: Memory) -> Iterator[Candidate]:
    """What phrases right before or behind a value find; ``self`` in one stands for the story's subject itself."""
    tokens = sentence.tokens
    yield from owned_phrases(sentence, know, memory)
    for at in sentence.filled:
        token = tokens[at]
        if sentence.clause_at[at] < 0:
            continue
        if (
            at
            and token.name
            and tokens[at - 1].name
            and token.name.value.entity is None
            and know.entity(tokens[at - 1])
        ):
            continue
        for cue, span in around(tokens, at, know):
            if not cue.needs <= sentence.words:
                continue
            members = [at]
            if token.group >= 0 and cue.before and cue.field.many:
                members = [n for n, other in enumerate(tokens) if other.group == token.group and n >= at]
            for member in members:
                if fits(tokens[member], cue.field, know, cue.weak):
                    yield Candidate(cue.field, member, span, sentence.clause_at[at], cue.rank, abs(member - at))
            if cue.field.many and token.name:
                for member in partners(sentence, members[-1], cue.field, know):
                    yield Candidate(cue.field, member, span, sentence.clause_at[at], cue.rank, abs(member - at))


def around(tokens: Sequence[Token], at: int, know: Knowledge) -> Iterator[tuple[PhraseCue, TokenSpan]]:
    """The phrase cues whose words stand around a token; articles, adjectives and a possessor may stand between."""
    cues = know.cues
    before = cues.before
    for back in range(at - 1, max(-1, at - 7), -1):
        token = tokens[back]
        for cue in before.get(token.text, ()):
            if len(cue.before) > 1 and tokens[back - 1].text != cue.before[-2]:
                continue
            span = match_back(tokens, back, cue.before)
            if span and match_ahead(tokens, at + 1, cue.after):
                yield cue, (span[0], at + 1 + len(cue.after))
        if token.tag not in BETWEEN and token.text not in DASHES and not token.possessive:
            break
    last = tokens[at].text.rsplit(" ", 1)[-1] if tokens[at].value else ""
    for cue in cues.after.get(last, ()) if last else ():
        if match_ahead(tokens, at + 1, cue.after[1:]):
            yield cue, (at, at + len(cue.after))
    ahead = at + 1
    if (
        ahead < len(tokens)
        and tokens[ahead].name
        and item_known(tokens, at, know)
        and not item_known(tokens, ahead, know)
    ):
        ahead += 1
    if ahead < len(tokens):
        for cue in cues.after.get(tokens[ahead].text, ()):
            if match_ahead(tokens, ahead, cue.after):
                yield cue, (at, ahead + len(cue.after))


def owned_phrases(sentence: Sentence, know: Knowledge, memory: Memory) -> Iterator[Candidate]:
    """What phrases find in which the story's subject follows the value or stands before it: "X's FILM", "the $5 NOVEL",
    "FAIR on 4 May"."""
    for at in sentence.filled if know.cues.owned else ():
        token = sentence.tokens[at]
        if sentence.clause_at[at] < 0:
            continue
        here = Attention(sentence.focus[sentence.clause_at[at]], memory.met)
        for cue in know.cues.owned:
            if not fits(token, cue.field, know, cue.weak):
                continue
            if cue.before:
                first, itself = subject_before(sentence, at, cue.before, know, here)
                if itself:
                    yield Candidate(cue.field, at, (first, at), sentence.clause_at[at], cue.rank, 0, itself=itself)
            else:
                end, itself = subject_behind(sentence, at + 1, cue.after, know, here)
                if itself:
                    yield Candidate(cue.field, at, (at, end), sentence.clause_at[at], cue.rank, 0, itself=itself)


def subject_before(
    sentence: Sentence, at: int, words: tuple[str, ...], know: Knowledge, here: Attention
) -> tuple[int, str | None]:
    """Where some words begin that end before ``at``, and the subject that the first of them, ``self``, stands for."""
    first, rest = at - len(words), words[1:]
    if first < 0 or words[0] != "self" or tuple(t.text for t in sentence.tokens[first + 1 : at]) != rest:
        return at, None
    return first, reference(sentence, first, know, here)


def subject_behind(
    sentence: Sentence, at: int, words: tuple[str, ...], know: Knowledge, here: Attention
) -> tuple[int, str | None]:
    """Where some words end that begin at ``at``, and the subject that stands for ``self`` in them."""
    tokens, itself = sentence.tokens, None
    for word in words:
        if word == "self":
            steps = range(at, min(at + 4, len(tokens)))
            found = next((n for n in steps if tokens[n].tag == "NAME" or reference(sentence, n, know, here)), -1)
            itself = reference(sentence, found, know, here) if found >= 0 else None
            at = found + 1
        elif at < len(tokens) and tokens[at].text == word:
            at += 1
        else:
            return at, None
    return at, itself or None


def item_known(tokens: Sequence[Token], at: int, know: Knowledge) -> bool:
    """Whether the token is a name that the story file knows."""
    return know.entity(tokens[at]) is not None


def match_back(tokens: Sequence[Token], end: int, words: tuple[str, ...]) -> TokenSpan | None:
    """The span of some words that end with the token at ``end``."""
    first = end - len(words) + 1
    return (first, end + 1) if first >= 0 and spells(tokens, first, words) else None


def match_ahead(tokens: Sequence[Token], at: int, words: tuple[str, ...]) -> bool:
    """Whether some words begin at ``at``; behind a possessive, sums and adjectives may stand between."""
    if len(words) > 1 and words[0] == "'s" and at < len(tokens) and tokens[at].text == "'s":
        at, words = at + 1, words[1:]
        steps = 0
        while at < len(tokens) and steps < 4 and tokens[at].text != words[0] and tokens[at].tag in ("W", "VAL", "V"):
            at, steps = at + 1, steps + 1
    return not words or (at < len(tokens) and tokens[at].text == words[0] and spells(tokens, at, words))
