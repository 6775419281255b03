"""The command line, the only place where the rooms meet."""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Callable, Iterable
from contextlib import nullcontext
from pathlib import Path
from typing import Any, Literal, NoReturn, TypeVar

import click

from generator import __version__, assemble
from generator.assemble import EDITS, STORY, WORKSPACE, Inputs, Watch
from generator.errors import CollateError, printable

F = TypeVar("F", bound=Callable[..., Any])


class Commands(click.Group):
    """Commands whose errors in the input become lines on stderr and exit code 1."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(errors="backslashreplace")  # for terminals whose encoding lacks a letter
        try:
            return super().invoke(ctx)
        except CollateError as error:
            _fail(ctx, str(error))
        except BrokenPipeError:
            raise
        except OSError as error:
            where = printable(error.filename2 or error.filename or "the disk")
            _fail(ctx, f"{where}:1: {error.strerror}; {_remedy(error)}")


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
@click.pass_context
def build(
    ctx: click.Context, seeds: Path, story: Path | None, docs: Path, site_url: str, no_edits: bool, quiet: bool
) -> None:
    """Write the pages and the data."""
    from generator import render
    from generator.coverage import empty_topics
    from generator.workspace import workspace, written_by_hand
    from generator.write import write_all, written

    if docs.resolve().name == WORKSPACE:
        raise click.BadParameter(f"{WORKSPACE} holds the settings of the site tool; name another", param_hint="--docs")
    inputs = Inputs(seeds, story, not no_edits)
    dossier = assemble.dossier(inputs, _tell, _bar(quiet), ctx.obj)
    _tell(empty_topics(dossier.story, dossier.facts))
    pages, data = assemble.files(inputs, dossier, site_url)
    by_hand = written_by_hand(docs, written(docs) | pages.keys())
    about = workspace(render.nav(dossier.story), by_hand, dossier.articles)
    changes, _ = write_all({docs: pages | data, docs.resolve().parent / WORKSPACE: about})
    if not quiet:
        click.echo(
            f"{len(dossier.articles)} articles, {len(dossier.claims)} claims, {len(dossier.facts)} facts: "
            f"{len(pages)} pages in "
            f"{printable(docs)}, {len(changes.written)} files written, {len(changes.removed)} removed"
        )


@cli.command()
@_inputs
def check(seeds: Path, story: Path | None) -> None:
    """List the sentences that hold a value but gave no claim, and the topics and fields that nothing fills."""
    from generator.coverage import coverage, empty_topics, unfilled_fields

    found = assemble.dossier(Inputs(seeds, story), _tell)
    _tell([*empty_topics(found.story, found.facts), *unfilled_fields(found.story, found.claims)])
    made = [*found.claims, *(each.claim for each in found.aside.left_out)]
    read = held = silent = 0
    for article in found.articles:
        here = coverage(article, [claim for claim in made if claim.source == article.id])
        for line, text in here.silent:
            click.echo(f"{printable(seeds / article.file)}:{line}: {printable(text)}")
        read, held, silent = read + here.read, held + here.held, silent + len(here.silent)
    click.echo(f"{read} sentences read, {held} hold a value, {silent} of these gave no claim")


@cli.command()
@click.argument("site", type=click.Path(path_type=Path))
@click.option("--seeds", type=click.Path(path_type=Path), help="Folder of articles, to make all anew and compare.")
@click.option("--story", type=click.Path(path_type=Path), help="What the story is about, if not in that folder.")
def verify(site: Path, seeds: Path | None, story: Path | None) -> None:
    """Check that the finished SITE says what its sources say, or without these, that nobody changed it."""
    click.echo(_verified(site, seeds, story))


def _verified(site: Path, seeds: Path | None, story: Path | None) -> str:
    from generator.verify import origin_of, verify

    origin = origin_of(site) if seeds else None
    made_anew = assemble.expected(Inputs(seeds, story, origin.edited), origin, _tell) if seeds and origin else None
    verdict = verify(site, made_anew)
    if verdict.faults:
        raise CollateError(*verdict.faults)
    return str(verdict)


@cli.command()
@click.argument("site", type=click.Path(path_type=Path))
def seal(site: Path) -> None:
    """List the files of the finished SITE with their hashes in its data/manifest.json, so that others can verify it."""
    from generator.verify import seal

    seal(site)


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
@click.option("-q", "--quiet", is_flag=True, help="Say nothing unless something is wrong.")
def new(folder: Path, source: Path, package: str | None, quiet: bool) -> None:
    """Make a project in DIR: the articles of FOLDER, a story file proposed from them, and what builds their site."""
    from generator.project import SEEDS, demand_empty, gather, is_local, lay_out, requirement
    from generator.propose import STEPS, page, propose, summary, warnings

    demand_empty(folder)
    line = requirement(package)
    project = gather(source)
    _tell(project.notices)
    with click.progressbar(length=STEPS, label="Proposing", hidden=_is_hidden(quiet), file=sys.stderr) as bar:
        proposal = propose(project.articles, project.excluded, lambda: bar.update(1))
    lay_out(folder, project, page(proposal), line)
    if is_local(line):
        where = f"{folder / 'requirements.txt'}:1: it names a place on this machine"
        _tell([f"{where}; for others, name an address there or with --package, as git+https://..."])
    _tell(warnings(proposal, folder / SEEDS / STORY))
    if not quiet:
        click.echo(f"{summary(proposal)}: next, cd {printable(folder)}, read {SEEDS}/{STORY}, and make site")


@cli.command()
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


@cli.command()
@_inputs
@click.option("--site-url", envvar="SITE_URL", default="", help="Where the site will stand.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing unless something is wrong.")
@click.pass_context
def site(ctx: click.Context, seeds: Path, story: Path | None, site_url: str, quiet: bool) -> None:
    """Write the pages and the data, and make the site of them: a folder of plain files."""
    from generator.commands import make_site
    from generator.verify import seal

    ctx.invoke(build, seeds=seeds, story=story, docs=Path("docs"), site_url=site_url, no_edits=False, quiet=quiet)
    make_site(Path(WORKSPACE))
    seal(Path("site"))
    verified = _verified(Path("site"), seeds, story)
    if not quiet:
        click.echo(f"{verified}\nOpen site/index.html in a browser.")


@cli.command()
@_inputs
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 for any that is free.")
@click.pass_context
def serve(ctx: click.Context, seeds: Path, story: Path | None, port: int) -> None:
    """Show the site at 127.0.0.1, and build it again whenever an article, the story file or a page changes."""
    from generator import commands
    from generator.write import MANIFEST, written

    docs, ctx.obj = Path("docs"), assemble.Memory()

    def renew(place: Path) -> None:
        ctx.invoke(build, seeds=seeds, story=story, docs=docs, site_url="", no_edits=False, quiet=True)
        commands.make_site(Path(WORKSPACE), place)

    def made() -> set[Path]:
        return {docs / MANIFEST, *(docs / name for name in written(docs))}

    watched = (seeds, docs, Path("overrides"), Path("mkdocs.yml"), *([story] if story else []))
    commands.serve(renew, watched, made, port, lambda words: click.echo(words, err=True))


@cli.command()
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


@cli.command()
def fields() -> None:
    """List the fields that presets define."""
    from generator.story import finish, preset_names, read_preset

    for name in preset_names():
        click.echo(name)
        for field in filter(None, (finish(key, draft, (), None) for key, draft in read_preset(name).items())):
            many = "many" if field.many else ""
            click.echo(f"  {field.id:<18}{field.type:<14}{many:<6}{field.unit or '':<20}{field.label}".rstrip())
            click.echo(click.wrap_text(field.means, 100, "      ", "      "))


def _is_hidden(quiet: bool) -> bool:
    """Say whether progress stays unseen: where nobody watches a terminal."""
    return quiet or not sys.stderr.isatty()


def _bar(quiet: bool) -> Watch:
    return lambda articles: click.progressbar(articles, label="Reading", hidden=_is_hidden(quiet), file=sys.stderr)


def _tell(notices: Iterable[str]) -> None:
    """Say what the editor should know but need not mend."""
    for notice in notices:
        click.echo(printable(notice), err=True)
