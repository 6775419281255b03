"""Candidates become claims: which subject, which of two readings, how sure, who says so, and the words that show it."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence

from ..models import Article, Claim, Modality, Name, Value
from ..values import DateExpr, convert, resolve
from ..models import Date, Quantity
from .attribution import Attribution, attribution
from .clauses import Clause
from .context import CLOSED, Knowledge, Memory, Sentence
from .focus import generic, named, reference, within
from .items import Item
from .match import TYPED, Candidate
from .people import as_person, heads

NOT_THIS = frozenset(("another", "previous", "earlier", "other", "first", "second", "third", "last", "rival", "similar"))
"""Words that make a noun mean another one than that of the story's subject."""
LONG_AGO = 3
"""Years before its publication from which an article tells of another event, for comparison."""
NEVER_PLANNED = frozenset(("person", "organisation", "name"))


def subject_of(sentence: Sentence, found: Candidate, know: Knowledge, memory: Memory) -> str | None:
    """The subject of the story that a candidate speaks of; ``None`` when nothing decides or two things disagree."""
    item = sentence.items[found.at]
    owner = know.owners.get(found.person.entity or "") if found.person else know.owner(item)
    if found.field.type in TYPED:
        owner = None
    if found.itself is not None:
        said: str | None = found.itself
    else:
        said = possessor(sentence, found, know, Memory(focus=sentence.focus[found.clause], met=memory.met))
        if said is None:
            said = sentence.focus[found.clause]
    if said == CLOSED:
        return None
    if owner is None and unknown(item, found) and not vouched(sentence, found, know, memory):
        return None
    if alone(sentence, found, know) or bygone(sentence, found):
        return None
    subject = owner or said
    if owner and said and owner != said and found.itself is not None:
        return None
    if subject is None or (found.field.subjects and subject not in found.field.subjects):
        return None
    return subject


def unknown(item: Item, found: Candidate) -> bool:
    """Whether a candidate is a name that the story file does not know."""
    return item.name is not None and item.name.value.entity is None and found.person is None or (
        found.person is not None and found.person.entity is None)


def vouched(sentence: Sentence, found: Candidate, know: Knowledge, memory: Memory) -> bool:
    """Whether the clause itself names the story's subject, or the name stands in a list with one that belongs to it."""
    if found.itself is not None:
        return True
    item = sentence.items[found.at]
    if item.group >= 0 and any(other.group == item.group and know.owner(other) for other in sentence.items):
        return True
    clause = sentence.clauses[found.clause]
    spans = [*([clause.subject] if clause.subject else []), *clause.parts, (found.cue[0], found.cue[1] + 4)]
    return any(reference(sentence, at, know, memory) for span in spans for at in within(sentence, span))


def alone(sentence: Sentence, found: Candidate, know: Knowledge) -> bool:
    """Whether a length of time is told of one person aside ("X, who spent 191 days there"), not of the subject."""
    clause = sentence.clauses[found.clause]
    if found.field.type != "duration" or clause.opener != "rel" or found.itself or not clause.subject:
        return False
    people = [n for n in heads(sentence, clause.subject, know) if as_person(sentence.items[n], know)]
    return len(people) == 1


def bygone(sentence: Sentence, found: Candidate) -> bool:
    """Whether a figure is told of an event years before the article: "the quake of 1999 killed 17,000"."""
    published = sentence.article.published
    if published is None or found.field.type not in ("money", "quantity", "duration") or found.itself is not None:
        return False
    clause = sentence.clauses[found.clause]
    if sentence.heads[found.clause]:
        return False
    first = found.clause
    while first > 0 and sentence.clauses[first].opener in ("conj", "rel", "verb"):
        first -= 1
    spans = [*([clause.subject] if clause.subject else []), *clause.parts,
             *((c.first, c.last) for c in sentence.clauses[first : found.clause])]
    years = [item.value.value.year for span in spans for item in sentence.items[slice(*span)]
             if item.value and isinstance(item.value.value, DateExpr) and item.value.value.year]
    return any(year < int(published[:4]) - LONG_AGO for year in years)


def possessor(sentence: Sentence, found: Candidate, know: Knowledge, memory: Memory) -> str | None:
    """Whose a cue's noun is: "the film's budget", "X's budget", "the budget of the film"; ``CLOSED`` when a stranger's."""
    items = sentence.items
    at = found.cue[0] - 1
    while at >= 0 and items[at].tag in ("W", "V", "VAL", "MARK", "ADV", "QUOTE") and found.cue[0] - at < 6:
        at -= 1
    if any(item.text in NOT_THIS for item in items[max(at, 0) : found.cue[0]]):
        return CLOSED
    if at >= 0:
        item = items[at]
        if item.text in ("its", "their"):
            return sentence.focus[found.clause]
        if item.tag == "POSS" and at > 0:
            return noun_owner(sentence, at - 1, know, memory)
        if item.tag == "NAME" and item.name and item.name.possessive:
            return noun_owner(sentence, at, know, memory)
    at = found.cue[1]
    if at < len(items) and items[at].text in ("of", "for") and items[at].tag == "PREP":
        for n in range(at + 1, min(at + 6, len(items))):
            owner = noun_owner(sentence, n, know, memory)
            if owner is not None:
                return owner
            if items[n].tag in ("PREP", "PUNCT", "VAL", "AUX", "REL", "SUB"):
                break
    return None


def noun_owner(sentence: Sentence, at: int, know: Knowledge, memory: Memory) -> str | None:
    """The subject that a possessor is or belongs to."""
    item = sentence.items[at]
    if item.tag == "NAME":
        return named(item, know) or know.owner(item)
    subjects = know.generic.get(item.text)
    return generic(sentence, at, subjects, know, memory) if subjects else None


def choose(found: Iterable[tuple[str, Candidate]]) -> list[tuple[str, Candidate]]:
    """Of the candidates of a sentence those that stay: one value serves one field, one cue word one value of a field."""
    best: list[tuple[str, Candidate]] = []
    taken: dict[tuple[int, str], str] = {}
    held: set[tuple[str, str, int]] = set()
    for subject, one in sorted(found, key=lambda pair: (pair[1].distance + 3 * pair[1].rank, pair[1].at)):
        key = (one.at, "" if one.field.type in TYPED else one.field.id)
        holder = one.person.name if one.person and sum(c.at == one.at for _, c in best) else ""
        if taken.get((*key, holder) if holder else key) is not None:  # type: ignore[arg-type]
            continue
        if one.field.type in TYPED and not one.field.many:
            spot = (subject, one.field.id, one.cue[0])
            if spot in held:
                continue
            held.add(spot)
        taken[(*key, holder) if holder else key] = one.field.id  # type: ignore[index]
        best.append((subject, one))
    return best


def modality(sentence: Sentence, found: Candidate, value: Value, know: Knowledge) -> tuple[Modality, bool]:
    """Whether the article states, plans or denies it, and whether it hedges, by the verb that governs the value."""
    items, lex = sentence.items, know.lex
    clause = sentence.clauses[found.clause]
    host: Clause = sentence.clauses[clause.host] if clause.verb is None and clause.host >= 0 else clause
    verb = host.verb
    mention = items[found.at].value
    hedged = bool(mention and (mention.hedged or mention.bound))
    first, last = min(found.at, found.cue[0]), max(found.at, found.cue[1])
    near = [item.text for item in items[max(0, first - 4) : last + 1] if item.tag in ("W", "V", "ADV")]
    planned = any(word in lex.plan_words for word in near)
    hedged |= any(word in lex.hedge_words for word in near)
    denied = False
    if verb:
        planned |= verb.planned
        hedged |= verb.hedged
        denied = verb.denied and not verb.planned
        planned |= verb.lemma in lex.postponed
    published = sentence.article.published
    if isinstance(value, Date) and value.date and published and not value.date.startswith("X"):
        planned = value.date > published[: len(value.date)] or (planned and value.date >= published[: len(value.date)]) or (
            planned and verb is not None and verb.past)
    if found.field.type in NEVER_PLANNED and not event_like(found):
        planned = bool(verb and verb.planned and verb.first <= found.cue[0] < verb.last)
    return ("denied" if denied else "planned" if planned else "stated"), hedged


def event_like(found: Candidate) -> bool:
    """Whether a name field tells of something that happens once, by its verbs: who flew, not who directs."""
    return any("@launch" in cue for cue in found.field.verbs)


def resolved(sentence: Sentence, found: Candidate, know: Knowledge, memory: Memory) -> Value | None:
    """The value of a candidate: a date resolved, a quantity in the field's unit, a name with its entity."""
    item = sentence.items[found.at]
    if found.person is not None:
        return Name(found.person.name if item.tag != "NAME" else item.name.value.name, found.person.entity)  # type: ignore[union-attr]
    if item.tag == "NAME":
        assert item.name is not None
        return item.name.value
    assert item.value is not None
    value = item.value.value
    if isinstance(value, DateExpr):
        clause = sentence.clauses[found.clause]
        host = sentence.clauses[clause.host] if clause.verb is None and clause.host >= 0 else clause
        if value.open:
            return None
        if value.to is not None and host.verb and host.verb.lemma in know.lex.postponed:
            value = value.to
        return resolve(value, sentence.article.published, tense(host), memory.near)
    if isinstance(value, Quantity) and found.field.unit:
        return convert(value, found.field.unit)
    return value


def tense(clause: Clause) -> str | None:
    """The tense by which a date without a year is resolved."""
    verb = clause.verb
    if verb is None:
        return None
    if verb.planned:
        return "future"
    if verb.past or verb.form in ("participle", "past"):
        return "past"
    return None if verb.form == "ing" else "future"


def quote_span(sentence: Sentence, found: Candidate) -> tuple[int, int]:
    """The characters from the first to the last word of the clauses that hold the value and its cue."""
    spots = [found.at, found.cue[0], max(found.cue[0], found.cue[1] - 1)]
    clauses = {sentence.clause_at[at] for at in spots} | {found.clause}
    whole = [sentence.clauses[n] for n in clauses if n >= 0]
    subject = sentence.clauses[found.clause].subject
    first = min([c.first for c in whole] + spots + ([subject[0]] if subject else []))
    last = max([c.last for c in whole] + [spot + 1 for spot in spots])
    return sentence.items[first].start, sentence.items[last - 1].end


class Maker:
    """Makes the claims of one article and numbers those that would else be the same."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.ordinals: Counter[tuple[str, ...]] = Counter()
        self.claims: list[Claim] = []
        self.known: set[tuple[object, ...]] = set()

    def add(self, sentence: Sentence, subject: str, found: Candidate, value: Value, said: Attribution,
            know: Knowledge, converts: str | None = None) -> Claim | None:
        """Make a claim, unless the same one was made of the same words."""
        item = sentence.items[found.at]
        start, end = quote_span(sentence, found)
        start, end = sentence.start + start, sentence.start + end
        quote, written = self.article.text[start:end], sentence.text[item.start : item.end]
        same = (subject, found.field.id, value, sentence.start + item.start)
        if same in self.known:
            return None
        self.known.add(same)
        mode, hedged = modality(sentence, found, value, know)
        key = (self.article.id, subject, found.field.id, written, quote)
        self.ordinals[key] += 1
        mention = item.value
        claim = Claim(
            id=hashlib.sha256("\0".join((*key, str(self.ordinals[key]))).encode()).hexdigest()[:12],
            subject=subject, field=found.field.id, value=value, written=written, source=self.article.id,
            quote=quote, start=start, end=end, value_start=sentence.start + item.start, modality=mode,
            hedged=hedged, bound=mention.bound if mention else None, speaker=said.speaker, via=said.via,
            converts=converts,
        )
        self.claims.append(claim)
        return claim


def conversions(sentence: Sentence, at: int) -> Sequence[int]:
    """The sums in brackets behind a sum."""
    found = []
    for n in range(at + 1, min(at + 5, len(sentence.items))):
        item = sentence.items[n]
        if item.tag == "VAL" and item.value and item.value.converts:
            found.append(n)
        elif item.tag not in ("PUNCT", "W", "MARK", "CONJ", "ADV", "PREP"):
            break
    return found
