"""The steps from an article to its claims, in their order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..models import Article, Claim, Date, EntityMention, Event, Name
from ..patterns import lazy
from ..story import Story
from .bygone import begins_back_then, old
from .candidates import Candidate
from .claims import ClaimBuilder, SentenceReading, choose, conversions, last_count, resolved
from .context import CLOSED, Memory, Sentence
from .coreference import last_with_it
from .earlier import is_earlier, is_mixed, of_earlier_matter
from .endings import end_plans
from .events import EventFinder
from .focus import follow, introduces
from .genre import checks_claims, is_satire, reviews_tale, tests_claims
from .knowledge import knowledge
from .labels import go_on, heed, is_supposed, keep_tale
from .mentions import MentionFinder
from .noun_cues import noun_candidates
from .parsing import Parser
from .parted import parted
from .people import remember
from .phrase_cues import phrase_candidates
from .quotes import keep_passages
from .ruled_out import added, count_up, local, of_owner, ruled_out
from .subjects import subject_of
from .term_cues import TermRules
from .verb_cues import verb_candidates

YEAR = lazy(r"(?:19|20)(?<!\w..)\d\d\b")
"""It opens with a digit, to which a search goes straight."""


class Findings(NamedTuple):
    """What one article says."""

    claims: list[Claim]
    events: list[Event]
    mentions: list[EntityMention]
    """The sentences that name an entity of the story, once for each entity, in the order of the text."""
    satire: bool = False
    """Whether nothing was taken from it, because it is satire."""


class Extractor:
    """Reads articles of one story; what the story file says is prepared once."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.know = knowledge(story)
        self.parser = Parser(self.know)
        self.mentions = MentionFinder(story)
        self.terms = TermRules(self.know)

    def claims(self, article: Article) -> list[Claim]:
        """The claims of an article, in the order of the text."""
        builder = ClaimBuilder(article)
        for _ in () if self.satire(article) else self.read(article, builder):
            pass
        return at_one(in_order(builder))

    def findings(self, article: Article) -> Findings:
        """The claims, the dated events and the mentions of an article, found in one reading."""
        if self.satire(article):
            return Findings([], [], [], satire=True)
        builder, finder, mentions = ClaimBuilder(article), EventFinder(article, self.know), list[EntityMention]()
        for sentence, memory in self.read(article, builder):
            finder.tell(sentence, memory)
            mentions += self.mentions.find(sentence)
        return Findings(at_one(in_order(builder)), finder.found, mentions)

    def satire(self, article: Article) -> bool:
        """Whether nothing in an article counts, because it is satire: as the story file says, else as it looks."""
        known = self.story.sources.get(article.file)
        return is_satire(article) if known is None or known.satire is None else known.satire

    def read(self, article: Article, builder: ClaimBuilder) -> Iterator[tuple[Sentence, Memory]]:
        """Go through an article for its claims; yield each sentence of its prose, with what was read before it."""
        only = next(iter(self.story.subjects)) if len(self.story.subjects) == 1 else None
        memory = Memory(focus=only, year=year_of(article))
        memory.tested, memory.checks = tests_claims(article), checks_claims(article)
        memory.review = reviews_tale(article, self.know)
        opening = True
        for kind, found in self.parser.parse(article):
            memory.aside = memory.thing = memory.other = memory.rival = False
            memory.counted = ""
            asked = last_with_it(found)
            for at, sentence in enumerate(found):
                heed(sentence, memory)
                if kind == "prose" and opening:
                    memory.met &= not introduces(sentence, self.know, memory)
                    opening = False
                follow(sentence, self.know, memory, at <= asked)
                go_on(sentence, self.know, memory)
                if kind == "prose":
                    self.state(sentence, memory, builder)
                    end_plans(sentence, builder)
                    yield sentence, memory
                self.keep(sentence, memory)
                if memory.focus == CLOSED and only:
                    memory.focus = only

    def keep(self, sentence: Sentence, memory: Memory) -> None:
        """Keep of a sentence what the next ones hang on."""
        remember(sentence, self.know, memory)
        keep_passages(sentence, self.know, memory)
        keep_tale(sentence, memory)
        memory.supposed = is_supposed(sentence)
        memory.counted = last_count(sentence) or memory.counted
        memory.back_then = memory.year is not None and begins_back_then(sentence, memory.year)
        memory.long_ago = memory.year is not None and old(sentence, [(0, len(sentence.tokens))], memory.year)

    def candidates(self, sentence: Sentence, memory: Memory) -> Iterator[Candidate]:
        """Everything that the cues find, before anything is decided."""
        if not sentence.types:
            return
        for index in range(len(sentence.clauses)):
            yield from verb_candidates(sentence, index, self.know, memory)
        yield from noun_candidates(sentence, self.know, memory)
        yield from phrase_candidates(sentence, self.know, memory)

    def state(self, sentence: Sentence, memory: Memory, builder: ClaimBuilder) -> None:
        """Make the claims of a sentence."""
        allowed = (
            one
            for one in self.candidates(sentence, memory)
            if not (is_beside(sentence, one) or ruled_out(sentence, one, self.know))
            and not of_owner(sentence, one)
            and not parted(sentence, one, self.know)
            and not is_mixed(sentence, one)
            and not is_earlier(sentence, one, memory.year)
            and not of_earlier_matter(sentence, one)
        )
        with_subject = [
            (subject, one) for one in allowed if (subject := subject_of(sentence, one, self.know, memory)) is not None
        ]
        reading = SentenceReading(sentence, self.know, memory)
        asserted = [(subject, one) for subject, one in with_subject if reading.assertions.stance(one) != "void"]
        for subject, one in sorted(choose(asserted), key=lambda pair: pair[1].at) if asserted else ():
            value = resolved(sentence, one, self.know, memory)
            if value is None:
                continue
            of_a_place = local(sentence, subject, one, value, memory.totals)
            more = added(sentence, subject, one, memory.totals)
            count_up(subject, one, value, memory.totals)
            if of_a_place or more:
                continue
            if isinstance(value, Date) and value.date and len(value.date) == 10 and value.date[0] != "X":
                memory.near = value
            claim = builder.add(reading, subject, one, value)
            if claim and one.field.type == "money":
                self.convert(reading, subject, one, claim, builder)
        self.terms.state(reading, builder)
        reading.carry_voice(builder)

    def convert(
        self, reading: SentenceReading, subject: str, one: Candidate, claim: Claim, builder: ClaimBuilder
    ) -> None:
        """Make the claims of the sums in brackets that repeat a sum in other currencies."""
        cue = min(one.cue[0], one.at), max(one.cue[1], one.at + 1)
        for at in conversions(reading.sentence, one.at):
            again = Candidate(one.field, at, cue, one.clause, one.rank, one.distance)
            value = resolved(reading.sentence, again, self.know, reading.memory)
            if value is not None:
                builder.add(reading, subject, again, value, claim.id)


def is_beside(sentence: Sentence, found: Candidate) -> bool:
    """Whether a sum that stands beside the one meant is found by other words than those that say so behind it."""
    value = sentence.tokens[found.at].value
    return value is not None and value.beside and found.cue[0] != found.at


def in_order(builder: ClaimBuilder) -> list[Claim]:
    """The claims that were made, in the order of the text: a name that only a stand-in gives, where none else does."""
    standing = [claim for claim in builder.claims if stood_for(claim)]
    if not standing:
        return sorted(builder.claims, key=place)
    fields = {(claim.subject, claim.field) for claim in standing}
    named = {said(claim) for claim in builder.claims if (claim.subject, claim.field) in fields and not stood_for(claim)}
    kept = [claim for claim in builder.claims if not stood_for(claim) or said(claim) not in named]
    return sorted(kept, key=place)


def at_one(claims: list[Claim]) -> list[Claim]:
    """Claims without those that deny a name which the same article gives elsewhere: "China did not buy Brisco" denies
    another part of what it tells, such as the buyer."""
    denied = [claim for claim in claims if claim.modality == "denied" and isinstance(claim.value, Name)]
    if not denied:
        return claims
    given = {said(claim)[:3] for claim in claims if claim.modality != "denied"}
    return [claim for claim in claims if claim not in denied or said(claim)[:3] not in given]


def place(claim: Claim) -> tuple[int, str]:
    """Where a claim stands in the order of the text."""
    return claim.value_start, claim.field


def said(claim: Claim) -> tuple[object, ...]:
    """What a claim of a name says, however the name is spelled."""
    value = claim.value
    who = (value.entity or value.name) if isinstance(value, Name) else value
    return claim.subject, claim.field, who, claim.modality


def stood_for(claim: Claim) -> bool:
    """Whether the value of a claim is a name for which another word stands in the quote."""
    return bool(claim.stand_ins) and any(each.start <= claim.value_start < each.end for each in claim.stand_ins)


def year_of(article: Article) -> int | None:
    """The year of publication, or for want of it the latest year that the text names."""
    if article.published:
        return int(article.published[:4])
    return max(map(int, YEAR.findall(article.text)), default=None)


def extract(article: Article, story: Story) -> list[Claim]:
    """The claims of one article; for many articles of one story make one ``Extractor``."""
    return Extractor(story).claims(article)
