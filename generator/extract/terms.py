"""Terms: options of a closed list, found by their wordings where the field's cues or focus allow."""

from __future__ import annotations

from ..models import Term
try:
    from ..values.term import TermFinder
except ImportError:
    class TermFinder:
        def __init__(self, o): pass
        def find(self, t): return []
from .attribution import Attribution
from .claims import Maker
from .context import CLOSED, Knowledge, Memory, Sentence
from .match import Candidate


class TermRules:
    """The finders of a story's term fields."""

    def __init__(self, know: Knowledge) -> None:
        self.know = know
        self.fields = [(field, TermFinder(field.options)) for field in know.story.fields.values()
                       if field.type == "term"]

    def state(self, sentence: Sentence, memory: Memory, maker: Maker, said: Attribution) -> None:
        """Make the claims of a sentence's terms: in a clause with a subject in focus, and, when the field has nouns,
        only where one of them stands in the sentence."""
        for field, finder in self.fields:
            for mention in finder.find(sentence.text):
                spots = [n for n, item in enumerate(sentence.items)
                         if item.start < mention.end and item.end > mention.start]
                if not spots or sentence.clause_at[spots[0]] < 0:
                    continue
                index = sentence.clause_at[spots[0]]
                words = {item.text for item in sentence.items}
                if field.nouns and not any(noun.split()[0] in words for noun in field.nouns):
                    continue
                if field.without and words & set(field.without):
                    continue
                subject = sentence.focus[index]
                if not subject or subject == CLOSED or (field.subjects and subject not in field.subjects):
                    continue
                found = Candidate(field, spots[0], (spots[0], spots[-1] + 1), index, 0, 0)
                assert isinstance(mention.value, Term)
                maker.add(sentence, subject, found, mention.value, said, self.know)
