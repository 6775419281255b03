"""Evidence at hand: the words behind a value at the value, the way to them, their own link, and the copy to cite."""

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from sites import ROOT, generate, lay_out

pytestmark = pytest.mark.browser

SOURCE = "sources/trailer-march-10.html"
MARKS = ("index.html", "compare.html", "differences.html", "timeline.html", "who-says-what.html", "topics/budgets.html")
"""Pages whose values lead to their words by links of finished HTML."""


@pytest.fixture(params=["mkdocs, disk", "mkdocs, server", "zensical, disk"])
def tab(request: pytest.FixtureRequest, chromium: Any) -> Iterator[Any]:
    """A tab that knows the address of the site, as each of the builders makes it."""
    builder, place = request.param.split(", ")
    if place == "server":
        base = request.getfixturevalue("published").url
    else:
        base = f"{request.getfixturevalue({'mkdocs': 'site', 'zensical': 'successor'}[builder]).as_uri()}/"
    context = chromium.new_context(base_url=base, viewport={"width": 1280, "height": 800})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab = context.new_page()
    wrong: list[str] = []
    tab.on("pageerror", lambda error: wrong.append(str(error)))
    yield tab
    context.close()
    assert wrong == []


@pytest.fixture(scope="session")
def claims(site: Path) -> dict[str, dict[str, Any]]:
    """The claims by their ids, each with its source's label and day in it."""
    data = json.loads((site / "data" / "claims.json").read_text("utf-8"))
    sources = {each["id"]: each for each in data["sources"]}
    return {claim["id"]: {**claim, "from": sources[claim["source"]]} for claim in data["claims"]}


def evidence(claim: dict[str, Any], text: str) -> bool:
    """Whether a text holds a claim's words, as its source's kind wants them, and the source."""
    told = f"retold: {claim['quote']}" if claim["from"]["kind"] == "retelling" else f"“{claim['quote']}”"
    return " ".join(told.split()) in text and claim["from"]["label"] in text


def claim_of(mark: Any) -> str:
    """The claim that a mark leads to."""
    return str(mark.get_attribute("href")).partition("#c-")[2]


def by_pointer(mark: Any) -> None:
    mark.hover()


def by_keys(mark: Any) -> None:
    mark.evaluate("mark => mark.focus({focusVisible: true})")


@pytest.mark.parametrize("opens", [by_pointer, by_keys])
def test_a_mark_shows_the_words_and_escape_closes_them(
    tab: Any, claims: dict[str, dict[str, Any]], opens: Callable[[Any], None]
) -> None:
    for name in MARKS:
        tab.goto(name)
        mark, note = tab.locator("article a.evidence:visible").first, tab.locator("[role=tooltip]#evidence")
        title = mark.get_attribute("title")
        opens(mark)
        note.wait_for()
        assert note.inner_text() == title
        assert evidence(claims[claim_of(mark)], title)
        assert mark.get_attribute("aria-describedby") == "evidence"
        assert mark.get_attribute("title") is None
        tab.keyboard.press("Escape")
        note.wait_for(state="hidden")
        assert mark.get_attribute("title") == title


@pytest.mark.parametrize("built", ["site", "successor"])
def test_all_marks_of_all_pages_say_what_they_stand_on(
    built: str, claims: dict[str, dict[str, Any]], request: pytest.FixtureRequest
) -> None:
    said = 0
    for path in sorted(request.getfixturevalue(built).rglob("*.html")):
        for mark in html.parse(path, html.HTMLParser(encoding="utf-8")).iterfind(".//article//a[@class='evidence']"):
            claim, title = claims[mark.get("href").partition("#c-")[2]], mark.get("title")
            assert evidence(claim, title), f"{path.name}: {title}"
            assert ("planned" in title.rpartition(" — ")[2]) == (claim["modality"] == "planned"), (
                f"{path.name}: {title}"
            )
            said += 1
    assert said > 100


def test_the_pointer_can_move_into_the_words_and_leaving_closes_them(tab: Any) -> None:
    tab.goto("index.html")
    note = tab.locator("#evidence")
    tab.locator("a.evidence").first.hover()
    note.wait_for()
    box = note.bounding_box()
    tab.mouse.move(box["x"] + 20, box["y"] + box["height"] / 2, steps=8)
    tab.wait_for_timeout(600)
    assert note.is_visible()
    tab.mouse.move(2, 2, steps=4)
    note.wait_for(state="hidden")


def test_the_words_stay_inside_a_narrow_window(tab: Any) -> None:
    tab.set_viewport_size({"width": 390, "height": 700})
    tab.goto("index.html")
    marks = tab.locator("a.evidence")
    for n in range(0, marks.count(), 4):
        marks.nth(n).focus()
        box = tab.locator("#evidence").bounding_box()
        mark = marks.nth(n).bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= 390
        assert box["y"] >= mark["y"] + mark["height"] - 1 or box["y"] + box["height"] <= mark["y"] + 1


def test_a_finger_sees_the_words_first_and_follows_them_then(site: Path, chromium: Any) -> None:
    context = chromium.new_context(base_url=f"{site.as_uri()}/", has_touch=True, viewport={"width": 390, "height": 800})
    tab = context.new_page()
    tab.goto("index.html")
    mark = tab.locator("a.evidence").first
    mark.tap()
    tab.locator("#evidence").wait_for()
    assert tab.url.endswith("index.html")
    mark.tap()
    tab.wait_for_url("**/sources/*.html#c-*")
    context.close()


def test_a_click_leads_to_the_passage(tab: Any, claims: dict[str, dict[str, Any]]) -> None:
    for name in MARKS:
        tab.goto(name)
        mark = tab.locator("article a.evidence:visible").first
        claim = claims[claim_of(mark)]
        mark.click()
        tab.wait_for_url(f"**/sources/{claim['source']}.html#c-{claim['id']}")
        marked = tab.locator("mark:is(:target, :has(:target))")
        assert claim["written"] in marked.inner_text()
        assert 0 <= marked.bounding_box()["y"] < 800


def test_without_a_script_the_title_and_the_link_are_there(site: Path, chromium: Any) -> None:
    context = chromium.new_context(base_url=f"{site.as_uri()}/", java_script_enabled=False)
    tab = context.new_page()
    tab.goto("index.html")
    mark = tab.locator("a.evidence").first
    assert "retold:" in mark.get_attribute("title")
    mark.click()
    tab.wait_for_url("**/sources/*.html#c-*")
    assert tab.locator("blockquote + ul > li > a:visible").count() > 0
    assert tab.locator("blockquote + ul > li > button").count() == 0
    context.close()


def test_every_statement_has_its_link_and_a_copy(tab: Any, claims: dict[str, dict[str, Any]]) -> None:
    tab.goto(SOURCE)
    links = tab.get_by_role("link", name="Link to this statement")
    ours = sorted(key for key, claim in claims.items() if f"sources/{claim['source']}.html" == SOURCE)
    assert sorted(map(claim_of, links.all())) == ours
    links.nth(3).click()
    link = tab.url
    assert link.rpartition("#")[2] == f"c-{claim_of(links.nth(3))}"
    tab.get_by_role("button", name="Copy with its source").nth(3).click()
    tab.get_by_text("Copied to clipboard").wait_for()
    value = tab.locator("blockquote + ul > li").nth(3).locator("strong").inner_text()
    copied = tab.evaluate("navigator.clipboard.readText()")
    assert copied == f"{copied.partition(' — ')[0]} — Trailer and two budgets, 10 March 2023, {link}"
    assert value in copied.partition(" — ")[0]


def test_a_statement_keeps_its_link_when_an_article_comes(tmp_path: Path) -> None:
    seeds = shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    before = anchors(lay_out(tmp_path / "project", seeds))
    first = min(seeds.glob("*.txt"))
    first.with_name("000_comes.txt").write_text(f"A word before. {first.read_text('utf-8')}", "utf-8")
    generate(tmp_path / "project", seeds)
    after = anchors(tmp_path / "project")
    assert len(before) > 1
    assert all(before.values())
    assert after.keys() > before.keys()
    assert {page: after[page] for page in before} == before


def anchors(project: Path) -> dict[str, list[str]]:
    """The anchors of the statements on the page of each source."""
    pages = (project / "docs" / "sources").glob("*.md")
    return {
        page.name: re.findall('id="(c-[^"]+)"', page.read_text("utf-8")) for page in pages if page.name != "index.md"
    }
