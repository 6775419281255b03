"""Terms: options of a closed list, found by their wordings where the field's cues or focus allow."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import attrgetter

from ..models import Term
from ..story import FieldDef
from ..values.term import TermFinder
from .attribution import Attribution
from .claims import Maker
from .context import CLOSED, Knowledge, Memory, Sentence
from .inflect import third
from .match import Candidate

START, END = attrgetter("start"), attrgetter("end")


def cued(sentence: Sentence, index: int, at: int, field: FieldDef) -> bool:
    """Whether a cue of the field stands in the clause, or right before the term; a field without cues needs none."""
    if not (field.nouns or field.verbs or field.phrases):
        return True
    clause = sentence.clauses[index]
    host = sentence.clauses[clause.host] if clause.verb is None and clause.host >= 0 else clause
    words = [item.text for item in sentence.items[clause.first : clause.last]]
    lemmas = {word for cue in field.verbs for word in cue.split() if word not in ("_", "*", "SELF", "~")}
    if host.verb and host.verb.lemma in lemmas:
        return True
    if any(f" {noun} " in f" {' '.join(words)} " for noun in field.nouns):
        return True
    before = f" {' '.join(item.text for item in sentence.items[max(0, at - 7) : at])} "
    return any(f" {phrase.partition('_')[0].strip()} " in before for phrase in field.phrases if phrase[0] != "_")


def key_words(field: FieldDef) -> frozenset[str]:
    """For each wording of a field its longest word, as an item can hold it: without one of these nothing is found."""
    wordings = [words.lower() for option, listed in field.options.items() for words in listed or (option,)]
    keys = {max(wording.replace("-", " ").split(), key=len) for wording in wordings}
    keys |= {wording.replace(" ", "-") for wording in wordings} | {
        w for wording in wordings for w in wording.split() if "-" in w
    }
    return frozenset(keys | {third(word) for word in keys})


class TermRules:
    """The finders of a story's term fields."""

    def __init__(self, know: Knowledge) -> None:
        self.know = know
        self.fields = [
            (field, TermFinder(field.options), key_words(field))
            for field in know.story.fields.values()
            if field.type == "term"
        ]

    def state(self, sentence: Sentence, memory: Memory, maker: Maker, said: Attribution) -> None:
        """Make the claims of a sentence's terms: in a clause with a subject in focus, and, when the field has nouns,
        only where one of them stands in the sentence."""
        if not sentence.items:
            return
        base = sentence.items[0].start
        text = sentence.text[base : sentence.items[-1].end]
        for field, finder, keys in self.fields:
            if keys.isdisjoint(sentence.words):
                continue
            for mention in finder.find(text):
                first, last = base + mention.start, base + mention.end
                at = bisect_right(sentence.items, first, key=END)
                stop = bisect_left(sentence.items, last, at, key=START)
                if at == stop or sentence.clause_at[at] < 0:
                    continue
                index = sentence.clause_at[at]
                if sentence.items[sentence.clauses[index].first].text in ("if", "unless", "whether"):
                    continue
                if not cued(sentence, index, at, field):
                    continue
                subject = sentence.focus[index]
                if not subject or subject == CLOSED or (field.subjects and subject not in field.subjects):
                    continue
                found = Candidate(field, at, (at, stop), index, 0, 0)
                assert isinstance(mention.value, Term)
                maker.add(sentence, subject, found, mention.value, said, self.know, words=(first, last))
