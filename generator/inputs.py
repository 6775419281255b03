"""What commands read, and how they talk to whoever runs them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from generator.errors import printable

if TYPE_CHECKING:
    from generator.dossier import Dossier
    from generator.extract import Findings
    from generator.models import Article
    from generator.story import Story

F = TypeVar("F", bound=Callable[..., Any])
STORY = "story.yml"
EDITS = "edits.yml"
SUGGESTED = "suggested.yml"
PROSE = "pages"
WORKSPACE = ".collate"


def inputs(command: F) -> F:
    """Give a command the options that say what it reads."""
    folder = click.Path(path_type=Path)
    seeds = click.option("--seeds", type=folder, default=Path("seeds"), show_default=True, help="Folder of articles.")
    about = f"What the story is about.  [default: {STORY} in the folder of articles, else {Path('seeds', STORY)}]"
    story = click.option("--story", type=folder, help=about)
    return seeds(story(command))


@dataclass(slots=True)
class BuildMemory:
    """What was found in articles, for the next build: while the story file stays, only what changed is read again."""

    story: Story | None = None
    found: dict[Article, Findings] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)
    """What the editor has been told and need not mend."""


def make_dossier(
    seeds: Path, story: Path | None, quiet: bool, edited: bool = True, memory: BuildMemory | None = None
) -> Dossier:
    """Read the articles and the editor's hand, find the claims, and judge how they stand to each other."""
    from generator.chronicle import besides
    from generator.dossier import Dossier
    from generator.edits import Edits, demand_used, leave_out, load_edits, merge, read_prose
    from generator.evidence import demand_evidence
    from generator.models import Aside
    from generator.reconcile import facts
    from generator.withdrawn import standing, withdrawn

    by_hand = hashes_by_hand(seeds, story, edited)
    known, articles = read(seeds, story)
    edits = load_edits(seeds / EDITS, known, articles) if edited else Edits()
    prose = read_prose(seeds / PROSE, known) if edited else ()
    tell(edits.notices)
    said = findings(known, articles, quiet, memory)
    tell(satires(seeds, known, articles, said))
    claims, left_out = leave_out(seeds / EDITS, [claim for each in said for claim in each.claims], edits.left_out)
    events = besides([one for each in said for one in each.events], [each.claim for each in left_out])
    claims = merge(claims, edits.claims, articles)
    demand_evidence(seeds, articles, [*claims, *(each.claim for each in left_out)], events)
    mentions = [mention for each in said for mention in each.mentions]
    out = withdrawn(known, articles, claims)
    gone = {each.article.id for each in out}
    articles = [article for article in articles if article.id not in gone]
    claims, events, mentions = standing(claims, gone), standing(events, gone), standing(mentions, gone)
    left_out = tuple(each for each in left_out if each.claim.source not in gone)
    judged = facts(claims, known, articles, edits.judged)
    demand_used(seeds / EDITS, edits, judged, known)
    aside = Aside(edits.notes, left_out, out)
    return Dossier(known, articles, claims, judged, events, mentions, aside, edits, prose, by_hand)


def hashes_by_hand(seeds: Path, story: Path | None, edited: bool) -> dict[str, str]:
    """Give the hashes of the files that an editor writes, by their names; what cannot be read is left to its reader."""
    from generator.manifest import LARGEST, digest
    from generator.regular import UnfitError, regular

    paths = {STORY: story_file(seeds, story)}
    if edited:
        written = sorted((seeds / PROSE).glob("*.md")) if (seeds / PROSE).is_dir() else []
        paths |= {EDITS: seeds / EDITS, **{f"{PROSE}/{path.name}": path for path in written}}
    found = {}
    for name, path in paths.items():
        with suppress(UnfitError):
            found[name] = digest(name, regular(path, LARGEST))
    return found


def story_file(seeds: Path, story: Path | None) -> Path:
    """Give the story file: the one that is named, else that of the folder of articles, else that of the project."""
    here = seeds / STORY
    return story or (here if here.exists() else Path("seeds", STORY))


def read(seeds: Path, story: Path | None) -> tuple[Story, Sequence[Article]]:
    """Read the story file and the articles."""
    from generator.language import demand_english
    from generator.read import read_articles
    from generator.story import load_story

    known = load_story(story_file(seeds, story))
    reading = read_articles(seeds, known.sources, known.aliases, known.path)
    demand_english(seeds, reading.articles, known.sources)
    tell([*known.notices, *reading.notices])
    return known, reading.articles


def findings(
    story: Story, articles: Sequence[Article], quiet: bool, memory: BuildMemory | None = None
) -> list[Findings]:
    """Find the claims and the events of each article, unless the memory holds them."""
    from generator.extract import Extractor

    known = memory.found if memory and memory.story == story else {}
    extractor = Extractor(story)
    with click.progressbar(articles, label="Reading", hidden=is_hidden(quiet), file=sys.stderr) as bar:
        found = [known.get(article) or extractor.findings(article) for article in bar]
    if memory:
        memory.story, memory.found = story, dict(zip(articles, found, strict=True))
    return found


def satires(seeds: Path, story: Story, articles: Sequence[Article], found: Sequence[Findings]) -> Iterator[str]:
    """Give a notice, ``path:line: what``, for each article that was taken for satire without a word of the editor."""
    for article, each in zip(articles, found, strict=True):
        source = story.sources.get(article.file)
        if each.satire and (source is None or source.satire is None):
            right = f"if it is none, say `{article.file}: {{satire: false}}` under sources in {story.path.name}"
            yield f"{seeds / article.path}:1: this is satire by its own words, so nothing is taken from it; {right}"


def is_hidden(quiet: bool) -> bool:
    """Say whether progress stays unseen: where nobody watches a terminal."""
    return quiet or not sys.stderr.isatty()


def tell(notices: Iterable[str]) -> None:
    """Say what the editor should know but need not mend; of builds that share a memory, one says it."""
    context = click.get_current_context(silent=True)
    memory = context.find_object(BuildMemory) if context else None
    told = memory.told if memory else set()
    for notice in notices:
        if notice not in told:
            click.echo(printable(notice), err=True)
            told.add(notice)
