"""Who takes part in what a clause tells: those it names, and those that its pronouns and roles stand for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from .clause import TokenSpan
from .clause_subject import antecedent
from .context import CLOSED, Knowledge, Memory, Sentence
from .generic_nouns import within
from .people import SPELLED, meant, subject_people
from .tokens import Token

OBJECTS = frozenset(("him", "her"))


class Participant(NamedTuple):
    """An entity or subject by its id, and the token that stands for it."""

    key: str
    at: int


def participants(
    sentence: Sentence, index: int, know: Knowledge, memory: Memory, topic: str | None = None
) -> list[Participant]:
    """Those who take part in what the clause at ``index`` tells, each once, in the order of the text.

    ``topic`` is whom or what the sentence before was about, for a pronoun that stands for nothing else.
    """
    subject = leader(sentence, index)
    found = [*named(sentence, index, know), *meant_by(sentence, index, know, memory)]
    at = referring(sentence, index)
    if at >= 0:
        found.append(Participant(sentence.focus[index] or "", at))
    elif topic and subject and stands_for(sentence, subject, topic, know):
        found.append(Participant(topic, subject[0]))
    first: dict[str, Participant] = {}
    for one in sorted(found, key=lambda one: one.at):
        first.setdefault(one.key, one)
    return list(first.values())


def referring(sentence: Sentence, index: int) -> int:
    """The noun or pronoun by which a clause refers to the subject in focus: "the film", "it"; -1 when none does."""
    if not sentence.said[index] or sentence.focus[index] in (None, CLOSED):
        return -1
    spots = [at for span in spans(sentence, index) for at in within(sentence, span)]
    return next((at for at in spots if sentence.tokens[at].tag != "NAME"), -1)


def leader(sentence: Sentence, index: int) -> TokenSpan | None:
    """The subject of a clause; where a date was taken for it, that of the verb before: "built in 1976, and sank"."""
    clause = sentence.clauses[index]
    if clause.subject is None or any(token.tag != "VAL" for token in sentence.tokens[slice(*clause.subject)]):
        return clause.subject
    before = [other.subject for other in sentence.clauses[:index] if other.verb and other.subject]
    return before[-1] if before else None


def stands_for(sentence: Sentence, span: TokenSpan, topic: str, know: Knowledge) -> bool:
    """Whether a subject is a pronoun alone that can stand for what the sentence before was about."""
    words = [token.text for token in sentence.tokens[slice(*span)] if token.tag not in ("ADV", "QUOTE")]
    entity = know.story.entities.get(topic)
    if len(words) != 1 or entity is None:
        return False
    if entity.kind != "person":
        return words[0] == "it"
    return words[0] in SPELLED and entity.gender in (None, SPELLED[words[0]])


def named(sentence: Sentence, index: int, know: Knowledge) -> Iterator[Participant]:
    """Those whom the clause names, except where it says who is credited with the news."""
    for span in spans(sentence, index):
        for at in range(*span):
            token = sentence.tokens[at]
            key = known(token, know) if token.name else None
            if key and not credited(sentence.tokens, at):
                yield Participant(key, at)


def spans(sentence: Sentence, index: int) -> list[TokenSpan]:
    """Where those who take part may stand: the subject, what the verb governs, and whom "to VERB" is asked of.

    What hangs on the verb without a mark between, "to VERB" or "VERBing", is part of the same event.
    """
    clause, subject = sentence.clauses[index], leader(sentence, index)
    found = [*([subject] if subject else []), *clause.parts]
    if clause.verb and clause.verb.says and subject:
        return [subject, (max(subject[1], clause.verb.last), clause.last)]
    asked = whom(sentence, index)
    if asked:
        found = [asked, *clause.parts]
    for later in sentence.clauses[index + 1 :]:
        if later.opener != "verb" or later.verb is None or later.verb.form not in ("ing", "infinitive"):
            break
        found.append((later.first, later.last))
    return found


def whom(sentence: Sentence, index: int) -> TokenSpan | None:
    """Who is to do it: "prompting NAME to sue", "told her to leave"; ``None`` where the subject is."""
    clause, before = sentence.clauses[index], sentence.clauses[index - 1] if index else None
    if clause.verb is None or clause.verb.form != "infinitive" or before is None or before.verb is None:
        return None
    asked = antecedent(sentence.tokens, clause.first, before.verb.last)
    tags = {token.tag for token in sentence.tokens[slice(*asked)]} if asked else set()
    return None if tags.isdisjoint(("NAME", "PRON")) else asked


def known(token: Token, know: Knowledge) -> str | None:
    """The id of the entity or subject that a name stands for."""
    key = token.name.value.entity if token.name else None
    return key if key in know.story.entities or key in know.story.subjects else None


def credited(tokens: list[Token], at: int) -> bool:
    """Whether "according to" stands before a name."""
    return any(tokens[n - 1].text == "according" and tokens[n].text == "to" for n in range(max(1, at - 3), at))


def meant_by(sentence: Sentence, index: int, know: Knowledge, memory: Memory) -> Iterator[Participant]:
    """The people that the subject refers to, and those that a pronoun behind the verb does."""
    clause = sentence.clauses[index]
    for person, at in subject_people(sentence, clause, know, memory):
        if person.entity and not whom(sentence, index):
            yield Participant(person.entity, at)
    for at in clause.order:
        token = sentence.tokens[at]
        ahead = sentence.tokens[at + 1].tag if at + 1 < len(sentence.tokens) else "END"
        if token.text in OBJECTS and ahead not in ("W", "V", "NAME", "ADV"):
            for person in meant(sentence, at, know, memory):
                if person.entity:
                    yield Participant(person.entity, at)
