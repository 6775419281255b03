"""What was decided at the desk, on the disk, and how each of it is taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.editing import Decision, Done, decide, rewrite, undo
from generator.errors import CollateError


class IdleError(CollateError):
    """A key has nothing to do here: nothing was tried, and nothing is lost."""


Change = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Edit:
    """A change to one file, and the change that takes it back."""

    path: Path
    change: Change
    back: Change
    check: Callable[[str], Sequence[str]] = lambda text: ()


def edit(path: Path, decisions: Sequence[Decision], check: Callable[[str], Sequence[str]]) -> Edit:
    """Give the change that some decisions make to a file of edits."""
    back = [each.undone() for each in reversed(decisions)]
    return Edit(path, lambda text: decide(text, decisions), lambda text: decide(text, back), check)


@dataclass(frozen=True, slots=True)
class Deed:
    """One decision of this session: what people are told of it, where it was, and the files that it changed."""

    words: str
    article: str
    edits: tuple[Edit, ...]
    done: tuple[Done, ...]
    spot: int = 0
    """Where in the article's text it was."""


class Session:
    """The decisions of one desk, the last one last."""

    def __init__(self) -> None:
        self._deeds: list[Deed] = []

    @property
    def count(self) -> int:
        """How many can be taken back."""
        return len(self._deeds)

    def do(self, words: str, article: str, edits: Sequence[Edit], spot: int = 0) -> Deed:
        """Make the changes: all of them are on the disk when this ends, or none when it raises `CollateError`."""
        done: list[Done] = []
        try:
            for each in edits:
                done.append(rewrite(each.path, each.change, each.check))
        except BaseException:
            _take_back(edits[: len(done)], done)
            raise
        deed = Deed(words, article, tuple(edits), tuple(done), spot)
        self._deeds.append(deed)
        return deed

    def undo(self) -> Deed:
        """Take the last decision back. Raises `CollateError` when there is none, or when others changed its entry."""
        if not self._deeds:
            raise IdleError("there is nothing to undo: this desk has decided nothing yet")
        deed = self._deeds[-1]
        _take_back(deed.edits, deed.done)
        return self._deeds.pop()


def _take_back(edits: Sequence[Edit], done: Sequence[Done]) -> None:
    for each, was in reversed([*zip(edits, done, strict=True)]):
        undo(each.path, was, each.back, each.check)
