"""What clauses and sentences tell aside from the subject: one more of its kind, people and things of nobody's."""

from __future__ import annotations

from collections.abc import Sequence

from .candidates import TYPED, Candidate
from .clause import Clause, TokenSpan
from .context import CLOSED, Knowledge, Memory, Sentence
from .generic_nouns import ACTS, OTHER, named
from .lexicon import MEASURING, SHE_KINDS, word_set
from .new_things import NEW
from .other_things import PEOPLE, head, known
from .people import SPELLED, candidates, is_person, meant

DERIVED = word_set("derived")
BEFORE = 9
"""Tokens before a relative clause within which the thing stands that it tells of."""
TELLS = MEASURING - {"have", "be", "take", "cost", "make", "run", "give"}
"""Verbs by which somebody tells of a figure that is none of his own."""
NEW_OR_OURS = NEW | {"my", "our", "your"}
"""Words before somebody or something that was not told of before, or is the writer's."""
FIRMS = word_set("reporting-kinds")
"""Kinds of subject of which the fields hold what firms report of themselves."""
OF_THREE = 3
"""Tokens of "the next NAME": an article, which one it is, and the name."""
ORDINALS = frozenset(
    ("next", "first", "second", "third", "last", "previous", "original", "earlier", "old", "new", "other")
)
"""Words that tell one thing of a name from another."""
EARLIER = frozenset(("first", "previous", "original", "old", "older", "earlier", "former"))
"""Those that tell an earlier one from the story's, which bears its name."""
THINGS = word_set("rivalled-kinds")
"""Kinds of subject beside which texts tell of others of the kind, and of what these have."""
FLOWN = word_set("flown-kinds")
"""Kinds of subject that are a flight, which its craft takes part in."""
UNDERGOING = frozenset(("get", "receive", "face", "serve", "pay", "plead"))
"""Verbs in the active by which something is done to their subject."""
SPEAKING = MEASURING | {"speak", "talk", "tell", "warn", "think"}
"""Verbs by which somebody tells of the subject; who does something else is told of himself."""
OPENING = 2
"""Tokens within which the subject of a sentence opens it."""
TELLING = frozenset(("give", "put", "show", "call", "name", "list", "quote", "mean"))
"""Verbs of a text, a list or a rumour, which "it" behind seldom means."""


def in_another(sentence: Sentence, clause: Clause, know: Knowledge) -> bool:
    """Whether a relative clause tells of one more thing of the subject's kind: "a quake off X, in which 18 died"; of "a
    deal that" a text tells the first time, too."""
    tokens, first = sentence.tokens, clause.first
    if clause.opener != "rel" or tokens[first].text not in ("which", "that", "where") or clause.first < 1:
        return False
    index = sentence.clauses.index(clause)
    back = range(first - 1, max(-1, first - BEFORE), -1)
    at = next((n for n in back if tokens[n].text in know.generic and tokens[n].tag in ("W", "V")), -1)
    above = next((one for one in reversed(sentence.clauses[:index]) if one.verb), None)
    kinds = {one.kind for word in know.generic.get(tokens[at].text, ()) if (one := know.story.subjects.get(word))}
    if at >= 0 and not kinds.isdisjoint(ACTS):
        return False
    if any(know.belongs(token) for token in tokens[max(0, at) : first]) or (above and predicate(sentence, above, at)):
        return False
    return at > 0 and any(token.text in ("a", "an", "another") for token in tokens[max(0, at - 3) : at])


def predicate(sentence: Sentence, clause: Clause, at: int) -> bool:
    """Whether the noun at ``at`` says what the subject of a clause is: "it was a quake in which"."""
    verb = clause.verb
    if verb is None or verb.lemma not in ("be", "become") or at < verb.last:
        return False
    return all(token.tag != "PREP" for token in sentence.tokens[verb.last : at])


def of_somebody(sentence: Sentence, clause: Clause, know: Knowledge) -> bool:
    """Whether a clause tells what was done to somebody new, while the story has its people: "a clerk got six years"."""
    verb, span = clause.verb, clause.subject
    if verb is None or span is None or not know.owned_people:
        return False
    if clause.opener == "rel" and span[0] > 1 and sentence.tokens[span[0] - 1].text == ",":
        name = sentence.tokens[span[0] - 2]
        return is_person(name, know) and not know.belongs(name)
    if not clause.own_subject:
        return False
    if not verb.passive and verb.lemma not in UNDERGOING:
        return False
    tokens = sentence.tokens
    if tokens[span[0]].text in ("my", "our", "your"):
        return True
    if tokens[span[0]].text not in ("a", "an", "another", "one"):
        return False
    at = head(sentence, span)
    return at >= 0 and (tokens[at].text in know.roles or tokens[at].text.endswith(PEOPLE))


def of_him(sentence: Sentence, clause: Clause, know: Knowledge, memory: Memory) -> bool:
    """Whether "he" or "him" of a clause, which names nobody, is a known person who belongs to no subject."""
    verb = clause.verb
    if verb is None or clause.subject is None or verb.says or verb.lemma in SPEAKING:
        return False
    if sentence.words.isdisjoint(SPELLED) or any(sentence.tokens[at].name for at in clause.order):
        return False
    tokens, ahead = sentence.tokens, sentence.tokens[verb.last + 1 : verb.last + 2]
    places = [at for at in range(*clause.subject) if tokens[at].text in ("he", "she")]
    if (
        verb.last < len(tokens)
        and tokens[verb.last].text in ("him", "her")
        and not (ahead and ahead[0].tag in ("W", "V"))
    ):
        places.append(verb.last)
    return of_outsiders(sentence, places, know, memory)


def hangs_outside(sentence: Sentence, index: int) -> bool:
    """Whether a clause that names nothing itself hangs on one about something outside the story: "a similar bridge
    fell in Genoa, where 43 people died"."""
    clause = sentence.clauses[index]
    if clause.opener not in ("sub", "conj", ",", ";"):
        return False
    above = next((n for n in range(index - 1, -1, -1) if sentence.clauses[n].verb), -1)
    parted = clause.opener == "," and clause.beside is not None and sentence.clauses[above].opener == "rel"
    listed = clause.opener == "," and clause.verb is not None and clause.beside is None and not clause.own_subject
    if clause.opener == "," and not (parted or listed):
        return False
    return above >= 0 and sentence.focus[above] == CLOSED


def in_one_more(sentence: Sentence, start: int, know: Knowledge, memory: Memory) -> bool:
    """Whether a clause begins at ``start`` with a phrase about one more thing of the subject's kind: "In a raid on a
    bank thieves needed four minutes"; before the subject was met, only where a word says that it is another one."""
    ahead = sentence.tokens[start : start + BEFORE]
    first = [token for token in ahead if token.tag not in ("QUOTE", "ADV")]
    if len(first) < OF_THREE or first[0].tag != "PREP" or first[1].text not in ("a", "an", "another"):
        return False
    noun = next((n for n, token in enumerate(first[2:], 2) if token.tag not in ("W", "V")), len(first)) - 1
    if know.generic.get(first[noun].text, ()) not in ((memory.focus,), (CLOSED,)):
        return False
    return memory.met or any(token.text in OTHER for token in first[1:noun])


def may_be_related(sentence: Sentence, index: int) -> bool:
    """Whether a clause without a subject of its own may go on with a relative clause about something outside the story:
    "NAME sold it to X, which has 40 ships and was founded in 1990"; not where that parts a subject from its verb."""
    clauses = sentence.clauses
    at = index
    while at > 0 and clauses[at].opener in (",", "conj") and clauses[at].verb and not clauses[at].own_subject:
        at -= 1
    if at == index or clauses[at].opener != "rel" or sentence.focus[at] != CLOSED:
        return False
    return any(one.verb and one.own_subject and one.opener not in ("rel", "sub") for one in clauses[:at])


def rival(sentence: Sentence, know: Knowledge, before: bool) -> bool:
    """Whether the last thing of the subject's kind that a sentence names is another one, of which it or one ``before``
    tells, beyond a comparison."""
    for at in reversed(sentence.spots):
        if sentence.tokens[at].tag == "NAME" and (found := named(sentence.tokens[at], know)) is not None:
            subjects = [clause.subject for clause in sentence.clauses if clause.subject and clause.opener != "sub"]
            told = any(first <= at < last for first, last in subjects)
            return found == CLOSED and (before or told or not any(sentence.said))
    return before and not any(sentence.said)


def new_thing(sentence: Sentence, know: Knowledge) -> bool:
    """Whether a sentence tells first of a thing that is none of the story's, so that "it" means that behind: "A new
    bridge opened in May. It cost 66 million"."""
    clause = next((one for one in sentence.clauses if one.verb and one.opener not in ("sub", "rel")), None)
    if clause is None or clause.verb is None or clause.subject is None or clause.subject[0] > OPENING:
        return False
    at = head(sentence, clause.subject)
    word = sentence.tokens[at].text if at >= 0 else ""
    telling = clause.verb.says or clause.verb.lemma in TELLING
    if not word or word.endswith("s") or word in know.generic or word in DERIVED or telling:
        return False
    if word in know.nouns["flight"] and any(one.kind in FLOWN for one in know.story.subjects.values()):
        return False
    return word in know.cues.nouns or not known(sentence, at, know)


def of_outsiders(
    sentence: Sentence, places: Sequence[int], know: Knowledge, memory: Memory, latest: bool = False
) -> bool:
    """Whether the pronouns at some places mean people of whom none belongs to a subject, though the story says of some
    people that they do; where nothing decides, the ``latest`` who may be meant."""
    if not know.owned_people:
        return False
    people = [person for at in places for person in meant(sentence, at, know, memory)]
    if not people and latest:
        before = [next(candidates(sentence, at, know, memory), None) for at in places]
        people = [person for person in before if person and person.gender == "x"]
    entities = [know.story.entities.get(person.entity or "") for person in people]
    return bool(people) and not any(one and one.subjects for one in entities)


def goes_on(sentence: Sentence, found: Candidate, subject: str, know: Knowledge, memory: Memory) -> bool:
    """Whether a sentence that names nothing of a subject can go on with it: what its clause is about is the value, what
    the cue names, somebody or something brought up before, or who tells of it. Much else takes part in what happens."""
    clause = sentence.clauses[found.clause]
    host = sentence.clauses[clause.host] if clause.verb is None and clause.host >= 0 else clause
    verb, span = host.verb, own_subject(sentence, host)
    figures = found.field.type in TYPED or found.field.type == "term"
    asked = found.field.many and found.field.type in TYPED  # of what belongs to it, too
    if asked or not figures or verb is None or span is None:
        return True
    kind = know.story.subjects[subject].kind
    if verb.says or verb.lemma in (TELLS if kind in THINGS else SPEAKING):
        return not its_own_figure(sentence, found, subject, span, know)
    tokens, led = sentence.tokens[slice(*span)], sentence.clauses[0]
    apposed = led.verb is None and led.last == span[0] - 1 > led.first + 1  # "A tier, 90 metres tall, was drawn"
    if apposed and sentence.tokens[led.first].text in NEW_OR_OURS:
        return False
    if any(span[0] <= at < span[1] for at in (found.at, found.cue[0])):
        return True
    if tokens[0].text in ("he", "she") and kind not in SHE_KINDS:
        return not of_outsiders(sentence, [span[0]], know, memory, latest=True)
    return kind not in THINGS or brought_up(sentence, span, kind, know)


def brought_up(sentence: Sentence, span: TokenSpan, kind: str, know: Knowledge) -> bool:
    """Whether the subject of a clause is something that a story of a subject of some kind brings up by itself."""
    tokens, at = sentence.tokens[slice(*span)], head(sentence, span)
    if tokens[0].text in NEW_OR_OURS:
        return False
    if tokens[0].tag in ("PRON", "VAL") or tokens[0].text == "there" or any(know.belongs(token) for token in tokens):
        return True
    if at < 0:
        flown = kind in FLOWN and all(know.kind(t) == "craft" for t in tokens if t.name)
        return flown or any(token.text in know.roles for token in tokens)
    word = sentence.tokens[at].text
    several = (tokens[0].text == "the" or len(tokens) == 1) and word.endswith("s")
    return several or word in know.generic or known(sentence, at, know)


def own_subject(sentence: Sentence, clause: Clause) -> TokenSpan | None:
    """The subject of a clause, else the one of the main clause before it that it shares."""
    before = sentence.clauses[: sentence.clauses.index(clause)]
    main = next((one.subject for one in reversed(before) if one.own_subject and one.opener not in ("rel", "sub")), None)
    return clause.subject if clause.own_subject or main is None else main


def its_own_figure(sentence: Sentence, found: Candidate, subject: str, span: TokenSpan, know: Knowledge) -> bool:
    """Whether a firm outside a deal reports what it took in or lost itself: "X posted a loss of 48 million"."""
    names = [token for token in sentence.tokens[slice(*span)] if token.name and not know.belongs(token)]
    firms = [token for token in names if know.owned_firms or know.entity(token) is None]
    verb = sentence.clauses[found.clause].verb
    ahead = sentence.tokens[verb.last if verb and verb.last < found.at else span[1] : found.at]
    told = any(token.text == "that" or know.belongs(token) for token in ahead)
    return know.story.subjects[subject].kind in FIRMS and bool(firms) and not told


def other_named(sentence: Sentence, know: Knowledge) -> bool:
    """Whether the last thing that a sentence names is another one of the subject's kind, or it is but such a name."""
    for at in reversed(sentence.spots):
        if sentence.tokens[at].tag == "NAME" and (found := named(sentence.tokens[at], know)) is not None:
            return found == CLOSED
    first = next((token for token in sentence.tokens if token.tag not in ("DET", "QUOTE", "MARK", "PUNCT")), None)
    if first is None or first.name is None or any(clause.verb for clause in sentence.clauses):
        return False
    return know.kind(first) not in ("person", "place") and not any(map(know.belongs, sentence.tokens))


def of_a_body(sentence: Sentence, know: Knowledge) -> bool:
    """Whether a sentence that says nothing of the subject tells of a body outside the story, which "it" means behind:
    "NAME lost 4 million. It has 900 employees"."""
    clause = next((one for one in sentence.clauses if one.verb and one.opener not in ("sub", "rel")), None)
    if clause is None or clause.subject is None or any(sentence.said):
        return False
    names = [token for token in sentence.tokens[slice(*clause.subject)] if token.name]
    return bool(names) and know.kind(names[0]) == "organisation" and not any(map(know.belongs, names))


def another_time(sentence: Sentence, span: TokenSpan, know: Knowledge) -> bool:
    """Whether a noun phrase is a thing of the subject's at another time: "the next Ariane", "the first Skylark"; or an
    earlier one by the subject's own name."""
    tokens = sentence.tokens[slice(*span)]
    if len(tokens) != OF_THREE or tokens[1].text not in ORDINALS or tokens[2].name is None:
        return False
    if know.is_subject(tokens[2]):
        return tokens[1].text in EARLIER and tokens[0].tag == "DET"
    return know.kind(tokens[2]) not in ("person", "place", "organisation", "agency")


def called_otherwise(sentence: Sentence, clause: Clause, know: Knowledge) -> bool:
    """Whether a clause says that a thing has a name which is none of the story's: "the ship is called the Halcyon"."""
    verb = clause.verb
    if verb is None or not verb.passive or verb.past or verb.lemma not in ("call", "name"):
        return False
    ahead = sentence.tokens[verb.last : verb.last + OF_THREE]
    name = next((token for token in ahead if token.name), None)
    return name is not None and not know.belongs(name) and all(t.tag in ("DET", "QUOTE", "NAME") for t in ahead[:1])


def spoken_of(sentence: Sentence, subject: str) -> bool:
    """Whether some clause of a sentence says that it is about a subject."""
    return (subject, True) in zip(sentence.focus, sentence.said, strict=True)
