"""Figures of things that a sentence brings up: in the phrase or the relative clause behind a new noun, beside it."""

from __future__ import annotations

from ..models import Quantity
from ..values import MEASURES
from .candidates import Candidate
from .clause import Clause, TokenSpan
from .context import CLOSED, Knowledge, Sentence
from .generic_nouns import within
from .other_things import head
from .tokens import Token

NEW = frozenset(("a", "an", "another", "one"))
"""Words before somebody or something that was not told of before."""
BESIDE = frozenset(("by", "with", "beside", "near", "alongside", "against", "like", "unlike", "than", "into"))
"""Prepositions by which something stands beside what a clause is about."""
HAVING = frozenset(("with", "worth"))
CARRYING = HAVING | {"of", "for", "at"}
"""Words by which a noun takes a figure: "a tug of 32 metres with a crew of four"; behind the others the figure stands
first: "a range for the price of 50 to 60"."""
DIMENSIONS = frozenset(("long", "wide", "high", "tall", "deep", "thick", "across", "broad", "off", "away"))
HOLDING = frozenset(("be", "become", "remain", "have", "keep", "get"))
"""Verbs of which the object is the subject's own."""
OWN = HOLDING - {"have"}
"""Those by which the subject is the thing itself: what a firm has, as a plant with 900 workers, is another thing."""


def held_by_another(sentence: Sentence, found: Candidate, clause: Clause, know: Knowledge) -> bool:
    """Whether a figure is that of a thing which the sentence brings up; ``clause`` is the one whose verb governs it."""
    return (
        new_holder(sentence, found, clause, know)
        or described(sentence, sentence.clause_at[found.at], know)
        or measures_noun(sentence, found, clause, know)
        or of_antecedent(sentence, found, know)
    )


def is_new(sentence: Sentence, span: TokenSpan, know: Knowledge) -> bool:
    """Whether a noun phrase brings up one that is none of the story's: "a bank clerk in Dover", "a musical"; behind
    some prepositions also one of the subject's kind: "beside a ship of 90 metres"."""
    tokens = sentence.tokens
    if tokens[span[0]].text not in NEW:
        return False
    at = head(sentence, span)
    if names_known(sentence, at, know):
        return False
    beside = span[0] > 0 and tokens[span[0] - 1].text in BESIDE
    if at < 0 and span[1] > span[0] + 1:
        return a_rival(tokens[span[1] - 1], know)
    if at < 0 or (not beside and tokens[at].text in know.generic and know.generic[tokens[at].text] != (CLOSED,)):
        return False
    if tokens[at].text in know.cues.nouns and tokens[at].text not in know.generic:
        return False
    return not any(know.belongs(tokens[n]) for n in within(sentence, (span[0], at + 1)))


def a_rival(token: Token, know: Knowledge) -> bool:
    """Whether a token is the name of a thing that is none of the story's: "a Vega"."""
    name = token.name
    return (
        name is not None and not know.belongs(token) and name.kind not in ("person", "place", "organisation", "agency")
    )


def names_known(sentence: Sentence, at: int, know: Knowledge) -> bool:
    """Whether the name of somebody of the subject's stands behind a noun and a comma: "a nurse, NAME,"."""
    behind = sentence.tokens[at + 1 : at + 3]
    return at >= 0 and len(behind) > 1 and behind[0].text == "," and know.belongs(behind[1])


def known_beside(sentence: Sentence, first: int, know: Knowledge) -> bool:
    """Whether a noun phrase says who one of the subject's is: "NAME, a packer"."""
    return first > 1 and sentence.tokens[first - 1].text == "," and know.belongs(sentence.tokens[first - 2])


def measures_noun(sentence: Sentence, found: Candidate, clause: Clause, know: Knowledge) -> bool:
    """Whether a measure stands right behind the noun that it is of: "a river 60 metres wide"."""
    value, tokens, at = sentence.tokens[found.at].value, sentence.tokens, found.at - 1
    if value is None or not isinstance(value.value, Quantity) or value.value.unit not in MEASURES or at < 1:
        return False
    while at > 0 and tokens[at].tag == "ADV":
        at -= 1
    word, verb = tokens[at], clause.verb
    if (
        word.tag not in ("W", "V")
        or (verb is not None and verb.first <= at < verb.last)
        or word.text in know.cues.nouns
    ):
        return False
    ahead = tokens[found.at + 1].text if found.at + 1 < len(tokens) else ""
    first = opening(sentence, at + 1) if ahead in DIMENSIONS else -1
    if verb is None:
        return first > 0
    if first < 0 or (verb.lemma in ("be", "become", "remain") and verb.last == first):
        return False
    return first > 0 and (word.text not in know.generic or first >= verb.last)


def of_antecedent(sentence: Sentence, found: Candidate, know: Knowledge) -> bool:
    """Whether a figure stands in a relative clause about another thing: "replaces one that was 41 metres long", "the
    filming of a series that cost 40 million"."""
    index = sentence.clause_at[found.at]
    clause, tokens = sentence.clauses[index], sentence.tokens
    if index != found.clause or clause.opener != "rel" or clause.verb is None or clause.first < 1:
        return False
    if not clause.first <= found.cue[0] < clause.last or tokens[clause.first].text not in ("that", "which", "who"):
        return False
    before = tokens[clause.first - 1 - (tokens[clause.first - 1].text == ",")]
    if before.text == "one":
        return True
    if sentence.said[index]:
        return False
    if before.tag in ("W", "V") and tokens[clause.first].text == "who" and before.text in know.roles:
        return not any(know.belongs(token) for token in tokens[max(0, clause.first - 4) : clause.first])
    first = opening(sentence, clause.first - (tokens[clause.first - 1].text == ","))
    if first < 0 or predicative(sentence, first) or known_beside(sentence, first, know):
        return False
    return is_new(sentence, (first, clause.first), know)


def predicative(sentence: Sentence, first: int) -> bool:
    """Whether a noun phrase says what the subject of a clause is or has."""
    return any(one.verb and one.verb.last == first and one.verb.lemma in HOLDING for one in sentence.clauses)


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
    return not predicative(sentence, first)


def new_holder(sentence: Sentence, found: Candidate, clause: Clause, know: Knowledge) -> bool:
    """Whether a figure stands in the phrase behind a new thing: "towed by a tug of 32 metres with a crew of four"; what
    the subject is said to be is no new thing: "she is a ship with a crew of four"."""
    tokens = sentence.tokens
    at = min(found.at, found.cue[0])
    while at > 0 and tokens[at].tag in ("VAL", "DET", "ADV", "MARK", "W", "V") and tokens[at].text not in CARRYING:
        at -= 1
    if tokens[at].text not in (CARRYING if found.at <= found.cue[0] else HAVING) or at == 0:
        return False
    if tokens[at].text == "with" and (several(tokens[at - 1]) or tokens[at - 1].text == "each"):
        return True
    first = opening(sentence, at)
    if first < 0 or not is_new(sentence, (first, at), know) or first < found.cue[0] < at:
        return False
    verb = clause.verb
    own = verb is not None and verb.lemma in OWN and verb.last <= first and tokens[first - 1].tag != "PREP"
    own = own and tokens[at - 1].name is None
    return not own


def several(token: Token) -> bool:
    """Whether a token counts things that have what is told behind it: "43 ships with 1,100 seafarers"."""
    value = token.value.value if token.value else None
    return isinstance(value, Quantity) and value.n > 1 and value.unit != "" and value.unit not in MEASURES


def opening(sentence: Sentence, end: int) -> int:
    """Where the noun phrase with an article begins that the preposition at ``end`` follows, -1 if none does."""
    tokens = sentence.tokens
    for at in range(end - 1, max(-1, end - 8), -1):
        token: Token = tokens[at]
        if token.text in NEW:
            return at
        placed = token.tag == "DET" and at > 0 and tokens[at - 1].tag == "PREP"
        if token.tag in ("AUX", "SUB", "REL", "CONJ", "PUNCT", "DET") and not placed:
            return -1
    return -1
