"""Claims held against facts labelled by hand.

A claim is right when it equals a fact of its file, subject and field. Any other claim is wrong if the file is
``closed`` or the claim equals a trap; so is one whose span, quote or words do not hold. Claims of equal values count
once, those of an unresolved date not at all; ``optional`` facts are never missed. Each right claim of a fact whose
places are marked, also a second one for the same value, is "shown" when its quote holds one of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from generator.extract import Extractor
from generator.models import Article, Claim, Date
from generator.read import read_articles
from generator.story import load_story
from tests.gold import Gold, load_gold

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
STORY = ROOT / "seeds" / "story.yml"
LONGEST_QUOTE = 80
"""Words."""


@dataclass(frozen=True)
class Score:
    """What was counted; ``planned`` and ``hedged`` are the right claims that agree with the label, ``shown`` those of
    the ``marked`` whose quote holds the words that state the fact."""

    found: int = 0
    facts: int = 0
    right: int = 0
    wrong: int = 0
    planned: int = 0
    hedged: int = 0
    marked: int = 0
    shown: int = 0
    notes: tuple[str, ...] = ()
    """Each miss and each wrong claim in words."""

    def __add__(self, other: Score) -> Score:
        return Score(
            self.found + other.found,
            self.facts + other.facts,
            self.right + other.right,
            self.wrong + other.wrong,
            self.planned + other.planned,
            self.hedged + other.hedged,
            self.marked + other.marked,
            self.shown + other.shown,
            self.notes + other.notes,
        )

    @property
    def recall(self) -> float:
        """The share of the facts that was found."""
        return self.found / self.facts if self.facts else 1.0

    @property
    def precision(self) -> float:
        """The share of the counted claims that is right."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    def agreement(self, mark: str) -> float:
        """The share of the right claims that agree on "planned" or "hedged"."""
        return float(getattr(self, mark)) / self.right if self.right else 1.0

    @property
    def evidence(self) -> float | None:
        """The share of the right claims whose quotes show what they claim, ``None`` where no places are marked."""
        return self.shown / self.marked if self.marked else None

    def __str__(self) -> str:
        found = f"found {self.found:3} of {self.facts:3} ({self.recall:.3f})"
        right = f"right {self.right:3}, wrong {self.wrong:2} ({self.precision:.3f})"
        agreed = ", ".join(f"{mark} {self.agreement(mark):.2f}" for mark in ("planned", "hedged"))
        return f"{found}, {right}, {agreed}"


@dataclass(frozen=True)
class Corpus:
    """A folder of articles with a story file and labels."""

    name: str
    folder: Path
    gold: Path
    story: Path = STORY
    secret: bool = False
    """Nobody looks at what was missed or wrong in it."""


def corpora() -> list[Corpus]:
    """Every corpus that is here, sorted by name."""
    here = ROOT / "tests"
    found = [Corpus("retellings", ROOT / "seeds", here / "golden" / "retellings.gold.yml")]
    if SHARED.is_dir():
        found.append(Corpus("originals", SHARED / "articles", SHARED / "gold" / "seeds.gold.yml"))
    for place in (here / "corpus", here / "kept-aside", ROOT / "examples"):
        for gold in sorted(place.glob("*.gold.yml")):
            folder = gold.parent / gold.name.removesuffix(".gold.yml")
            own = folder / "story.yml"
            secret = place.name == "kept-aside"
            found.append(Corpus(f"{place.name}/{folder.name}", folder, gold, own if own.is_file() else STORY, secret))
    return sorted(found, key=lambda corpus: corpus.name)


@cache
def read(corpus: Corpus) -> tuple[tuple[Article, ...], tuple[Claim, ...]]:
    """The articles of a corpus and the claims that the rules find in them."""
    story = load_story(corpus.story)
    sources = {file: source for file, source in story.sources.items() if (corpus.folder / file).is_file()}
    articles = read_articles(corpus.folder, sources).articles
    extractor = Extractor(story)
    return articles, tuple(claim for article in articles for claim in extractor.claims(article))


def holds(claim: Claim, text: str) -> bool:
    """Whether a claim's span, quote and words are those of its article, and the quote no longer than a sentence."""
    quote = claim.quote
    return (
        text[claim.start : claim.end] == quote
        and claim.written in quote
        and "\n\n" not in quote
        and len(quote.split()) <= LONGEST_QUOTE
    )


def evidence(file: str, text: str, claims: Sequence[Claim], gold: Gold) -> Score:
    """Count the right claims of facts whose places are marked, and those that show them."""
    score = Score()
    for claim in claims:
        facts = [fact for fact in gold.files[file].facts if fact.shows is not None and fact.meets(claim)]
        if facts and claim.by == "rule" and claim.field in gold.fields and holds(claim, text):
            shown = any(fact.shown_in(claim.quote) for fact in facts)
            says = f"unshown {file}: {claim.subject} {claim.field} = {claim.written!r} in {claim.quote!r}"
            score += Score(marked=1, shown=int(shown), notes=() if shown else (says,))
    return score


def score_file(file: str, text: str, claims: Sequence[Claim], gold: Gold) -> Score:
    """Hold the claims of one article against its labels."""
    labels = gold.files[file]
    score, good = Score(), []
    counted = {
        (claim.subject, claim.field, claim.value): claim
        for claim in claims
        if claim.by == "rule"
        and claim.field in gold.fields
        and not (isinstance(claim.value, Date) and claim.value.date is None)
    }
    score += evidence(file, text, claims, gold)
    for claim in counted.values():
        fact = next((fact for fact in labels.facts if fact.meets(claim)), None)
        sound = holds(claim, text)
        if sound and fact:
            good.append(claim)
            score += Score(right=1, planned=fact.modality == claim.modality, hedged=fact.hedged == claim.hedged)
        elif not sound or gold.closed or any(trap.meets(claim) for trap in labels.traps):
            says = "wrong" if sound else "unsound"
            score += Score(wrong=1, notes=(f"{says} {file}: {claim.subject} {claim.field} = {claim.value}",))
    for fact in labels.facts:
        if not fact.optional and fact.field in gold.fields:
            found = any(map(fact.meets, good))
            missed = () if found else (f"missed {file}: {fact.subject} {fact.field} = {fact.values[0]}",)
            score += Score(found=found, facts=1, notes=missed)
    return score


@cache
def score(corpus: Corpus) -> Score:
    """Hold the claims of a corpus against its gold file."""
    gold, (articles, claims) = load_gold(corpus.gold), read(corpus)
    by_file = {article.file: article for article in articles}
    total = Score()
    for file in gold.files:
        article = by_file[file]
        total += score_file(file, article.text, [claim for claim in claims if claim.source == article.id], gold)
    return replace(total, notes=()) if corpus.secret else total
