"""The names whose role a noun is: "director X", "X, the director", "X was named as director"."""

from __future__ import annotations

from collections.abc import Sequence

from .clause import Span
from .context import Knowledge, Sentence
from .cues import NounCue
from .items import Item
from .lexicon import word_set
from .match import fits
from .people import apposition, heads

ORGANISED = frozenset(("organisation", "agency"))


NAMING = frozenset(("called", "named", "titled", "dubbed", "codenamed", "name"))


COPULAS = word_set("copulas")
TITLES = word_set("titles")


def holders(sentence: Sentence, span: Span, index: int, cue: NounCue, know: Knowledge) -> list[int]:
    """The names whose role a noun is, by the places that English has for it."""
    if elsewhere(sentence, span, know):
        return []
    return (
        following_name(sentence, span, cue, know)
        or apposed(sentence, span, cue, know)
        or predicate(sentence, span, index, cue, know)
    )


def elsewhere(sentence: Sentence, span: Span, know: Knowledge) -> bool:
    """Whether a role is one in an organisation: "director of NAME", "NAME director"."""
    items = sentence.items
    if " ".join(item.text for item in items[span[0] : span[1]]) in know.offices:
        return False
    before = items[span[0] - 1] if span[0] else None
    if before is not None and before.name and know.kind(before) in ORGANISED and not know.is_subject(before):
        return True
    if span[1] >= len(items) or items[span[1]].text not in ("of", "at", "for"):
        return False
    ahead = next((item for item in items[span[1] + 1 : span[1] + 4] if item.tag not in ("DET", "W")), None)
    return ahead is not None and know.kind(ahead) in ORGANISED and not ahead.possessive


def following_name(sentence: Sentence, span: Span, cue: NounCue, know: Knowledge) -> list[int]:
    """ "director X", "the film's director, X,", "actress called X", "producers X and Y", "directors: X, Y"."""
    items = sentence.items
    at = span[1]
    parted = False
    while at < len(items) and at - span[1] < 6:
        item = items[at]
        if item.tag == "NAME":
            break
        if item.text in (",", ":", "-", "–", "—") or item.tag == "QUOTE":
            if item.text == "," and not apposition_ahead(items, at):
                return []
            parted = True
        elif [other.text for other in items[at : at + 4]] == ["by", "the", "name", "of"]:
            at += 4
            continue
        elif item.text in NAMING or (item.tag == "DET" and at > span[1]) or item.text == "(":
            pass
        elif item.text == "of" and at + 1 < len(items) and not parted:
            at = skip_of(items, at, know)
            continue
        elif not described(items, at, parted):
            return []
        at += 1
    if at >= len(items) or items[at].tag != "NAME":
        return []
    while at + 1 < len(items) and items[at].possessive and items[at + 1].tag == "NAME":
        at += 1
    if items[at].possessive and not fits(items[at], cue.field, know):
        return []
    if cue.plural and items[at].group >= 0:
        return [
            n
            for n, item in enumerate(items)
            if item.group == items[at].group and n >= at and fits(item, cue.field, know)
        ]
    return [at] if fits(items[at], cue.field, know) else []


def described(items: Sequence[Item], at: int, parted: bool) -> bool:
    """Whether the word at ``at`` belongs to the name behind it: an adjective, or behind a comma a title ("Dr")."""
    ahead = items[at + 1] if at + 1 < len(items) else None
    if ahead is None or ahead.tag != "NAME" or items[at].tag not in ("W", "V"):
        return False
    return items[at].text in TITLES or (items[at].tag == "W" and not parted)


def skip_of(items: Sequence[Item], at: int, know: Knowledge) -> int:
    """The item behind "of the film" or "of NAME"; behind the sentence when no comma or name follows it."""
    at += 1
    while at < len(items) and items[at].tag in ("DET", "W", "V", "POSS"):
        at += 1
        if at < len(items) and (
            items[at].text == "," or (items[at].tag == "NAME" and items[at - 1].text in know.generic)
        ):
            return at
    if at < len(items) and items[at].tag == "NAME" and at + 1 < len(items) and items[at + 1].text == ",":
        return at + 1
    return len(items)


def apposition_ahead(items: Sequence[Item], comma: int) -> bool:
    """Whether ", NAME" behind a noun closes as an apposition does: with a comma, "and", or the sentence."""
    at = comma + 1
    while at < len(items) and items[at].tag in ("QUOTE", "W", "DET") and at - comma < 4:
        at += 1
    if at >= len(items) or items[at].tag != "NAME":
        return False
    ahead = items[at + 1] if at + 1 < len(items) else None
    return ahead is None or ahead.tag in ("PUNCT", "CONJ", "QUOTE", "MARK", "POSS") or items[at].group >= 0


def apposed(sentence: Sentence, span: Span, cue: NounCue, know: Knowledge) -> list[int]:
    """ "X, the director", "X (director)", "X as director", "X, who is the director"; and of "X's director" never X."""
    items = sentence.items
    at = span[0] - 1
    while (
        at >= 0
        and span[0] - at < 7
        and (
            items[at].tag in ("DET", "W", "V", "ADV", "MARK")
            or items[at].possessive
            or items[at].tag == "POSS"
            or items[at].text == "-"
        )
    ):
        at -= 1
    if at < 1 or items[at].text not in (",", "(", "as", "–", "—", "-"):
        return []
    comma = at
    at -= 1
    if items[at].tag == "VAL" and at > 1 and items[at - 1].text == ",":
        at -= 2
    while at >= 0 and items[at].tag in ("QUOTE",):
        at -= 1
    if at < 0 or items[at].tag != "NAME" or not fits(items[at], cue.field, know):
        return []
    if items[comma].text in (",", "–", "—", "-") and items[comma].tag == "PUNCT":
        closing = items[span[1]] if span[1] < len(items) else None
        if (
            items[at].group >= 0
            and span[1] < len(items)
            and any(item.group == items[at].group for item in items[span[1] : span[1] + 3])
        ):
            return []
        if closing is not None and closing.tag in ("NAME",):
            return []
    return [at]


def predicate(sentence: Sentence, span: Span, index: int, cue: NounCue, know: Knowledge) -> list[int]:
    """ "X is the director", "X was named as director", "the director is X"."""
    clause = sentence.clauses[index]
    host = sentence.clauses[clause.host] if clause.host >= 0 else clause
    following = sentence.clauses[index + 1] if index + 1 < len(sentence.clauses) else None
    if (
        following
        and following.opener == "rel"
        and following.subject
        and following.subject[0] <= span[0] < following.subject[1]
    ):
        host = following
    verb, items = host.verb, sentence.items
    if verb is None or verb.lemma not in COPULAS or not host.subject:
        return []
    if verb.last <= span[0]:
        between = items[verb.last : span[0]]
        if (
            any(
                item.tag in ("NAME", "VAL", "PUNCT") or (item.tag == "PREP" and item.text not in ("as", "of", "among"))
                for item in between
                if item.text != "one"
            )
            or len(between) > 8
        ):
            return []
        if span[1] < len(items) and items[span[1]].tag == "NAME":
            return []
        named = heads(sentence, host.subject, know) or heads(sentence, apposition(sentence, host) or (0, 0), know)
        return [n for n in named if fits(items[n], cue.field, know)]
    if verb.lemma in ("be", "include", "feature", "comprise") and not verb.passive and is_head(items, span, verb.first):
        found = [n for n in host.order if n >= verb.last and fits(items[n], cue.field, know)]
        group = items[found[0]].group if found else -1
        return [n for n in found if items[n].group == group] if group >= 0 else found[:1]
    return []


def is_head(items: Sequence[Item], span: Span, end: int) -> bool:
    """Whether a noun is the head of the subject that ends at ``end``: nothing follows it but an "of" phrase."""
    return span[1] == end or (
        span[1] < end
        and items[span[1]].text in ("of", "on", "for")
        and all(item.tag in ("PREP", "DET", "W", "NAME", "POSS", "V", "QUOTE", "ADV") for item in items[span[1] : end])
    )
