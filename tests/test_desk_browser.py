"""The desk in a browser: each key, the mouse way, what axe finds, and how soon it answers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("starlette", reason="the desk is not installed")

from tests.axe import violations
from tests.desks import ARTICLES, CAPTAIN, STORY, YARD, Running, held, lay_out, propose, run
from tests.test_desk import rule_of

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("desk")
    lay_out(folder)
    return folder


@pytest.fixture(scope="module")
def running(project: Path) -> Iterator[Running]:
    desk = run(project)
    yield desk
    assert desk.close() == ""


@pytest.fixture(scope="module")
def context(chromium: Any, running: Running) -> Iterator[Any]:
    """The browser that opened the address."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    tab = context.new_page()
    tab.goto(running.entry)
    tab.close()
    yield context
    context.close()


@pytest.fixture
def seeds(project: Path) -> Path:
    """The folder of articles as it was, with its proposals."""
    folder = project / "seeds"
    for name, text in {**ARTICLES, "story.yml": STORY, "edits.yml": "# Ours.\nclaims: []\n"}.items():
        if (folder / name).read_text("utf-8") != text:
            (folder / name).write_text(text, "utf-8")
    propose(folder, rule_of(folder))
    return folder


@pytest.fixture
def tab(context: Any, running: Running, seeds: Path) -> Iterator[Any]:
    """The first article, in a tab in which nothing goes wrong."""
    tab = context.new_page()
    wrong: list[str] = []
    base = running.entry.partition("/enter/")[0]
    tab.on("request", lambda asked: asked.url.startswith((base, "data:")) or wrong.append(asked.url))
    tab.on("pageerror", lambda error: wrong.append(str(error)))
    tab.on("console", lambda told: told.type in ("error", "warning") and wrong.append(told.text))
    tab.goto(f"{base}/article/a")
    tab.wait_for_selector("#card q", state="attached")
    yield tab
    tab.close()
    assert [each for each in wrong if "409" not in each] == []


def press(tab: Any, *keys: str) -> None:
    """Press keys, one after the other, and wait until all of it is done."""
    for key in keys:
        tab.keyboard.press(key)
    tab.evaluate("queue")


def current(tab: Any) -> tuple[str, str]:
    """What is chosen: its kind, and what it says."""
    chosen = tab.locator('[role="option"][aria-selected="true"]')
    return chosen.get_attribute("data-kind"), " ".join(chosen.locator(".what, q").first.inner_text().split())


def edits(seeds: Path) -> dict[str, Any]:
    return {key: value for key, value in held(seeds / "edits.yml").items() if value}


def told(tab: Any) -> str:
    return str(tab.locator("#say").text_content())


ACCEPTED = CAPTAIN | {"proposed-by": "tiny"}
LENGTH = {"source": "a", "subject": "aurora", "field": "length", "written": "190 metres"}
PRICE = "Some 3 million euros went into it, and 12 days of work."


def test_accept_leave_out_and_undo_each_by_a_key(tab: Any, seeds: Path) -> None:
    assert current(tab) == ("model", "Captain of Aurora: Ada Holm")
    press(tab, "a")
    assert edits(seeds) == {"claims": [ACCEPTED]}
    assert told(tab).startswith("Accepted: Captain of Aurora, Ada Holm. 4 left here")
    assert current(tab) == ("doubted", "Passengers of Aurora: 900 people")
    press(tab, "x")
    assert edits(seeds)["left-out"][0]["reason"] == "The words do not state it, says tiny: Said of both."
    assert current(tab) == ("model", "Builder of Aurora: Kiel yard, reported")
    press(tab, "u", "u")
    assert edits(seeds) == {}
    assert current(tab) == ("model", "Captain of Aurora: Ada Holm")
    press(tab, "u")
    assert "nothing to undo" in told(tab)


def test_keys_that_come_fast_are_all_done_in_their_order(tab: Any, seeds: Path) -> None:
    press(tab, "a", "a", "a", "u")
    assert edits(seeds) == {"claims": [ACCEPTED]}
    assert [each["state"] for each in held(seeds / "suggested.yml")["proposals"]] == [
        "accepted",
        "proposed",
        "rejected",
    ]


def test_the_choice_moves_by_keys(tab: Any) -> None:
    kinds = []
    for key in ("j", "ArrowDown", "k", "ArrowUp", "s", "s"):
        press(tab, key)
        kinds.append(current(tab)[1][:8])
        assert tab.evaluate("document.activeElement.getAttribute('aria-selected')") == "true"
    assert kinds == ["Passenge", "Builder ", "Passenge", "Captain ", "Passenge", "Builder "]


def test_words_are_marked_by_keys_and_become_a_claim(tab: Any, seeds: Path) -> None:
    press(tab, "j", "j", "m", "ArrowDown", "Home")
    assert tab.evaluate("getSelection().toString()") == "The"
    press(tab, "ArrowDown", "Home", *["ArrowRight"] * 27)
    assert tab.evaluate("getSelection().toString()") == "3"
    press(tab, "Shift+ArrowRight", "Shift+ArrowRight")
    assert tab.evaluate("getSelection().toString()") == "3 million euros"
    press(tab, "Enter")
    assert tab.locator("#form-told").inner_text() == "3 million euros: about 3 million euros (3,000,000 EUR)"
    assert tab.locator("#form-quote").inner_text() == PRICE
    assert edits(seeds) == {}
    tab.locator("#form-save").focus()
    press(tab, "Enter")
    assert edits(seeds)["claims"][0]["quote"] == PRICE
    assert not tab.locator("#form").is_visible()


def test_a_digit_makes_a_claim_of_a_field_that_is_used_much(tab: Any, seeds: Path) -> None:
    digit = tab.locator("#digits button", has_text="Price").locator("kbd").inner_text()
    for _ in range(3):
        press(tab, "j")
    assert current(tab)[0] == "silent"
    press(tab, digit)
    assert tab.locator("#form-told").inner_text().startswith("3 million euros: about")
    press(tab, "Enter")
    tab.evaluate("queue")
    assert [(each["field"], each["written"]) for each in edits(seeds)["claims"]] == [("price", "3 million euros")]


def test_a_claim_changes_by_a_key(tab: Any, seeds: Path) -> None:
    press(tab, "j", "j", "e")
    assert tab.locator("#form-title").inner_text() == "Change the claim"
    tab.locator("#form-hedged").uncheck()
    tab.get_by_label("denies it").check()
    tab.evaluate("queue")
    assert tab.locator("#form-told").inner_text() == "Kiel yard, denied"
    tab.locator("#form-save").click()
    tab.evaluate("queue")
    sure = {key: value for key, value in YARD.items() if key != "hedged"}
    assert edits(seeds) == {"claims": [sure | {"denied": True, "proposed-by": "tiny"}]}


def test_the_reason_of_what_is_left_out_changes(tab: Any, seeds: Path) -> None:
    tab.locator('[role="option"].rule').first.click()
    press(tab, "x")
    tab.locator('[role="option"].out').first.click()
    press(tab, "e")
    tab.keyboard.type("Of another ship.")
    press(tab, "Enter")
    tab.evaluate("queue")
    assert edits(seeds) == {"left-out": [LENGTH | {"reason": "Of another ship."}]}
    tab.locator('[role="option"].out').first.click()
    press(tab, "a")
    assert edits(seeds) == {}


def test_escape_leaves_the_form_and_writes_nothing(tab: Any, seeds: Path) -> None:
    for key in ("e", "?", "/"):
        press(tab, key)
        press(tab, "Escape")
    assert tab.locator("dialog[open]").count() == 0
    assert (edits(seeds), current(tab)[0]) == ({}, "model")


def test_a_search_and_filters_narrow_the_list(tab: Any) -> None:
    press(tab, "/")
    tab.keyboard.type("metres")
    assert told(tab) == "2 shown"
    press(tab, "Enter", "j")
    assert current(tab) == ("rule", "Length of Borealis: 210 metres")
    press(tab, "/")
    tab.locator("#find").fill("")
    tab.locator("#by-kind").select_option("silent")
    tab.locator("#by-field").select_option("")
    assert {each.get_attribute("data-kind") for each in tab.locator('[role="option"]:visible').all()} == {"silent"}


KIEL = """p => {
  const at = (offset) => spot({paragraph: p.dataset.start}, offset)
  getSelection().setBaseAndExtent(...at(19), ...at(28))
}"""
DRAG = """p => {
  const at = (offset) => spot({paragraph: p.dataset.start}, offset)
  getSelection().setBaseAndExtent(...at(35), ...at(47))
}"""
"""What dragging the pointer over "3 million euros", into the middle of its last word, leaves marked."""


def test_all_of_it_by_the_mouse(tab: Any, seeds: Path) -> None:
    tab.locator("mark.model", has_text="Kiel yard").click()
    assert current(tab) == ("model", "Builder of Aurora: Kiel yard, reported")
    tab.get_by_role("button", name="Accept").click()
    tab.evaluate("queue")
    assert edits(seeds) == {"claims": [YARD | {"proposed-by": "tiny"}]}
    tab.get_by_role("button", name="Undo").click()
    tab.evaluate("queue")
    assert edits(seeds) == {}
    tab.locator("#text p", has_text="Some 3").evaluate(DRAG)
    tab.get_by_role("button", name="New claim").click()
    tab.evaluate("queue")
    assert tab.locator("#form-told").inner_text().startswith("3 million euros: about")
    tab.locator("#form-save").click()
    tab.evaluate("queue")
    assert [each["field"] for each in edits(seeds)["claims"]] == ["price"]
    tab.get_by_role("button", name="Read through").click()
    tab.evaluate("queue")
    assert edits(seeds)["read"][0]["source"] == "a"
    assert tab.locator("#read-through").get_attribute("aria-pressed") == "true"


def test_a_marked_name_and_the_outlet_go_into_the_story_file(tab: Any, seeds: Path) -> None:
    press(tab, "m", "t")
    assert tab.locator("#name-words").input_value() == "Ada"
    tab.locator("#name-entity").select_option("ada-holm")
    with tab.expect_navigation():
        tab.locator("#name button[type=submit]").click()
    assert held(seeds / "story.yml")["entities"]["ada-holm"]["aliases"] == ["Ada"]
    press(tab, "i")
    tab.get_by_label("Outlet").fill("Harbour Post")
    with tab.expect_navigation():
        tab.keyboard.press("Enter")
    assert "Harbour Post" in tab.locator("header").inner_text()
    with tab.expect_navigation():
        tab.keyboard.press("u")
    assert "sources" not in held(seeds / "story.yml")


def test_a_fact_is_judged_by_keys_where_a_claim_stands_and_on_the_page_of_all(tab: Any, seeds: Path) -> None:
    tab.locator('[role="option"].rule').first.click()
    press(tab, "f")
    assert tab.locator("#fact-title").inner_text() == "Length of Aurora"
    tab.keyboard.press("c")  # "comes first"
    press(tab, "Enter")
    tab.evaluate("queue")
    assert "say why 190 metres comes first" in tab.locator("#fact-told").inner_text()
    tab.keyboard.press("Tab")
    tab.keyboard.type("Measured.")
    press(tab, "Enter")
    tab.evaluate("queue")
    rank = {"subject": "aurora", "field": "length", "value": {"n": 190, "unit": "metre"}, "rank": "preferred"}
    assert edits(seeds) == {"ranks": [rank | {"reason": "Measured."}]}
    assert told(tab).startswith("Judged: Length of Aurora")
    tab.goto(tab.url.split("/article")[0] + "/facts")
    for _ in range(300):  # the other article may still be read, on a machine that may be busy
        if "1,200 people" in tab.locator("tbody").inner_text():
            break
        tab.wait_for_timeout(100)
        tab.reload()
    assert "190 metres (preferred)" in tab.locator("tbody").inner_text()
    tab.locator("#by-source").select_option("b")
    assert tab.locator("tbody tr:visible th").all_inner_texts() == ["Passengers of Borealis"]
    tab.get_by_role("button", name="Passengers of Borealis").click()
    tab.get_by_label("Your note").fill("Counted in June.")
    with tab.expect_navigation():
        tab.get_by_role("button", name="Save").click()
    assert "Counted in June." in tab.locator("tbody").inner_text()
    assert tab.evaluate("document.activeElement.textContent") == "Passengers of Borealis"
    for _ in range(2):
        with tab.expect_navigation():
            tab.keyboard.press("u")
    assert edits(seeds) == {}
    tab.get_by_role("button", name="Length of Borealis").click()
    tab.locator("#fact a").click()  # to where the article says it
    tab.wait_for_selector("#card q", state="attached")
    assert current(tab) == ("rule", "Length of Borealis: 210 metres")


def test_a_filter_goes_along_to_another_source(tab: Any) -> None:
    tab.locator("#filters summary").click()
    tab.locator("#by-subject").select_option("borealis")
    with tab.expect_navigation():
        tab.locator("#by-source").select_option("b")
    tab.wait_for_selector("#card q", state="attached")
    assert tab.locator("#by-subject").input_value() == "borealis"
    assert current(tab) == ("rule", "Passengers of Borealis: 1,200 people")


def test_the_next_article_with_something_left_is_one_key_away(tab: Any, seeds: Path) -> None:
    press(tab, "a", "a", "a", "r")
    assert "0 left here" in told(tab)
    assert told(tab).endswith("Nothing is left in any article")
    (seeds / "b.txt").write_text("The Borealis carries 1,200 passengers. Some 12 days went into it.\n", "utf-8")
    press(tab, "u", "r")
    assert told(tab).endswith("Nothing is left here: g goes on to the next article")
    with tab.expect_navigation():
        tab.keyboard.press("g")
    assert tab.url.endswith("/article/b")


def test_a_kind_that_was_guessed_wrong_is_changed_in_the_form(tab: Any, seeds: Path) -> None:
    tab.locator("#text p", has_text="Some 3").evaluate(KIEL)
    press(tab, "n")
    tab.locator("#form-field").select_option("captain")
    tab.evaluate("queue")
    assert "is of kind organisation" in tab.locator("#form-told").inner_text()
    assert tab.locator("#form-save").is_disabled()
    tab.get_by_role("button", name="Change the kind of Kiel yard to person").click()
    tab.evaluate("queue")
    assert tab.locator("#form-told").inner_text() == "Kiel yard"
    press(tab, "Enter")
    tab.evaluate("queue")
    assert held(seeds / "story.yml")["entities"]["kiel-yard"]["kind"] == "person"
    assert [each["value"] for each in edits(seeds)["claims"]] == ["kiel-yard"]


def test_what_somebody_else_changed_is_shown_and_not_overwritten(tab: Any, seeds: Path) -> None:
    press(tab, "a")
    path = seeds / "edits.yml"
    theirs = path.read_text("utf-8").replace("value: ada-holm", "value: Ada Holm")
    path.write_text(theirs, "utf-8")
    press(tab, "u")
    assert "value: Ada Holm" in tab.locator("#wrong-text").inner_text()
    assert path.read_text("utf-8") == theirs
    tab.get_by_role("button", name="Close, and show").click()
    tab.evaluate("queue")
    assert tab.locator("dialog[open]").count() == 0


def test_an_article_runs_no_script(tab: Any, context: Any) -> None:
    assert "<img src=x onerror=boo()>" in tab.locator("#text").inner_text()
    assert tab.locator("#text img, #list img, #card img").count() == 0
    other = context.new_page()
    other.goto(tab.url)
    assert other.evaluate(INLINE) is None  # what got into the page all the same would not run
    other.close()


INLINE = """() => {
  document.body.append(Object.assign(document.createElement("script"), {textContent: "window.ran = 1"}))
  return window.ran
}"""


@pytest.mark.parametrize(("width", "colours"), [(390, "light"), (640, "dark"), (1440, "light"), (1440, "dark")])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_window(tab: Any, width: int, colours: str) -> None:
    tab.set_viewport_size({"width": width, "height": 800})
    tab.emulate_media(color_scheme=colours)
    press(tab, "x")
    for path, key in (
        ("/article/a", ""),
        ("/article/a", "e"),
        ("/article/a", "?"),
        ("/article/a", "i"),
        ("/article/a", "t"),
        ("/article/a#at-14", "f"),
        ("/facts", ""),
        ("/", ""),
    ):
        tab.goto(tab.url.split("/article")[0].rstrip("/") + path)
        if key:
            press(tab, key)
        assert violations(tab) == [], (path, key)
        assert tab.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


ROOM = """() => {
  const box = document.querySelector("main").getBoundingClientRect()
  const line = document.querySelector("#text p")
  const em = parseFloat(getComputedStyle(line).fontSize)
  return {
    wider: document.documentElement.scrollWidth - innerWidth,
    height: box.height / innerHeight,
    letters: line.getBoundingClientRect().width / em * 2,
  }
}"""
"""How much room the article has; a letter is half as wide as it is high."""


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 844)])
def test_letters_twice_as_large_leave_room_for_the_article(tab: Any, width: int, height: int, seeds: Path) -> None:
    tab.set_viewport_size({"width": width, "height": height})
    tab.evaluate("document.documentElement.style.fontSize = '200%'")
    room = tab.evaluate(ROOM)
    assert room["wider"] <= 0
    assert room["height"] > 0.4
    assert room["letters"] > 18
    tab.get_by_role("button", name="Accept").click()
    tab.evaluate("queue")
    assert edits(seeds) == {"claims": [ACCEPTED]}
    for key in ("e", "f", "i", "t", "?"):
        press(tab, key)
        assert tab.locator("dialog[open]").count() == 1, (key, told(tab))
        inside = (
            "[...document.querySelectorAll('dialog[open] *')].every(e => e.getBoundingClientRect().right <= innerWidth)"
        )
        assert tab.evaluate(inside), key
        assert tab.evaluate("(d => d.scrollWidth - d.clientWidth)(document.querySelector('dialog[open]'))") <= 0, key
        press(tab, "Escape")
        tab.wait_for_function("!document.querySelector('dialog[open]')")
    assert tab.evaluate(ROOM)["wider"] <= 0
