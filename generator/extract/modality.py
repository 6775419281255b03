"""Whether an article states or plans what it asserts, and whether it hedges, by the words of the clause."""

from __future__ import annotations

from collections.abc import Sequence

from ..day_span import encloses, first_day, last_day
from ..models import Date, Modality, Money, Quantity, Value
from .candidates import Candidate
from .clause import Clause
from .context import Knowledge, Sentence
from .lexicon import Lexicon, word_set
from .tokens import Token
from .verbs import VerbGroup

NEVER_PLANNED = frozenset(("person", "organisation", "name"))
AHEAD = frozenset({"next", "tomorrow", "coming", "upcoming", "soon"})
"""Words of a date that lies ahead, whatever the day of the article."""
DAY = 10
"""Characters of a date to the day."""
FORESEEING = word_set("foreseeing")
"""Verbs of which the object lies ahead: "expects sales of"."""
MOVED = frozenset(("by", "from", "to"))
"""Words before a sum that something slips to or by, which is no delay."""
ORDINAL = frozenset(("first", "last", "only", "second", "third", "latest", "next"))
"""Words behind which "to be VERBed" tells of what was done."""


def modality(sentence: Sentence, found: Candidate, value: Value, know: Knowledge) -> tuple[Modality, bool]:
    """Whether the article states or plans it, and whether it hedges, by the verb that governs the value."""
    tokens, lex = sentence.tokens, know.lex
    clause = sentence.clauses[found.clause]
    host: Clause = sentence.clauses[clause.host] if clause.verb is None and clause.host >= 0 else clause
    verb = host.verb
    mention = tokens[found.at].value
    near = nearby(sentence, found)
    role = found.field.type in NEVER_PLANNED and not found.field.event
    governs = verb is not None and verb.first <= found.cue[0] < verb.last
    hedged = bool(mention and mention.hedged) or not lex.hedge_words.isdisjoint(near)
    planned = not lex.plan_words.isdisjoint(near) and not (governs and verb is not None and verb.past)
    if verb and (governs or not role):
        moves = isinstance(value, Money | Quantity) and found.at > 0 and tokens[found.at - 1].text in MOVED
        planned |= intended(sentence, host, verb) or (put_off(tokens, verb, lex) and not moves)
        planned |= verb.lemma in FORESEEING and found.at >= verb.last and not verb.passive
        hedged |= verb.hedged
    if isinstance(value, Date):
        planned = dated(sentence, found, value, planned, verb)
    if role:
        planned = governs and verb is not None and intended(sentence, host, verb)
    return ("planned" if planned else "stated"), hedged


def nearby(sentence: Sentence, found: Candidate) -> set[str]:
    """The words of a value and its cue and the four before them, as far as no other value hedges for itself."""
    first, last = min(found.at, found.cue[0]), max(found.at, found.cue[1])
    start = max(0, first - 4)
    values = [at for at in range(start, first) if sentence.tokens[at].tag == "VAL"]
    start = values[-1] + 1 if values else start
    return {token.text for token in sentence.tokens[start : last + 1] if token.tag in ("W", "V", "ADV")}


def intended(sentence: Sentence, clause: Clause, verb: VerbGroup) -> bool:
    """Whether a verb tells of a plan: by its own words, as "to VERB" or "VERBing" behind one, or as "to be VERBed"."""
    hangs = verb.form == "ing" and clause.opener == "sub" and not clause.own_subject  # "before landing off Florida"
    if verb.planned or not (verb.form == "infinitive" or hangs):
        return verb.planned
    if verb.passive:
        before = sentence.tokens[max(0, verb.first - 7) : verb.first]
        return not any(token.text in ORDINAL for token in before) and not any(token.tag == "V" for token in before[-2:])
    at = next((n for n, one in enumerate(sentence.clauses) if one is clause), 0)
    above = next((one.verb for one in reversed(sentence.clauses[:at]) if one.verb), None)
    return above is not None and above.planned and clause.opener in ("verb", "sub", "conj", ",")


def dated(sentence: Sentence, found: Candidate, value: Date, planned: bool, verb: VerbGroup | None) -> bool:
    """Whether what a date is given for is a plan: by the day of the article, else by the tense."""
    tokens, published = sentence.tokens, sentence.article.published
    if value.date is None:
        said = sentence.text[tokens[found.at].start : tokens[found.at].end].lower().split()
        return planned or (not (verb and verb.past) and bool(AHEAD.intersection(said)))
    if published and not value.date.startswith("X") and not encloses(published, value.date):
        return ahead(value.date, published, planned, verb)
    listed = found.at == 0 and len(tokens) > 1 and tokens[1].text == ":"  # a chronicle tells in the present of the past
    coming = (
        verb is not None and verb.form == "finite" and not (verb.past or listed) and verb.lemma not in ("be", "have")
    )
    governs = verb is not None and verb.first <= found.cue[0] < verb.last
    return planned or (governs and coming and not (verb and verb.passive) and len(value.date) == DAY)


def ahead(date: str, published: str, planned: bool, verb: VerbGroup | None) -> bool:
    """Whether what is dated so is a plan for an article of that day: by the date, else by what its words say.

    Of an article's month or year, a day inside it is neither ahead nor over.
    """
    first, last = first_day(published)[: len(date)], last_day(published)[: len(date)]
    return date > last or (planned and (date >= first or (verb is not None and verb.past)))


def put_off(tokens: Sequence[Token], verb: VerbGroup, lex: Lexicon) -> bool:
    """Whether a verb says that something is put off: "postponed", "pushed back"."""
    following = tokens[verb.last].text if verb.last < len(tokens) else ""
    return verb.lemma in lex.postponed or f"{verb.lemma} {following}" in lex.postponed
