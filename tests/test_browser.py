"""The finished site in a browser: what a reader does there, what the pages ask for, and what axe finds."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from axe import violations
from lxml import html
from sites import Page

pytestmark = pytest.mark.browser

NARROW, WIDE = 390, 1280
ZOOMED = 320  # what is left of a window of 1280 when all is made four times as large
TOPIC = "topics/film.html"


@dataclass(frozen=True)
class Way:
    """How the site is looked at: from the disk or from a server, in a window of a width in pixels, light or dark."""

    place: str
    width: int
    colours: str

    def __str__(self) -> str:
        return f"{self.place}-{self.width}-{self.colours}"


WAYS = (
    Way("disk", NARROW, "light"),
    Way("disk", WIDE, "dark"),
    Way("server", NARROW, "dark"),
    Way("server", WIDE, "light"),
)
"""Every two of a place, a width and colours meet in one."""


@pytest.fixture(params=WAYS, ids=str)
def tab(request: pytest.FixtureRequest, chromium: Any) -> Iterator[Any]:
    """A tab of a browser that knows the address of the site, and in which nothing went wrong when it is closed."""
    way: Way = request.param
    on_disk = way.place == "disk"
    base = f"{request.getfixturevalue('site').as_uri()}/" if on_disk else request.getfixturevalue("published").url
    size = {"width": way.width, "height": 800}
    tab = chromium.new_page(base_url=base, viewport=size, color_scheme=way.colours, reduced_motion="reduce")
    wrong: list[str] = []
    tab.on("request", lambda asked: asked.url.startswith((base, "data:")) or wrong.append(asked.url))
    # What is still on its way when a reader leaves a page is given up, and has not failed.
    tab.on(
        "requestfailed", lambda failed: "ABORTED" in failed.failure or wrong.append(f"{failed.url}: {failed.failure}")
    )
    tab.on("response", lambda answer: answer.status < 400 or wrong.append(f"{answer.url}: {answer.status}"))
    tab.on("pageerror", lambda error: wrong.append(str(error)))
    tab.on("console", lambda message: message.type in ("error", "warning") and wrong.append(message.text))
    yield tab
    tab.close()
    assert wrong == []


@pytest.fixture(scope="module")
def telling(pages: dict[str, Page]) -> frozenset[str]:
    """Pages that hold all kinds of elements which any page holds: what the others are made of, axe has seen in these.

    A kind is an element's name, classes and role together with its parent's. The page with most new ones comes next.
    """
    kinds = {name: kinds_of(page) for name, page in pages.items() if is_visited(name)}
    seen: set[object] = set()
    chosen = []
    while len(seen) < len({*chain.from_iterable(kinds.values())}):
        chosen.append(max(sorted(kinds), key=lambda name: len(kinds[name] - seen)))
        seen |= kinds[chosen[-1]]
    assert 8 < len(chosen) < len(kinds) / 2
    return frozenset(chosen)


def is_visited(name: str) -> bool:
    return name != "404.html" and not name.startswith("embed/")


def kinds_of(page: Page) -> frozenset[object]:
    article = html.fromstring(page.text).find(".//article")
    return frozenset((kind_of(each.getparent()), kind_of(each)) for each in article.iter("*"))


def kind_of(element: Any) -> tuple[str, ...]:
    return (element.tag, element.get("class", ""), element.get("role", ""))


@pytest.mark.parametrize("part", ["sides and sources", "topics", "entities"])
@pytest.mark.parametrize("tab", [WAYS[0], WAYS[1]], ids=str, indirect=True)
def test_every_page_fits_its_window_asks_for_nothing_in_vain_and_has_nothing_that_axe_finds(
    tab: Any, pages: dict[str, Page], telling: frozenset[str], part: str
) -> None:
    width = tab.viewport_size["width"]
    names = sorted(name for name in pages if is_visited(name) and part_of(name) == part)
    if width < 600:  # pages of names have one template: the wide window visits all of them, the narrow one some
        names = [name for at, name in enumerate(names) if part != "entities" or name in telling or at % 4 == 0]
    for name in names:
        tab.set_viewport_size({"width": width, "height": 800})
        tab.goto(name)
        assert beyond(tab) <= 0, name
        assert tab.evaluate(BOXES) == [], name
        if name in telling:
            assert violations(tab) == [], name
        tab.set_viewport_size({"width": ZOOMED, "height": 800})
        assert beyond(tab) <= 0, f"{name}, zoomed"


def part_of(name: str) -> str:
    """Which third of the pages one belongs to, so that no test lasts much longer than others."""
    folder = name.partition("/")[0]
    return folder if folder in ("topics", "entities") else "sides and sources"


BOXES = """() => [...document.querySelectorAll("article, article *")].filter(each => {
  const style = getComputedStyle(each)
  const over = (each.scrollWidth > each.clientWidth + 1 && ["auto", "scroll", "hidden"].includes(style.overflowX))
    || (each.scrollHeight > each.clientHeight + 1 && ["auto", "scroll", "hidden"].includes(style.overflowY))
  return over && !each.matches(".unseen, .unseen *, table > thead, .card-note, pre, pre *, .md-code__nav")
    && each.checkVisibility()
}).map(each => each.outerHTML.slice(0, 100))"""
"""Boxes that scroll or hide what they hold, but for a card, code to copy, and heads that a phone repeats in no row."""


def beyond(tab: Any) -> int:
    """How many pixels a page is wider than its window."""
    return int(tab.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def test_a_search_leads_to_a_page_that_holds_the_word(tab: Any) -> None:
    tab.goto("index.html")
    tab.locator(".md-header__button[for=__search]:visible, .md-search__input:visible").first.click()
    tab.keyboard.type("peresild")
    tab.locator(".md-search-result__item a").first.click()
    tab.wait_for_url("**/*.html?h=peresild")
    assert "Peresild" in tab.locator("article").inner_text()


@pytest.mark.parametrize("tab", WAYS[2:], ids=str, indirect=True)
def test_axe_finds_nothing_beside_an_open_card_in_open_notes_or_where_no_page_is(tab: Any) -> None:
    tab.goto(TOPIC)
    tab.locator("article a.cite").first.click()
    tab.locator(".card-note").wait_for()
    assert violations(tab) == []
    tab.keyboard.press("Escape")
    tab.locator("#notes > summary").click()
    assert violations(tab) == []
    tab.goto("404.html")
    assert violations(tab) == []


@pytest.mark.parametrize("tab", WAYS[:2], ids=str, indirect=True)
def test_a_page_to_embed_fits_its_frame_and_runs_no_script(tab: Any, site: Path) -> None:
    found = sorted(path.name for path in (site / "embed").glob("*.html"))
    assert len(found) > 20
    drawn = [name for name in found if name.startswith("chart-of-") or name.endswith("--days.html")]
    assert len(drawn) == 2
    for name in [*found[:6], *drawn]:
        tab.goto(f"embed/{name}")
        assert tab.locator("figure").count() == (name in drawn)
        assert beyond(tab) <= 0, name
        assert "<script" not in (site / "embed" / name).read_text("utf-8")
        assert [each for each in violations(tab) if "landmark" not in each] == [], name


@pytest.mark.parametrize("tab", WAYS[2:], ids=str, indirect=True)
def test_colours_follow_what_the_reader_prefers(tab: Any, request: pytest.FixtureRequest) -> None:
    tab.goto("index.html")
    way: Way = request.node.callspec.params["tab"]
    scheme = {"light": "default", "dark": "slate"}[way.colours]
    assert tab.locator("body").get_attribute("data-md-color-scheme") == scheme


def test_zensicals_site_finds_and_shows_the_same_from_the_disk(successor: Path, site: Path, chromium: Any) -> None:
    seen = []
    for base in (f"{site.as_uri()}/", f"{successor.as_uri()}/"):
        with chromium.new_page(base_url=base) as tab:
            asked: list[str] = []
            tab.on("request", lambda request, asked=asked: asked.append(request.url))
            seen.append((found(tab, "spacewalk"), shown(tab)))
            assert [url for url in asked if not url.startswith((base, "data:"))] == []
    assert seen[0][0]
    assert seen[0] == seen[1]


def found(tab: Any, word: str) -> set[str]:
    """The pages of a site, as paths, that its search finds for a word that few pages hold."""
    tab.goto("index.html")
    home = tab.url.removesuffix("index.html")
    tab.locator(".md-search__input:visible, .md-search__button:visible").click()
    tab.locator("input[aria-label=Search]:visible").press_sequentially(word)
    hits = tab.locator(f"a[href*='{word}']")
    hits.first.wait_for()
    known: list[str] = []
    while known != (known := hits.evaluate_all("all => all.map(hit => hit.href)")):  # they may come one by one
        tab.wait_for_timeout(300)
    return {hit.partition("?")[0].removeprefix(home) for hit in known}


def shown(tab: Any) -> str:
    """What a card says when its mark is pointed at, and does no more after Escape."""
    tab.goto(TOPIC)
    tab.locator("article a.cite").first.hover()
    card = tab.locator(".card-note")
    card.wait_for()
    text: str = card.inner_text()
    tab.keyboard.press("Escape")
    card.wait_for(state="hidden")
    return text


def test_home_begins_to_tell_within_one_screen(site: Path, chromium: Any) -> None:
    page = chromium.new_page(viewport={"width": 1280, "height": 800})
    page.goto((site / "index.html").as_uri())
    for shown in ("h1", ".lead >> nth=0", "ol.sources"):
        box = page.locator(shown).bounding_box()
        assert box["y"] + box["height"] <= 800, shown
    page.close()


CUT = """
() => {
  // Words of heads, and numbers of sources, that stand on more than one line.
  const cut = []
  for (const part of document.querySelectorAll("article :is(h1, h2, h3), .note .who a, a.cite")) {
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (const word of node.data.matchAll(/\\[[^\\]]*\\]|[^\\s\\-[\\]]+/g)) {
        const range = document.createRange()
        range.setStart(node, word.index)
        range.setEnd(node, word.index + word[0].length)
        const lines = [...range.getClientRects()].filter((box) => box.width > 1)
        if (new Set(lines.map((box) => Math.round(box.top))).size > 1) cut.push(word[0])
      }
    }
  }
  return cut
}
"""


@pytest.mark.parametrize("width", [673, 695], ids=["A4", "Letter"])
@pytest.mark.parametrize("page", [TOPIC, "who-says-what.html", "sources/race-2021.html"])
def test_on_paper_no_word_of_a_head_and_no_number_is_cut(chromium: Any, site: Path, width: int, page: str) -> None:
    """The widths are those of the sheets within their margins of 16 mm, in CSS pixels."""
    with chromium.new_page(viewport={"width": width, "height": 900}) as tab:
        tab.goto((site / page).as_uri())
        tab.emulate_media(media="print")
        tab.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))")
        assert tab.locator(".note .who").count() > 3
        assert tab.evaluate(CUT) == []
