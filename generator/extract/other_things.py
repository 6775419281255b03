"""Figures of something else than the subject, though the clause stands near it: the yacht beside a ship, its boats."""

from __future__ import annotations

from collections.abc import Sequence

from ..models import Money
from .candidates import Candidate
from .clause import Clause, TokenSpan
from .context import Knowledge, Sentence
from .coreference import LIGHT
from .lexicon import word_set
from .people import is_person
from .tagging import dates
from .tokens import Token
from .verbs import VerbGroup

INDEFINITE = frozenset(("a", "an", "another", "some", "one"))
POSSESSIVE = frozenset(("its", "her", "his", "their"))
PART_OF = frozenset(("of", "for", "to"))
FORMER = frozenset(("earlier", "previous", "original", "former", "initial", "sister", "old", "older", "first"))
"""What makes another version of a thing: "an earlier design of it"."""
EXTREMES = frozenset(("most", "record", "worst", "best"))
NOT_SUPERLATIVES = word_set("not_superlatives")
LIKENESSES = word_set("likenesses")
MEASURED = word_set("measured")
"""Verbs of which the subject is what is measured."""
BOARDED = word_set("boarded-kinds")
"""Kinds of subject that people are aboard."""
STAYING = frozenset(("be", "remain", "stay", "live", "travel", "sail", "sleep", "work", "serve", "fit"))
"""Verbs that all aboard share."""
TIMES = frozenset(("hour", "day", "night", "week", "weekend", "month", "quarter", "year"))
TWO = 2
"""Tokens of a name and a title."""
LARGE = 1000
TOKEN = 1
"""Between a token sum and this many of a currency nobody buys a company, but its shares."""
SHARE = "share"
ANTECEDENT = 7
"""Tokens before a relative clause in which what it describes begins."""
PEOPLE = ("er", "ers", "or", "ors", "crew", "team", "staff", "people", "company", "firm")
"""How nouns end for people and bodies who act for a thing: its makers, its owner."""


def of_another_thing(sentence: Sentence, found: Candidate, know: Knowledge) -> bool:
    """Whether a figure is told of a thing that is neither the subject nor what the cue names."""
    clause = sentence.clauses[found.clause]
    host = sentence.clauses[clause.host] if clause.verb is None and clause.host >= 0 else clause
    own = host.subject if found.itself is None else None
    if own is not None and (copied(sentence, own) or beside_it(sentence, host, own, found, know)):
        return True
    if found.field.type == "date":
        return credits(sentence, found, host)
    if found.itself is not None:
        return False
    if (
        of_a_share(sentence, found, know)
        or in_brackets_of_another(sentence, found, know)
        or of_another_one(sentence, found)
    ):
        return True
    if some_of_them(sentence, host, found, know):
        return True
    if host.subject is None or (host.subject[0] <= found.cue[0] < host.subject[1]):
        return False
    if host.opener == "rel":
        return found.field.unit != "person" and related(sentence, host, know)
    if sentence.heads[sentence.clauses.index(host)]:
        return False
    if one_each(sentence, host.subject) or a_persons(sentence, host, found, know):
        return True
    if foreign(sentence, host, found, know) or owned(sentence, host.subject, know):
        return True
    return host.own_subject and (former(sentence, host.subject) or extreme(sentence, host.subject))


def foreign(sentence: Sentence, clause: Clause, found: Candidate, know: Knowledge) -> bool:
    """Whether the subject of a clause, of which nothing is the story's, is another thing that has the figure: "the bear
    cost 2 million", "the tug has a crew of five". A field of many values asks for those of what belongs to it, too.
    """
    verb = clause.verb
    if found.field.many or verb is None or verb.lemma not in MEASURED or sentence.said[found.clause]:
        return False
    assert clause.subject is not None
    at = head(sentence, clause.subject)
    word = sentence.tokens[at].text if at >= 0 else ""
    one = word != "" and word != "one" and not word.endswith("s")
    return one and word not in know.generic and not known(sentence, at, know)


def of_a_share(sentence: Sentence, found: Candidate, know: Knowledge) -> bool:
    """Whether a sum is paid for one share, and the field does not speak of shares: so is a small one, where the story
    asks for what a share costs."""
    mention = sentence.tokens[found.at].value
    if mention is None or not isinstance(mention.value, Money) or found.field.id in know.shares:
        return False
    small = TOKEN < mention.value.amount < LARGE
    fields = know.story.fields
    asked = any(SHARE in fields[name].label.casefold().split() for name in know.shares)
    return mention.per == SHARE or (small and asked)


def in_brackets_of_another(sentence: Sentence, found: Candidate, know: Knowledge) -> bool:
    """Whether a figure stands in brackets behind a name that the story does not know: "the Vega (26 million)", "Vega in
    2022 (26 million, 4 dead)"."""
    tokens, at = sentence.tokens, found.at - 1
    own = range(*found.cue)
    while at > 0 and (tokens[at].tag in ("ADV", "DET", "PREP", "VAL", "W") or tokens[at].text in ",:" or at in own):
        at -= 1
    if at < 1 or tokens[at].text != "(":
        return False
    at -= 1
    while at > 0 and (tokens[at].tag == "PREP" or dates(tokens[at])):
        at -= 1
    stranger = tokens[at].name is not None and not know.belongs(tokens[at])
    return stranger and (know.entity(tokens[at]) is None or know.kind(tokens[at]) not in ("place", "person"))


def of_another_one(sentence: Sentence, found: Candidate) -> bool:
    """Whether a figure stands in what describes another of the kind: "since that of Izmit, which killed 17,000"."""
    tokens = sentence.tokens
    at = next((n for n in range(found.at - 1, 0, -1) if tokens[n].tag == "REL"), 0)
    before = [token.text for token in tokens[max(0, at - ANTECEDENT) : at]]
    return any(word in ("that", "those") and before[n + 1 : n + 2] == ["of"] for n, word in enumerate(before))


def credits(sentence: Sentence, found: Candidate, clause: Clause) -> bool:
    """Whether a date only tells when somebody said what stands before: "..., NAME announced on Monday"."""
    verb = clause.verb
    if verb is not None and by_then(sentence, found, verb):
        return True
    if verb is None or not verb.says or verb.passive or clause.opener != "," or found.itself is not None:
        return False
    rest = sentence.tokens[verb.last : clause.last]
    cued = verb.first <= found.cue[0] < verb.last
    return cued and all(token.tag in ("PREP", "VAL", "MARK", "QUOTE", "ADV") for token in rest)


def by_then(sentence: Sentence, found: Candidate, verb: VerbGroup) -> bool:
    """Whether a date is that by which something had happened, not on which: "by Monday it had killed four"."""
    perfect = any(
        token.tag == "AUX" and token.text in ("had", "has", "have") for token in sentence.tokens[verb.first : verb.head]
    )
    before = sentence.tokens[found.at - 1].text if found.at else ""
    return perfect and not verb.planned and before in ("by", "until", "till")


def copied(sentence: Sentence, span: TokenSpan) -> bool:
    """Whether a noun phrase is a likeness of a thing: "a model of it"."""
    words = [token.text for token in sentence.tokens[slice(*span)]]
    return any(word in LIKENESSES and "of" in words[n + 1 : n + 2] for n, word in enumerate(words))


def beside_it(sentence: Sentence, clause: Clause, span: TokenSpan, found: Candidate, know: Knowledge) -> bool:
    """Whether a measure is told of a thing that is described by the subject: "the tug that came to help her"."""
    verb = clause.verb
    departed = verb is not None and verb.lemma == "leave" and found.field.type == "date"
    if verb is None or (verb.lemma not in MEASURED and not departed) or clause.opener == "rel":
        return False
    if verb.lemma != "have" and not verb.first <= found.cue[0] < verb.last:
        return False
    at = head(sentence, span)
    if at < 0 or sentence.tokens[at].text in know.generic or known(sentence, at, know):
        return False
    behind = sentence.tokens[at + 1] if at + 1 < verb.first else None
    return behind is not None and (behind.tag == "REL" or (behind.tag == "PREP" and behind.text != "of"))


def head(sentence: Sentence, span: TokenSpan) -> int:
    """The head noun of a noun phrase, -1 when a name or nothing is."""
    at = -1
    for n in range(*span):
        token = sentence.tokens[n]
        if token.tag in ("PREP", "REL", "PUNCT") and at >= 0:
            break
        at = n if token.tag in ("W", "V") else -1 if token.tag == "NAME" and not token.possessive else at
    return at


def related(sentence: Sentence, clause: Clause, know: Knowledge) -> bool:
    """Whether a relative clause describes another thing: not what the sentence says that the subject is."""
    assert clause.subject is not None
    tokens, (first, _) = sentence.tokens, clause.subject
    at = head(sentence, clause.subject)
    if at < 0 or tokens[clause.first].text in ("who", "whom"):
        return False
    another = tokens[at].text in know.generic and tokens[first].text in INDEFINITE
    if not another and (tokens[at].text in know.generic or known(sentence, at, know)):
        return False
    before = tokens[first - 1] if first else None
    return before is not None and before.text not in (",", "(", "–", "—", "-") and before.tag not in ("AUX", "ADV")


def known(sentence: Sentence, at: int, know: Knowledge) -> bool:
    """Whether a noun is one that measures, one for people, or one that stands for making the thing."""
    word = sentence.tokens[at].text
    return (
        word in know.cues.nouns or word in LIGHT or word in know.roles or word in know.several or word.endswith(PEOPLE)
    )


def owned(sentence: Sentence, span: TokenSpan, know: Knowledge) -> bool:
    """Whether a noun phrase is a part of something, or made for it: "its boats", "a ship's mast", "a lid for NAME"."""
    tokens = sentence.tokens
    first = range(span[0], min(span[1], span[0] + 4))
    at = head(sentence, span)
    behind = range(at + 2, min(at + 4, span[1])) if at >= 0 and tokens[min(at + 1, span[1] - 1)].text in PART_OF else ()
    if not any(tokens[n].text in POSSESSIVE or whose(tokens, n, know) for n in first) and not any(
        know.is_subject(tokens[n]) for n in behind
    ):
        return False
    word = sentence.tokens[at].text if at >= 0 else ""
    return word in FORMER or (word != "" and word not in know.generic and not known(sentence, at, know))


def whose(tokens: Sequence[Token], at: int, know: Knowledge) -> bool:
    """Whether a subject of the story, or a noun for one, is the possessor that ends at ``at``."""
    if tokens[at].tag == "POSS":
        return at > 0 and (tokens[at - 1].text in know.generic or know.is_subject(tokens[at - 1]))
    return tokens[at].possessive and know.is_subject(tokens[at])


def some_of_them(sentence: Sentence, clause: Clause, found: Candidate, know: Knowledge) -> bool:
    """Whether people aboard are counted for what they do, so that there may be more: "six passengers saw a doctor"."""
    subject, span = know.story.subjects.get(sentence.focus[found.clause] or ""), clause.subject
    if subject is None or span is None or subject.kind not in BOARDED or found.field.unit != "person":
        return False
    verb, counted = clause.verb, found.cue[0] == found.at and span[0] <= found.at < span[1]
    return counted and verb is not None and not verb.passive and verb.lemma not in STAYING


def one_each(sentence: Sentence, span: TokenSpan) -> bool:
    """Whether a noun phrase is each of several: "each part"; each day is the subject's own."""
    words = [token.text for token in sentence.tokens[slice(*span)]]
    return words[:1] in (["each"], ["every"]) and len(words) > 1 and words[-1] not in TIMES


def a_persons(sentence: Sentence, clause: Clause, found: Candidate, know: Knowledge) -> bool:
    """Whether people are counted whom a person lost or has: "NAME lost two brothers"."""
    verb, span = clause.verb, clause.subject
    if verb is None or span is None or verb.lemma not in ("lose", "have", "leave") or found.field.unit != "person":
        return False
    last = sentence.tokens[span[1] - 1]
    return found.at >= verb.last and is_person(last, know) and span[1] - span[0] <= TWO


def former(sentence: Sentence, span: TokenSpan) -> bool:
    """Whether a noun phrase is another version of a thing: "an earlier design of it"."""
    words = [token.text for token in sentence.tokens[slice(*span)]]
    return any(word in FORMER and "of" in words[n + 1 : n + 4] for n, word in enumerate(words))


def extreme(sentence: Sentence, span: TokenSpan) -> bool:
    """Whether a noun phrase is the longest, the first or the worst of its kind, whosever it is."""
    words = [token.text for token in sentence.tokens[slice(*span)] if token.tag in ("W", "ADV", "V")][:2]
    return any(word in EXTREMES or (word.endswith("est") and word not in NOT_SUPERLATIVES) for word in words)
