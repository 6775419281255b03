"""Candidates become claims: which of two readings, how sure, who says so, and the words that show it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from ..identity import claim_id
from ..models import Article, Claim, Date, Modality, Money, Name, Quantity, Value
from ..values import MEASURES, DateExpr, convert, resolve
from .assertion import Assertions
from .attribution import Attribution
from .clause import Clause
from .context import Knowledge, Memory, Sentence
from .lexicon import Lexicon
from .quotes import evidence
from .tokens import Token
from .verb_cues import TYPED, Candidate
from .verbs import VerbGroup
from .wording import worded

NEVER_PLANNED = frozenset(("person", "organisation", "name"))


def choose(found: Iterable[tuple[str, Candidate]]) -> list[tuple[str, Candidate]]:
    """Of the candidates of a sentence those that stay: a value serves one field, a cue word one value of a field."""
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


AHEAD = frozenset({"next", "tomorrow", "coming", "upcoming", "soon"})
"""Words of a date that lies ahead, whatever the day of the article."""


def modality(sentence: Sentence, found: Candidate, value: Value, know: Knowledge) -> tuple[Modality, bool]:
    """Whether the article states, plans or denies it, and whether it hedges, by the verb that governs the value."""
    tokens, lex = sentence.tokens, know.lex
    clause = sentence.clauses[found.clause]
    host: Clause = sentence.clauses[clause.host] if clause.verb is None and clause.host >= 0 else clause
    verb = host.verb
    mention = tokens[found.at].value
    hedged = bool(mention and mention.hedged)
    first, last = min(found.at, found.cue[0]), max(found.at, found.cue[1])
    near = {token.text for token in tokens[max(0, first - 4) : last + 1] if token.tag in ("W", "V", "ADV")}
    planned = not lex.plan_words.isdisjoint(near)
    hedged |= not lex.hedge_words.isdisjoint(near)
    role = found.field.type in NEVER_PLANNED and not found.field.event
    governs = verb is not None and verb.first <= found.cue[0] < verb.last
    if verb and (governs or not role):
        planned |= verb.planned or put_off(tokens, verb, lex)
        hedged |= verb.hedged
    published = sentence.article.published
    if isinstance(value, Date) and value.date and published and not value.date.startswith("X"):
        planned = ahead(value.date, published, planned, verb)
    if isinstance(value, Date) and value.date is None and not (verb and verb.past):
        planned |= bool(
            AHEAD.intersection(sentence.text[tokens[found.at].start : tokens[found.at].end].lower().split())
        )
    if role:
        planned = governs and verb is not None and verb.planned
    return ("planned" if planned else "stated"), hedged


def ahead(date: str, published: str, planned: bool, verb: VerbGroup | None) -> bool:
    """Whether what is dated so is a plan for an article of that day: by the date, else by what its words say."""
    day = published[: len(date)]
    return date > day or (planned and (date >= day or (verb is not None and verb.past)))


def put_off(tokens: Sequence[Token], verb: VerbGroup, lex: Lexicon) -> bool:
    """Whether a verb says that something is put off: "postponed", "pushed back"."""
    following = tokens[verb.last].text if verb.last < len(tokens) else ""
    return verb.lemma in lex.postponed or f"{verb.lemma} {following}" in lex.postponed


def resolved(sentence: Sentence, found: Candidate, know: Knowledge, memory: Memory) -> Value | None:
    """The value of a candidate: a date resolved, a quantity in the field's unit, a name with its entity."""
    token = sentence.tokens[found.at]
    if found.person is not None:
        return Name(found.person.name if token.tag != "NAME" else token.name.value.name, found.person.entity)  # type: ignore[union-attr]
    if token.tag == "NAME":
        assert token.name is not None
        return token.name.value
    assert token.value is not None
    value = token.value.value
    if isinstance(value, DateExpr):
        clause = sentence.clauses[found.clause]
        host = sentence.clauses[clause.host] if clause.verb is None and clause.host >= 0 else clause
        if value.open:
            return None
        if value.to is not None and host.verb and put_off(sentence.tokens, host.verb, know.lex):
            value = value.to
        return resolve(value, sentence.article.published, tense_of(sentence, found, host, know), memory.near)
    if isinstance(value, Quantity) and found.field.type == "money":
        return elliptic(sentence, found.at, value)
    if isinstance(value, Quantity) and found.field.unit:
        converted = convert(value, found.field.unit)
        return value if converted and value.unit in MEASURES else converted
    return value


def elliptic(sentence: Sentence, at: int, value: Quantity) -> Money | None:
    """A number as a sum in the currency of the last sum before it."""
    sums = [token.value.value for token in sentence.tokens[:at] if token.value and isinstance(token.value.value, Money)]
    return Money(value.n, sums[-1].currency, value.n_to) if sums else None


def tense_of(sentence: Sentence, found: Candidate, host: Clause, know: Knowledge) -> Literal["past", "future"] | None:
    """The tense by which the date of a candidate is resolved.

    A deadline and what something is put off to lie ahead; a date that describes a noun, and that of a plan of the past,
    is the nearest.
    """
    tokens, verb = sentence.tokens, host.verb
    cue = {token.text for token in tokens[slice(*found.cue)]}
    if not cue.isdisjoint(know.lex.deadlines):
        return "future"
    if verb is not None and put_off(tokens, verb, know.lex):
        before = tokens[found.at - 1].text if found.at else ""
        return "future" if before in ("to", "until", "till") else tense(host)
    once = verb is not None and verb.planned and (verb.past or tokens[verb.first].text in ("had", "was", "were"))
    if once or found.cue[0] == found.at + 1:
        return None
    return tense(host)


def tense(clause: Clause) -> Literal["past", "future"] | None:
    """The tense by which a date without a year is resolved."""
    verb = clause.verb
    if verb is None:
        return None
    if verb.planned:
        return "future"
    if verb.past or verb.form in ("participle", "past"):
        return "past"
    return None if verb.form == "ing" else "future"


class ClaimBuilder:
    """Makes the claims of one article and numbers those that would else be the same."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.ordinals: dict[tuple[str, str, str, str, str], int] = {}
        self.claims: list[Claim] = []
        self.known: set[tuple[object, ...]] = set()

    def add(
        self,
        sentence: Sentence,
        subject: str,
        found: Candidate,
        value: Value,
        said: Attribution,
        know: Knowledge,
        memory: Memory,
        told: Assertions | None,
        converts: str | None = None,
        words: tuple[int, int] | None = None,
    ) -> Claim | None:
        """Make a claim, unless the same one was made of the same words; ``words`` are the value's own, by default those
        of its token."""
        token = sentence.tokens[found.at]
        first, last = words or (token.start, token.end)
        stance = told.stance(found) if told else "asserted"
        if stance == "void":
            return None
        shown = evidence(sentence, found, subject, know, memory)
        if shown is None:
            return None
        start, end = (sentence.start + spot for spot in shown.quote)
        quote, written = self.article.text[start:end], sentence.text[first:last]
        same = (subject, found.field.id, value, sentence.start + first)
        if same in self.known:
            return None
        self.known.add(same)
        mode, hedged = modality(sentence, found, value, know)
        mode = "denied" if stance == "denied" else mode
        key = (self.article.id, subject, found.field.id, written, quote)
        ordinal = self.ordinals[key] = self.ordinals.get(key, 0) + 1
        mention = token.value
        claim = worded(
            Claim(
                id=claim_id(*key, ordinal=ordinal),
                subject=subject,
                field=found.field.id,
                value=value,
                written=written,
                source=self.article.id,
                quote=quote,
                start=start,
                end=end,
                value_start=sentence.start + first,
                modality=mode,
                hedged=hedged,
                bound=mention.bound if mention else None,
                speaker=said.speaker,
                via=said.via,
                converts=converts,
                also=shown.also,
                stand_ins=shown.stand_ins,
                clause_start=sentence.start + shown.clause[0],
                clause_end=sentence.start + shown.clause[1],
            ),
            found.field,
            self.article.published,
        )
        self.claims.append(claim)
        return claim


def conversions(sentence: Sentence, at: int) -> Sequence[int]:
    """The sums in brackets behind a sum."""
    found = []
    for n in range(at + 1, min(at + 5, len(sentence.tokens))):
        token = sentence.tokens[n]
        if token.tag == "VAL" and token.value and token.value.converts:
            found.append(n)
        elif token.tag not in ("PUNCT", "W", "MARK", "CONJ", "ADV", "PREP"):
            break
    return found
