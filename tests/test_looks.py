"""What the site looks like and offers the eye: sizes of text, paper, links that are shared."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import ferries
import pytest
from sites import ROOT, Published, read_pages

from generator.dossier import Dossier
from generator.render import Site
from generator.render.site import NAMED
from generator.render.vocabulary import ALL
from generator.story import Subject

PROPERTY = re.compile(r'<meta property="?(og:[a-z_]+)"? content="?([^">]*)"?>')
DESCRIPTION = re.compile(r'<meta name="?description"? content="?([^">]*)"?>')


def test_a_sentence_about_the_site_names_a_few_of_many_subjects() -> None:
    story = ferries.story()
    assert Site(Dossier(story, (), (), ())).names == "North Star and Blue Heron"
    more = {f"s{n}": Subject(f"s{n}", f"Ship {n}", "ship") for n in range(NAMED)}
    story = replace(story, subjects=dict(story.subjects) | more)
    assert Site(Dossier(story, (), (), ())).names == "North Star, Blue Heron, Ship 0 and 2 more"


# What is said of a page where a link to it is shown.


def shared(folder: Path) -> dict[str, dict[str, str]]:
    """The properties of each page."""
    pages = read_pages(folder).items()
    return {name: dict(PROPERTY.findall(page.text)) for name, page in pages if not name.startswith("embed/")}


def test_every_page_says_what_it_is_called_and_about(site: Path) -> None:
    found = shared(site)
    del found["404.html"]
    assert found["index.html"]["og:type"] == "website"
    assert found["topics/budgets.html"]["og:title"] == "Budgets"
    for name, properties in found.items():
        assert {"og:site_name", "og:title", "og:type", "og:description"} == properties.keys(), name
        assert properties["og:description"].endswith("."), name
    assert len({each["og:description"] for each in found.values()}) > 10


def test_a_description_is_said_once_more_for_search_engines(site: Path) -> None:
    page = (site / "compare.html").read_text("utf-8")
    [said] = DESCRIPTION.findall(page)
    assert dict(PROPERTY.findall(page))["og:description"] == said


def test_a_page_that_knows_where_it_stands_says_so(published: Published) -> None:
    found = shared(published.folder)
    assert found["timeline.html"]["og:url"] == f"{published.url}timeline.html"
    assert not any("og:image" in each for each in found.values())


def test_zensical_says_the_same_of_a_page(site: Path, successor: Path) -> None:
    assert shared(successor) == shared(site)


def test_the_mark_is_our_own_and_loads_nothing(site: Path) -> None:
    page = (site / "topics" / "film.html").read_text("utf-8")
    assert re.search('<link rel="?icon"? href="?../assets/mark.svg"?>', page)
    assert re.search('<img src="?../assets/mark.svg"? ', page)
    mark = (site / "assets" / "mark.svg").read_text("utf-8")
    assert ElementTree.fromstring(mark).tag == "{http://www.w3.org/2000/svg}svg"
    assert "href" not in mark


# In a browser.


@pytest.fixture
def tab(chromium: Any, site: Path) -> Iterator[Any]:
    """A tab of a wide window, from the disk."""
    size = {"width": 1280, "height": 700}
    tab = chromium.new_page(base_url=f"{site.as_uri()}/", viewport=size, reduced_motion="reduce")
    yield tab
    tab.close()


SIZES = """() => {
  const found = {}
  const walk = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT)
  for (let text; (text = walk.nextNode()); ) {
    const holder = text.parentElement
    const hidden = holder.closest(".unseen, .headerlink, [hidden]") || !holder.checkVisibility()
    const length = hidden ? 0 : text.data.replace(/\\s+/g, " ").trim().length
    const size = Math.round(10 * parseFloat(getComputedStyle(holder).fontSize)) / 10
    if (length) found[size] = (found[size] ?? 0) + length
  }
  return found
}"""
LARGE, SMALLEST, SHARE = 16, 14, 0.65
"""Pixels of text that is read with ease, and of the smallest; the share of characters that must be large."""


@pytest.mark.browser
def test_most_is_set_large_and_nothing_too_small_to_read(tab: Any, site: Path) -> None:
    totals: dict[int, Counter[float]] = {390: Counter(), 1280: Counter()}
    for at, path in enumerate(sorted(site.rglob("*.html"))):
        if path.parent.name == "embed" or path.name == "404.html" or (path.parent.name == "entities" and at % 3):
            continue  # pages of names have one template, so that each third speaks for them
        tab.goto(path.as_uri())
        for width, total in totals.items():
            tab.set_viewport_size({"width": width, "height": 800})
            sizes = {float(size): length for size, length in tab.evaluate(SIZES).items()}
            assert min(sizes) >= SMALLEST, (path.name, width)
            total.update(sizes)
    for total in totals.values():
        assert sum(length for size, length in total.items() if size >= LARGE) / total.total() >= SHARE


LINES = """() => [...document.querySelectorAll("article :is(.lead, .told, .para > p)")].map(each => {
  const style = getComputedStyle(each)
  return each.clientWidth / parseFloat(style.fontSize)
})"""


@pytest.mark.browser
def test_no_line_of_prose_is_too_long(tab: Any) -> None:
    """A letter of a serif is half as wide as it is high, or a little less: 36 ems hold some 75 of them."""
    for page in ("index.html", "topics/film.html", "timeline.html", "sources/interview.html"):
        tab.goto(page)
        assert max(tab.evaluate(LINES)) <= 36, page


@pytest.mark.browser
def test_on_paper_the_words_remain_and_what_is_for_the_screen_goes(tab: Any) -> None:
    tab.set_viewport_size({"width": 700, "height": 1000})
    tab.emulate_media(media="print", color_scheme="dark")
    tab.goto("topics/film.html")
    for gone in (".md-header", ".md-tabs", ".md-sidebar", ".md-footer", ".next", ".headerlink"):
        assert not tab.locator(gone).first.is_visible(), gone
    assert tab.locator(".notes .said").first.is_visible()
    assert tab.locator(".verdict.disagree").first.is_visible()
    assert tab.locator("h1").evaluate("head => getComputedStyle(head).color") == "rgb(0, 0, 0)"
    assert tab.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


@pytest.mark.browser
def test_on_paper_a_mark_is_whole_and_a_head_is_not_broken(tab: Any) -> None:
    tab.set_viewport_size({"width": 700, "height": 1000})
    tab.emulate_media(media="print")
    tab.goto("topics/film.html")
    cut = (
        "all => all.filter(each => each.getClientRects().length > 1 || each.scrollWidth > each.clientWidth + 1).length"
    )
    assert tab.locator("a.cite").evaluate_all("all => all.filter(each => each.getClientRects().length > 1).length") == 0
    assert tab.locator("article :is(h1, h2, h3)").evaluate_all(cut) == 0
    breaks = "all => [...new Set(all.map(each => getComputedStyle(each).hyphens + getComputedStyle(each).wordBreak))]"
    assert tab.locator("article :is(h1, h2, h3)").evaluate_all(breaks) in (["manualnormal"], ["nonenormal"])


def test_the_words_for_how_facts_stand_are_explained_once() -> None:
    about = (ROOT / "docs" / "about.md").read_text("utf-8")
    explained = re.findall(r'<span class="verdict ([\w-]+)">([^<]*)</span>', about)
    known = {(label.sign, label.words) for label in ALL if label.words != "Put off twice"}
    assert sorted(explained) == sorted(known)
