"""A clause: one verb group at most, with its subject, and the phrases without a verb that hang on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from .lexicon import word_set
from .tokens import Token
from .verbs import VerbGroup

TITLES = word_set("titles")
"""Words before the name of a person: "Dr", "Dame"."""
TokenSpan = tuple[int, int]
NP_PART = frozenset(("DET", "W", "NAME", "PRON", "VAL", "POSS", "ADV", "QUOTE", "MARK", "V"))
"""Tags of words that a noun phrase can hold."""


@dataclass(slots=True, eq=False)
class Clause:
    """``tokens[first:last]`` with at most one verb group."""

    first: int
    last: int
    opener: str
    """What begins it: "" the sentence, "rel", "sub", "conj", "verb", or the mark of punctuation before it."""
    verb: VerbGroup | None = None
    subject: TokenSpan | None = None
    beside: TokenSpan | None = None
    """What stands between a subject and its verb, as in "X, the director, said"."""
    own_subject: bool = False
    host: int = -1
    """Index of the clause whose phrase this one belongs to, when it has no verb."""
    parts: list[TokenSpan] = field(default_factory=list)
    """The phrases that belong to the verb, in the order of the text."""
    order: list[int] = field(default_factory=list)
    """The tokens of these phrases, in the order of the text."""


def inside_group(tokens: Sequence[Token], at: int) -> bool:
    """Whether the mark or conjunction at ``at`` stands within a list of names."""
    left, right = at - 1, at + 1
    while left >= 0 and (tokens[left].tag not in ("NAME", "AUX") or transparent(tokens, left)):
        left -= 1
    if left < 0 or tokens[left].group < 0:
        return False
    while right < len(tokens) and (tokens[right].tag not in ("NAME", "AUX") or transparent(tokens, right)):
        right += 1
    return right < len(tokens) and tokens[left].group == tokens[right].group


def transparent(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name only describes another one, as in "X, head of Y, and Z" or "Y engineer Z"."""
    name = tokens[at].name
    if name is None:
        return False
    before = tokens[at - 1].text if at else ""
    if tokens[at].possessive and at > 1 and before == "," and tokens[at - 2].name is not None:
        return True
    if before == "as" and at > 1 and tokens[at - 2].name is not None:
        return True
    if name.kind == "person":
        return before == "of" and at > 3 and [token.tag for token in tokens[at - 4 : at - 1]] == ["PUNCT", "DET", "W"]
    ahead = [token for token in tokens[at + 1 : at + 5] if token.tag != "QUOTE"]
    titled = len(ahead) > 2 and ahead[1].text in TITLES
    describes = len(ahead) > 1 and ahead[0].tag == "W" and ahead[1 + titled].name is not None
    return describes or (at > 0 and tokens[at - 1].text in ("of", "at", "from", "for"))
