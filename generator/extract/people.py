"""Who is meant: lists of names, pronouns, and nouns like "the director"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, islice, pairwise
from typing import NamedTuple

from .clause import Clause, TokenSpan, transparent
from .clause_subject import naming
from .context import Knowledge, Memory, Person, Sentence
from .lexicon import Lexicon
from .tagging import acts
from .tokens import Token

PERSON_KINDS = ("person",)
COARSE = {"agency": "organisation"}
LIST_PARTS = frozenset(("DET", "W", "V", "ADV", "VAL", "QUOTE", "MARK"))
REMEMBERED = 60
"""People of an article that a pronoun or a noun may still mean, the latest: time grows with the text alone."""
LATEST = 4
"""Of the people named before a pronoun so many, the latest, are looked at."""
SPELLED = {"he": "m", "him": "m", "she": "f", "her": "f"}


class Referent(NamedTuple):
    """Someone that a phrase refers to, and the token whose words do so."""

    person: Person
    at: int


def group_names(tokens: Sequence[Token], filled: Sequence[int], lex: Lexicon) -> None:
    """Number the lists of names: "A, B and C", "the director A and the engineer B"; ``filled`` holds them all."""
    at_names = [at for at in filled if tokens[at].tag == "NAME" and not transparent(tokens, at)]
    number = 0
    run: list[int] = []
    joined = False
    for left, right in pairwise([*at_names, len(tokens)]):
        run.append(left)
        link = between(tokens, left, right, lex) if right < len(tokens) else ""
        if not link:
            if joined and len(run) > 1:
                for at in run:
                    tokens[at].group = number
                number += 1
            run, joined = [], False
        joined |= link == "and"


def between(tokens: Sequence[Token], left: int, right: int, lex: Lexicon) -> str:
    """How two names are joined: "and", "," or not at all."""
    a, b = tokens[left].name, tokens[right].name
    if a is None or b is None or right - left > 11 or not alike(a.kind, b.kind) or a.possessive or b.possessive:
        return ""
    link = ""
    for at in range(left + 1, right):
        token = tokens[at]
        if token.tag == "NAME" or (
            token.text in ("of", "at", "from", "for") and tokens[at + 1].tag == "NAME" and at + 1 < right
        ):
            continue
        if token.text in (",", ";", "(", ")"):
            link = link or ","
        elif token.tag == "CONJ" and token.text != "but":
            link = "and"
        elif token.tag == "POSS" and tokens[at - 1].name and transparent(tokens, at - 1):
            continue
        elif token.tag == "POSS" or token.tag not in LIST_PARTS or (token.tag == "V" and acts(tokens, at, lex)):
            return ""
    return link


def alike(a: str | None, b: str | None) -> bool:
    """Whether names of two kinds can stand in one list; an unknown kind fits all."""
    return a is None or b is None or COARSE.get(a, a) == COARSE.get(b, b)


def is_person(token: Token, know: Knowledge) -> bool:
    """Whether a name stands for a person; one of unknown kind needs more than one word."""
    name = token.name
    if name is None:
        return False
    known = name.value.entity
    if known is None:
        return name.kind == "person" or (name.kind is None and " " in name.value.name)
    return known not in know.story.subjects and know.story.entities[known].kind in PERSON_KINDS


def as_person(token: Token, know: Knowledge) -> Person | None:
    """The person that a name stands for, ``None`` for any other thing."""
    name = token.name
    if name is None or not is_person(token, know):
        return None
    entity, written = know.entity(token), name.value.name
    if entity is None:
        return Person(written, None)
    return Person(written if " " in written else entity.name, entity.id, entity.gender or "x", entity.roles)


def heads(sentence: Sentence, span: TokenSpan, know: Knowledge) -> list[int]:
    """The names that a noun phrase is about: not possessors, not those behind a preposition."""
    tokens = sentence.tokens
    found: list[int] = []
    governed = False
    for at in range(*span):
        token = tokens[at]
        if token.tag == "PREP" or (token.tag == "SUB" and found):
            governed = not naming(tokens, at - 3 if token.text == "of" else at)
        elif token.tag == "PUNCT" or (token.tag == "CONJ" and found):
            governed = False
        elif token.tag == "NAME" and token.name and not token.name.possessive and not governed:
            found.append(at)
    if found and tokens[found[0]].group >= 0:
        group = tokens[found[0]].group
        found += [at for at, token in enumerate(tokens) if token.group == group and at not in found]
        found.sort()
    return found


def subject_people(sentence: Sentence, clause: Clause, know: Knowledge, memory: Memory) -> list[Referent]:
    """The people that the subject of a clause refers to, named in it or in the apposition behind it."""
    people = referents(sentence, clause.subject, know, memory)
    return people or referents(sentence, apposition(sentence, clause), know, memory)


def apposition(sentence: Sentence, clause: Clause) -> TokenSpan | None:
    """What stands between a subject and its verb, if it is no clause of its own."""
    if clause.beside is None:
        return None
    first, last = clause.beside
    relative = any(token.tag in ("REL", "SUB", "AUX") for token in sentence.tokens[first:last])
    return None if relative else clause.beside


def referents(sentence: Sentence, span: TokenSpan | None, know: Knowledge, memory: Memory) -> list[Referent]:
    """The people that a noun phrase refers to, by name, by pronoun or by a noun like "the pair"."""
    if span is None:
        return []
    named = [
        Referent(person, at)
        for at in heads(sentence, span, know)
        if (person := as_person(sentence.tokens[at], know)) is not None
    ]
    if named:
        return [*joined(sentence, span, named[0].at, know, memory), *named]
    for at in range(*span):
        token = sentence.tokens[at]
        if token.tag in ("PREP", "SUB", "REL"):
            break
        people = meant(sentence, at, know, memory)
        if people:
            return [Referent(person, at) for person in people]
    return []


def joined(sentence: Sentence, span: TokenSpan, end: int, know: Knowledge, memory: Memory) -> list[Referent]:
    """The person of "she and NAME"."""
    for at in range(span[0], end):
        token = sentence.tokens[at]
        if token.text in SPELLED and at + 1 < end and sentence.tokens[at + 1].tag == "CONJ":
            return [Referent(person, at) for person in meant(sentence, at, know, memory)]
    return []


def meant(sentence: Sentence, at: int, know: Knowledge, memory: Memory) -> tuple[Person, ...]:
    """The people that a pronoun or noun at ``at`` stands for; none when two would fit."""
    word = sentence.tokens[at].text
    if word in SPELLED:
        return by_gender(sentence, at, SPELLED[word], know, memory)
    if word.endswith("year-old") and definite(sentence.tokens, at):
        return by_role(sentence, at, word, "x", know, memory)
    if word in know.several:
        return plural(sentence, at, know, memory)
    gender = know.roles.get(word)
    if gender is None or not definite(sentence.tokens, at):
        return ()
    return by_role(sentence, at, word, gender, know, memory)


def definite(tokens: Sequence[Token], at: int) -> bool:
    """Whether "the", "its" or a possessor stands before a noun, at most three words away."""
    for token in reversed(tokens[max(0, at - 4) : at]):
        if token.tag in ("DET", "POSS"):
            return token.text not in ("a", "an", "another", "any", "every", "each", "some")
        if token.tag == "NAME":
            return bool(token.name and token.name.possessive)
        if token.tag not in ("W", "V", "ADV", "MARK", "PUNCT"):
            return False
    return False


def candidates(sentence: Sentence, at: int, know: Knowledge, memory: Memory) -> Iterator[Person]:
    """The people named before ``at``, the latest first, each once."""
    here = [sentence.tokens[n] for n in reversed(sentence.filled) if n < at]
    found: list[Person] = []
    for person in chain((person for token in here if (person := as_person(token, know))), reversed(memory.people)):
        if not any(person.same(other) for other in found):
            found.append(person)
            yield person


def by_gender(sentence: Sentence, at: int, gender: str, know: Knowledge, memory: Memory) -> tuple[Person, ...]:
    """The latest person of a gender; nobody when someone of unknown gender was named after them."""
    people = candidates(sentence, at, know, memory)
    for n, person in enumerate(islice(people, LATEST)):
        if person.gender == gender:
            return () if rivalled(sentence, at, person, know, memory) else (person,)
        if person.gender == "x":
            return (person,) if n == 0 and next(people, None) is None else ()
    return ()


def rivalled(sentence: Sentence, at: int, person: Person, know: Knowledge, memory: Memory) -> bool:
    """Whether someone was named in one list with another one of the same gender: "he" may be either."""
    here = [token for token in sentence.tokens[:at] if token.group >= 0]
    groups = {token.group for token in here if (who := as_person(token, know)) and who.same(person)}
    listed = [who for token in here if token.group in groups and (who := as_person(token, know))] or [*memory.listed]
    if not any(person.same(other) for other in listed):
        return False
    return any(not person.same(other) and other.gender in (person.gender, "x") for other in listed)


def by_role(sentence: Sentence, at: int, word: str, gender: str, know: Knowledge, memory: Memory) -> tuple[Person, ...]:
    """The one person known by a role: from the article, else from the story file."""
    people = candidates(sentence, at, know, memory)
    fitting = [person for person in people if word in person.roles and gender in ("x", person.gender)]
    owners = {know.owners.get(person.entity or "") for person in fitting}
    if len(fitting) > 1 and memory.focus and memory.focus in owners:
        fitting = [person for person in fitting if know.owners.get(person.entity or "") == memory.focus]
    return tuple(fitting) if len(fitting) == 1 else ()


def plural(sentence: Sentence, at: int, know: Knowledge, memory: Memory) -> tuple[Person, ...]:
    """The last list of people: two for "the pair", any number for "the crew"."""
    word = sentence.tokens[at].text
    ahead = sentence.tokens[at + 1].text if at + 1 < len(sentence.tokens) else ""
    if word not in ("they", "them", "both") and (not definite(sentence.tokens, at) or ahead == "of"):
        return ()
    here: dict[int, list[Person]] = {}
    for token in sentence.tokens[:at]:
        person = as_person(token, know) if token.group >= 0 else None
        if person:
            here.setdefault(token.group, []).append(person)
    people = tuple(list(here.values())[-1]) if here else memory.listed
    if word in know.pairs:
        return people if len(people) == 2 else ()
    return people if len(people) > 1 else ()


def remember(sentence: Sentence, know: Knowledge, memory: Memory) -> None:
    """Keep the people of a sentence, their roles and the last list for the next one."""
    groups: dict[int, list[Person]] = {}
    for at in sentence.filled:
        token = sentence.tokens[at]
        person = as_person(token, know)
        if person is None:
            continue
        person = with_roles(sentence, at, person, know)
        known = next((other for other in memory.people if other.same(person)), None)
        if known:
            memory.people.remove(known)
            person = Person(
                max(known.name, person.name, key=len),
                person.entity,
                person.gender if person.gender != "x" else known.gender,
                tuple(dict.fromkeys((*known.roles, *person.roles))),
            )
        memory.people.append(person)
        del memory.people[:-REMEMBERED]
        if token.group >= 0:
            groups.setdefault(token.group, []).append(person)
    if groups:
        memory.listed = tuple(list(groups.values())[-1])


def with_roles(sentence: Sentence, at: int, person: Person, know: Knowledge) -> Person:
    """The person with the noun that stands right before the name ("actress X") or behind it ("X, the director")."""
    tokens = sentence.tokens
    before, behind = tokens[max(0, at - 2) : at], tokens[at + 1 : at + 5]
    found = [token.text for token in before if token.tag in ("W", "V") and token.text in know.roles]
    if len(behind) > 1 and behind[0].text == ",":
        if behind[1].tag == "DET":
            found += [token.text for token in behind[2:] if token.text in know.roles]
        elif behind[1].text.isdigit():
            found.append(f"{behind[1].text}-year-old")
    found += [token.text for token in before if token.text.endswith("year-old")]
    if not found:
        return person
    gender = next((know.roles[word] for word in found if know.roles.get(word, "x") != "x"), person.gender)
    return Person(person.name, person.entity, gender, tuple(dict.fromkeys((*person.roles, *found))))
