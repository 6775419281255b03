"""The subject of a clause's verb: in the clause, else of the clause or noun that it hangs on."""

from __future__ import annotations

from collections.abc import Sequence

from .clause import NP_PART, Clause, TokenSpan, inside_group
from .tokens import Token

DASHES = ("—", "–")
RESUMING = (",", *DASHES)
"""Marks behind which a sentence goes on with what an insertion parted."""
NEARBY = frozenset(
    ("near", "beside", "behind", "opposite", "alongside", "above", "below", "under", "inside", "outside")
)
FIXED = frozenset(("all", "total", "fact", "reality", "truth", "addition", "practice", "theory", "principle", "turn"))
NOMINAL = frozenset(("NAME", "W", "PRON", "VAL", "V"))


def noun_phrase(tokens: Sequence[Token], first: int, last: int) -> TokenSpan | None:
    """The first noun phrase that no preposition governs, "of" phrases included."""
    governed = False
    seen = 0
    start = -1
    first += 2 * adverbial(tokens, first, last)
    for at in range(first, last):
        token = tokens[at]
        if token.tag == "PREP" and token.text != "of" and not naming(tokens, at):
            if start >= 0:
                return start, at
            governed, seen = True, 0
        elif governed and token.tag in ("DET", "PRON", "NAME") and seen:
            governed = False
        elif governed and token.tag in NOMINAL:
            seen += 1
        if not governed and start < 0 and (token.tag in NOMINAL or token.tag == "DET"):
            start = at
        if token.tag == "PUNCT" and start < 0:
            governed = False
    return (start, last) if start >= 0 else None


def adverbial(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether a fixed phrase stands here, which governs no noun: "In all 310 people died"."""
    return at + 2 < last and tokens[at].text == "in" and tokens[at + 1].text in FIXED


def naming(tokens: Sequence[Token], at: int) -> bool:
    """Whether "by the name of" stands here, behind which the noun before it is named."""
    return tokens[at].text == "by" and [token.text for token in tokens[at + 1 : at + 4]] == ["the", "name", "of"]


def give_subject(found: list[Clause], index: int, tokens: Sequence[Token]) -> None:
    """Find the subject of a clause's verb: in the clause, else of the clause or noun that it hangs on."""
    clause = found[index]
    verb = clause.verb
    assert verb is not None
    if verb.form == "past":
        settle(found, clause, tokens)
    own = noun_phrase(tokens, clause.first, verb.first) if verb.form in ("finite", "past") else None
    if own and clause.opener == "rel" and all(tokens[at].tag == "REL" for at in range(*own)):
        own = None
    if own:
        clause.subject, clause.own_subject = own, True
    elif both_passive(found, index):
        clause.subject = found[index - 1].subject
    elif clause.opener == "rel" or (verb.form in ("participle", "ing") and not trailing(clause, tokens)):
        before = found[index - 1].verb if index else None
        floor = before.last if before and before.last <= clause.first else 0
        clause.subject = antecedent(tokens, verb.first if verb.form in ("participle", "ing") else clause.first, floor)
    elif verb.form == "infinitive" and verb.passive and clause.opener == ",":
        clause.subject = antecedent(tokens, clause.first)
    elif index == 0 and verb.form == "finite" and verb.last < clause.last and tokens[clause.first].tag == "PREP":
        clause.subject = noun_phrase(tokens, verb.last, clause.last)
    else:
        clause.subject, clause.beside = earlier_subject(found, index, tokens)


def both_passive(found: Sequence[Clause], index: int) -> bool:
    """Whether a participle goes on with the passive before it: "was directed by X and produced by Y"."""
    verb, before = found[index].verb, found[index - 1].verb if index else None
    if verb is None or before is None or found[index].opener != "conj":
        return False
    return verb.form == "participle" and verb.passive and before.passive and found[index - 1].subject is not None


def settle(found: Sequence[Clause], clause: Clause, tokens: Sequence[Token]) -> None:
    """Decide whether a form like "directed" is a past tense or a participle."""
    verb = clause.verb
    assert verb is not None
    after = tokens[verb.last] if verb.last < len(tokens) else None
    has_subject = any(tokens[at].tag in NOMINAL for at in range(clause.first, verb.first))
    by = after is not None and after.text == "by"
    found = since_semicolon(found, clause)
    lone = clause.first > 0 and not any(
        other.verb
        and other.first < clause.first
        and other.opener not in ("rel", "sub")
        and other.verb.form in ("finite", "past")
        for other in found
    )
    if clause.opener == "," and not has_subject and chained(found, clause, tokens):
        lone = not later(found, clause, tokens)
    if by or (not has_subject and clause.opener not in ("conj", "rel") and not lone):
        verb.form, verb.passive = "participle", True


def since_semicolon(found: Sequence[Clause], clause: Clause) -> Sequence[Clause]:
    """The clauses from the last semicolon before a clause on: behind one, a sentence begins anew."""
    first = max((at for at, one in enumerate(found) if one.opener == ";" and one.first <= clause.first), default=0)
    return found[first:]


def chained(found: Sequence[Clause], clause: Clause, tokens: Sequence[Token]) -> bool:
    """Whether a sentence begins with a bare subject, behind which come only insertions: "NAME, bought from X, cost"."""
    first = found[0]
    if first.verb is not None or first.opener not in ("", ";") or noun_phrase(tokens, first.first, first.last) is None:
        return False
    between = [one for one in found[1:] if one.first < clause.first]
    return all(one.opener in (",", "rel", "sub", "verb", "(", ")") for one in between)


def later(found: Sequence[Clause], clause: Clause, tokens: Sequence[Token]) -> bool:
    """Whether a clause behind this one, again behind a comma and without a subject, is the main one."""
    for one in found:
        if one.first > clause.first and one.opener in (",", ")") and one.verb and one.verb.form in ("finite", "past"):
            bare = not any(tokens[at].tag in NOMINAL for at in range(one.first, one.verb.first))
            if bare and tokens[one.first].tag != "CONJ":
                return True
    return False


def trailing(clause: Clause, tokens: Sequence[Token]) -> bool:
    """Whether an "-ing" phrase behind a comma speaks of the subject of the sentence: ", beating the rival"."""
    assert clause.verb is not None
    return (
        clause.verb.form == "ing"
        and clause.verb.first - clause.first <= 1
        and (clause.opener == "," or tokens[clause.first].tag in ("SUB", "PREP"))
    )


def antecedent(tokens: Sequence[Token], at: int, floor: int = 0) -> TokenSpan | None:
    """The noun phrase that ends before ``at`` and begins no sooner than ``floor``, a list of names included."""
    end = at
    while end > 0 and tokens[end - 1].tag in ("PUNCT", "QUOTE", "MARK", "CONJ"):
        end -= 1
    while end > 2 and tokens[end - 1].tag == "VAL" and tokens[end - 2].text == "," and tokens[end - 3].tag == "NAME":
        end -= 2
    start = end
    while start > floor and (
        tokens[start - 1].tag in NP_PART
        or tokens[start - 1].text in ("of", "for")
        or inside_group(tokens, start - 1)
        or stands_near(tokens, start - 1)
    ):
        start -= 1
    if at < len(tokens) and tokens[at].text in ("who", "whom", "whose"):
        behind = [n + 1 for n in range(start, end) if tokens[n].text == "for"]
        start = behind[-1] if behind else start
    return (start, end) if any(token.tag in NOMINAL for token in tokens[start:end]) else None


def stands_near(tokens: Sequence[Token], at: int) -> bool:
    """Whether a preposition only places a new thing, which what follows describes: "an anchor near it that weighs"."""
    return tokens[at].text in NEARBY and any(token.text in ("a", "an") for token in tokens[max(0, at - 4) : at])


def goes_on(clause: Clause) -> bool:
    """Whether a clause carries on the one before it: "who is lined up | to star", "which cost $5m | and starred X"."""
    infinitive = clause.verb is not None and clause.verb.form == "infinitive"
    return (clause.opener == "verb" and infinitive) or clause.opener == "conj"


def parted_subject(found: Sequence[Clause], index: int, tokens: Sequence[Token]) -> TokenSpan | None:
    """The bare noun phrase that an insertion parted from the verb of a clause."""
    for at in range(index - 2, -1, -1):
        begins = found[at].opener in ("", "sub", "conj", ";", ":") or tokens[found[at].first].tag == "SUB"
        inserted = found[at + 1].opener in ("rel", ",", "sub", "(", *DASHES)
        if found[at].verb is None and begins and inserted:
            own = noun_phrase(tokens, found[at].first, found[at].last)
            if own:
                return own
    return None


def earlier_subject(
    found: Sequence[Clause], index: int, tokens: Sequence[Token]
) -> tuple[TokenSpan | None, TokenSpan | None]:
    """The subject of the clause before, or the noun phrase that an insertion parted from its verb, and that."""
    closed = found[index].opener == ")"
    verb = found[index].verb
    resumed = found[index].opener in RESUMING and tokens[found[index].first].tag != "CONJ"
    if resumed and verb is not None and verb.form == "infinitive":
        return None, None
    if resumed and (own := parted_subject(found, index, tokens)):
        return own, (own[1], found[index].first)
    for clause in reversed(found[:index]):
        if closed or clause.opener == ")":
            closed = clause.opener != "("
            if not closed or clause.opener != ")":
                continue
        if clause.verb is None:
            place = found.index(clause)
            fronted = place == 1 and found[0].verb is None and noun_phrase(tokens, 0, found[0].last) is None
            if clause.opener in ("", "sub", "conj", ":", ";") or (clause.opener == "," and fronted):
                own = noun_phrase(tokens, clause.first, clause.last)
                if own:
                    return own, (own[1], found[index].first)
        elif (clause.opener == "," and clause.verb.says) or (resumed and clause.opener == "sub" and clause.first):
            continue
        elif clause.verb.form in ("ing", "participle") and clause.opener in ("", "sub", "conj"):
            own = noun_phrase(tokens, clause.first, clause.verb.first)
            if own:
                return own, None
        elif (
            clause.subject
            and clause.verb.form in ("finite", "past", "infinitive")
            and (clause.opener != "rel" or (clause is found[index - 1] and goes_on(found[index])))
        ):
            return clause.subject, clause.beside
    return None, None
