"""What composing needs to know: the story and its facts, looked up by their ids, and how each fact is to be told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from generator.models import Article, Claim, Date, Duration, Fact, Money, Name, Quantity, State, Term, Value
from generator.reconcile import days, pairs
from generator.story import FieldDef, Story, wider_options

WITH: Mapping[State, tuple[State, ...]] = {
    "stated": ("stated",),
    "planned": ("planned", "stated"),
    "lapsed": ("lapsed", "planned", "stated"),
    "denied": (),
}
"""In a sentence of each state, how other facts must be told to stand in it: a plan is no part of what happened."""


@dataclass(frozen=True, slots=True)
class Told:
    """How a fact is told."""

    state: State
    groups: Sequence[Sequence[int]]
    """The places of the values that are told, the forms of one together; lapsed plans by date."""
    disputed: bool
    """The groups are at odds."""
    before: Sequence[Sequence[int]] = ()
    """Of a plan: the places of the plans that it took the place of, by date."""
    over: bool = False
    """A plan whose date was over when the newest article came out, and of which none reports what became of it."""


@dataclass(frozen=True)
class Variant:
    """A position as some of its claims put it."""

    at: int
    claims: tuple[Claim, ...]
    """Alike in their bound; in the order of their sources."""

    @property
    def sources(self) -> int:
        """How many sources put it so."""
        return len(self.said_by)

    @cached_property
    def said_by(self) -> frozenset[str]:
        """The ids of the sources that put it so."""
        return frozenset(claim.source for claim in self.claims)


@dataclass(frozen=True)
class Matter:
    """One story, as those who write sentences about it see it."""

    story: Story
    articles: Sequence[Article]
    facts: Sequence[Fact]

    @cached_property
    def by_field(self) -> Mapping[tuple[str, str], Fact]:
        """Facts by subject and field."""
        return {(fact.subject, fact.field): fact for fact in self.facts}

    @cached_property
    def surnames(self) -> Mapping[str, int]:
        """How many persons of the story have each surname."""
        people = (entity for entity in self.story.entities.values() if entity.kind == "person")
        return Counter(person.name.split()[-1] for person in people)

    @cached_property
    def order(self) -> Mapping[str, int]:
        """The place of each source, by its id."""
        return {article.id: at for at, article in enumerate(self.articles)}

    @cached_property
    def dated(self) -> frozenset[str]:
        """The ids of the sources whose day is known."""
        return frozenset(article.id for article in self.articles if article.published)

    @cached_property
    def _told(self) -> dict[tuple[str, str], Told]:
        told = {key: _tell(fact) for key, fact in self.by_field.items()}
        return {key: self._following(key, told) for key in told}

    def _following(self, key: tuple[str, str], told: Mapping[tuple[str, str], Told]) -> Told:
        """How a fact is told that hangs on others which are only planned: who directs a film that is not made."""
        subject, field = key
        found = [told[subject, each] for each in self._follows.get(field, ()) if (subject, each) in told]
        if told[key].state not in ("stated", "planned") or not found or any(each.state == "stated" for each in found):
            return told[key]
        over = all(each.over or each.state == "lapsed" for each in found)
        return replace(told[key], state="planned", over=told[key].over or (over and told[key].state == "planned"))

    @cached_property
    def _follows(self) -> Mapping[str, tuple[str, ...]]:
        return {each.of: each.follows for each in self.story.sentences.values() if each.follows}

    def field(self, fact: Fact) -> FieldDef:
        """Return the field of a fact."""
        return self.story.fields[fact.field]

    def told(self, fact: Fact) -> Told:
        """Return how a fact is told."""
        return self._told[fact.subject, fact.field]

    def fact(self, subject: str, field: str, state: State | None = None) -> Fact | None:
        """Return a fact, if it can stand in a sentence of a state."""
        fact = self.by_field.get((subject, field))
        return fact if fact and (state is None or self.told(fact).state in WITH[state]) else None

    def sorted(self, claims: Iterable[Claim]) -> tuple[Claim, ...]:
        """Return claims in the order of their sources, each once."""
        once = {claim.id: claim for claim in claims}
        return tuple(sorted(once.values(), key=lambda claim: (self.order.get(claim.source, 0), claim.value_start)))

    def _telling(self, fact: Fact, at: int) -> Sequence[Claim]:
        """The claims that a value is told by: those that only plan it do not bear out what others state.

        A name is the same in a plan and in what became of it.
        """
        claims = fact.positions[at].claims
        if isinstance(fact.positions[at].value, Name):
            return claims
        stated = [claim for claim in claims if claim.modality == "stated"]
        return stated if stated and self.told(fact).state == "stated" else claims

    @cached_property
    def _variants(self) -> dict[tuple[int, int], tuple[Fact, list[Variant]]]:
        return {}

    def variants(self, fact: Fact, at: int) -> list[Variant]:
        """Return a position as its claims put it, what most sources say first; worked out once."""
        key = (id(fact), at)
        if key not in self._variants:  # with the fact, so that the number that identifies it cannot pass to another
            self._variants[key] = fact, self._put(fact, at)
        return self._variants[key][1]

    def _put(self, fact: Fact, at: int) -> list[Variant]:
        found: dict[tuple[str | None, bool], list[Claim]] = {}
        for claim in self._telling(fact, at):
            found.setdefault((claim.bound, claim.wording.close), []).append(claim)
        made = [Variant(at, self.sorted(claims)) for claims in found.values()]
        return sorted(made, key=lambda variant: -variant.sources)


def exactness(field: FieldDef, value: Value, claims: Iterable[Claim]) -> int:
    """Return how exact a value is as some claims put it, beside the other forms of it."""
    match value:
        case Date(date, part=part):
            return len(date or "") + (1 if part else 0)
        case Name(name):
            return len(name.split())
        case Term(option):
            return len(wider_options(option, field.broader))
        case Money() | Duration() | Quantity():
            return int(all(claim.bound is None for claim in claims))


def _tell(fact: Fact) -> Told:
    state = [each.state for each in fact.status.positions]
    current = _joined(fact, [at for group in fact.status.current for at in group])
    groups = [found for group in current if (found := [at for at in group if state[at] == "stated"])]
    if groups:
        return Told("stated", groups, _at_odds(fact, groups))
    plans = [found for group in current if (found := [at for at in group if state[at] in ("planned", "lapsed")])]
    fell = [group for group in plans if any(state[at] == "lapsed" for at in group)]
    before = _joined(fact, [at for at in fact.status.earlier if state[at] == "lapsed"]) + fell
    if left := [group for group in plans if group not in fell]:
        return Told("planned", left, _at_odds(fact, left), _by_date(fact, before), _is_over(fact, left))
    if before:
        return Told("lapsed", _by_date(fact, before), disputed=False)
    denied = [[at] for at, each in enumerate(state) if each == "denied"]
    return Told("denied" if denied else state[0], denied or [[at] for at in range(len(state))], disputed=False)


def _is_over(fact: Fact, groups: Sequence[Sequence[int]]) -> bool:
    outcomes = [fact.status.positions[at].outcome for group in groups for at in group]
    return all(each is not None and each.kind == "no-later-report" for each in outcomes)


def _at_odds(fact: Fact, groups: Sequence[Sequence[int]]) -> bool:
    left = {at for group in groups for at in group}
    return any(a in left and b in left for a, b in pairs(fact, "disputed", "refuted"))


def _joined(fact: Fact, places: Sequence[int]) -> list[list[int]]:
    """The places, the forms of one value together."""
    forms, groups = pairs(fact, "spelled", "refined"), [[at] for at in places]
    for a, b in forms:
        one, other = (next((g for g in groups if at in g), None) for at in (a, b))
        if one and other and one is not other:
            groups.remove(other)
            one += other
    return groups


def _by_date(fact: Fact, groups: list[list[int]]) -> list[list[int]]:
    """The groups in the order of their first days, where they are of dates."""

    def first(group: Sequence[int]) -> str:
        spans = [days(value) for at in group if isinstance(value := fact.positions[at].value, Date)]
        return max((span.first.isoformat() for span in spans if span), default="9999")

    return sorted(groups, key=first)
