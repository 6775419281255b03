"""Claims of the rules and of the editor, put together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from generator.models import Article, Claim


def merge(claims: Sequence[Claim], edits: Iterable[Claim], articles: Iterable[Article]) -> list[Claim]:
    """Give all claims in the order of the articles, in each those of the rules first.

    What the editor says of some words takes the place of what the rules made of the same words for the same field.
    """
    edits = list(edits)
    own = {_spot(claim): claim for claim in edits}
    new = {claim.id: own[_spot(claim)].id for claim in claims if _spot(claim) in own}
    kept = [
        replace(claim, converts=new[claim.converts]) if claim.converts in new else claim
        for claim in claims
        if _spot(claim) not in own
    ]
    order = {article.id: number for number, article in enumerate(articles)}
    return sorted([*kept, *edits], key=lambda claim: order[claim.source])


def _spot(claim: Claim) -> tuple[str, str, str, int]:
    return claim.source, claim.subject, claim.field, claim.value_start
