"""What a field finds: its cues are tried on the articles, those kept that find the example and least besides it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from generator.errors import CollateError, printable
from generator.extract import Extractor
from generator.models import Article, Claim
from generator.story import FieldDef, Story
from generator.teach.cues import KINDS_OF_CUE, Cue, candidates
from generator.teach.example import Example, tells


@dataclass(frozen=True, slots=True)
class Lesson:
    """A field, and what it finds."""

    field: FieldDef
    right: tuple[Claim, ...]
    """Claims of the example, and of sentences that have a word of its label."""
    doubtful: tuple[Claim, ...]
    """Claims of other sentences, for the editor to look at."""


def learn(example: Example, means: str, story: Story, articles: Sequence[Article], folder: Path) -> Lesson:
    """Make a field of an example. Raises `CollateError` where no cue finds it, with the place in ``folder``."""
    field = FieldDef(
        id=example.id,
        label=example.label,
        type=example.type,
        unit=example.unit if example.type in ("quantity", "duration") else None,
        means=means or f"{example.label.lower()}, such as {example.written}",
    )
    extract = _extract(story, articles)
    kept: list[Cue] = []
    best = Lesson(field, (), ())
    for cue in candidates(example):
        tried = _lesson(_with(field, [*kept, cue]), example, extract)
        alone = _lesson(_with(field, [cue]), example, extract) if kept else tried
        gains = _hits(tried.right, example) > _hits(best.right, example) or (
            len(tried.right) > len(best.right) and len(tried.doubtful) == len(best.doubtful)
        )
        if gains and _hits(alone.right, example):
            kept, best = [*kept, cue], tried
    if not kept:
        raise CollateError(_why(example, story, folder))
    return best


def _extract(story: Story, articles: Sequence[Article]) -> Callable[[FieldDef], list[Claim]]:
    def claims(field: FieldDef) -> list[Claim]:
        extractor = Extractor(replace(story, fields=MappingProxyType({field.id: field})))
        return [claim for article in articles for claim in extractor.claims(article)]

    return claims


def _with(field: FieldDef, cues: Sequence[Cue]) -> FieldDef:
    nouns, verbs, phrases = (tuple(cue.text for cue in cues if cue.key == key) for key in KINDS_OF_CUE)
    return replace(field, nouns=nouns, verbs=verbs, phrases=phrases)


def _lesson(field: FieldDef, example: Example, extract: Callable[[FieldDef], list[Claim]]) -> Lesson:
    found = extract(field)
    right = tuple(claim for claim in found if _is_example(claim, example) or tells(claim.quote, example.words))
    return Lesson(field, right, tuple(claim for claim in found if claim not in right))


def _is_example(claim: Claim, example: Example) -> bool:
    """Say whether a claim is that of a sentence of the example."""
    return any(
        claim.source == place.article.id and claim.start < place.end and place.start < claim.end
        for place in example.places
    )


def _hits(claims: Sequence[Claim], example: Example) -> int:
    return sum(_is_example(claim, example) for claim in claims)


def _why(example: Example, story: Story, folder: Path) -> str:
    place = example.places[0]
    where = f"{printable(folder / place.article.file)}:{place.line}"
    names = printable(", ".join(subject.name for subject in story.subjects.values()) or "a subject")
    return (
        f"{where}: no cue finds {printable(example.written)!r} here; take one that names {names} or says 'it', or "
        "put the claim into edits.yml"
    )
