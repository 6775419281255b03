"""A thousand hostile pieces on finished sites of both site tools, in the data and at the desk: none may do anything.

    python -m tools.hostile_many [--pieces 1000] [--seed S] [--batch 250]

Pieces are made by a grammar, a thing that runs or loads in a wrapping that breaks out, in an encoding, and put in all
places where text of others can stand. A twin of the site holds a harmless word for each. Whatever a page has beyond
its twin, whatever a browser runs, asks for or opens, and whatever a table, a citation, a feed or a terminal would take
for its own is printed; then the exit code is 1.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import random
import re
import secrets
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from lxml import etree

from generator.errors import CollateError
from generator.read import read_articles
from generator.story import load_story

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
import hostile
import test_hostile as suite
from hostile import Case
from sites import zensical

from tools.browser import find

DESK = ("script", "iframe", "img", "object", "embed", "style", "base", "meta", "link", "form", "h1")


def is_taken(case: Case) -> bool:
    """Say whether a story may hold a piece; else it is refused with a line."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        try:
            hostile.write(folder, [case])
            taken = read_articles(folder, load_story(folder / "story.yml").sources).articles
        except CollateError as error:
            assert all(re.fullmatch(r".+:\d+: .+", line) for line in error.lines), error
            return False
        return bool(taken)


def wrong(cases: Sequence[Case], folder: Path) -> Iterator[str]:
    """Build a site of pieces and its twin, with both site tools, and give what is wrong."""
    places = folder / "hostile", folder / "harmless"
    for place in places:
        place.mkdir()
    ours, twin = suite.build(places[0], cases), suite.build(places[1], hostile.harmless(cases))
    yield from compared("MkDocs", ours, twin)
    yield from (f"MkDocs: {each}" for each in in_a_browser(ours.folder / "site", cases))
    yield from in_data(ours, twin, cases)
    yield from at_the_desk(ours.folder, twin.folder)
    yield from in_a_terminal(ours.folder)
    for site in (ours, twin):
        (site.folder / "site").rename(site.folder / "first")
        zensical(site.folder)
    yield from compared("Zensical", suite.Site(ours.folder), suite.Site(twin.folder))
    yield from (f"Zensical: {each}" for each in in_a_browser(ours.folder / "site", cases))


def compared(tool: str, ours: Any, twin: Any) -> Iterator[str]:
    """Compare the pages with those of the twin."""
    try:
        suite.same_pages((ours, twin), suite.by_python)
    except AssertionError as error:
        yield f"{tool}: pages differ from their twins: {str(error)[:400]}"


def in_data(ours: Any, twin: Any, cases: Sequence[Case]) -> Iterator[str]:
    """Look at what other programs read."""
    folders = [site.folder / "docs" / "data" for site in (ours, twin)]
    for name in ("facts.csv", "claims.csv"):
        rows = [list(csv.reader(io.StringIO((f / name).read_bytes().decode(), newline=""))) for f in folders]
        if {len(row) for row in rows[0]} != {len(rows[0][0])} or len(rows[0]) != len(rows[1]):
            yield f"{name}: has other rows or cells than its twin"
        yield from (
            f"{name}: {c[:80]!r} is a formula" for r in rows[0] for c in r if re.match(r"\s*[=+\-@＝＋－＠]\D", c)
        )
    for name, pattern in (
        ("sources.bib", r"(?m)^@\w+\{|^\}|^  \w+ = "),
        ("feed.xml", r"<(?!!\[)/?[a-z:]+"),
        ("story.jsonld", r'"@\w+":'),
    ):
        found = [re.findall(pattern, (f / name).read_text("utf-8")) if (f / name).exists() else [] for f in folders]
        if Counter(found[0]) != Counter(found[1]):
            yield f"{name}: has other parts than its twin: {Counter(found[0]) - Counter(found[1])}"
    with suppress(FileNotFoundError):
        etree.fromstring((folders[0] / "feed.xml").read_bytes())
    wiki = [
        [each["wikitext"] for each in json.loads((f / "citations.json").read_text("utf-8"))["sources"]] for f in folders
    ]
    for one, other in zip(*wiki, strict=True):
        if [one.count(sign) for sign in ("{{cite", "[[", "<ref", "~~~~")] != [
            other.count(s) for s in ("{{cite", "[[", "<ref", "~~~~")
        ]:
            yield f"citations.json: {one[:200]!r} is more than {other[:200]!r}"


def in_a_browser(site: Path, cases: Sequence[Case]) -> Iterator[str]:
    """Open each page in a Chromium, touch what shows more, search; nothing may run, load or ask."""
    from playwright.sync_api import sync_playwright

    path = find()
    if not path:
        yield "there is no Chromium"
        return
    seen: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        page.on("dialog", lambda dialog: (seen.append(f"dialog {dialog.message}"), dialog.dismiss()))
        page.on(
            "request",
            lambda asked: (
                seen.append(f"asks for {asked.url}") if not asked.url.startswith(("file:", "data:", "blob:")) else None
            ),
        )
        for each in sorted(site.rglob("*.html")):
            page.goto(each.as_uri())
            for mark in page.locator("a.cite:visible").all()[:1]:
                mark.hover()
            if page.evaluate("typeof __pwned != 'undefined' || location.protocol != 'file:'"):
                seen.append("it runs")
            yield from (f"{each.relative_to(site)}: {what}" for what in seen)
            seen.clear()
        page.goto((site / "index.html").as_uri())
        box = page.locator(".md-search__input")  # which Zensical makes only when somebody asks for it
        if box.count():
            box.click()
        for case in cases[:: max(len(cases) // 12, 1)] if box.count() else ():
            page.fill(".md-search__input", case.shown)
            page.wait_for_timeout(250)
        found = set(page.evaluate("[...document.querySelectorAll('.md-search__output *')].map(e => e.localName)"))
        if not found <= suite.SEARCHED:
            seen.append(f"the search shows {found - suite.SEARCHED}")
        yield from (f"search: {what}" for what in seen)
        browser.close()


def at_the_desk(ours: Path, twin: Path) -> Iterator[str]:
    """Open each article at the desk, beside that of the twin."""
    counts = [
        Counter(tag for page in desk_pages(each) for tag, _ in suite.Reader(page).tokens) for each in (ours, twin)
    ]
    for tag in (*(f"<{name}>" for name in DESK), "onerror", "onload", "onclick", "ontoggle", "onfocus", "srcdoc"):
        if counts[0][tag] != counts[1][tag]:
            yield f"desk: has {counts[0][tag]} {tag} where its twin has {counts[1][tag]}"


def desk_pages(folder: Path) -> Iterator[str]:
    """Give the pages of a desk on a folder."""
    from starlette.testclient import TestClient

    from generator.desk import Files, Preview, State
    from generator.desk.app import Desk
    from generator.inputs import read

    seeds = folder / "seeds"
    files = Files(seeds, seeds / "story.yml", seeds / "edits.yml", seeds / "suggested.yml")
    state = State(files, lambda: read(seeds, None))
    client = TestClient(Desk(state, Preview(lambda: sys.exit("no preview"))).app())
    yield client.get("/").text
    for id_ in sorted(state.articles):
        yield client.get(f"/article/{id_}").text


def in_a_terminal(folder: Path) -> Iterator[str]:
    """Read what commands say; a line may hold nothing that a terminal obeys."""
    for command in (["check", "--seeds", "seeds"], ["build", "--seeds", "seeds", "--docs", "docs"]):
        done = subprocess.run(
            [sys.executable, "-m", "generator", *command],
            cwd=folder,
            env={**suite.os.environ, "PYTHONPATH": str(suite.ROOT)},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        said = f"{done.stdout}{done.stderr}"
        yield from (f"terminal: {line[:80]!r}" for line in said.split("\n") if not line.isprintable())


def main() -> int:
    """Try all; give the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pieces", type=int, default=1000)
    parser.add_argument("--batch", type=int, default=250)
    parser.add_argument("--seed", type=int, default=secrets.randbelow(2**32))
    said = parser.parse_args()
    every = list(hostile.pieces(said.pieces, random.Random(said.seed)))
    taken = [case for case in every if is_taken(case)]
    print(f"{len(every)} pieces with --seed {said.seed}; {len(every) - len(taken)} refused or passed over", flush=True)
    found = 0
    for start in range(0, len(taken), said.batch):
        with tempfile.TemporaryDirectory() as place:
            for what in wrong(taken[start : start + said.batch], Path(place)):
                found += 1
                print(what[:600], flush=True)
        print(f"{min(start + said.batch, len(taken))} built, opened and read; {found} things wrong", flush=True)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
