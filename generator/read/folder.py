"""The folder of articles: which files are articles, and what the story file knows of them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from generator.blocks import blocks
from generator.errors import Mistakes, printable
from generator.language import is_plainly_english
from generator.models import Article
from generator.read.content import Content, File, NotTextError, Reader, guarded
from generator.read.duplicates import distinct, latest
from generator.read.markdown import read_markdown
from generator.read.page import read_page
from generator.read.text import read_text
from generator.slugs import slugify
from generator.story import Source

LARGEST = 5_000_000
"""Bytes of an article's file, at most."""
OWN_FILES = ("story.yml", "edits.yml", "suggested.yml", "pages", "README.md")
"""What the folder holds beside the articles, about them."""
_TOO_LARGE = "split it, or exclude it: under sources in the story file"
_COMPANIONS = "_files"
"""How the folder's name ends in which a browser puts what belongs to a page."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a folder holds."""

    articles: tuple[Article, ...]
    """Sorted by file name."""
    notices: tuple[str, ...]
    """What the editor should know but need not mend, each as ``path:line: what``."""


def read_articles(folder: Path, sources: Mapping[str, Source]) -> Reading:
    """Read every article of a folder, with what the story file knows of it by its file's name.

    What the story file excludes is not looked at. Raises `CollateError` with one line for each file that holds no
    article or shares its id, and for each mistake in what a file says of itself.
    """
    mistakes, notices = Mistakes(), list[str]()
    paths = _paths(folder, sources, mistakes, notices)
    found = [
        article for path in paths if (article := _article(path, sources.get(path.name), mistakes, notices)) is not None
    ]
    articles = distinct(folder, latest(folder, found, notices), notices)
    _check_ids(folder, articles, mistakes)
    mistakes.check()
    return Reading(tuple(articles), tuple(notices))


def read_article(path: Path, source: Source | None = None) -> Article:
    """Read one article. Raises `CollateError` when the file holds none."""
    mistakes = Mistakes()
    if path.suffix.casefold() not in FORMATS:
        mistakes.add(path, 1, f"articles are {', '.join(FORMATS)} files; name one")
        mistakes.check()
    article = _article(path, source, mistakes, [])
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
    found = [path for path in there if not _is_excluded(sources.get(path.name))]
    paths = [path for path in found if path.suffix.casefold() in FORMATS]
    formats = ", ".join(FORMATS)
    notices += [
        f"{printable(path)}:1: not read; articles are {formats} files"
        for path in found
        if path.suffix.casefold() not in FORMATS and not _is_companion(path, paths)
    ]
    _tell_missing(folder, sources, {path.name: None for path in there}, notices)
    if not paths:
        mistakes.add(folder, 1, f"there are no articles; put at least one file there ({formats})")
    return paths


def _is_excluded(source: Source | None) -> bool:
    return bool(source and source.exclude)


def _is_companion(path: Path, pages: Iterable[Path]) -> bool:
    stem = path.name.removesuffix(_COMPANIONS)
    return stem != path.name and any(page.stem == stem for page in pages) and path.is_dir()


def _tell_missing(folder: Path, sources: Mapping[str, Source], names: Mapping[str, None], notices: list[str]) -> None:
    for name in sources:
        if name not in names:
            close = "".join(f"; is it {other!r}?" for other in get_close_matches(name, names, 1, 0.8))
            notices.append(f"{printable(folder / name)}:1: the story file names it, but it is not there{close}")


def _bytes(path: Path, mistakes: Mistakes) -> bytes | None:
    if not path.name.isprintable():
        mistakes.add(path, 1, "the file's name has characters that cannot be shown; rename it")
    elif not path.is_file():
        mistakes.add(path, 1, "this is no file with text; remove or rename it")
    elif path.is_symlink() and not path.resolve().is_relative_to(path.parent.resolve()):
        mistakes.add(path, 1, "the link leads out of the folder; put a copy of the file there")
    else:
        return _read(path, mistakes)
    return None


def _read(path: Path, mistakes: Mistakes) -> bytes | None:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError:
        mistakes.add(path, 1, "the file cannot be read; see who may read it")
        return None
    if len(data) > LARGEST:
        mistakes.add(path, 1, f"the file has more than {LARGEST} bytes; {_TOO_LARGE}")
        return None
    return data


def _article(path: Path, source: Source | None, mistakes: Mistakes, notices: list[str]) -> Article | None:
    data = _bytes(path, mistakes)
    if data is None:
        return None
    file = File(path, data, mistakes, notices)
    try:
        content = FORMATS[path.suffix.casefold()](file)
    except NotTextError as error:
        mistakes.add(path, error.line, str(error))
        return None
    return _known(file, content, source or Source(file=path.name, id=slugify(path.stem)))


def _known(file: File, content: Content, source: Source) -> Article:
    """Put together what is known of an article; the story file's word goes before the article's own."""
    return Article(
        id=source.id,
        file=file.path.name,
        text=content.text,
        blocks=blocks(content.text, content.start, content.heads),
        sha256=hashlib.sha256(file.data).hexdigest(),
        kind=source.kind or content.kind or "original",
        label=source.label or content.label or source.title or content.title or file.path.name,
        title=source.title or content.title,
        outlet=source.outlet or content.outlet,
        url=source.url or content.url,
        author=source.author or content.author,
        published=source.published or content.published,
        accessed=source.accessed or content.accessed,
        archive=source.archive or content.archive,
        language=source.language or _language(file, content),
        read_off=tuple(key for key in content.read_off if not getattr(source, key)),
    )


def _language(file: File, content: Content) -> str | None:
    """Give the language that a file declares, unless its words are plainly in the one that the rules read."""
    declared = content.language
    if declared and not declared.casefold().startswith("en") and is_plainly_english(content.text):
        file.note(1, f"it says that it is in {printable(declared)!r}, but its words are English; it is read as English")
        return None
    return declared


def _check_ids(folder: Path, articles: Iterable[Article], mistakes: Mistakes) -> None:
    owners: dict[str, str] = {}
    for article in articles:
        if (owner := owners.setdefault(article.id, article.file)) != article.file:
            what = f"{owner!r} has the id {article.id!r} too"
            mistakes.add(folder / article.file, 1, f"{what}; set another id: under sources in the story file")


FORMATS: Mapping[str, Reader] = {
    ".txt": lambda file: read_text(file.data),
    ".md": guarded(read_markdown),
    ".markdown": guarded(read_markdown),
    ".html": guarded(read_page),
    ".htm": guarded(read_page),
}
"""How the files of articles are read, by how their names end."""
