"""When a clause says that something happens: which of its dates is that of the event, and which day it is."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from ..day_span import first_day, last_day
from ..models import Date, Duration
from ..values import DateExpr, resolve
from .claims import tense
from .clause import Clause
from .context import Sentence
from .lexicon import Lexicon, word_set
from .tokens import Token

ASIDE = word_set("aside")
"""Words before a date that make it the edge of a stretch of time, or the age of a thing."""
EDGES = frozenset(("since", "until", "till", "before", "after", "following", "despite"))
WITHIN = frozenset(("in", "at", "during", "on"))
STATES = frozenset(("be", "have", "know", "own", "hold"))
SETTING = frozenset(("set", "fix", "appoint", "schedule", "want", "hope", "expect", "order", "summon", "adjourn"))
"""Verbs that name a day ahead: in the past tense they leave open of which year it is."""
WISH = 8
"""Tokens before a day in which a wish for it stands."""
WISHED = frozenset(("wanted", "hoped", "planned", "expected", "intended"))
NAMING = frozenset(("declare", "proclaim", "designate", "name", "call", "make"))
SPEECH = frozenset('"“”')


def dates(sentence: Sentence, lex: Lexicon) -> dict[int, list[int]]:
    """For each clause with a verb, by its index, the tokens that date what its verb tells."""
    found: dict[int, list[int]] = {}
    for at in sentence.filled:
        if expression(sentence, at) is None or (at > 0 and expression(sentence, at - 1) is not None):
            continue
        index = owner(sentence, at)
        if index >= 0 and governs(sentence, sentence.clauses[index], at, lex):
            found.setdefault(index, []).append(at)
    return found


def owner(sentence: Sentence, at: int) -> int:
    """The index of the clause that a token belongs to: behind "said that" the next one; -1 when there is none."""
    index = sentence.clause_at[at]
    if index >= 0 and sentence.clauses[index].verb is None:
        index = sentence.clauses[index].host
    while index > 0 and hangs(sentence, sentence.clauses[index]):
        index -= 1
    verb = sentence.clauses[index].verb if index >= 0 else None
    if verb is None or at < verb.last:
        return index
    own = sentence.clauses[sentence.clause_at[at]]
    if not any(token.text == "that" for token in sentence.tokens[max(verb.last, own.first) : at]):
        return index
    return next((n for n in range(index + 1, len(sentence.clauses)) if sentence.clauses[n].verb), index)


def expression(sentence: Sentence, at: int) -> DateExpr | None:
    """The date expression at ``at``."""
    mention = sentence.tokens[at].value
    return mention.value if mention is not None and isinstance(mention.value, DateExpr) else None


def hangs(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause is but a "VERBing" on the verb before it, with no mark or word between."""
    verb = clause.verb
    return clause.opener == "verb" and verb is not None and verb.form == "ing" and verb.first == clause.first


def governs(sentence: Sentence, clause: Clause, at: int, lex: Lexicon) -> bool:
    """Whether a date of a clause is that of its event, not of a thing in it or of what someone there says."""
    expr, tokens = expression(sentence, at), sentence.tokens
    verb = clause.verb
    if expr is None or verb is None or expr.attributive or (expr.open and expr.length is None):
        return False
    if expr.length is not None and not (verb.past if expr.open else verb.planned):
        return False
    own = sentence.clauses[sentence.clause_at[at]]
    if own.verb is None and own.opener == "(" and own.last - own.first == 1:
        return False
    if (expr.year is None and spoken(tokens, at)) or named_day(tokens, clause, at):
        return False
    if hung(tokens, clause, max(own.first, verb.last if verb.last <= at else 0), at):
        return False
    before = leading(tokens, at)
    if before == "since":
        return begun(tokens, clause, lex)
    return before not in ASIDE and not (describes(tokens, at) and before not in WITHIN)


def hung(tokens: list[Token], clause: Clause, first: int, at: int) -> bool:
    """Whether a date belongs to a noun that itself tells when: "since its launch in 2003"."""
    for back in range(at - 1, first - 1, -1):
        if tokens[back].text == "that":
            return False
        if tokens[back].text in EDGES and back != clause.first and worded(tokens, back + 1, at):
            return True
    return False


def worded(tokens: list[Token], first: int, last: int) -> bool:
    """Whether some other word than an article stands between."""
    return any(token.tag not in ("DET", "ADV", "MARK") for token in tokens[first:last])


def leading(tokens: list[Token], at: int) -> str:
    """The preposition before a date and its article, empty when another word stands there."""
    back = at - 1
    while back >= 0 and tokens[back].tag in ("DET", "ADV", "MARK"):
        back -= 1
    if back > 0 and tokens[back].text == "of" and tokens[back - 1].text == "as":
        return "as of"
    return tokens[back].text if back >= 0 and tokens[back].tag in ("PREP", "SUB", "TO") else ""


def describes(tokens: list[Token], at: int) -> bool:
    """Whether a date stands before the noun that it dates: "the 3 May launch", "Monday's meeting"."""
    ahead = tokens[at + 1] if at + 1 < len(tokens) else None
    if ahead is None or tokens[at].end + 1 < ahead.start:
        return False
    behind = tokens[at - 1] if at else None
    return ahead.tag == "POSS" or (ahead.tag in ("W", "V") and behind is not None and behind.tag in ("DET", "POSS"))


def spoken(tokens: list[Token], at: int) -> bool:
    """Whether a token stands in direct speech, whose "today" need not be that of the article."""
    return sum(token.tag == "QUOTE" and token.text in SPEECH for token in tokens[:at]) % 2 == 1


def named_day(tokens: list[Token], clause: Clause, at: int) -> bool:
    """Whether a day is what a verb gives a name to, not when it does so: "declared Wednesday a day of mourning"."""
    verb = clause.verb
    ahead = tokens[at + 1] if at + 1 < len(tokens) else None
    return verb is not None and verb.lemma in NAMING and at == verb.last and ahead is not None and ahead.tag == "DET"


def begun(tokens: list[Token], clause: Clause, lex: Lexicon) -> bool:
    """Whether "since" tells when an action began that goes on: "has been building it since 2004"."""
    verb = clause.verb
    if verb is None or not 0 <= verb.head < len(tokens) or verb.lemma in STATES:
        return False
    return verb.past and "G" in lex.verbs.get(tokens[verb.head].text, ("", ""))[1]


def event_date(sentence: Sentence, clause: Clause, at: int, near: Date | None, last: Date | None) -> Date | None:
    """The date of an event, ``None`` when its year stays open; a week is its days, as far as they are over.

    ``near`` is the last full date, ``last`` that of the event told before, from which "a year later" counts.
    """
    expr, published = expression(sentence, at), sentence.article.published
    if expr is None:
        return None
    if expr.open:
        return later(last, expr.length) if last and expr.length else None
    if expr.day and expr.year is None and sets(sentence, clause, at):
        return None
    when = time_of(clause)
    found = resolve(expr, published, when, near)
    if found.date is None and found.to is not None and expr.unit == "week":
        monday = dt.date.fromisoformat(found.to) - dt.timedelta(days=6)
        end = min(found.to, last_day(published)) if published and when == "past" else found.to
        return Date(monday.isoformat(), end)
    return found if found.date is not None and not found.date.startswith("X") else None


def sets(sentence: Sentence, clause: Clause, at: int) -> bool:
    """Whether a clause names a day that was still to come: "set 15 March as the day", "had wanted it done by 3 May"."""
    verb = clause.verb
    if verb is None or not verb.past:
        return False
    words = {token.text for token in sentence.tokens[max(0, at - WISH) : at]}
    return verb.lemma in SETTING or ("had" in words and not WISHED.isdisjoint(words))


def later(date: Date, length: Duration) -> Date | None:
    """The year or month that lies a number of years or months behind a date."""
    known, n = date.date or "", int(length.n)
    if length.unit == "year" and length.n == n and known[:4].isdigit():
        return Date(f"{int(known[:4]) + n:04}")
    if length.unit == "month" and length.n == n and len(known) >= 7:
        months = int(known[:4]) * 12 + int(known[5:7]) - 1 + n
        return Date(f"{months // 12:04}-{months % 12 + 1:02}")
    return None


def time_of(clause: Clause) -> Literal["past", "future"] | None:
    """The tense of a clause; none for "to VERB", which may look ahead and back, unless it is a plan."""
    verb = clause.verb
    return None if verb and verb.form == "infinitive" and not verb.planned else tense(clause)


def full(date: Date) -> bool:
    """Whether a date is one day."""
    return date.to is None and date.part is None and date.date is not None and len(date.date) == 10


def recent(date: Date, published: str | None, days: int = 7) -> bool:
    """Whether a full date lies on the day of publication, where that is known, or few days before."""
    if published is None or date.date is None or first_day(published) != last_day(published):
        return False
    gap = (dt.date.fromisoformat(published) - dt.date.fromisoformat(date.date)).days
    return 0 <= gap <= days
