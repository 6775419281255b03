"""The search of the finished site: what people type leads to the right page, and what is found says what it is."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from sites import ROOT, lay_out, mkdocs

from tests import yamls

pytestmark = pytest.mark.browser

GOLDEN: Mapping[str, Mapping[str, Any]] = yamls.load((ROOT / "tests" / "golden" / "search.yml").read_text("utf-8"))
EVERY = {str(query): page for group in ("both", "names", "figures", "matters") for query, page in GOLDEN[group].items()}
BOTH = {str(query): page for query, page in GOLDEN["both"].items()}
QUESTIONS = {str(query): words for query, words in GOLDEN["questions"].items()}
HITS = 3
"""How many pages a reader looks at before typing something else."""


@pytest.fixture
def tab(chromium: Any) -> Iterator[Any]:
    with chromium.new_page(viewport={"width": 1280, "height": 800}) as tab:
        yield tab


def open_search(tab: Any, base: str) -> Any:
    """Open a site at its home page and give the field to type into."""
    tab.goto(f"{base}index.html")
    tab.locator("button[for=__search]:visible, .md-search__input:visible, .md-search__button:visible").first.click()
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


def hits(tab: Any, field: Any, query: str) -> list[Any]:
    """The links of the first pages that are found."""
    return [found.locator("a").first for found in results(tab, field, query)[:HITS]]


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
    asked = EVERY if disk else BOTH  # a server gives the same index, which is only read in another way
    first = {query: [path(hit, base) for hit in hits(tab, field, query)] for query in asked}
    assert {query: found for query, found in first.items() if EVERY[query] not in found} == {}
    assert {query: first[query][0] for query in BOTH} == BOTH


def test_zensicals_search_leads_to_the_same_pages(tab: Any, successor: Path) -> None:
    assert len(BOTH) >= 9
    base, first = f"{successor.as_uri()}/", {}
    field, hit = open_search(tab, base), tab.locator("dialog ol a").first
    for query in BOTH:
        field.fill("")
        hit.wait_for(state="detached")
        field.fill(query)
        hit.wait_for()
        first[query] = path(hit, base)
    assert first == BOTH


def test_a_question_leads_to_the_sentence_that_answers_it(tab: Any, site: Path) -> None:
    assert len(QUESTIONS) >= 45
    field, missed = open_search(tab, f"{site.as_uri()}/"), {}
    for query, words in QUESTIONS.items():
        seen = " ".join(hit.inner_text() for hit in results(tab, field, query)[:HITS])
        seen = " ".join(seen.split())
        if not re.search(words, seen):
            missed[query] = seen[:200]
    assert missed == {}


NAMES = ("Élise Łukasz", "Чайка", "Ödegård")


def test_names_are_found_in_every_script_and_without_their_accents(tmp_path: Path, chromium: Any) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    people = "".join(f"  p{n}: {{name: {name}, kind: person}}\n" for n, name in enumerate(NAMES))
    (seeds / "story.yml").write_text(f"title: A crew\npresets: [vessel]\nentities:\n{people}", "utf-8")
    (seeds / "a.txt").write_text(". ".join(f"On Monday {name} left for the harbour" for name in NAMES) + ".", "utf-8")
    site = mkdocs(lay_out(tmp_path, seeds))
    asked = {
        "Élise": "p0",
        "elise": "p0",
        "Łukasz": "p0",
        "lukasz": "p0",
        "чайка": "p1",
        "Ödegård": "p2",
        "odegard": "p2",
    }
    with chromium.new_page(viewport={"width": 1280, "height": 800}) as tab:
        base = f"{site.as_uri()}/"
        field = open_search(tab, base)
        found = {query: path(results(tab, field, query)[0].locator("a").first, base) for query in asked}
    assert found == {query: f"entities/{page}.html" for query, page in asked.items()}


def test_words_that_stand_for_the_search_alone_are_not_shown(tab: Any, site: Path) -> None:
    found = results(tab, open_search(tab, f"{site.as_uri()}/"), "12.4m")[0]
    assert path(found.locator("a").first, f"{site.as_uri()}/") == "topics/budgets.html"
    assert "12.4m" not in found.inner_text().replace("Missing: ", "")


@pytest.mark.parametrize("query", ["release date", "20 April 2023"])
def test_a_disputed_value_does_not_look_settled_where_it_is_found(tab: Any, site: Path, query: str) -> None:
    found = " ".join(results(tab, open_search(tab, f"{site.as_uri()}/"), query)[0].inner_text().split())
    value = found.index("20 April 2023")
    assert re.search(
        r"say two sources|or on 12 April|or 12 April|one gives 12 April|disagree", found[value : value + 80]
    )


def test_a_page_is_called_by_its_name_and_home_once(tab: Any, site: Path) -> None:
    for page, title in {
        "entities/klim-shipenko.html": "Klim Shipenko - Two films in orbit",
        "index.html": "Two films in orbit",
    }.items():
        tab.goto((site / page).as_uri())
        assert tab.title() == title
