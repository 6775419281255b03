"""Claims of the rules that a model finds nothing for in the words that they quote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.editing import Plain
from generator.edits import WordRow
from generator.models import Article, Claim
from generator.suggest.model import Entry

_LONGEST = 200
"""Characters of a reason, at most."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A claim of the rules that a model would leave out."""

    claim: Claim
    why: str
    """In the model's words, one line; "" when it gives none."""

    @property
    def id(self) -> str:
        """The id: that of the claim, marked."""
        return f"out-{self.claim.id}"

    def entry(self, article: Article) -> Mapping[str, Plain]:
        """Give what the file of edits would say, but for the reason."""
        claim, quote = self.claim, " ".join(self.claim.quote.split())
        about = {"source": claim.source, "subject": claim.subject, "field": claim.field}
        words = {"written": " ".join(claim.written.split())}
        return about | words | ({"quote": quote} if len(WordRow(article.text).find(quote)) == 1 else {})


def _line(text: str) -> str:
    """Give a text of a model as one line, without what a terminal might take for an order."""
    return "".join(sign for sign in " ".join(text.split())[:_LONGEST] if sign.isprintable())


def doubts(entries: Iterable[Entry], claims: Iterable[Claim]) -> Iterator[Doubt]:
    """Give the claims that an answer says are not stated; whatever else it says counts for nothing."""
    made = {claim.id: claim for claim in claims}
    for entry in entries:
        if isinstance(entry, dict) and entry.get("states") is False and str(entry.get("id")) in made:
            why = entry.get("why")
            words = _line(why) if isinstance(why, str) else ""
            yield Doubt(made.pop(str(entry["id"])), words)
