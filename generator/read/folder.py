"""The folder of articles: which files are articles, and what the story file knows of them."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType

from generator.blocks import blocks
from generator.errors import CollateError, Mistakes, printable
from generator.language import is_plainly_english
from generator.models import Article
from generator.patterns import lazy
from generator.read.content import LONGEST, Content, File, Keys, NotTextError
from generator.read.duplicates import distinct, latest
from generator.read.formats import FORMATS, USUAL, reader, remedy
from generator.read.front_matter import untold
from generator.slugs import slugify
from generator.story import Source

LARGEST = 5_000_000
"""Bytes of an article's file, at most."""
OWN_FILES = ("story.yml", "edits.yml", "suggested.yml", "pages", "README.md")
"""What the folder holds beside the articles, about them."""
DEEPEST = 8
"""Folders in folders, at most: a year, a month and a day take three."""
PAGES = (".html", ".htm", ".xhtml", ".mhtml", ".mht")
PICTURES = 60_000_000
"""Bytes more that a page may have for the pictures in it, as SingleFile saves them; they are no part of its text."""
_EMBEDDED = re.compile(rb"data:[a-z]{1,20}/[a-z0-9.+-]{1,60};base64,[A-Za-z0-9+/=]{100,}")
_TOO_LARGE = "split it, or exclude it: under sources in the story file"
_PART = lazy(r"#[0-9]+$")
"""Behind the name of a file: which of its articles."""
_COMPANIONS = "_files"
"""How the folder's name ends in which a browser puts what belongs to a page."""


@dataclass(frozen=True, slots=True)
class FolderContents:
    """What a folder holds."""

    articles: tuple[Article, ...]
    """Sorted by file name."""
    notices: tuple[str, ...]
    """What the editor should know but need not mend, each as ``path:line: what``."""
    keys: Keys
    """What keys of front matter were taken to mean, and those that nobody knows."""


@dataclass(frozen=True, slots=True)
class _Ears:
    """Whom to tell of what is read."""

    mistakes: Mistakes
    notices: list[str]
    keys: Keys


def read_articles(
    folder: Path,
    sources: Mapping[str, Source],
    aliases: Mapping[str, str] = MappingProxyType({}),
    named_in: Path | None = None,
) -> FolderContents:
    """Read every article of a folder and of those in it, with what the story file knows of it by its file's name.

    ``aliases`` says what the editor's own keys of front matter mean. What is excluded is not looked at. A source
    that is not there is told of; with ``named_in``, the story file, at its line. Raises `CollateError` with one line
    for each file that holds no article or shares its id, and for each mistake in what a file says of itself.
    """
    mistakes, notices, keys = Mistakes(), list[str](), Keys(aliases)
    paths = _paths(folder, sources, mistakes, notices)
    ears = _Ears(mistakes, notices, keys)
    found = [each for path in paths for each in _articles(folder, path, sources, ears)]
    articles = distinct(folder, latest(folder, found, notices), notices)
    _check_ids(folder, articles, mistakes)
    for name, what in _unmet(folder, sources, found):
        where = f"{printable(named_in)}:{sources[name].line}" if named_in else f"{printable(folder / name)}:1"
        notices.append(f"{where}: {printable(what)}")
    mistakes.check()
    return FolderContents(tuple(articles), (*notices, *untold(keys.unknown)), keys)


def read_article(path: Path, source: Source | None = None) -> Article:
    """Read one article. Raises `CollateError` when the file holds none, or several."""
    found = read_file(path, {path.name: source} if source else {})
    if len(found) > 1:
        raise CollateError(f"{printable(path)}:1: it holds {len(found)} articles; read the folder that it is in")
    return found[0]


def read_file(
    path: Path,
    sources: Mapping[str, Source] = MappingProxyType({}),
    folder: Path | None = None,
    aliases: Mapping[str, str] = MappingProxyType({}),
) -> tuple[Article, ...]:
    """Read the articles of one file, named as in ``folder``, as `read_articles` does.

    Raises `CollateError` when it holds none.
    """
    mistakes = Mistakes()
    if path.suffix.casefold() not in FORMATS:
        mistakes.add(path, 1, remedy(path.suffix))
        mistakes.check()
    found = _articles(folder or path.parent, path, sources, _Ears(mistakes, [], Keys(aliases)))
    mistakes.check()
    return tuple(found)


def walk(folder: Path) -> list[Path]:
    """Give the files of a folder and of the folders in it, sorted.

    Hidden ones, ours, and what browsers put beside pages are left out; links to folders are not followed. Raises
    `OSError` when the folder cannot be read.
    """
    return sorted(_walk(folder, 0))


def _walk(folder: Path, depth: int) -> Iterator[Path]:
    there = [path for path in folder.iterdir() if not path.name.startswith(".")]
    pages = [path for path in there if path.suffix.casefold() in FORMATS]
    for path in there:
        if depth == 0 and path.name in OWN_FILES:
            continue
        if path.is_dir() and not path.is_symlink():
            if depth < DEEPEST and not _is_companion(path, pages):
                yield from _walk(path, depth + 1)
        else:
            yield path


def _paths(folder: Path, sources: Mapping[str, Source], mistakes: Mistakes, notices: list[str]) -> list[Path]:
    """Give the files to read, sorted by name."""
    try:
        there = walk(folder)
    except OSError:
        mistakes.add(folder, 1, "there is no such folder that can be read; create it and put the articles there")
        return []
    found = [path for path in there if not _is_excluded(sources.get(path.relative_to(folder).as_posix()))]
    paths = [path for path in found if path.suffix.casefold() in FORMATS]
    others = [path for path in found if path.suffix.casefold() not in FORMATS]
    notices += [f"{printable(path)}:1: not read; {remedy(path.suffix)}" for path in others]
    if not paths:
        mistakes.add(folder, 1, f"there are no articles; put at least one file there ({USUAL})")
    return paths


def path_of(name: str) -> str:
    """Give the path of the file of a source, whichever of its articles it is.

    >>> path_of("2024/export.txt#12")
    '2024/export.txt'
    """
    return _PART.sub("", name)


def _is_excluded(source: Source | None) -> bool:
    return bool(source and source.exclude)


def _is_companion(path: Path, pages: Iterable[Path]) -> bool:
    stem = path.name.removesuffix(_COMPANIONS)
    return stem != path.name and any(page.stem == stem for page in pages) and path.is_dir()


def _unmet(folder: Path, sources: Mapping[str, Source], found: Iterable[Article]) -> Iterator[tuple[str, str]]:
    """Give the sources that the story file names and that are not there, each with what is wrong."""
    parts = Counter(article.path for article in found if article.part)
    there = [path.relative_to(folder).as_posix() for path in walk(folder)] if folder.is_dir() else []
    for name, source in sources.items():
        if name in there and parts[name] and not source.exclude:
            yield name, f"{name!r} holds {parts[name]} articles; name each, as {name}#1"
        elif name not in there and path_of(name) not in parts:
            close = get_close_matches(name, there, 1, 0.8)
            right = f"is it {close[0]!r}?" if close else "put it there, or take the entry away"
            yield name, f"there is no article {name!r} in {folder}; {right}"


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
    is_page = path.suffix.casefold() in PAGES
    try:
        with path.open("rb") as file:
            data = file.read((PICTURES if is_page else 0) + LARGEST + 1)
    except OSError:
        mistakes.add(path, 1, "the file cannot be read; see who may read it")
        return None
    data = _EMBEDDED.sub(b"", data) if is_page else data
    if len(data) > LARGEST:
        mistakes.add(path, 1, f"the file has more than {LARGEST} bytes; {_TOO_LARGE}")
        return None
    return data


def _articles(folder: Path, path: Path, sources: Mapping[str, Source], ears: _Ears) -> list[Article]:
    """Read the articles of a file; each of several is a source of its own, named after the file and its number."""
    data = _bytes(path, ears.mistakes)
    if data is None:
        return []
    file = File(path, data, ears.mistakes, ears.notices, ears.keys)
    try:
        read = reader(path.suffix.casefold())(file)
    except NotTextError as error:
        ears.mistakes.add(path, error.line, str(error))
        return []
    if sum(len(each.text) for each in ([read] if isinstance(read, Content) else read)) > LONGEST:
        ears.mistakes.add(path, 1, f"the text of the file has more than {LONGEST} characters; {_TOO_LARGE}")
        return []
    name = path.relative_to(folder).as_posix()
    if isinstance(read, Content):
        return [_known(file, name, read, sources.get(name) or _unknown(name))]
    named = [(f"{name}#{part}", part, content) for part, content in enumerate(read, 1)]
    return [
        _known(file, each, content, sources.get(each) or _unknown(each), part)
        for each, part, content in named
        if not _is_excluded(sources.get(each))
    ]


def _unknown(name: str) -> Source:
    """Give what is known of a source that the story file does not name: an id, after its name without its suffix."""
    path = path_of(name)
    part = name.removeprefix(path).replace("#", "-")
    return Source(file=name, id=slugify(f"{path.rpartition('.')[0]}{part}"))


def _known(file: File, name: str, content: Content, source: Source, part: int = 0) -> Article:
    """Put together what is known of an article; the story file's word goes before the article's own."""
    return Article(
        id=source.id,
        file=name,
        text=content.text,
        blocks=blocks(content.text, content.start, content.heads),
        sha256=hashlib.sha256(file.data).hexdigest(),
        part=part,
        kind=source.kind or content.kind or "original",
        label=source.label or content.label or source.title or content.title or name,
        title=source.title or content.title,
        outlet=source.outlet or content.outlet,
        url=source.url or content.url,
        author=source.author or content.author,
        published=source.published or content.published,
        accessed=source.accessed or content.accessed,
        archive=source.archive or content.archive,
        language=source.language or _language(file, content),
        section=content.section,
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
