"""The commands that go by the commits of the project: what changed, and what the world sees."""

from __future__ import annotations

import os
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import Literal

import click

from generator.cli_site import web
from generator.errors import CollateError
from generator.inputs import inputs, read


@click.command()
@click.argument("of", metavar="[BASE | OLD NEW]", nargs=-1)
@click.option("--format", "form", type=click.Choice(["text", "markdown"]), default="text", show_default=True)
def changes(of: tuple[str, ...], form: Literal["text", "markdown"]) -> None:
    """Say what became of sources and facts from the commit BASE to the working tree.

    BASE is origin/main by default, or the last commit where there is none. OLD and NEW are folders with the data of two
    builds.
    """
    from generator.changes import changes, load, report
    from generator.commands import both

    if len(of) > 2:
        raise click.UsageError("name a commit, or two folders")
    with both("".join(of)) if len(of) < 2 else nullcontext((Path(of[0]), Path(of[1]))) as (old, new):
        click.echo(report(changes(load(old), load(new)), form), nl=False)


@click.command()
@inputs
@click.option("--limit", type=click.IntRange(1), default=200, show_default=True, help="How many builds, the last ones.")
@click.option("--format", "form", type=click.Choice(["text", "json", "atom"]), default="text", show_default=True)
@click.option("--site-url", envvar="SITE_URL", default="", callback=web, help="Where the site stands, for the feed.")
def history(seeds: Path, story: Path | None, limit: int, form: Literal["text", "json", "atom"], site_url: str) -> None:
    """Say how facts changed from one commit of the articles to the next.

    Each commit is built in memory, with its own story file and edits, by this version of the program.
    """
    from generator import past
    from generator.export import dump
    from generator.history import as_json, feed, report

    known, articles = read(seeds, story)
    found = past.history(seeds, story, articles, limit, quiet=False)
    if found.missing and form != "json":
        raise CollateError(found.missing)
    base, names = f"{site_url.rstrip('/')}/data/" if site_url else "", {each.id: each.label for each in articles}
    made = {
        "text": lambda: report(found),
        "json": lambda: dump(as_json(found, known.title)),
        "atom": lambda: feed(found, known.title, names, base),
    }
    click.echo(made[form](), nl=False)


@click.command()
@click.option("--remote", default="origin", show_default=True, help="A remote of this repository, or an address.")
@click.option("--branch", default="gh-pages", show_default=True, help="The branch that holds the site.")
@click.option("--create", is_flag=True, help="Make the branch if it is not there.")
def publish(remote: str, branch: str, create: bool) -> None:
    """Push the site of the last commit to a branch, as a commit on top of it."""
    from generator import commands

    click.echo(commands.publish(remote, branch, create, _agree))


def _agree(what: str) -> None:
    """Show what is about to be done, and ask, where somebody is there to answer."""
    click.echo(what)
    if sys.stdin.isatty() and "CI" not in os.environ:
        click.confirm("Go on?", abort=True)
