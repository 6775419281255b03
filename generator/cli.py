"""The command line, the only place where the rooms meet."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from generator import __version__
from generator.errors import CollateError, printable

if TYPE_CHECKING:
    from generator.models import Article, Claim
    from generator.story import Story

F = TypeVar("F", bound=Callable[..., Any])
STORY = "story.yml"
EDITS = "edits.yml"
WORKSPACE = ".collate"


class Commands(click.Group):
    """Commands whose errors in the input become lines on stderr and exit code 1."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except CollateError as error:
            _fail(ctx, str(error))
        except BrokenPipeError:
            raise
        except OSError as error:
            where = printable(error.filename or "the disk")
            _fail(ctx, f"{where}:1: {error.strerror}; see that it is there and may be read and written")


def _fail(ctx: click.Context, lines: str) -> NoReturn:
    click.echo(lines, err=True)
    ctx.exit(1)


@dataclass(frozen=True, slots=True)
class Found:
    """All that was read and found."""

    story: Story
    articles: list[Article]
    claims: list[Claim]


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="collate")
def cli() -> None:
    """Turn a folder of articles about one story into pages in which every value shows the words that state it."""


def _inputs(command: F) -> F:
    folder = click.Path(path_type=Path)
    seeds = click.option("--seeds", type=folder, default=Path("seeds"), show_default=True, help="Folder of articles.")
    about = f"What the story is about.  [default: {STORY} in the folder of articles, else {Path('seeds', STORY)}]"
    story = click.option("--story", type=folder, help=about)
    return seeds(story(command))


@cli.command()
@_inputs
@click.option(
    "--docs", type=click.Path(path_type=Path), default=Path("docs"), show_default=True, help="Where to write."
)
@click.option("--site-url", envvar="SITE_URL", default="", help="Where the site will stand, for links in its data.")
@click.option("--no-edits", is_flag=True, help=f"Leave out what {EDITS} in the folder of articles says.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing unless something is wrong.")
def build(seeds: Path, story: Path | None, docs: Path, site_url: str, no_edits: bool, quiet: bool) -> None:
    """Write the pages and the data."""
    from generator import export, render
    from generator.evidence import demand_evidence
    from generator.reconcile import facts
    from generator.workspace import workspace, written_by_hand
    from generator.write import write, written

    found = _find(seeds, story, quiet, edited=not no_edits)
    demand_evidence(seeds, found.articles, found.claims)
    known = facts(found.claims, found.story, found.articles)
    data = export.files(found.story, found.articles, found.claims, known, site_url)
    pages = render.pages(found.story, found.articles, found.claims, known, data)
    by_hand = written_by_hand(docs, written(docs) | pages.keys())
    changes = write(docs, pages | data)
    write(docs.resolve().parent / WORKSPACE, workspace(render.nav(found.story), by_hand, found.articles))
    if not quiet:
        click.echo(
            f"{len(found.articles)} articles, {len(found.claims)} claims, {len(known)} facts: "
            f"{len(pages)} pages in {docs}, {len(changes.written)} files written, {len(changes.removed)} removed"
        )


@cli.command()
@_inputs
def check(seeds: Path, story: Path | None) -> None:
    """List the sentences that hold a value but gave no claim."""
    from generator.evidence import demand_evidence
    from generator.silence import silence

    found = _find(seeds, story, quiet=True)
    demand_evidence(seeds, found.articles, found.claims)
    read = held = silent = 0
    for article in found.articles:
        here = silence(article, [claim for claim in found.claims if claim.source == article.id])
        for line, text in here.silent:
            click.echo(f"{printable(seeds / article.file)}:{line}: {printable(text)}")
        read, held, silent = read + here.read, held + here.held, silent + len(here.silent)
    click.echo(f"{read} sentences read, {held} hold a value, {silent} of these gave no claim")


@cli.command()
def fields() -> None:
    """List the fields that presets define."""
    from generator.story.fields import finish, preset_names, read_preset

    for name in preset_names():
        click.echo(name)
        for field in filter(None, (finish(key, draft, (), None) for key, draft in read_preset(name).items())):
            many = "many" if field.many else ""
            click.echo(f"  {field.id:<18}{field.type:<14}{many:<6}{field.unit or '':<20}{field.label}".rstrip())


def _find(seeds: Path, story: Path | None, quiet: bool, edited: bool = True) -> Found:
    from generator.edits import load_edits, merge
    from generator.extract import Extractor
    from generator.read import read_articles
    from generator.story import load_story

    here = seeds / STORY
    known = load_story(story or (here if here.exists() else Path("seeds", STORY)))
    reading = read_articles(seeds, known.sources)
    for notice in reading.notices:
        click.echo(notice, err=True)
    edits = load_edits(seeds / EDITS, known, reading.articles) if edited else ()
    extractor = Extractor(known)
    hidden = quiet or not sys.stderr.isatty()
    with click.progressbar(reading.articles, label="Reading", hidden=hidden, file=sys.stderr) as bar:
        claims = [claim for article in bar for claim in extractor.claims(article)]
    return Found(known, list(reading.articles), merge(claims, edits, reading.articles))
