"""What there is to decide in one article: proposals, sentences with a value and no claim, and the claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from generator.coverage import silent
from generator.edits import Edits, Texts, leave_out, merge
from generator.models import Article, Claim, Span
from generator.story import Story
from generator.suggest import Item as Proposal
from generator.suggest import RefusedError, read_entry
from generator.values import find_values
from generator.words import manner, value_text

Kind = Literal["model", "doubted", "silent", "rule", "editor", "out"]
LABELS: Final[dict[Kind, str]] = {
    "model": "proposed",
    "doubted": "doubted",
    "silent": "no claim",
    "rule": "found by a rule",
    "editor": "yours",
    "out": "left out",
}
"""What people read for each kind, in the order of the list."""
OPEN: Final[frozenset[Kind]] = frozenset(("model", "doubted", "silent"))
"""What is still to be decided."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to decide, or that was decided."""

    id: str
    kind: Kind
    quote: Span
    """Its passage in the article's text."""
    words: Span
    """The words of its value."""
    claim: Claim | None = None
    """``None`` for a sentence that gave none."""
    value: str = ""
    """As people read it, with what bounds it."""
    how: str = ""
    """Planned, denied, reported."""
    why: str = ""
    """What is to be said of it: the reason of who leaves it out or doubts it, what the rules make of the same words."""
    proposal: Proposal | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is still to be decided."""
        return self.kind in OPEN

    @property
    def model(self) -> str:
        """The model that proposed it, or doubts it; "" for none."""
        return self.proposal.model if self.proposal else (self.claim.proposed or "") if self.claim else ""


@dataclass(frozen=True, slots=True)
class Sources:
    """What items are made of."""

    story: Story
    texts: Texts
    edits: Edits
    proposals: Sequence[Proposal]
    """Those that wait."""
    path: Path
    """Of the file of edits, for messages."""


def items(article: Article, rules: Sequence[Claim], known: Sources) -> tuple[Item, ...]:
    """Give what there is to decide in an article, of which the rules make these claims: open ones first.

    Raises `CollateError` when the file of edits leaves out what the rules do not make.
    """
    here = [each for each in known.edits.left_out if each.source == article.id]
    kept, left_out = leave_out(known.path, rules, here)
    own = [claim for claim in known.edits.claims if claim.source == article.id]
    proposals = [each for each in known.proposals if each["source"] in (article.id, article.file)]
    doubts = {each.id.removeprefix("out-"): each for each in proposals if each.section == "left-out"}
    drafts = list(_drafts([each for each in proposals if each.section == "claims"], kept, own, known))
    claims = [_of_claim(claim, doubts) for claim in merge(kept, own, [article])]
    taken = [*(each.claim for each in drafts if each.claim), *(each.claim for each in claims if each.claim)]
    gaps = list(_gaps(article, [*taken, *(each.claim for each in left_out)]))
    gone = [_item(f"o-{each.claim.id}", "out", each.claim, each.reason) for each in left_out]
    return tuple(sorted([*drafts, *claims, *gaps, *gone], key=_order))


def _order(item: Item) -> tuple[int, int, int]:
    rank = 0 if item.kind in ("model", "doubted") else 1 if item.kind == "silent" else 2
    return rank, item.words[0], item.quote[0]


def _drafts(
    proposals: Iterable[Proposal], rules: Sequence[Claim], own: Sequence[Claim], known: Sources
) -> Iterator[Item]:
    """Give the proposals that hold and that nobody accepted yet, each with what the rules read in its words."""
    accepted = {claim.id for claim in own}
    for each in proposals:
        try:
            claim = read_entry(each.entry, known.story, known.texts)
        except RefusedError:
            continue  # its words no longer stand; suggest says so
        if claim.id not in accepted:
            others = "; ".join(in_words(one, known.story) for one in rules if _overlap(_words(one), _words(claim)))
            yield _item(f"p-{claim.id}", "model", claim, f"The rules read {others}" if others else each.why, each)


def _of_claim(claim: Claim, doubts: dict[str, Proposal]) -> Item:
    if claim.by == "editor":
        return _item(f"e-{claim.id}", "editor", claim)
    doubt = doubts.get(claim.id)
    if doubt:
        return _item(f"c-{claim.id}", "doubted", claim, doubt.why, proposal=doubt)
    return _item(f"c-{claim.id}", "rule", claim)


def _gaps(article: Article, claims: Iterable[Claim]) -> Iterator[Item]:
    for start, end in silent(article, claims):
        found = find_values(article.text[start:end])[0]
        yield Item(f"s-{start}", "silent", (start, end), (start + found.start, start + found.end))


def _item(id_: str, kind: Kind, claim: Claim, why: str = "", proposal: Proposal | None = None) -> Item:
    value, after = _put(claim)
    return Item(id_, kind, (claim.start, claim.end), _words(claim), claim, value, after, why, proposal)


def in_words(claim: Claim, story: Story) -> str:
    """Give a claim as people read it: "Length of Aurora: about 190 metres, planned"."""
    field, subject = story.fields[claim.field].label, story.subjects[claim.subject].name
    return f"{field} of {subject}: {', '.join(filter(None, _put(claim)))}"


def _put(claim: Claim) -> tuple[str, str]:
    """Give a value with what bounds it, and how it is said."""
    before, after = manner(claim)
    return " ".join(filter(None, (before, shown(claim)))), after


def _words(claim: Claim) -> Span:
    return claim.value_start, claim.value_start + len(claim.written)


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def shown(claim: Claim) -> str:
    """Give the value of a claim as people read it."""
    return value_text(claim.value) or " ".join(claim.written.split())
