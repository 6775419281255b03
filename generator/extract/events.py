"""Dated events of an article: each date with the clause that it governs and those who take part."""

from __future__ import annotations

from collections.abc import Sequence

from ..day_span import last_day
from ..models import Article, Date, Event, Modality
from .clause import Clause
from .context import Knowledge, Memory, Sentence
from .event_dates import STATES, dates, event_date, full, recent
from .lexicon import ACTING, word_set
from .modality import ahead, put_off
from .participants import Participant, known, leader, participants, whom
from .people import heads
from .tokens import Token
from .verbs import VerbGroup

CONDITIONS = frozenset(("if", "unless", "whether"))
ON_STAGE = word_set("on_stage")
UNNAMED = frozenset(("PRON", "DET", "ADV"))
"""Tags of a subject that only stands for something told before."""
ACTORS = frozenset(("person", "organisation", "agency"))
LONGEST_REPORT = 40
"""Tokens after which a report is cut at the end of a clause."""


class EventFinder:
    """Finds the events of one article, sentence by sentence, in the order of the text."""

    def __init__(self, article: Article, know: Knowledge) -> None:
        self.article = article
        self.know = know
        self.found: list[Event] = []
        self.near: Date | None = None
        self.last: Date | None = None
        self.topic: str | None = None
        self.day: Date | None = None
        self.scene: set[str] = set()

    def tell(self, sentence: Sentence, memory: Memory) -> None:
        """Take in the events of a sentence that was parsed and followed."""
        dated = dates(sentence, self.know.lex)
        moved = False
        for index, clause in enumerate(sentence.clauses if dated or self.day else ()):
            spots = dated.get(index, ())
            if clause.verb and happens(sentence, clause, clause.verb) and (spots or not moved):
                self.clause(sentence, index, clause.verb, spots, memory)
            moved |= bool(spots)
        self.keep_topic(sentence)

    def clause(self, sentence: Sentence, index: int, verb: VerbGroup, spots: Sequence[int], memory: Memory) -> None:
        """Take in the events of one clause, dated at some spots or by what was told before."""
        if not spots and not self.goes_on(sentence, sentence.clauses[index], verb):
            return
        who = participants(sentence, index, self.know, memory, self.topic)
        values = [(at, value) for at in spots if (value := self.value(sentence, index, at, memory))]
        for at, value in values:
            if not any(inside(other, value) for _, other in values):
                self.date(sentence, index, at, value, who)
        if not spots:
            self.carry(sentence, index, verb, who)

    def value(self, sentence: Sentence, index: int, at: int, memory: Memory) -> Date | None:
        """The date at ``at``, unless it only says since when a state lasts or when it is seen."""
        clause = sentence.clauses[index]
        found = event_date(sentence, clause, at, self.near or memory.near, self.last)
        return None if found is None or (idle(clause) and not self.lies_ahead(found)) else found

    def date(self, sentence: Sentence, index: int, at: int, value: Date, who: list[Participant]) -> None:
        """Make the event of a clause that is dated at ``at``."""
        clause = sentence.clauses[index]
        self.last = value
        if full(value):
            self.near = value
            if recent(value, self.article.published):
                here = keys(sentence, clause, who, self.know)
                self.day, self.scene = value, here | (self.scene if self.day == value else set())
        if who:
            span = clause_span(sentence, index, at, who)
            self.add(sentence, value, who, span, modality(sentence, clause, value, self.know), False)

    def carry(self, sentence: Sentence, index: int, verb: VerbGroup, who: list[Participant]) -> None:
        """Let the day told before go on in a clause that one of its people or things leads; a report happens on it."""
        subject = leader(sentence, index)
        here = keys(sentence, sentence.clauses[index], who, self.know)
        if self.day is None or subject is None or here.isdisjoint(self.scene):
            return
        actors = [one for one in who if subject[0] <= one.at < subject[1] and self.acts(one.key)]
        if self.day.date != self.article.published:
            actors = [one for one in actors if one.key in self.scene]
        self.scene |= here
        if actors and verb.lemma in ON_STAGE:
            span = clause_span(sentence, index, verb.head, actors)
            self.add(sentence, self.day, actors, told(sentence, index, span), "stated", True)

    def acts(self, key: str) -> bool:
        """Whether it is someone who can say or show something."""
        story = self.know.story
        return story.entities[key].kind in ACTORS if key in story.entities else story.subjects[key].kind in ACTING

    def goes_on(self, sentence: Sentence, clause: Clause, verb: VerbGroup) -> bool:
        """Whether the day told before may go on in a clause: a main one in the simple past."""
        if self.day is None or clause.opener in ("rel", "sub") or verb.denied or not verb.past:
            return False
        simple = "D" in self.know.lex.verbs.get(sentence.tokens[verb.head].text, ("", ""))[1]
        return simple and not any(token.tag == "AUX" for token in sentence.tokens[verb.first : verb.last])

    def lies_ahead(self, value: Date) -> bool:
        """Whether a date is later than the article."""
        published = self.article.published
        return bool(published and value.date and value.date > last_day(published)[: len(value.date)])

    def keep_topic(self, sentence: Sentence) -> None:
        """Remember whom or what a sentence is about, for a pronoun that begins the next one."""
        main = next((c for c in sentence.clauses if c.verb and c.opener in ("", "conj", ",")), None)
        if main is None or main.subject is None:
            return
        if UNNAMED.issuperset([token.tag for token in sentence.tokens[slice(*main.subject)]]):
            return
        names = [known(sentence.tokens[at], self.know) for at in heads(sentence, main.subject, self.know)]
        self.topic = names[-1] if len(set(filter(None, names))) == 1 else None

    def add(
        self,
        sentence: Sentence,
        value: Date,
        who: list[Participant],
        span: tuple[int, int],
        mode: Modality,
        carried: bool,
    ) -> None:
        """Add an event told by the tokens of a span."""
        tokens = sentence.tokens
        start, end = sentence.start + tokens[span[0]].start, sentence.start + tokens[span[1] - 1].end
        self.found.append(
            Event(
                date=value,
                entities=tuple(dict.fromkeys(one.key for one in who)),
                source=self.article.id,
                quote=self.article.text[start:end],
                start=start,
                end=end,
                modality=mode,
                carried=carried,
                sentence=(sentence.start + sentence.span[0], sentence.start + sentence.span[1]),
            )
        )


def happens(sentence: Sentence, clause: Clause, verb: VerbGroup) -> bool:
    """Whether a clause tells of something that happens, not of what may be or of a condition."""
    if verb.possible and not verb.planned:
        return False
    return sentence.tokens[clause.first].text not in CONDITIONS


def inside(date: Date, other: Date) -> bool:
    """Whether a date lies within another one: "on Monday, at this year's fair"."""
    return date != other and other.to is None and bool(date.date and other.date and date.date.startswith(other.date))


def idle(clause: Clause) -> bool:
    """Whether a clause tells of a state in the present tense: "the ship is in Riga in May"."""
    verb = clause.verb
    return verb is not None and verb.lemma in STATES and not (verb.passive or verb.past or verb.planned)


def keys(sentence: Sentence, clause: Clause, who: list[Participant], know: Knowledge) -> set[str]:
    """By what a clause can be linked with another: those who take part, and names that the story does not know."""
    spans = [span for span in (clause.subject, clause.beside, *clause.parts) if span]
    tokens = [token for span in spans for token in sentence.tokens[slice(*span)] if token.name]
    return {one.key for one in who} | {known(token, know) or name_of(token) for token in tokens}


def name_of(token: Token) -> str:
    """A name that the story does not know by its first word, apart from all ids: "Nordline Inc" is "Nordline" too."""
    return f"~{token.name.value.name.casefold().split()[0]}" if token.name else ""


def clause_span(sentence: Sentence, index: int, at: int, who: list[Participant]) -> tuple[int, int]:
    """The tokens from the first to the last word of the phrases that hold the date, the verb and the participants."""
    clause, subject = sentence.clauses[index], whom(sentence, index) or leader(sentence, index)
    spots = [begin(sentence, at), at, clause.verb.first if clause.verb else at, *(one.at for one in who)]
    spans = [span for span in clause.parts if any(span[0] <= spot < span[1] for spot in spots)]
    spans += [subject] if subject else []
    after = sentence.clauses[index + 1] if index + 1 < len(sentence.clauses) else clause
    if after.opener == "verb" and after.verb and after.verb.form == "infinitive":
        spans.append((after.first, after.last))
    return min([*spots, *(span[0] for span in spans)]), max([*(n + 1 for n in spots), *(span[1] for span in spans)])


def begin(sentence: Sentence, at: int) -> int:
    """Where the phrase of a date begins: at its preposition or article."""
    while at > 0 and sentence.tokens[at - 1].tag in ("PREP", "DET") and sentence.tokens[at - 1].text != "that":
        at -= 1
    return at


def told(sentence: Sentence, index: int, span: tuple[int, int]) -> tuple[int, int]:
    """The span of a report with the clauses behind it that hold what is told."""
    last = span[1]
    for clause in sentence.clauses[index + 1 :]:
        if clause.last - span[0] > LONGEST_REPORT:
            break
        last = max(last, clause.last)
    return span[0], last


def modality(sentence: Sentence, clause: Clause, value: Date, know: Knowledge) -> Modality:
    """Whether the article states an event, plans or denies it, by its verb and its date."""
    verb, published = clause.verb, sentence.article.published
    if verb is None or value.date is None:
        return "stated"
    planned = verb.planned or put_off(sentence.tokens, verb, know.lex)
    if published:
        planned = ahead(value.date, published, planned or verb.form == "infinitive", verb)
    return "denied" if verb.denied and not verb.planned else "planned" if planned else "stated"
