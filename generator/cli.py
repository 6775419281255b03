"""The command line, the only place where the rooms meet."""

from __future__ import annotations

import errno
import gc
import io
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

import click

from generator import __version__
from generator.cli_desk import desk
from generator.cli_git import changes, history, publish
from generator.cli_site import build, seal, serve, site, verify
from generator.cli_suggest import LARGEST, accept, reject, suggest, with_model
from generator.cli_teach import field
from generator.errors import CollateError, printable
from generator.inputs import STORY, SUGGESTED, inputs, is_hidden, make_dossier, tell

_STATES = (
    ("proposed", "proposals wait for a decision; see collate accept and reject"),
    ("outdated", "proposals are outdated: their words no longer stand; collate suggest asks anew"),
)


class Commands(click.Group):
    """Commands whose errors in the input become lines on stderr and exit code 1."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(errors="backslashreplace")  # for terminals whose encoding lacks a letter
        if any("\0" in each for each in ctx.args):
            raise click.UsageError("An argument holds the character NUL, which no name has; take it out.")
        try:
            with _interruptible():
                return super().invoke(ctx)
        except CollateError as error:
            _fail(ctx, str(error))
        except BrokenPipeError:
            raise
        except OSError as error:
            where = printable(error.filename2 or error.filename or "the disk")
            _fail(ctx, f"{where}:1: {error.strerror}; {_remedy(error)}")


@contextmanager
def _interruptible() -> Iterator[None]:
    """Let a command that the system ends, or whose terminal goes, clear up as one does that a person interrupts."""

    def interrupt(number: int, frame: object) -> NoReturn:
        raise KeyboardInterrupt

    here = threading.current_thread() is threading.main_thread()
    named = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if here and hasattr(signal, name)]
    taken = [each for each in named if signal.getsignal(each) is signal.SIG_DFL]  # not from who ignores them: nohup
    try:
        for each in taken:
            signal.signal(each, interrupt)
        yield
    finally:
        for each in taken:
            signal.signal(each, signal.SIG_DFL)


def _remedy(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return "make room on its disk, then build again"
    return "see that it is there and may be read and written"


def _fail(ctx: click.Context, lines: str) -> NoReturn:
    click.echo(lines, err=True)
    ctx.exit(1)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="collate")
def cli() -> None:
    """Turn a folder of articles about one story into pages in which every value shows the words that state it."""


@cli.command()
@inputs
def check(seeds: Path, story: Path | None) -> None:
    """List the sentences that hold a value but gave no claim, and the topics and fields that nothing fills."""
    from generator.coverage import coverage, empty_topics, unfilled_fields

    found = make_dossier(seeds, story, quiet=True)
    tell(
        [
            *empty_topics(found.story, found.facts),
            *unfilled_fields(found.story, found.claims),
        ]
    )
    made = [*found.claims, *(each.claim for each in found.aside.left_out)]
    read = held = silent = 0
    for article in found.articles:
        here = coverage(article, [claim for claim in made if claim.source == article.id])
        for line, text in here.silent:
            click.echo(f"{printable(seeds / article.file)}:{line}: {printable(text)}")
        read, held, silent = read + here.read, held + here.held, silent + len(here.silent)
    click.echo(f"{read} sentences read, {held} hold a value, {silent} of these gave no claim")
    tell(_proposals(seeds))


def _proposals(seeds: Path) -> list[str]:
    """Say how many proposals wait for a decision, if there is a file of them."""
    from generator.documents import text_of
    from generator.suggest import read_items

    path = seeds / SUGGESTED
    items = read_items(path, text_of(path, LARGEST)) if os.path.lexists(path) else []
    counts = [(sum(each.state == state for each in items), what) for state, what in _STATES]
    return [f"{path}:1: {count} {what}" for count, what in counts if count]


@cli.command()
@click.argument("article", type=click.Path(path_type=Path))
def text(article: Path) -> None:
    """Print the plain text of an ARTICLE, whose characters the spans of its claims count."""
    from generator.read import read_article

    click.echo(read_article(article).text, nl=False)


@cli.command()
@click.argument("of", type=click.Choice(["story", "edits", "reference"]))
def schema(of: str) -> None:
    """Print the JSON Schema of the story file or of the edits, or the reference of both in Markdown."""
    from generator import schema

    made = {"story": schema.story_schema, "edits": schema.edits_schema}
    click.echo(schema.as_text(made[of]()) if of in made else schema.reference(), nl=False)


@cli.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--from", "source", metavar="FOLDER", type=click.Path(path_type=Path), required=True, help="Of articles.")
@click.option("--package", help="What to install there: a path or an address.  [default: as this one was]")
@click.option("--model", help="Let this model of llm add to the proposal what stands in the articles.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing unless something is wrong.")
def new(folder: Path, source: Path, package: str | None, model: str | None, quiet: bool) -> None:
    """Make a project in DIR: the articles of FOLDER, a story file proposed from them, and what builds their site."""
    from generator.project import SEEDS, demand_empty, gather, is_local, lay_out, requirement
    from generator.propose import STEPS, page, propose, summary, warnings

    demand_empty(folder)
    line = requirement(package)
    project = gather(source)
    tell(project.notices)
    with click.progressbar(length=STEPS, label="Proposing", hidden=is_hidden(quiet), file=sys.stderr) as bar:
        proposal = propose(project.articles, project.excluded, lambda: bar.update(1))
    text = page(proposal, project.keys)
    lay_out(folder, project, with_model(text, project.articles, folder, model) if model else text, line)
    if is_local(line):
        where = f"{folder / 'requirements.txt'}:1: it names a place on this machine"
        tell([f"{where}; for others, name an address there or with --package, as git+https://..."])
    tell(warnings(proposal, folder / SEEDS / STORY))
    if not quiet:
        click.echo(f"{summary(proposal)}: next, cd {printable(folder)}, read {SEEDS}/{STORY}, and make site")


@cli.command()
def fields() -> None:
    """List the fields that presets define."""
    from generator.story import finish, preset_names, read_preset

    for name in preset_names():
        click.echo(name)
        for each in filter(None, (finish(key, draft, (), None) for key, draft in read_preset(name).items())):
            many = "many" if each.many else ""
            click.echo(f"  {each.id:<18}{each.type:<14}{many:<6}{each.unit or '':<20}{each.label}".rstrip())
            click.echo(click.wrap_text(each.means, 100, "      ", "      "))


for each in (build, site, serve, verify, seal, changes, history, publish, field, suggest, accept, reject, desk):
    cli.add_command(each)


def main() -> None:
    """Run a command as a process of its own."""
    try:
        cli()
    finally:
        gc.freeze()  # the memory goes with the process: nothing in it is looked through once more
