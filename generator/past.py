"""Past builds: what each commit of the folder of articles published, made anew in memory."""

from __future__ import annotations

import hashlib
import shutil
import sys
from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

import click

from generator.errors import CollateError
from generator.inputs import EDITS, WORKSPACE, BuildMemory, findings, is_hidden, story_file

if TYPE_CHECKING:
    from generator.commands import FolderCommit
    from generator.history import Commit, FactState, History, PastBuild
    from generator.models import Article

LIMIT: Final = 200
"""How many builds are looked at, the last ones: at a second each, some minutes for whoever asks first."""


def history(
    seeds: Path, story: Path | None, today: Sequence[Article], limit: int = LIMIT, quiet: bool = True, until: str = ""
) -> History:
    """Tell how facts changed from one commit of the folder of articles to the next.

    Of the past only those sources count that there are ``today``, by their path or their very bytes: an article that
    was deleted leaves no trace. ``until`` is the id of the last commit that counts. The result rests on the commits
    and on these sources alone.
    """
    from generator.commands import commits, unreadable
    from generator.history import History, tell

    if why := unreadable(seeds):
        return History(missing=why)
    path = story_file(seeds, story)
    if not path.resolve().is_relative_to(seeds.resolve()):
        return History(missing=f"the story file {path} lies outside of {seeds}, so no history can be told")
    every = commits(seeds)
    every = every[: next((at + 1 for at, each in enumerate(every) if each.id == until), len(every))]
    kept = every[-limit:]
    with TemporaryDirectory() as name:
        past = _Past(seeds, path.resolve().relative_to(seeds.resolve()), today, Path(name) / "seeds")
        with click.progressbar(kept, label="History", hidden=is_hidden(quiet), file=sys.stderr) as bar:
            builds = [past.build(commit) for commit in bar]
        past.tidy()
    return tell(builds, len(every) - len(kept))


class _Past:
    """Builds of one folder, made one after the other in one place, so that what stays is not read again."""

    def __init__(self, seeds: Path, story: Path, today: Sequence[Article], place: Path) -> None:
        from generator.history import Cache

        self._seeds, self._story, self._place = seeds, story, place
        self._memory, self._cache = BuildMemory(), Cache(Path(WORKSPACE) / "history")
        self._asked: set[str] = set()
        self._ids = {article.file: article.id for article in today}
        self._files: dict[str, list[str]] = {}
        for article in today:
            self._files.setdefault(article.path, []).append(article.file)
        self._bytes = {path: (seeds / path).read_bytes() for path in self._files}

    def build(self, commit: FolderCommit) -> PastBuild:
        """Give what a commit published, from what was kept if it is there."""
        from generator.commands import files
        from generator.history import Commit, by_ids, key_of

        held = files(self._seeds, commit.tree)
        now = self._now(held)
        known, key = Commit(commit.id, commit.day, commit.subject), key_of(commit.tree, str(self._story), repr(now))
        self._asked.add(key)
        build = self._cache.get(key, known)
        if build is None:
            build = self._make(known, held, now)
            self._cache.put(key, build)
        ids = {old: self._ids[new] for old, new in now.items()}
        return replace(build, facts={about: by_ids(state, ids) for about, state in build.facts.items()})

    def tidy(self) -> None:
        """Forget what is not asked for any more."""
        self._cache.prune(self._asked)

    def _now(self, held: Mapping[str, str]) -> dict[str, str]:
        """Give which source of today an article of the past is, by their files: of its path, else of its very bytes."""
        size = len(next(iter(held.values()), ""))
        blobs = {_blob(data, size): path for path, data in self._bytes.items()}
        found = {old: old if old in self._files else blobs.get(blob) for old, blob in held.items()}
        return {
            f"{old}{file.removeprefix(new)}": file for old, new in found.items() if new for file in self._files[new]
        }

    def _make(self, commit: Commit, held: Mapping[str, str], now: Mapping[str, str]) -> PastBuild:
        from generator.commands import write
        from generator.history import PastBuild

        shutil.rmtree(self._place, ignore_errors=True)
        self._place.mkdir()
        try:
            write(self._seeds, held, self._place)
            facts, headings = _facts(self._place, self._place / self._story, now, self._memory)
        except CollateError as error:
            return PastBuild(commit, {}, {}, error.lines[0].replace(str(self._place), self._seeds.name))
        except OSError as error:
            return PastBuild(commit, {}, {}, f"its files cannot be written here: {error.strerror}")
        return PastBuild(commit, facts, headings)


def _facts(
    seeds: Path, story: Path, kept: Container[str], memory: BuildMemory
) -> tuple[dict[tuple[str, str], FactState], dict[tuple[str, str], str]]:
    """Judge what the articles of a folder say that are ``kept``, and name each fact."""
    from generator.edits import leave_out, load_edits, merge
    from generator.history import states
    from generator.language import demand_english
    from generator.models import Aside
    from generator.read import read_articles
    from generator.reconcile import facts
    from generator.story import load_story
    from generator.withdrawn import standing, withdrawn

    known = load_story(story)
    articles = read_articles(seeds, known.sources, known.aliases, known.path).articles
    demand_english(seeds, articles, known.sources)
    edits = load_edits(seeds / EDITS, known, articles)
    found = [claim for each in findings(known, articles, True, memory) for claim in each.claims]
    claims = merge(leave_out(seeds / EDITS, found, edits.left_out)[0], edits.claims, articles)
    out = tuple(each for each in withdrawn(known, articles, claims) if each.article.file in kept)
    gone = {each.article.id for each in out} | {article.id for article in articles if article.file not in kept}
    left = [article for article in articles if article.id not in gone]
    judged = facts(standing(claims, gone), known, left, edits.judged)
    labels = {
        (fact.subject, fact.field): f"{known.fields[fact.field].label} · {known.subjects[fact.subject].name}"
        for fact in judged
    }
    return states(judged, Aside(withdrawn=out).missing, {article.id: article.file for article in articles}), labels


def _blob(data: bytes, size: int) -> str:
    """Give the id that git has for a file's content, in as many hexadecimal digits as the repository's ids have."""
    made = hashlib.sha256 if size == hashlib.sha256().digest_size * 2 else partial(hashlib.sha1, usedforsecurity=False)
    return made(b"blob %d\0" % len(data) + data).hexdigest()
