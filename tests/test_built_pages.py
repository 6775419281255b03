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
from generator.render import nav, pages
from generator.workspace import workspace
from generator.write import write

ROOT = Path(__file__).parent.parent
VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "wbr"}
RETOLD = re.compile(r"^retold:? ")
ELLIPSIS = re.compile(r"^… | …$")
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

    def notes(self) -> Iterator[Element]:
        """The footnotes."""
        return (e for e in self.all("li") if e.attributes.get("id", "").startswith("fn:"))


@dataclass(frozen=True)
class Site:
    """A built site: its pages by path, and each article on one line by the id of its source."""

    pages: dict[str, Page]
    texts: dict[str, str]


@pytest.fixture(scope="module", params=["seeds", "ferries"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of the repository's seeds, and one of claims that were made by hand."""
    folder = tmp_path_factory.mktemp(request.param)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    for part in ("docs/assets", "overrides"):
        shutil.copytree(ROOT / part, folder / part)
    if request.param == "seeds":
        run("generator", "build", "--quiet", "--docs", str(folder / "docs"), at=ROOT)
    else:
        generate_ferries(folder)
    run("mkdocs", "build", "--strict", at=folder)
    data = json.loads((folder / "docs" / "data" / "claims.json").read_text(encoding="utf-8"))
    texts = {source["id"]: one_line(article(source["file"])) for source in data["sources"]}
    built = folder / "site"
    return Site({path.relative_to(built).as_posix(): Page(path) for path in built.rglob("*.html")}, texts)


def generate_ferries(folder: Path) -> None:
    story, articles, claims = ferries.story(), ferries.articles(), ferries.claims()
    known = facts(claims, story, articles)
    data = export.files(Dossier(story, articles, claims, known))
    write(folder / "docs", pages(Dossier(story, articles, claims, known), data) | data)
    write(folder / ".collate", workspace(nav(story), [], articles))


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


def words_of(quote: str) -> str:
    """A quote without what the site puts around it: quotation marks, "retold", dots where it is cut."""
    bare = RETOLD.sub("", one_line(quote))
    return ELLIPSIS.sub("", bare[1:-1] if bare.startswith("“") else bare)


def test_every_passage_stands_in_its_source(site: Site) -> None:
    checked = 0
    for source, text in site.texts.items():
        for quote in site.pages[f"sources/{source}.html"].all("blockquote"):
            assert words_of(quote.text) in text
            checked += 1
    assert checked > 10


def test_a_value_that_is_marked_is_one_that_a_citation_leads_to(site: Site) -> None:
    for source in site.texts:
        for passage in site.pages[f"sources/{source}.html"].all("blockquote"):
            claims = [e for e in passage.inside if e.attributes.get("id", "").startswith("c-")]
            marks = [e for e in passage.inside if e.tag == "mark"]
            assert 0 < len(marks) <= len(claims)


def test_every_footnote_stands_in_the_source_that_it_names(site: Site) -> None:
    checked = 0
    for path, page in site.pages.items():
        for note in page.notes():
            link = next(e for e in note.inside if e.tag == "a")
            source = re.fullmatch(r"\.\./sources/([^/]+)\.html#c-\w+", link.attributes["href"])
            assert source, path
            quote = one_line(note.text).partition(f" — {one_line(link.text)}")[0]
            assert words_of(quote) in site.texts[source[1]], path
            checked += 1
    assert checked > 10


def test_a_retelling_is_never_in_quotation_marks(site: Site) -> None:
    retold = [path for path, page in site.pages.items() if path.startswith("sources/") and "retelling," in text(page)]
    assert retold
    assert [path for path in retold if any("“" in quote.text for quote in site.pages[path].all("blockquote"))] == []


def test_no_anchor_is_there_twice(site: Site) -> None:
    for path, page in site.pages.items():
        ids = [element.attributes["id"] for element in page.elements if "id" in element.attributes]
        assert len(ids) == len(set(ids)), path


def test_the_table_has_heads_and_a_region_of_its_own(site: Site) -> None:
    [region] = site.pages["compare.html"].all("div", role="region")
    assert region.attributes["tabindex"] == "0"
    assert region.attributes["aria-label"]
    heads = [element.attributes.get("scope") for element in region.inside if element.tag == "th"]
    rows = [element for element in region.inside if element.tag == "tr"]
    assert (heads.count("col"), heads.count("row"), len(heads)) == (3, len(rows) - 1, len(rows) + 2)


def test_no_markup_is_left_to_read(site: Site) -> None:
    for path, page in site.pages.items():
        assert not MARKUP.search(text(page)), path


def text(page: Page) -> str:
    """What a page says, without what it offers to copy, which is in a language of its own."""
    [content] = page.all("article")
    said = content.text
    for code in page.all("pre"):
        said = said.replace(code.text, "", 1)
    return said
