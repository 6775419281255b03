"""How a sentence falls into clauses, and which phrases without a verb hang on each."""

from __future__ import annotations

from collections.abc import Sequence

from ..values import DateExpr
from .clause import NP_PART, Clause, inside_group
from .clause_subject import give_subject
from .lexicon import Lexicon
from .tokens import Token
from .verbs import VerbGroup, groups

SINCE = frozenset(("since", "until", "before", "after"))
GOVERNING = frozenset(("by", "with", "in", "on", "at", "from"))
MOVING = ("travel", "launch", "land", "open", "die", "visit")
"""Classes of verbs that have no passive, or tell of the subject's own act where they could have one."""
CUTTING = frozenset(("PUNCT", "REL", "SUB", "CONJ"))
"""Tags of words and marks at which a clause may end; "that" is another."""
LEADING = frozenset(("", "sub", "conj", ";", ":", "–", "—"))
"""What begins a phrase that can belong to the verb behind it."""
OBJECTS = frozenset(("her", "him", "them", "me", "us"))
"""Words that alone are no subject of a verb."""
EITHER = frozenset(("after", "before", "since", "until", "as", "while", "when", "once", "where", "if", "though"))


def clauses(tokens: Sequence[Token], lex: Lexicon) -> list[Clause]:
    """The clauses of a sentence in the order of the text."""
    found = split(tokens, groups(tokens, lex), lex)
    for at in range(len(found)):
        if found[at].verb:
            give_subject(found, at, tokens)
    for at, clause in enumerate(found):
        if clause.verb and clause.subject is None and clause.verb.form in ("participle", "ing", "past"):
            later = next((c for c in found[at + 1 :] if c.verb and c.own_subject), None)
            leads = later is not None and clause.first == 0 and later.opener != "conj"
            clause.subject = later.subject if later and leads else clause.subject
    for at, clause in enumerate(found):
        if at and shares_passive(found[at - 1], clause, tokens, lex):
            assert clause.verb is not None
            clause.verb.passive = True
    attach(found, tokens)
    return found


def shares_passive(before: Clause, clause: Clause, tokens: Sequence[Token], lex: Lexicon) -> bool:
    """Whether a verb shares the auxiliary of a passive before it: "was found guilty and sentenced to"."""
    verb, above = clause.verb, before.verb
    if verb is None or above is None or clause.own_subject or clause.opener != "conj" or verb.form != "past":
        return False
    after = tokens[verb.last].tag if verb.last < len(tokens) else "MARK"
    moves = any(verb.lemma == word.split()[0] for name in MOVING for word in lex.verb_classes[name])
    return above.passive and above.form == "finite" and not moves and after in ("PREP", "TO", "MARK", "PUNCT")


def split(tokens: Sequence[Token], verbs: Sequence[VerbGroup], lex: Lexicon) -> list[Clause]:
    """Cut a sentence at punctuation, subordinators, relative pronouns, conjunctions of clauses, and further verbs."""
    found: list[Clause] = []
    first, opener, current, past = 0, "", None, 0
    ahead = iter(verbs)
    coming = next(ahead, None)

    def cut(end: int, begin: int, mark: str) -> None:
        nonlocal first, opener, current
        if end > first:
            found.append(Clause(first, end, opener, current))
            opener = mark
        elif not opener or mark not in (",", "-"):
            opener = mark
        first, current = begin, None

    for at, token in enumerate(tokens):
        if at < past:
            continue
        if coming and at == coming.first:
            if current is not None:
                start = begin_of(tokens, at, coming, current, lex)
                start = at if opener == "rel" and is_object(start, coming, current) else start
                cut(start, start, "verb")
            current, past, coming = coming, coming.last, next(ahead, None)
        elif token.tag not in CUTTING and token.text != "that":
            continue
        elif token.tag == "PUNCT":
            if token.text not in (",", "(", ")", ";") or not inside_group(tokens, at):
                cut(at, at + 1, token.text)
        elif coming and (token.tag == "REL" or (token.text == "that" and at + 1 == coming.first)):
            if at > first or opener in (",", ""):
                cut(at, at, "rel")
        elif token.tag == "SUB" and (
            token.text not in EITHER
            or (coming and clear(tokens, at + 1, coming.first) and not (token.text in SINCE and dated(tokens, at + 1)))
        ):
            cut(at, at, "sub")
        elif (
            token.tag == "CONJ"
            and current is not None
            and coming
            and not inside_group(tokens, at)
            and clear(tokens, at + 1, coming.first)
        ):
            cut(at, at, "conj")
    cut(len(tokens), len(tokens), "")
    return found


def is_object(start: int, coming: VerbGroup, current: VerbGroup) -> bool:
    """Whether what stands between two verbs is the object of the first: "a bus that crosses the bridge cost"."""
    return start == current.last and not current.says and coming.form in ("finite", "past")


def dated(tokens: Sequence[Token], at: int) -> bool:
    """Whether a date stands here."""
    value = tokens[at].value if at < len(tokens) else None
    return value is not None and isinstance(value.value, DateExpr)


def clear(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether no punctuation stands between."""
    return all(tokens[at].tag != "PUNCT" or inside_group(tokens, at) for at in range(start, end))


def begin_of(tokens: Sequence[Token], at: int, coming: VerbGroup, current: VerbGroup, lex: Lexicon) -> int:
    """Where the clause of a further verb begins: at its subject when it is finite, else at the verb."""
    back = at
    while (
        back > current.last
        and tokens[back - 1].tag in NP_PART
        and not (tokens[back - 1].tag == "VAL" and tokens[back].tag in ("DET", "PRON", "NAME"))
    ):
        back -= 1
    if back == at - 1 and tokens[back].text in OBJECTS and coming.form == "finite":
        back = at
    governed = back > current.last and tokens[back - 1].text in GOVERNING
    if governed:
        back = at
    if coming.form == "past":
        says = current.lemma in lex.report_verbs
        after = tokens[coming.last].tag if coming.last < len(tokens) else "END"
        reduced = governed and current.form in ("past", "participle")
        if (not says and after not in ("VAL", "DET", "NAME", "PRON", "ADV")) or (back == at and not reduced):
            coming.form, coming.passive = "participle", True
        elif reduced:
            current.form, current.passive = "participle", True
    if current.form == "past" and coming.form == "finite" and not current.says and tokens[back].tag != "PRON":
        current.form, current.passive = "participle", True
    if coming.form == "finite" or coming.form == "past":
        return back
    return at - 1 if tokens[at - 1].tag in ("TO", "PREP") and at - 1 > current.first else at


def resumed(found: Sequence[Clause], at: int, host: int, tokens: Sequence[Token]) -> int:
    """The clause that a phrase behind an inserted one goes on with: "opened near it, which ..., on Monday"."""
    inserted = found[host].opener == "rel" and tokens[found[host].first - 1].text == ","
    if not inserted or host != at - 1 or found[at].opener != "," or tokens[found[at].first].tag != "PREP":
        return host
    return next((n for n in range(host - 1, -1, -1) if found[n].verb and found[n].opener != "rel"), host)


def attach(found: list[Clause], tokens: Sequence[Token]) -> None:
    """Give each verb the phrases that belong to it: its own clause, and those without a verb around it."""
    host = -1
    for at, clause in enumerate(found):
        if clause.verb:
            host = at
        else:
            leads = clause.opener in LEADING and at + 1 < len(found) and found[at + 1].verb is not None
            if leads or host < 0:
                clause.host = next((n for n in range(at + 1, len(found)) if found[n].verb), -1)
            else:
                clause.host = resumed(found, at, host, tokens)
    for clause in found:
        owner = clause if clause.verb else found[clause.host] if clause.host >= 0 else clause
        owner.parts.append((clause.first, clause.last))
        owner.order += range(clause.first, clause.last)
