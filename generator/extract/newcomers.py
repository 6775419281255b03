"""People and things that a sentence brings up beside the subject, and that its figures are told of.

A clause is about its grammatical subject, a relative clause about the noun before it, and a phrase behind a noun about
that noun: who is new in one of these places is not the subject of the story, however lately the text spoke of that.
"""

from __future__ import annotations

from ..models import Quantity
from .aside import SPEAKING
from .candidates import TYPED, Candidate
from .clause import Clause, TokenSpan
from .clause_subject import antecedent
from .context import Knowledge, Sentence
from .coreference import LIGHT
from .generic_nouns import within
from .lexicon import word_set
from .new_things import HOLDING, NEW, held_by_another, is_new, known_beside
from .other_things import PEOPLE, head, known

KIN = word_set("kin")
"""Nouns for people who stand beside the one whom a text is about: what is told of them is not told of him."""
HAPPENINGS = word_set("happening-kinds")
"""Kinds of subject that things unheard of take part in: a lorry that crashed, a wall that fell on people."""
PAYING = frozenset(("pay", "cost", "spend", "earn", "sell", "buy", "lose", "raise"))
"""Verbs by which somebody has to do with a sum of his own."""
GIVING = frozenset(("give", "hand", "find", "order", "grant", "award", "set", "put", "value", "send"))
"""Verbs by which somebody new does something to the subject: "a court gave him six years"."""
OWNING = frozenset(("employ", "have", "earn", "run", "operate", "lose", "make", "serve"))
"""Verbs by which a body has what is its own."""
HAVING = OWNING | {"hold", "own", "carry", "weigh", "measure"}
TRADING = frozenset(("buy", "sell", "build", "make", "acquire", "rent"))
"""Verbs that tell what their object went for, or cost."""
OBJECT = 5
"""Tokens of a noun phrase to which something is done."""
PRONOUNS = frozenset(("it", "they", "he", "she"))


def of_newcomer(sentence: Sentence, found: Candidate, subject: str, know: Knowledge) -> bool:
    """Whether a candidate is told of somebody or something that its sentence brings up beside ``subject``."""
    clause = sentence.clauses[found.clause]
    host = sentence.clauses[clause.host] if clause.verb is None and clause.host >= 0 else clause
    if found.field.type in TYPED and stands_for_newcomer(sentence, host, subject, know):
        return True
    if found.itself is not None:
        return False
    if found.field.type in TYPED and (
        held_by_another(sentence, found, host, know)
        or in_which(sentence, host, subject, know)
        or made_anew(sentence, found, host, know)
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
    if found.field.type in TYPED and not sentence.said[found.clause] and own_figures(sentence, host, know):
        return True
    if kin(sentence, host, know) or works_on(sentence, host.subject, know):
        return True
    if found.field.type in TYPED and done_to_newcomer(sentence, found, host, know):
        return True
    if found.field.type in TYPED and new_owner(sentence, host, subject, know):
        return True
    if sentence.said[found.clause]:
        return False
    return new_actor(sentence, host, subject, know, found.field.type == "money") or by_me(sentence, host)


def new_owner(sentence: Sentence, clause: Clause, subject: str, know: Knowledge) -> bool:
    """Whether somebody new has what a clause tells, though it names the subject, too ("a fund holds 9 percent of it"),
    or does it somewhere else ("a bull at a fair in NAME hurt eleven people")."""
    verb = clause.verb
    if verb is None or clause.subject is None or not is_new(sentence, clause.subject, know):
        return False
    if know.story.subjects[subject].kind not in HAPPENINGS:
        return verb.lemma in HAVING and not verb.passive and not known_beside(sentence, clause.subject[0], know)
    tokens = sentence.tokens
    placed = (
        n for n in range(clause.subject[0], verb.first) if tokens[n].name and tokens[n - 1].text in ("in", "at", "near")
    )
    return any(know.kind(tokens[n]) in ("place", None) and not know.belongs(tokens[n]) for n in placed)


def new_actor(sentence: Sentence, clause: Clause, subject: str, know: Knowledge, sums: bool = False) -> bool:
    """Whether somebody new does what a clause tells, or has it done to him; those who tell of it are none, nor is what
    takes part in a happening, unless it is asked for its ``sums``."""
    verb = clause.verb
    if verb is None or clause.subject is None:
        return False
    if know.story.subjects[subject].kind in HAPPENINGS and not (sums and verb.lemma in PAYING):
        return False
    if verb.says or verb.lemma in SPEAKING or (verb.lemma in GIVING and not verb.passive):
        return False
    return not known_beside(sentence, clause.subject[0], know) and is_new(sentence, clause.subject, know)


def own_figures(sentence: Sentence, clause: Clause, know: Knowledge) -> bool:
    """Whether a body outside the story tells of what it has itself: "NAME, which built it, employs 240 people"."""
    verb = clause.verb
    if verb is None or clause.subject is None or verb.lemma not in OWNING or verb.passive:
        return False
    if not (leads(clause) or clause.opener == "rel"):
        return False
    names = [token for token in sentence.tokens[slice(*clause.subject)] if token.name]
    at = head(sentence, clause.subject)
    word = sentence.tokens[at].text if at >= 0 else ""
    if not names and word and sentence.tokens[clause.subject[0]].text == "the" and not word.endswith("s"):
        return word not in know.generic and word not in know.cues.nouns and word not in LIGHT
    return len(names) == 1 and know.kind(names[0]) == "organisation" and not know.belongs(names[0])


def strays(sentence: Sentence, know: Knowledge) -> bool:
    """Whether a sentence tells first of somebody's kin: "His wife is suing a paper", so that "that suit" is hers."""
    first = next((clause for clause in sentence.clauses if clause.verb), None)
    return first is not None and first.opener == "" and kin(sentence, first, know)


def works_on(sentence: Sentence, span: TokenSpan, know: Knowledge) -> bool:
    """Whether a noun phrase is work on something new: "work on a car park beside the bridge"."""
    tokens, at = sentence.tokens, head(sentence, span)
    if at < 0 or tokens[at].text not in LIGHT or (at + 2 >= span[1] and at + 2 >= len(tokens)):
        return False
    end = next((n for n in range(at + 2, len(tokens)) if tokens[n].tag in ("PREP", "AUX", "PUNCT")), len(tokens))
    return tokens[at + 1].text in ("on", "of", "for") and is_new(sentence, (at + 2, end), know)


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
    places = [n for span in spans for n in within(sentence, span)]
    if any(know.belongs(sentence.tokens[n]) and not possessed(sentence, n) for n in places):
        return False
    word, whose = sentence.tokens[at].text if at >= 0 else "", sentence.tokens[clause.subject[0]]
    his = whose.text in ("his", "her") or (possessed(sentence, clause.subject[0]) and know.kind(whose) == "person")
    return word in KIN or (his and (word in know.roles or word.endswith(PEOPLE)))


def possessed(sentence: Sentence, at: int) -> bool:
    """Whether a name only says whose something, or somebody, is."""
    tokens = sentence.tokens
    if at > 0 and tokens[at - 1].text == "of":
        return True
    return tokens[at].possessive or (at + 1 < len(tokens) and tokens[at + 1].tag == "POSS")


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
    if found.field.type == "money" and sold(sentence, found, clause):
        return True
    if sentence.tokens[verb.last].text not in NEW or found.cue[0] < verb.first:
        return False
    end = next((n for n in range(verb.last, found.at) if sentence.tokens[n].tag in ("PREP", "TO", "VAL")), found.at)
    at = head(sentence, (verb.last, end))
    if at < 0 or end - verb.last > OBJECT:
        return False
    person = sentence.tokens[at].text in know.roles or sentence.tokens[at].text.endswith(PEOPLE)
    governed = end < found.at and found.cue[0] < verb.last
    return person or (governed and is_new(sentence, (verb.last, end), know))


def made_anew(sentence: Sentence, found: Candidate, clause: Clause, know: Knowledge) -> bool:
    """Whether a sum is what something new was made, bought or sold for: "it has also built a stadium for 410
    million"."""
    verb, tokens = clause.verb, sentence.tokens
    if found.field.type != "money" or verb is None or verb.passive or verb.lemma not in TRADING:
        return False
    if tokens[verb.last].text not in NEW or tokens[found.at - 1].text not in ("for", "at"):
        return False
    end = next((n for n in range(verb.last, found.at) if tokens[n].tag in ("PREP", "TO", "VAL")), found.at)
    return is_new(sentence, (verb.last, end), know)


def sold(sentence: Sentence, found: Candidate, clause: Clause) -> bool:
    """Whether a sum is what some other things went for: "the council sold two parks for 6 million"."""
    verb, tokens = clause.verb, sentence.tokens
    if verb is None or verb.lemma not in ("sell", "buy") or found.at < verb.last + 2:
        return False
    goods = tokens[verb.last].value
    counted = goods is not None and isinstance(goods.value, Quantity)
    return counted and tokens[found.at - 1].text in ("for", "at")


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
    if at > 0 and tokens[at - 1].tag == "CONJ":  # "swimmers who ... and whose ..."
        before = [one.first for one in sentence.clauses if one.opener == "rel" and one.first < at]
        at = before[-1] if before else at
    span = antecedent(tokens, at) if at >= 0 else None
    if span and any(one.verb and one.verb.lemma == "be" and one.verb.last == span[0] for one in sentence.clauses):
        return False
    return span is not None and not any(
        know.belongs(tokens[n]) or tokens[n].text in know.generic for n in within(sentence, span)
    )


def in_which(sentence: Sentence, clause: Clause, subject: str, know: Knowledge) -> bool:
    """Whether a clause tells what is in, on or for another thing: "two voyages, on which 3,000 guests were booked"; not
    of a happening, for which texts have many nouns."""
    first, tokens = clause.first, sentence.tokens
    if (
        clause.opener != "rel"
        or first < 2
        or tokens[first].text != "which"
        or tokens[first - 1].tag != "PREP"
        or tokens[first - 1].text == "of"
    ):
        return False
    span = antecedent(tokens, first - 1)
    if span is None or know.story.subjects[subject].kind in HAPPENINGS:
        return False
    at = head(sentence, span)
    named = any(know.belongs(tokens[n]) for n in within(sentence, span))
    return at >= 0 and not named and tokens[at].text not in know.generic and not known(sentence, at, know)


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
