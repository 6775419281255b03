"""The value of a fact as a part of a sentence: with its sources and bounds, and told as disputed where it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from generator.compose.matter import Told, Variant
from generator.compose.model import Mark, Part, Value, Words
from generator.compose.names import Voice, article, titled
from generator.compose.printed import FIXED, bounded, preposition, printed, sources
from generator.models import Date, Fact, Money, Name

LISTED: Final = 8
"""How many values of a field that holds many a sentence names."""


def phrase(voice: Voice, fact: Fact, prepositions: bool = False) -> list[Part]:
    """Return the values of a fact that its sentence tells, each with its mark; dates may have their prepositions."""
    told = voice.matter.told(fact)
    field = voice.matter.field(fact)
    if told.state == "lapsed":
        return _chain(voice, fact, told, prepositions)
    if told.disputed:
        return _either(voice, fact, told, prepositions)
    if field.many or len(told.groups) > 1:
        return _list(voice, fact, told)
    best = leading(voice, fact, told.groups[0])
    return merged(voice, [*value(voice, fact, best, prepositions), *_converted(voice, fact, best)])


def leading(voice: Voice, fact: Fact, group: Sequence[int]) -> Variant:
    """Return what most sources say of the forms of one value: what the editor prefers, then the more exact."""
    matter = voice.matter
    variants = [variant for at in group for variant in matter.variants(fact, at)]
    return max(variants, key=lambda v: (fact.positions[v.at].rank == "preferred", v.sources, exactness(fact, v), -v.at))


def exactness(fact: Fact, variant: Variant) -> int:
    """Return how exact a value is, beside the other forms of it."""
    shown = fact.positions[variant.at].value
    if isinstance(shown, Date):
        return len(shown.date or "") + (1 if shown.part else 0)
    return int(all(claim.bound is None for claim in variant.claims))


def value(voice: Voice, fact: Fact, variant: Variant, prepositions: bool = False, struck: bool = False) -> list[Part]:
    """Return a value as some claims put it, with its mark."""
    position = fact.positions[variant.at]
    bound = bounded(variant.claims, position.value)
    before = preposition(position.value, bound) if prepositions and isinstance(position.value, Date) else ""
    words = " ".join(filter(None, (before, bound)))
    shown = _value(voice, fact, variant, struck)
    return [*([Words(f"{words} ")] if words else []), *shown, Mark(variant.claims)]


def _value(voice: Voice, fact: Fact, variant: Variant, struck: bool) -> list[Part]:
    position = fact.positions[variant.at]
    text, places = printed(position, variant.claims), (variant.at,)
    if not isinstance(position.value, Name):
        return [Value(text, fact, places, variant.claims, struck=struck)]
    id = position.value.entity
    known = voice.matter.story.entities.get(id or "")
    kind = known.kind if known else voice.matter.field(fact).type
    called = voice.entity(id, text) if id else text
    italic = titled(text, kind)
    return [*article(text, kind), Value(called, fact, places, variant.claims, id, italic, struck)]


def _chain(voice: Voice, fact: Fact, told: Told, prepositions: bool) -> list[Part]:
    """Plans that gave way to one another: "on 1 October 2021, then in early 2022"."""
    found: list[Part] = []
    for at, group in enumerate(told.groups):
        found += [Words(", then ")] if at else []
        found += value(voice, fact, leading(voice, fact, group), prepositions, struck=True)
    return found


def _either(voice: Voice, fact: Fact, told: Told, prepositions: bool) -> list[Part]:
    """Values at odds: "on 20 April 2023, say two sources, or on 12 April, says one"."""
    variants = sorted((leading(voice, fact, group) for group in told.groups), key=lambda v: -v.sources)
    known = [v for v in variants if not isinstance(d := fact.positions[v.at].value, Date) or d.date]
    found: list[Part] = []
    for at, variant in enumerate(known):
        *shown, mark = value(voice, fact, variant, prepositions)
        found += [Words(" or " if at else "")] if at else []
        count = sources(variant.sources) if not at else sources(variant.sources).partition(" ")[0]
        found += [*shown, Words(f", {'says' if variant.sources == 1 else 'say'} {count}"), mark]
        found += [Words(",")] if at < len(known) - 1 else []
    return found


def _list(voice: Voice, fact: Fact, told: Told) -> list[Part]:
    """Several values: "A, B and C", those of the same sources under one mark."""
    variants = [leading(voice, fact, group) for group in told.groups]
    shown, rest = variants[:LISTED], variants[LISTED:]
    items = [value(voice, fact, variant) for variant in shown]
    if rest:
        claims = voice.matter.sorted(claim for variant in rest for claim in variant.claims)
        items.append([Words(f"{len(rest)}{FIXED}others"), Mark(claims)])
    return listing(voice, items)


def listing(voice: Voice, items: Sequence[list[Part]]) -> list[Part]:
    """Return items, each of which ends with its mark, as a list in a sentence; equal marks in a row become one."""
    found: list[Part] = []
    for at, item in enumerate(items):
        found += [Words(" and " if at == len(items) - 1 else ", ")] if at else []
        found += item
    return merged(voice, found)


def merged(voice: Voice, parts: Sequence[Part]) -> list[Part]:
    """Return parts without a mark that the next one repeats for the same sources."""
    marks = [part for part in parts if isinstance(part, Mark)]
    found: list[Part] = []
    held: list[Mark] = []
    for part in parts:
        if not isinstance(part, Mark):
            found.append(part)
            continue
        after = _next(marks, part)
        held.append(part)
        if not after or after.sources != part.sources:
            found.append(Mark(voice.matter.sorted(claim for mark in held for claim in mark.claims)))
            held = []
    return found


def _next(marks: Sequence[Mark], mark: Mark) -> Mark | None:
    at = next(n for n, each in enumerate(marks) if each is mark)
    return marks[at + 1] if at + 1 < len(marks) else None


def _converted(voice: Voice, fact: Fact, best: Variant) -> list[Part]:
    """The sum again in other currencies, as the same sources give it: ", or £12.4 million"."""
    if not isinstance(fact.positions[best.at].value, Money):
        return []
    ids = {claim.id for claim in best.claims}
    found: list[Part] = []
    for at, position in enumerate(fact.positions):
        claims = voice.matter.sorted(claim for claim in position.claims if claim.converts in ids)
        if claims:
            found += [Words(", or "), Value(printed(position, claims), fact, (at,), claims), Mark(claims)]
    return found


def conversions(fact: Fact, variants: Iterable[Variant]) -> set[int]:
    """Return the places of the sums that only repeat one of these in another currency."""
    ids = {claim.id for variant in variants for claim in variant.claims}
    return {at for at, p in enumerate(fact.positions) if any(claim.converts in ids for claim in p.claims)}
