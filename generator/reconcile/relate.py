"""How one value stands to another of its field: the same in another form or currency, or another value."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from itertools import product
from typing import Final, Literal, assert_never

from generator.identity_cache import IdentityCache
from generator.models import Date, Duration, Money, Name, Position, Quantity, Term
from generator.reconcile import dates, numbers
from generator.reconcile.group import name_key
from generator.reconcile.names import likeness
from generator.reconcile.summary import Summary
from generator.story import EntityKind, FieldDef, Story, wider_options

Relation = Literal["spelled", "refined", "converted", "apart"]


PARTS: Final[frozenset[EntityKind]] = frozenset({"craft", "place"})
"""Kinds of which one entity can be named as a part or a kind of another: Falcon 9 and Falcon."""

MANIFOLD: Final = 5
"""How often the sum for each of many goes at least into the one for all."""


@dataclass(frozen=True, slots=True)
class Scale:
    """What comparing two values needs to know."""

    story: Story
    field: FieldDef
    names_apart: frozenset[frozenset[str]] = frozenset()
    """Pairs of folded names that the editor says are two."""
    summary: IdentityCache[Position, Summary] = dataclasses.field(
        default_factory=lambda: IdentityCache(lambda position: Summary(position.claims))
    )
    """What the claims of a position say together."""


def relation(a: Position, b: Position, scale: Scale) -> Relation | None:
    """Return how two positions stand to each other; ``None`` when it cannot be told."""
    match a.value:
        case Money() | Duration() | Quantity():
            return _figures(a, b, scale)
        case Date():
            return _dates(a, b, scale) if isinstance(b.value, Date) else "apart"
        case Name() as one:
            return _names(one, b.value, scale) if isinstance(b.value, Name) else "apart"
        case Term() as option:
            return _options(option, b.value, scale) if isinstance(b.value, Term) else "apart"
        case _:
            assert_never(a.value)


def less_exact(a: Position, b: Position, scale: Scale) -> bool:
    """Return whether the first of two values that agree is the less exact one."""
    match a.value:
        case Date() as date:
            return isinstance(b.value, Date) and dates.vague(date) > dates.vague(b.value)
        case Name():
            return len(a.text.split()) < len(b.text.split())
        case Term() as option:
            return isinstance(b.value, Term) and wider(option, b.value, scale.field)
        case Money() | Duration() | Quantity():
            return _rough(a, scale) > _rough(b, scale)
        case _:
            assert_never(a.value)


def _figures(a: Position, b: Position, scale: Scale) -> Relation | None:
    if isinstance(a.value, Money) and isinstance(b.value, Money):
        if _of_parts(scale.summary(a), scale.summary(b)):
            return None
        if a.value.currency != b.value.currency:
            return "converted"
    if not isinstance(b.value, Money | Duration | Quantity):
        return "apart"
    return _numbers(scale.summary(a), scale.summary(b))


def _options(a: Term, b: Term, scale: Scale) -> Relation:
    return "refined" if wider(a, b, scale.field) or wider(b, a, scale.field) else "apart"


def outgrown(a: Position, b: Position, scale: Scale) -> bool:
    """Return whether two figures that agree do so only because a bound leaves room: "at least 78" and 154."""
    if not all(isinstance(each.value, Money | Duration | Quantity) for each in (a, b)):
        return False
    return not any(numbers.near(x, y) for x, y in product(scale.summary(a).figures, scale.summary(b).figures))


def wider(a: Term, b: Term, field: FieldDef) -> bool:
    """Return whether the option of ``a`` takes in that of ``b``."""
    return _takes_in(a.text, b.text, field)


def _of_parts(a: Summary, b: Summary) -> bool:
    """Whether two sums are paid for other things, a share and the whole, and so far apart that they show it."""
    return a.per.isdisjoint(b.per) and not any(
        MANIFOLD * min(x.high, y.high) > max(x.low, y.low) for x, y in product(a.figures, b.figures)
    )


def _numbers(a: Summary, b: Summary) -> Relation | None:
    if {figure.base for figure in a.figures} != {figure.base for figure in b.figures}:
        return None
    return "refined" if all(numbers.agree(x, y) for x, y in product(a.figures, b.figures)) else "apart"


def _dates(a: Position, b: Position, scale: Scale) -> Relation | None:
    assert isinstance(a.value, Date) and isinstance(b.value, Date)
    bounds = product(scale.summary(a).bounds, scale.summary(b).bounds)
    found = {dates.agree(a.value, b.value, one, other) for one, other in bounds}
    if None in found:
        return None
    return "apart" if False in found else "refined"


def _names(a: Name, b: Name, scale: Scale) -> Relation:
    if _lies_in(a, b, scale.story) or _lies_in(b, a, scale.story):
        return "refined"
    one, other = (scale.story.entities.get(name.entity or "") for name in (a, b))
    if one and other:
        parts = {one.kind, other.kind} <= PARTS and likeness(one.name, other.name) == "fuller"
        return "refined" if parts else "apart"
    pairs = list(product(_spellings(a, scale.story), _spellings(b, scale.story)))
    if any(frozenset(map(name_key, pair)) in scale.names_apart for pair in pairs):
        return "apart"
    found = {likeness(*pair) for pair in pairs}
    return "refined" if found & {"fuller", "same"} else "spelled" if "spelled" in found else "apart"


def _lies_in(a: Name, b: Name, story: Story) -> bool:
    """Whether the story says that the entity of one name lies in that of the other."""
    ways, met = [a.entity], {a.entity}
    while ways:
        entity = story.entities.get(ways.pop() or "")
        wider = [key for key in entity.part_of if key not in met] if entity else []
        met.update(wider)
        ways += wider
    return b.entity is not None and b.entity != a.entity and b.entity in met


def _spellings(name: Name, story: Story) -> tuple[str, ...]:
    entity = story.entities.get(name.entity or "")
    return entity.names if entity else (name.name,)


def _takes_in(wide: str, narrow: str, field: FieldDef) -> bool:
    return wide in wider_options(narrow, field.broader)


def _rough(position: Position, scale: Scale) -> tuple[bool, bool, float]:
    value = position.value
    n = value.amount if isinstance(value, Money) else getattr(value, "n", 0)
    bounds = scale.summary(position).bounds
    digit = numbers.last_digit(numbers.exact(n)) / abs(numbers.exact(n)) if n else 0
    return bool(bounds & {"over", "under"}), "about" in bounds, float(digit)
