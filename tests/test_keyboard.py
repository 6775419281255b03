"""The finished site for who uses keys, wants nothing to move, or chooses all colours."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser

TOPIC = "topics/budgets.html"
STOP = """() => {
  const on = document.activeElement
  if (on === document.body) return null
  const shown = on.matches(".md-option") ? on.nextElementSibling : on
  const style = getComputedStyle(shown)
  const box = shown.getClientRects()[0] ?? new DOMRect()
  const [x, y] = [box.x + box.width / 2, Math.min(box.y + box.height / 2, innerHeight - 1)]
  const there = document.elementFromPoint(x, y)
  const passing = on.closest(".card-note") || there?.closest(".card-note")
  return {
    html: on.outerHTML.slice(0, 200),
    skips: on.matches(".md-skip"),
    outline: [style.outlineStyle, style.outlineWidth, style.outlineColor],
    seen: box.width > 0 && box.height > 0 && !!there && (!!passing || shown.contains(there) || there.contains(shown)),
    inText: !!on.closest("article"),
  }
}"""
REACHABLE = """() => [...document.querySelectorAll("article :is(a[href], summary, [tabindex='0'], button)")]
  .filter(each => each.checkVisibility({visibilityProperty: true})).length"""
FOCUS_COLOUR = {"light": "rgb(29, 79, 118)", "dark": "rgb(156, 199, 234)"}


@pytest.fixture(params=[(390, "dark"), (1280, "light")], ids=["narrow", "wide"])
def tab(request: pytest.FixtureRequest, chromium: Any, site: Path) -> Iterator[Any]:
    """A tab, narrow and dark or wide and light, whose addresses are inside the site."""
    width, colours = request.param
    size = {"width": width, "height": 800}
    base = f"{site.as_uri()}/"
    with chromium.new_page(base_url=base, viewport=size, color_scheme=colours, reduced_motion="reduce") as tab:
        yield tab


@pytest.fixture
def menu(chromium: Any, site: Path) -> Iterator[Any]:
    """A narrow tab in which a key has just opened the menu of a topic."""
    with chromium.new_page(viewport={"width": 390, "height": 800}, reduced_motion="reduce") as tab:
        tab.goto((site / TOPIC).as_uri())
        tab.get_by_role("button", name="Menu").focus()
        tab.keyboard.press("Enter")
        yield tab


def stops(tab: Any) -> Iterator[dict[str, Any]]:
    """Each place where the tabulator stops on a page, until it leaves the page."""
    for _ in range(500):
        tab.keyboard.press("Tab")
        stop = tab.evaluate(STOP)
        if not stop:
            return
        yield stop
    pytest.fail("the tabulator never leaves the page")


def focused(tab: Any, selector: str) -> bool:
    """Whether what has the focus is such an element."""
    return bool(tab.evaluate("selector => document.activeElement.matches(selector)", selector))


def on_screen(tab: Any) -> bool:
    """Whether what has the focus is in the window."""
    box = tab.evaluate("(({x, y, width}) => [x, y, width])(document.activeElement.getBoundingClientRect())")
    return box[0] >= 0 and box[1] >= 0 and box[2] > 0


@pytest.mark.parametrize("name", ["index.html", TOPIC, "compare.html", "who-says-what.html", "sources/interview.html"])
def test_keys_stop_only_where_the_reader_sees_it_and_reach_all(tab: Any, name: str) -> None:
    tab.goto(name)
    dark = tab.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    there = list(stops(tab))
    assert there[0]["skips"]
    assert [stop["html"] for stop in there if not stop["seen"]] == []
    ring = ["solid", "2px", FOCUS_COLOUR["dark" if dark else "light"]]
    assert [stop for stop in there if stop["outline"] != ring] == []
    assert sum(stop["inText"] for stop in there) == tab.evaluate(REACHABLE) > 10


def test_the_first_stop_leads_to_the_text(tab: Any) -> None:
    tab.goto(TOPIC)
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    assert tab.evaluate(STOP)["inText"]


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_key_changes_the_colours_and_back(tab: Any, key: str) -> None:
    tab.goto("index.html")
    before = tab.locator("body").get_attribute("data-md-color-scheme")
    tab.locator(".md-option").first.focus()
    tab.keyboard.press(key)
    assert tab.locator("body").get_attribute("data-md-color-scheme") != before
    tab.keyboard.press(key)
    assert tab.locator("body").get_attribute("data-md-color-scheme") == before


@pytest.mark.parametrize("key", ["/", "s"])
def test_a_key_opens_the_search_and_others_walk_through_it(tab: Any, key: str) -> None:
    tab.goto("index.html")
    tab.keyboard.press(key)
    tab.keyboard.type("peresild")
    hits = tab.locator(".md-search-result__item a")
    hits.first.wait_for()
    tab.keyboard.press("ArrowDown")
    assert hits.first.evaluate("hit => hit === document.activeElement")
    tab.keyboard.press("Escape")
    assert not tab.locator("#__search").is_checked()
    tab.keyboard.press("Tab")
    assert not focused(tab, ".md-search *")


def test_a_key_opens_what_is_folded(tab: Any) -> None:
    tab.goto(TOPIC)
    folded = tab.locator("article details").first
    assert folded.get_attribute("open") is None
    folded.locator("summary").focus()
    tab.keyboard.press("Enter")
    assert folded.get_attribute("open") is not None


def test_keys_walk_into_the_menu_and_out_of_it(menu: Any) -> None:
    assert focused(menu, ".md-sidebar--primary *")
    assert on_screen(menu)
    inner = menu.evaluate("document.activeElement.textContent")
    menu.keyboard.press("Escape")
    assert focused(menu, ".md-sidebar--primary *")
    assert on_screen(menu)
    assert menu.evaluate("document.activeElement.textContent") != inner
    for _ in range(3):
        menu.keyboard.press("Escape")
    assert menu.get_by_role("button", name="Menu").evaluate("menu => menu === document.activeElement")
    assert menu.get_by_role("button", name="Menu").get_attribute("aria-expanded") == "false"


def test_tables_say_what_they_and_their_cells_are(site: Path, chromium: Any) -> None:
    with chromium.new_page(base_url=f"{site.as_uri()}/") as tab:
        for name in (TOPIC, "index.html", "compare.html", "differences.html", "who-says-what.html"):
            tab.goto(name)
            assert tab.locator("article table").count() == tab.locator("article table > caption").count() > 0, name
            assert tab.locator("article th:not([scope])").count() == 0, name
            assert tab.locator("article svg:not([aria-hidden='true'])").count() == 0, name


def test_nothing_moves_for_who_asks_for_no_motion(tab: Any) -> None:
    tab.goto(TOPIC)
    moving = """() => [...document.querySelectorAll("*")].filter(each => {
      const style = getComputedStyle(each)
      return style.transitionProperty !== "none" && style.transitionDuration !== "0s"
        || style.animationName !== "none" || style.scrollBehavior === "smooth"
    }).map(each => each.outerHTML.slice(0, 100))"""
    assert tab.evaluate(moving) == []


def test_drawings_and_labels_take_the_colours_that_the_reader_forces(site: Path, chromium: Any) -> None:
    with chromium.new_page(base_url=f"{site.as_uri()}/", forced_colors="active", color_scheme="dark") as tab:
        tab.goto("who-says-what.html")
        system = """names => names.map(name => {
          const probe = document.body.appendChild(document.createElement("i"))
          probe.style.color = name
          return getComputedStyle(probe).color
        })"""
        text, canvas = tab.evaluate(system, ["CanvasText", "Canvas"])
        assert text != canvas
        style = "(each, what) => getComputedStyle(each)[what]"
        sign = tab.locator(".chip.yes").first
        assert [sign.evaluate(style, what) for what in ("color", "backgroundColor")] == [canvas, text]
        tab.goto(TOPIC)
        assert tab.locator(".bars svg").first.evaluate(style, "fill") == text
