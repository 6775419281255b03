"""What the values of two subjects show beside each other."""

from __future__ import annotations

from typing import Final

from generator.compose.matter import Matter
from generator.compose.model import Mark, Sentence, Words
from generator.compose.names import Narrator
from generator.compose.sentence import finished
from generator.models import Claim, Fact, Money
from generator.words import in_words

LEAST: Final = 1.5
"""Below this ratio two sums are much the same: a finding would say more than rounded figures bear."""


def comparison(matter: Matter, field: str) -> Sentence | None:
    """Return how many times as much one of two subjects costs as the other, by one source in one currency.

    Bounds ("more than") bear no ratio; where sources disagree on one of the sums there is none.
    """
    facts = [fact for subject in matter.story.subjects if (fact := matter.by_field.get((subject, field)))]
    if len(facts) != 2 or any(matter.told(fact).disputed for fact in facts):
        return None
    small, large = _pair(_standing(matter, facts[0]), _standing(matter, facts[1]))
    if not small or not large:
        return None
    assert isinstance(small.value, Money) and isinstance(large.value, Money)
    ratio = large.value.amount / small.value.amount
    if ratio < LEAST:
        return None
    voice, label = Narrator(matter), matter.field(facts[0]).label
    times = "twice" if round(ratio) == 2 else f"{in_words(round(ratio))} times"
    verb = "is to be" if large.modality == "planned" else "is"
    parts = [
        Words(f"by one source’s figures, the {label[:1].lower() + label[1:]} of "),
        *voice.subject(large.subject, False),
        Words(f" {verb} about {times} that of "),
        *voice.subject(small.subject, False),
        Mark(matter.sorted([small, large])),
    ]
    return finished(parts)


def _standing(matter: Matter, fact: Fact) -> list[Claim]:
    """The claims of the sums that stand, and of the same in other currencies."""
    places = [at for group in matter.told(fact).groups for at in group]
    claims = [claim for at in (*places, *fact.status.converted) for claim in fact.positions[at].claims]
    told = {claim.id for at in places for claim in fact.positions[at].claims}
    return [claim for claim in claims if claim.converts is None or claim.converts in told]


def _pair(one: list[Claim], other: list[Claim]) -> tuple[Claim, Claim] | tuple[None, None]:
    """The sums of one source in one currency, the smaller first."""
    for a in one:
        for b in other:
            if a.source == b.source and _fits(a) and _fits(b) and a.value.currency == b.value.currency:  # type: ignore[union-attr]
                pair = sorted((a, b), key=lambda claim: claim.value.amount)  # type: ignore[union-attr]
                return pair[0], pair[1]
    return None, None


def _fits(claim: Claim) -> bool:
    return (
        isinstance(claim.value, Money)
        and claim.value.amount > 0
        and claim.bound in (None, "about")
        and (claim.value.amount_to is None and claim.modality != "denied")
    )
