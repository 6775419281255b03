"""A name where it stands in a passage."""

from __future__ import annotations

from dataclasses import dataclass

from generator.names import NameMention
from generator.propose.passages import TextPiece


@dataclass(frozen=True, slots=True)
class NamePlace:
    """A name where it stands in a passage."""

    passage: TextPiece
    plain: str
    """The passage's text, folded."""
    start: int
    end: int
    mention: NameMention
    written: str = ""
    """The name, where it is not just what stands there."""
    nickname: str = ""
    """What stands in quotation marks inside of it."""

    @property
    def name(self) -> str:
        """The name on one line."""
        return self.written or " ".join(self.passage.text[self.start : self.end].split())
