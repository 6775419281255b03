"""Verdicts: how the positions of one fact stand by themselves and to each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations, product
from typing import Final, get_args

from generator.identity_cache import IdentityCache
from generator.models import Claim, Name, Position, Term, Verdict, VerdictKind
from generator.patterns import lazy
from generator.reconcile.change import Time, ended
from generator.reconcile.explain import Explain
from generator.reconcile.names import likeness
from generator.reconcile.rates import Known, could_be_one, rate_pairs
from generator.reconcile.relate import Scale, less_exact, outgrown, relation
from generator.reconcile.scope import of_two_things
from generator.reconcile.settle import settled, without_refuted
from generator.reconcile.summary import COMPARED, both

GRAVITY: Final = {kind: weight for weight, kind in enumerate(get_args(VerdictKind))}
ALL_PAIRS: Final = 24
"""Up to so many positions are compared each with each; of more, each with the one that most origins give."""
_WORDS: Final = lazy(r"[a-z]+(?:[ -][a-z]+)*")
"""Common words: all else may be a name, which keeps its first letter."""


@dataclass(frozen=True, slots=True)
class Judge:
    """Compares the positions of one field."""

    scale: Scale
    time: Time
    explain: Explain
    rates: Mapping[frozenset[str], Known] = field(default_factory=dict)
    """The rates of exchange that the story's sources imply, by the two currencies."""
    strict: IdentityCache[Sequence[Position], list[list[Claim]]] = field(init=False)
    """Of each position the claims that leave no room for a second value."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "strict", IdentityCache(_exclusive))

    def verdicts(self, positions: Sequence[Position]) -> tuple[Verdict, ...]:
        """Return all verdicts on a fact, the gravest first.

        Those on what the editor set aside come behind, and last those on sums that only repeat others.
        """
        found = [verdict for a, b in _pairs(positions) if (verdict := self._pair(a, b, positions))]
        found = without_refuted(settled(found), positions)
        opposed = _opposed(positions, self.scale)
        contested = {at for verdict in found if verdict.kind == "disputed" for at in verdict.positions}
        for at, each in enumerate(positions):
            found += self._alone(at, each, 0 if at in contested else opposed)
        found += self._rates(positions)
        found += self._over(found, positions)
        aside = {at for at, position in enumerate(positions) if position.rank == "deprecated"}
        again = {at for at, position in enumerate(positions) if _repeats(position)}
        found.sort(key=lambda v: (bool(aside & {*v.positions}), -GRAVITY[v.kind], v.positions, v.text))
        found.sort(key=lambda v: v.kind != "disputed" and bool(again & {*v.positions}))
        return tuple(self._capital(verdict, positions) for verdict in found)

    def _capital(self, verdict: Verdict, positions: Sequence[Position]) -> Verdict:
        """Begin a sentence with a capital where it begins with a value in our words; a name stays as it is."""
        values = [positions[at] for at in verdict.positions]
        ours = [value for value in values if not isinstance(value.value, Name | Term) or _WORDS.fullmatch(value.text)]
        if any(verdict.text.startswith(self.explain.worded(value)) for value in ours):
            return replace(verdict, text=verdict.text[:1].upper() + verdict.text[1:])
        return verdict

    def _over(self, found: Sequence[Verdict], positions: Sequence[Position]) -> list[Verdict]:
        """Plans whose date is over and that no source reports to have come about."""
        if any(claim.modality == "stated" for position in positions for claim in position.claims):
            return []
        old = {at for verdict in found if verdict.later is not None for at in verdict.positions if at != verdict.later}
        over = [(at, of, day) for at, of in enumerate(positions) if at not in old and (day := self.time.passed(of))]
        return [
            Verdict("superseded", (at,), self.explain.passed(of, day), both(of.claims, ()))
            for at, of, day in over
            if not ended(of)
        ]

    def _rates(self, positions: Sequence[Position]) -> Iterator[Verdict]:
        """Conversions whose rates do not fit, and the third rate that two conversions of one sum make together."""
        claims = [claim for position in positions for claim in position.claims]
        place = {claim.id: at for at, position in enumerate(positions) for claim in position.claims}
        for one, other in rate_pairs(claims):
            a, b = sorted((place[one.claims[1].id], place[other.claims[1].id]))
            sums = (*one.claims, *other.claims)
            if one.currencies == other.currencies:
                if not one.fits(other):
                    yield Verdict("converted", (a, b), self.explain.rates_differ(one, other), sums)
            elif one.of == other.of:
                cross = one.by_way_of(other).dearer()
                known = self.rates.get(cross.currencies)
                yield Verdict("converted", (a, b), self.explain.rates(cross, known and known.first), sums)

    def _alone(self, at: int, of: Position, others: int) -> Iterator[Verdict]:
        claims = both(of.claims, ())
        if len(of.origins) > 1:
            yield Verdict("agreed", (at,), self.explain.agreed(of), claims)
        else:
            unopposed = others > len(self.scale.summary(of).sources)
            yield Verdict("single", (at,), self.explain.single(of, unopposed), claims)
        for one, other in _spellings(of):
            yield Verdict("spelled", (at,), self.explain.spelled(one, other), both(one, other))
        if nothing := ended(of):
            yield Verdict("superseded", (at,), self.explain.ended(of, nothing), nothing)
        elif pair := self.time.came_true(of):
            yield Verdict("superseded", (at,), self.explain.came_true(*pair, of), pair)

    def _pair(self, a: int, b: int, positions: Sequence[Position]) -> Verdict | None:
        one, other = positions[a], positions[b]
        if one.denied or other.denied:
            return self._denial((a, b), one, other)
        claims = both(one.claims, other.claims)
        found = relation(one, other, self.scale)
        if found == "apart" and _repeats(one) and _repeats(other):
            return None
        match found:
            case "spelled":
                return Verdict("spelled", (a, b), self.explain.spelled(one, other), claims)
            case "refined":
                grown = self.scale.field.running and outgrown(one, other, self.scale)
                if grown and (change := self._replaced((a, b), one, other)):
                    return change
                text = self.explain.refined(one, other, less_exact(one, other, self.scale))
                return Verdict("refined", (a, b), text, claims)
            case "converted":
                return self._converted((a, b), positions)
            case "apart":
                return self._apart((a, b), positions)
            case None:
                return None

    def _denial(self, at: tuple[int, int], one: Position, other: Position) -> Verdict | None:
        """Only what is denied and said is at odds; that a plan is off is a change.

        An article that denies what it says itself denies something else of what its clause holds.
        """
        if one.denied == other.denied or one.text != other.text:
            return None
        said, denied = (other, one) if one.denied else (one, other)
        if self.scale.summary(denied).voices <= self.scale.summary(said).voices:
            return None
        claims = both(said.claims, denied.claims)
        if self.time.replaced(said, denied, False):
            return Verdict(
                "superseded", at, self.explain.replaced(said, denied), claims, at[1] if one is said else at[0]
            )
        others = self.scale.summary(denied).sources - self.scale.summary(said).sources
        return Verdict("refuted" if others else "disputed", at, self.explain.denied(said, denied), claims)

    def _converted(self, at: tuple[int, int], positions: Sequence[Position]) -> Verdict | None:
        """A conversion that a source makes; else one that a known rate, or any real one, leaves possible."""
        one, other = (positions[each] for each in at)
        for a, b in ((one, other), (other, one)):
            ids = self.scale.summary(a).by_id
            converting = self.scale.summary(b).converting
            link = next(((ids[claim.converts], claim) for claim in converting if claim.converts in ids), None)
            if link:
                return Verdict("converted", at, self.explain.converted(a, b, link), link)
        if any(self.scale.summary(each).converting for each in (one, other)):
            return None
        ours, theirs = self.scale.summary(one).figures, self.scale.summary(other).figures
        known = self.rates.get(frozenset((ours[0].base, theirs[0].base)))
        rate = known and known.first
        if any(could_be_one(a, b, known) for a, b in product(ours, theirs)):
            claims = both(one.claims, other.claims)
            return Verdict("converted", at, self.explain.converted(one, other, known=rate), claims)
        return self._apart(at, positions, self.explain.no_rate(one, other, rate))

    def _apart(self, at: tuple[int, int], positions: Sequence[Position], why: str = "") -> Verdict | None:
        if self.scale.field.many:
            return self._excluded(at, positions)
        one, other = (positions[each] for each in at)
        if self._of_two_things(one, other) or self.time.of_other_times(one, other):
            return None
        claims = both(one.claims, other.claims)
        if change := self._replaced(at, one, other):
            return change
        if self._side_by_side(one, other):
            return None
        if self.scale.field.running and not (self.time.known(one) and self.time.known(other)):
            return None
        return Verdict("disputed", at, why or self.explain.disputed(one, other), claims)

    def _replaced(self, at: tuple[int, int], one: Position, other: Position) -> Verdict | None:
        """The change from one value to the other, where sources show it."""
        for later, old, new in ((at[1], one, other), (at[0], other, one)):
            if self.time.replaced(old, new, self.scale.field.running):
                claims = both(one.claims, other.claims)
                return Verdict("superseded", at, self.explain.replaced(old, new), claims, later)
        return None

    def _of_two_things(self, one: Position, other: Position) -> bool:
        """Whether all clauses narrow the values to different things, or tell one moment by two clocks."""
        if isinstance(one.value, Name) or isinstance(other.value, Name):
            return False
        return of_two_things(one.claims[:COMPARED], other.claims[:COMPARED])

    def _side_by_side(self, one: Position, other: Position) -> bool:
        """Whether an article gives both values in its own voice, or from one mouth: they are of different things."""
        return not self.scale.summary(one).voices.isdisjoint(self.scale.summary(other).voices)

    def _excluded(self, at: tuple[int, int], positions: Sequence[Position]) -> Verdict | None:
        """Values of a field that holds many are at odds only when a source leaves no room for the other."""
        for lone, second in (at, at[::-1]):
            strict = self.strict(positions)[lone]
            named = self.scale.summary(positions[second]).sources
            if strict := [claim for claim in strict if claim.source not in named]:
                text = self.explain.excluded(positions[lone], strict, positions[second])
                return Verdict("disputed", at, text, both(strict, positions[second].claims))
        return None


def _exclusive(positions: Sequence[Position]) -> list[list[Claim]]:
    """For each position the claims that leave no room for a value that their source does not name."""
    named = Counter(clause for each in positions for clause in {_clause(claim) for claim in each.claims})

    def all_counted(claim: Claim) -> bool:
        """Whether a clause counts as many as it names."""
        n = named[_clause(claim)]
        return n > 1 and n == claim.wording.counted

    return [[claim for claim in each.claims if all_counted(claim) or claim.wording.alone] for each in positions]


def _clause(claim: Claim) -> tuple[str, int, int]:
    return claim.source, *claim.clause_span


def _repeats(position: Position) -> bool:
    """Whether a position only gives another sum again in a second currency."""
    return all(claim.converts for claim in position.claims)


def _pairs(positions: Sequence[Position]) -> Iterable[tuple[int, int]]:
    if len(positions) <= ALL_PAIRS:
        return combinations(range(len(positions)), 2)
    best = max(range(len(positions)), key=lambda at: (len(positions[at].origins), -at))
    return ((min(best, at), max(best, at)) for at in range(len(positions)) if at != best)


def _opposed(positions: Sequence[Position], scale: Scale) -> int:
    """How many sources speak of a field where several values do not conflict; 0 of another, or where one denies."""
    if not scale.field.many or any(each.denied for each in positions):
        return 0
    return len(frozenset().union(*(scale.summary(each).sources for each in positions)))


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
