"""What the editor decides, as changes to files: each function gives what people are told, and the changes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from generator.desk.items import Item, in_words
from generator.desk.session import Edit, IdleError, edit
from generator.desk.state import State
from generator.editing import ChangedError, Decision, Plain, data
from generator.edits import text_hash
from generator.models import Article, Claim
from generator.suggest import Item as Proposal
from generator.suggest import decision, marked, read_items

NO_REASON = "The words do not state it."
"""What stands in the file of edits until the editor gives a reason."""
_KEPT = ("speaker", "via", "proposed-by")
"""What a claim of the editor says that the form does not ask for."""
Entry = Mapping[str, Plain]


class Plan(NamedTuple):
    """What is to happen."""

    words: str
    edits: tuple[Edit, ...]


def accept(state: State, item: Item) -> Plan:
    """Take a proposal in, let a doubted claim stand, or take one back that was left out."""
    if item.kind == "model" and item.proposal:
        changes = edits_of(state, decision(item.proposal)), _mark(state, item.proposal, "accepted")
        return Plan(f"Accepted: {about(state, item)}", changes)
    if item.kind == "doubted" and item.proposal:
        return Plan(f"It stands: {about(state, item)}", (_mark(state, item.proposal, "rejected"),))
    if item.kind == "out":
        entry = _out(state, item)
        return Plan(f"Taken back in: {about(state, item)}", (edits_of(state, Decision("left-out", entry)),))
    if item.kind == "silent":
        raise IdleError("there is no claim here to accept; n makes one of the words")
    raise IdleError(f"{about(state, item)} counts already; there is nothing to accept")


def leave_out(state: State, item: Item, reason: str = "") -> Plan:
    """Reject a proposal, leave a claim of the rules out, or take one of the editor's own away."""
    words = f"Left out: {about(state, item)}"
    if item.kind == "model" and item.proposal:
        return Plan(words, (_mark(state, item.proposal, "rejected", reason),))
    if item.kind == "doubted" and item.proposal:
        return Plan(words, (edits_of(state, decision(item.proposal)), _mark(state, item.proposal, "accepted")))
    if item.kind == "editor":
        return Plan(f"Taken away: {about(state, item)}", (edits_of(state, Decision("claims", _own(state, item))),))
    if item.kind == "rule" and item.claim:
        return Plan(words, (edits_of(state, Decision("left-out", now=unwanted(state, item.claim, reason))),))
    if item.kind == "out":
        raise IdleError(f"{about(state, item)} is left out already; a takes it back in")
    raise IdleError("there is no claim here to leave out; s passes on")


def save(state: State, item: Item | None, entry: Entry, claim: Claim) -> Plan:
    """Add a claim, or put one in the place of an item, which is accepted by that if it was proposed."""
    new = Decision("claims", now={**entry})
    said = in_words(claim, state.story)
    if item is None or item.claim is None:
        return Plan(f"Added: {said}", (edits_of(state, new),))
    words = f"Changed: {said}"
    if item.kind == "editor":
        was = _own(state, item)
        kept: dict[str, Plain] = {key: was[key] for key in _KEPT if key in was and key not in entry}
        return Plan(words, (edits_of(state, Decision("claims", was, {**entry, **kept})),))
    if item.kind == "model" and item.proposal:
        new = Decision("claims", now={**entry, "proposed-by": item.proposal.model})
        return Plan(words, (edits_of(state, new), _mark(state, item.proposal, "accepted")))
    if item.kind == "out":
        return Plan(words, (edits_of(state, new),))
    out = [] if _same_spot(item.claim, claim) else [_instead(state, item.claim)]
    marks = (_mark(state, item.proposal, "accepted"),) if item.proposal else ()
    return Plan(words, (edits_of(state, new, *out), *marks))


def give_reason(state: State, item: Item, reason: str) -> Plan:
    """Say why a claim of the rules is left out."""
    if item.kind != "out":
        raise IdleError(f"{about(state, item)} is not left out, so there is no reason to change")
    entry = _out(state, item)
    return Plan("The reason is changed", (edits_of(state, Decision("left-out", entry, {**entry, "reason": reason})),))


def read_through(state: State, article: Article) -> Plan:
    """Say that an article is read through, or take that back."""
    mark: dict[str, Plain] = {"source": article.id, "sha256": text_hash(article.text)}
    old = [each for each in section(state, "read") if each.get("source") in (article.id, article.file)]
    if article.id in state.edits.read:
        return Plan("Not read through any more", (edits_of(state, Decision("read", old[0])),))
    return Plan("Read through", (edits_of(state, Decision("read", old[0] if old else None, mark)),))


def about(state: State, item: Item) -> str:
    """Say in a few words what an item is."""
    if item.claim is None:
        return "a sentence without a claim"
    field, subject = state.story.fields[item.claim.field], state.story.subjects[item.claim.subject]
    return f"{field.label} of {subject.name}, {item.value}"


def unwanted(state: State, claim: Claim, reason: str = "") -> dict[str, Plain]:
    """Give the entry that leaves a claim of the rules out; with its quote where the words alone would mean several."""
    words = " ".join(claim.written.split())
    entry: dict[str, Plain] = {
        "source": claim.source,
        "subject": claim.subject,
        "field": claim.field,
        "written": words,
    }
    same = [
        each.value_start
        for each in state.rules(state.articles[claim.source])
        if (each.subject, each.field, " ".join(each.written.split())) == (claim.subject, claim.field, words)
    ]
    quote = {"quote": " ".join(claim.quote.split())} if len(set(same)) > 1 else {}
    return {**entry, **quote, "reason": reason or NO_REASON}


def _instead(state: State, claim: Claim) -> Decision:
    return Decision("left-out", now=unwanted(state, claim, "Another claim is made of these words."))


def _same_spot(one: Claim, other: Claim) -> bool:
    """Say whether the second takes the place of the first without more, as claims of the editor do."""
    return (one.subject, one.field, one.value_start) == (other.subject, other.field, other.value_start)


def edits_of(state: State, *decisions: Decision) -> Edit:
    """Give the change that some decisions make to the file of edits."""
    return edit(state.files.edits, decisions, state.wrong)


def _own(state: State, item: Item) -> dict[str, Plain]:
    """Give the entry of a claim of the editor, as the file was read last: entries and claims have one order."""
    at = next(n for n, claim in enumerate(state.edits.claims) if claim == item.claim)
    return section(state, "claims")[at]


def _out(state: State, item: Item) -> dict[str, Plain]:
    """Give the entry that leaves a claim out."""
    assert item.claim
    at = next(n for n, entry in enumerate(state.edits.left_out) if entry.means(item.claim))
    return section(state, "left-out")[at]


def section(state: State, name: str) -> list[dict[str, Plain]]:
    """Give the entries of a section of the file of edits, as it was read last."""
    held = data(state.text)
    entries = held.get(name, []) if isinstance(held, dict) else []
    return [each for each in entries if isinstance(each, dict)] if isinstance(entries, list) else []


def _mark(state: State, proposal: Proposal, to: str, reason: str = "") -> Edit:
    """Give the change that says in the file of proposals what became of one."""
    path = state.files.suggested

    def change(text: str) -> str:
        now = next((each.state for each in read_items(path, text) if each.id == proposal.id), "gone")
        if now != "proposed":
            raise ChangedError(f"somebody else decided on this proposal meanwhile: it is {now}")
        return marked(path, [proposal], to, reason)(text)  # type: ignore[arg-type]  # one of its states

    return Edit(path, change, marked(path, [proposal], "proposed"))
