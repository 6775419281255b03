"""Which subject of the story a clause speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..values import DateExpr
from .clauses import Clause, Span, antecedent
from .context import CLOSED, Knowledge, Memory, Sentence
from .items import Item
from .people import apposition, as_person, heads

OTHER = frozenset(("another", "previous", "earlier", "similar", "rival", "other", "different", "separate", "unrelated", "further",
                   "last", "second", "former", "latter", "comparable", "next", "sister", "fellow"))
INDEFINITE = frozenset(("a", "an", "another", "no", "any", "every", "each", "some", "other", "such"))
ITSELF = frozenset(("it", "its"))
LIGHT = frozenset((
    "production", "making", "filming", "shooting", "shoot", "version", "whole", "thing", "story", "name", "title",
    "construction", "work", "rest", "all", "most", "part", "cost", "costs", "budget", "price",
))
UNKNOWN_THINGS = frozenset(("work", "craft", "product", "event"))


def reference(sentence: Sentence, at: int, know: Knowledge, memory: Memory) -> str | None:
    """The subject that the word at ``at`` refers to by itself: a subject's name, a generic noun or a pronoun.

    ``CLOSED`` when it refers to something that the story does not follow, ``None`` when it refers to nothing.
    """
    item = sentence.items[at]
    if item.tag == "NAME":
        ahead = sentence.items[at + 1] if at + 1 < len(sentence.items) else None
        return None if ahead and ahead.text in know.roles else named(item, know)
    if item.text == "it" and institution(sentence, at, know):
        return None
    if item.text in ITSELF:
        return memory.focus
    subjects = know.generic.get(item.text)
    if not subjects or item.tag not in ("W", "V"):
        return None
    if at + 1 < len(sentence.items) and sentence.items[at + 1].text in know.generic:
        return None
    return generic(sentence, at, subjects, know, memory)


def within(sentence: Sentence, span: Span) -> list[int]:
    """The items within a span that may refer to something."""
    return [at for at in sentence.spots if span[0] <= at < span[1]]


def institution(sentence: Sentence, at: int, know: Knowledge) -> bool:
    """Whether "it" at ``at`` means an organisation that the sentence named last."""
    for back in range(at - 1, -1, -1):
        item = sentence.items[back]
        if item.tag == "NAME":
            return know.kind(item) in ("organisation", "agency") and not know.is_subject(item)
        if item.text in know.generic and item.tag in ("W", "V"):
            return False
    return False


def named(item: Item, know: Knowledge) -> str | None:
    """The subject that a name is, ``CLOSED`` for a work, craft or product that the story does not know."""
    if know.is_subject(item):
        return know.owner(item)
    if item.name is None or item.name.kind not in UNKNOWN_THINGS or know.owner(item) is not None:
        return None
    entity = know.entity(item)
    return CLOSED if entity is None or (entity.kind in know.rivals and not entity.subjects) else None


def generic(sentence: Sentence, at: int, subjects: tuple[str, ...], know: Knowledge, memory: Memory) -> str | None:
    """The subject that "the film", "his own film" or "the Smith film" stands for."""
    items = sentence.items
    back = at - 1
    modifiers: list[Item] = []
    while back >= 0 and items[back].tag in ("W", "NAME", "POSS", "DET", "VAL", "ADV", "V", "MARK") and len(modifiers) < 8:
        modifiers.append(items[back])
        if items[back].tag == "DET" and not (back and items[back - 1].tag == "POSS"):
            break
        back -= 1
    ahead = items[at + 1] if at + 1 < len(items) else None
    if ahead and ahead.tag == "NAME":
        return named(ahead, know)
    owned = [know.owner(item) for item in modifiers if item.tag == "NAME"] + [complement(items, at, know)]
    if back >= 0 and items[back].text == "whose":
        whose = antecedent(items, back)
        owned.append(owner_in(sentence, [whose], know) if whose else None)
    if any(owned):
        return next(subject for subject in owned if subject)
    if any(item.tag == "NAME" and item.name and item.name.value.entity is None for item in modifiers):
        return CLOSED
    dated = any(item.value is not None and isinstance(item.value.value, DateExpr) for item in modifiers)
    if any(item.text in OTHER for item in modifiers) or (dated and not any(i.text in INDEFINITE for i in modifiers)):
        return CLOSED
    if len(subjects) == 1 and len(know.story.subjects) == 1:
        return subjects[0] if not memory.met or not any(item.text in ("a", "an") for item in modifiers) else None
    if any(item.text in INDEFINITE for item in modifiers):
        return None
    if memory.focus and memory.focus not in subjects:
        return subjects[0] if len(subjects) == 1 else None
    return memory.focus if memory.focus else (subjects[0] if len(subjects) == 1 else None)


def complement(items: Sequence[Item], at: int, know: Knowledge) -> str | None:
    """The subject that an entity behind a noun brings: "the film with NAME", "the project of NAME"."""
    ahead = [item for item in items[at + 1 : at + 5]]
    if len(ahead) < 2 or ahead[0].text not in ("with", "of", "by", "from", "starring", "featuring"):
        return None
    for item in ahead[1:]:
        if item.tag == "NAME":
            return know.owner(item)
        if item.tag not in ("DET", "W"):
            return None
    return None


def head_subject(sentence: Sentence, span: Span | None, know: Knowledge, memory: Memory) -> str | None:
    """The story's subject that a noun phrase *is* ("the film", "it", "The Challenge", "production of the film").

    ``None`` when the phrase is about something else ("a trailer for the film").
    """
    if span is None or not within(sentence, span):
        return None
    items = sentence.items
    light = True
    for at in range(*span):
        item = items[at]
        found = reference(sentence, at, know, memory) if at in sentence.spots else None
        if found is not None:
            possessive = item.text == "its" or (item.name is not None and item.name.possessive)
            if possessive and at + 1 < span[1]:
                continue
            return found if light or at + 1 == span[1] else None
        if item.tag in ("PREP", "REL", "PUNCT"):
            if item.text != "of" or not light:
                return None
        elif item.tag in ("W", "V") and item.text not in LIGHT and at + 1 < span[1] and (
            items[at + 1].tag == "PREP"
        ):
            light = False
    return None


def clause_focus(sentence: Sentence, clause: Clause, know: Knowledge, memory: Memory) -> tuple[str | None, bool]:
    """The subject that a clause speaks of, and whether something in the clause says so."""
    spans = [*([clause.subject] if clause.subject else []), *([clause.beside] if clause.beside else []), *clause.parts]
    if clause.opener != "rel" and not any(a <= at < b for at in sentence.spots for a, b in spans):
        return memory.focus, False
    subject = head_subject(sentence, clause.subject, know, memory)
    if subject is None and clause.beside:
        subject = first_of(know.owner(sentence.items[at]) for at in within(sentence, clause.beside)
                           if know.is_subject(sentence.items[at]))
    if subject is None and clause.opener == "rel":
        subject = head_subject(sentence, antecedent(sentence.items, clause.first), know, memory)
    if subject is not None:
        return subject, subject != CLOSED or closes(sentence, clause, know)
    if (clause.subject or clause.beside) and any(rule(sentence, clause, know) for rule in (strangers, nameless, another, foreign, alien)):
        explicit = first_of(reference(sentence, at, know, memory) for span in clause.parts for at in within(sentence, span)
                            if know.is_subject(sentence.items[at]))
        return explicit or CLOSED, False
    spans = [clause.subject] if clause.subject else []
    for span in [*spans, *clause.parts]:
        found = first_of(reference(sentence, at, know, memory) for at in within(sentence, span)
                         if sentence.items[at].tag == "NAME")
        if found is not None and (found != CLOSED or span is clause.subject):
            return found, True
    owner = owner_in(sentence, [*spans, *clause.parts], know)
    if owner is not None:
        return owner, True
    for span in [*spans, *clause.parts]:
        own = span in spans or span == (clause.first, clause.last)
        found = first_of(one for at in within(sentence, span) if (one := reference(sentence, at, know, memory)) != CLOSED or own)
        if found is not None:
            return found, True
    return memory.focus, False


def closes(sentence: Sentence, clause: Clause, know: Knowledge) -> bool:
    """Whether it is a name that closes the focus, for what follows too; one more quake closes it for its clause."""
    spans = [span for span in (clause.subject, antecedent(sentence.items, clause.first)) if span]
    return any(named(sentence.items[at], know) == CLOSED for span in spans for at in within(sentence, span))


def strangers(sentence: Sentence, clause: Clause, know: Knowledge) -> bool:
    """Whether a clause is about people of whom none belongs to a subject of the story."""
    if clause.subject is None:
        return False
    people = [at for at in heads(sentence, clause.subject, know) if as_person(sentence.items[at], know)]
    beside = apposition(sentence, clause)
    if not people and beside:
        people = [at for at in heads(sentence, beside, know) if as_person(sentence.items[at], know)]
    if not people:
        people = [at for span in clause.parts for at in within(sentence, span) if as_person(sentence.items[at], know)]
    return bool(people) and know.owned_people and not any(know.belongs(sentence.items[at]) for at in people)


def nameless(sentence: Sentence, clause: Clause, know: Knowledge) -> bool:
    """Whether the subject of a clause is a name of which nobody knows what it names."""
    named_heads = head_names(sentence, clause, know)
    return bool(named_heads) and all(item.name and item.name.kind is None and know.owner(item) is None
                                     and as_person(item, know) is None for item in named_heads)


def head_names(sentence: Sentence, clause: Clause, know: Knowledge) -> list[Item]:
    """The names that the subject of a clause is, not those that describe its noun ("the NAME actor")."""
    items = sentence.items
    places = heads(sentence, clause.subject, know) if clause.subject else []
    return [items[at] for at in places if at + 1 >= len(items) or items[at + 1].tag != "W"]


def foreign(sentence: Sentence, clause: Clause, know: Knowledge) -> bool:
    """Whether the subject of a clause belongs to a name outside the story ("Axiom's crew"), or is such a work."""
    span = clause.subject
    name = next((item for item in sentence.items[slice(*span)] if item.name), None) if span else None
    if name is not None and name.name is not None and name.name.possessive:
        return know.owner(name) is None and name.name.kind not in ("place", "person")
    beside = apposition(sentence, clause)
    works = [named(item, know) for item in sentence.items[slice(*beside)] if item.name] if beside else []
    return CLOSED in works


def alien(sentence: Sentence, clause: Clause, know: Knowledge) -> bool:
    """Whether the subject of a clause is a work or product that belongs to no subject of the story."""
    named_heads = head_names(sentence, clause, know)
    return bool(named_heads) and all(know.kind(item) in ("work", "product") and not know.belongs(item)
                                     for item in named_heads)


def another(sentence: Sentence, clause: Clause, know: Knowledge) -> bool:
    """Whether the subject of a clause is one more of the same kind: "a separate strike", "the quake of 1999"."""
    if clause.subject is None or owner_in(sentence, [clause.subject], know):
        return False
    items = sentence.items
    for at in range(*clause.subject):
        if items[at].tag in ("PREP", "REL", "PUNCT"):
            return False
        if items[at].tag == "W" and items[at].text not in know.generic and dated_behind(items, at):
            return True
        if items[at].text in know.generic and items[at].tag in ("W", "V"):
            before = items[max(clause.subject[0], at - 5) : at]
            new = clause.own_subject and any(item.text in INDEFINITE for item in before)
            if new or any(item.text in OTHER for item in before):
                return True
            return dated_behind(items, at)
    return False


def dated_behind(items: Sequence[Item], at: int) -> bool:
    """Whether a year stands right behind a noun, as in "the strike of 2002" or "the last walkout, in 2008"."""
    ahead = items[at + 1 : at + 4]
    words = [item for item in ahead if item.text not in (",", "of", "in")]
    return bool(words) and words[0].value is not None and len(ahead) > len(words) + (ahead[0] is words[0]) - 1 and (
        words[0].text.isdigit() and len(words[0].text) == 4) and ahead[0] is not words[0]


def first_of(found: Iterable[str | None]) -> str | None:
    """The first that is not ``None``."""
    return next((one for one in found if one is not None), None)


def owner_in(sentence: Sentence, spans: Iterable[Span], know: Knowledge) -> str | None:
    """The subject to which the first entity in some spans belongs."""
    for span in spans:
        for at in within(sentence, span):
            owner = know.owner(sentence.items[at])
            if owner:
                return owner
    return None


def expletive(sentence: Sentence, index: int) -> bool:
    """Whether the subject of a clause is an empty "it" that stands for what follows: "it was announced that"."""
    clause = sentence.clauses[index]
    if clause.verb is None or clause.subject is None or index + 1 >= len(sentence.clauses):
        return False
    following = sentence.clauses[index + 1]
    words = [sentence.items[at].text for at in range(*clause.subject) if sentence.items[at].tag != "ADV"]
    content = following.verb is not None and following.opener in ("verb", "sub") and following.own_subject
    return words == ["it"] and content and (clause.verb.passive or clause.verb.lemma in ("come", "emerge", "turn", "become"))


def follow(sentence: Sentence, know: Knowledge, memory: Memory) -> None:
    """Give each clause its focus and remember the last one for the next sentence."""
    main: str | None = None
    empty: list[int] = []
    for index, clause in enumerate(sentence.clauses):
        if expletive(sentence, index):
            empty.append(index)
            sentence.focus.append(None)
            sentence.said.append(False)
            sentence.heads.append(None)
            continue
        if clause.verb is None and clause.host >= 0:
            sentence.focus.append(None)
            sentence.said.append(False)
            sentence.heads.append(None)
            own = head_subject(sentence, (clause.first, clause.last), know, memory)
            if own and any(know.is_subject(item) for item in sentence.items[clause.first : clause.last]):
                memory.focus = own
            continue
        sentence.heads.append(head_subject(sentence, clause.subject, know, memory))
        found, said = clause_focus(sentence, clause, know, memory)
        sentence.focus.append(found)
        sentence.said.append(said)
        if said and found is not None:
            memory.focus, memory.met = found, True
            if main is None and clause.own_subject and clause.opener in ("", "conj"):
                main = found
    for index in empty:
        sentence.focus[index], sentence.said[index] = sentence.focus[index + 1], sentence.said[index + 1]
    for at, clause in enumerate(sentence.clauses):
        if clause.verb is None and clause.host >= 0:
            sentence.focus[at] = sentence.focus[clause.host]
            sentence.said[at] = sentence.said[clause.host]
            sentence.heads[at] = sentence.heads[clause.host]
    if main:
        memory.focus = main
