"""Which presets suit a story: those whose cues find something for its subjects, on trial."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType

from generator.extract import Extractor
from generator.models import Article, Claim
from generator.propose.candidate import StoryCandidate
from generator.propose.choice import Choice
from generator.propose.entities import Found
from generator.propose.words import Catalogue, words
from generator.story import Comparison, FieldDef, Story, Subject, presets

_FEWEST, _FIELDS = 3, 2
"""Claims of a preset, at least, and fields that hold them."""
_ALSO = 2
"""Claims of a preset, at least, that speaks of a kind of subject among others."""
_ANY, _EVENT = "generic", "event"
"""The kind of subject that may be anything, and that of any event without a kind of its own."""
_SURE, _WIDE = 3, 3
"""Fields, and as which share of the articles, that a preset must find something in when it speaks of other kinds."""
_NEAR, _STRANGE = 3, 2
"""How many times as many claims, at most, the best preset may have when another fits the kind of subject too, and when
it speaks of others."""
_SHARE = 10
"""One of how many articles must fill a field that is not the subject's own: what one of thirty says in passing is not
what they are about."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What a preset finds."""

    catalogue: Catalogue
    fields: tuple[FieldDef, ...]
    claims: tuple[Claim, ...]

    def is_sure(self, articles: int) -> bool:
        """Say whether it finds so much that it may speak of another kind of subject than its own."""
        sources = {claim.source for claim in self.claims}
        return len(self.filled) >= _SURE and len(sources) * _WIDE >= articles

    def is_enough(self, articles: int, kinds: Collection[str]) -> bool:
        """Say whether it finds enough: of its own kinds of subject anything, of others more, and not in one article."""
        sources = {claim.source for claim in self.claims}
        if {*kinds} & {*self.catalogue.kinds}:
            return bool(self.claims)
        if {*kinds} & {*self.catalogue.also}:
            return len(self.claims) >= _ALSO
        return len(self.claims) >= _FEWEST and len(self.filled) >= _FIELDS and len(sources) >= min(2, articles)

    @property
    def filled(self) -> list[str]:
        """The ids of the fields that have claims, in the preset's order."""
        held = Counter(claim.field for claim in self.claims)
        return [field.id for field in self.fields if held[field.id]]

    @property
    def empty(self) -> list[str]:
        """The ids of the others."""
        return [field.id for field in self.fields if field.id not in self.filled]


def choose_presets(choice: Choice, found: Sequence[Found], articles: Sequence[Article]) -> list[Trial]:
    """Try the presets that may fit on the articles; give those that find enough, those that find most first.

    Behind them stand those that fit any story, with the fields that find what none of the others does.
    """
    subjects = [_subject(each) for each in choice.chosen]
    kinds = {subject.kind for subject in subjects}
    called = {noun for subject in subjects for noun in subject.nouns}
    fitting = [each for each in words().catalogues if not each.is_general and _may_fit(each, kinds, called)]
    trials = [_try(each, subjects, found, articles) for each in fitting]
    trials = [trial for trial in trials if trial.is_enough(len(articles), kinds)]
    trials.sort(key=lambda trial: (-len(trial.claims), trial.catalogue.name))
    most = len(trials[0].claims) if trials else 0
    fit = [
        trial
        for trial in trials
        if kinds & {*trial.catalogue.kinds}
        or (kinds & {*trial.catalogue.also} and len(trial.claims) * _NEAR >= most)
        or (len(trial.claims) * _STRANGE >= most and trial.is_sure(len(articles)))
    ]
    kept = _agreeing(fit)
    general = [_try(each, subjects, found, articles) for each in words().catalogues if each.is_general]
    return [*kept, *filter(None, (_beside(trial, kept) for trial in general))]


def _may_fit(each: Catalogue, kinds: Collection[str], called: Collection[str]) -> bool:
    """Say whether a preset may speak of some kinds of subject; of an event, which may be anything, by its nouns."""
    fitting = {*kinds} & {*each.kinds, *each.also}
    named = not each.nouns or not each.nouns.isdisjoint(called)
    anything = _ANY in kinds and (named or _EVENT not in each.kinds)
    return bool(fitting - {_EVENT}) or (bool(fitting) and named) or anything


def _beside(trial: Trial, others: Sequence[Trial]) -> Trial | None:
    """Give what a preset finds in fields of its own, each mostly where the ``others`` find nothing; if it does."""
    told = {(claim.source, claim.value_start) for other in others for claim in other.claims}
    known = {field.id for other in others for field in other.fields}
    new = Counter(claim.field for claim in trial.claims if (claim.source, claim.value_start) not in told)
    old = Counter(claim.field for claim in trial.claims if (claim.source, claim.value_start) in told)
    fields = tuple(field for field in trial.fields if field.id not in known and new[field.id] > old[field.id])
    kept = {field.id for field in fields}
    claims = tuple(claim for claim in trial.claims if claim.field in kept)
    return Trial(trial.catalogue, fields, claims) if claims else None


def _agreeing(trials: Sequence[Trial]) -> list[Trial]:
    """Leave out a preset that defines a field in another way than one that finds more: no story file holds both."""
    known: dict[str, tuple[str, str | None]] = {}
    kept = []
    for trial in trials:
        fields = {field.id: (field.type, field.unit) for field in trial.fields}
        if all(known.get(id_, form) == form for id_, form in fields.items()):
            known |= fields
            kept.append(trial)
    return kept


def _subject(each: StoryCandidate) -> Subject:
    """Make a subject with all its nouns, as the story file will."""
    return replace(each.subject, nouns=tuple(dict.fromkeys((*each.nouns, *each.subject.nouns))))


@cache
def _presets() -> Mapping[str, tuple[FieldDef, ...]]:
    return presets()


def _try(
    catalogue: Catalogue, subjects: Sequence[Subject], found: Sequence[Found], articles: Sequence[Article]
) -> Trial:
    fields = _presets()[catalogue.name]
    ids = tuple(subject.id for subject in subjects)
    story = Story(
        path=Path(),
        title="",
        language="en",
        subjects=MappingProxyType({subject.id: subject for subject in subjects}),
        entities=MappingProxyType({each.entity.id: each.entity for each in found if each.entity.id not in ids}),
        fields=MappingProxyType({field.id: field for field in fields}),
        topics=MappingProxyType({}),
        comparison=Comparison(ids, ()),
        sources=MappingProxyType({}),
    )
    extractor = Extractor(story)
    claims = [claim for article in articles for claim in extractor.claims(article)]
    wide = Counter(field for field, _ in {(claim.field, claim.source) for claim in claims})
    kinds = {subject.kind for subject in subjects}
    kept = {id_ for id_, count in wide.items() if count * _SHARE >= len(articles) or catalogue.owns(id_, kinds)}
    if catalogue.core and kept.isdisjoint(catalogue.core):
        kept = {id_ for id_ in kept if catalogue.owns(id_, kinds)}
    return Trial(catalogue, fields, tuple(claim for claim in claims if claim.field in kept))
