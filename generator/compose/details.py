"""What a sentence leaves out of a fact: more and less exact forms, other spellings, other currencies, who differs."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from generator.compose.matter import Told, Variant
from generator.compose.model import Mark, Named, Part, Sentence, Value, Words
from generator.compose.names import Narrator
from generator.compose.phrase import conversions, exact, is_open, leading, merged, short, value
from generator.compose.printed import further, printed, sources
from generator.compose.sentence import finished, sentence, telling
from generator.models import Claim, Date, Fact, Name, Term
from generator.reconcile import name_key
from generator.story import ARTICLE, DEFINITE, slots


def details(voice: Narrator, fact: Fact, after: Sentence, apart: bool = False) -> list[Sentence]:
    """Return the sentences that tell the rest of a fact, after the one that tells its values in short.

    ``apart`` from it, they name the value from which they differ.
    """
    alone = len(after.facts) == 1
    found = (
        _forms(voice, fact, alone, apart),
        _spellings(voice, fact),
        _open(voice, fact),
        _others(voice, fact),
        _earlier(voice, fact, apart),
    )
    return [sentence for sentences in found for sentence in sentences]


def _forms(voice: Narrator, fact: Fact, alone: bool, apart: bool) -> Iterator[Sentence]:
    """Other forms of the values told: "One source is more exact: 12 days"; ``alone``, they were all that was told."""
    matter, goes_on = voice.matter, apart or is_open(voice, fact)
    opening, more = _opening(voice, fact) if apart else [], 0
    everyone = _everyone(voice, fact) if is_open(voice, fact) and not apart else None
    for group in (*matter.told(fact).before, *matter.told(fact).groups):
        best = leading(voice, fact, group)
        others = [v for at in group for v in matter.variants(fact, at) if v != best and not _is_within(fact, v, best)]
        before = more + (_counted(voice, fact, best, alone, apart) if everyone is None else everyone)
        for n, other in enumerate(others):
            beside = _beside(voice, fact, best) if apart and not voice.label(fact) and not n else []
            yield finished([*opening, *beside, *_form(voice, fact, best, other, before)])
            new = 0 if _is_own(other, best) else other.sources
            before, more, opening = before + new, more + (new if goes_on else 0), []


def _counted(voice: Narrator, fact: Fact, best: Variant, alone: bool, apart: bool) -> int:
    """How many sources of a fact were counted just before."""
    if apart:
        return 0 if voice.label(fact) else best.sources
    return best.sources if alone else 0


def _everyone(voice: Narrator, fact: Fact) -> int:
    """How many sources were counted just before where values are at odds: those of all."""
    return len(frozenset().union(*(leading(voice, fact, group).said_by for group in voice.told(fact).groups)))


def _opening(voice: Narrator, fact: Fact) -> list[Part]:
    """The opening of a sentence on a fact that the one before it is not about: "As to the launch, "."""
    label = voice.label(fact)
    return [Words(f"as to {label}, ")] if label else []


def _beside(voice: Narrator, fact: Fact, best: Variant) -> list[Part]:
    """The same by a value that was told, where the fact has no noun: "Where two sources say 12 days, "."""
    verb = ("give", "gives") if isinstance(fact.positions[best.at].value, Date) else ("say", "says")
    who = f"where {sources(best.sources)} {verb[best.sources == 1]} "
    return [Words(who), *value(voice, fact, best), Words(", ")]


def _is_within(fact: Fact, other: Variant, best: Variant) -> bool:
    """Whether the same sources give a name or a term less exactly, too: they do not differ."""
    return _is_own(other, best) and isinstance(fact.positions[best.at].value, Name | Term)


def _is_own(other: Variant, best: Variant) -> bool:
    """Whether no other sources say it than those that say the best form."""
    return best.said_by >= other.said_by


def _form(voice: Narrator, fact: Fact, best: Variant, other: Variant, before: int) -> list[Part]:
    shown = _value_of(voice, fact, other)
    own = _is_own(other, best)
    who = _further(other.sources, before, own)
    one = other.sources == 1
    finer = exact(voice, fact, other) - exact(voice, fact, best)
    if isinstance(fact.positions[best.at].value, Date | Name | Term) and finer:
        if finer > 0:
            return [Words(f"{who} {'is' if one else 'are'} more precise: "), *shown]
        if kind := _coarse(fact.positions[other.at].value):
            return [Words(f"{who} {'gives' if one else 'give'} only the {kind}, "), *shown]
        return [Words(f"{who} {'says' if one else 'say'} only "), *shown]
    also = " also" if own else ""
    return [Words(f"{who}{also} {'says' if one else 'say'} "), *shown]


def _further(n: int, before: int, own: bool) -> str:
    """Who says something else: "another source", "two other sources", "one of these sources"."""
    if own and before and n == 1:
        return "the same source" if before == 1 else "one of these sources"
    who = further(n, before)
    return who if "source" in who else f"{who.removesuffix('s')} sources" if n > 1 else f"{who} source"


def _coarse(value: object) -> str:
    """What a date alone gives of the day: its year or its month; "" for what is none, or narrows one."""
    if not isinstance(value, Date) or value.part or value.to or not value.date:
        return ""
    return {len("2021"): "year", len("2021-10"): "month"}.get(len(value.date), "")


def _value_of(voice: Narrator, fact: Fact, variant: Variant) -> list[Part]:
    extra: list[Part] = []
    for at in sorted(conversions(fact, [variant])):
        position = fact.positions[at]
        ids = {claim.id for claim in variant.claims}
        claims = voice.matter.sorted(claim for claim in position.claims if claim.converts in ids)
        extra += [Words(", or "), Value(printed(position, claims), fact, (at,), claims), Mark(claims)]
    return merged(voice, [*value(voice, fact, variant, _article(voice, fact)), *extra])


def _article(voice: Narrator, fact: Fact) -> str:
    """Whether the patterns put an article before a field's values: "a cardiac surgeon"."""
    every = (
        slot
        for each in voice.matter.story.sentences.values()
        for nodes in each.texts.values()
        for slot, _ in slots(nodes)
    )
    found = (slot.how for slot in every if slot.field == fact.field and slot.how in (ARTICLE, DEFINITE))
    return next(found, "")


def _spellings(voice: Narrator, fact: Fact) -> Iterator[Sentence]:
    """Names that some sources write otherwise: "One source spells the name Klim Shepenko"."""
    for at, position in enumerate(fact.positions):
        found: dict[str, list[Claim]] = {}
        for claim in position.claims:
            if spelling := _spelling(claim, position.text):
                found.setdefault(spelling, []).append(claim)
        for text, claims in found.items():
            given = voice.matter.sorted(claims)
            n = len({claim.source for claim in given})
            verb = "writes" if n == 1 else "write"
            opening: list[Part] = [Words(f"{sources(n)} {verb} "), Value(text, fact, (at,), given), Words(" for ")]
            assert isinstance(position.value, Name)
            yield finished([*opening, Named(position.text, position.value.entity or ""), Mark(given)])


def _spelling(claim: Claim, shown: str) -> str:
    """How a claim writes a name that has a page, when that is no shorter or longer form of the one shown; else ""."""
    if not isinstance(claim.value, Name) or not claim.value.entity:
        return ""
    written, full = name_key(claim.value.name).lstrip("@"), name_key(shown)
    one, other = set(written.split()), set(full.split())
    part = one <= other or other <= one or written.replace(" ", "") in (full.replace(" ", ""), _initials(full))
    return "" if part or claim.value.name[:1].islower() else claim.value.name


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split())


def _open(voice: Narrator, fact: Fact) -> Iterator[Sentence]:
    """Dates that stay open, beside others: "A fourth says “next month”, but bears no date itself"."""
    told = voice.told(fact)
    groups = [group for group in told.groups if not _is_known(fact, group)]
    if not told.disputed or len(groups) == len(told.groups):
        return
    met = {c.source for g in told.groups if _is_known(fact, g) for at in g for c in fact.positions[at].claims}
    for group in groups:
        variant = leading(voice, fact, group)
        *shown, mark = value(voice, fact, variant)
        undated = not variant.said_by & voice.matter.dated
        one = variant.sources == 1
        tail = f", but {'bears' if one else 'bear'} no date {'itself' if one else 'themselves'}" if undated else ""
        own = variant.said_by <= met
        who = _further(variant.sources, len(met), own) if own else further(variant.sources, len(met))
        who = f"{who}{' also' if own else ''} {'says' if one else 'say'} only "
        yield finished([Words(who), *shown, *([Words(tail)] if tail else []), mark])


def _is_known(fact: Fact, group: Sequence[int]) -> bool:
    return any(not isinstance(v := fact.positions[at].value, Date) or v.date for at in group)


def _others(voice: Narrator, fact: Fact) -> Iterator[Sentence]:
    """Values that some source denies or plans, beside those that are told."""
    told = voice.told(fact)
    gone = {*fact.status.earlier, *(at for group in told.groups for at in group)}
    if told.state == "stated" and (planned := _planned(voice, fact, gone)):
        yield planned
        gone |= {at for at, each in enumerate(fact.status.positions) if each.state == "planned"}
    for at, position in enumerate(fact.positions):
        state = fact.status.positions[at].state
        if at in gone or state not in ("denied", "planned") or all(claim.converts for claim in position.claims):
            continue
        variant = Variant(at, voice.matter.sorted(position.claims))
        one = variant.sources == 1
        verb = {"denied": ("deny", "denies"), "planned": ("give", "gives")}[state][one]
        *shown, mark = value(voice, fact, variant)
        tail = [Words(" as a plan")] if state == "planned" else []
        yield finished([Words(f"{sources(variant.sources)} {verb} "), *shown, *tail, mark])


def _planned(voice: Narrator, fact: Fact, gone: Container[int]) -> Sentence | None:
    """The plans beside what is stated, by the pattern for plans: "It is to be the first film ..."."""
    places = [at for at, each in enumerate(fact.status.positions) if each.state == "planned" and at not in gone]
    ways = [each for each in voice.matter.story.sentences.values() if each.of == fact.field and "planned" in each.texts]
    if not places or not ways or not voice.matter.field(fact).many:
        return None
    key = (fact.subject, fact.field)
    told = replace(voice, instead={key: Told("planned", [[at] for at in places], disputed=False)})
    way = telling(told, fact.subject, ways[0])
    past = any(voice.fact(fact.subject, each, "stated") for each in ways[0].follows)
    return sentence(told, replace(way, bends_past=past)) if way else None


def _earlier(voice: Narrator, fact: Fact, apart: bool) -> Iterator[Sentence]:
    """Values that others took the place of: "Earlier reports gave 78 people, then 100"."""
    told = voice.told(fact)
    places = fact.status.earlier
    if told.state == "lapsed" or (told.before and not told.disputed) or not places:
        return
    plans = all(fact.status.positions[at].state == "lapsed" for at in places)
    best = leading(voice, fact, told.groups[0])
    parts = (_opening(voice, fact) or _beside(voice, fact, best)) if apart else list[Part]()
    parts += [Words("before that, the plan was " if plans else "earlier reports gave ")]
    variants = [variant for at in places for variant in voice.matter.variants(fact, at)]
    for n, variant in enumerate(variants):
        same = n > 0 and not variant.said_by.isdisjoint(variants[n - 1].said_by)
        parts += [Words(" and " if same else ", then ")] if n else []
        shown = value(voice, fact, variant, struck=plans)
        parts += short(shown, fact, variants[0]) if n else shown
    yield finished(parts)
