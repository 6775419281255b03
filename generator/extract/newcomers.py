"""People and things that a sentence brings up beside the subject, and that its figures are told of.

A clause is about its grammatical subject, a relative clause about the noun before it, and a phrase behind a noun about
that noun: who is new in one of these places is not the subject of the story, however lately the text spoke of that.
"""

from __future__ import annotations

from .aside import SPEAKING
from .candidates import TYPED, Candidate
from .clause import Clause, TokenSpan
from .clause_subject import antecedent
from .context import Knowledge, Sentence
from .generic_nouns import within
from .lexicon import word_set
from .other_things import PEOPLE, head
from .tokens import Token

KIN = word_set("kin")
"""Nouns for people who stand beside the one whom a text is about: what is told of them is not told of him."""
HAPPENINGS = word_set("happening-kinds")
"""Kinds of subject that things unheard of take part in: a lorry that crashed, a wall that fell on people."""
GIVING = frozenset(("give", "hand", "find", "order", "grant", "award", "set", "put", "value", "send"))
"""Verbs by which somebody new does something to the subject: "a court gave him six years"."""
HOLDING = frozenset(("be", "become", "remain", "have", "keep", "get"))
"""Verbs of which the object is the subject's own."""
PRONOUNS = frozenset(("it", "they", "he", "she"))
NEW = frozenset(("a", "an", "another", "one"))
BESIDE = frozenset(("by", "with", "beside", "near", "alongside", "against", "like", "unlike", "than", "into"))
"""Prepositions by which something stands beside what a clause is about."""
HAVING = frozenset(("with", "worth"))
CARRYING = HAVING | {"of", "for", "at"}
"""Words by which a noun takes a figure: "a tug of 32 metres with a crew of four"; behind the others the figure stands
first: "a range for the price of 50 to 60"."""


def of_newcomer(sentence: Sentence, found: Candidate, subject: str, know: Knowledge) -> bool:
    """Whether a candidate is told of somebody or something that its sentence brings up beside ``subject``."""
    clause = sentence.clauses[found.clause]
    host = sentence.clauses[clause.host] if clause.verb is None and clause.host >= 0 else clause
    if found.field.type in TYPED and stands_for_newcomer(sentence, host, subject, know):
        return True
    if found.itself is not None:
        return False
    if found.field.type in TYPED and (
        new_holder(sentence, found, host, know) or described(sentence, sentence.clause_at[found.at], know)
    ):
        return True
    if found.field.type in TYPED and not sentence.said[found.clause] and of_a_place(sentence, host, know):
        return True
    if not sentence.said[found.clause] and of_whose(sentence, host, know):
        return True
    if host.subject is None or sentence.heads[found.clause]:
        return False
    if any(host.subject[0] <= at < host.subject[1] for at in (found.at, found.cue[0])):
        return False
    if sent_off(sentence, host, know):
        return True
    if found.field.type not in TYPED and found.field.type != "term":
        return False
    if kin(sentence, host, know) or (found.field.type in TYPED and done_to_newcomer(sentence, found, host, know)):
        return True
    if sentence.said[found.clause]:
        return False
    return new_actor(sentence, host, subject, know) or by_me(sentence, host)


def is_new(sentence: Sentence, span: TokenSpan, know: Knowledge) -> bool:
    """Whether a noun phrase brings up one that is none of the story's: "a bank clerk in Dover", "a musical"; behind
    some prepositions also one of the subject's kind: "beside a ship of 90 metres"."""
    tokens = sentence.tokens
    if tokens[span[0]].text not in NEW:
        return False
    at = head(sentence, span)
    beside = span[0] > 0 and tokens[span[0] - 1].text in BESIDE
    if at < 0 or (not beside and tokens[at].text in know.generic):
        return False
    if tokens[at].text in know.cues.nouns and tokens[at].text not in know.generic:
        return False
    return not any(know.belongs(tokens[n]) for n in within(sentence, (span[0], at + 1)))


def new_actor(sentence: Sentence, clause: Clause, subject: str, know: Knowledge) -> bool:
    """Whether somebody new does what a clause tells, or has it done to him; those who tell of it are none."""
    verb = clause.verb
    if verb is None or clause.subject is None or know.story.subjects[subject].kind in HAPPENINGS:
        return False
    if verb.says or verb.lemma in SPEAKING or (verb.lemma in GIVING and not verb.passive):
        return False
    first = clause.subject[0]
    beside = first > 1 and sentence.tokens[first - 1].text == "," and know.belongs(sentence.tokens[first - 2])
    return not beside and is_new(sentence, clause.subject, know)


def leads(clause: Clause) -> bool:
    """Whether a clause has a subject of its own, though something stands between that and its verb."""
    return clause.verb is not None and clause.subject is not None and (clause.own_subject or clause.beside is not None)


def kin(sentence: Sentence, clause: Clause, know: Knowledge) -> bool:
    """Whether a clause tells of somebody's wife, friend or lawyer: "his wife is suing a paper for 200,000"."""
    verb = clause.verb
    if clause.subject is None or verb is None or verb.says or verb.lemma in SPEAKING or not leads(clause):
        return False
    at = head(sentence, clause.subject)
    spans = [clause.subject, *([clause.beside] if clause.beside else [])]
    if any(know.belongs(sentence.tokens[n]) for span in spans for n in within(sentence, span)):
        return False
    return at >= 0 and sentence.tokens[at].text in KIN


def stands_for_newcomer(sentence: Sentence, clause: Clause, subject: str, know: Knowledge) -> bool:
    """Whether the pronoun that a clause is about means the newcomer of whom the clause before tells: "a version for
    children follows; it will weigh 29 grams"."""
    if clause.subject is None or clause.opener in ("", "sub", "rel"):
        return False
    if [token.text in PRONOUNS for token in sentence.tokens[slice(*clause.subject)] if token.tag != "CONJ"] != [True]:
        return False
    before = sentence.clauses[: sentence.clauses.index(clause)]
    main = next((one for one in reversed(before) if leads(one) and one.opener not in ("rel", "sub")), None)
    if main is None or main.subject == clause.subject:
        return main is not None and stands_for_newcomer(sentence, main, subject, know)
    return kin(sentence, main, know) or new_actor(sentence, main, subject, know)


def done_to_newcomer(sentence: Sentence, found: Candidate, clause: Clause, know: Knowledge) -> bool:
    """Whether something is done to somebody new, whose the figure is: "sent a man to prison for twelve years"."""
    verb = clause.verb
    if verb is None or verb.passive or found.at <= verb.last or verb.says or verb.lemma in HOLDING:
        return False
    if sentence.tokens[verb.last].text not in NEW or found.cue[0] < verb.first:
        return False
    end = next((n for n in range(verb.last, found.at) if sentence.tokens[n].tag in ("PREP", "TO")), -1)
    at = head(sentence, (verb.last, end)) if end > 0 else -1
    return at >= 0 and (sentence.tokens[at].text in know.roles or sentence.tokens[at].text.endswith(PEOPLE))


def by_me(sentence: Sentence, clause: Clause) -> bool:
    """Whether somebody tells what he does or wants himself: "I sentence you to a hundred years"."""
    verb = clause.verb
    if clause.subject is None or verb is None or verb.says or verb.lemma in SPEAKING:
        return False
    return clause.own_subject and sentence.tokens[clause.subject[0]].text == "i"


def of_whose(sentence: Sentence, clause: Clause, know: Knowledge) -> bool:
    """Whether a clause tells of what belongs to a stranger before it: "the pilots, whose union asks for 20 percent";
    who the subject is said to be is none: "they had to be swimmers whose ..."."""
    tokens = sentence.tokens
    at = next((n for n in range(clause.first, min(clause.first + 2, clause.last)) if tokens[n].text == "whose"), -1)
    span = antecedent(tokens, at) if at >= 0 else None
    if span and any(one.verb and one.verb.lemma == "be" and one.verb.last == span[0] for one in sentence.clauses):
        return False
    return span is not None and not any(
        know.belongs(tokens[n]) or tokens[n].text in know.generic for n in within(sentence, span)
    )


def of_a_place(sentence: Sentence, clause: Clause, know: Knowledge) -> bool:
    """Whether a clause tells what happened at a place that is none of the subject's: "in Genoa, where 43 died"."""
    first, tokens = clause.first, sentence.tokens
    if tokens[first].text != "where" or first < 2:
        return False
    name = tokens[first - 1 - (tokens[first - 1].text == ",")]
    return name.name is not None and not know.belongs(name)


def sent_off(sentence: Sentence, clause: Clause, know: Knowledge) -> bool:
    """Whether a plan behind a new thing is that thing's: "is preparing a western for NAME, to be shot in Utah"."""
    verb = clause.verb
    if verb is None or clause.opener != "," or verb.form != "infinitive" or not verb.passive:
        return False
    tokens = sentence.tokens
    at = next((n for n in range(clause.first - 1, -1, -1) if tokens[n].text in NEW), -1)
    if at < 0 or any(tokens[n].tag in ("PUNCT", "AUX", "SUB", "REL") for n in range(at, clause.first - 1)):
        return False
    return is_new(sentence, (at, clause.first - 1), know)


def described(sentence: Sentence, index: int, know: Knowledge) -> bool:
    """Whether a clause without a subject of its own describes the new thing before it: "a candlestick, valued at 60",
    "an upper tier, 900 metres tall"."""
    clause, tokens = sentence.clauses[index], sentence.tokens
    if (
        clause.opener != ","
        or clause.first < 2
        or (clause.verb is not None and clause.verb.form not in ("past", "participle"))
    ):
        return False
    if tokens[clause.first].tag not in ("VAL", "V", "W", "ADV"):
        return False
    first = opening(sentence, clause.first - 1)
    if first < 0 or not is_new(sentence, (first, clause.first - 1), know):
        return False
    return not any(one.verb and one.verb.last == first and one.verb.lemma in HOLDING for one in sentence.clauses)


def new_holder(sentence: Sentence, found: Candidate, clause: Clause, know: Knowledge) -> bool:
    """Whether a figure stands in the phrase behind a new thing: "towed by a tug of 32 metres with a crew of four"; what
    the subject is said to be is no new thing: "she is a ship with a crew of four"."""
    tokens = sentence.tokens
    at = min(found.at, found.cue[0])
    while at > 0 and tokens[at].tag in ("VAL", "DET", "ADV", "MARK", "W", "V") and tokens[at].text not in CARRYING:
        at -= 1
    if tokens[at].text not in (CARRYING if found.at <= found.cue[0] else HAVING) or at == 0:
        return False
    first = opening(sentence, at)
    if first < 0 or not is_new(sentence, (first, at), know) or first < found.cue[0] < at:
        return False
    verb = clause.verb
    own = verb is not None and verb.lemma in HOLDING and verb.last <= first and tokens[first - 1].tag != "PREP"
    return not own


def opening(sentence: Sentence, end: int) -> int:
    """Where the noun phrase with an article begins that the preposition at ``end`` follows, -1 if none does."""
    tokens = sentence.tokens
    for at in range(end - 1, max(-1, end - 8), -1):
        token: Token = tokens[at]
        if token.text in NEW:
            return at
        if token.tag in ("AUX", "SUB", "REL", "CONJ", "PUNCT", "DET") and token.text not in ("and",):
            return -1
    return -1
