"""The value of a fact as a part of a sentence: with its sources and bounds, and told as disputed where it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from generator.compose.matter import Told, Variant, exactness
from generator.compose.model import Mark, Part, Value, Words
from generator.compose.names import Narrator, article, place_preposition, titled
from generator.compose.printed import FIXED, bounded, preposition, printed, sources, tellers
from generator.models import Date, Fact, Money, Name, Quantity
from generator.story import ARTICLE, DEFINITE, PLACED, PREPOSITION
from generator.words import plural

DAY: Final = len("2021-10-05")
LISTED: Final = 8
"""How many values of a field that holds many a sentence names."""


def phrase(voice: Narrator, fact: Fact, how: str = "", behind: str = "") -> list[Part]:
    """Return the values of a fact that its sentence tells, each with its mark.

    ``how`` is that of a `Slot`: whether a date or a place has its preposition. ``behind`` are words that follow the
    first of values at odds: "190 metres long, says one source, or 134, says another".
    """
    told = voice.told(fact)
    field = voice.matter.field(fact)
    if told.state == "lapsed" or (told.before and not told.disputed):
        chain = _chain(voice, fact, told, how)
        return [*chain, Words(behind)] if behind else chain
    if is_open(voice, fact):
        return _either(voice, fact, told, how, behind)
    if field.many:
        return _list(voice, fact, told, how)
    best = leading(voice, fact, told.groups[0])
    return merged(voice, [*value(voice, fact, best, how), *_converted(voice, fact, best)])


def is_open(voice: Narrator, fact: Fact) -> bool:
    """Return whether a fact is told as several values of which each has its sources: "A, says one, or B, says one"."""
    told = voice.told(fact)
    chain = told.state == "lapsed" or bool(told.before)
    return told.disputed or (len(told.groups) > 1 and not voice.matter.field(fact).many and not chain)


def leading(voice: Narrator, fact: Fact, group: Sequence[int]) -> Variant:
    """Return what most sources say of the forms of one value: what the editor prefers, then the more exact."""
    matter = voice.matter
    variants = [variant for at in group for variant in matter.variants(fact, at)]
    return max(
        variants, key=lambda v: (fact.positions[v.at].rank == "preferred", v.sources, exact(voice, fact, v), -v.at)
    )


def exact(voice: Narrator, fact: Fact, variant: Variant) -> int:
    """Return how exact a value is as some claims put it."""
    return exactness(voice.matter.field(fact), fact.positions[variant.at].value, variant.claims)


def value(voice: Narrator, fact: Fact, variant: Variant, how: str = "", struck: bool = False) -> list[Part]:
    """Return a value as some claims put it, with its mark."""
    position = fact.positions[variant.at]
    bound = bounded(variant.claims, position.value)
    before = _preposition(voice, fact, variant.at, bound) if how in (PREPOSITION, PLACED) else ""
    if how == ARTICLE:
        before = "an" if position.text[:1].casefold() in "aeiou" else "a"
    elif how == DEFINITE:
        before = "the"
    words = " ".join(filter(None, (before, bound)))
    shown = _value(voice, fact, variant, struck)
    return [*([Words(f"{words} ")] if words else []), *shown, Mark(variant.claims)]


def _preposition(voice: Narrator, fact: Fact, at: int, bound: str) -> str:
    shown = fact.positions[at].value
    if isinstance(shown, Date):
        return preposition(shown, bound)
    known = voice.matter.story.entities.get(shown.entity or "") if isinstance(shown, Name) else None
    return place_preposition(fact.positions[at].text, known.kind if known else "place")


def _value(voice: Narrator, fact: Fact, variant: Variant, struck: bool) -> list[Part]:
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


def _chain(voice: Narrator, fact: Fact, told: Told, how: str) -> list[Part]:
    """Plans that gave way to one another: "on 1 October 2021, then in early 2022"."""
    found: list[Part] = []
    for at, group in enumerate([*told.before, *told.groups]):
        struck = told.state == "lapsed" or at < len(told.before)
        found += [Words(", then ")] if at else []
        found += value(voice, fact, leading(voice, fact, group), how, struck=struck)
    return found


def _either(voice: Narrator, fact: Fact, told: Told, how: str, behind: str) -> list[Part]:
    """Values at odds: "on 20 April 2023, say two sources, or on 12 April, says one".

    Values that are not known to be at odds stand beside each other: "12 people in one source and six in another", or
    "12 people and six, both in one source".
    """
    variants = sorted((leading(voice, fact, group) for group in told.groups), key=lambda v: -v.sources)
    known = [v for v in variants if not isinstance(d := fact.positions[v.at].value, Date) or d.date]
    found: list[Part] = []
    said = [variant.said_by for variant in known]
    alike = len({*said}) == 1 < len(said)
    for at, (variant, who) in enumerate(zip(known, tellers(said), strict=True)):
        *shown, mark = value(voice, fact, variant, how)
        shown = short([*shown], fact, known[0]) if at else [*shown, Words(behind)]
        last = at == len(known) - 1
        if told.disputed:
            found += [Words(" or ")] if at else []
            found += [*shown, Words(f", {'says' if who.n == 1 else 'say'} {who.text.removesuffix(',')}"), mark]
            found += [Words(",")] if not last else []
        else:
            found += [Words(" and " if last else ", ")] if at else []
            where = f" in {who.text.removesuffix(',')}"
            if alike:
                where = f", {'both' if at == 1 else 'all'} in {sources(who.n)}" if last else ""
            found += [*shown, *([Words(where)] if where else []), mark]
    return found


def short(parts: Sequence[Part], fact: Fact, first: Variant) -> list[Part]:
    """Return the parts of a value without what one before it said: the year of "12 April", the unit of "4,229"."""
    tail = _tail(fact.positions[first.at].value)
    return [_without(part, tail) if isinstance(part, Value) and tail else part for part in parts]


def _without(part: Value, tail: str) -> Value:
    same = _tail(part.fact.positions[part.positions[0]].value) == tail
    return replace(part, text=re.sub(rf"(?<=[\w.])\s{re.escape(tail)}$", "", part.text)) if same else part


def _tail(value: object) -> str:
    """The year of a day, or the unit of a measure, which a second value need not repeat."""
    if isinstance(value, Date):
        return (value.date or "")[:4] if len(value.date or "") == DAY and value.to is None else ""
    return plural(value.unit) if isinstance(value, Quantity) and value.unit != "magnitude" else ""


def _list(voice: Narrator, fact: Fact, told: Told, how: str) -> list[Part]:
    """Several values: "A, B and C", those of the same sources under one mark."""
    variants = [leading(voice, fact, group) for group in told.groups]
    shown, rest = variants[:LISTED], variants[LISTED:]
    each = how if how in (ARTICLE, DEFINITE) else ""
    items = [
        merged(voice, [*value(voice, fact, variant, each if at else how), *_converted(voice, fact, variant)])
        for at, variant in enumerate(shown)
    ]
    if rest:
        claims = voice.matter.sorted(claim for variant in rest for claim in variant.claims)
        items.append([Words(f"{len(rest)}{FIXED}others"), Mark(claims)])
    return listing(voice, items)


def listing(voice: Narrator, items: Sequence[list[Part]]) -> list[Part]:
    """Return items, each of which ends with its mark, as a list in a sentence; equal marks in a row become one."""
    found: list[Part] = []
    for at, item in enumerate(items):
        found += [Words(" and " if at == len(items) - 1 else ", ")] if at else []
        found += item
    return merged(voice, found)


def merged(voice: Narrator, parts: Sequence[Part]) -> list[Part]:
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


def _converted(voice: Narrator, fact: Fact, best: Variant) -> list[Part]:
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


def converts(voice: Narrator, fact: Fact) -> bool:
    """Return whether a sum is told in two currencies."""
    told = voice.told(fact)
    return not is_open(voice, fact) and bool(conversions(fact, [leading(voice, fact, told.groups[0])]))


def conversions(fact: Fact, variants: Iterable[Variant]) -> set[int]:
    """Return the places of the sums that only repeat one of these in another currency."""
    ids = {claim.id for variant in variants for claim in variant.claims}
    return {at for at, p in enumerate(fact.positions) if any(claim.converts in ids for claim in p.claims)}
