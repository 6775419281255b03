"""The words that show a claim: the sentence or a part that reads by itself, and what its stand-ins stand for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..models import Passage, StandIn
from .candidates import Candidate
from .clause import Clause
from .context import Attention, Knowledge, Memory, Sentence
from .coreference import reference
from .focus import expletive
from .people import SPELLED, meant

CharSpan = tuple[int, int]
"""Characters of the paragraph."""
LONG = 45
"""Words of a sentence from which on a part of it is quoted, if one bears the claim; a reader takes in fewer at once."""
LONGEST = 80
"""Words of a quote, at most: more are no evidence that anybody checks."""
GOVERNING = frozenset(("sub", "rel", "verb"))
"""What begins a clause that hangs on another one."""


class Evidence(NamedTuple):
    """What shows a claim."""

    quote: CharSpan
    clause: CharSpan
    """The clause that holds the value and its cue."""
    also: tuple[Passage, ...] = ()
    stand_ins: tuple[StandIn, ...] = ()


def evidence(sentence: Sentence, found: Candidate, subject: str, know: Knowledge, memory: Memory) -> Evidence | None:
    """What shows a claim, ``None`` when nothing short enough does."""
    clause = clause_span(sentence, found)
    quote = sentence.span if words(sentence, sentence.span) <= LONG else part(sentence, found) or sentence.span
    if words(sentence, quote) > LONGEST:
        return None
    known = stands_there(sentence, subject, quote)
    stand_ins = tuple(explained(sentence, found, subject, quote, know, memory, known))
    named = known or any(subject in one.entities for one in stand_ins)
    before = memory.named.get(subject)
    return Evidence(quote, clause, () if named or before is None else (before,), stand_ins)


def words(sentence: Sentence, span: CharSpan) -> int:
    """How many words a span of the paragraph holds."""
    return sentence.text.count(" ", *span) + 1


def clause_span(sentence: Sentence, found: Candidate) -> CharSpan:
    """The characters from the first to the last word of the clauses that hold the value and its cue."""
    spots = [found.at, found.cue[0], max(found.cue[0], found.cue[1] - 1)]
    clauses = {found.clause, *[sentence.clause_at[at] for at in spots]} - {-1}
    whole = [sentence.clauses[n] for n in clauses]
    subject = sentence.clauses[found.clause].subject
    first = min([*spots, *[c.first for c in whole], *(subject or ())[:1]])
    last = max(max(spots) + 1, *[c.last for c in whole])
    start, end = sentence.tokens[first].start, sentence.tokens[last - 1].end
    text = sentence.text
    if text.count("(", start, end) > text.count(")", start, end) and text[end : end + 1] == ")":
        end += 1
    return start, end


def part(sentence: Sentence, found: Candidate) -> CharSpan | None:
    """The main clauses of a long sentence that hold the value, its cue and its verb's subject, if nothing above governs
    them; ``None`` when all are needed."""
    cuts = [0, *main_clauses(sentence), len(sentence.tokens)]
    own = sentence.clauses[found.clause].subject
    spots = [found.at, found.cue[0], found.cue[1] - 1, *(own or ())[:1]]
    first = max(cut for cut in cuts if cut <= min(spots))
    last = min(cut for cut in cuts if cut > max(spots))
    if (first, last) == (0, len(sentence.tokens)):
        return None
    start = sentence.tokens[first].start if first else sentence.span[0]
    end = sentence.tokens[last - 1].end if last < len(sentence.tokens) else sentence.span[1]
    quoted = sentence.text[start:end]
    return (start, end) if balanced(quoted) else None


def balanced(text: str) -> bool:
    """Whether no bracket or quotation mark is opened or closed alone."""
    return text.count("(") == text.count(")") and text.count("“") == text.count("”") and text.count('"') % 2 == 0


def main_clauses(sentence: Sentence) -> Iterator[int]:
    """The tokens at which a further main clause begins, that no clause before it governs."""
    governed = said = False
    for clause in sentence.clauses:
        joined = clause.opener == "," and sentence.tokens[clause.first].tag == "CONJ"
        fresh = clause.opener == ";" or (not governed and (joined or clause.opener in ("conj", "–", "—")))
        fresh |= clause.opener == ":" and not said
        if fresh and independent(clause):
            yield clause.first + (sentence.tokens[clause.first].tag == "CONJ")
            governed = False
            said = False
        said |= clause.verb is not None and clause.verb.says
        governed |= clause.opener in GOVERNING or said


def independent(clause: Clause) -> bool:
    """Whether a clause has a finite verb and a subject of its own."""
    return clause.verb is not None and clause.own_subject and clause.verb.form in ("finite", "past")


def keep_passages(sentence: Sentence, know: Knowledge, memory: Memory) -> None:
    """Remember a sentence for the subjects that it names, in case a claim of a later one does not say whose it is."""
    for at in sentence.spots:
        token = sentence.tokens[at]
        owner = know.owner(token) if token.name and know.is_subject(token) else None
        if owner and words(sentence, sentence.span) <= LONGEST:
            start, end = (sentence.start + spot for spot in sentence.span)
            memory.named[owner] = Passage(sentence.article.text[start:end], start, end)


def stands_there(sentence: Sentence, subject: str, quote: CharSpan) -> bool:
    """Whether a quote names a subject of the story."""
    for at in sentence.filled:
        token = sentence.tokens[at]
        if token.name and token.name.value.entity == subject and quote[0] <= token.start < quote[1]:
            return True
    return False


def explained(
    sentence: Sentence,
    found: Candidate,
    subject: str,
    quote: CharSpan,
    know: Knowledge,
    memory: Memory,
    known: bool,
) -> Iterator[StandIn]:
    """The stand-ins of a quote, in the order of the text: for the people of the clause, and for the subject unless it
    is ``known``."""
    own = sentence.clauses[found.clause].subject
    places = {found.at, *(range(*own) if own else ())}
    for at in sorted(places if known else places.union(sentence.spots)):
        token = sentence.tokens[at]
        if token.tag == "NAME" or not quote[0] <= token.start < quote[1]:
            continue
        if at in places and (people := meant(sentence, at, know, memory)):
            yield stand_in(sentence, at, [person.name for person in people], [person.entity for person in people])
        elif not known and at in sentence.spots and stands_for(sentence, at, know, memory) == subject:
            known = True
            yield stand_in(sentence, at, [know.story.subjects[subject].name], [subject])


def stands_for(sentence: Sentence, at: int, know: Knowledge, memory: Memory) -> str | None:
    """The subject that a pronoun or generic noun stands for in its clause."""
    index = sentence.clause_at[at]
    if sentence.tokens[at].text == "it" and expletive(sentence, index):
        return None
    focus = sentence.focus[index] if index >= 0 else None
    return reference(sentence, at, know, Attention(focus, met=True)) if focus else None


def stand_in(sentence: Sentence, at: int, names: list[str], entities: list[str | None]) -> StandIn:
    """The noun phrase that ends at a token, with what it stands for."""
    tokens, first = sentence.tokens, at
    while tokens[at].text not in SPELLED and first > 0 and tokens[first - 1].tag in ("W", "DET") and at - first < 4:
        first -= 1
        if tokens[first].tag == "DET":
            break
    if tokens[first].tag != "DET":
        first = at
    start, end = tokens[first].start, tokens[at].end
    return StandIn(
        sentence.start + start, sentence.start + end, sentence.text[start:end], tuple(names), tuple(entities)
    )
