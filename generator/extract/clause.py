"""A clause: one verb group at most, with its subject, and the phrases without a verb that hang on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from .items import Item
from .verbs import VerbGroup

Span = tuple[int, int]
NP_PART = frozenset(("DET", "W", "NAME", "PRON", "VAL", "POSS", "ADV", "QUOTE", "MARK", "V"))
"""Tags of words that a noun phrase can hold."""


@dataclass(slots=True)
class Clause:
    """``items[first:last]`` with at most one verb group."""

    first: int
    last: int
    opener: str
    """What begins it: "" the sentence, "rel", "sub", "conj", "verb", or the mark of punctuation before it."""
    verb: VerbGroup | None = None
    subject: Span | None = None
    beside: Span | None = None
    """What stands between a subject and its verb, as in "X, the director, said"."""
    own_subject: bool = False
    host: int = -1
    """Index of the clause whose phrase this one belongs to, when it has no verb."""
    parts: list[Span] = field(default_factory=list)
    """The phrases that belong to the verb, in the order of the text."""
    order: list[int] = field(default_factory=list)
    """The items of these phrases, in the order of the text."""


def inside_group(items: Sequence[Item], at: int) -> bool:
    """Whether the mark or conjunction at ``at`` stands within a list of names."""
    left, right = at - 1, at + 1
    while left >= 0 and (items[left].tag not in ("NAME", "AUX") or transparent(items, left)):
        left -= 1
    if left < 0 or items[left].group < 0:
        return False
    while right < len(items) and (items[right].tag not in ("NAME", "AUX") or transparent(items, right)):
        right += 1
    return right < len(items) and items[left].group == items[right].group


def transparent(items: Sequence[Item], at: int) -> bool:
    """Whether a name only describes another one, as in "X, head of Y, and Z" or "Y engineer Z"."""
    name = items[at].name
    if name is None or name.kind == "person":
        return False
    ahead = [item for item in items[at + 1 : at + 4] if item.tag != "QUOTE"]
    describes = len(ahead) > 1 and ahead[0].tag == "W" and ahead[1].name is not None
    return describes or (at > 0 and items[at - 1].text in ("of", "at", "from", "for"))
