"""What becomes of proposals: which a person has decided on, which the rules confirm, and which no longer stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from generator.editing import inline
from generator.edits import Edits, Texts
from generator.models import Article, Claim
from generator.story import Story
from generator.suggest.critic import Doubt
from generator.suggest.model import Proposal, RefusedError
from generator.suggest.suggested import OUT, Item, State
from generator.suggest.verify import read_entry, sense


class Sorter:
    """Sorts proposals on articles of which the rules made some claims."""

    def __init__(self, story: Story, articles: Iterable[Article], rules: Iterable[Claim], edits: Edits) -> None:
        self._story = story
        self._texts = {article.id: Texts([article]) for article in articles}
        self._order = {id_: number for number, id_ in enumerate(self._texts)}
        self._rules: dict[str, list[Claim]] = {}
        for claim in rules:
            self._rules.setdefault(claim.source, []).append(claim)
        self._made = {f"{OUT}{claim.id}" for claims in self._rules.values() for claim in claims}
        self._accepted = {claim.id for claim in edits.claims} | {
            f"{OUT}{claim.id}"
            for entry in edits.left_out
            for claim in self._rules.get(entry.source, [])
            if entry.means(claim)
        }
        self._said = {(claim.source, *_about(claim), claim.modality) for claim in edits.claims}
        self._read: dict[str, Claim | None] = {}

    def merged(self, old: Iterable[Item], new: Iterable[Item]) -> list[Item]:
        """Give the items of the file and those of a run, each once, by their articles; what was decided stays."""
        items: dict[str, Item] = {}
        known: dict[tuple[object, ...], str] = {}
        for each in (*old, *new):
            claim = self._claim(each)
            said = (claim.source, *_about(claim)) if claim else (each.section, inline(each.entry))
            if known.setdefault(said, each.id) == each.id:
                items.setdefault(each.id, each)
        last = len(self._order)
        return sorted(map(self._sorted, items.values()), key=lambda each: self._order.get(each["source"], last))

    def _sorted(self, each: Item) -> Item:
        claim = self._claim(each)
        if each.id in self._accepted or (claim and (claim.source, *_about(claim), claim.modality) in self._said):
            return replace(each, state="accepted")
        if each.state in ("accepted", "rejected"):
            return each
        if each.section == "left-out":
            return replace(each, state="proposed" if each.id in self._made else "outdated")
        if claim is None:
            return replace(each, state="outdated")
        rules = self._rules.get(claim.source, [])
        confirmed = any(_about(claim) == _about(other) and claim.modality == other.modality for other in rules)
        state: State = "confirmed" if confirmed else "proposed"
        return replace(each, state=state, rules="" if confirmed else _instead(claim, rules))

    def _claim(self, each: Item) -> Claim | None:
        """Read an item as the file of edits would be read; ``None`` of one whose words no longer stand."""
        if each.id not in self._read:
            self._read[each.id] = self._reading(each)
        return self._read[each.id]

    def _reading(self, each: Item) -> Claim | None:
        texts = self._texts.get(each["source"])
        try:
            return read_entry(each.entry, self._story, texts) if texts and each.section == "claims" else None
        except RefusedError:
            return None


def _about(claim: Claim) -> tuple[object, ...]:
    return claim.subject, claim.field, sense(claim.value)


def _instead(claim: Claim, rules: Sequence[Claim]) -> str:
    """Say what the rules make of the same words, or of the same value, if it is something else."""
    first, last = claim.value_start, claim.value_start + len(claim.written)
    for other in rules:
        same_words = other.value_start < last and first < other.value_start + len(other.written)
        if same_words or _about(claim) == _about(other):
            return f"{other.field} of {other.subject}, {other.modality}"
    return ""


def proposed(proposal: Proposal, model: str) -> Item:
    """Give what a model proposes as an item of the file."""
    return Item(proposal.id, "proposed", model, proposal.entry)


def doubted(doubt: Doubt, article: Article, model: str) -> Item:
    """Give a doubt as an item of the file."""
    return Item(doubt.id, "proposed", model, doubt.entry(article), why=doubt.why)
