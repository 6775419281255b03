"""Where a cue meets a value: the slots of verbs, the neighbours of nouns, the words around."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..story import FieldDef
from .candidates import REACH, TYPED, Candidate, fits, suits
from .clause import TITLES, Clause, TokenSpan, transparent
from .context import Attention, Knowledge, Memory, Person, Sentence
from .coreference import head_subject, last_organisation
from .cues import VerbCue
from .generic_nouns import left, owns
from .lexicon import word_set
from .people import heads, referents, subject_people
from .tokens import Token

KIN = word_set("kin")
"""Nouns for somebody's relatives: "the widow of"."""
PARTICLES = frozenset(("out", "off", "up", "down", "back"))


def tail_end(sentence: Sentence, at: int, places: Sequence[int], tail: tuple[str, ...], know: Knowledge) -> int:
    """Where the words that a verb cue wants end, -1 when they are missing. Up to five tokens may stand between."""
    index = 0
    for word in tail:
        wanted = know.nouns.get(word[1:]) if word.startswith("@") else None
        for step in range(index, min(index + 6, len(places))):
            token = sentence.tokens[places[step]]
            if token.text == word or (wanted is not None and is_class(token, wanted, know)):
                index, at = step + 1, places[step] + 1
                break
        else:
            return -1
    return -1 if out_of(sentence, at) else at


def out_of(sentence: Sentence, at: int) -> bool:
    """Whether the particle before ``at`` is half of another preposition: "will be out of most cinemas"."""
    tokens = sentence.tokens
    return at < len(tokens) and tokens[at].text == "of" and tokens[at - 1].text in PARTICLES


def fronted(sentence: Sentence, clause: Clause, end: int, tail: tuple[str, ...], know: Knowledge) -> bool:
    """Whether a clause begins with the words that a verb cue wants behind the verb: "for the part was chosen NAME"."""
    places = range(clause.first, end)
    return (
        bool(places)
        and sentence.tokens[clause.first].text == tail[0]
        and (tail_end(sentence, clause.first, places, tail, know) >= 0)
    )


def is_class(token: Token, wanted: frozenset[str], know: Knowledge) -> bool:
    """Whether a token is one of a class of nouns, or an entity whose full name ends in one."""
    if token.tag == "NAME":
        entity = know.entity(token)
        name = (entity.name if entity else token.text).lower()
        return name in wanted or name.split()[-1] in wanted
    return token.text in wanted


def following(sentence: Sentence, clause: Clause, start: int, field: FieldDef, know: Knowledge) -> list[int]:
    """The names of the noun phrase that follows, with the list that the first of them begins."""
    tokens = sentence.tokens
    places = [n for n in clause.order if n >= start][:REACH]
    for n in places:
        token = tokens[n]
        if field.type == "person" and token.text == "of" and tokens[n - 1].text in KIN:
            return []
        if token.tag == "NAME" and token.name:
            if field.type == "person" and names_whose(tokens, n, start):
                return []
            if token.group >= 0 and not token.name.possessive:
                return [
                    m
                    for m, other in enumerate(tokens)
                    if other.group == token.group and m >= n and fits(other, field, know)
                ]
            if fits(token, field, know) and not token.name.possessive:
                return [n]
            if not token.name.possessive and token.name.kind is not None and not transparent(tokens, n):
                return []
        elif (token.tag == "PREP" and token.text != "of") or token.tag in ("CONJ", "SUB", "REL", "AUX", "TO"):
            return []
    return []


def names_whose(tokens: Sequence[Token], at: int, start: int) -> bool:
    """Whether a name says whose the one before it is: "by a friend of President X"."""
    before = at - 1
    while before > start and tokens[before].text in TITLES:
        before -= 1
    return before > start and tokens[before].text == "of"


def verb_candidates(sentence: Sentence, index: int, know: Knowledge, memory: Memory) -> Iterator[Candidate]:
    """What the verb cues find in a clause."""
    clause = sentence.clauses[index]
    verb = clause.verb
    if verb is None:
        return
    listed = know.cues.verbs.of(verb.lemma, sentence.types)
    for lemma in verb.also:
        listed += know.cues.verbs.of(lemma, sentence.types)
    words = sentence.words
    cues = [cue for cue in listed if cue.needs <= words]
    behind = [n for n in clause.order if n >= verb.last] if cues else []
    for cue in cues:
        end = tail_end(sentence, verb.last, behind, cue.tail, know) if cue.tail else verb.last
        if end < 0 and fronted(sentence, clause, verb.first, cue.tail, know):
            end = verb.last
        if end < 0 and not (verb.passive and cue.slot == "subject" and not cue.tail):
            continue
        itself = stands(sentence, index, cue.itself, end, know, memory) if cue.itself else None
        if cue.itself and itself is None:
            continue
        slot, span = cue.slot, (verb.first, end)
        if cue.field.type in TYPED:
            places = typed(sentence, clause, cue.field, slot, verb.last if slot == "object" else end, know)
            if not places and slot == "any" and cue.field.type == "date":
                places = carried(sentence, index, cue.field, know)
            if cue.tail and slot == "object":
                places = sorted(places, key=lambda n: (n >= end, converts(sentence.tokens[n]), abs(end - n)))
            for at in places:
                yield Candidate(cue.field, at, span, index, cue.rank, abs(at - verb.last), itself=itself)
                break
        else:
            for found in named(sentence, index, cue, end, itself, know, memory):
                if not cue.weak or found.person or fits(sentence.tokens[found.at], cue.field, know, weak=True):
                    yield found


def converts(token: Token) -> bool:
    """Whether a value only repeats the one before it in another currency."""
    return token.value is not None and token.value.converts


def stands(sentence: Sentence, index: int, where: str, end: int, know: Knowledge, memory: Memory) -> str | None:
    """The story's subject where a cue wants it: as subject or object of the verb, either of which a passive swaps."""
    clause = sentence.clauses[index]
    assert clause.verb is not None
    if where != "behind" and (where == "subject") != clause.verb.passive:
        return sentence.heads[index] or None
    first = end if where == "behind" else clause.verb.last
    after = [n for n in clause.order if n >= first]
    stop = next(
        (n for n in after if sentence.tokens[n].tag in ("PREP", "PUNCT") and sentence.tokens[n].text != "of"),
        after[-1] + 1 if after else first,
    )
    here = Attention(sentence.focus[index], memory.met)
    return head_subject(sentence, (first, stop), know, here) or None


def carried(sentence: Sentence, index: int, field: FieldDef, know: Knowledge) -> list[int]:
    """The date at the end of what was planned or said: "announced plans to make a film in May"."""
    after = sentence.clauses[index + 1] if index + 1 < len(sentence.clauses) else None
    if after is None or after.verb is None or after.verb.form != "infinitive":
        return []
    return [n for n in after.order if fits(sentence.tokens[n], field, know)]


def typed(sentence: Sentence, clause: Clause, field: FieldDef, slot: str, end: int, know: Knowledge) -> list[int]:
    """The values of a field's type in a clause, the nearest to the verb first; behind it, unless anywhere will do."""
    assert clause.verb is not None
    found = [n for n in clause.order if sentence.tokens[n].value and fits(sentence.tokens[n], field, know)]
    if field.type == "date":
        found = [n for n in found if n < clause.verb.last or not owns(sentence.tokens, n)]
        found = [n for n in found if not left(sentence.tokens, n)]
    if slot == "subject":
        subject = clause.subject or (0, 0)
        by = [n for n in found if n >= end] if clause.verb.passive else []
        return by or [n for n in range(*subject) if fits(sentence.tokens[n], field, know)]
    if slot in ("object", "after"):
        if clause.verb.passive and slot == "object":
            subject = clause.subject or (0, 0)
            behind = [n for n in found if n >= end and all(t.text != "by" for t in sentence.tokens[end:n])]
            return [n for n in range(*subject) if fits(sentence.tokens[n], field, know)] or behind
        return [n for n in found if n >= end]
    here = clause.verb.head
    return sorted(found, key=lambda n: (n < here, abs(n - here)))


def named(
    sentence: Sentence, index: int, cue: VerbCue, end: int, itself: str | None, know: Knowledge, memory: Memory
) -> Iterator[Candidate]:
    """The names that fill a verb cue's slot; for people and organisations, pronouns and nouns count too."""
    clause = sentence.clauses[index]
    verb = clause.verb
    assert verb is not None
    span = (verb.first, max(end, verb.last))
    places, phrase = filled(sentence, clause, cue, end, know)
    for at in places:
        yield Candidate(cue.field, at, span, index, cue.rank, abs(at - verb.last), itself=itself)
    if places and cue.field.many:
        for at in partners(sentence, places[-1], cue.field, know):
            yield Candidate(cue.field, at, span, index, cue.rank, abs(at - verb.last), itself=itself)
    if phrase is None:
        return
    finite = verb.form in ("finite", "past")
    for at, person in meant_by(sentence, clause, phrase, cue, know, memory):
        if not finite and sentence.tokens[at].tag != "NAME":
            continue
        yield Candidate(cue.field, at, span, index, cue.rank, abs(at - verb.first), person, itself)


def partners(sentence: Sentence, at: int, field: FieldDef, know: Knowledge) -> list[int]:
    """The names of a phrase "with NAMES" behind a name and what describes it: "a project by X, its maker, with Y"."""
    index = sentence.clause_at[at]
    for n in (index + 1, index + 2):
        clause = sentence.clauses[n] if n < len(sentence.clauses) else None
        if clause is None or clause.verb is not None or clause.opener != ",":
            return []
        first = clause.first + (sentence.tokens[clause.first].tag == "CONJ")
        if sentence.tokens[first].text == "with":
            return [m for m in range(clause.first, clause.last) if fits(sentence.tokens[m], field, know)]
    return []


def filled(
    sentence: Sentence, clause: Clause, cue: VerbCue, end: int, know: Knowledge
) -> tuple[list[int], TokenSpan | None]:
    """The names in a verb cue's slot, or else the phrase in which to look for whom it means."""
    verb = clause.verb
    assert verb is not None
    if cue.slot == ("object" if verb.passive else "subject"):
        return [], clause.subject
    if cue.slot == "object":
        return behind(sentence, clause, verb.last, cue, know)
    if cue.slot == "subject":
        by = next((n for n in clause.order if n >= verb.last and sentence.tokens[n].text == "by"), -1)
        return (following(sentence, clause, by + 1, cue.field, know) if by >= 0 else []), None
    if cue.slot == "after":
        return behind(sentence, clause, end, cue, know)
    return [n for n in clause.order if fits(sentence.tokens[n], cue.field, know)], None


def behind(
    sentence: Sentence, clause: Clause, begin: int, cue: VerbCue, know: Knowledge
) -> tuple[list[int], TokenSpan | None]:
    """The names that follow, or else the next three words."""
    places = following(sentence, clause, begin, cue.field, know)
    return places, None if places else (begin, min(begin + 3, len(sentence.tokens)))


def meant_by(
    sentence: Sentence, clause: Clause, phrase: TokenSpan, cue: VerbCue, know: Knowledge, memory: Memory
) -> Iterator[tuple[int, Person | None]]:
    """Whom or what a phrase means, with the token whose words do."""
    field, tokens = cue.field, sentence.tokens
    if field.type == "person":
        own = phrase == clause.subject
        people = subject_people(sentence, clause, know, memory) if own else referents(sentence, phrase, know, memory)
        for one in people:
            name = tokens[one.at].tag == "NAME"
            if fits(tokens[one.at], field, know, cue.weak) if name else suits(one.person, field, know, cue.weak):
                yield one.at, one.person
        return
    for at in heads(sentence, phrase, know):
        if fits(tokens[at], field, know):
            yield at, None
    if phrase[0] < len(tokens) and tokens[phrase[0]].text == "it" and field.type == "organisation":
        clause = sentence.clauses[sentence.clause_at[phrase[0]]]
        bound = clause.subject if clause.subject and clause.verb and phrase[0] >= clause.verb.last else None
        told = last_organisation(sentence, phrase[0], know, bound)
        if told is not None and fits(told, field, know, cue.weak) and told.name:
            yield phrase[0], Person(told.name.value.name, told.name.value.entity)
