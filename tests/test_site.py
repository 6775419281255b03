"""The finished site, built as `make site` builds it: its links, quotes and search, and what it asks of a network."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest

ROOT = Path(__file__).parent.parent
BY_HAND = ("about.md", "assets")
SEARCHES = ("budget", "Peresild", "spacewalk")


@dataclass
class Page(HTMLParser):
    """What a page points at, what it loads, and what can be pointed at."""

    text: str
    links: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        self.anchors.update(given[key] for key in ("id", "name") if key in given)
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        elif tag == "link" and given.get("rel") in ("stylesheet", "icon", "preload"):
            self.loads.append(given["href"])
        elif "src" in given:
            self.loads.append(given["src"])


def build(folder: Path) -> Path:
    """Build the site of the repository's seeds in a folder; give where it is."""
    for name in BY_HAND:
        source, target = ROOT / "docs" / name, folder / "docs" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(source, target) if source.is_dir() else shutil.copy(source, target)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    generate = [sys.executable, "-m", "generator", "build", "--quiet", "--docs", str(folder / "docs")]
    subprocess.run(generate, check=True, cwd=ROOT)
    epoch = (folder / ".collate" / "epoch").read_text().strip()
    env = os.environ | {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": epoch}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    return folder / "site"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("one"))


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Page]:
    found = {path.relative_to(site).as_posix(): Page(path.read_text("utf-8")) for path in site.rglob("*.html")}
    assert len(found) > 20
    return found


def targets(pages: dict[str, Page]) -> Iterator[tuple[str, str, str]]:
    """Each link inside the site: the page that it stands on, the path that it means, and the anchor."""
    for name, page in pages.items():
        for link in page.links:
            if name != "404.html" and not urlsplit(link).scheme:
                path, anchor = urldefrag(urljoin(f"/{name}", link))
                yield name, unquote(path).lstrip("/") or "index.html", unquote(anchor)


def test_every_link_and_anchor_leads_somewhere(site: Path, pages: dict[str, Page]) -> None:
    checked = 0
    for name, path, anchor in targets(pages):
        assert (site / path).is_file(), f"{name} links to {path}"
        if anchor and path in pages:
            assert anchor in pages[path].anchors, f"{name} links to {path}#{anchor}"
        checked += 1
    assert checked > 500


def test_every_page_can_be_reached_from_home(pages: dict[str, Page]) -> None:
    leads: dict[str, set[str]] = {}
    for name, path, _ in targets(pages):
        leads.setdefault(name, set()).add(path)
    reached, fresh = set[str](), {"index.html"}
    while fresh:
        reached |= fresh
        fresh = {path for name in fresh for path in leads.get(name, ()) if path in pages} - reached
    assert pages.keys() - reached == {"404.html"}


def test_nothing_is_loaded_from_elsewhere(pages: dict[str, Page]) -> None:
    loads = [load for page in pages.values() for load in page.loads]
    assert loads
    assert [load for load in loads if urlsplit(load).scheme not in ("", "data") or load.startswith("//")] == []


def test_every_claims_quote_stands_in_its_source(site: Path) -> None:
    data = json.loads((site / "data" / "claims.json").read_text("utf-8"))
    texts = {each["id"]: (ROOT / "seeds" / each["file"]).read_text("utf-8") for each in data["sources"]}
    assert data["claims"]
    for claim in data["claims"]:
        assert texts[claim["source"]][claim["start"] : claim["end"]] == claim["quote"]
        assert claim["written"] in claim["quote"]


def test_every_source_with_a_claim_shows_where_it_stands(site: Path, pages: dict[str, Page]) -> None:
    data = json.loads((site / "data" / "claims.json").read_text("utf-8"))
    for claim in data["claims"]:
        page = pages[f"sources/{claim['source']}.html"]
        assert any(claim["id"] in anchor for anchor in page.anchors), f"{claim['id']} on the page of {claim['source']}"


@pytest.mark.parametrize("word", SEARCHES)
def test_the_index_of_the_search_holds(site: Path, word: str) -> None:
    index = json.loads((site / "search" / "search_index.json").read_text("utf-8"))
    assert any(word.casefold() in f"{entry['title']} {entry['text']}".casefold() for entry in index["docs"])


def test_the_same_seeds_give_the_same_site(site: Path, tmp_path: Path) -> None:
    again = build(tmp_path)
    files = {path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    assert {path.relative_to(again): path.read_bytes() for path in again.rglob("*") if path.is_file()} == files


@pytest.mark.browser
@pytest.mark.parametrize("word", SEARCHES)
def test_the_search_works_from_the_disk_without_a_network(site: Path, chromium: Any, word: str) -> None:
    page = chromium.new_page()
    asked: list[str] = []
    wrong: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto((site / "index.html").as_uri())
    page.click(".md-search__input")
    page.keyboard.type(word)
    hits = page.locator(".md-search-result__item")
    hits.first.wait_for()
    assert word.casefold() in hits.first.inner_text().casefold()
    hits.first.locator("a").first.click()
    page.wait_for_url("**/*.html*")
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert wrong == []
    page.close()


@pytest.mark.browser
def test_home_tells_what_is_open_and_the_two_sides_within_one_screen(site: Path, chromium: Any) -> None:
    page = chromium.new_page(viewport={"width": 1280, "height": 800})
    page.goto((site / "index.html").as_uri())
    for shown in (".lead", ".questions", ".card >> nth=0 >> h2", ".card >> nth=1 >> h2"):
        box = page.locator(shown).bounding_box()
        assert box["y"] + box["height"] <= 800, shown
    assert page.locator(".questions .label.disputed").count()
    page.close()


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 1280])
def test_no_page_is_wider_than_its_window(site: Path, pages: dict[str, Page], chromium: Any, width: int) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 800})
    folders = {name.rpartition("/")[0]: name for name in pages if name != "404.html"}
    for name in ("index.html", "compare.html", "differences.html", "who-says-what.html", *folders.values()):
        page.goto((site / name).as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
    page.close()
