"""What the site looks like and offers the eye: signs of agreement, tables in order and in view, paper, shared links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import ferries
import pytest
from generator.render.agreement import DOTS, agreement, signs
from sites import Published, read_pages
from telling import say, source, tell

from generator.models import Date, Name
from generator.render.site import NAMED, Site
from generator.story.model import Subject

PROPERTY = re.compile(r'<meta property="?(og:[a-z_]+)"? content="?([^">]*)"?>')
DESCRIPTION = re.compile(r'<meta name="?description"? content="?([^">]*)"?>')
ARK, ZED = say("builder", Name("Ark")), say("builder", Name("Zed"))


def drawn(site: Site, field: str) -> str:
    """The drawing of a fact on the first ferry, with its words."""
    fact = site.by_field["north-star", field]
    return agreement(fact, site.story.fields[field], [*site.by_source])


def test_each_source_has_a_sign_in_the_order_of_the_sources() -> None:
    told = [source("one", None, ZED), source("two", None, ARK), source("three", None), source("four", None, ARK)]
    html = drawn(tell(*told), "builder")
    assert re.findall(r'<circle class="(\w+)"|(<path d)', html) == [
        ("other", ""),
        ("gives", ""),
        ("", "<path d"),
        ("gives", ""),
    ]
    assert html.endswith("</svg> 2 of 4 sources give Ark, 1 only another value, 1 silent</span>")


def test_another_form_of_the_value_is_half_a_sign() -> None:
    month, day = say("maiden", Date("2024-06")), say("maiden", Date("2024-06-03"))
    site = tell(source("one", None, month), source("two", None, day), source("three", None, day))
    assert signs(site.by_field["north-star", "maiden"], site.story.fields["maiden"]) == {
        "one": "form",
        "two": "gives",
        "three": "gives",
    }
    assert drawn(site, "maiden").count('class="half"') == 1
    assert "2 of 3 sources give 3 June 2024, 1 in another form" in drawn(site, "maiden")


def test_of_a_field_that_holds_many_any_value_counts_and_a_denial_does_not() -> None:
    ports = (("Oslo", "stated"), ("Kiel", "planned"), ("Riga", "denied"))
    site = tell(*(source(name, None, say("ports", Name(name), modality=how)) for name, how in ports))
    found = signs(site.by_field["north-star", "ports"], site.story.fields["ports"])
    assert found == {"Oslo": "gives", "Kiel": "gives", "Riga": "other"}


def test_a_source_that_gives_two_values_counts_once_by_the_leading_one() -> None:
    site = tell(source("one", None, ARK), source("two", None, ZED, ARK))
    assert set(signs(site.by_field["north-star", "builder"], site.story.fields["builder"]).values()) == {"gives"}


def test_very_many_sources_are_drawn_as_shares_of_a_bar() -> None:
    few = tell(*(source(f"s{n}", None, ARK) for n in range(DOTS)))
    many = tell(*(source(f"s{n}", None, *([ARK] if n % 4 else [])) for n in range(1000)))
    assert drawn(few, "builder").count("<circle") == DOTS
    html = drawn(many, "builder")
    assert len(html) < 600
    assert re.findall(r'class="(\w+)" x="(\d+)" y="2" width="(\d+)"', html) == [
        ("gives", "0", "135"),
        ("silent", "135", "45"),
    ]
    assert "750 of 1000 sources, 250 silent" in html


def test_a_sentence_about_the_site_names_a_few_of_many_subjects() -> None:
    story = ferries.story()
    assert Site(story, (), (), ()).names == "North Star and Blue Heron"
    more = {f"s{n}": Subject(f"s{n}", f"Ship {n}", "ship") for n in range(NAMED)}
    story = replace(story, subjects=dict(story.subjects) | more)
    assert Site(story, (), (), ()).names == "North Star, Blue Heron, Ship 0 and 2 more"


# What is said of a page where a link to it is shown.


def shared(folder: Path) -> dict[str, dict[str, str]]:
    """The properties of each page."""
    return {name: dict(PROPERTY.findall(page.text)) for name, page in read_pages(folder).items()}


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


def column(table: Any, number: int) -> list[str]:
    """The texts of one column, from the top."""
    cells = table.locator(f"tbody tr > :nth-child({number})")
    found: list[str] = cells.evaluate_all("all => all.map(cell => cell.dataset.sort ?? cell.textContent.trim())")
    return found


@pytest.mark.browser
def test_a_column_sorts_up_down_and_back_to_the_order_of_the_page(tab: Any) -> None:
    tab.goto("timeline.html")
    table = tab.locator("table.timeline").first
    first, kinds = column(table, 1), column(table, 2)
    assert first == sorted(first)
    button = table.get_by_role("button", name="Sort by Event or plan")
    head = table.locator("thead th").nth(1)
    button.click()
    assert head.get_attribute("aria-sort") == "ascending"
    assert column(table, 2) != kinds
    assert column(table, 2) == sorted(kinds, key=lambda kind: column(table, 2).index(kind))
    events = [when for kind, when in zip(column(table, 2), column(table, 1), strict=True) if kind.endswith("event")]
    assert events == sorted(events)
    up = list(dict.fromkeys(column(table, 2)))
    button.focus()
    tab.keyboard.press("Enter")
    assert head.get_attribute("aria-sort") == "descending"
    assert list(dict.fromkeys(column(table, 2))) == up[::-1]
    tab.keyboard.press("Space")
    assert head.get_attribute("aria-sort") is None
    assert column(table, 1) == first


@pytest.mark.browser
def test_sums_sort_by_currency_and_amount_and_verdicts_by_gravity(tab: Any) -> None:
    tab.goto("topics/budgets.html")
    table = tab.locator("table.figures")
    table.get_by_role("button", name="Sort by Figure").click()
    found = [(currency, float(amount)) for currency, amount in map(str.split, column(table, 2))]
    assert len(found) > 3
    assert found == sorted(found)
    tab.goto("compare.html")
    tab.get_by_role("button", name="Sort by The Challenge").click()
    ranks = column(tab.locator("table.compare"), 2)
    said = [int(rank) for rank in ranks if rank.isdigit()]
    assert said == sorted(said)
    assert tab.locator("tbody tr").first.locator(".label.disputed").count() == 1
    assert [rank.isdigit() for rank in ranks] == sorted((rank.isdigit() for rank in ranks), reverse=True)


@pytest.mark.browser
def test_sorting_keeps_rows_in_their_groups_and_what_is_not_mentioned_last(tab: Any) -> None:
    tab.goto("who-says-what.html")
    groups = "all => all.map(body => [body.rows[0].textContent.trim(), body.rows.length])"
    before = tab.locator("tbody").evaluate_all(groups)
    tab.locator("thead th").nth(1).get_by_role("button").click()
    assert tab.locator("tbody").evaluate_all(groups) == before
    first = tab.locator("tbody").first.locator("tr > td:nth-child(2)")
    silent = ["does not mention" in text for text in first.all_text_contents()]
    assert {*silent} == {True, False}
    assert silent == sorted(silent)


WIDE = ("compare.html", "who-says-what.html", "timeline.html", "topics/budgets.html", "data.html")


@pytest.mark.browser
@pytest.mark.parametrize("page", WIDE)
def test_heads_and_first_column_stay_in_view_inside_their_region(tab: Any, page: str) -> None:
    tab.set_viewport_size({"width": 800, "height": 500})
    tab.goto(page)
    tab.add_style_tag(content=".scroll { max-height: 200px !important; width: 300px !important }")
    region = tab.locator(".scroll").first
    head, first = region.locator("thead th").nth(1), region.locator("tbody th[scope=row]").last
    region.evaluate("region => region.scrollTo(90, 60)")
    frame = region.bounding_box()
    assert region.evaluate("region => [region.scrollLeft, region.scrollTop]") == [90, 60]
    assert abs(head.bounding_box()["y"] - frame["y"]) < 5
    assert abs(first.bounding_box()["x"] - frame["x"]) < 5


@pytest.mark.browser
@pytest.mark.parametrize("page", ["compare.html", "timeline.html", "topics/budgets.html", "data.html"])
def test_in_a_narrow_window_the_rows_of_a_table_stack(tab: Any, page: str) -> None:
    tab.set_viewport_size({"width": 390, "height": 800})
    tab.goto(page)
    for region in tab.locator(".scroll").all():
        assert region.evaluate("region => region.scrollWidth - region.clientWidth") <= 0
    assert tab.get_by_role("button", name="Sort by").first.is_visible()


@pytest.mark.browser
def test_on_paper_the_words_remain_and_what_is_for_the_screen_goes(tab: Any) -> None:
    tab.set_viewport_size({"width": 700, "height": 1000})
    tab.emulate_media(media="print", color_scheme="dark")
    tab.goto("topics/film.html")
    for gone in (".md-header", ".md-tabs", ".md-sidebar", ".md-footer", ".cite-as", ".headerlink"):
        assert not tab.locator(gone).first.is_visible(), gone
    assert tab.locator(".footnote li").first.is_visible()
    assert tab.locator(".label.disputed").first.is_visible()
    assert tab.locator("h1").evaluate("head => getComputedStyle(head).color") == "rgb(0, 0, 0)"
    assert tab.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


@pytest.mark.browser
@pytest.mark.parametrize("page", WIDE)
def test_on_paper_a_table_is_as_long_as_it_is(tab: Any, page: str) -> None:
    tab.set_viewport_size({"width": 700, "height": 1000})
    tab.emulate_media(media="print")
    tab.goto(page)
    for region in tab.locator(".scroll").all():
        assert region.evaluate("region => getComputedStyle(region).overflow") == "visible"
        assert region.evaluate("region => region.scrollWidth - region.clientWidth") <= 0
        assert region.evaluate("region => region.scrollHeight - region.clientHeight") <= 0
    assert not tab.locator("button.sort").first.is_visible()


@pytest.mark.browser
def test_on_paper_links_say_where_they_lead(tab: Any) -> None:
    after = "link => getComputedStyle(link, '::after').content"
    tab.emulate_media(media="print")
    tab.goto("index.html")
    topic = tab.locator(".questions a[href^='topics/']").first
    assert topic.get_attribute("data-page") == "The film"
    assert "The film" in topic.evaluate(after) or "attr(data-page)" in topic.evaluate(after)
    assert "The film" not in tab.locator("li > a[href='topics/film.html']").first.evaluate(after)
    tab.evaluate("document.querySelector('article p').innerHTML = '<a href=\"https://example.org/a\">A</a>'")
    assert "https://example.org/a" in tab.locator("a[href='https://example.org/a']").evaluate(after)
