"""Who says so: the speaker of a claim, and the origin that its sentence credits."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import NamedTuple

from .candidates import Candidate
from .clause import Clause, TokenSpan
from .context import Knowledge, Memory, Sentence
from .people import meant
from .quotes import main_clauses
from .tokens import Token
from .verbs import VerbGroup

OUTLET_KINDS = frozenset(("organisation", "agency", None))
SPEAKERS = frozenset(("person", "organisation", "agency", "company", None))
"""Kinds of what can speak; a name of unknown kind may be anybody's."""
HANGS = frozenset(("sub", "verb", "rel", "conj"))
"""What begins a clause that belongs to the one before it."""
CREDITED = ("by", "from", "for", "of", "in", "at")
"""Words behind which a report or a role has the name of whose it is: "a report by NAME"."""
ENDS = frozenset(("PUNCT", "REL", "SUB", "AUX", "VAL", "CONJ"))


class Attribution(NamedTuple):
    """Speaker and origin as the article names them."""

    speaker: str | None = None
    via: str | None = None


class Attributions:
    """Who says what in a sentence."""

    def __init__(self, sentence: Sentence, know: Knowledge, memory: Memory) -> None:
        self.sentence, self.know, self.memory = sentence, know, memory
        reports = know.lex.report_verbs
        verbs = [(n, one.verb) for n, one in enumerate(sentence.clauses) if one.verb and one.verb.lemma in reports]
        self.saying = [n for n, verb in verbs if self._says(n, verb)]
        """The clauses whose verb says something."""

    @cached_property
    def cuts(self) -> list[int]:
        """The tokens between which its main clauses stand."""
        return [0, *main_clauses(self.sentence), len(self.sentence.tokens)]

    def of(self, found: Candidate) -> Attribution:
        """Who says what a candidate claims."""
        at = max(found.at, found.cue[0])
        after = bisect_right(self.cuts, at)
        start, end = self.cuts[after - 1], self.cuts[after]
        speaker = self._before(found, start) or self._behind(found, end) or self._credited(start, end) or self._voice()
        return Attribution(speaker, self.via)

    def _says(self, n: int, verb: VerbGroup) -> bool:
        """Whether a verb of saying says that something is so."""
        return not (verb.passive or verb.denied or self._commands(n))

    def _commands(self, n: int) -> bool:
        """Whether somebody is told to do something, not that something is so: "told him to pay"."""
        after = self.sentence.clauses[n + 1] if n + 1 < len(self.sentence.clauses) else None
        return (
            after is not None and after.verb is not None and after.verb.form == "infinitive" and after.opener == "verb"
        )

    def _voice(self) -> str | None:
        """Whose words go on in a quotation that an earlier sentence opened."""
        return self.memory.voice if self.sentence.quoted else None

    def _before(self, found: Candidate, start: int) -> str | None:
        """The speaker of the nearest clause before a candidate that governs its own."""
        clauses = self.sentence.clauses
        for n in reversed(self.saying):
            clause = clauses[n]
            if clause.first < start or n > found.clause or clause.verb is None:
                continue
            if n == found.clause:
                governs = found.at >= clause.verb.last and found.cue[0] != clause.verb.first
            else:
                between = clauses[n + 1 : found.clause + 1]
                hangs = all(one.opener in HANGS for one in between)
                governs = hangs or (clause.opener not in ("rel", "sub") and self._introduces(clause))
            if governs and (speaker := self._speaker(clause)):
                return speaker
        return None

    def _introduces(self, clause: Clause) -> bool:
        """Whether a verb of saying has what is said behind it, and no object of its own: not "said no more"."""
        assert clause.verb is not None
        rest = self.sentence.tokens[clause.verb.last : clause.last]
        return not rest or rest[0].tag in ("NAME", "PREP", "PRON", "VAL", "QUOTE", "MARK")

    def _behind(self, found: Candidate, end: int) -> str | None:
        """The speaker of a clause that stands behind a candidate or within it: "..., NAME said"."""
        for n in self.saying:
            clause = self.sentence.clauses[n]
            begun = clause.subject is not None and clause.subject[0] < self.sentence.clauses[found.clause].first
            behind = n > found.clause and clause.first < end and clause.opener not in HANGS and not begun
            if not behind and not (n < found.clause and self._inserted(n)):
                continue
            if self.sentence.tokens[clause.first].tag != "CONJ" and (speaker := self._speaker(clause)):
                return speaker
        return None

    def _inserted(self, n: int) -> bool:
        """Whether a clause stands between commas within another."""
        after = self.sentence.clauses[n + 1] if n + 1 < len(self.sentence.clauses) else None
        return self.sentence.clauses[n].opener == "," and after is not None and after.opener == ","

    def _speaker(self, clause: Clause) -> str | None:
        """Who speaks in a clause: its subject, or what stands behind an inverted verb."""
        assert clause.verb is not None
        own = clause.subject if clause.own_subject else None
        behind = clause.verb.last, min(clause.verb.last + 4, clause.last)
        if own is None and clause.verb.last < clause.last:
            inverted = self._named(self._phrase(behind))
            if inverted or clause.subject is None:
                return inverted
        if clause.subject is None:
            return None
        beside = self._names(clause.beside) if clause.beside and not self._names(clause.subject) else ""
        return beside or self._named(clause.subject)

    def _names(self, span: TokenSpan) -> str:
        """The names of those in a span who can speak."""
        tokens = [token for token in self.sentence.tokens[slice(*span)] if token.name and not token.possessive]
        return " and ".join(token.name.value.name for token in tokens if token.name and self._speaks(token))

    def _phrase(self, span: TokenSpan) -> TokenSpan:
        """A span up to what ends a noun phrase."""
        for at in range(*span):
            if self.sentence.tokens[at].tag in ENDS or self.sentence.tokens[at].tag == "PREP":
                return span[0], at
        return span

    def _named(self, span: TokenSpan) -> str | None:
        """The person or body that a noun phrase names or means."""
        tokens = self.sentence.tokens
        names: list[str] = []
        for at in range(*span):
            token = tokens[at]
            if token.tag in ("PREP", "REL", "PUNCT") and not names:
                break
            if token.name and not token.possessive and self._speaks(token):
                names.append(token.name.value.name)
        if names:
            return " and ".join(names)
        for at in range(*span):
            if tokens[at].tag in ("PREP", "REL", "PUNCT"):
                return None
            if people := meant(self.sentence, at, self.know, self.memory):
                return " and ".join(person.name for person in people)
            if tokens[at].text in self.know.roles and tokens[at].tag in ("W", "V"):
                return self.sentence.text[tokens[span[0]].start : tokens[at].end]
        return None

    def _speaks(self, token: Token) -> bool:
        """Whether a name is that of somebody, or of a body, that can speak."""
        if token.name is None:
            return False
        subject = self.know.story.subjects.get(token.name.value.entity or "")
        return (subject.kind if subject else token.name.kind) in SPEAKERS

    def _credited(self, start: int, end: int) -> str | None:
        """The name behind "according to" in a main clause."""
        at = self._according(start, end)
        return self._named((at, at + 1)) if at >= 0 else None

    def _according(self, start: int, end: int) -> int:
        """The token of the name behind "according to", -1 when there is none."""
        tokens = self.sentence.tokens
        for at in range(start, end - 2) if "according" in self.sentence.words else ():
            if tokens[at].text == "according" and tokens[at + 1].text == "to":
                for n in range(at + 2, min(at + 10, end)):
                    if tokens[n].tag == "NAME" and not tokens[n].possessive:
                        return n
                    if tokens[n].text == "," and tokens[n - 1].text in self.know.roles and tokens[n + 1].name:
                        continue
                    if tokens[n].tag in ENDS or (tokens[n].tag == "PREP" and tokens[n].text not in CREDITED):
                        break
        return -1

    def last(self) -> str | None:
        """Who speaks at the end of the sentence."""
        for n in reversed(self.saying):
            if speaker := self._speaker(self.sentence.clauses[n]):
                return speaker
        return None

    @cached_property
    def via(self) -> str | None:
        """The outlet or agency that the sentence credits: "told NAME", "NAME reported", "according to NAME"."""
        tokens = self.sentence.tokens
        found: list[Token] = []
        for n in self.saying:
            clause = self.sentence.clauses[n]
            assert clause.verb is not None
            if clause.verb.lemma == "report" and clause.subject:
                found += tokens[slice(*clause.subject)]
            if clause.verb.lemma == "tell":
                found += [token for token in tokens[clause.verb.last : clause.verb.last + 2] if token.tag != "DET"][:1]
        at = self._according(0, len(tokens))
        found += tokens[at : at + 1] if at >= 0 else []
        names = [token.name for token in found if token.name and token.name.kind in OUTLET_KINDS]
        return names[0].value.name if names else None
