"""What goes into a new project: the articles that can be read, the story file, and what builds the site."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.errors import CollateError, printable
from generator.language import foreign
from generator.models import Article
from generator.project.stock import stock
from generator.read import OWN_FILES, read_article, read_articles
from generator.slugs import slugify
from generator.story import Source

SEEDS = "seeds"


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


def gather(folder: Path) -> Project:
    """Read the articles of a folder. What is none is named among the notices and left behind.

    Raises `CollateError` when the folder cannot be read or holds no article.
    """
    excluded: dict[str, str] = {}
    notices: list[str] = []
    sources: dict[str, Source] = {}
    stems: dict[str, None] = {}
    for path in _files(folder):
        try:
            article = read_article(path)
        except CollateError as error:
            notices += [f"{line} (left behind)" for line in error.lines]
            sources[path.name] = Source(file=path.name, id=slugify(path.name), label=path.name, exclude="left behind")
            continue
        if wrong := foreign(article):
            excluded[path.name] = wrong
            notices.append(f"{printable(path)}:1: {printable(wrong)}; the story file excludes it")
            sources[path.name] = Source(file=path.name, id=article.id, label=path.name, exclude=wrong)
        elif article.id in stems:
            sources[path.name] = Source(file=path.name, id=slugify(path.name), label=path.name)
        stems[article.id] = None
    if len(stems) == len(excluded):
        raise CollateError(*notices, f"{folder}:1: there are no articles in English; put at least one file there")
    reading = read_articles(folder, sources)
    return Project(folder, reading.articles, excluded, (*notices, *reading.notices))


def _files(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.name[0] != "." and path.name not in OWN_FILES)
    except OSError:
        raise CollateError(
            f"{folder}:1: there is no such folder that can be read; name the one with articles"
        ) from None


def lay_out(target: Path, project: Project, story: str, requirement: str) -> None:
    """Write a project into a folder that is new or empty, whole or not at all; `CollateError` when it is neither."""
    demand_empty(target)
    files = stock()
    names = sorted([*(article.file for article in project.articles), *project.excluded])
    files |= {f"{SEEDS}/{name}": (project.folder / name).read_bytes() for name in names}
    files |= {f"{SEEDS}/story.yml": story.encode(), "requirements.txt": f"{requirement}\n".encode()}
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
