"""Compares two builds: a pure function from what they exported to typed changes, the gravest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from generator.changes import facts, sources
from generator.changes.kinds import Change, FactChange, FactNames, Gravity, SourceChange
from generator.changes.model import About, Claim, Export, Source, Words
from generator.changes.sources import (
    DESCRIBED,
    SourceCame,
    SourceDescribed,
    SourceRead,
    SourceRewritten,
    SourceWent,
    SourceWithdrawn,
)
from generator.changes.telling import BuildFact, came, differs, went

PLACE: Final[Mapping[type, int]] = {kind: place for place, kind in enumerate((*sources.ORDER, *facts.ORDER))}
"""Sorts changes of sources, and those of one fact."""


def changes(old: Export, new: Export) -> tuple[Change, ...]:
    """Give what differs between two builds: changes of sources, then of facts, the gravest first.

    The order of sources, claims, facts and values in the data changes nothing.
    """
    same = _renamed(old, new)
    known = _told_as(old, same)
    compared = _Compared(known, new, same)
    of_facts = [change for about in sorted({*known.facts, *new.facts}) for change in compared.fact(about)]
    gravest: dict[About, Gravity] = {}
    for each in of_facts:
        gravest[each.matter.about] = min(each.gravity, gravest.get(each.matter.about, each.gravity))
    of_facts.sort(key=lambda each: (gravest[each.matter.about], each.matter.place, PLACE[type(each)], each.explain()))
    of_sources = sorted(compared.sources(old), key=lambda each: (PLACE[type(each)], each.source.place))
    return *of_sources, *of_facts


def _renamed(old: Export, new: Export) -> dict[str, str]:
    """Give the new ids of sources whose text came under another id: the old ones gone, the text in one of each."""
    gone = _by_text(old.sources[each] for each in old.sources.keys() - new.sources.keys())
    come = _by_text(new.sources[each] for each in new.sources.keys() - old.sources.keys())
    return {before: come[text] for text, before in gone.items() if text in come}


def _by_text(sources: Iterable[Source]) -> dict[str, str]:
    sources = list(sources)
    often = Counter(source.text_sha256 for source in sources)
    return {source.text_sha256: source.id for source in sources if often[source.text_sha256] == 1}


def _told_as(old: Export, same: Mapping[str, str]) -> Export:
    """Give a build with its sources under other ids."""
    if not same:
        return old

    def claims(of: Iterable[Claim]) -> tuple[Claim, ...]:
        return tuple(replace(claim, source=same.get(claim.source, claim.source)) for claim in of)

    sources = {same.get(id, id): replace(source, id=same.get(id, id)) for id, source in old.sources.items()}
    facts = {
        about: replace(fact, positions=tuple(replace(each, claims=claims(each.claims)) for each in fact.positions))
        for about, fact in old.facts.items()
    }
    return replace(old, sources=sources, claims=claims(old.claims), facts=facts)


@dataclass(frozen=True, slots=True)
class _Compared:
    """Two builds in which one source has one id."""

    old: Export
    new: Export
    same: Mapping[str, str]
    """New ids of sources by the old ones, where these differ."""

    def sources(self, named: Export) -> Iterator[SourceChange]:
        """Yield the changes of sources; ``named`` is the older build, in which they have their old ids."""
        back = {new: old for old, new in self.same.items()}
        said = [Counter(claim.words for claim in build.claims) for build in (self.old, self.new)]
        gone, fresh = _by_source(said[0] - said[1]), _by_source(said[1] - said[0])
        for id in self.old.sources.keys() | self.new.sources.keys():
            before, after = named.sources.get(back.get(id, id)), self.new.sources.get(id)
            if before and not after and id in self.new.withdrawn:
                lost = tuple(text for text, behind in self.old.sentences.items() if id in behind)
                lost = tuple(text for text in lost if text not in self.new.sentences)
                yield SourceWithdrawn(before, fresh[id], gone[id], self.new.withdrawn[id], lost)
            else:
                yield from _of_source(before, after, fresh[id], gone[id])

    def fact(self, about: About) -> Iterator[FactChange]:
        """Yield what changed about one fact."""
        subject, field = about
        names = (
            self.new.subjects.get(subject) or self.old.subjects.get(subject) or subject,
            self.new.fields.get(field) or self.old.fields.get(field) or field,
        )
        matter = FactNames(*names, about)
        before, after = self.old.facts.get(about), self.new.facts.get(about)
        if before and after:
            yield from differs(matter, BuildFact(before, self.old.sources), BuildFact(after, self.new.sources))
        elif after:
            yield from came(matter, BuildFact(after, self.new.sources))
        elif before:
            yield from went(matter, BuildFact(before, self.old.sources))


def _by_source(words: Counter[Words]) -> Counter[str]:
    found: Counter[str] = Counter()
    for (_, source, *_), times in words.items():
        found[source] += times
    return found


def _of_source(before: Source | None, after: Source | None, came: int, went: int) -> Iterator[SourceChange]:
    if before and after:
        if any(getattr(before, key) != getattr(after, key) for key in DESCRIBED):
            yield SourceDescribed(after, 0, 0, before)
        if before.text_sha256 != after.text_sha256:
            yield SourceRewritten(after, came, went)
        elif came or went:
            yield SourceRead(after, came, went)
    elif after:
        yield SourceCame(after, came, went)
    elif before:
        yield SourceWent(before, came, went)
