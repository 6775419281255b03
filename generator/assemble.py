"""From the folder of articles to all that is known of the story, and to the files of a build. Here the rooms meet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from generator import __version__

if TYPE_CHECKING:
    from generator.dossier import Dossier
    from generator.extract import Findings
    from generator.models import Article
    from generator.story import Story
    from generator.verify import Expected, Origin

STORY: Final = "story.yml"
EDITS: Final = "edits.yml"
PROSE: Final = "pages"
WORKSPACE: Final = ".collate"
Watch = Callable[[Sequence["Article"]], AbstractContextManager[Iterable["Article"]]]
"""Goes through articles and shows how far it is."""


@dataclass(slots=True)
class Memory:
    """What was found in articles, for the next build: while the story file stays, only what changed is read again."""

    story: Story | None = None
    found: dict[Article, Findings] = field(default_factory=dict)

    def of(self, story: Story) -> dict[Article, Findings]:
        """Give what was found with this story file."""
        if story != self.story:
            self.story, self.found = story, {}
        return self.found


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a build is made of."""

    seeds: Path
    story: Path | None = None
    """The story file; by default the one of the folder of articles, else that of ``seeds``."""
    edited: bool = True
    """Whether the editor's hand counts."""

    @property
    def story_file(self) -> Path:
        """Where the story file is."""
        here = self.seeds / STORY
        return self.story or (here if here.exists() else Path("seeds", STORY))


def dossier(
    inputs: Inputs, tell: Callable[[Iterable[str]], None], watch: Watch = nullcontext, memory: Memory | None = None
) -> Dossier:
    """Read the articles and the editor's hand, find the claims, and judge how they stand to each other.

    What need not be mended is told. Raises `CollateError` for what must be.
    """
    from generator.chronicle import besides
    from generator.dossier import Dossier
    from generator.edits import Edits, demand_used, leave_out, load_edits, merge, read_prose
    from generator.evidence import demand_evidence
    from generator.language import demand_english
    from generator.models import Aside
    from generator.read import read_articles
    from generator.reconcile import facts
    from generator.story import load_story

    seeds, edited, by_hand = inputs.seeds, inputs.edited, inputs.seeds / EDITS
    known = load_story(inputs.story_file)
    reading = read_articles(seeds, known.sources)
    demand_english(seeds, reading.articles, known.sources)
    tell(reading.notices)
    edits = load_edits(by_hand, known, reading.articles) if edited else Edits()
    prose = read_prose(seeds / PROSE, known) if edited else ()
    said = _findings(known, reading.articles, watch, memory or Memory())
    claims, left_out = leave_out(by_hand, [claim for each in said for claim in each.claims], edits.left_out)
    events = besides([one for each in said for one in each.events], [each.claim for each in left_out])
    claims = merge(claims, edits.claims, reading.articles)
    demand_evidence(seeds, reading.articles, [*claims, *(each.claim for each in left_out)], events)
    judged = facts(claims, known, reading.articles, edits.judged)
    demand_used(by_hand, edits, judged, known)
    mentions = [mention for each in said for mention in each.mentions]
    aside = Aside(edits.notes, left_out)
    return Dossier(known, reading.articles, claims, judged, events, mentions, aside, edits, prose)


def _findings(story: Story, articles: Sequence[Article], watch: Watch, memory: Memory) -> list[Findings]:
    from generator.extract import Extractor

    before, extractor = memory.of(story), Extractor(story)
    with watch(articles) as each:
        found = {article: before.get(article) or extractor.findings(article) for article in each}
    memory.found = found
    return [found[article] for article in articles]


def files(inputs: Inputs, made: Dossier, site_url: str) -> tuple[dict[str, str], dict[str, str]]:
    """Give the pages and the data of a build, by their paths in its folder; the data come with their manifest."""
    from generator import export, render
    from generator.verify import MANIFEST, Origin, manifest

    data = export.files(made, site_url)
    pages = render.pages(made, data)
    origin = Origin(__version__, _hashes(made, inputs), site_url, inputs.edited)
    listed = {path: text.encode() for path, text in data.items()}
    return pages, data | {MANIFEST: manifest(origin, listed, [article.id for article in made.articles])}


def expected(inputs: Inputs, origin: Origin, tell: Callable[[Iterable[str]], None]) -> Expected:
    """Make anew what a site must hold."""
    from generator import export, render
    from generator.verify import Expected

    made = dossier(inputs, tell)
    data = export.files(made, origin.site_url)
    return Expected(_hashes(made, inputs), data, render.pages(made, data))


def _hashes(made: Dossier, inputs: Inputs) -> dict[str, str]:
    """Give the hashes of all that a site is made of, by the names of the files."""
    from generator.verify import digest

    seeds = inputs.seeds
    known = {article.file: digest(article.file, (seeds / article.file).read_bytes()) for article in made.articles}
    known[STORY] = digest(STORY, inputs.story_file.read_bytes())
    if inputs.edited and (seeds / EDITS).exists():
        known[EDITS] = digest(EDITS, (seeds / EDITS).read_bytes())
    return known
