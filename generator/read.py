"""Articles, read from a folder: decoded, dated, and cut into blocks."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from generator.blocks import blocks
from generator.errors import Mistakes, printable
from generator.models import Article
from generator.slugs import slugify
from generator.story import Source
from generator.story.nodes import is_day

LARGEST = 5_000_000
"""Bytes of an article's file, at most."""
OWN_FILES = ("story.yml", "edits.yml")
"""Files of the folder that are about the articles."""
_HEAD = re.compile(r"\s*date:?[ \t]+(\d{4}-\d\d-\d\d)(?!\S)[ \t]*", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a folder holds."""

    articles: tuple[Article, ...]
    """Sorted by file name."""
    notices: tuple[str, ...]
    """What the editor should know but need not mend, each as ``path:1: what``."""


@dataclass(frozen=True, slots=True)
class Content:
    """What the bytes of a file say; ``start`` is where its text begins, behind any head."""

    text: str
    start: int = 0
    published: str | None = None


class NotTextError(ValueError):
    """The bytes are no text. The message says why, ``line`` where."""

    def __init__(self, message: str, line: int = 1) -> None:
        super().__init__(message)
        self.line = line


def read_articles(folder: Path, sources: Mapping[str, Source]) -> Reading:
    """Read every article of a folder, with what the story file knows of it by its file's name.

    What the story file excludes is not looked at. Raises `CollateError` with one line for each file that is empty, too
    large, no text, or shares its id.
    """
    mistakes, notices = Mistakes(), list[str]()
    paths = _paths(folder, sources, mistakes, notices)
    articles = _distinct(folder, _articles(paths, sources, mistakes), notices)
    _check_ids(folder, articles, mistakes)
    mistakes.check()
    return Reading(tuple(articles), tuple(notices))


def read_article(path: Path, source: Source | None = None) -> Article:
    """Read one article. Raises `CollateError` when the file holds none."""
    mistakes = Mistakes()
    if path.suffix.casefold() not in FORMATS:
        mistakes.add(path, 1, f"articles are {', '.join(FORMATS)} files; save it as one")
        mistakes.check()
    data = _bytes(path, mistakes)
    article = _article(path, data, source, mistakes) if data is not None else None
    mistakes.check()
    assert article is not None
    return article


def _paths(folder: Path, sources: Mapping[str, Source], mistakes: Mistakes, notices: list[str]) -> list[Path]:
    """Give the files to read, sorted by name."""
    try:
        there = sorted(
            path for path in folder.iterdir() if not path.name.startswith(".") and path.name not in OWN_FILES
        )
    except OSError:
        mistakes.add(folder, 1, "there is no such folder that can be read; create it and put the articles there")
        return []
    found = [path for path in there if not ((source := sources.get(path.name)) and source.exclude)]
    paths = [path for path in found if path.suffix.casefold() in FORMATS]
    formats = ", ".join(FORMATS)
    notices += [f"{printable(path)}:1: not read; articles are {formats} files" for path in found if path not in paths]
    names = [path.name for path in there]
    for name in sources:
        if name not in names:
            close = "".join(f"; is it {other!r}?" for other in get_close_matches(name, names, 1, 0.8))
            notices.append(f"{printable(folder / name)}:1: the story file names it, but it is not there{close}")
    if not paths:
        mistakes.add(folder, 1, f"there are no articles; put at least one file there ({formats})")
    return paths


def _articles(paths: Iterable[Path], sources: Mapping[str, Source], mistakes: Mistakes) -> list[Article]:
    articles = []
    for path in paths:
        data = _bytes(path, mistakes)
        if data is not None and (article := _article(path, data, sources.get(path.name), mistakes)):
            articles.append(article)
    return articles


def _bytes(path: Path, mistakes: Mistakes) -> bytes | None:
    if not path.name.isprintable():
        mistakes.add(path, 1, "the file's name has characters that cannot be shown; rename it")
    elif not path.is_file():
        mistakes.add(path, 1, "this is no file with text; remove or rename it")
    elif path.is_symlink() and not path.resolve().is_relative_to(path.parent.resolve()):
        mistakes.add(path, 1, "the link leads out of the folder; put a copy of the file there")
    else:
        return _file(path, mistakes)
    return None


def _file(path: Path, mistakes: Mistakes) -> bytes | None:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError:
        mistakes.add(path, 1, "the file cannot be read; see who may read it")
        return None
    if len(data) > LARGEST:
        mistakes.add(path, 1, f"the file has more than {LARGEST} bytes; split it or leave it out")
        return None
    return data


def _article(path: Path, data: bytes, source: Source | None, mistakes: Mistakes) -> Article | None:
    try:
        content = FORMATS[path.suffix.casefold()](data)
    except NotTextError as error:
        mistakes.add(path, error.line, str(error))
        return None
    known = source or Source(file=path.name, id=slugify(path.stem), label=path.name)
    return Article(
        id=known.id,
        file=path.name,
        text=content.text,
        blocks=blocks(content.text, content.start),
        sha256=hashlib.sha256(data).hexdigest(),
        kind=known.kind,
        label=known.label,
        title=known.title,
        outlet=known.outlet,
        url=known.url,
        author=known.author,
        published=known.published or content.published,
        accessed=known.accessed,
        archive=known.archive,
    )


def read_text(data: bytes) -> Content:
    """Read plain text with an optional head `` date 2031-05-30``, in front of the first words.

    Raises `NotTextError`.

    >>> read_text(b" date 2031-05-30 It rained.").published
    '2031-05-30'
    """
    text = decode(data).replace("\r\n", "\n").replace("\r", "\n")
    head = _HEAD.match(text)
    start = head.end() if head else 0
    if not any(c.isalnum() for c in text[start:]):
        raise NotTextError("the file is empty; put the article's text there, or remove the file")
    return Content(text, start, head[1] if head and is_day(head[1]) else None)


def decode(data: bytes) -> str:
    """Decode UTF-8 or UTF-16, with a mark of byte order or plainly so, else Windows-1252; the mark is dropped.

    Raises `NotTextError`.

    >>> decode(b"caf\\xc3\\xa9"), decode(b"caf\\xe9"), decode("café".encode("utf-16"))
    ('café', 'café', 'café')
    """
    text = _decoded(data)
    controls = len(_CONTROL.findall(text))
    if "\0" in text or controls * 100 > len(text):
        raise NotTextError("the file looks binary; save the article as plain text in UTF-8")
    return text


def _decoded(data: bytes) -> str:
    wide = _wide(data)
    encodings = (wide,) if wide else ("utf-8-sig", "cp1252")
    line = 1
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
    raise NotTextError("the file cannot be decoded; save it in UTF-8", line)


def _wide(data: bytes) -> str | None:
    """Give the name of the 16-bit encoding that a file is in, by its mark or by the zeros beside Latin letters."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    sample = data[:4000]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    for zeros, others, name in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if len(sample) >= 4 and zeros * 5 > len(sample) and others * 20 < zeros:
            return name
    return None


def _distinct(folder: Path, articles: Iterable[Article], notices: list[str]) -> list[Article]:
    """Leave out articles whose words an earlier one has, telling of it."""
    first: dict[str, Article] = {}
    for article in articles:
        start = article.blocks[0].start if article.blocks else 0
        words = " ".join(_WORD.findall(article.text[start:].casefold()))
        if (other := first.setdefault(words, article)) is not article:
            path = printable(folder / article.file)
            notices.append(f"{path}:1: the same article as {printable(other.file)}; it is counted once")
    return list(first.values())


def _check_ids(folder: Path, articles: Iterable[Article], mistakes: Mistakes) -> None:
    owners: dict[str, str] = {}
    for article in articles:
        if (owner := owners.setdefault(article.id, article.file)) != article.file:
            what = f"{owner!r} has the id {article.id!r} too"
            mistakes.add(folder / article.file, 1, f"{what}; set another id: under sources in the story file")


FORMATS: Mapping[str, Callable[[bytes], Content]] = {".txt": read_text}
"""How the files of articles are read, by how their names end."""
