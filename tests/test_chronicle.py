"""Claims of dates and events as one list, in the data and on the pages of entities."""

import json
import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from generator import export
from generator.chronicle import chronicle
from generator.dossier import Dossier
from generator.errors import CollateError
from generator.evidence import demand_evidence
from generator.models import Article, Claim, Date, Event, Modality, Name
from generator.render import Site, pages
from generator.render.entities import DATES
from generator.story import Story
from tests.samples import STORY, article, claim, fact, load, named
from tests.schemas import validate

LAUNCHED = "Nordline launched her on 3 May 2019 with Ada Holm as captain"
LAUNCH = Date("2019-05-03")


def event(
    source: Article, date: Date, quote: str, *entities: str, modality: Modality = "stated", carried: bool = False
) -> Event:
    """An event told in words that stand in an article."""
    start = source.text.index(quote)
    place = (start, start + len(quote))
    return Event(date, entities, source.id, quote, *place, modality, carried=carried, sentence=place)


@pytest.fixture
def first() -> Article:
    return article()


@pytest.fixture
def claims(first: Article) -> list[Claim]:
    return [
        claim(first, "built", LAUNCH, "3 May 2019", LAUNCHED),
        claim(first, "owner", Name("Nordline", "nordline"), "Nordline", LAUNCHED),
    ]


@pytest.fixture
def story(tmp_path: Path) -> Story:
    return replace(load(tmp_path, STORY), quote_share=100)


def entity_page(story: Story, source: Article, claims: list[Claim], events: list[Event], id: str) -> str:
    """The dates on the page of an entity, without tags and marks."""
    known = [fact(each) for each in claims]
    dossier = Dossier(story, [source], claims, known, events=events, mentions=named(story, [source]))
    page = pages(Site(dossier))[f"entities/{id}.md"]
    dates = (
        page.partition("## Dates")[2]
        .partition("\n## ")[0]
        .partition("<details")[0]
        .partition('<p class="small" data')[0]
        .partition('<p class="as-of')[0]
    )
    return " ".join(unescape(re.sub(r'<a class="cite".*?</a>|<[^>]*>', " ", dates)).split()).removeprefix("{ #dates } ")


def test_a_event_that_claims_cover_has_no_row_of_its_own(first: Article, claims: list[Claim]) -> None:
    covered = event(first, LAUNCH, "launched her on 3 May 2019", "nordline")
    assert [row.claim for row in chronicle([first], claims, [covered])] == [claims[0].id]


@pytest.mark.parametrize(
    ("date", "quote", "who"),
    [(LAUNCH, LAUNCHED, "ada-holm"), (Date("2019-05"), LAUNCHED, "nordline"), (LAUNCH, "The Aurora cost", "nordline")],
    ids=["someone else", "another date", "other words"],
)
def test_a_event_that_says_more_has_one(first: Article, claims: list[Claim], date: Date, quote: str, who: str) -> None:
    rows = chronicle([first], claims, [event(first, date, quote, who)])
    assert {row.entities for row in rows} == {("aurora", "nordline"), (who,)}


def test_rows_go_by_date_whatever_they_come_from(first: Article, claims: list[Claim]) -> None:
    events = [event(first, Date(date), "The Aurora cost", "nordline") for date in ("2021", "2018")]
    rows = chronicle([first], claims, events)
    assert [(row.date.date, bool(row.claim)) for row in rows] == [
        ("2018", False),
        ("2019-05-03", True),
        ("2021", False),
    ]


def test_the_data_holds_events_as_its_schema_says(first: Article, claims: list[Claim], story: Story) -> None:
    told = event(first, Date("2018-12", "2019-01"), "The Aurora cost", "nordline", modality="planned")
    files = export.files(Dossier(story, [first], claims, [], events=[told]))
    rows = json.loads(files["data/timeline.json"])
    validate("timeline", rows)
    about = {"date": "2018-12", "to": "2019-01", "entities": ["nordline"], "source": "first"}
    assert rows[0] == about | {"quote": "The Aurora cost", "start": 0, "end": 15, "modality": "planned"}


def test_a_event_without_its_words_stops_the_build(first: Article) -> None:
    told = replace(event(first, LAUNCH, LAUNCHED, "ada-holm"), quote="Nobody launched her")
    demand_evidence(Path("seeds"), [first], [], [event(first, LAUNCH, LAUNCHED, "ada-holm")])
    with pytest.raises(CollateError, match=r"first.txt:1: no evidence for what happened; 'Nobody launched her'"):
        demand_evidence(Path("seeds"), [first], [], [told])


def test_the_page_of_an_entity_has_its_claims_and_events(first: Article, claims: list[Claim], story: Story) -> None:
    events = [
        event(first, Date("2022", part="early"), "The Aurora cost", "nordline", modality="planned"),
        event(first, Date("2021-05-16"), "about €2.5 million", "nordline", carried=True),
        event(first, LAUNCH, "launched her on 3 May 2019 with Ada Holm", "nordline", "ada-holm"),
    ]
    text = entity_page(story, first, claims, events, "nordline")
    places = [text.index(words) for words in ("3 May 2019", "16 May 2021", "early 2022 (Planned)", "The Aurora cost")]
    assert places == sorted(places)
    assert text.count("3 May 2019") == 1, "the claim tells the day, so the event does not tell it again"


def test_beyond_the_share_an_event_is_shown_without_words(first: Article, story: Story) -> None:
    told = event(first, LAUNCH, LAUNCHED, "ada-holm")
    text = entity_page(replace(story, quote_share=20), first, [], [told], "ada-holm")
    assert text == "3 May 2019 [1] First has a sentence about Ada Holm that is not shown here."


def test_the_share_of_a_source_counts_what_events_show(first: Article, story: Story) -> None:
    cost = claim(first, "built", LAUNCH, "3 May 2019", "on 3 May 2019")
    silent = replace(story, entities={}, quote_share=99)
    told = event(first, LAUNCH, "about €2.5 million", "ada-holm")
    share = -(-100 * len("on 3 May 2019" + "about €2.5 million") // len(first.text))
    assert (
        f"{share} %" in pages(Site(Dossier(silent, [first], [cost], [fact(cost)], events=[told])))["sources/first.md"]
    )


def test_a_long_list_of_dates_is_cut_and_the_rest_counted(first: Article, story: Story) -> None:
    told = [event(first, Date(f"{1900 + n}"), LAUNCHED, "ada-holm") for n in range(DATES + 3)]
    text = entity_page(story, first, [], told, "ada-holm")
    assert [f"{1900 + n} " in text for n in (0, DATES - 1, DATES)] == [True, True, False]
    assert "And 3 more in timeline.json" in text


def test_an_entity_that_nothing_dates_has_no_dates(first: Article, story: Story) -> None:
    assert entity_page(story, first, [], [], "ada-holm") == ""
