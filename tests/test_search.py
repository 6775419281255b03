"""The search of the finished site: what people type leads to the right page, and what is found says what it is."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from sites import ROOT

pytestmark = pytest.mark.browser

GROUPS: Mapping[str, Mapping[str, str]] = yaml.safe_load((ROOT / "tests" / "golden" / "search.yml").read_text("utf-8"))
EVERY = {str(query): page for group in GROUPS.values() for query, page in group.items()}
BOTH = {str(query): page for query, page in GROUPS["both"].items()}


@pytest.fixture
def tab(chromium: Any) -> Iterator[Any]:
    with chromium.new_page(viewport={"width": 1280, "height": 800}) as tab:
        yield tab


def open_search(tab: Any, base: str) -> Any:
    """Open a site at its home page and give the field to type into."""
    tab.goto(f"{base}index.html")
    tab.locator(".md-search__input:visible, .md-search__button:visible").first.click()
    return tab.locator("input[aria-label=Search]:visible")


def results(tab: Any, field: Any, query: str) -> list[Any]:
    """The pages that a search of MkDocs's site finds, the first one first."""
    item = tab.locator(".md-search-result__item").first
    for typed, state in (("", "detached"), (query, "attached")):
        field.fill(typed)
        field.press("Shift")  # each key that is let go is a search, so that one alone is under way
        item.wait_for(state=state)
    found: list[Any] = tab.locator(".md-search-result__item").all()
    return found


def path(link: Any, base: str) -> str:
    """The page of a site that a link leads to."""
    return str(link.evaluate("link => link.href")).removeprefix(base).partition("?")[0].partition("#")[0]


@pytest.mark.parametrize("place", ["disk", "server"])
def test_what_people_type_leads_to_the_page_that_they_mean(
    tab: Any, place: str, request: pytest.FixtureRequest
) -> None:
    assert len(EVERY) >= 40
    disk = place == "disk"
    base = f"{request.getfixturevalue('site').as_uri()}/" if disk else request.getfixturevalue("published").url
    field = open_search(tab, base)
    first = {query: path(results(tab, field, query)[0].locator("a").first, base) for query in EVERY}
    assert first == EVERY


def test_zensicals_search_leads_to_the_same_pages(tab: Any, successor: Path) -> None:
    assert len(BOTH) >= 10
    base, first = f"{successor.as_uri()}/", {}
    field, hit = open_search(tab, base), tab.locator("dialog ol a").first
    for query in BOTH:
        field.fill("")
        hit.wait_for(state="detached")
        field.fill(query)
        hit.wait_for(timeout=5000)
        first[query] = path(hit, base)
    assert first == BOTH


KINDS = {"peresild": "· Person", "roscosmos": "· Agency", "interview after landing": "· Source", "crew": "· Topic"}


def test_a_result_says_what_kind_of_page_it_is_and_the_page_is_called_by_its_name(tab: Any, site: Path) -> None:
    base = f"{site.as_uri()}/"
    field = open_search(tab, base)
    for query, kind in KINDS.items():
        assert results(tab, field, query)[0].locator("h1").inner_text().endswith(kind)
    tab.goto(f"{base}entities/klim-shipenko.html")
    assert tab.title() == "Klim Shipenko - Two films in orbit"


@pytest.mark.parametrize("query", ["release date", "20 April 2023"])
def test_a_disputed_value_does_not_look_settled_where_it_is_found(tab: Any, site: Path, query: str) -> None:
    found = results(tab, open_search(tab, f"{site.as_uri()}/"), query)[0].inner_text()
    value = found.index("20 April 2023")
    assert "disputed" in found[value : value + 80]


def test_the_home_page_is_called_once(tab: Any, site: Path) -> None:
    tab.goto((site / "index.html").as_uri())
    assert tab.title() == "Two films in orbit"
