"""What a sentence leaves out of a fact: more and less exact forms, other spellings, other currencies, who differs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.compose.matter import Variant
from generator.compose.model import Mark, Part, Sentence, Value, Words
from generator.compose.names import Voice
from generator.compose.phrase import conversions, exactness, leading, merged, value
from generator.compose.printed import further, printed, sources
from generator.compose.sentence import finished
from generator.models import Claim, Date, Fact, Name
from generator.reconcile import name_key


def details(voice: Voice, fact: Fact) -> list[Sentence]:
    """Return the sentences that tell the rest of a fact, after the one that tells its values in short."""
    return [*_forms(voice, fact), *_spellings(voice, fact), *_open(voice, fact), *_denials(voice, fact)]


def _forms(voice: Voice, fact: Fact) -> Iterator[Sentence]:
    """Other forms of the values told: "One source is more exact: 12 days"."""
    matter = voice.matter
    if matter.field(fact).many or matter.told(fact).state == "lapsed":
        return
    for group in matter.told(fact).groups:
        best = leading(voice, fact, group)
        others = [v for at in group for v in matter.variants(fact, at) if v != best]
        before = best.sources
        for other in others:
            yield finished(_form(voice, fact, best, other, before))
            before += other.sources


def _form(voice: Voice, fact: Fact, best: Variant, other: Variant, before: int) -> list[Part]:
    shown = _value_of(voice, fact, other)
    own = {claim.source for claim in best.claims} >= {claim.source for claim in other.claims}
    who = "the same source" if own and other.sources == 1 else further(other.sources, before)
    one = other.sources == 1
    if isinstance(fact.positions[best.at].value, Date):
        finer = exactness(fact, other) > exactness(fact, best)
        if finer:
            return [Words(f"{who} {'is' if one else 'are'} more exact: "), *shown]
        return [Words(f"{who} {'gives' if one else 'give'} only "), *shown]
    also = " also" if own else ""
    return [Words(f"{who}{also} {'says' if one else 'say'} "), *shown]


def _value_of(voice: Voice, fact: Fact, variant: Variant) -> list[Part]:
    extra: list[Part] = []
    for at in sorted(conversions(fact, [variant])):
        position = fact.positions[at]
        ids = {claim.id for claim in variant.claims}
        claims = voice.matter.sorted(claim for claim in position.claims if claim.converts in ids)
        extra += [Words(", or "), Value(printed(position, claims), fact, (at,), claims), Mark(claims)]
    return merged(voice, [*value(voice, fact, variant), *extra])


def _spellings(voice: Voice, fact: Fact) -> Iterator[Sentence]:
    """Names that some sources write otherwise: "One source spells the name Klim Shepenko"."""
    for at, position in enumerate(fact.positions):
        found: dict[str, list[Claim]] = {}
        for claim in position.claims:
            if spelling := _spelling(claim, position.text):
                found.setdefault(spelling, []).append(claim)
        for text, claims in found.items():
            given = voice.matter.sorted(claims)
            n = len({claim.source for claim in given})
            verb = "spells" if n == 1 else "spell"
            yield finished([Words(f"{sources(n)} {verb} the name "), Value(text, fact, (at,), given), Mark(given)])


def _spelling(claim: Claim, shown: str) -> str:
    """How a claim writes a name that has a page, when that is more than a part of the name shown; else ""."""
    if not isinstance(claim.value, Name) or not claim.value.entity:
        return ""
    written, full = name_key(claim.value.name).lstrip("@"), name_key(shown)
    part = set(written.split()) <= set(full.split()) or written.replace(" ", "") == full.replace(" ", "")
    return "" if part or claim.value.name[:1].islower() else claim.value.name


def _open(voice: Voice, fact: Fact) -> Iterator[Sentence]:
    """Dates that stay open, beside others: "A fourth says “next month”, but bears no date itself"."""
    told = voice.matter.told(fact)
    groups = [group for group in told.groups if not _is_known(fact, group)]
    if not told.disputed or len(groups) == len(told.groups):
        return
    before = len({c.source for g in told.groups if _is_known(fact, g) for at in g for c in fact.positions[at].claims})
    for group in groups:
        variant = leading(voice, fact, group)
        *shown, mark = value(voice, fact, variant)
        undated = not {claim.source for claim in variant.claims} & voice.matter.dated
        one = variant.sources == 1
        tail = f", but {'bears' if one else 'bear'} no date {'itself' if one else 'themselves'}" if undated else ""
        who = f"{further(variant.sources, before)} {'says' if one else 'say'} only "
        yield finished([Words(who), *shown, *([Words(tail)] if tail else []), mark])


def _is_known(fact: Fact, group: Sequence[int]) -> bool:
    return any(not isinstance(v := fact.positions[at].value, Date) or v.date for at in group)


def _denials(voice: Voice, fact: Fact) -> Iterator[Sentence]:
    """Values that some source denies, beside those that are told."""
    if voice.matter.told(fact).state == "denied":
        return
    for at, position in enumerate(fact.positions):
        if position.denied:
            variant = Variant(at, voice.matter.sorted(position.claims))
            verb = "denies" if variant.sources == 1 else "deny"
            yield finished([Words(f"{sources(variant.sources)} {verb} "), *value(voice, fact, variant)])
