"""What changed about one fact of which both builds speak."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from generator.changes.facts import (
    Backed,
    FactCame,
    FactWent,
    Judged,
    NoteCame,
    NoteWent,
    OddsCame,
    OddsWent,
    PutOtherwise,
    Ranked,
    Reckoned,
    Reworded,
    Unbacked,
    ValueCame,
    ValueWent,
)
from generator.changes.kinds import FactChange, FactNames, GivenValue
from generator.changes.model import Fact, Position, Source, Words
from generator.changes.voices import Voice
from generator.models import VerdictKind

TELLING: Final = ("disputed", "refuted", "superseded")
"""The verdicts on two values that are told one by one."""
Odds = tuple[VerdictKind, frozenset[str]]


@dataclass(frozen=True, slots=True)
class BuildFact:
    """A fact as one build tells it, with the sources of that build by id."""

    fact: Fact
    sources: Mapping[str, Source]

    def voices(self, position: Position) -> dict[str, Voice]:
        """Give who says a value, by the source's id, in the order of their days."""
        claims = sorted(position.claims, key=lambda each: (self.sources[each.source].place, each.place))
        grouped = groupby(claims, key=lambda each: each.source)
        return {source: Voice(self.sources[source], tuple(said)) for source, said in grouped}

    def value(self, position: Position) -> GivenValue:
        """Give a value with who says it."""
        return GivenValue(position.text, position.denied, (*self.voices(position).values(),), position.origins)

    def odds(self, known: Mapping[str, str]) -> dict[Odds, str]:
        """Give the sentence for each two values that are at odds, or of which one took the other's place.

        ``known`` gives the key under which the other build knows a value, by the one that it has here.
        """
        keys = [known.get(each.key, each.key) for each in self.fact.positions]
        return {
            (each.kind, frozenset(keys[place] for place in each.positions)): each.text
            for each in sorted(self.fact.verdicts, key=lambda each: each.text)
            if each.kind in TELLING
        }


def came(matter: FactNames, now: BuildFact) -> Iterator[FactChange]:
    """Yield the changes that a new fact makes."""
    yield FactCame(matter, now.fact.verdict)
    yield from (ValueCame(matter, now.value(each), alone=True) for each in now.fact.positions)
    yield from (OddsCame(matter, kind, text) for (kind, _), text in now.odds({}).items())


def went(matter: FactNames, then: BuildFact) -> Iterator[FactChange]:
    """Yield the changes that a fact makes which is gone."""
    yield FactWent(matter, then.fact.verdict)
    yield from (ValueWent(matter, then.value(each), alone=True) for each in then.fact.positions)
    yield from (OddsWent(matter, kind, text) for (kind, _), text in then.odds({}).items())


def differs(matter: FactNames, then: BuildFact, now: BuildFact) -> Iterator[FactChange]:
    """Yield the changes between two tellings of one fact."""
    if then.fact.verdict != now.fact.verdict:
        yield Judged(matter, then.fact.verdict, now.fact.verdict)
    pairs = matched(then.fact.positions, now.fact.positions)
    yield from _odds(matter, then, now, pairs)
    yield from _came_and_went(matter, then, now, pairs)
    for before, after in pairs:
        yield from _value(matter, Pair(before, after, then.voices(before), now.voices(after)))
    notes, new_notes = then.fact.notes, now.fact.notes
    yield from (NoteCame(matter, note) for note in new_notes if note not in notes)
    yield from (NoteWent(matter, note) for note in notes if note not in new_notes)


def matched(old: Sequence[Position], new: Sequence[Position]) -> list[tuple[Position, Position]]:
    """Pair the values of two tellings: equal ones, then those that share claims, the most first."""
    before, after = ({each.key: each for each in telling} for telling in (old, new))
    pairs = [(before[key], after[key]) for key in before if key in after]
    left, home = [each for each in old if each.key not in after], _homes(each for each in new if each.key not in before)
    shared = Counter((each.key, key) for each in left for words in _said(each) if (key := home.get(words)))
    for (one, other), _ in sorted(shared.items(), key=lambda item: (-item[1], sorted(item[0]))):
        if one in before and other in after:
            pairs.append((before.pop(one), after.pop(other)))
    return pairs


def _said(position: Position) -> set[Words]:
    return {claim.words for claim in position.claims}


def _homes(positions: Iterable[Position]) -> dict[Words, str]:
    """Give the key of the value that each claim stands with, by the claim's words."""
    return {words: each.key for each in sorted(positions, key=lambda each: each.key) for words in _said(each)}


def _odds(
    matter: FactNames, then: BuildFact, now: BuildFact, pairs: Sequence[tuple[Position, Position]]
) -> Iterator[FactChange]:
    before = then.odds({old.key: new.key for old, new in pairs})
    after = now.odds({})
    yield from (OddsCame(matter, key[0], text) for key, text in after.items() if key not in before)
    yield from (OddsWent(matter, key[0], text) for key, text in before.items() if key not in after)


def _came_and_went(
    matter: FactNames, then: BuildFact, now: BuildFact, pairs: Sequence[tuple[Position, Position]]
) -> Iterator[FactChange]:
    kept, known = {each.key for each, _ in pairs}, {each.key for _, each in pairs}
    came, before = [each for each in now.fact.positions if each.key not in known], _texts(then.fact.positions)
    went, after = [each for each in then.fact.positions if each.key not in kept], _texts(now.fact.positions)
    yield from (ValueCame(matter, now.value(each), _found(each, before)) for each in came)
    yield from (ValueWent(matter, then.value(each), _found(each, after)) for each in went)


def _texts(positions: Sequence[Position]) -> dict[Words, str]:
    texts = {each.key: each.text for each in positions}
    return {words: texts[key] for words, key in _homes(positions).items()}


def _found(position: Position, texts: Mapping[Words, str]) -> tuple[str, ...]:
    """Give the values with which the claims of another telling's value stand, as people read them."""
    return tuple(sorted({texts[words] for words in _said(position) if words in texts}))


@dataclass(frozen=True, slots=True)
class Pair:
    """One value in two tellings, and who gives it."""

    before: Position
    after: Position
    then: Mapping[str, Voice]
    now: Mapping[str, Voice]


def _value(matter: FactNames, of: Pair) -> Iterator[FactChange]:
    before, after = of.before, of.after
    shown = f"not {after.text}" if after.denied else after.text
    if before.text != after.text:
        yield Reworded(matter, before.text, after.text)
    if (before.rank, before.reason) != (after.rank, after.reason):
        yield Ranked(matter, shown, before.rank, after.rank, after.reason)
    if more := tuple(voice for source, voice in of.now.items() if source not in of.then):
        yield Backed(matter, shown, more)
    if less := tuple(voice for source, voice in of.then.items() if source not in of.now):
        yield Unbacked(matter, shown, less)
    if of.then.keys() == of.now.keys() and before.origins != after.origins:
        yield Reckoned(matter, shown, before.origins, after.origins)
    for source in of.then.keys() & of.now.keys():
        if of.then[source].manners != of.now[source].manners:
            yield PutOtherwise(matter, shown, of.then[source], of.now[source])
