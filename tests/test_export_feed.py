"""The feed: as RFC 4287 asks, read by a feed reader, and the same whenever it is made."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import feedparser
import pytest

from generator import export
from generator.dossier import Dossier
from generator.models import Article, Fact, Name
from generator.story import Story
from tests.samples import STORY, article, claim, fact, load
from tests.schemas import validate

ATOM = "{http://www.w3.org/2005/Atom}"
OWNER = "Nordline launched her on 3 May 2019"
TOPICS = "topics:\n  ships: {title: Ships, fields: [owner]}\n"


@pytest.fixture
def story(tmp_path: Path) -> Story:
    return load(tmp_path, STORY + TOPICS)


def owned(*sources: Article, subject: str = "aurora", text: str = "Nordline") -> Fact:
    name = Name("Nordline", "nordline")
    return fact(*(claim(each, "owner", name, "Nordline", OWNER, subject=subject) for each in sources), text=text)


def feed(story: Story, sources: list[Article], *facts: Fact, site: str = "") -> str:
    return export.files(Dossier(story, sources, [], facts), site)["data/feed.xml"]


def read(text: str) -> Any:
    found = feedparser.parse(text)
    assert not found.bozo
    assert found.version == "atom10"
    return found


def test_an_entry_has_all_that_atom_asks_for(story: Story) -> None:
    first = article()
    found = read(feed(story, [first], owned(first)))
    assert (found.feed.title, found.feed.author, found.feed.updated) == (
        "Two ferries",
        "Two ferries",
        "2021-05-17T00:00:00Z",
    )
    (entry,) = found.entries
    assert (entry.title, entry.updated) == ("Owner · Aurora", "2021-05-17T00:00:00Z")
    assert entry.link == "../topics/ships.html#aurora--owner"
    assert entry.content[0].value == "Nordline. One alone."
    keys = {"title": entry.title, "id": entry.id, "updated": entry.updated, "content": entry.content[0].value}
    validate("feed-xml", keys | {"link": entry.link})


def test_elements_stand_as_often_as_atom_allows(story: Story) -> None:
    sources = [article(), article("second")]
    root = ElementTree.fromstring(feed(story, sources, owned(*sources), owned(sources[0], subject="borealis")))
    assert root.tag == f"{ATOM}feed"
    for parent in (root, *root.iter(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(parent.findall(f"{ATOM}{name}")) == 1
    assert len(root.findall(f"{ATOM}author")) == 1
    ids = [element.text for element in root.iter(f"{ATOM}id")]
    assert len(ids) == len(set(ids)) == 3


def test_the_newest_source_dates_a_fact_and_the_newest_fact_comes_first(story: Story) -> None:
    old, new, undated = article(), article("second", published="2022-01-02"), article("third", published=None)
    text = feed(story, [old, new, undated], owned(old, undated), owned(new, old, subject="borealis"))
    assert [(e.title, e.updated[:10]) for e in read(text).entries] == [
        ("Owner · Borealis", "2022-01-02"),
        ("Owner · Aurora", "2021-05-17"),
    ]


def test_what_no_dated_source_speaks_of_has_no_entry(story: Story) -> None:
    dated, undated = article(), article("second", published=None)
    found = read(feed(story, [dated, undated], owned(undated), owned(dated, subject="borealis")))
    assert [entry.title for entry in found.entries] == ["Owner · Borealis"]
    assert "data/feed.xml" not in export.files(Dossier(story, [undated], [], [owned(undated)]))


def test_an_id_stays_while_the_fact_does(story: Story) -> None:
    first, second = article(), article("second", published="2022-01-02")
    before = read(feed(story, [first], owned(first)))
    after = read(feed(story, [first, second], owned(first, second), site="https://ferries.example"))
    assert before.entries[0].id == after.entries[0].id
    assert before.feed.id == after.feed.id
    other = replace(story, title="Three ferries")
    assert read(feed(other, [first], owned(first))).entries[0].id != before.entries[0].id


def test_links_are_absolute_where_the_address_is_known(story: Story) -> None:
    first = article()
    found = read(feed(story, [first], owned(first), site="https://ferries.example/"))
    assert found.entries[0].link == "https://ferries.example/topics/ships.html#aurora--owner"
    assert {link.rel: link.href for link in found.feed.links} == {
        "self": "https://ferries.example/data/feed.xml",
        "alternate": "https://ferries.example/index.html",
    }


def test_a_fact_without_a_page_has_no_link(story: Story) -> None:
    first = article()
    found = read(feed(replace(story, topics={}), [first], owned(first)))
    assert not found.entries[0].get("links")


def test_hostile_text_is_text(story: Story) -> None:
    text = "<script>&amp;\x00\x1b ]]>\ufffe"
    found = feed(story, [article()], owned(article(), text=text))
    assert not re.search("[\x00-\x08\x0e-\x1f\ufffe]", found)
    (entry,) = ElementTree.fromstring(found).findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}content") == "<script>&amp; ]]>. One alone."


def test_an_entry_names_so_many_values_and_counts_the_others(story: Story) -> None:
    sources = [article(f"s{number}") for number in range(25)]
    (entry,) = read(feed(story, sources, owned(*sources))).entries
    assert entry.content[0].value.count("Nordline") == 20
    assert "and 5 more" in entry.content[0].value
