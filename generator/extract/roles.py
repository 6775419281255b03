"""The names whose role a noun is: "director X", "X, the director", "X was named as director"."""

from __future__ import annotations

from collections.abc import Sequence

from .candidates import fits
from .clause import TITLES, TokenSpan
from .context import Knowledge, Sentence
from .cues import NounCue
from .lexicon import word_set
from .people import apposition, heads
from .tokens import Token

ORGANISED = frozenset(("organisation", "agency"))
ELSEWHERE = ORGANISED | {"work"}
"""Kinds of what has a director, a head or a star of its own."""


NAMING = frozenset(("called", "named", "titled", "dubbed", "codenamed", "name"))


COPULAS = word_set("copulas")
LESSER = word_set("lesser")


def holders(sentence: Sentence, span: TokenSpan, index: int, cue: NounCue, know: Knowledge) -> list[int]:
    """The names whose role a noun is, by the places that English has for it."""
    if elsewhere(sentence, span, know):
        return []
    return (
        following_name(sentence, span, cue, know)
        or apposed(sentence, span, cue, know)
        or predicate(sentence, span, index, cue, know)
    )


def elsewhere(sentence: Sentence, span: TokenSpan, know: Knowledge) -> bool:
    """Whether a role is one in an organisation ("director of NAME", "NAME director"), or another one that ends in the
    same noun ("casting director NAME")."""
    tokens = sentence.tokens
    if span[0] and tokens[span[0] - 1].text in LESSER:
        return True
    if " ".join(token.text for token in tokens[span[0] : span[1]]) in know.offices:
        return False
    before = tokens[span[0] - 1] if span[0] else None
    if before is not None and before.name and know.kind(before) in ELSEWHERE and not know.is_subject(before):
        return True
    if span[1] >= len(tokens) or tokens[span[1]].text not in ("of", "at", "for"):
        return False
    ahead = next((token for token in tokens[span[1] + 1 : span[1] + 4] if token.tag not in ("DET", "W")), None)
    return ahead is not None and know.kind(ahead) in ORGANISED and not ahead.possessive


def following_name(sentence: Sentence, span: TokenSpan, cue: NounCue, know: Knowledge) -> list[int]:
    """ "director X", "the film's director, X,", "actress called X", "producers X and Y", "directors: X, Y"."""
    tokens = sentence.tokens
    at = span[1]
    parted = False
    while at < len(tokens) and at - span[1] < 6:
        token = tokens[at]
        if token.tag == "NAME":
            break
        if token.text in (",", ":", "-", "–", "—") or token.tag == "QUOTE":
            if token.text == "," and not apposition_ahead(tokens, at):
                return []
            parted = True
        elif [other.text for other in tokens[at : at + 4]] == ["by", "the", "name", "of"]:
            at += 4
            continue
        elif token.text in NAMING or (token.tag == "DET" and at > span[1]) or token.text == "(":
            pass
        elif token.text == "of" and at + 1 < len(tokens) and not parted:
            at = skip_of(tokens, at, know)
            continue
        elif not described(tokens, at, parted):
            return []
        at += 1
    if at >= len(tokens) or tokens[at].tag != "NAME":
        return []
    while at + 1 < len(tokens) and tokens[at].possessive and tokens[at + 1].tag == "NAME":
        at += 1
    if tokens[at].possessive and not fits(tokens[at], cue.field, know):
        return []
    if cue.plural and tokens[at].group >= 0:
        return [
            n
            for n, token in enumerate(tokens)
            if token.group == tokens[at].group and n >= at and fits(token, cue.field, know)
        ]
    return [at] if fits(tokens[at], cue.field, know) else []


def described(tokens: Sequence[Token], at: int, parted: bool) -> bool:
    """Whether the word at ``at`` belongs to the name behind it: an adjective, or behind a comma a title ("Dr")."""
    ahead = tokens[at + 1] if at + 1 < len(tokens) else None
    if ahead is None or ahead.tag != "NAME" or tokens[at].tag not in ("W", "V"):
        return False
    return tokens[at].text in TITLES or (tokens[at].tag == "W" and not parted)


def skip_of(tokens: Sequence[Token], at: int, know: Knowledge) -> int:
    """The token behind "of the film" or "of NAME"; behind the sentence when no comma or name follows it."""
    at += 1
    while at < len(tokens) and tokens[at].tag in ("DET", "W", "V", "POSS"):
        at += 1
        if at < len(tokens) and (
            tokens[at].text == "," or (tokens[at].tag == "NAME" and tokens[at - 1].text in know.generic)
        ):
            return at
    if at < len(tokens) and tokens[at].tag == "NAME" and at + 1 < len(tokens) and tokens[at + 1].text == ",":
        return at + 1
    return len(tokens)


def apposition_ahead(tokens: Sequence[Token], comma: int) -> bool:
    """Whether ", NAME" behind a noun closes as an apposition does: with a comma, "and", or the sentence."""
    at = comma + 1
    while at < len(tokens) and tokens[at].tag in ("QUOTE", "W", "DET") and at - comma < 4:
        at += 1
    if at >= len(tokens) or tokens[at].tag != "NAME":
        return False
    ahead = tokens[at + 1] if at + 1 < len(tokens) else None
    return ahead is None or ahead.tag in ("PUNCT", "CONJ", "QUOTE", "MARK", "POSS") or tokens[at].group >= 0


def apposed(sentence: Sentence, span: TokenSpan, cue: NounCue, know: Knowledge) -> list[int]:
    """ "X, the director", "X (director)", "X as director", "X, who is the director"; and of "X's director" never X."""
    tokens = sentence.tokens
    at = span[0] - 1
    while (
        at >= 0
        and span[0] - at < 7
        and (
            tokens[at].tag in ("DET", "W", "V", "ADV", "MARK")
            or tokens[at].possessive
            or tokens[at].tag == "POSS"
            or tokens[at].text == "-"
        )
    ):
        at -= 1
    if at < 1 or tokens[at].text not in (",", "(", "as", "–", "—", "-"):
        return []
    comma = at
    at -= 1
    if tokens[at].tag == "VAL" and at > 1 and tokens[at - 1].text == ",":
        at -= 2
    while at >= 0 and tokens[at].tag in ("QUOTE",):
        at -= 1
    if at < 0 or tokens[at].tag != "NAME" or not fits(tokens[at], cue.field, know):
        return []
    if tokens[comma].text == "as" and followed(sentence, at):
        return []
    if tokens[comma].text in (",", "–", "—", "-") and tokens[comma].tag == "PUNCT":
        closing = tokens[span[1]] if span[1] < len(tokens) else None
        if (
            tokens[at].group >= 0
            and span[1] < len(tokens)
            and any(token.group == tokens[at].group for token in tokens[span[1] : span[1] + 3])
        ):
            return []
        if closing is not None and closing.tag in ("NAME",):
            return []
    return [at]


def followed(sentence: Sentence, at: int) -> bool:
    """Whether the person at ``at`` is the one whose office another takes: "Y took over from X as director"."""
    clause = sentence.clauses[sentence.clause_at[at]] if sentence.clause_at[at] >= 0 else None
    verb = clause.verb if clause else None
    after = verb is not None and verb.lemma in ("succeed", "replace", "follow") and not verb.passive
    return sentence.tokens[at - 1].text == "from" or (after and verb is not None and at >= verb.last)


def predicate(sentence: Sentence, span: TokenSpan, index: int, cue: NounCue, know: Knowledge) -> list[int]:
    """ "X is the director", "X was named as director", "the director is X"."""
    clause = sentence.clauses[index]
    host = sentence.clauses[clause.host] if clause.host >= 0 else clause
    following = sentence.clauses[index + 1] if index + 1 < len(sentence.clauses) else None
    told = clause.verb is not None and clause.verb.lemma in COPULAS and clause.verb.last <= span[0]
    if (
        following
        and not told
        and following.opener == "rel"
        and following.subject
        and following.subject[0] <= span[0] < following.subject[1]
    ):
        host = following
    verb, tokens = host.verb, sentence.tokens
    if verb is None or verb.lemma not in COPULAS or not host.subject:
        return []
    if verb.last <= span[0]:
        between = tokens[verb.last : span[0]]
        if (
            any(
                token.tag in ("NAME", "VAL", "PUNCT")
                or (token.tag == "PREP" and token.text not in ("as", "of", "among"))
                for token in between
                if token.text != "one"
            )
            or len(between) > 8
        ):
            return []
        if span[1] < len(tokens) and tokens[span[1]].tag == "NAME":
            return []
        named = heads(sentence, host.subject, know) or heads(sentence, apposition(sentence, host) or (0, 0), know)
        return [n for n in named if fits(tokens[n], cue.field, know)]
    if (
        verb.lemma in ("be", "include", "feature", "comprise")
        and not verb.passive
        and is_head(tokens, span, verb.first)
    ):
        found = [n for n in host.order if n >= verb.last and fits(tokens[n], cue.field, know)]
        group = tokens[found[0]].group if found else -1
        return [n for n in found if tokens[n].group == group] if group >= 0 else found[:1]
    return []


def is_head(tokens: Sequence[Token], span: TokenSpan, end: int) -> bool:
    """Whether a noun is the head of the subject that ends at ``end``: nothing follows it but an "of" phrase."""
    return span[1] == end or (
        span[1] < end
        and tokens[span[1]].text in ("of", "on", "for")
        and all(
            token.tag in ("PREP", "DET", "W", "NAME", "POSS", "V", "QUOTE", "ADV") for token in tokens[span[1] : end]
        )
    )
