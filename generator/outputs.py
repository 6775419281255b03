"""What a build writes, and what it is made of: the pages, the data, and the manifest that holds both together."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from generator import __version__
from generator.errors import CollateError
from generator.inputs import hashes_by_hand, make_dossier, tell

if TYPE_CHECKING:
    from generator.dossier import Dossier
    from generator.manifest import Origin
    from generator.verify import Expected

Files = dict[str, str]
"""Texts by their paths."""


class Output(NamedTuple):
    """What a build writes."""

    pages: Files
    data: Files
    """With their manifest."""
    nav: str
    """The settings of the site tool."""


def output(made: Dossier, seeds: Path, story: Path | None, site_url: str, edited: bool) -> Output:
    """Give what a build writes."""
    from generator import export, render
    from generator.manifest import MANIFEST, Origin, manifest

    made = made if made.history else with_history(made, seeds, story)
    data: Files = {}
    site = render.Site(made, data)
    data |= export.files(made, site_url, site.by_topic)
    pages = render.pages(site)
    data |= render.embeds(site)
    origin = Origin(__version__, _hashes(made, seeds, story, edited), site_url, edited)
    listed = {path: text.encode() for path, text in data.items()}
    data |= {MANIFEST: manifest(origin, listed, [article.id for article in made.articles])}
    return Output(pages, data, render.nav(site))


def with_history(made: Dossier, seeds: Path, story: Path | None, stated: Path | None = None) -> Dossier:
    """Add how facts changed from commit to commit, where the story asks for it.

    ``stated`` is a site whose own account is taken where its commits are not at hand.
    """
    from generator.data_files import read_data
    from generator.history import from_json
    from generator.past import history
    from generator.story import HISTORY

    if HISTORY not in made.story.pages:
        return made
    today = [*made.articles, *(each.article for each in made.aside.withdrawn)]
    path = stated / "data" / "history.json" if stated else None
    if path is None or not path.exists():
        return replace(made, history=history(seeds, story, today, quiet=False))
    told = from_json(read_data(path).top)
    found = history(seeds, story, today, until=told.commits[-1].id) if told.commits else told
    if found.missing or found.commits[-1:] != told.commits[-1:]:
        tell([f"{path}:1: the history is taken as the site tells it: its commits are not at hand"] * bool(told.commits))
        found = told
    return replace(made, history=found)


def expected(
    seeds: Path,
    story: Path | None,
    origin: Origin,
    assets: Path | None = None,
    site: Path | None = None,
    finished: bool = True,
) -> Expected:
    """Make anew what a site must hold.

    ``assets`` is the folder of those that are the project's own; ``site`` is asked for what its sources do not tell.
    Unless ``finished`` is false, the site tool makes the finished site anew as well, where it is here.
    """
    from generator import export, render
    from generator.project import stock
    from generator.verify import Expected

    made = with_history(make_dossier(seeds, story, quiet=True, edited=origin.edited), seeds, story, site)
    data: Files = {}
    shown = render.Site(made, data)
    data |= export.files(made, origin.site_url, shown.by_topic)
    ours = {path.removeprefix("docs/"): text for path, text in stock().items() if path.startswith("docs/assets/")}
    if assets:
        ours |= {f"assets/{path.name}": path.read_bytes() for path in assets.iterdir() if path.is_file()}
    hashes = _hashes(made, seeds, story, origin.edited)
    pages, data, nav = render.pages(shown), data | render.embeds(shown), render.nav(shown)
    about = json.loads(nav)
    known = Expected(__version__, hashes, data, pages, ours, about["site_name"], about["nav"])
    return _finished(known, origin, made, nav, seeds.absolute().parent) if finished else known


def _finished(known: Expected, origin: Origin, made: Dossier, nav: str, project: Path) -> Expected:
    """Add the finished site, or why it cannot be made here. ``project`` is asked for pages written by hand."""
    from generator.commands import made_anew
    from generator.maker import maker, settings_among, tool_of, unlike
    from generator.project import stock
    from generator.workspace import workspace

    tool, differs = tool_of(origin.made_with), ""
    for settings in settings_among(stock(), project):
        if differs := unlike(origin.made_with, maker(tool, settings)):
            continue
        by_hand = [path.removeprefix("docs/") for path in settings if path.startswith("docs/")]
        texts = {f"docs/{path}": text for path, text in {**known.pages, **known.data}.items()}
        texts |= {f".collate/{path}": text for path, text in workspace(nav, by_hand, made.articles).items()}
        files = {path: text.encode() for path, text in texts.items()}
        files |= {f"docs/{path}": data for path, data in known.assets.items()}
        return replace(known, finished=made_anew(tool, settings | files, origin.site_url))
    return replace(known, unlike=differs)


def _hashes(made: Dossier, seeds: Path, story: Path | None, edited: bool) -> dict[str, str]:
    """Give the hashes of all that a site is made of, by the names of the files.

    Raises `CollateError` for a file that is not what was read: the site would be made of two states.
    """
    from generator.manifest import digest

    articles = [*made.articles, *(each.article for each in made.aside.withdrawn)]
    contents = {article.path: (seeds / article.path).read_bytes() for article in articles}
    read = {article.path: article.sha256 for article in articles}
    changed = [path for path, data in contents.items() if hashlib.sha256(data).hexdigest() != read[path]]
    by_hand = hashes_by_hand(seeds, story, edited)
    changed += sorted(dict(by_hand.items() ^ made.by_hand.items()))
    if changed:
        raise CollateError(*(f"{seeds / path}:1: it was changed while it was read; build again" for path in changed))
    return {path: digest(path, data) for path, data in contents.items()} | by_hand
