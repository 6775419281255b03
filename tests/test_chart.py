"""Charts of sums on topic pages, and the tables below them."""

from __future__ import annotations

import re

import ferries
import samples
import test_render
from test_timeline import SVG, drawing

from generator.dossier import Dossier
from generator.models import Bound, Claim, Modality, Money
from generator.reconcile import facts
from generator.render import pages
from generator.render.chart import SHOWN

WORDS = "It cost about €5 million ($6 million), she said."


def page(*claims: Claim) -> str:
    """The page of the topic that has prices, on claims from articles of these words."""
    story = ferries.story()
    sources = dict.fromkeys(claim.source for claim in claims)
    articles = [samples.article(source, WORDS) for source in sources]
    return pages(Dossier(story, articles, claims, facts(claims, story, articles)))["topics/money-and-time.md"]


def price(source: str, value: Money, bound: Bound | None = None, modality: Modality = "stated",
          converts: str | None = None) -> Claim:  # fmt: skip
    """What a source says of a price."""
    more = {"id": f"{source}-{value.currency}", "subject": "north-star", "bound": bound, "modality": modality}
    return samples.claim(samples.article(source, WORDS), "price", value, "€5 million", WORDS, converts=converts, **more)


def text(html: str) -> str:
    return test_render.read("x", {"x": f"---\n---\n{html}"})


def test_words_of_the_chart() -> None:
    found = test_render.read("topics/money-and-time.md")
    assert "Price: the figures" in found
    assert "Each currency has a scale of its own" in found
    assert "110 million euros 110,000,000 EUR about; converted: 1 euro is 11.36 Swedish kronor" in found
    assert "North Star 1.25 billion Swedish kronor 1,250,000,000 SEK about; plainly" in found
    assert "agreed 2 independent origins give 1.25 billion" in found


def test_each_currency_has_a_drawing_of_its_own() -> None:
    source = test_render.site()["topics/money-and-time.md"]
    assert re.findall(r'<p class="panel">(.*?)</p>', source) == ["Swedish kronor", "Euros"]
    assert source.count('role="img"') == 2


def test_a_single_sum_has_no_chart() -> None:
    assert 'role="img"' not in page(price("a", Money(5_000_000, "EUR")))
    assert 'role="img"' not in test_render.site()["topics/ships.md"]


def test_what_is_said_of_a_sum_is_drawn() -> None:
    found = page(
        price("a", Money(5_000_000, "EUR"), "over"),
        price("b", Money(9_000_000, "EUR"), "under", "planned"),
        price("c", Money(1_000_000, "EUR", 2_000_000), "about", "denied"),
    )
    svg = drawing(found)
    bars = [group.get("class") for group in svg.iterfind(".//g[@class]", SVG)]
    assert bars == ["axis", "marks", "event", "open", "open"]
    assert len(svg.findall(".//path[@class='arrow']", SVG)) == 1
    assert len(svg.findall(".//line[@class='end']", SVG)) == 1
    for words in (
        "at least 5 million euros",
        "at most 9 million euros (planned)",
        "about 1 million to 2 million euros (denied)",
    ):
        assert words in "".join(svg.itertext()), words
        assert words in "".join((svg.find("desc", SVG) or svg).itertext())
    for key in ("An arrow: at least.", "at most.", "torn end", "from one figure to another", "Struck through"):
        assert key in text(found), key
    assert "Hatched" in text(found)
    assert "Pale" not in text(found)


def test_conversions_whose_rates_differ_are_said_to() -> None:
    found = text(
        page(
            price("a", Money(5_000_000, "EUR")),
            price("a", Money(6_000_000, "USD"), converts="a-EUR"),
            price("b", Money(5_000_000, "EUR")),
            price("b", Money(9_000_000, "USD"), converts="b-EUR"),
        )
    )
    assert "converted: 1 euro is 1.2 US dollars" in found
    assert "converted: 1 euro is 1.8 US dollars" in found
    assert found.count("The rates differ") == 1


def test_of_very_many_sums_those_of_most_origins_are_drawn() -> None:
    claims = [price(f"s{n}", Money(1_000_000 + n * 100_000, "EUR")) for n in range(SHOWN + 5)]
    found = page(*claims, price("again", Money(1_000_000 + (SHOWN + 4) * 100_000, "EUR")))
    assert found.count('<tr><th scope="row">') == SHOWN
    assert "5 more figures, each from fewer origins, stand in facts.csv." in text(found)
    assert f"{1 + (SHOWN + 4) / 10:g} million euros" in "".join(drawing(found).itertext())
