"""Evidence or nothing: each claim's quote stands in its article, and its value's words stand in the quote."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from generator.errors import CollateError
from generator.models import Article, Claim


def demand_evidence(folder: Path, articles: Iterable[Article], claims: Iterable[Claim]) -> None:
    """Raise `CollateError` with a line for each claim that does not stand at its span in its article."""
    known = {article.id: article for article in articles}
    breaches = [
        _breach(folder, known[claim.source], claim) for claim in claims if not stands(known[claim.source], claim)
    ]
    if breaches:
        raise CollateError(*breaches)


def stands(article: Article, claim: Claim) -> bool:
    """Say whether the article has the claim's words where the claim says."""
    end = claim.value_start + len(claim.written)
    quoted = article.text[claim.start : claim.end] == claim.quote
    return quoted and claim.start <= claim.value_start and end <= claim.end and _written(article, claim, end)


def _written(article: Article, claim: Claim, end: int) -> bool:
    return bool(claim.written) and article.text[claim.value_start : end] == claim.written


def _breach(folder: Path, article: Article, claim: Claim) -> str:
    line = article.text.count("\n", 0, claim.start) + 1
    what = f"{claim.field} of {claim.subject}"
    return f"{folder / article.file}:{line}: no evidence for {what}; {claim.written!r} must stand here, in its quote"
