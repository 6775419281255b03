"""What made the finished site of the pages: a site tool and what it works with, their versions, and their settings."""

from __future__ import annotations

import json
from collections.abc import Container, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Final

from generator.workspace import written_by_hand
from generator.write import written

SETTINGS: Final = "settings"
_PACKAGES: Final = {
    "mkdocs": ("mkdocs", "mkdocs-material", "markdown", "jinja2"),
    "zensical": ("zensical", "markdown"),
}
"""What decides on the bytes of a page, by the name of the site tool."""
_MAIN: Final = "mkdocs.yml"
_TEMPLATES: Final = "overrides"
_PAGES: Final = "docs"
_ZENSICALS: Final = "search.json"
"""A file that Zensical makes, and MkDocs does not."""


def tool_of(names: Container[str]) -> str:
    """Name the site tool that made a site with files, or by packages, of these names."""
    return "zensical" if _ZENSICALS in names or "zensical" in names else "mkdocs"


def maker(tool: str, settings: Mapping[str, bytes]) -> dict[str, str]:
    """Give the versions of what is installed here of a site tool, and the hash of the files that set how it works."""
    from importlib.metadata import PackageNotFoundError, version

    found = {}
    for name in _PACKAGES[tool]:
        with suppress(PackageNotFoundError):
            found[name] = version(name)
    if _MAIN in settings:
        each = [
            [path, data.replace(b"\r\n", b"\n").decode(errors="replace")] for path, data in sorted(settings.items())
        ]
        found[SETTINGS] = sha256(json.dumps(each).encode()).hexdigest()
    return found


def settings_of(project: Path) -> dict[str, bytes]:
    """Read the files of a project, by their paths in it, that the site depends on beside what the generator writes."""
    docs = project / _PAGES
    by_hand = [docs / name for name in written_by_hand(docs, written(docs))]
    paths = [project / _MAIN, *sorted((project / _TEMPLATES).rglob("*")), *by_hand]
    return {path.relative_to(project).as_posix(): path.read_bytes() for path in paths if path.is_file()}


def settings_among(files: Mapping[str, bytes], project: Path) -> list[dict[str, bytes]]:
    """Give those of the ``files`` that every project has, and the same with the pages written by hand of a project in
    the stead of theirs, if it has some.

    Nothing else is taken of what somebody hands on: settings and templates can run as programs.
    """
    ours = {path: data for path, data in files.items() if _is_page(path) or path.startswith((_MAIN, f"{_TEMPLATES}/"))}
    pages = {path: data for path, data in settings_of(project).items() if _is_page(path)}
    return [ours, *[{path: data for path, data in ours.items() if not _is_page(path)} | pages] * bool(pages)]


def _is_page(path: str) -> bool:
    return path.startswith(f"{_PAGES}/") and path.endswith(".md")


def unlike(stated: Mapping[str, str], here: Mapping[str, str]) -> str:
    """Say how what a site says of its maker differs from what is here; "" when it does not."""
    if not stated:
        return "it does not say what made it; whoever made it can tell: collate seal"
    versions = [
        f"it was made with {name} {stated[name]}, here is {here.get(name, 'none')}"
        for name in sorted(stated.keys() - {SETTINGS})
        if stated[name] != here.get(name)
    ]
    own = stated.get(SETTINGS) != here.get(SETTINGS)
    return "; ".join([*versions, *["it was made by settings, or has pages written by hand, that are not here"] * own])
