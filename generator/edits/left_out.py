"""Claims of the rules that the editor leaves out, each by the words that the rules took for a value."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path

from generator.documents import Place
from generator.edits.entries import about, guess
from generator.edits.forms import LEFT_OUT
from generator.edits.text import Texts
from generator.errors import Mistakes
from generator.models import Claim, LeftOut
from generator.story import Story


@dataclass(frozen=True, slots=True)
class Unwanted:
    """What an entry says of the claim that it is about."""

    source: str
    subject: str
    field: str
    written: str
    """Its words, single blanks between them."""
    reason: str
    file: str
    """The article's."""
    line: int
    """Of the entry."""
    quote: tuple[int, int] | None = None
    """The span of the article in which the words stand, if the entry narrows it."""

    def is_near(self, claim: Claim) -> bool:
        """Say whether a claim is one of the same field of the same subject in the same article."""
        return (claim.source, claim.subject, claim.field) == (self.source, self.subject, self.field)

    def means(self, claim: Claim) -> bool:
        """Say whether the entry is about a claim."""
        start, end = self.quote or (claim.value_start, claim.value_start + 1)
        return self.is_near(claim) and _words(claim) == self.written and start <= claim.value_start < end


def read_left_out(item: Place, story: Story, texts: Texts) -> Unwanted | None:
    """Read one entry; ``None`` when something is wrong with it, which is then among the mistakes."""
    place = replace(item, what="the entry")
    parts = place.parts(LEFT_OUT)
    text = texts.source(parts)
    subject, field = about(parts, story)
    written, reason = (parts[key].text() if key in parts else "" for key in ("written", "reason"))
    quote = text.quoted(parts["quote"]) if text and "quote" in parts else None
    if not (text and subject and field and written and reason) or (quote is None and "quote" in parts):
        return None
    article = text.article
    return Unwanted(article.id, subject, field.id, written, reason, article.file, parts["written"].line, quote)


def leave_out(
    path: Path, claims: Sequence[Claim], unwanted: Iterable[Unwanted]
) -> tuple[list[Claim], tuple[LeftOut, ...]]:
    """Part the claims of the rules into those that stay and those that the editor leaves out.

    A sum that repeats one that is left out, in another currency, goes with it. Raises `CollateError` with a line of
    the file of edits for each entry that means no claim, several, or one that another entry means.
    """
    mistakes = Mistakes()
    entries: dict[str, Unwanted] = {}
    for entry in unwanted:
        meant = [claim for claim in claims if entry.means(claim)]
        if len({claim.value_start for claim in meant}) != 1:
            mistakes.add(path, entry.line, _several(entry, len(meant)) if meant else _unmet(entry, claims))
        elif other := entries.get(meant[0].id):
            mistakes.add(path, entry.line, f"line {other.line} leaves this claim out already; keep one entry")
        entries |= {claim.id: entry for claim in meant}
    mistakes.check()
    entries = {claim.id: entries[claim.converts] for claim in claims if claim.converts in entries} | entries
    kept = [claim for claim in claims if claim.id not in entries]
    return kept, tuple(LeftOut(claim, entries[claim.id].reason) for claim in claims if claim.id in entries)


def _several(entry: Unwanted, count: int) -> str:
    right = "narrow the quote" if entry.quote else "add quote: with words around the one that is meant"
    return f"the rules find {_about(entry)} {count} times in the words {entry.written!r} of {entry.file!r}; {right}"


def _unmet(entry: Unwanted, claims: Sequence[Claim]) -> str:
    """Say that no claim is meant, and which might be."""
    here = [_words(claim) for claim in claims if entry.is_near(claim)]
    if entry.written in here:
        return f"the quote does not hold the {entry.written!r} that the rules take; quote the words around it"
    others = [claim for claim in claims if claim.source == entry.source and _words(claim) == entry.written]
    close = [repr(words) for words in get_close_matches(entry.written, dict.fromkeys(here), 3, 0.0)]
    named = [f"{claim.field!r} of {claim.subject!r}" for claim in others]
    what = f"the rules find no {_about(entry)} in the words {entry.written!r} of {entry.file!r}"
    return f"{what}; {guess(close or list(dict.fromkeys(named)), 'entry')}"


def _about(entry: Unwanted) -> str:
    return f"{entry.field!r} of {entry.subject!r}"


def _words(claim: Claim) -> str:
    return " ".join(claim.written.split())
