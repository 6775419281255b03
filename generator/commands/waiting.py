"""Run as a process: loads MkDocs, then waits on standard input for what to make, as JSON; without any it ends."""

from __future__ import annotations

import json
import logging
import os
import pickle
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from hashlib import sha256
from pathlib import Path
from pkgutil import iter_modules
from typing import Any, Final

import click
import markdown.extensions
from jinja2 import Environment, FileSystemBytecodeCache
from material.plugins.search.plugin import SearchIndex
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

READ_NO_FILE: Final = {module.name for module in iter_modules(markdown.extensions.__path__)}
"""Extensions that Python-Markdown brings itself: what they make of a text follows from the text."""
RENDERED: Final = ("content", "toc", "_title_from_render", "present_anchor_ids")
"""What a page knows when its Markdown has become HTML, beside where its links lead."""


class WatchedFiles:
    """Stands for the files of a site, and knows whether a page asked for one: then its HTML hangs on that file, too."""

    def __init__(self, files: Files) -> None:
        self._files, self.any = files, False

    def get_file_from_path(self, path: str) -> File | None:
        """Give a file by its path."""
        self.any = True
        return self._files.get_file_from_path(path)


class SiteMemory(BasePlugin):  # type: ignore[type-arg, no-untyped-call]  # it has no settings
    """Keeps in a folder what the process that makes the next site need not do again.

    That is to compile the templates of the theme; to make HTML of a page, if its Markdown is the same; and to read that
    for the search. What stands around it, such as the navigation, is always made anew. MkDocs and its search have no
    place to ask for any of this, so they are given other methods.
    """

    def __init__(self, folder: Path, config: MkDocsConfig) -> None:
        self._folder, self._file = folder, folder / "pages"
        self._settings = Path(config.config_file_path).read_bytes()
        is_of_text_alone = READ_NO_FILE.issuperset(config.markdown_extensions)
        self._before = pickle.loads(self._file.read_bytes()) if is_of_text_alone and self._file.exists() else {}
        self._now: dict[bytes, bytes] = {}

    def on_page_markdown(self, text: str, *, page: Page, **_: Any) -> str:
        """Have the page ask the folder before it becomes HTML."""
        page.render = partial(self._render, page)  # type: ignore[method-assign]
        return text

    def on_env(self, env: Environment, *, config: MkDocsConfig, **_: Any) -> Environment:
        """Have the theme and the search ask the folder first."""
        env.bytecode_cache = FileSystemBytecodeCache(str(self._folder))
        for plugin in config.plugins.values():
            index = getattr(plugin, "search_index", None)
            if isinstance(index, SearchIndex):
                index.add_entry_from_context = partial(self._index, index)
        return env

    def save(self) -> None:
        """Keep what was made for a site that had no mistake: a page with a mistake must tell of it again."""
        fresh = self._file.with_suffix(".tmp")
        fresh.write_bytes(pickle.dumps(self._now))
        fresh.replace(self._file)

    def _once(self, made_of: tuple[object, ...], make: Callable[[], Any]) -> Any:
        """Give what was made of the same before, or make it; None is not kept."""
        key = sha256(repr((self._settings, made_of)).encode()).digest()
        if key not in self._before:
            made = make()
            if made is None:
                return None
            self._before[key] = pickle.dumps(made)
        self._now[key] = self._before[key]
        return pickle.loads(self._before[key])

    def _render(self, page: Page, config: MkDocsConfig, files: Files) -> None:
        watched = WatchedFiles(files)

        def make() -> tuple[dict[str, Any], dict[str, str]] | None:
            Page.render(page, config, watched)  # type: ignore[arg-type]  # all that it asks of the files
            anchors = (page.links_to_anchors or {}).get(page.file, {})
            return None if watched.any else ({name: getattr(page, name) for name in RENDERED}, anchors)

        if kept := self._once(("html", page.markdown), make):
            about, anchors = kept
            vars(page).update(about, links_to_anchors={page.file: anchors})

    def _index(self, index: Any, page: Page) -> None:
        before = len(index.entries)

        def make() -> Any:
            SearchIndex.add_entry_from_context(index, page)
            return index.entries[before:]

        index.entries[before:] = self._once(("search", page.content, page.url, page.title, page.meta), make)


def load() -> None:
    """Load what the project's settings name; what is wrong with them is told when they are used."""
    logging.disable()
    with suppress(Exception):
        load_config()
    logging.disable(logging.NOTSET)


@click.command()
@click.option("--site-dir")
@click.option("--kept", type=click.Path(path_type=Path))
def make(site_dir: str | None, kept: Path | None) -> None:
    """Make the site as ``mkdocs build --strict`` does; in a folder is kept what the next site can take over."""
    logging.basicConfig(format="%(levelname)s - %(message)s")
    config = load_config(strict=True, site_dir=site_dir)
    memory = SiteMemory(kept, config) if kept else None
    if memory:
        config.plugins["memory"] = memory
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()
    if memory:
        memory.save()


if __name__ == "__main__":
    load()
    if said := sys.stdin.read():
        asked = json.loads(said)
        os.environ.pop("SITE_URL", None)
        os.environ.update({key: value for key, value in asked["told"].items() if value})
        make(asked["arguments"], prog_name="mkdocs")
