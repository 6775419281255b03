"""Hostile text on the finished site: every page, the search and the data hold it as words, and none of it runs."""

from __future__ import annotations

import csv
import io
import json
import os
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import hostile
import pytest
from hostile import Case

from generator.errors import CollateError
from generator.read import read_articles
from generator.story import load_story

ROOT = Path(__file__).parent.parent
SOUND = (
    *(case for case in hostile.cases() if not (case.refused or case.skipped)),
    *hostile.pieces(40, random.Random(5)),  # `make hostile` takes a thousand
)
REFUSED = tuple(case for case in hostile.cases() if case.refused)
SKIPPED = tuple(case for case in hostile.cases() if case.skipped)
REFERS = ("id", "for", "aria-labelledby", "aria-describedby", "aria-controls")
WORD = re.compile(r"(?:https://example\.org/)?zzf?\d{4}(?:\.txt)?")
LIKE = str.maketrans({"‹": "<", "›": ">", "“": '"', "”": '"', "＆": "&"})
"""Signs that stand in titles for those that site tools would print as markup."""
WALK = Path(__file__).with_name("walk.js").read_text(encoding="utf-8")
SEARCHES = ("pwned", "evil", "onerror", "script", "<img src=x onerror=__pwned=99>", "{{ 7", "passwd", "heading")
SEARCHED = {"a", "article", "b", "del", "details", "div", "h1", "h2", "h3", "li", "mark", "nav", "ol", "p", "small",
            "span", "summary", "sup", "ul"}  # fmt: skip
"""What the theme makes its list of results of."""

DERIVED = ("id", "sha256", "text_sha256", "start", "end", "source")
CLAIM = re.compile(r"[0-9a-f]{12}")
"""A claim's id."""

Token = tuple[str, str]
"""What a page is made of: ``<tag>`` and ``</tag>``, an attribute's name with its value, or "" with words."""


class Reader(HTMLParser):
    """A page as a flat list of what it is made of, in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tokens: list[Token] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tokens += [(f"<{tag}>", ""), *((name, value or "") for name, value in attrs)]

    def handle_endtag(self, tag: str) -> None:
        self.tokens.append((f"</{tag}>", ""))

    def handle_data(self, data: str) -> None:
        self.tokens.append(("", data))

    def handle_comment(self, data: str) -> None:
        self.tokens.append(("comment", data))

    def handle_decl(self, decl: str) -> None:
        self.tokens.append(("declaration", decl))

    unknown_decl = handle_decl
    handle_pi = handle_decl


@dataclass(frozen=True)
class Site:
    """A built site."""

    folder: Path

    @cached_property
    def html(self) -> dict[str, str]:
        built = self.folder / "site"
        return {path.relative_to(built).as_posix(): path.read_text("utf-8") for path in sorted(built.rglob("*.html"))}

    @cached_property
    def ids(self) -> dict[str, list[str]]:
        read = {path: Reader(page).tokens for path, page in self.html.items()}
        return {path: [value for name, value in tokens if name == "id"] for path, tokens in read.items()}

    def data(self, name: str) -> Any:
        return json.loads((self.folder / "docs" / "data" / name).read_text("utf-8"))

    @cached_property
    def sources(self) -> list[str]:
        return [source["id"] for source in self.data("claims.json")["sources"]]


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Site, Site]:
    """The site of the hostile texts, and its twin of harmless words."""
    folders = [tmp_path_factory.mktemp(name) for name in ("hostile", "harmless")]
    with ThreadPoolExecutor() as pool:
        one, other = pool.map(build, folders, (SOUND, hostile.harmless(SOUND)))
    return one, other


def build(folder: Path, cases: Sequence[Case]) -> Site:
    shutil.copy(ROOT / "mkdocs.yml", folder)
    for part in ("docs/assets", "overrides"):
        shutil.copytree(ROOT / part, folder / part)
    (folder / "seeds").mkdir()
    hostile.write(folder / "seeds", cases)
    run("generator", "build", "--quiet", "--seeds", str(folder / "seeds"), "--docs", str(folder / "docs"), at=ROOT)
    run("mkdocs", "build", "--strict", at=folder)
    return Site(folder)


def run(*command: str, at: Path) -> None:
    env = os.environ | {"SOURCE_DATE_EPOCH": "0", "NO_MKDOCS_2_WARNING": "1"}
    python = [sys.executable, "-m", *command]
    done = subprocess.run(python, cwd=at, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


# Every page is that of the harmless twin, with other words.


def by_python(pages: dict[str, str]) -> dict[str, list[Token]]:
    return {path: Reader(page).tokens for path, page in pages.items()}


@pytest.fixture
def by_chromium(chromium: Any) -> Iterator[Callable[[dict[str, str]], dict[str, list[Token]]]]:
    page = chromium.new_page()
    yield lambda pages: {path: [*map(tuple, json.loads(page.evaluate(WALK, text)))] for path, text in pages.items()}
    page.close()


@pytest.mark.no_cover
def test_the_pages_are_those_of_harmless_words(sites: tuple[Site, Site]) -> None:
    same_pages(sites, by_python)


@pytest.mark.browser
def test_a_browser_sees_the_same(sites: tuple[Site, Site], by_chromium: Any) -> None:
    same_pages(sites, by_chromium)


def test_every_text_is_somewhere_on_the_site(sites: tuple[Site, Site]) -> None:
    read = {word for page in sites[1].html.values() for word in WORD.findall(unescape(page))}
    assert {case.text for case in hostile.harmless(SOUND)} <= read


def same_pages(sites: tuple[Site, Site], read: Callable[[dict[str, str]], dict[str, list[Token]]]) -> None:
    """The words differ; what a page is made of does not, tag by tag and attribute by attribute.

    A text of several lines is several paragraphs of its source, and a long one has no room in the box of a topic:
    there, no tag or attribute is foreign.
    """
    ours, twin = sites
    renamed = dict(zip(ours.sources, twin.sources, strict=True))
    found, expected = read(ours.html), read(twin.html)
    assert {rename(path, renamed) for path in found} == expected.keys()
    known, exact = {name for tokens in expected.values() for name, _ in tokens} | SET_APART, 0
    for path, tokens in found.items():
        theirs = expected[rename(path, renamed)]
        if same_shape(path, ours.html[path], twin.html[rename(path, renamed)]):
            assert frame(tokens) == frame(theirs), path
            exact += 1
        assert {name for name, _ in tokens} <= known, path
        assert [count(tokens, name) for name in BLOCKS] == [count(theirs, name) for name in BLOCKS], path
    assert exact > EXACT * len(found), f"only {exact} of {len(found)} pages have the very tree of their twins"


EXACT = 0.7
"""How many pages are held to the very tree, at least; the others are topics, and sources of some more paragraphs."""
SET_APART = {"<i>", "</i>"}
"""How sentences set works: by whether their last word has a capital."""
BLOCKS = ("<h1>", "<img>", "<script>", "<style>", "<iframe>", "<pre>", "<form>", "onerror", "onclick")


def same_shape(path: str, page: str, other: str) -> bool:
    """Whether two pages have as many paragraphs of a source, and the same places."""
    return not path.startswith("topics/") and page.count('class="para') == other.count('class="para')


def frame(tokens: list[Token]) -> list[str]:
    """The names of tags and attributes in their order, without what only the search reads."""
    found, unseen = list[str](), False
    for at, (name, _) in enumerate(tokens):
        if name == "<p>" and ("class", "unseen") in tokens[at + 1 : at + 3]:
            unseen = True
        if name and not unseen and name not in SET_APART:
            found.append(name)
        unseen = unseen and name != "</p>"
    return found


def count(tokens: list[Token], name: str) -> int:
    return sum(token[0] == name for token in tokens)


def rename(path: str, renamed: dict[str, str]) -> str:
    folder, _, name = path.rpartition("/")
    stem = name.removesuffix(".html")
    return f"{folder}/{renamed.get(stem, stem)}.html" if folder == "sources" else path


# Nothing runs where scripts of the theme put words onto the page.


@dataclass(frozen=True)
class Visit:
    """A page in a browser, with what it must never do: open a dialog, ask a network, run what a text says."""

    page: Any
    wrong: list[str]

    def calm(self) -> None:
        assert self.wrong == []
        assert self.page.evaluate("typeof __pwned") == "undefined"


@pytest.fixture
def visit(sites: tuple[Site, Site], chromium: Any) -> Iterator[Visit]:
    page, wrong = chromium.new_page(), list[str]()
    page.on("dialog", lambda dialog: (wrong.append(dialog.message), dialog.dismiss()))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda asked: wrong.append(asked.url) if "file:data:blob:".find(scheme(asked.url)) < 0 else None)
    page.goto((sites[0].folder / "site" / "index.html").as_uri())
    yield Visit(page, wrong)
    page.close()


def scheme(url: str) -> str:
    return f"{urlsplit(url).scheme}:"


@pytest.mark.browser
def test_a_search_that_finds_it_shows_it(visit: Visit) -> None:
    page = visit.page
    page.click(".md-search__input")
    for query in SEARCHES:
        page.fill(".md-search__input", "")
        page.keyboard.type(query)
        page.locator(".md-search-result__meta", has_text=re.compile(r"matching|No ")).wait_for()
        page.wait_for_timeout(150)
        found = page.evaluate("[...document.querySelectorAll('.md-search__output *')].map(e => e.localName)")
        assert set(found) <= SEARCHED, query
        visit.calm()
    page.locator(".md-search-result__list", has_text="onerror").wait_for()


@pytest.mark.browser
def test_a_card_that_holds_it_shows_it(visit: Visit, sites: tuple[Site, Site]) -> None:
    for path in ("topics/all.html", "compare.html", "entities/cormorant.html", "sources/r-00.html"):
        visit.page.goto((sites[0].folder / "site" / path).as_uri())
        for mark in visit.page.locator("a.cite:visible").all()[:3]:
            mark.hover()
            visit.page.locator(".card-note").wait_for()
            visit.page.keyboard.press("Escape")
        visit.calm()


def test_the_index_of_the_search_holds_no_markup_of_others(sites: tuple[Site, Site]) -> None:
    for entry in json.loads((sites[0].folder / "site" / "search" / "search_index.json").read_text("utf-8"))["docs"]:
        tags = {name for part in ("title", "text") for name, _ in Reader(entry[part]).tokens if name}
        assert tags <= {f"<{end}{tag}>" for tag in ("p", "ul", "ol", "li", "sup", "code") for end in ("", "/")}, entry


# Data holds every text as it is.


def test_the_data_is_that_of_harmless_words(sites: tuple[Site, Site]) -> None:
    ours, twin = ({name: site.data(name) for name in ("claims.json", "facts.json", "timeline.json")} for site in sites)
    given = {word.text: case.text for word, case in zip(hostile.harmless(SOUND), SOUND, strict=True)}
    assert plain(ours, given) == plain(twin, given)


def plain(data: Any, given: dict[str, str]) -> Any:
    """The texts of data, whose harmless words are put back, each on one line; without ids, hashes and places.

    Of composed sentences only the claims: an article stands before a word, and not before a sign.
    """
    if isinstance(data, dict):
        told = {"topic", "claims", "text"} == data.keys()
        return {
            key: plain(value, given)
            for key, value in data.items()
            if key not in DERIVED and (key != "text" or not told)
        }
    if isinstance(data, list):
        return [plain(value, given) for value in data]
    if not isinstance(data, str) or CLAIM.fullmatch(data):
        return None if isinstance(data, str) else data
    return " ".join(WORD.sub(lambda word: given[word[0]], data).split())


def test_no_cell_of_the_table_is_a_formula(sites: tuple[Site, Site]) -> None:
    text = (sites[0].folder / "docs" / "data" / "facts.csv").read_bytes().decode()
    rows = list(csv.reader(io.StringIO(text, newline="")))
    cells = [cell for row in rows for cell in row]
    assert {len(row) for row in rows} == {len(rows[0])}
    assert [cell for cell in cells if re.match(r"\s*[=+\-@＝＋－＠]", cell)] == []
    for formula in [case.text for case in SOUND if "named" in case.at and re.match(r"[=+\-@＝]", case.text)]:
        assert f"'{formula}" in cells


# What cannot be shown is refused, with words that say so.


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: ascii(case.text))
def test_refused(case: Case, tmp_path: Path) -> None:
    with pytest.raises(CollateError, match=re.escape(case.refused)) as raised:
        hostile.write(tmp_path, [case])
        read_articles(tmp_path, load_story(tmp_path / "story.yml").sources)
    assert str(raised.value).isprintable()


def test_passed_over(tmp_path: Path) -> None:
    for case in SKIPPED:
        (tmp_path / case.text).write_text("It rained.")
    with pytest.raises(CollateError, match="there are no articles"):
        read_articles(tmp_path, {})
    assert SKIPPED
