"""Terms: options of a closed list, found by their wordings where the field's cues or focus allow."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from operator import attrgetter

from ..inflect import third
from ..models import Term
from ..story import FieldDef
from ..values import TermFinder
from .aside import goes_on, spoken_of
from .candidates import Candidate
from .claims import ClaimBuilder, SentenceReading
from .context import CLOSED, Knowledge, Sentence
from .lexicon import word_set
from .newcomers import of_newcomer
from .ruled_out import ruled_out

DERIVED = word_set("derived")
START, END = attrgetter("start"), attrgetter("end")


@dataclass(frozen=True, slots=True)
class Rule:
    """How the terms of one field are found, and the cues of which one must stand by."""

    field: FieldDef
    finder: TermFinder
    nouns: tuple[str, ...]
    """With a space at either end, as the beginnings of phrases are."""
    phrases: tuple[str, ...]
    lemmas: frozenset[str]

    def cued(self, sentence: Sentence, index: int, at: int) -> bool:
        """Whether a cue stands in the clause, or right before the term; a field without cues needs none."""
        if not (self.nouns or self.phrases or self.lemmas):
            return True
        clause = sentence.clauses[index]
        host = sentence.clauses[clause.host] if clause.verb is None and clause.host >= 0 else clause
        if host.verb and host.verb.lemma in self.lemmas:
            return True
        words = f" {' '.join([token.text for token in sentence.tokens[clause.first : clause.last]])} "
        before = f" {' '.join([token.text for token in sentence.tokens[max(0, at - 7) : at]])} "
        return any(noun in words for noun in self.nouns) or any(phrase in before for phrase in self.phrases)


def rule(field: FieldDef) -> Rule:
    """The rule of a field of terms."""
    return Rule(
        field,
        TermFinder(field.options),
        tuple(f" {noun} " for noun in field.nouns),
        tuple(f" {phrase.partition('_')[0].strip()} " for phrase in field.phrases if phrase[0] != "_"),
        frozenset(word for cue in field.verbs for word in cue.split() if word not in ("_", "*", "SELF", "~")),
    )


def key_words(field: FieldDef) -> frozenset[str]:
    """For each wording of a field its longest word, as a token can hold it: without one of these nothing is found."""
    wordings = [words.lower() for option, listed in field.options.items() for words in listed or (option,)]
    keys = {max(wording.replace("-", " ").split(), key=len) for wording in wordings}
    keys |= {wording.replace(" ", "-") for wording in wordings} | {
        w for wording in wordings for w in wording.split() if "-" in w
    }
    return frozenset(keys | {third(word) for word in keys})


def derived(sentence: Sentence, index: int) -> bool:
    """Whether a clause tells of something made of the subject, as "a trailer was released"."""
    if sentence.words.isdisjoint(DERIVED) or sentence.heads[index]:
        return False
    clause = sentence.clauses[index]
    own = (sentence.clauses[clause.host] if clause.verb is None and clause.host >= 0 else clause).subject
    return own is not None and any(token.text in DERIVED for token in sentence.tokens[slice(*own)])


class TermRules:
    """The finders of a story's term fields."""

    def __init__(self, know: Knowledge) -> None:
        self.know = know
        self.rules = [rule(field) for field in know.story.fields.values() if field.type == "term" and field.sought]
        self.by_word: dict[str, list[int]] = {}
        for number, each in enumerate(self.rules):
            for word in key_words(each.field):
                self.by_word.setdefault(word, []).append(number)
        self.words = frozenset(self.by_word)

    def state(self, reading: SentenceReading, builder: ClaimBuilder) -> None:
        """Make the claims of a sentence's terms: in a clause with a subject in focus, and, when the field has nouns,
        only where one of them stands in the sentence."""
        sentence = reading.sentence
        hits = self.words & sentence.words
        if not hits:
            return
        base = sentence.tokens[0].start
        text = sentence.text[base : sentence.tokens[-1].end]
        for number in sorted({number for word in hits for number in self.by_word[word]}):
            one = self.rules[number]
            field = one.field
            for mention in one.finder.find(text):
                first, last = base + mention.start, base + mention.end
                at = bisect_right(sentence.tokens, first, key=END)
                stop = bisect_left(sentence.tokens, last, at, key=START)
                if at == stop or sentence.clause_at[at] < 0:
                    continue
                index = sentence.clause_at[at]
                if sentence.tokens[sentence.clauses[index].first].text in ("if", "unless", "whether"):
                    continue
                if not one.cued(sentence, index, at):
                    continue
                subject = sentence.focus[index]
                if derived(sentence, index):
                    continue
                if not subject or subject == CLOSED or not (taking := self.know.taking(field.id, subject)):
                    continue
                found = Candidate(field, at, (at, stop), index, 0, 0)
                if not spoken_of(sentence, subject) and not (
                    reading.memory.met and goes_on(sentence, found, subject, self.know, reading.memory)
                ):
                    continue
                if ruled_out(sentence, found, self.know) or of_newcomer(sentence, found, subject, self.know):
                    continue
                assert isinstance(mention.value, Term)
                builder.add(reading, taking, found, mention.value, words=(first, last))
