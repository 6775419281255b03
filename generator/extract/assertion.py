"""Whether a sentence asserts what a candidate claims: not where it is denied, asked, supposed or told as fiction."""

from __future__ import annotations

from bisect import bisect_right
from typing import Literal

from ..inflect import forms
from ..patterns import lazy
from .candidates import TYPED, Candidate
from .clause import Clause, TokenSpan
from .conditions import CONDITIONAL, COUPLED, ahead_of, is_condition, lacks, presupposed
from .context import Knowledge, Memory, Sentence
from .even_text import even_article, even_sentence, even_words
from .lexicon import asked_for, patterns
from .printed import bids, jokes, opening_quote, takes_back
from .quotes import main_clauses

Stance = Literal["asserted", "denied", "void"]
"""Void is what is neither asserted nor denied."""
PLAN_ANYWAY = frozenset(("scheduled", "planned", "announced", "expected", "intended"))
"""What makes a plan of a condition: "if it opens on 5 May as scheduled"."""
NEXT = 160
"""Characters of the next sentence that can take this one back; who needs more explains something else."""
WOULD = frozenset(("would", "could", "might", "'d"))
QUOTES = frozenset(("'", '"', "“"))
HANGING = WOULD | {"must"}
"""Beside a condition these say what would follow from it."""
WE = lazy(r"\b(?:we|our|this page)\b")
SAYING = lazy(r"\W*[\"“][^\"“”]*[\"”]\W*$")
"""A sentence that is a quotation and nothing else: where nobody is known to say it, nobody answers for it."""
SAYS = lazy(r"\W*it (?:also |then |even )?(?:says|states|claims|alleges|asserts|insists|adds|shows)\b")
"""How a sentence begins that goes on with what a thing says which nobody answers for."""
STOPS = frozenset(form for base in ("stop", "cease", "quit", "end") for form in forms(base, {}, base == "stop"))
STOPPING = frozenset(("stop", "cease", "fail", "hesitate", "forget", "refuse"))
"""Verbs of which the denial asserts what follows: "did not hesitate to pay 5 million"."""
UNDONE = frozenset(
    (
        "drop",
        "withdraw",
        "quash",
        "overturn",
        "dismiss",
        "reject",
        "abandon",
        "scrap",
        "lift",
        "revoke",
        "annul",
        "strike",
    )
)
"""Verbs of which the subject, in the passive, is no more."""
HOLDING = frozenset(("own", "run", "head", "lead", "operate", "manage", "chair", "coach"))
"""Behind "had" these tell of who held a place before: "X, which had owned it"."""
DESIRES = frozenset(("wanted", "hoped", "wished", "longed", "dreamed", "dreamt", "tried"))
"""Behind which an act of somebody is none, and no plan that others share."""
WISH = 4
"""Tokens behind a wish within which its object stands."""
WISHING = frozenset(("ask", "demand", "want", "seek", "wish"))
"""Verbs of which the object is only wished for."""


class Assertions:
    """What a sentence asserts; made once, when it has a first candidate."""

    def __init__(self, sentence: Sentence, know: Knowledge, memory: Memory) -> None:
        self.sentence, self.know = sentence, know
        self.text = even_sentence(sentence)
        self.words = even_words(sentence) & asked_for()
        first = sentence.span[0]
        self.starts = [token.start - first for token in sentence.tokens]
        """Where each token begins in the text."""
        self.cuts = [0, *[self.starts[at] for at in main_clauses(sentence)]]
        self.told = memory.told
        self.tale = memory.tale
        self.untold = TYPED.keys() if know.tales else TYPED.keys() | {"term"}
        self.supposed = memory.supposed
        self.tested, self.checks = memory.tested, memory.checks
        self.memory_voice = memory.voice
        self.opened = opening_quote(self.text)
        """Up to where it only repeats what somebody else claims."""
        self.whole = self._whole()
        self.known: dict[tuple[int, TokenSpan, int, bool], Stance] = {}
        self.led: dict[str, Stance] = {}
        elsewhere = patterns().elsewhere.search(self.text, self.words)
        self.elsewhere = elsewhere.end() if elsewhere else len(self.text)

    def _whole(self) -> Stance:
        """How the whole sentence is meant: a question or what the next sentence takes back is void."""
        if self.text.rstrip("'\"”’) ").endswith("?"):
            return "void"
        if self.told != "asserted":
            return self.told
        if bids(self.sentence.tokens, self.know):
            return "void"
        if self.tested and self.text.lstrip("0123456789.) *-–•")[:1] in QUOTES and not self.sentence.quoted:
            return "void"
        end = self.sentence.start + self.sentence.span[1]
        if takes_back(even_article(self.sentence.article.text), self.sentence.start, self.text):
            return "void"
        if self.sentence.after_thing and SAYS.match(self.text):
            return "void"
        if self.memory_voice is None and not self.sentence.quoted and SAYING.match(self.text):
            return "void"
        if self.sentence.quoted or self.text[:1] in QUOTES:
            first = end - len(self.text) + (self.text[:1] in QUOTES)
            if patterns().posted.match(even_article(self.sentence.article.text), first):
                return "void"
        following = even_article(self.sentence.article.text)[end : end + NEXT].lstrip("\"'”’–—- ")
        if patterns().checked.match(self.text) and (self.checks or patterns().answers.match(following)):
            self.opened = max(self.opened, self.text.find(";") if ";" in self.text else len(self.text))
        if patterns().sorry.match(following) and patterns().ours.search(self.text):
            return "void"
        return "void" if patterns().next.match(following) else "asserted"

    def stance(self, found: Candidate) -> Stance:
        """How the sentence puts a candidate; of a name in a field that holds many a denial says too little."""
        key = found.at, found.cue, found.clause, found.field.type in TYPED
        put = self.known.get(key)
        if put is None:
            put = self.known[key] = self._put(found)
        return "void" if put == "denied" and found.field.many and found.field.type not in TYPED else put

    def _put(self, found: Candidate) -> Stance:
        if self.whole != "asserted":
            return self.whole
        at = max(found.at, found.cue[0])
        clause = self.sentence.clauses[found.clause]
        host = self.sentence.clauses[clause.host] if clause.verb is None and clause.host >= 0 else clause
        free = presupposed(self.sentence, found, host)
        governed = self._governed(found, at)
        if governed == "denied" and self._stops(host):
            governed = "void"
        stances = (
            governed,
            "asserted" if free else self._conditional(found.clause),
            self._own(found, at, host),
        )
        return "void" if "void" in stances else "denied" if "denied" in stances else "asserted"

    def _stops(self, host: Clause) -> bool:
        """Whether a verb tells of an end, whose denial says that a thing goes on."""
        verb = host.verb
        return verb is not None and any(t.text in STOPS for t in self.sentence.tokens[verb.first : verb.last])

    def _main_clause(self, place: int) -> tuple[int, int]:
        """Where the main clause of a character begins and ends."""
        if len(self.cuts) == 1:
            return 0, len(self.text)
        after = bisect_right(self.cuts, place)
        return self.cuts[after - 1], self.cuts[after] if after < len(self.cuts) else len(self.text)

    def _governed(self, found: Candidate, at: int) -> Stance:
        """What the words before and behind it in its main clause say."""
        place = self.starts[at]
        start, end = self._main_clause(place)
        before, behind = self.text[start:place], self.text[self._end(found.at) : end]
        known = patterns()
        if found.field.type in self.untold and (self.tale or known.tale.search(before, self.words)):
            return "void"
        if place < self.opened or (place > self.elsewhere and found.field.type in self.untold):
            return "void"
        led = self._led(before)
        if (
            led == "void"
            or known.believed.match(behind, self.words)
            or (known.spurned.match(behind, self.words) and known.offered.search(before, self.words))
        ):
            return "void"
        if led == "denied":
            return "denied"
        if known.refuted.search(behind, self.words) and known.claimed.search(before, self.words):
            return "void" if WE.search(before) else "denied"
        return "denied" if known.behind.match(behind, self.words) else self._near(found)

    def _led(self, before: str) -> Stance:
        """What the words of a main clause before a candidate say; several can stand behind the same words."""
        put = self.led.get(before)
        if put is None:
            known = patterns()
            put = "denied" if known.denied.search(before, self.words) else "asserted"
            if known.void.search(before, self.words):
                put = "void"
            if put != "asserted" and known.affirmed.search(before, self.words):
                put = "asserted"
            put = self.led[before] = "void" if known.withdrawn.search(before, self.words) else put
        return put

    def _near(self, found: Candidate) -> Stance:
        """What the words beside a value say: that it is another one which is meant, or none: "$5m and a pie"."""
        here = self.starts[found.at]
        if found.field.type == "money" and jokes(self.text, self._end(found.at)):
            return "void"
        before = self.text[max(0, here - 40) : here]
        if patterns().nots.search(before, self.words):
            mention = self.sentence.tokens[found.at].value
            return "void" if mention and getattr(mention.value, "n", None) == 1 else "denied"
        others = found.field.type in TYPED and patterns().other.search(before, self.words) is not None
        return "void" if others and self._described(found) else "asserted"

    def _described(self, found: Candidate) -> bool:
        """Whether a relative clause behind a value says whose it is."""
        ahead = self.sentence.tokens[found.at + 1 : found.at + 4]
        return any(token.tag == "REL" or token.text == "that" for token in ahead)

    def _end(self, at: int) -> int:
        """Where a token ends in the text."""
        return self.sentence.tokens[at].end - self.sentence.span[0]

    def _conditional(self, index: int) -> Stance:
        """Whether a clause is a condition or hangs on one, or says what would follow from it."""
        if self.sentence.words.isdisjoint(CONDITIONAL) and not self.supposed:
            return "asserted"
        clauses, tokens = self.sentence.clauses, self.sentence.tokens
        verb = clauses[index].verb
        would = verb is not None and any(token.text in HANGING for token in tokens[verb.first : verb.last])
        if would and (self.supposed or any(is_condition(tokens, one) for one in clauses)):
            return "void"
        if lacks(tokens, clauses[0]) and ahead_of(clauses, index):
            return "void"
        while index >= 0:
            clause = clauses[index]
            if is_condition(tokens, clause):
                planned = any(token.text in PLAN_ANYWAY for token in tokens[clause.first : clause.last + 3])
                return "asserted" if planned else "void"
            if clause.opener not in ("rel", "verb", "sub", "conj") or tokens[clause.first].tag == "CONJ":
                break
            index -= 1
        return "asserted"

    def _own(self, found: Candidate, at: int, host: Clause) -> Stance:
        """What the verb of its clause says."""
        verb = host.verb
        if verb is None:
            return "asserted"
        said = {token.text for token in self.sentence.tokens[verb.first : verb.last]}
        typed = found.field.type in TYPED
        if ("have" in said and not said.isdisjoint(WOULD)) if typed else not said.isdisjoint(DESIRES):
            return "void"
        if not typed and "had" in said and verb.lemma in HOLDING:
            return "void"
        ahead = self.sentence.tokens[verb.last : found.at]
        wished = verb.lemma in WISHING and verb.last <= found.at <= verb.last + WISH
        wished = wished and all(token.tag != "V" for token in ahead)
        if typed and wished and not verb.first <= found.cue[0] < verb.last:
            return "asserted" if presupposed(self.sentence, found, host) else "void"
        place = self.starts[at]
        start, _ = self._main_clause(place)
        none = patterns().none.match(self.text, start) if at >= verb.first and self._leads(start, host) else None
        if none and "," not in self.text[none.end() : self.starts[verb.first]]:
            return "asserted" if patterns().affirmed.search(self.text[start:place], self.words) else "denied"
        if patterns().past.search(self.text[self.starts[host.first] : place], self.words):
            return "denied"
        if found.field.type == "term" and found.at < verb.first and (verb.denied or verb.lemma in UNDONE):
            return "denied"
        if typed and verb.form == "infinitive" and self._refused(host):
            return "void"
        within = verb.first <= found.cue[0] < verb.last
        linked = verb.lemma in COUPLED and found.at < verb.first and found.cue[0] >= verb.last
        behind = found.at >= verb.last or (found.at < verb.first and within) or linked
        phrased = found.cue[0] <= found.at < found.cue[1]
        if not behind or not (within or phrased or found.field.type in TYPED or verb.lemma in COUPLED):
            return "asserted"
        if verb.unreal:
            return "void"
        if verb.denied and found.field.type == "date" and found.at == found.cue[1]:
            return "void"
        if verb.denied:
            words = self.text[self.starts[verb.first] : self.starts[found.at]] if found.at >= verb.last else ""
            return "asserted" if patterns().kept.search(words, self.words) else "denied"
        return "asserted"

    def _refused(self, host: Clause) -> bool:
        """Whether an infinitive hangs on a denied verb: "has not proposed to cut 310 jobs"."""
        clauses = self.sentence.clauses
        above = next((one.verb for one in reversed(clauses[: clauses.index(host)]) if one.verb), None)
        return above is not None and above.denied and host.opener == "verb" and above.lemma not in STOPPING

    def _leads(self, start: int, host: Clause) -> bool:
        """Whether a clause is the first with a verb in its main clause; "did" before "it" is no verb of its own."""
        clauses, tokens = self.sentence.clauses, self.sentence.tokens
        before = [one for one in clauses if one.verb and start <= self.starts[one.first] < self.starts[host.first]]
        return host.opener not in ("rel", "sub") and all(
            one.verb and tokens[one.verb.head].tag == "AUX" for one in before
        )
