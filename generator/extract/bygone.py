"""Figures and names that are told of what was years before the article."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from ..values import DateExpr
from .candidates import TYPED, Candidate
from .clause import Clause, TokenSpan
from .context import Knowledge, Memory, Sentence
from .generic_nouns import ACTS, LONG_AGO
from .lexicon import word_set
from .verbs import VerbGroup

IN = frozenset(("in", "by", "during", "back"))
BREAKING = frozenset(("PUNCT", "MARK", "CONJ", "W", "QUOTE"))
"""Tags of what stands before a phrase that opens a clause."""
ONCE = word_set("happening-kinds") | word_set("done-kinds") | {"strike", "election"}
"""Kinds of subject that happen, or are done, within a short time."""
FAR_AHEAD = 60
"""Years behind its publication for which nobody plans: such dates stand in jokes and tales."""
BEHIND = 3
"""Tokens behind a name within which a year may say that something else is told of it: "the purchase of X in 2009"."""


def bygone(sentence: Sentence, found: Candidate, know: Knowledge, memory: Memory) -> bool:
    """Whether a figure is told of an event years before the article, as in "the quake of 1999 killed 17,000", or a date
    lies beyond all plans."""
    clause = sentence.clauses[found.clause]
    host = sentence.clauses[clause.host] if clause.verb is None and clause.host >= 0 else clause
    if memory.year is None:
        return False
    if host.beside and old(sentence, [host.beside], memory.year, ongoing=True):
        return True
    if found.field.type == "date":
        return date_of_old(sentence, found, know, memory.year)
    if found.field.type not in TYPED:
        return name_of_old(sentence, found, know, memory.year)
    if found.field.type not in ("money", "quantity", "duration"):
        return False
    if fronted(sentence, found, memory.year) or of_dated(sentence, clause, memory.year):
        return True
    if found.itself is not None or sentence.heads[found.clause]:
        return False
    first = found.clause
    while first > 0 and (
        sentence.clauses[first].opener in ("conj", "rel", "verb", *(() if sentence.said[first] else (";",)))
        or sentence.tokens[sentence.clauses[first].first].text in ("when", "where")
    ):
        first -= 1
    if clause.opener == "," and clause.own_subject:
        lead = first
        while lead > 0 and sentence.clauses[lead].opener in (",", "sub", ""):
            lead -= 1
        led = sentence.clauses[lead:first]
        if all(one.verb is None or one.opener == "sub" for one in led):
            first = lead
    spans = [
        *([clause.subject] if clause.subject else []),
        *clause.parts,
        *((c.first, c.last) for c in sentence.clauses[first : found.clause]),
    ]
    return old(sentence, spans, memory.year)


def of_dated(sentence: Sentence, clause: Clause, year: int) -> bool:
    """Whether a relative clause tells of a thing of an earlier year: "the flood of 2022, which cost 60 lives"."""
    tokens = sentence.tokens
    at = clause.first - 1 - (tokens[clause.first - 1].text == ",")
    if (
        clause.opener != "rel"
        or at < 2
        or tokens[at - 1].text not in ("of", "in")
        or tokens[clause.first].text == "when"
    ):
        return False
    mention = tokens[at].value
    date = mention.value if mention else None
    return isinstance(date, DateExpr) and date.year is not None and date.year < year and tokens[at - 1].text == "of"


def date_of_old(sentence: Sentence, found: Candidate, know: Knowledge, year: int) -> bool:
    """Whether a date lies beyond all plans, or years back where nothing says that it is the subject's."""
    mention = sentence.tokens[found.at].value
    own = mention.value.year if mention and isinstance(mention.value, DateExpr) else None
    if own is None:
        return False
    unsaid = found.itself is None and not sentence.said[found.clause] and once(sentence, found, know)
    since = found.at > 0 and sentence.tokens[found.at - 1].text == "since"
    return own > year + FAR_AHEAD or ((unsaid or since) and own < year - LONG_AGO)


def name_of_old(sentence: Sentence, found: Candidate, know: Knowledge, year: int) -> bool:
    """Whether somebody's part in something is that of years before."""
    clause = sentence.clauses[found.clause]
    host = sentence.clauses[clause.host] if clause.verb is None and clause.host >= 0 else clause
    story, here = know.story.subjects, sentence.focus[found.clause]
    above = sentence.clauses[found.clause - 1] if found.clause else host
    spans = [*host.parts, *(above.parts if sentence.tokens[clause.first].text in ("when", "where") else ())]
    if here and story[here].kind in ACTS and old(sentence, spans, year, ongoing=True):
        return True
    if host.verb is not None and perfect(sentence, host.verb) and old(sentence, host.parts, year):
        return True
    if found.itself is None and begins_back_then(sentence, year):
        return True
    if of_year(sentence, found, year) or (found.itself is None and opened(sentence, found, year)):
        return True
    if sentence.heads[found.clause] and host.verb is not None and host.verb.passive:
        return False
    behind = found.at + 1
    at = min(behind, len(sentence.tokens) - 1)
    return sentence.tokens[at].text == "in" and old(sentence, [(behind, behind + BEHIND)], year)


def perfect(sentence: Sentence, verb: VerbGroup) -> bool:
    """Whether a verb tells what had been before: "had won NAME in 2020"."""
    return any(token.text == "had" and token.tag == "AUX" for token in sentence.tokens[verb.first : verb.head])


def once(sentence: Sentence, found: Candidate, know: Knowledge) -> bool:
    """Whether the subject in focus happens once, so that what its dates are of lies no years before the article."""
    subject = know.story.subjects.get(sentence.focus[found.clause] or "")
    return subject is not None and subject.kind in ONCE


def of_year(sentence: Sentence, found: Candidate, year: int) -> bool:
    """Whether a role is one of an earlier year: "NAME, the bidder of 2022,"."""
    behind = sentence.tokens[found.cue[1] : found.cue[1] + 2]
    date = behind[1].value.value if len(behind) > 1 and behind[0].text == "of" and behind[1].value else None
    return isinstance(date, DateExpr) and date.year is not None and date.year < year


def fronted(sentence: Sentence, found: Candidate, year: int) -> bool:
    """Whether a year long before ``year`` opens what a candidate stands in, up to the next semicolon or date: "In 2011,
    when the union called one, it lasted 31 days and ..."; not where the subject is named or called by its noun."""
    tokens, clause = sentence.tokens, sentence.clauses[found.clause]
    if clause.subject and sentence.heads[found.clause] and tokens[clause.subject[1] - 1].tag != "PRON":
        return False
    return opened(sentence, found, year)


def opened(sentence: Sentence, found: Candidate, year: int) -> bool:
    """Whether the last date before a candidate, up to a semicolon, is such a year and opens its phrase."""
    tokens = sentence.tokens
    for at in range(min(found.at, found.cue[0]), -1, -1):
        if tokens[at].text == ";":
            return False
        value = tokens[at].value
        if at != found.at and value is not None and isinstance(value.value, DateExpr):
            first = at - 1 - (at > 1 and tokens[at - 1].tag == "DET")
            opens = first >= 0 and tokens[first].text in IN and (first == 0 or tokens[first - 1].tag in BREAKING)
            return opens and value.value.year is not None and value.value.year < year - LONG_AGO
    return False


def begins_back_then(sentence: Sentence, year: int) -> bool:
    """Whether a sentence that names no subject begins with a year long before ``year``: "In 2011 a gang stole ..."."""
    first = sentence.tokens[:3]
    if not first or first[0].text not in IN or any(map(partial(named, sentence), range(len(sentence.clauses)))):
        return False
    dates = [token.value.value for token in first if token.value]
    return any(isinstance(d, DateExpr) and d.year is not None and d.year < year - LONG_AGO for d in dates)


def named(sentence: Sentence, index: int) -> bool:
    """Whether a clause is about a subject that it names, or calls by its noun."""
    span = sentence.clauses[index].subject
    return bool(sentence.heads[index]) and (span is None or sentence.tokens[span[1] - 1].tag != "PRON")


def old(sentence: Sentence, spans: Sequence[TokenSpan], year: int, ongoing: bool = False) -> bool:
    """Whether some spans name a year long before ``year``; ``ongoing`` leaves out one since which something goes on."""
    tokens = sentence.tokens
    for at in sentence.filled:
        mention = tokens[at].value
        date = mention.value if mention else None
        if isinstance(date, DateExpr) and date.year and date.year < year - LONG_AGO:
            since = tokens[at - 1].text == "since" and (ongoing or at == 1)
            if not since and any(first <= at < last for first, last in spans):
                return True
    return False
