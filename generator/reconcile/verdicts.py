"""Verdicts: how the positions of one fact stand by themselves and to each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Final, get_args

from generator.models import Claim, Date, Money, Name, Position, Term, Verdict, VerdictKind
from generator.reconcile import dates
from generator.reconcile.change import Time
from generator.reconcile.explain import Explain, worded
from generator.reconcile.names import likeness
from generator.reconcile.numbers import exact, last_digit
from generator.reconcile.rates import Rate, rates
from generator.reconcile.relate import Scale, relation, wider

GRAVITY: Final = {kind: weight for weight, kind in enumerate(get_args(VerdictKind))}
ALL_PAIRS: Final = 24
"""Up to so many positions are compared each with each; of more, each with the one that most origins give."""


@dataclass(frozen=True, slots=True)
class Judge:
    """Compares the positions of one field."""

    scale: Scale
    time: Time
    explain: Explain
    rates: Sequence[Rate] = ()
    """All rates of exchange that the story's sources imply."""

    def verdicts(self, positions: Sequence[Position]) -> tuple[Verdict, ...]:
        """Return all verdicts on a fact, the gravest first.

        Those on what the editor set aside come behind, and last those on sums that only repeat others.
        """
        found = [verdict for a, b in _pairs(positions) if (verdict := self._pair(a, b, positions))]
        found = _settled(found, len(positions))
        found += [verdict for at, each in enumerate(positions) for verdict in self._alone(at, each, positions)]
        found += self._rates(positions)
        found += self._over(found, positions)
        aside = {at for at, position in enumerate(positions) if position.rank == "deprecated"}
        again = {at for at, position in enumerate(positions) if _repeats(position)}
        found.sort(key=lambda v: (bool(aside & {*v.positions}), -GRAVITY[v.kind], v.positions, v.text))
        found.sort(key=lambda v: v.kind != "disputed" and bool(again & {*v.positions}))
        return tuple(_capital(verdict, positions) for verdict in found)

    def _over(self, found: Sequence[Verdict], positions: Sequence[Position]) -> list[Verdict]:
        """Plans whose date is over and that no source reports to have come about."""
        if any(claim.modality == "stated" for position in positions for claim in position.claims):
            return []
        old = {at for verdict in found if verdict.later is not None for at in verdict.positions if at != verdict.later}
        over = [(at, of, day) for at, of in enumerate(positions) if at not in old and (day := self.time.passed(of))]
        return [Verdict("superseded", (at,), self.explain.passed(of, day), of.claims) for at, of, day in over]

    def _rates(self, positions: Sequence[Position]) -> Iterator[Verdict]:
        """Conversions whose rates do not fit, and the third rate that two conversions of one sum make together."""
        claims = [claim for position in positions for claim in position.claims]
        place = {claim.id: at for at, position in enumerate(positions) for claim in position.claims}
        for one, other in combinations(_distinct(rates(claims)), 2):
            a, b = sorted((place[one.claims[1].id], place[other.claims[1].id]))
            both = (*one.claims, *other.claims)
            if {one.of, one.per} == {other.of, other.per}:
                if not one.fits(other):
                    yield Verdict("converted", (a, b), self.explain.rates_differ(one, other), both)
            elif one.of == other.of:
                cross = one.by_way_of(other).dearer()
                known = [rate for rate in self.rates if {rate.of, rate.per} == {cross.of, cross.per}]
                yield Verdict("converted", (a, b), self.explain.rates(cross, known[0] if known else None), both)

    def _alone(self, at: int, of: Position, positions: Sequence[Position]) -> Iterator[Verdict]:
        if len(of.origins) > 1:
            yield Verdict("agreed", (at,), self.explain.agreed(of), of.claims)
        else:
            yield Verdict("single", (at,), self.explain.single(of, _unopposed(of, positions, self.scale)), of.claims)
        for one, other in _spellings(of):
            yield Verdict("spelled", (at,), self.explain.spelled(one, other), (*one, *other))
        if pair := self.time.came_true(of):
            yield Verdict("superseded", (at,), self.explain.came_true(*pair, of), pair)

    def _pair(self, a: int, b: int, positions: Sequence[Position]) -> Verdict | None:
        one, other = positions[a], positions[b]
        if one.denied or other.denied:
            return self._denial((a, b), one, other)
        claims = (*one.claims, *other.claims)
        found = relation(one, other, self.scale)
        if found == "apart" and _repeats(one) and _repeats(other):
            return None
        match found:
            case "spelled":
                return Verdict("spelled", (a, b), self.explain.spelled(one, other), claims)
            case "refined":
                text = self.explain.refined(one, other, _wider(one, other, self.scale))
                return Verdict("refined", (a, b), text, claims)
            case "converted":
                return self._converted((a, b), one, other)
            case "apart":
                return self._apart((a, b), one, other)
            case None:
                return None

    def _denial(self, at: tuple[int, int], one: Position, other: Position) -> Verdict | None:
        """Only what is denied and said is at odds; that a plan is off is a change."""
        if one.denied == other.denied or not _same(one, other):
            return None
        said, denied = (other, one) if one.denied else (one, other)
        claims = (*said.claims, *denied.claims)
        if self.time.replaced(said, denied, False):
            return Verdict(
                "superseded", at, self.explain.replaced(said, denied), claims, at[1] if one is said else at[0]
            )
        return Verdict("disputed", at, self.explain.denied(said, denied), claims)

    def _converted(self, at: tuple[int, int], one: Position, other: Position) -> Verdict | None:
        """A conversion that a source makes; of sums that no source sets against each other nothing is said."""
        for a, b in ((one, other), (other, one)):
            ids = {claim.id: claim for claim in a.claims}
            link = next(((ids[c.converts], c) for c in b.claims if c.converts in ids), None)
            if link:
                return Verdict("converted", at, self.explain.converted(a, b, link), link)
        if any(claim.converts for claim in (*one.claims, *other.claims)):
            return None
        return Verdict("converted", at, self.explain.converted(one, other, None), (*one.claims, *other.claims))

    def _apart(self, at: tuple[int, int], one: Position, other: Position) -> Verdict | None:
        claims = (*one.claims, *other.claims)
        if self.scale.field.many:
            return self._excluded(at, one, other)
        for later, old, new in ((at[1], one, other), (at[0], other, one)):
            if self.time.replaced(old, new, self.scale.field.running):
                return Verdict("superseded", at, self.explain.replaced(old, new), claims, later)
        if _side_by_side(one, other) or (self.scale.field.running and not self.time.known(claims)):
            return None
        return Verdict("disputed", at, self.explain.disputed(one, other), claims)

    def _excluded(self, at: tuple[int, int], one: Position, other: Position) -> Verdict | None:
        """Values of a field that holds many are at odds only when a source leaves room for one."""
        for alone, second in ((one, other), (other, one)):
            strict = [claim for claim in alone.claims if _alone(claim)]
            others = [claim for claim in second.claims if claim.source not in {each.source for each in strict}]
            if strict and others:
                return Verdict("disputed", at, self.explain.excluded(alone, second), (*strict, *others))
        return None


def _capital(verdict: Verdict, positions: Sequence[Position]) -> Verdict:
    """Begin a sentence with a capital where it begins with a value in our words; a name stays as it is."""
    values = [positions[at] for at in verdict.positions]
    ours = [value for value in values if not isinstance(value.value, Name | Term) or _WORDS.fullmatch(value.text)]
    if any(verdict.text.startswith(worded(value)) for value in ours):
        return replace(verdict, text=verdict.text[:1].upper() + verdict.text[1:])
    return verdict


def _repeats(position: Position) -> bool:
    """Whether a position only gives another sum again in a second currency."""
    return all(claim.converts for claim in position.claims)


def _side_by_side(one: Position, other: Position) -> bool:
    """Whether an article gives both values in its own voice, or from one mouth: then they are of different things."""
    return any(a.source == b.source and a.speaker == b.speaker for a in one.claims for b in other.claims)


def _pairs(positions: Sequence[Position]) -> Iterable[tuple[int, int]]:
    if len(positions) <= ALL_PAIRS:
        return combinations(range(len(positions)), 2)
    best = max(range(len(positions)), key=lambda at: (len(positions[at].origins), -at))
    return ((min(best, at), max(best, at)) for at in range(len(positions)) if at != best)


def _settled(found: Sequence[Verdict], count: int) -> list[Verdict]:
    """Leave out disputes with a value of which another form replaced the other value, or was replaced by it."""
    kinds = {verdict.positions: verdict.kind for verdict in found}

    def kind(a: int, b: int) -> str | None:
        return kinds.get((min(a, b), max(a, b)))

    def settled(a: int, b: int) -> bool:
        return any({kind(a, c), kind(b, c)} == {"superseded", "refined"} for c in range(count))

    return [verdict for verdict in found if verdict.kind != "disputed" or not settled(*verdict.positions)]


def _distinct(found: Sequence[Rate]) -> list[Rate]:
    """One rate for each two sums, however many sources give them."""
    return list({tuple(claim.value for claim in rate.claims): rate for rate in reversed(found)}.values())[::-1]


def _unopposed(of: Position, positions: Sequence[Position], scale: Scale) -> bool:
    """Whether others speak of the same field, where several values do not conflict."""
    others = {claim.source for position in positions for claim in position.claims} - {c.source for c in of.claims}
    return bool(others) and scale.field.many and not any(each.denied for each in positions)


def _spellings(of: Position) -> Iterator[tuple[list[Claim], list[Claim]]]:
    """The claims of the first spelling of a name beside those of each other spelling that is no shorter form."""
    groups: dict[str, list[Claim]] = {}
    for claim in of.claims:
        if isinstance(claim.value, Name):
            groups.setdefault(claim.value.name, []).append(claim)
    names = sorted(groups, key=lambda name: (-len(groups[name]), [*groups].index(name)))
    for at, name in enumerate(names):
        plain = next((earlier for earlier in names[:at] if likeness(earlier, name) == "spelled"), None)
        if plain:
            yield groups[plain], groups[name]


def _same(one: Position, other: Position) -> bool:
    return one.text == other.text


def _wider(a: Position, b: Position, scale: Scale) -> bool:
    """Whether the first of two values that agree is the less exact one."""
    match a.value, b.value:
        case Date() as one, Date() as other:
            first, second = dates.days(one), dates.days(other)
            return not first or not second or first.last - first.first > second.last - second.first
        case Name(), Name():
            return len(a.text.split()) < len(b.text.split())
        case Term() as one, Term() as other:
            return wider(one, other, scale.field)
        case _:
            return _rough(a) > _rough(b)


def _rough(position: Position) -> tuple[bool, bool, float]:
    value = position.value
    n = value.amount if isinstance(value, Money) else getattr(value, "n", 0)
    bounds = {claim.bound for claim in position.claims}
    digit = last_digit(exact(n)) / abs(exact(n)) if n else 0
    return bool(bounds & {"over", "under"}), "about" in bounds, float(digit)


_WORDS: Final = re.compile(r"[a-z]+(?:[ -][a-z]+)*")
"""Common words: all else may be a name, which keeps its first letter."""
_BEFORE: Final = re.compile(r"\b(?:only|sole|solely|none but|no one but|nobody but|no one else than)\b", re.IGNORECASE)
_AFTER: Final = re.compile(
    r"^(?:\W*)(?:alone|single-handedly|by (?:him|her|it)self|and no one else|and nobody else)\b", re.IGNORECASE
)
_NEAR: Final = 3
"""How many words may stand between a word of exclusion and the value behind it."""


def _alone(claim: Claim) -> bool:
    """Whether a clause says that there is no other: "only X", "the sole producer, X", "X alone"."""
    start = claim.value_start - claim.start
    before, after = claim.quote[:start].split()[-_NEAR:], claim.quote[start + len(claim.written) :]
    return bool(_BEFORE.search(" ".join(before)) or _AFTER.search(after))
