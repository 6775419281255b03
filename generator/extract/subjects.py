"""Which subject of the story a candidate speaks of."""

from __future__ import annotations

from ..models import Quantity
from ..values import MEASURES, convert
from .aside import THINGS, goes_on, spoken_of
from .bygone import bygone
from .candidates import TYPED, Candidate
from .clause import Clause
from .context import CLOSED, Knowledge, Memory, Sentence
from .coreference import reference
from .generic_nouns import named, within
from .new_things import BESIDE as BESIDE_IT
from .newcomers import of_newcomer
from .other_things import of_another_thing
from .owners import THING, possessor
from .people import heads, is_person
from .recipients import assigned
from .tokens import Token

AMONG = frozenset(("including", "includes", "included", "among", "alone"))
CONTRAST = frozenset(("contrast", "comparison", "compared", "predecessor", "sibling"))
BESIDE = frozenset(("beside", "near", "by", "alongside", "behind", "opposite", "against", "like", "unlike", "past"))
"""Words before a thing that only stands near."""
THAN = frozenset(("than", "versus", "vs"))
MORE = frozenset(("more", "less", "fewer", "higher", "lower"))
SOME = frozenset(("them", "whom", "those", "these", "which"))


def subject_of(sentence: Sentence, found: Candidate, know: Knowledge, memory: Memory) -> str | None:
    """The subject of the story that a candidate speaks of; ``None`` when nothing decides or two things disagree."""
    token = sentence.tokens[found.at]
    owner = know.owners.get(found.person.entity or "") if found.person else know.owner(token)
    if found.field.type in TYPED:
        owner = None
    said = found.itself
    if said is None:
        said = possessor(sentence, found, know, memory)
        said = sentence.focus[found.clause] if said is None else said
        if new_one(sentence, found, know, memory) or to_somebody(sentence, found, know):
            return None
        if said and not spoken_of(sentence, said) and lost(sentence, found, said, know, memory):
            return None
    if said == CLOSED or of_something_else(sentence, found, know, memory):
        return None
    if owner is None and unknown(token, found) and not vouched(sentence, found, know, memory):
        return None
    subject = owner or said
    if owner and said and owner != said and found.itself is not None:
        return None
    if subject is None or of_newcomer(sentence, found, subject, know):
        return None
    taking = know.taking(found.field.id, subject)
    aside = spoken_of(sentence, subject) and not sentence.heads[found.clause]
    return taking if taking == subject or aside else None


def lost(sentence: Sentence, found: Candidate, said: str, know: Knowledge, memory: Memory) -> bool:
    """Whether a sentence that names nothing of the subject ``said`` before does not go on with it."""
    if sentence.after_rival or memory.back_then:
        return True
    return not goes_on(sentence, found, said, know, memory)


def of_something_else(sentence: Sentence, found: Candidate, know: Knowledge, memory: Memory) -> bool:
    """Whether the words around a candidate tie it to a thing, a time or somebody beside the subject."""
    if bygone(sentence, found, know, memory) or supposed(sentence, found) or beside_stranger(sentence, found, know):
        return True
    if found.field.type not in TYPED:
        return False
    if of_stranger(sentence, found, know, memory) or of_another_thing(sentence, found, know):
        return True
    match found.field.type:
        case "money":
            return assigned(sentence, found, know) or contrasted(sentence, found)
        case "quantity":
            return of_part(sentence, found) or partial(sentence, found) or contrasted(sentence, found)
        case "duration":
            counted = know.owned_people and crowd(sentence, found, know)
            return counted or alone(sentence, found, know) or contrasted(sentence, found)
        case _:
            return False


def to_somebody(sentence: Sentence, found: Candidate, know: Knowledge) -> bool:
    """Whether a sum is what somebody is paid, and not a price: "X, whom the firm paid 2 million"."""
    clause = sentence.clauses[found.clause]
    verb, subjects = clause.verb, know.story.subjects
    if found.field.type != "money" or verb is None or verb.lemma != "pay" or not subjects:
        return False
    if subjects[sentence.focus[found.clause] or next(iter(subjects))].kind not in THINGS:
        return False
    ahead = sentence.tokens[verb.last] if verb.last < len(sentence.tokens) else None
    whom = sentence.tokens[clause.first].text == "whom"
    return whom or (ahead is not None and (ahead.text in ("him", "her", "them") or is_person(ahead, know)))


def new_one(sentence: Sentence, found: Candidate, know: Knowledge, memory: Memory) -> bool:
    """Whether a cue is a noun of the subject's kind that brings up another one, where the clause tells of none: "a
    two-day walkout in Lowick"; or sets it beside its own: "with a satellite of 12 kilograms"."""
    tokens, first = sentence.tokens, found.cue[0]
    if not memory.met or tokens[found.cue[1] - 1].text not in know.generic:
        return False
    at = next((n for n in range(max(0, first - 3), first) if tokens[n].text in ("a", "an", "another")), -1)
    if at > 0 and tokens[at - 1].text == "in" and any(sentence.said):  # "X is buying Y, its rival, in a deal worth ..."
        return False
    return at >= 0 and (not sentence.said[found.clause] or (at > 0 and tokens[at - 1].text in BESIDE_IT))


def of_stranger(sentence: Sentence, found: Candidate, know: Knowledge, memory: Memory) -> bool:
    """Whether a figure stands in a relative clause about a thing that only stands near: "beside a yacht that cost"."""
    clause = sentence.clauses[found.clause]
    if clause.opener != "rel" or not clause.subject or found.clause == 0:
        return False
    tokens = sentence.tokens
    if tokens[clause.subject[0] - 1].text not in BESIDE and tokens[clause.subject[0] - 2].text != "next":
        return False
    if any(reference(sentence, at, know, memory) or tokens[at].name for at in within(sentence, clause.subject)):
        return False
    return tokens[clause.subject[0]].tag == "DET" and tokens[clause.subject[1] - 1].tag in ("W", "V")


def of_part(sentence: Sentence, found: Candidate) -> bool:
    """Whether a measure is said of a part: "her mast is 20 metres long"."""
    clause, value = sentence.clauses[found.clause], sentence.tokens[found.at].value
    if value is None or not isinstance(value.value, Quantity) or value.value.unit not in MEASURES:
        return False
    if not clause.own_subject or clause.subject is None or found.cue[0] in range(*clause.subject):
        return False
    owner = sentence.tokens[clause.subject[0]]
    plain = all(token.name is None for token in sentence.tokens[slice(*clause.subject)])
    return plain and owner.text in ("her", "his", "its", "their") and clause.subject[1] - clause.subject[0] > 1


def unknown(token: Token, found: Candidate) -> bool:
    """Whether a candidate is a name that the story file does not know."""
    return (token.name is not None and token.name.value.entity is None and found.person is None) or (
        found.person is not None and found.person.entity is None
    )


def vouched(sentence: Sentence, found: Candidate, know: Knowledge, memory: Memory) -> bool:
    """Whether the clause itself names the story's subject, or the name stands in a list with one that belongs to it."""
    if found.itself is not None:
        return True
    token = sentence.tokens[found.at]
    if token.group >= 0 and any(other.group == token.group and know.owner(other) for other in sentence.tokens):
        return True
    clause = sentence.clauses[found.clause]
    spans = [*([clause.subject] if clause.subject else []), *clause.parts, (found.cue[0], found.cue[1] + 4)]
    return any(reference(sentence, at, know, memory) for span in spans for at in within(sentence, span))


def alone(sentence: Sentence, found: Candidate, know: Knowledge) -> bool:
    """Whether a length of time is told of one person aside ("X, who spent 191 days there") or of something new ("a hop
    that took four hours"), not of the subject."""
    clause = sentence.clauses[found.clause]
    if clause.opener != "rel" or found.itself or not clause.subject:
        return False
    if sentence.tokens[clause.subject[0]].text in ("a", "an"):
        return True
    people = [n for n in heads(sentence, clause.subject, know) if is_person(sentence.tokens[n], know)]
    return len(people) == 1


def crowd(sentence: Sentence, found: Candidate, know: Knowledge) -> bool:
    """Whether a length of time is told of people whom the text only counts: "three astronauts spent a week"."""
    span = sentence.clauses[found.clause].subject
    if found.itself is not None or span is None:
        return False
    inside = sentence.tokens[slice(*span)]
    counted = any(
        token.value is not None and isinstance(token.value.value, Quantity) and convert(token.value.value, "person")
        for token in inside
    )
    return counted and not any(know.belongs(token) for token in inside)


def contrasted(sentence: Sentence, found: Candidate) -> bool:
    """Whether a figure is told of something else, for comparison: "up from 5 metres", "by contrast"."""
    value = sentence.tokens[found.at].value
    before = [token.text for token in sentence.tokens[max(0, found.at - 2) : found.at]]
    if (
        value
        and value.outer == value.start
        and before[-1:] != []
        and (before[-1] in THAN or (before[-1] == "from" and before[0] in ("up", "down")))
    ):
        return True
    if differs(sentence, found.at):
        return True
    if sentence.heads[found.clause]:
        return False
    clause = sentence.clauses[found.clause]
    return any(token.text in CONTRAST for span in clause.parts for token in sentence.tokens[slice(*span)])


def differs(sentence: Sentence, at: int) -> bool:
    """Whether a figure says by how much one is more than another: "$3 a share more than NAME had bid"."""
    ahead = sentence.tokens[at + 1 : at + 6]
    than = next((n for n, token in enumerate(ahead) if token.text == "than"), 0)
    return than > 0 and ahead[than - 1].text in MORE and all(t.tag in ("DET", "PREP", "W", "ADV") for t in ahead[:than])


def supposed(sentence: Sentence, found: Candidate) -> bool:
    """Whether a figure only could be ("it could reach 10,000"), or an act was only tried ("attempts to free it")."""
    clause = sentence.clauses[found.clause]
    host = sentence.clauses[clause.host] if clause.verb is None and clause.host >= 0 else clause
    if host.verb is None or not host.verb.possible:
        return False
    return found.field.type in ("money", "quantity", "duration") or host.verb.form == "infinitive"


def beside_stranger(sentence: Sentence, found: Candidate, know: Knowledge) -> bool:
    """Whether a value stands in an apposition to a rival, or in what is said of one: "NAME, a $5 watch that ..."."""
    index = found.clause
    while index > 0 and sentence.clauses[index].opener in ("rel", ","):
        clause = sentence.clauses[index]
        at = clause.first - 1 - (clause.opener == ",")
        before = sentence.tokens[at - (at > 0 and sentence.tokens[at].tag == "QUOTE")] if at >= 0 else None
        if before is not None and before.name and (named(before, know) == CLOSED or described(sentence, clause, know)):
            return True
        if clause.opener == "," and clause.verb is not None:
            return False
        index -= 1
    return False


def described(sentence: Sentence, clause: Clause, know: Knowledge) -> bool:
    """Whether an apposition says of the unknown name before it that it is a new thing of the subject's kind: "NAME, a
    newer ship with room for 2,000"."""
    tokens = sentence.tokens
    name = tokens[clause.first - 2].name if clause.first > 1 else None
    if clause.opener != "," or clause.verb is not None or name is None or name.value.entity is not None:
        return False
    phrase = tokens[clause.first : clause.first + THING]
    return phrase[0].text in ("a", "an") and any(token.text in know.generic for token in phrase)


def partial(sentence: Sentence, found: Candidate) -> bool:
    """Whether a count is of some among others: "including 12 children", "three of them", "97 of the 1,214 who"."""
    tokens = sentence.tokens
    before = {token.text for token in tokens[max(0, found.at - 3) : found.at]}
    behind = [token.text for token in tokens[found.at + 1 : found.at + 3]]
    if not before.isdisjoint(AMONG) or (behind[:1] == ["of"] and behind[1:] != [] and behind[1] in SOME):
        return True
    whole = tokens[found.at + 1 : found.at + 5]
    if [token.tag for token in whole[1::2]] != ["DET", "REL"] or whole[0].text != "of":
        return False
    return whole[2].text[0].isdigit() and found.cue[0] > found.at + 3
