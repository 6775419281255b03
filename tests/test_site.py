"""The finished site, built as `make site` builds it: its links, its quotes, what it asks of a network, where it says
that it stands, and that Zensical builds the same.
"""

import html
import json
import re
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree

import pytest
import samples
from sites import ROOT, Page, Published, broken, generate, lay_out, mkdocs, read_pages, targets

SEARCHES = ("budget", "Peresild", "spacewalk")


def test_every_link_and_anchor_leads_somewhere(site: Path, pages: dict[str, Page]) -> None:
    assert broken(site, pages) == []


def test_every_page_can_be_reached_from_home(pages: dict[str, Page]) -> None:
    leads: dict[str, set[str]] = {}
    for name, path, _ in targets(pages):
        leads.setdefault(name, set()).add(path)
    reached, fresh = set[str](), {"index.html"}
    while fresh:
        reached |= fresh
        fresh = {path for name in fresh for path in leads.get(name, ()) if path in pages} - reached
    assert pages.keys() - reached == {"404.html"}


def test_nothing_is_loaded_from_elsewhere(pages: dict[str, Page]) -> None:
    loads = [load for page in pages.values() for load in page.loads]
    assert loads
    assert [load for load in loads if urlsplit(load).scheme not in ("", "data") or load.startswith("//")] == []


def test_every_claims_quote_stands_in_its_source(site: Path) -> None:
    data = json.loads((site / "data" / "claims.json").read_text("utf-8"))
    texts = {each["id"]: (ROOT / "seeds" / each["file"]).read_text("utf-8") for each in data["sources"]}
    assert data["claims"]
    for claim in data["claims"]:
        assert texts[claim["source"]][claim["start"] : claim["end"]] == claim["quote"]
        assert claim["written"] in claim["quote"]


def test_every_source_with_a_claim_shows_where_it_stands(site: Path, pages: dict[str, Page]) -> None:
    data = json.loads((site / "data" / "claims.json").read_text("utf-8"))
    for claim in data["claims"]:
        page = pages[f"sources/{claim['source']}.html"]
        assert any(claim["id"] in anchor for anchor in page.anchors), f"{claim['id']} on the page of {claim['source']}"


@pytest.mark.parametrize("word", SEARCHES)
def test_the_index_of_the_search_holds(site: Path, word: str) -> None:
    index = json.loads((site / "search" / "search_index.json").read_text("utf-8"))
    assert any(word.casefold() in f"{entry['title']} {entry['text']}".casefold() for entry in index["docs"])


ALONE = ("404.html", "embed/")
"""What is no page of the site's own: what stands in other sites, and what is shown where nothing is."""


def locations(site: Path) -> list[str | None]:
    """The addresses in a site's sitemap."""
    return [place.text for place in ElementTree.parse(site / "sitemap.xml").findall(".//{*}loc")]


def test_a_site_without_an_address_names_none(site: Path, pages: dict[str, Page]) -> None:
    assert [name for name, page in pages.items() if page.canonical is not None] == []
    assert locations(site) == []


def test_a_site_with_an_address_names_it(published: Published) -> None:
    pages = read_pages(published.folder)
    assert {name: page.canonical for name, page in pages.items() if not name.startswith(ALONE)} == {
        name: published.url + name for name in pages if not name.startswith(ALONE)
    }
    assert sorted(filter(None, locations(published.folder))) == sorted(
        published.url + name for name in pages if not name.startswith(ALONE)
    )
    assert broken(published.folder, pages) == []


def test_the_page_for_what_is_not_there_works_at_any_depth(published: Published) -> None:
    page = read_pages(published.folder)["404.html"]
    asked = [urljoin(f"{published.url}no/such/page", each) for each in page.links + page.loads]
    inside = [each.removeprefix(published.url) for each in asked if not urlsplit(each).fragment]
    assert len(inside) > 10
    assert [each for each in inside if not (published.folder / each).is_file()] == []


def test_a_domain_of_ones_own_stays(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "story.yml").write_text(samples.STORY, "utf-8")
    (seeds / "first.txt").write_text(samples.TEXT, "utf-8")
    (seeds / "second.txt").write_text(samples.TEXT, "utf-8")
    folder = lay_out(tmp_path, seeds)
    (folder / "docs" / "CNAME").write_text("ferries.example.org\n", "utf-8")
    (seeds / "second.txt").unlink()
    generate(folder, seeds)
    assert not (folder / "docs" / "sources" / "second.md").exists()
    assert (mkdocs(folder) / "CNAME").read_text("utf-8") == "ferries.example.org\n"


def words(text: str) -> set[str]:
    """The words of an entry of a search index, without its markup."""
    return set(re.findall(r"\w+", html.unescape(re.sub(r"<[^>]*>", " ", text))))


def index(file: Path, entries: str) -> dict[str, set[str]]:
    """What the search of a site knows: the words of each of its pages."""
    known: dict[str, set[str]] = {}
    for entry in json.loads(file.read_text("utf-8"))[entries]:
        known.setdefault(entry["location"].partition("#")[0], set()).update(words(f"{entry['title']} {entry['text']}"))
    return known


def test_zensical_builds_the_same_pages(successor: Path, pages: dict[str, Page]) -> None:
    theirs = read_pages(successor)
    assert theirs.keys() == pages.keys()
    assert set(targets(pages)) <= set(targets(theirs))
    assert broken(successor, theirs) == []


def test_zensicals_search_knows_the_same_words_of_the_same_pages(
    successor: Path, site: Path, pages: dict[str, Page]
) -> None:
    theirs, ours = index(successor / "search.json", "items"), index(site / "search" / "search_index.json", "docs")
    assert ours.keys() == {name for name in pages if not name.startswith(ALONE)} - {"404.html", "data.html"}
    assert theirs == ours
