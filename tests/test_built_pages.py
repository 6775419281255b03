"""What the built pages show: the words of every passage and footnote as their sources have them, and sound HTML."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import ferries
import pytest

from generator import export
from generator.dossier import Dossier
from generator.escape import visible
from generator.reconcile import facts
from generator.render import Site, nav, pages
from generator.workspace import workspace
from generator.write import write
from tests.samples import named

ROOT = Path(__file__).parent.parent
VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "wbr"}
MEANT = re.compile(r" \[[^\]\d][^\]]*\]")
MARKUP = re.compile(r"\[\^|\]\(|\{ [.#]|&#\d|\*\*|\{\{")


@dataclass
class Element:
    """An element of a page, with the text and the elements in it."""

    tag: str
    attributes: dict[str, str]
    text: str = ""
    inside: list[Element] = field(default_factory=list)


class Page(HTMLParser):
    """A built page as a flat list of elements."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(path.read_text(encoding="utf-8"))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        for outer in self._open:
            outer.inside.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        while any(element.tag == tag for element in self._open) and self._open.pop().tag != tag:
            pass

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text += data

    def all(self, tag: str, **attributes: str) -> Iterator[Element]:
        """Elements with this tag and these attributes."""
        return (e for e in self.elements if e.tag == tag and attributes.items() <= e.attributes.items())


@dataclass(frozen=True)
class Built:
    """A built site: its pages by path, and each article on one line by the id of its source."""

    pages: dict[str, Page]
    texts: dict[str, str]


@pytest.fixture(scope="module", params=["seeds", "ferries"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, site: Path) -> Built:
    """The site of the repository's seeds, and one of claims that were made by hand."""
    built = site if request.param == "seeds" else site_of_ferries(tmp_path_factory.mktemp("ferries"))
    data = json.loads((built / "data" / "claims.json").read_text(encoding="utf-8"))
    texts = {source["id"]: one_line(article(source["file"])) for source in data["sources"]}
    return Built({path.relative_to(built).as_posix(): Page(path) for path in built.rglob("*.html")}, texts)


def site_of_ferries(folder: Path) -> Path:
    shutil.copy(ROOT / "mkdocs.yml", folder)
    for part in ("docs/assets", "overrides"):
        shutil.copytree(ROOT / part, folder / part)
    generate_ferries(folder)
    run("mkdocs", "build", "--strict", at=folder)
    return folder / "site"


def generate_ferries(folder: Path) -> None:
    story, articles, claims = ferries.story(), ferries.articles(), ferries.claims()
    known = facts(claims, story, articles)
    dossier = Dossier(story, articles, claims, known, mentions=named(story, articles))
    data = export.files(dossier)
    site = Site(dossier, data)
    write(folder / "docs", pages(site) | data)
    write(folder / ".collate", workspace(nav(site), [], articles))


def article(file: str) -> str:
    made = {article.file: article.text for article in ferries.articles()}
    return made[file] if file in made else (ROOT / "seeds" / file).read_text(encoding="utf-8")


def run(*command: str, at: Path) -> None:
    env = os.environ | {"SOURCE_DATE_EPOCH": "0", "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=at, env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def one_line(text: str) -> str:
    return " ".join(visible(text).split())


def parts_of(quote: str) -> list[str]:
    """What stands in one piece in a source, of a text that is cut with "…" and may be in quotation marks."""
    bare = one_line(quote)
    bare = bare[1:-1] if bare.startswith("“") and bare.endswith("”") else bare
    return [part for part in map(str.strip, bare.split("…")) if part]


def missing(quote: str, text: str) -> list[str]:
    """What of a quote does not stand in a text; for whom a word stands, in brackets, is ours."""
    return [part for part in parts_of(quote) if part not in text and MEANT.sub("", part) not in text]


def notes(page: Page) -> Iterator[tuple[str, Element]]:
    """The sentences behind the marks of a page: the address of the source that each names, and its words."""
    for note in page.all("li"):
        if "data-s" in note.attributes:
            link = next(e for e in note.inside if e.tag == "a")
            yield link.attributes["href"], next(e for e in note.inside if e.attributes.get("class") == "said")


def paragraphs(page: Page) -> Iterator[Element]:
    """The paragraphs of a source's text."""
    for block in page.all("div"):
        if block.attributes.get("class", "").startswith("para"):
            yield next(e for e in block.inside if e.tag == "p")


def test_every_paragraph_of_a_source_stands_in_it(site: Built) -> None:
    checked = 0
    for source, text in site.texts.items():
        for paragraph in paragraphs(site.pages[f"sources/{source}.html"]):
            assert missing(paragraph.text, text) == []
            checked += 1
    assert checked > 4


def test_what_is_marked_in_a_source_is_what_claims_were_read_off(site: Built) -> None:
    for source in site.texts:
        for paragraph in paragraphs(site.pages[f"sources/{source}.html"]):
            claims = [e for e in paragraph.inside if e.attributes.get("id", "").startswith("c-")]
            marks = [e for e in paragraph.inside if e.tag == "mark"]
            assert len(marks) <= len(claims)


def test_every_note_stands_in_the_source_that_it_names(site: Built) -> None:
    checked = 0
    for path, page in site.pages.items():
        for href, words in notes(page):
            source = re.fullmatch(r"(?:\.\./)?sources/([^/]+)\.html#[cs]-\w+", href)
            assert source, (path, href)
            assert missing(words.text, site.texts[source[1]]) == [], path
            assert any(e.tag == "mark" for e in words.inside) or "#s-" in href, path
            checked += 1
    assert checked > 20


def test_every_mark_leads_to_a_note_of_its_page_that_has_its_sources(site: Built) -> None:
    checked = 0
    for path, page in site.pages.items():
        held = {
            e.attributes["id"]: {i.attributes.get("data-s") for i in e.inside}
            for e in page.all("section", **{"class": "note"})
        }
        for mark in page.all("a"):
            if "data-s" in mark.attributes:
                assert {*mark.attributes["data-s"].split()} <= held[mark.attributes["href"][1:]], path
                checked += 1
    assert checked > 40


def test_a_retelling_is_never_in_quotation_marks(site: Built) -> None:
    retold = {
        path
        for path, page in site.pages.items()
        if path.startswith("sources/") and "A retelling: the words" in text(page)
    }
    assert retold
    for page in site.pages.values():
        for href, words in notes(page):
            assert words.text.startswith("“") == (f"sources/{href.rpartition('/')[2].partition('#')[0]}" not in retold)


def test_no_anchor_is_there_twice(site: Built) -> None:
    for path, page in site.pages.items():
        ids = [element.attributes["id"] for element in page.elements if "id" in element.attributes]
        assert len(ids) == len(set(ids)), path


def test_the_comparison_has_heads_for_columns_rows_and_groups(site: Built) -> None:
    [table] = (e for e in site.pages["compare.html"].all("table"))
    heads = [element.attributes.get("scope") for element in table.inside if element.tag == "th"]
    rows = [element for element in table.inside if element.tag == "tr"]
    assert (heads.count("col"), heads.count("row") + heads.count("rowgroup")) == (2, len(rows) - 1)


def test_no_markup_is_left_to_read(site: Built) -> None:
    for path, page in site.pages.items():
        assert not MARKUP.search(text(page)), path


def text(page: Page) -> str:
    """What a page says, without what it offers to copy, which is in a language of its own."""
    [content] = page.all("article") if "article" in {e.tag for e in page.elements} else page.all("main")
    said = content.text
    for code in page.all("pre"):
        said = said.replace(code.text, "", 1)
    return said
