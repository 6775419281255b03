"""Candidates become claims: which of two readings, how sure, who says so, and the words that show it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import Literal

from ..folding import lower
from ..identity import claim_id
from ..models import NO_WORDING, Article, Claim, Money, Name, Quantity, Value
from ..values import MEASURES, DateExpr, convert, resolve
from .assertion import Assertions
from .attribution import Attributions
from .candidates import TYPED, Candidate
from .clause import Clause
from .clause_words import ClauseWords
from .context import Knowledge, Memory, Sentence
from .even_text import even_words
from .lexicon import word_set
from .modality import modality, put_off
from .quotes import Evidence, evidence
from .wording import wording

LYING_AHEAD = frozenset(("expected", "due", "scheduled", "planned", "slated"))
"""Words before a date that lies ahead of whatever is told: "the approval, expected on 30 May"."""
SEATING = word_set("seating")
"""Words that count people where a number has no noun: "it seats 1,900"."""
OPENING = frozenset('“"‘')


def fullest(found: Sequence[tuple[str, Candidate]]) -> list[tuple[str, Candidate]]:
    """Without those whose cue is the beginning of a longer one for the same name: "plays" of "plays the lead"."""
    longest: dict[tuple[int, int], int] = {}
    for _, one in found:
        key = one.at, one.cue[0]
        longest[key] = max(longest.get(key, 0), one.cue[1])
    return [
        (subject, one) for subject, one in found if one.field.type in TYPED or one.cue[1] == longest[one.at, one.cue[0]]
    ]


def choose(found: Sequence[tuple[str, Candidate]]) -> list[tuple[str, Candidate]]:
    """Of the candidates of a sentence those that stay: a value serves one field, a cue word one value of a field."""
    best: list[tuple[str, Candidate]] = []
    taken: dict[tuple[int, str], str] = {}
    held: set[tuple[str, str, int]] = set()
    for subject, one in sorted(fullest(found), key=lambda pair: (pair[1].distance + 3 * pair[1].rank, pair[1].at)):
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
            return resolve(value.to, sentence.article.published, "future", memory.near)
        return resolve(value, sentence.article.published, tense_of(sentence, found, host, know), memory.near)
    if isinstance(value, Quantity) and found.field.type == "money":
        return elliptic(sentence, found.at, value)
    if isinstance(value, Quantity) and found.field.unit:
        converted = convert(value, found.field.unit)
        return value if converted and value.unit in MEASURES else converted
    return of_the_same(sentence, found, value, memory) if isinstance(value, Quantity) and not value.unit else value


def of_the_same(sentence: Sentence, found: Candidate, value: Quantity, memory: Memory) -> Quantity | None:
    """A bare number in the unit of what was counted before it: "365 passengers; she has room for 900"; else people
    where its cue counts them. ``None`` behind a measure, whose unit it could have, too."""
    seats = not SEATING.isdisjoint(cue_words(sentence, found))
    values = [token.value.value for token in sentence.tokens[: found.at] if token.value]
    units = [one.unit for one in values if isinstance(one, Quantity) and one.unit]
    unit = units[-1] if units else memory.counted
    if unit in MEASURES:
        return replace(value, unit="person") if seats else None
    return replace(value, unit=unit or ("person" if seats else ""))


def last_count(sentence: Sentence) -> str:
    """The unit of the last things that a sentence counts, "" where it counts none."""
    for at in reversed(sentence.filled):
        mention = sentence.tokens[at].value
        counted = mention.value if mention else None
        if isinstance(counted, Quantity) and counted.unit and counted.unit not in MEASURES:
            return counted.unit
    return ""


def cue_words(sentence: Sentence, found: Candidate) -> frozenset[str]:
    """The words that make a value this field."""
    return frozenset(token.text for token in sentence.tokens[slice(*found.cue)])


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
    if not know.lex.deadlines.isdisjoint(cue_words(sentence, found)):
        return "future"
    if verb is not None and put_off(tokens, verb, know.lex):
        before = tokens[found.at - 1].text if found.at else ""
        return "future" if before in ("to", "until", "till") else tense(host)
    if any(token.text in LYING_AHEAD for token in tokens[max(0, found.at - 2) : found.at]):
        return None
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
        return None if verb.past else "future"
    if verb.past or verb.form in ("participle", "past"):
        return "past"
    return None if verb.form == "ing" else "future"


class SentenceReading:
    """A sentence with what is known when it is read, and how it puts things."""

    def __init__(self, sentence: Sentence, know: Knowledge, memory: Memory) -> None:
        self.sentence, self.know, self.memory = sentence, know, memory
        self.attributions = Attributions(sentence, know, memory)
        """Who says what in it."""

    @cached_property
    def assertions(self) -> Assertions:
        """What the sentence asserts, worked out when it has a first candidate."""
        return Assertions(self.sentence, self.know, self.memory)

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words in lower case."""
        return even_words(self.sentence)

    def carry_voice(self, builder: ClaimBuilder) -> None:
        """Keep who speaks, for what goes on in the same quotation, and give it to what the quotation said before."""
        said = self.attributions.last()
        if said and self.sentence.quoted:
            builder.give_voice(self.sentence.start, said)
        self.memory.voice = said or (self.memory.voice if self.sentence.quoted else None)


class ClaimBuilder:
    """Makes the claims of one article and numbers those that would else be the same."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.ordinals: dict[tuple[str, str, str, str, str], int] = {}
        self.claims: list[Claim] = []
        self.known: set[tuple[object, ...]] = set()
        self.given: dict[tuple[str, str], Claim] = {}
        """By subject and field the first claim that says what is so, of which the clause names the subject."""

    def give_voice(self, since: int, speaker: str) -> None:
        """Give a speaker to the claims of a paragraph that begins at ``since``, where nobody is named for them."""
        for place, claim in enumerate(self.claims):
            if claim.start >= since and claim.speaker is None and self.article.text[claim.start] in OPENING:
                self.claims[place] = replace(claim, speaker=speaker)

    def add(
        self,
        reading: SentenceReading,
        subject: str,
        found: Candidate,
        value: Value,
        converts: str | None = None,
        words: tuple[int, int] | None = None,
    ) -> Claim | None:
        """Make a claim, unless nothing shows it or it is there; ``words`` are the value's own, else its token's."""
        sentence, token = reading.sentence, reading.sentence.tokens[found.at]
        span = words or (token.start, token.end)
        same = (subject, found.field.id, value, sentence.start + span[0])
        if same in self.known or reading.assertions.stance(found) == "void":
            return None
        shown = evidence(sentence, found, subject, reading.know, reading.memory)
        if shown is None:
            return None
        self.known.add(same)
        claim = self.made(reading, subject, found, value, span, shown, converts)
        if self.gives_way(claim, found, sentence):
            return None
        self.claims.append(claim)
        return claim

    def gives_way(self, claim: Claim, found: Candidate, sentence: Sentence) -> bool:
        """Whether an article gave another value of a field that holds one, in a sentence before, and nothing in the
        clause says that this one is of the same subject, or what sets it apart: most are another thing's."""
        field = found.field
        if field.many or field.running or claim.modality != "stated" or claim.converts:
            return False
        if found.itself is not None or sentence.said[found.clause]:
            self.given.setdefault((claim.subject, claim.field), claim)
            return False
        first = self.given.get((claim.subject, claim.field))
        if first is None or first.hedged or first.bound or first.value_start >= sentence.start + sentence.span[0]:
            return False
        return field.type in TYPED and first.value != claim.value and claim.wording == NO_WORDING

    def made(
        self,
        reading: SentenceReading,
        subject: str,
        found: Candidate,
        value: Value,
        span: tuple[int, int],
        shown: Evidence,
        converts: str | None,
    ) -> Claim:
        """The claim of a value whose own words are a span of the paragraph, with all that its sentence says of it."""
        sentence, mention = reading.sentence, reading.sentence.tokens[found.at].value
        written, at = sentence.text[slice(*span)], sentence.start + span[0]
        start, end, clause_start, clause_end = [sentence.start + spot for spot in (*shown.quote, *shown.clause)]
        quote = self.article.text[start:end]
        mode, hedged = modality(sentence, found, value, reading.know)
        mode = "denied" if reading.assertions.stance(found) == "denied" else mode
        bound = mention.bound if mention else None
        said = reading.attributions.of(found)
        clause = quote[clause_start - start : clause_end - start]
        words = ClauseWords(value, written, quote, clause, lower(clause), reading.words, at - clause_start, mode, bound)
        return Claim(
            id=self.number(subject, found.field.id, written, quote),
            subject=subject,
            field=found.field.id,
            value=value,
            written=written,
            source=self.article.id,
            quote=quote,
            start=start,
            end=end,
            value_start=at,
            modality=mode,
            hedged=hedged,
            bound=bound,
            speaker=said.speaker,
            via=said.via,
            converts=converts,
            also=shown.also,
            stand_ins=shown.stand_ins,
            clause_start=clause_start,
            clause_end=clause_end,
            wording=wording(words, found.field, self.article.published),
        )

    def number(self, subject: str, field: str, written: str, quote: str) -> str:
        """Give the id of a claim by what it says and by how many said the same before."""
        key = (self.article.id, subject, field, written, quote)
        ordinal = self.ordinals[key] = self.ordinals.get(key, 0) + 1
        return claim_id(*key, ordinal=ordinal)


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
