"""The timeline: what each date is, how it is written, and how a long one is parted."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree

import ferries
import pytest
import samples
import test_render

from generator.dossier import Dossier
from generator.models import Article, Claim, Date, Fact, Modality, Position
from generator.reconcile import facts, status
from generator.render import pages, timeline
from generator.render.dated import entries, when, words
from generator.render.site import Site

SVG = {"": "http://www.w3.org/2000/svg"}
WORDS = "The first crossing of the Aurora is on 3 May 2019, she said."
THEME_BYTES = 40_000
"""What the theme puts around a page, rather more than less."""


def told(id: str, value: Date, published: str | None, modality: Modality = "stated") -> tuple[Article, Claim]:
    """An article, and what it says of the first crossing."""
    source = samples.article(id, WORDS, published)
    return source, samples.claim(source, "maiden", value, "3 May 2019", WORDS, modality=modality, subject="north-star")


def states(*said: tuple[Article, Claim], news: Article | None = None) -> dict[str, str]:
    """What each date is, by its words; ``news`` says nothing of it."""
    articles, claims = zip(*said, strict=True)
    articles += (news,) if news else ()
    story = ferries.story()
    return {
        words(each.position): each.state for each in entries(facts(claims, story, articles), story.fields, articles)
    }


def test_a_plan_that_came_true_is_an_event() -> None:
    day = Date("2019-05-03")
    assert states(told("a", day, "2019-01-01", "planned"), told("b", day, "2019-06-01")) == {"3 May 2019": "event"}


def test_a_plan_that_changed_is_told_from_the_one_in_its_place() -> None:
    old, new = (
        told("a", Date("2019-05-03"), "2019-01-01", "planned"),
        told("b", Date("2019-09"), "2019-06-01", "planned"),
    )
    assert states(old, new) == {"3 May 2019": "changed", "September 2019": "plan"}


def test_a_plan_whose_date_is_over() -> None:
    plan, news = told("a", Date("2019-05-03"), "2019-01-01", "planned"), samples.article("b", WORDS, "2020-01-01")
    assert states(plan, news=news) == {"3 May 2019": "over"}


def test_what_is_denied_and_what_is_to_come() -> None:
    assert states(told("a", Date("2019-05-03"), "2019-01-01", "denied")) == {"3 May 2019": "denied"}
    assert states(told("a", Date("2019-05-03"), "2019-01-01", "planned")) == {"3 May 2019": "plan"}


def test_dates_are_in_order_and_open_ones_last() -> None:
    dates = [
        Date(None),
        Date("2019-05-03"),
        Date("2019-05"),
        Date("2018", part="late"),
        Date("XXXX-01-02"),
        Date("2019"),
    ]
    story, source = ferries.story(), samples.article()
    positions = tuple(Position(value, f"{n}", ()) for n, value in enumerate(dates))
    found = entries([Fact("heron", "maiden", positions, status=status(positions))], story.fields, [source])
    assert [each.position.text for each in found] == ["3", "5", "2", "1", "0", "4"]


@pytest.mark.parametrize(
    ("value", "html"),
    [
        (Date("2021-10-05"), '<time datetime="2021-10-05">5 October 2021</time>'),
        (Date("2021-10"), '<time datetime="2021-10">October 2021</time>'),
        (Date("2022", part="early"), 'early <time datetime="2022">2022</time>'),
        (Date("2021-10-05", "2021-10"), '<time datetime="2021-10-05">5 October 2021</time> to '
         '<time datetime="2021-10">October 2021</time>'),
        (Date("2021?"), '<time datetime="2021">2021 &#40;uncertain&#41;</time>'),
        (Date("2021-22"), "summer 2021"),
        (Date("202X"), "the 2020s"),
        (Date("XXXX-04-20"), "20 April, year not stated"),
        (Date(None), "soon (day not worked out)"),
    ],
)  # fmt: skip
def test_only_what_iso_8601_can_say_is_marked_up_as_a_time(value: Date, html: str) -> None:
    assert when(Position(value, "soon", ())) == html


def test_a_bound_stands_before_a_date() -> None:
    _, claim = told("a", Date("2019"), None)
    position = Position(claim.value, "2019", (replace(claim, bound="about"),))
    assert (words(position), when(position)) == ("about 2019", 'about <time datetime="2019">2019</time>')


def test_words_on_the_page() -> None:
    text = test_render.read("timeline.md")
    for part in (
        "3 June 2024 plan that changed First crossing · North Star",
        "First crossing · North Star Harbour Post",
        "11 April 2024 source published Strait Times, retold",
        "20 April, year not stated event First crossing · Blue Heron",
        "next month (day not worked out) event, reported First crossing · Blue Heron",
        "1 source bears no date and has no row of its own.",
    ):
        assert part in text, part


def test_a_story_without_dates() -> None:
    found = pages(Dossier(ferries.story(), (samples.article(published=None),), (), ()))
    assert "No source gives a date." in found["timeline.md"]
    assert "<svg" not in found["timeline.md"]


def drawing(page: str) -> ElementTree.Element:
    """The drawing of a page, which is well-formed XML."""
    [svg] = re.findall(r'<svg[^>]* role="img".*?</svg>', page, re.DOTALL)
    return ElementTree.fromstring(svg.replace("<svg ", f'<svg xmlns="{SVG[""]}" ', 1))


def test_the_drawing_names_and_describes_itself() -> None:
    svg = drawing(test_render.site()["timeline.md"])
    names = [svg.find(tag, SVG) for tag in ("title", "desc")]
    assert svg.get("aria-labelledby") == " ".join(each.get("id", "") for each in names if each is not None)
    assert all(each is not None and each.text for each in names)
    assert svg.get("role") == "img"
    assert "First crossing · North Star" in "".join(svg.itertext())


# Long stories.


def long_story(days: int) -> Site:
    """A story in which 5,000 claims, each of another date or source, fall into so many days."""
    count, start = 5000, date(2010, 1, 1)
    articles = [samples.article(f"s{n}", WORDS, "2024-01-01") for n in range(100)]
    claims = [
        samples.claim(articles[n % 100], "maiden", Date(str(start + timedelta(n * days // count))), "3 May 2019", WORDS,
                      id=f"c{n}", subject="north-star", modality="planned" if n % 3 else "stated")
        for n in range(count)
    ]  # fmt: skip
    positions = tuple(Position(claim.value, claim.id, (claim,), (claim.source,)) for claim in claims)
    return Site(ferries.story(), articles, claims, [Fact("north-star", "maiden", positions, status=status(positions))])


@pytest.mark.no_cover
@pytest.mark.parametrize("days", [5000, 300, 1])
def test_a_long_timeline_is_parted_so_that_no_page_is_too_large(days: int) -> None:
    found = timeline.pages(long_story(days))
    years = [path for path in found if path.startswith("timeline/")]
    assert max(len(text.encode()) for text in found.values()) + THEME_BYTES < timeline.PAGE_BYTES
    rows = [row for path in years for row in re.findall(r'<tr class="(\w+)">', found[path])]
    assert (rows.count("plan") + rows.count("event"), rows.count("source")) == (5000, 100)
    assert all(path.removesuffix(".md") + ".html" in found["timeline.md"] for path in years)
    assert all("../timeline.html" in found[path] for path in years)


@pytest.mark.no_cover
def test_the_years_of_a_long_timeline_are_its_pages() -> None:
    found = timeline.pages(long_story(3000))
    names = {Path(path).stem.partition("-")[0] for path in found if path.startswith("timeline/")}
    assert names == {*map(str, range(2010, 2019)), "2024"}


@pytest.mark.no_cover
def test_many_dates_are_counted_in_the_drawing() -> None:
    page = timeline.pages(long_story(5000))["timeline.md"]
    assert "Columns count 1667 dates of events and 3333 of plans by year" in page.replace("&#46;", ".")
    assert len(drawing(page).findall(".//rect", SVG)) < 150


def test_a_row_names_a_few_of_many_sources() -> None:
    day = Date("2019-05-03")
    articles, claims = zip(*(told(f"s{n}", day, None) for n in range(30)), strict=True)
    story = ferries.story()
    page = pages(Dossier(story, articles, claims, facts(claims, story, articles)))["timeline.md"]
    assert page.count("#c-") == 6
    assert (
        'and <a href="topics/money-and-time.html#north-star--maiden" data-page="Money &#38; time">24 more</a>' in page
    )
