"""Pages and files one by one, where the finished site cannot be made anew: the content of each page exactly, and what
stands around it as on the other pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import yaml

from generator.verify.assets import assets
from generator.verify.difference import difference
from generator.verify.expected import Expected
from generator.verify.frame import head, navigation, usual
from generator.verify.page import FinishedPage, plain, words_of_markdown

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The one in C reads ten times as fast; not every wheel has it."""
_THEMES_OWN: Final = frozenset(("On this page", "Table of contents"))
"""What the navigation of a theme says of itself."""


def held_apart(
    files: Mapping[str, bytes], pages: Sequence[FinishedPage], expected: Expected
) -> tuple[list[str], list[str]]:
    """Hold pages and assets to what the sources make; give the faults, and the paths of files that nothing is there to
    compare with."""
    wrong, unheld = assets(files, expected.assets, _names(pages, expected)[""])
    unheld += [page.path for page in pages if expected.is_by_hand(page.path)]
    return [*_pages(pages, expected), *wrong], unheld


def _pages(pages: Sequence[FinishedPage], expected: Expected) -> Iterator[str]:
    found = {page.path: page for page in pages}
    names = _names(pages, expected)
    for path, text in sorted(expected.pages.items()):
        name = f"{path.removesuffix('.md')}.html"
        if name not in found:
            yield f"{name}:1: is not there; these sources make it"
            continue
        if differs := difference(found[name].words(), words_of_markdown(text)):
            yield f"{name}:{differs}"
        yield from head(found[name], _meta(text), names[name], expected.name)
    known = usual(pages)
    for page in pages:
        yield from navigation(page, names, known)
    for name in sorted(found):
        if "/" in name and f"{name.removesuffix('.html')}.md" not in expected.pages:
            yield f"{name}:1: these sources do not make it; remove it"


def _names(pages: Sequence[FinishedPage], expected: Expected) -> dict[str, frozenset[str]]:
    """Give what pages may be called, by their paths; under "" what anything may be called."""
    names: dict[str, set[str]] = {page.path: {expected.name, *map(plain, page.headings()[:1])} for page in pages}
    for path, text in expected.pages.items():
        names.setdefault(f"{path.removesuffix('.md')}.html", set()).add(_meta(text).get("title", ""))
    for path, above in _entries(expected.nav, ()):
        names.setdefault(f"{path.removesuffix('.md')}.html", set()).update(above)
    return {path: frozenset(each) for path, each in names.items()} | {"": frozenset(_THEMES_OWN.union(*names.values()))}


def _entries(nav: object, above: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give the pages of a navigation, each with its name and those of the parts that it is in."""
    if isinstance(nav, str):
        yield nav, above
    elif isinstance(nav, Mapping):
        for name, inner in nav.items():
            yield from _entries(inner, (*above, str(name)))
    elif isinstance(nav, Sequence):
        for inner in nav:
            yield from _entries(inner, above)


def _meta(text: str) -> dict[str, str]:
    """Give what a page in Markdown says of itself at its top."""
    top = text.split("\n---\n", 1)[0].removeprefix("---\n") if text.startswith("---\n") else "{}"
    return {str(key): str(value) for key, value in yaml.load(top, Loader=_LOADER).items()}
