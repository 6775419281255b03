"""What goes into a new project: the articles that can be read, the story file, and what builds the site."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from generator.errors import CollateError, printable
from generator.folder_lock import alone
from generator.language import foreign
from generator.models import Article
from generator.project.stock import stock
from generator.read import Keys, path_of, read_articles, read_file, walk
from generator.slugs import slugify
from generator.story import Source, load_aliases

SEEDS = "seeds"
STORY = "story.yml"


@dataclass(frozen=True, slots=True)
class Project:
    """The articles of a new project."""

    folder: Path
    """Where they are copied from."""
    articles: tuple[Article, ...]
    excluded: Mapping[str, str]
    """By the names of files that are copied and left out of the site: why."""
    notices: tuple[str, ...]
    """What the editor should know, each as ``path:line: what is wrong, and what would be right``."""
    keys: Keys
    """What keys of front matter mean, by a story file among the articles, and those that nobody knows."""


def gather(folder: Path) -> Project:
    """Read the articles of a folder. What is none is named among the notices and left behind.

    Raises `CollateError` when the folder cannot be read or holds no article.
    """
    excluded: dict[str, str] = {}
    notices: list[str] = []
    sources: dict[str, Source] = {}
    ids: dict[str, None] = {}
    aliases = _aliases(folder, notices)
    for path in _files(folder):
        name = path.relative_to(folder).as_posix()
        try:
            found = read_file(path, folder=folder, aliases=aliases)
        except CollateError as error:
            notices += [f"{line} (left behind)" for line in error.lines]
            sources[name] = Source(file=name, id=slugify(name), label=name, exclude="left behind")
            continue
        for article in found:
            if wrong := foreign(article):
                excluded[article.file] = wrong
                notices.append(f"{printable(path)}:1: {printable(wrong)}; the story file excludes it")
                sources[article.file] = Source(file=article.file, id=article.id, label=article.file, exclude=wrong)
            elif article.id in ids:
                sources[article.file] = Source(file=article.file, id=slugify(article.file), label="")
            ids[article.id] = None
    if len(ids) == len(excluded):
        raise CollateError(*notices, f"{folder}:1: no file can be read as an English article; put at least one there")
    reading = read_articles(folder, sources, aliases)
    return Project(folder, reading.articles, excluded, (*notices, *reading.notices), reading.keys)


def _aliases(folder: Path, notices: list[str]) -> Mapping[str, str]:
    """Read what a story file among the articles says of their front matter; the rest of it is proposed anew."""
    path = folder / STORY
    try:
        return load_aliases(path) if path.is_file() else {}
    except CollateError as error:
        notices += [f"{line} (left behind)" for line in error.lines]
        return {}


def _files(folder: Path) -> list[Path]:
    try:
        return walk(folder)
    except OSError:
        raise CollateError(
            f"{folder}:1: there is no such folder that can be read; name the one with articles"
        ) from None


def lay_out(target: Path, project: Project, story: str, requirement: str) -> None:
    """Write a project into a folder that is new or empty, whole or not at all; `CollateError` when it is neither."""
    files = stock() | {f"{SEEDS}/{name}": data for name, data in _contents(project).items()}
    files |= {f"{SEEDS}/story.yml": story.encode(), "requirements.txt": f"{requirement}\n".encode()}
    with alone(target.absolute().parent):
        demand_empty(target)
        _put(target, files)


def _contents(project: Project) -> dict[str, bytes]:
    """Give the articles' files by their names; `CollateError` for one that is not what the story file was made of."""
    names = sorted({*(article.path for article in project.articles), *map(path_of, project.excluded)})
    contents = {name: (project.folder / name).read_bytes() for name in names}
    for article in project.articles:
        if sha256(contents[article.path]).hexdigest() != article.sha256:
            where = project.folder / article.path
            raise CollateError(f"{where}:1: it was changed while it was read; try again, nothing was written")
    return contents


def _put(target: Path, files: Mapping[str, bytes]) -> None:
    whole = target.absolute().parent / f".{target.name}.collate-unfinished"
    shutil.rmtree(whole, ignore_errors=True)  # what a run that was killed left
    try:
        for name, data in files.items():
            path = whole / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        whole.replace(target)
    finally:
        shutil.rmtree(whole, ignore_errors=True)


def demand_empty(target: Path) -> None:
    """Raise `CollateError` unless a folder is new or empty."""
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise CollateError(f"{target}:1: it is there and not empty; name a new folder, nothing was written")
