"""How what one source says of a fact stands to what the others say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal, get_args

from generator.models import Claim, Fact
from generator.reconcile import disputed, pairs, replaced

SignKind = Literal["says first", "says", "repeats", "differs", "denies"]
SIGNS: Final[tuple[SignKind, ...]] = get_args(SignKind)
MEANING: Final[dict[SignKind, str]] = {
    "says first": "no dated source gives this value earlier",
    "says": "no dated source gives this value, and no other source another form of it",
    "repeats": "another source gives this value too, or the same in another spelling, currency or precision",
    "differs": "another source disputes this value, or one took the place of the other",
    "denies": "the source says that it is not so",
}


@dataclass(frozen=True, slots=True)
class Saying:
    """One value that a source gives."""

    claim: Claim
    """The first of the source's claims that give it."""
    text: str
    sign: SignKind
    how: str = ""
    """In which way it differs."""


def sayings(fact: Fact, published: Mapping[str, str]) -> dict[str, list[Saying]]:
    """Return what each source says of a fact, by the source's id; ``published`` holds the days of those with a date."""
    differs = dict(_differences(fact))
    first = _first(fact, published)
    shared = _shared(fact)
    found: dict[str, list[Saying]] = {}
    for at, position in enumerate(fact.positions):
        claims: dict[str, Claim] = {}
        for claim in position.claims:
            claims.setdefault(claim.source, claim)
        for source, claim in claims.items():
            sign: SignKind
            if position.denied:
                sign = "denies"
            elif at in differs:
                sign = "differs"
            elif first[at]:
                sign = "says first" if published.get(source) == first[at] else "repeats"
            else:
                sign = "repeats" if any(other != source for other in shared[at]) else "says"
            how = differs[at] if sign == "differs" else ""
            found.setdefault(source, []).append(Saying(claim, position.text, sign, how))
    return found


def _differences(fact: Fact) -> Iterator[tuple[int, str]]:
    gone, odds = replaced(fact), disputed(fact)
    since = {*gone.values()}
    for at, position in enumerate(fact.positions):
        what = "plan" if any(claim.modality == "planned" for claim in position.claims) else "value"
        if at in odds:
            yield at, "disputed"
        elif at in gone:
            yield at, f"earlier {what}"
        elif at in since:
            yield at, f"later {what}"


def _first(fact: Fact, published: Mapping[str, str]) -> list[str]:
    """The earliest day on which a dated source gives each value, "" when none does."""
    days = ([published[claim.source] for claim in p.claims if claim.source in published] for p in fact.positions)
    return [min(found, default="") for found in days]


def _shared(fact: Fact) -> list[list[str]]:
    """Sources of other forms of each value: two where there are more, one of which is another than any given one."""
    sources = [list(dict.fromkeys(claim.source for claim in position.claims))[:2] for position in fact.positions]
    found = [list[str]() for _ in sources]
    for one, other in pairs(fact, "spelled", "refined", "converted"):
        for a, b in ((one, other), (other, one)):
            found[a] = list(dict.fromkeys([*found[a], *sources[b]]))[:2]
    return found
