"""Evidence or nothing: each quote stands in its article, and a claim's value stands in its quote."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from generator.errors import CollateError
from generator.models import Article, Claim, Event


def demand_evidence(
    folder: Path, articles: Iterable[Article], claims: Iterable[Claim], events: Iterable[Event] = ()
) -> None:
    """Raise `CollateError` with a line for each claim or event that does not stand at its span in its article."""
    known = {article.id: article for article in articles}
    breaches = [
        _breach(folder, known[claim.source], claim) for claim in claims if not stands(known[claim.source], claim)
    ]
    breaches += [_untold(folder, known[one.source], one) for one in events if not told(known[one.source], one)]
    if breaches:
        raise CollateError(*breaches)


def stands(article: Article, claim: Claim) -> bool:
    """Say whether the article has the claim's words where the claim says."""
    end = claim.value_start + len(claim.written)
    quoted = article.text[claim.start : claim.end] == claim.quote
    return quoted and claim.start <= claim.value_start and end <= claim.end and _written(article, claim, end)


def told(article: Article, event: Event) -> bool:
    """Say whether the article has the event's words where it says."""
    return bool(event.quote) and article.text[event.start : event.end] == event.quote


def _untold(folder: Path, article: Article, one: Event) -> str:
    line = article.text.count("\n", 0, one.start) + 1
    return f"{folder / article.file}:{line}: no evidence for what happened; {one.quote!r} must stand here"


def _written(article: Article, claim: Claim, end: int) -> bool:
    return bool(claim.written) and article.text[claim.value_start : end] == claim.written


def _breach(folder: Path, article: Article, claim: Claim) -> str:
    line = article.text.count("\n", 0, claim.start) + 1
    what = f"{claim.field} of {claim.subject}"
    return f"{folder / article.file}:{line}: no evidence for {what}; {claim.written!r} must stand here, in its quote"
