"""Evidence at hand: the sentences behind a mark on a card, the way to them, and the copy to cite."""

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
    """Whether a text holds a claim's words."""
    plain = re.sub(r" \[[^\]\d][^\]]*\]", "", text)  # for whom a word stands is ours
    return " ".join(claim["quote"].split()) in " ".join(plain.split())


FRAMES = pytest.mark.parametrize("tab", ["mkdocs, disk", "zensical, disk"], indirect=True)
"""For what hangs on the frame around an article, and not on where the page comes from."""
PAGES = ("index.html", "compare.html", "differences.html", "timeline.html", "topics/film.html")
MARK = "article a.cite:visible"


def by_pointer(tab: Any, mark: Any) -> None:
    mark.hover()


def by_keys(tab: Any, mark: Any) -> None:
    mark.focus()
    tab.keyboard.press("Enter")


@pytest.mark.parametrize("opens", [by_pointer, by_keys])
def test_a_mark_shows_its_sentences_and_escape_closes_them(
    tab: Any, claims: dict[str, dict[str, Any]], opens: Callable[[Any, Any], None], request: pytest.FixtureRequest
) -> None:
    # A server gives the same pages, and the other builder puts the same article into another frame: two tell for all.
    for name in PAGES if request.node.callspec.params["tab"] == "mkdocs, disk" else PAGES[::4]:
        tab.goto(name)
        mark, card = tab.locator(MARK).first, tab.locator(".card-note")
        opens(tab, mark)
        card.wait_for()
        assert {*card.locator("li").evaluate_all("all => all.map(li => li.dataset.s)")} == {
            *mark.get_attribute("data-s").split()
        }
        shown = card.locator("li").first
        claim = shown.locator("a").get_attribute("href").partition("#c-")[2]
        assert not claim or (evidence(claims[claim], shown.inner_text()) and shown.locator("mark").count())
        assert card.get_attribute("aria-label") == mark.get_attribute("aria-label")
        tab.keyboard.press("Escape")
        card.wait_for(state="hidden")


@pytest.mark.parametrize("built", ["site", "successor"])
def test_behind_every_mark_of_every_page_stand_sentences_of_its_sources(
    built: str, claims: dict[str, dict[str, Any]], request: pytest.FixtureRequest
) -> None:
    said = 0
    for path in sorted(request.getfixturevalue(built).rglob("*.html")):
        page = html.parse(path, html.HTMLParser(encoding="utf-8"))
        for item in page.iterfind(".//article//details//li[@data-s]"):
            claim = item.find(".//a").get("href").partition("#c-")[2]
            if claim:
                assert evidence(claims[claim], item.text_content()), f"{path.name}: {item.text_content()}"
                said += 1
    assert said > 200


@FRAMES
def test_the_pointer_can_move_into_the_card_and_leaving_closes_it(tab: Any) -> None:
    tab.goto("index.html")
    card = tab.locator(".card-note")
    for _ in range(5):  # on a busy machine the pointer may take longer than any hand, and the card has closed
        tab.mouse.move(2, 2)
        tab.locator(MARK).first.hover()
        card.wait_for()
        box = card.bounding_box()
        tab.mouse.move(box["x"] + 20, box["y"] + box["height"] / 2, steps=8)
        tab.wait_for_timeout(400)
        if card.is_visible():
            break
    assert card.is_visible()
    tab.mouse.move(2, 2, steps=4)
    card.wait_for(state="hidden")


@FRAMES
def test_the_card_stays_inside_the_window(tab: Any) -> None:
    for width in (390, 1280):
        tab.set_viewport_size({"width": width, "height": 700})
        tab.goto("topics/film.html")
        marks = tab.locator(MARK)
        for n in range(0, marks.count(), 6):
            by_keys(tab, marks.nth(n))
            tab.locator(".card-note").wait_for()
            box = tab.locator(".card-note").bounding_box()
            assert box["x"] >= 0 and box["x"] + box["width"] <= width + 1
            assert box["y"] >= 0 and box["y"] + box["height"] <= 701
            tab.keyboard.press("Escape")


def test_a_finger_sees_the_sentences_first_and_follows_them_then(site: Path, chromium: Any) -> None:
    context = chromium.new_context(base_url=f"{site.as_uri()}/", has_touch=True, viewport={"width": 390, "height": 800})
    tab = context.new_page()
    tab.goto("index.html")
    tab.locator(MARK).first.tap()
    card = tab.locator(".card-note")
    card.wait_for()
    box = card.bounding_box()
    assert (box["x"], round(box["width"]), round(box["y"] + box["height"])) == (0, 390, 800), "a sheet from below"
    assert "#" not in tab.url
    card.locator("a[href*='sources/']").first.tap()
    tab.wait_for_url("**/sources/*.html#c-*")
    context.close()


@FRAMES
def test_what_the_card_leads_to_is_the_passage(tab: Any, claims: dict[str, dict[str, Any]]) -> None:
    tab.goto("topics/film.html")
    tab.locator(MARK).first.click()
    link = tab.locator(".card-note a[href*='sources/']").first
    claim = claims[link.get_attribute("href").partition("#c-")[2]]
    link.click()
    tab.wait_for_url(f"**/sources/{claim['source']}.html#c-{claim['id']}")
    marked = tab.locator("mark:is(:target, :has(:target))")
    assert claim["written"] in marked.inner_text()
    assert 0 <= marked.bounding_box()["y"] < 800


def test_without_a_script_a_mark_opens_its_note(site: Path, chromium: Any) -> None:
    context = chromium.new_context(base_url=f"{site.as_uri()}/", java_script_enabled=False)
    tab = context.new_page()
    tab.goto("topics/film.html")
    mark = tab.locator(MARK).first
    mark.click()
    note = tab.locator(mark.get_attribute("href"))
    assert note.is_visible()
    assert 0 <= note.bounding_box()["y"] < 720
    assert note.locator("mark:visible").count()
    context.close()


def test_a_sentence_is_copied_with_its_sources_and_its_link(tab: Any) -> None:
    tab.goto("topics/film.html")
    told = tab.locator("article .s").first
    told.locator("a.cite").first.click()
    tab.get_by_role("button", name="Copy the sentence").click()
    tab.get_by_role("button", name="Copied").wait_for()
    first, *sources, link = tab.evaluate("navigator.clipboard.readText()").splitlines()
    assert first == " ".join(told.inner_text().split())
    assert sources and all(re.match(r"\[\d+\] .+: .+", each) for each in sources)
    tab.goto(link)
    assert tab.locator(":target").first.inner_text() == told.inner_text()


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
