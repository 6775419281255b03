"""The commands that make the pages and the site, show it and check it."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.addresses import FEED, RELATIVE, is_web
from generator.errors import CollateError, printable
from generator.inputs import EDITS, WORKSPACE, BuildMemory, inputs, make_dossier, tell
from generator.outputs import expected, output

if TYPE_CHECKING:
    from generator.verify import Verification


def web(ctx: click.Context, param: click.Parameter, value: str) -> str:
    """Refuse what is no address on the web, before it becomes a link of every page."""
    if value and not is_web(value):
        raise click.BadParameter(f"{printable(value)[:200]!r} must start with https:// or http:// and have no blanks")
    return value


@click.command()
@inputs
@click.option(
    "--docs", type=click.Path(path_type=Path), default=Path("docs"), show_default=True, help="Where to write."
)
@click.option(
    "--site-url",
    envvar="SITE_URL",
    default="",
    callback=web,
    help="Where the site will stand, for links in its data.",
)
@click.option("--no-edits", is_flag=True, help=f"Leave out what {EDITS} in the folder of articles says.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing unless something is wrong.")
@click.pass_context
def build(
    ctx: click.Context, seeds: Path, story: Path | None, docs: Path, site_url: str, no_edits: bool, quiet: bool
) -> None:
    """Write the pages and the data."""
    gc.disable()  # what a build makes lives until its end, and looking for what does not takes a tenth of its time
    ctx.call_on_close(_collect_again)
    from generator.coverage import empty_topics, no_claim
    from generator.workspace import workspace, written_by_hand
    from generator.write import write_all, written

    if docs.resolve().name == WORKSPACE:
        raise click.BadParameter(f"{WORKSPACE} holds the settings of the site tool; name another", param_hint="--docs")
    dossier = make_dossier(seeds, story, quiet, edited=not no_edits, memory=ctx.obj)
    tell(empty_topics(dossier.story, dossier.facts))
    tell(no_claim(dossier.story, dossier.claims, len(dossier.articles)))
    pages, data, nav = output(dossier, seeds, story, site_url, edited=not no_edits)
    by_hand = written_by_hand(docs, written(docs) | pages.keys())
    about = workspace(nav, by_hand, dossier.articles)
    is_first = FEED in data and not site_url and not (docs / FEED).exists()
    changes, _ = write_all({docs: pages | data, docs.resolve().parent / WORKSPACE: about})
    if not quiet:
        click.echo(
            f"{len(dossier.articles)} articles, {len(dossier.claims)} claims, {len(dossier.facts)} facts: "
            f"{len(pages)} pages in "
            f"{printable(docs)}, {len(changes.written)} files written, {len(changes.removed)} removed"
        )
        if is_first:
            click.echo(RELATIVE)


def _collect_again() -> None:
    """Collect garbage again from now on: what a build made counts as old, so that nothing looks through it at once."""
    gc.freeze()
    gc.unfreeze()
    gc.enable()


@click.command()
@inputs
@click.option("--site-url", envvar="SITE_URL", default="", callback=web, help="Where the site will stand.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing unless something is wrong.")
@click.pass_context
def site(ctx: click.Context, seeds: Path, story: Path | None, site_url: str, quiet: bool) -> None:
    """Write the pages and the data, and make the site of them: a folder of plain files."""
    from generator.commands import make_site
    from generator.manifest import seal

    ctx.invoke(build, seeds=seeds, story=story, docs=Path("docs"), site_url=site_url, no_edits=False, quiet=quiet)
    make_site(Path(WORKSPACE), site_url)
    seal(Path("site"))
    verified = _verified(Path("site"), seeds, story, Path("docs/assets"), finished=False)  # it was made just now
    if not quiet:
        click.echo(f"{verified}\nOpen site/index.html in a browser.")


@click.command()
@inputs
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 for any that is free.")
@click.pass_context
def serve(ctx: click.Context, seeds: Path, story: Path | None, port: int) -> None:
    """Show the site at 127.0.0.1, and build it again whenever an article, the story file or a page changes."""
    from generator import commands
    from generator.write import MANIFEST, written

    docs, ctx.obj = Path("docs"), BuildMemory()

    def renew(place: Path) -> None:
        ctx.invoke(build, seeds=seeds, story=story, docs=docs, site_url="", no_edits=False, quiet=True)
        kept = place.with_name("kept")
        kept.mkdir(exist_ok=True)
        tool.make(Path(WORKSPACE), site=place, kept=kept)

    def made() -> set[Path]:
        return {docs / MANIFEST, *(docs / name for name in written(docs))}

    watched = (seeds, docs, Path("overrides"), Path("mkdocs.yml"), *([story] if story else []))
    with commands.SiteTool() as tool:
        commands.serve(renew, tool.load, watched, made, port, lambda words: click.echo(words, err=True))


@click.command()
@click.argument("site", type=click.Path(path_type=Path))
@click.option("--seeds", type=click.Path(path_type=Path), help="Folder of articles, to make all anew and compare.")
@click.option("--story", type=click.Path(path_type=Path), help="What the story is about, if not in that folder.")
def verify(site: Path, seeds: Path | None, story: Path | None) -> None:
    """Check that the finished SITE says what its sources say, or without these, that nobody changed it."""
    verified = _verified(site, seeds, story)
    click.echo(verified)
    if verified.unheld:
        click.echo(f"Not verified, as they are the site's own: {', '.join(map(printable, verified.unheld))}")
    if verified.note:
        click.echo(
            f"What stands around the content of a page is held to the other pages alone: {printable(verified.note)}"
        )


def _verified(
    site: Path, seeds: Path | None, story: Path | None, assets: Path | None = None, finished: bool = True
) -> Verification:
    from generator.manifest import origin_of
    from generator.verify import verify

    origin = origin_of(site) if seeds else None
    made_anew = expected(seeds, story, origin, assets, site, finished) if seeds and origin else None
    verified = verify(site, made_anew)
    if verified.faults:
        raise CollateError(*verified.faults)
    return verified


@click.command()
@click.argument("site", type=click.Path(path_type=Path))
def seal(site: Path) -> None:
    """List the files of the finished SITE with their hashes in its data/manifest.json, so that others can verify it."""
    from generator.manifest import seal

    seal(site)
