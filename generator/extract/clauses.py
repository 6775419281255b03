"""Clauses: one verb group each, with its subject, and the phrases without a verb that hang on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ..values import DateExpr
from .items import Item
from .lexicon import Lexicon
from .verbs import VerbGroup, groups

Span = tuple[int, int]
SINCE = frozenset(("since", "until", "before", "after"))
GOVERNING = frozenset(("by", "with", "in", "on", "at", "from"))
NOMINAL = frozenset(("NAME", "W", "PRON", "VAL", "V"))
NP_PART = frozenset(("DET", "W", "NAME", "PRON", "VAL", "POSS", "ADV", "QUOTE", "MARK", "V"))
CUTTING = frozenset(("PUNCT", "REL", "SUB", "CONJ"))
"""Tags of words and marks at which a clause may end; "that" is another."""
EITHER = frozenset(("after", "before", "since", "until", "as", "while", "when", "once", "where", "if", "though"))


@dataclass(slots=True)
class Clause:
    """``items[first:last]`` with at most one verb group."""

    first: int
    last: int
    opener: str
    """What begins it: "" the sentence, "rel", "sub", "conj", "verb", or the mark of punctuation before it."""
    verb: VerbGroup | None = None
    subject: Span | None = None
    beside: Span | None = None
    """What stands between a subject and its verb, as in "X, the director, said"."""
    own_subject: bool = False
    host: int = -1
    """Index of the clause whose phrase this one belongs to, when it has no verb."""
    parts: list[Span] = field(default_factory=list)
    """The phrases that belong to the verb, in the order of the text."""
    order: list[int] = field(default_factory=list)
    """The items of these phrases, in the order of the text."""


def clauses(items: Sequence[Item], lex: Lexicon) -> list[Clause]:
    """The clauses of a sentence in the order of the text."""
    found = split(items, groups(items, lex), lex)
    for at in range(len(found)):
        if found[at].verb:
            give_subject(found, at, items)
    for at, clause in enumerate(found):
        if clause.verb and clause.subject is None and clause.verb.form in ("participle", "ing", "past"):
            later = next((c for c in found[at + 1 :] if c.verb and c.own_subject), None)
            clause.subject = later.subject if later and clause.first == 0 else clause.subject
    attach(found)
    return found


def split(items: Sequence[Item], verbs: Sequence[VerbGroup], lex: Lexicon) -> list[Clause]:
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

    for at, item in enumerate(items):
        if at < past:
            continue
        if coming and at == coming.first:
            if current is not None:
                start = begin_of(items, at, coming, current, lex)
                cut(start, start, "verb")
            current, past, coming = coming, coming.last, next(ahead, None)
        elif item.tag not in CUTTING and item.text != "that":
            continue
        elif item.tag == "PUNCT":
            if item.text not in (",", "(", ")", ";") or not inside_group(items, at):
                cut(at, at + 1, item.text)
        elif coming and (item.tag == "REL" or (item.text == "that" and at + 1 == coming.first)):
            if at > first or opener in (",", ""):
                cut(at, at, "rel")
        elif item.tag == "SUB" and (
            item.text not in EITHER
            or (coming and clear(items, at + 1, coming.first) and not (item.text in SINCE and dated(items, at + 1)))
        ):
            cut(at, at, "sub")
        elif (
            item.tag == "CONJ"
            and current is not None
            and coming
            and not inside_group(items, at)
            and clear(items, at + 1, coming.first)
        ):
            cut(at, at, "conj")
    cut(len(items), len(items), "")
    return found


def dated(items: Sequence[Item], at: int) -> bool:
    """Whether a date stands here."""
    value = items[at].value if at < len(items) else None
    return value is not None and isinstance(value.value, DateExpr)


def clear(items: Sequence[Item], start: int, end: int) -> bool:
    """Whether no punctuation stands between."""
    return all(items[at].tag != "PUNCT" or inside_group(items, at) for at in range(start, end))


def inside_group(items: Sequence[Item], at: int) -> bool:
    """Whether the mark or conjunction at ``at`` stands within a list of names."""
    left, right = at - 1, at + 1
    while left >= 0 and (items[left].tag not in ("NAME", "AUX") or transparent(items, left)):
        left -= 1
    if left < 0 or items[left].group < 0:
        return False
    while right < len(items) and (items[right].tag not in ("NAME", "AUX") or transparent(items, right)):
        right += 1
    return right < len(items) and items[left].group == items[right].group


def transparent(items: Sequence[Item], at: int) -> bool:
    """Whether a name only describes another one, as in "X, head of Y, and Z" or "Y engineer Z"."""
    name = items[at].name
    if name is None or name.kind == "person":
        return False
    ahead = [item for item in items[at + 1 : at + 4] if item.tag != "QUOTE"]
    describes = len(ahead) > 1 and ahead[0].tag == "W" and ahead[1].name is not None
    return describes or (at > 0 and items[at - 1].text in ("of", "at", "from", "for"))


def begin_of(items: Sequence[Item], at: int, coming: VerbGroup, current: VerbGroup, lex: Lexicon) -> int:
    """Where the clause of a further verb begins: at its subject when it is finite, else at the verb."""
    back = at
    while (
        back > current.last
        and items[back - 1].tag in NP_PART
        and not (items[back - 1].tag == "VAL" and items[back].tag in ("DET", "PRON", "NAME"))
    ):
        back -= 1
    governed = back > current.last and items[back - 1].text in GOVERNING
    if governed:
        back = at
    if coming.form == "past":
        says = current.lemma in lex.report_verbs
        after = items[coming.last].tag if coming.last < len(items) else "END"
        reduced = governed and current.form in ("past", "participle")
        if (not says and after not in ("VAL", "DET", "NAME", "PRON", "ADV")) or (back == at and not reduced):
            coming.form, coming.passive = "participle", True
        elif reduced:
            current.form, current.passive = "participle", True
    if current.form == "past" and coming.form == "finite" and not current.says and items[back].tag != "PRON":
        current.form, current.passive = "participle", True
    if coming.form == "finite" or coming.form == "past":
        return back
    return at - 1 if items[at - 1].tag in ("TO", "PREP") and at - 1 > current.first else at


def noun_phrase(items: Sequence[Item], first: int, last: int) -> Span | None:
    """The first noun phrase that no preposition governs, "of" phrases included."""
    governed = False
    seen = 0
    start = -1
    for at in range(first, last):
        item = items[at]
        if item.tag == "PREP" and item.text != "of":
            if start >= 0:
                return start, at
            governed, seen = True, 0
        elif governed and item.tag in ("DET", "PRON", "NAME") and seen:
            governed = False
        elif governed and item.tag in NOMINAL:
            seen += 1
        if not governed and start < 0 and (item.tag in NOMINAL or item.tag == "DET"):
            start = at
        if item.tag == "PUNCT" and start < 0:
            governed = False
    return (start, last) if start >= 0 else None


def give_subject(found: list[Clause], index: int, items: Sequence[Item]) -> None:
    """Find the subject of a clause's verb: in the clause, else of the clause or noun that it hangs on."""
    clause = found[index]
    verb = clause.verb
    assert verb is not None
    if verb.form == "past":
        settle(found, clause, items)
    own = noun_phrase(items, clause.first, verb.first) if verb.form in ("finite", "past") else None
    if own and clause.opener == "rel" and all(items[at].tag == "REL" for at in range(*own)):
        own = None
    if own:
        clause.subject, clause.own_subject = own, True
    elif clause.opener == "rel" or (verb.form in ("participle", "ing") and not trailing(clause, items)):
        before = found[index - 1].verb if index else None
        floor = before.last if before and before.last <= clause.first else 0
        clause.subject = antecedent(items, verb.first if verb.form in ("participle", "ing") else clause.first, floor)
    elif index == 0 and verb.form == "finite" and verb.last < clause.last and items[clause.first].tag == "PREP":
        clause.subject = noun_phrase(items, verb.last, clause.last)
    else:
        clause.subject, clause.beside = earlier_subject(found, index, items)


def settle(found: Sequence[Clause], clause: Clause, items: Sequence[Item]) -> None:
    """Decide whether a form like "directed" is a past tense or a participle."""
    verb = clause.verb
    assert verb is not None
    after = items[verb.last] if verb.last < len(items) else None
    has_subject = any(items[at].tag in NOMINAL for at in range(clause.first, verb.first))
    by = after is not None and after.text == "by"
    lone = clause.first > 0 and not any(
        other.verb
        and other.first < clause.first
        and other.opener not in ("rel", "sub")
        and other.verb.form in ("finite", "past")
        for other in found
    )
    if by or (not has_subject and clause.opener not in ("conj", "rel") and not lone):
        verb.form, verb.passive = "participle", True


def trailing(clause: Clause, items: Sequence[Item]) -> bool:
    """Whether an "-ing" phrase behind a comma speaks of the subject of the sentence: ", beating the rival"."""
    assert clause.verb is not None
    return (
        clause.verb.form == "ing"
        and clause.verb.first - clause.first <= 1
        and (clause.opener == "," or items[clause.first].tag in ("SUB", "PREP"))
    )


def antecedent(items: Sequence[Item], at: int, floor: int = 0) -> Span | None:
    """The noun phrase that ends before ``at`` and begins no sooner than ``floor``, a list of names included."""
    end = at
    while end > 0 and items[end - 1].tag in ("PUNCT", "QUOTE", "MARK", "CONJ"):
        end -= 1
    start = end
    while start > floor and (
        items[start - 1].tag in NP_PART or items[start - 1].text in ("of", "for") or inside_group(items, start - 1)
    ):
        start -= 1
    return (start, end) if any(item.tag in NOMINAL for item in items[start:end]) else None


def earlier_subject(found: Sequence[Clause], index: int, items: Sequence[Item]) -> tuple[Span | None, Span | None]:
    """The subject of the clause before, or the noun phrase that an insertion parted from its verb, and that."""
    closed = found[index].opener == ")"
    resumed = found[index].opener == "," and items[found[index].first].tag != "CONJ"
    if resumed:
        for at in range(index - 1, -1, -1):
            if (
                found[at].verb is None
                and found[at].opener in ("", "sub", "conj", ";", ":")
                and at + 1 < index
                and (found[at + 1].opener in ("rel", ",", "sub", "("))
            ):
                own = noun_phrase(items, found[at].first, found[at].last)
                if own:
                    return own, (own[1], found[index].first)
    for clause in reversed(found[:index]):
        if closed or clause.opener == ")":
            closed = clause.opener != "("
            if not closed or clause.opener != ")":
                continue
        if clause.verb is None:
            place = found.index(clause)
            fronted = place == 1 and found[0].verb is None and noun_phrase(items, 0, found[0].last) is None
            if clause.opener in ("", "sub", "conj", ":", ";") or (clause.opener == "," and fronted):
                own = noun_phrase(items, clause.first, clause.last)
                if own:
                    return own, (own[1], found[index].first)
        elif (clause.opener == "," and clause.verb.says) or (resumed and clause.opener == "sub" and clause.first):
            continue
        elif clause.verb.form in ("ing", "participle") and clause.opener in ("", "sub", "conj"):
            own = noun_phrase(items, clause.first, clause.verb.first)
            if own:
                return own, None
        elif clause.subject and clause.verb.form in ("finite", "past", "infinitive") and clause.opener != "rel":
            return clause.subject, clause.beside
    return None, None


def attach(found: list[Clause]) -> None:
    """Give each verb the phrases that belong to it: its own clause, and those without a verb around it."""
    host = -1
    for at, clause in enumerate(found):
        if clause.verb:
            host = at
        else:
            later = next((n for n in range(at + 1, len(found)) if found[n].verb), -1)
            leads = clause.opener in ("", "sub", "conj", ";", ":", "–", "—") and later >= 0
            clause.host = later if host < 0 or (leads and at + 1 == later) else host
    for clause in found:
        owner = clause if clause.verb else found[clause.host] if clause.host >= 0 else clause
        owner.parts.append((clause.first, clause.last))
        owner.order += range(clause.first, clause.last)
