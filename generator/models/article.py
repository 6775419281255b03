"""An article and its paragraphs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["prose", "headline", "noise"]
Span = tuple[int, int]
"""Where some words stand in a text: the place of the first character, and the place behind the last."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of an article, by its span in the text."""

    start: int
    end: int
    kind: BlockKind
    """Claims and quotes come from ``prose`` only; a ``headline`` may set the focus; ``noise`` is passed over."""


@dataclass(frozen=True, slots=True)
class Article:
    """One source text with its metadata, any of which may be unknown (``None``)."""

    id: str
    """Slug, set by the story file or made from the file's name; never derived from the content."""
    file: str
    """Path of the file inside the folder of articles."""
    text: str
    """Of plain text the whole decoded file, line ends made ``\\n``, never stripped; of a file with markup its words in
    plain text. Spans count its characters."""
    blocks: tuple[Block, ...]
    sha256: str
    """Hash of the file's bytes, hexadecimal."""
    part: int = 0
    """Which article it is of a file that holds several, from 1; then ``file`` ends in ``#`` and this number."""
    kind: Literal["original", "retelling"] = "original"
    label: str = ""
    """What people read instead of the id."""
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    author: str | None = None
    """Who wrote it; several names are parted by semicolons."""
    published: str | None = None
    """ISO 8601 day, or month or year where no more is known; ``generator.day_span`` gives its first and last day."""
    accessed: str | None = None
    archive: str | None = None
    language: str | None = None
    """As the story file or the article declares it, a tag such as ``en-GB``."""
    section: str | None = None
    """What its publication files it under, as "Humour"."""

    read_off: tuple[str, ...] = ()
    """What of this was read off the words of a page and is stated nowhere in its markup: ``published``."""

    @property
    def path(self) -> str:
        """The path of its file inside the folder of articles, whichever article of it this is."""
        return self.file.removesuffix(f"#{self.part}") if self.part else self.file

    @property
    def authors(self) -> tuple[str, ...]:
        """The names of those who wrote it."""
        return tuple(name for part in (self.author or "").split(";") if (name := part.strip()))

    @property
    def is_english(self) -> bool:
        """Whether the rules can read it: nothing says that it is in another language."""
        return self.language is None or self.language.casefold().replace("_", "-").partition("-")[0] == "en"
