"""What a file says: its text, and what it says of itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import wraps
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from generator.errors import Mistakes, printable

LONGEST = 5_000_000
"""Characters of the text of a file, at most: as many as a plain one has bytes."""
_WORDS = 80
"""Characters of what a library says, at most."""


@dataclass(frozen=True, slots=True)
class Content:
    """What the bytes of a file say; ``None`` is unknown, days are ISO 8601."""

    text: str
    start: int = 0
    """Where the article begins in the text, behind any head."""
    heads: frozenset[int] = frozenset()
    """Where in the text its headings start, as far as the file marks them."""
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    published: str | None = None
    accessed: str | None = None
    archive: str | None = None
    label: str | None = None
    kind: Literal["original", "retelling"] | None = None
    language: str | None = None
    """As the file declares it: a tag such as ``en-GB``."""
    section: str | None = None
    """What its publication files it under."""
    read_off: tuple[str, ...] = ()
    """Which of these were read off the words of a page, and are not stated in its markup."""


@dataclass(frozen=True, slots=True)
class Keys:
    """What the keys of front matter mean, beyond those that are known anyway."""

    aliases: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """The editor's own, by how a file writes them: attributes of `Content`, or ``passed-over``."""
    unknown: dict[str, list[tuple[Path, int, str]]] = field(default_factory=dict)
    """Those that nobody knows: where each stands, with what it says there."""


@dataclass(frozen=True, slots=True)
class File:
    """A file that is being read, and whom to tell of it."""

    path: Path
    data: bytes
    mistakes: Mistakes
    notices: list[str] = field(default_factory=list)
    keys: Keys = field(default_factory=Keys)

    def note(self, line: int, text: str) -> None:
        """Tell what the editor should know of a line (counted from 1) but need not mend."""
        self.notices.append(f"{printable(self.path)}:{line}: {text}")


Reader = Callable[[File], "Content | list[Content]"]
"""Gives a list for a file that may hold several articles, which then are sources of their own. Raises `NotTextError`
for one that holds none; other mistakes go among those of the file."""


def guarded(read: Reader) -> Reader:
    """Give a reader that tells of whatever goes wrong in it, for one that hands markup of others to libraries.

    What such a library raises on markup that nobody thought of is no part of what it promises, so all of it is caught.
    """

    @wraps(read)
    def reader(file: File) -> Content | list[Content]:
        try:
            return read(file)
        except NotTextError:
            raise
        except Exception as error:
            words = " ".join(str(error).split())[:_WORDS]
            what = f"the markup cannot be read ({type(error).__name__}: {words})"
            raise NotTextError(f"{what}; save the page again, or put its text into a .txt file") from error

    return reader


class NotTextError(ValueError):
    """The bytes are no article. The message says why, ``line`` where."""

    def __init__(self, message: str, line: int = 1) -> None:
        super().__init__(message)
        self.line = line
