"""What a model proposes, and what verification makes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.models import Claim

Entry = Mapping[str, Any]
"""One entry of an answer, or of a file, as it stands there."""


class RefusedError(Exception):
    """An entry of an answer does not hold; its text says why, in one line."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry whose form and ids are right."""

    subject: str
    field: str
    written: str
    quote: str
    planned: bool = False
    denied: bool = False
    hedged: bool = False
    value: Any = None
    """What the model says that the words mean; ``None`` when they say it themselves."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A claim that a model drafted and that holds: the words stand in the article, and the program reads the value."""

    claim: Claim
    """As the file of edits would give it; its id is that of the proposal."""
    entry: Mapping[str, Any]
    """What the file of edits would say."""

    @property
    def id(self) -> str:
        """The id: the same words for the same field have it again in a later run, and from another model."""
        return self.claim.id


@dataclass(frozen=True, slots=True)
class Refused:
    """An entry of an answer that does not hold."""

    source: str
    entry: Entry
    reason: str
