"""The kinds of files that are tried when they are nearly right: for each, valid ones, and what reads them."""

from __future__ import annotations

import json
import random
import shutil
import sys
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from tests import desks
from tools import mutants
from tools.mutant_duty import LINE, ROOT, Find, Input, Kind, held, quiet


class Story(Kind):
    """Story files."""

    def lay_out(self) -> Sequence[Input]:
        """Those of the repository, and more often small ones."""
        from tests.test_story import SOUND

        paths = [ROOT / "seeds" / "story.yml", *sorted((ROOT / "examples").glob("*/story.yml"))]
        texts = [*[SOUND.encode(), desks.STORY.encode()] * 2, *(path.read_bytes() for path in paths)]
        return [("story.yml", text) for text in texts]

    def take(self, name: str, data: bytes, unknown: bool = False) -> None:
        """Load it."""
        from generator.story import load_story

        path = self.place / "story.yml"
        path.write_bytes(data)
        with held(unknown) as made:
            made.append(repr(load_story(path)))


class Edits(Kind):
    """Files of edits."""

    def lay_out(self) -> Sequence[Input]:
        """Some entries of each section of that of the repository, whose articles are read."""
        whole = yaml.safe_load((ROOT / "seeds" / "edits.yml").read_bytes())
        few = {key: part[:5] if isinstance(part, list) else part for key, part in whole.items()}
        return [("edits.yml", yaml.safe_dump(few, sort_keys=False, allow_unicode=True).encode())]

    @cached_property
    def known(self) -> Any:
        """The story and the articles."""
        from generator.inputs import read

        return read(ROOT / "seeds", None)

    def take(self, name: str, data: bytes, unknown: bool = False) -> None:
        """Load it."""
        from generator.edits import load_edits

        path = self.place / "edits.yml"
        path.write_bytes(data)
        known = self.known
        with held(unknown) as made:
            made.append(repr(load_edits(path, *known)))


class Suggested(Kind):
    """Files of proposals."""

    def lay_out(self) -> Sequence[Input]:
        """One with two drafts and a doubt."""
        seeds = desks.lay_out(self.place)
        desks.propose(seeds, "c0ffee")
        return [("suggested.yml", (seeds / "suggested.yml").read_bytes())]

    def take(self, name: str, data: bytes, unknown: bool = False) -> None:
        """Accept all, which reads it, then the file of edits."""
        from generator.cli import cli

        seeds = self.place / "seeds"
        (seeds / "suggested.yml").write_bytes(data)
        (seeds / "edits.yml").write_text(desks.EDITS, "utf-8")
        with held(), quiet():
            cli.main(["accept", "--all", "--yes", "--seeds", str(seeds)], standalone_mode=False)


class Exports(Kind):
    """Data of a build, given to `changes`."""

    def lay_out(self) -> Sequence[Input]:
        """Those of a small story, twice."""
        from generator.cli import cli

        seeds = desks.lay_out(self.place)
        with quiet():
            cli.main(["build", "-q", "--seeds", str(seeds), "--docs", str(self.place / "old")], standalone_mode=False)
        shutil.copytree(self.place / "old", self.place / "new")
        return [(f"{name}.json", (self.place / f"old/data/{name}.json").read_bytes()) for name in ("claims", "facts")]

    def mutate(self, data: bytes, draw: random.Random) -> tuple[bytes, bool]:
        """Change JSON."""
        return mutants.of_json(data, draw)

    def take(self, name: str, data: bytes, unknown: bool = False) -> None:
        """Compare it with what it was."""
        from generator.changes import changes, load, report

        path = self.place / "new" / "data" / name
        before = path.read_bytes()
        path.write_bytes(data)
        try:
            with held() as made:
                made.append(report(changes(load(self.place / "old"), load(self.place / "new")), "text"))
        finally:
            path.write_bytes(before)


class Sites(Kind):
    """Files of a finished site, given to `verify`."""

    def lay_out(self) -> Sequence[Input]:
        """The site of a small story."""
        from generator.manifest import seal
        from tests.sites import lay_out, mkdocs

        desks.lay_out(self.place)
        mkdocs(lay_out(self.place / "project", self.place / "seeds"))
        self.site = (self.place / "project" / "site").rename(self.place / "site")
        seal(self.site)
        names = [f"data/{n}.json" for n in ("claims", "facts", "timeline", "citations", "manifest")]
        names += ["index.html", "timeline.html", "data/story.jsonld", "data/facts.csv", "search/search_index.json"]
        return [(name, (self.site / name).read_bytes()) for name in names]

    def mutate(self, data: bytes, draw: random.Random) -> tuple[bytes, bool]:
        """Change JSON, or the bytes of what is none."""
        is_json = data[:1] in (b"{", b"[")
        return (mutants.of_json(data, draw)[0] if is_json else mutants.broken(data, draw)), False

    def take(self, name: str, data: bytes, unknown: bool = False) -> None:
        """Verify the site with it, alone, sealed anew if that can be."""
        from generator.manifest import seal
        from generator.verify import verify

        path, manifest = self.site / name, self.site / "data/manifest.json"
        before, sealed = path.read_bytes(), manifest.read_bytes()
        path.write_bytes(data)
        try:
            with held():
                seal(self.site)
            with held():
                if loose := [line for line in verify(self.site).faults if not LINE.fullmatch(line)]:
                    raise Find(f"a line without a place: {loose[0][:300]}")
        finally:
            manifest.write_bytes(sealed)
            path.write_bytes(before)


class Articles(Kind):
    """Articles in each format."""

    def lay_out(self) -> Sequence[Input]:
        """Those of the folders that tests have, one of each kind of file and more of pages."""
        from generator.extract import Extractor
        from generator.story import load_story

        (self.place / "story.yml").write_text(desks.STORY, "utf-8")
        self.extractor = Extractor(load_story(self.place / "story.yml"))
        paths = sorted(path for path in (ROOT / "tests" / "folders").rglob("*") if path.suffix not in (".yml", ""))
        kinds: dict[str, list[Path]] = {}
        for path in paths:
            kinds.setdefault(path.suffix, []).append(path)
        return [(f"{n}{suffix}", p.read_bytes()) for suffix, each in kinds.items() for n, p in enumerate(each[:4])]

    def mutate(self, data: bytes, draw: random.Random) -> tuple[bytes, bool]:
        """Change bytes."""
        return mutants.broken(data, draw), False

    def take(self, name: str, data: bytes, unknown: bool = False) -> None:
        """Read it, and find its claims."""
        from generator.read import read_file

        path = self.place / f"article{Path(name).suffix}"
        path.write_bytes(data)
        with held():
            for article in read_file(path, folder=self.place):
                for claim in self.extractor.findings(article).claims:
                    if article.text[claim.start : claim.end] != claim.quote:
                        raise Find("a claim's quote does not stand in the article")


class Desk(Kind):
    """Requests to the desk."""

    def lay_out(self) -> Sequence[Input]:
        """What the page of a desk sends."""
        seeds = desks.lay_out(self.place)
        desks.propose(seeds)
        self.before = {path: path.read_bytes() for path in seeds.iterdir()}
        self._open(seeds)
        start = desks.ARTICLES["a.txt"].index("190 metres")
        item = {"article": "a", "item": next(each.id for each in self.state.items("a"))}
        form = {
            **item,
            "start": start,
            "end": start + 10,
            "field": "length",
            "subject": "aurora",
            "value": "190 metres",
        }
        sent: dict[str, dict[str, Any]] = {
            "decide": {**item, "what": "accept"},
            "decide-out": {**item, "what": "leave-out", "reason": "Said of both."},
            "decide-read": {"article": "a", "what": "read"},
            "read": form,
            "save": {**form, "modality": "stated", "hedged": False, "quote": [0, 30]},
            "about": {"article": "a", "title": "A ship", "url": "https://example.org/", "published": "2031-05-30"},
            "name": {"article": "a", "words": "Kiel yard", "entity": "", "kind": "organisation", "role": False},
            "undo": {},
        }
        return [(name, json.dumps(body).encode()) for name, body in sent.items()]

    def _open(self, seeds: Path) -> None:
        from starlette.testclient import TestClient

        from generator.desk import Files, Preview, State
        from generator.desk.app import Desk as App
        from generator.desk.guard import Guard
        from generator.inputs import read

        files = Files(seeds, seeds / "story.yml", seeds / "edits.yml", seeds / "suggested.yml")
        self.state = State(files, lambda: read(seeds, None))
        guard = Guard(App(self.state, Preview(lambda: sys.exit("no preview"))).app(), desks.PORT)
        self.client = TestClient(guard, base_url=desks.HOME, headers={"origin": desks.HOME})
        self.client.get(guard.entry)
        self.state.refresh()

    def mutate(self, data: bytes, draw: random.Random) -> tuple[bytes, bool]:
        """Change JSON."""
        return mutants.of_json(data, draw)[0], False

    def take(self, name: str, data: bytes, unknown: bool = False) -> None:
        """Send it; the files must be sound afterwards."""
        from generator.edits import load_edits

        path = f"/{name.partition('-')[0]}"
        headers = {"content-type": "application/json"}
        try:
            with held():
                answer = self.client.post(path, content=data, headers=headers)
                if answer.status_code not in (200, 400, 409, 413, 415):
                    raise Find(f"it answers with {answer.status_code}: {answer.text[:200]}")
                edits = self.place / "seeds" / "edits.yml"
                load_edits(edits, self.state.story, list(self.state.articles.values()))
        finally:
            for each, before in self.before.items():
                if each.read_bytes() != before:
                    each.write_bytes(before)
            self.state.refresh()


KINDS: dict[str, Callable[[Path], Kind]] = {
    "story": Story,
    "edits": Edits,
    "suggested": Suggested,
    "exports": Exports,
    "sites": Sites,
    "articles": Articles,
    "desk": Desk,
}
