"""How claims were found, in the words that pages use: by a rule, by the editor, by a model that the editor followed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from generator.models import Claim


def found_by(claim: Claim) -> str:
    """Say how a claim was found, to stand behind "this was"; the name of a model comes from the file of edits."""
    if claim.proposed:
        return f"proposed by {claim.proposed} and accepted by the editor"
    return "added by the editor" if claim.by == "editor" else "found by a rule"


def ways(claims: Iterable[Claim]) -> list[tuple[str, int]]:
    """Give each way in which claims were found, with their number: rules first, then the editor, then models."""
    counts = Counter(map(found_by, claims))
    return sorted(
        counts.items(), key=lambda way: (way[0].startswith("proposed"), not way[0].startswith("found"), way[0])
    )
