"""The pages of a small story: what stands on each, how it is cited, and what text of others can do to them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import ferries
import markdown
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from test_escape import CASES, Skeleton

from generator.cite import bibtex, cite_news, csl
from generator.dossier import Dossier
from generator.escape import visible
from generator.models import Article, Claim, Date, Name
from generator.reconcile import facts
from generator.render import nav, pages
from generator.render.mentions import mentions
from generator.render.passages import covered, excerpt, passages, shown_spans
from generator.render.site import as_of
from generator.story.model import PAGES

ROOT = Path(__file__).parent.parent
STORY, ARTICLES, CLAIMS = ferries.story(), ferries.articles(), ferries.claims()


@cache
def site() -> dict[str, str]:
    return made(ARTICLES, CLAIMS)


def made(articles: tuple[Article, ...], claims: tuple[Claim, ...], **story: Any) -> dict[str, str]:
    ours = replace(STORY, **story)
    return pages(Dossier(ours, articles, claims, facts(claims, ours, articles)))


@cache
def _markdown() -> markdown.Markdown:
    return markdown.Markdown(extensions=["attr_list", "footnotes", "md_in_html", "tables", "toc"])


def skeleton(page: str) -> Skeleton:
    return Skeleton(_markdown().reset().convert(page.split("---\n", 2)[2]))


def read(path: str, text: dict[str, str] | None = None) -> str:
    """The text of a page as a reader sees it, on one line."""
    page = _markdown().reset().convert((text or site())[path].split("---\n", 2)[2])
    page = page.replace("\N{NO-BREAK SPACE}<sup", "<sup")
    return " ".join(Skeleton(re.sub(r"<(?=(?:p|dt|dd|li|t[hd]|h\d)\b)", " <", page)).text.split())


def test_every_page_is_there_and_none_of_what_no_article_names() -> None:
    assert sorted(site()) == sorted(
        ["index.md", "compare.md", "data.md", "differences.md", "who-says-what.md", "timeline.md", "entities/index.md"]
        + ["topics/ships.md", "topics/money-and-time.md"]
        + [f"entities/{name}.md" for name in ("brack-yard", "mara-lindqvist", "osei", "vessberg")]
        + [f"sources/{name}.md" for name in ("index", "harbour-post", "strait-times", "quay", "silent")]
    )


def test_navigation() -> None:
    settings = json.loads(nav(STORY))
    assert settings["site_name"] == "Two ferries for one strait"
    assert settings["nav"] == [
        {"Home": "index.md"},
        {"Topics": [{"The ships": "topics/ships.md"}, {"Money & time": "topics/money-and-time.md"}]},
        {"The two ferries": "compare.md"},
        {"Timeline": "timeline.md"},
        {"Where the sources differ": "differences.md"},
        {"Who says what": "who-says-what.md"},
        {"People and more": "entities/index.md"},
        {"Sources": "sources/index.md"},
        {"Data": "data.md"},
    ]
    assert {"Topics": []} not in json.loads(nav(replace(STORY, topics={})))["nav"]


def test_the_story_file_titles_and_orders_the_pages() -> None:
    titles = {key: f"{title} <b>" for key, title in reversed(PAGES.items())}
    found = made(ARTICLES, CLAIMS, pages=titles)
    navigation = json.loads(nav(replace(STORY, pages=titles)))["nav"]
    assert [next(iter(each)) for each in navigation] == [
        "Home",
        *(f"{title} ‹b›" for title in reversed(PAGES.values())),
    ]
    paths = {"timeline.md": "timeline", "differences.md": "differences", "who-says-what.md": "who-says-what"}
    paths |= {"entities/index.md": "entities", "sources/index.md": "sources", "data.md": "data"}
    for path, key in paths.items():
        assert f"title: {json.dumps(f'{PAGES[key]} ‹b›', ensure_ascii=False)}" in found[path].split("---\n")[1]
        assert f"{PAGES[key]} <b>" in read(path, found)
    for key in ("differences", "topics", "sources"):
        assert f"{PAGES[key]} <b>" in read("index.md", found)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("index.md", "What 4 sources say about North Star and Blue Heron"),
        ("index.md", "North Star and Blue Heron (30 December 2023 to 11 April 2024, 1 undated)."),
        ("index.md", "First crossing: plan changed 10 June 2024 (planned)2; earlier: 3 June 2024 (planned)1"),
        ("index.md", "earlier: 3 June 2024 (planned)1 plan changed"),
        ("index.md", "The ships captain, builder, passengers, ports, fuel"),
        ("compare.md", "converted by the source: about ⟪110,000,000 EUR⟫110 million euros"),
        ("compare.md", "Price ⟪1,250,000,000 SEK⟫1.25 billion Swedish kronor2"),
        ("topics/ships.md", "Both ships are to sail from autumn on. Editor’s words"),
        ("topics/ships.md", "Captain Mara Lindqvist (as Lindquist)1 (planned2)"),
        ("topics/ships.md", "At most 1,200 people"),
        ("topics/ships.md", "Vessberg9 and [Ost]ham10"),
        ("topics/ships.md", "batteries (denied)11"),
        ("topics/ships.md", "No source says: Builder, Passengers."),
        ("topics/money-and-time.md", "kronor1 (about2) 1.25bn · 1,250,000,000 SEK"),
        ("topics/money-and-time.md", "as the sources convert it: about"),
        ("topics/money-and-time.md", "3 June 2024 (planned)5 plan changed one source — Harbour Post"),
        ("topics/money-and-time.md", "20 April, year not stated8 and next month (day not worked out) (reported)9"),
        ("topics/money-and-time.md", "retold: a crossing of more than 1.5 hours — Strait Times, retold, 11 April 2024"),
        ("topics/money-and-time.md", "Harbour Post, 2 March 2024, said by the yard"),
        ("sources/harbour-post.md", "Address https://example.org/new-ship?a=1&b=2"),
        ("sources/harbour-post.md", "“cost about 1.25 billion kronor (€110 million), the yard said”"),
        ("sources/harbour-post.md", "Price · North Star: about"),
        ("sources/strait-times.md", "retold has sailed since 20 April"),
        ("sources/strait-times.md", "from Strait Radio"),
        ("sources/quay.md", "Published undated"),
        ("sources/silent.md", "Nothing that this site follows is read off this source."),
        ("sources/index.md", "Harbour Post, 2 March 2024 9 statements"),
        ("entities/index.md", "Organisations"),
        ("entities/mara-lindqvist.md", "As the sources write it Mara Lindqvist · Lindquist"),
        ("entities/mara-lindqvist.md", "Captain · North Star (planned)1;2"),
        ("entities/osei.md", "Also called K. Osei"),
        ("entities/vessberg.md", "retold: The Blue Heron of Kwame Osei has sailed since"),
    ],
)
def test_words(path: str, words: str) -> None:
    assert words in read(path)


def test_every_page_says_as_of_which_sources_it_stands() -> None:
    for path in site():
        assert read(path).count("Stands as of: 4 sources, 30 December 2023 to 11 April 2024, 1 undated.") == 1, path


def test_a_conversion_is_no_second_opinion() -> None:
    assert "North Star · Price" not in read("index.md")


def test_a_page_of_a_single_source_and_no_topic() -> None:
    found = made(ARTICLES[3:], (), topics={})
    assert "What 1 source says about North Star" in found["index.md"]
    assert "No source says anything about it yet." in read("index.md", found)
    assert "Topics" not in found["index.md"]


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ((), "0 sources, undated"),
        ((None,), "1 source, undated"),
        (("2024-01-02",), "1 source, 2 January 2024"),
        (("2024-01-02", "2024-01-02", None), "3 sources, 2 January 2024, 1 undated"),
    ],
)
def test_as_of(days: tuple[str | None, ...], words: str) -> None:
    assert as_of([replace(ARTICLES[0], published=day) for day in days]) == words


def test_no_address_of_another_scheme_is_a_link() -> None:
    hostile = replace(ARTICLES[0], url="javascript:alert(1)", archive='https://example.org/"><b>')
    found = made((hostile, *ARTICLES[1:]), CLAIMS)["sources/harbour-post.md"]
    assert "javascript&#58;alert" in found
    assert re.findall(r'href="(?!\.\.|#)[^"]*"', found) == [
        'href="https&#58;&#47;&#47;example&#46;org&#47;&#34;&#62;&#60;b&#62;"'
    ]


# The share of an original that is shown.


@given(st.lists(st.text("ab .", min_size=1, max_size=12), min_size=1, max_size=12), st.integers(1, 100), st.data())
def test_share(words: list[str], share: int, data: st.DataObject) -> None:
    text = " ".join(words)
    claims = []
    for n in range(data.draw(st.integers(0, 4))):
        start = data.draw(st.integers(0, len(text) - 1))
        end = data.draw(st.integers(start + 1, len(text)))
        first = data.draw(st.integers(start, end - 1))
        written = text[first : data.draw(st.integers(first + 1, end))]
        spans = {"start": start, "end": end, "quote": text[start:end], "value_start": first, "written": written}
        claims.append(replace(CLAIMS[0], id=str(n), **spans))
    shown = shown_spans(replace(ARTICLES[0], text=text), claims, share)
    values = {claim.id: (claim.value_start, claim.value_start + len(claim.written)) for claim in claims}
    for claim in claims:
        start, end = shown[claim.id]
        assert claim.start <= start <= values[claim.id][0]
        assert values[claim.id][1] <= end <= claim.end
    assert covered(shown.values()) <= max(len(text) * share // 100, covered(values.values()))
    whole = {claim.id: (claim.start, claim.end) for claim in claims}
    assert shown_spans(replace(ARTICLES[0], text=text, kind="retelling"), claims, share) == whole


def test_a_small_share_shortens_quotes_around_their_values_everywhere() -> None:
    found = made(ARTICLES, CLAIMS, quote_share=30)
    assert "“… about 1.25 billion kronor (€110 million)" in read("sources/harbour-post.md", found)
    assert "“… Mara Lindqvist will …”" in read("topics/ships.md", found)
    assert "The site shows 30 % of the text." in read("sources/harbour-post.md", found)
    assert "Named too in: Harbour Post" in read("entities/vessberg.md", found)
    assert read("sources/strait-times.md", found) == read("sources/strait-times.md")


def test_names_in_headlines_and_noise_are_no_mentions() -> None:
    said = ferries.article("x.txt", "Vessberg wins\n\nVessberg waits.\n\nMore on Vessberg")
    kinds = ("headline", "prose", "noise")
    blocks = tuple(replace(block, kind=kind) for block, kind in zip(said.blocks, kinds, strict=True))
    found = mentions([replace(said, blocks=blocks)], replace(STORY, quote_share=100), {said.id: []})
    assert [(mention.entity, mention.span) for mention in found] == [("vessberg", (15, 30))]


def test_quotes_that_overlap_are_one_passage() -> None:
    found = passages(CLAIMS[:5], shown_spans(ARTICLES[0], CLAIMS[:5], 100))
    assert [len(passage.claims) for passage in found] == [1, 2, 2]


def test_values_that_overlap_are_marked_once() -> None:
    quote = "cost about 1.25 billion kronor (€110 million)"
    about = {"subject": "north-star", "field": "price", "value": Name("x"), "quote": quote}
    ours = tuple(ferries.claim(ARTICLES[0], written=w, **about) for w in ("1.25 billion kronor", "billion", "kronor ("))
    page = made(ARTICLES, ours)["sources/harbour-post.md"]
    assert Skeleton(page).text.count("1.25 billion kronor (€110 million)") == 1
    assert page.count("<mark ") == 2


def test_an_excerpt_says_where_it_is_cut() -> None:
    text = ARTICLES[3].text
    assert excerpt(ARTICLES[3], (4, 11), (0, 30)) == f"… {text[4:11]} …"
    assert excerpt(ARTICLES[3], (0, 11), (0, 11)) == text[:11]


# Text of others.


def hostile(text: str) -> dict[str, str]:
    """The pages of a story in which an article, its metadata and its values hold this text wherever they can."""
    about = dict.fromkeys(("title", "outlet", "author", "label"), text)
    article = ferries.article("a.txt", f"Before {text} there is more.", **about)
    quote, claims = article.text, []
    for n, (field, value) in enumerate([("captain", Name(text)), ("price", Name(text)), ("maiden", Date(None))]):
        claims.append(
            Claim(f"c{n}", "heron", field, value, text, article.id, quote, 0, len(quote), 7, speaker=text, via=text)
        )
    return made((article,), tuple(claims), quote_share=100)


@pytest.mark.parametrize("case", [case for case in CASES if case["text"]], ids=lambda case: case["name"])
def test_hostile_text_makes_the_same_pages_as_harmless_text(case: dict[str, str]) -> None:
    plain, found = hostile("zzz"), hostile(case["text"])
    assert list(found) == list(plain)
    for path, page in found.items():
        ours, theirs = skeleton(page), skeleton(plain[path])
        assert [tag for tag in ours.elements if tag[0] != "sup"] == [t for t in theirs.elements if t[0] != "sup"], path
        assert " ".join(ours.text.split()) == " ".join(theirs.text.replace("zzz", visible(case["text"])).split())
        assert len(ours.code) == len(theirs.code)


@pytest.mark.parametrize("case", [case for case in CASES if case["text"]], ids=lambda case: case["name"])
def test_what_is_copied_from_a_page_is_the_citation(case: dict[str, str]) -> None:
    words = "Mara Lindqvist"
    article = replace(ARTICLES[0], title=case["text"], label=case["text"])
    claim = ferries.claim(article, subject="heron", field="captain", value=Name("x"), written=words, quote=words)
    found = made((article,), (claim,), quote_share=100)
    bib, item = skeleton(found["sources/harbour-post.md"]).code
    assert [*map(visible, bib.splitlines())] == [*map(visible, bibtex(article).splitlines())]
    assert visible(json.dumps(json.loads(item), ensure_ascii=False)) == visible(
        json.dumps(csl(article), ensure_ascii=False)
    )
    (wikitext,) = skeleton(found["topics/ships.md"]).code
    assert wikitext == visible(cite_news(article, words))


@pytest.mark.parametrize("case", [case for case in CASES if case["text"]], ids=lambda case: case["name"])
def test_the_head_of_a_page_is_what_it_seems(case: dict[str, str]) -> None:
    front = yaml.safe_load(hostile(case["text"])["sources/harbour-post.md"].split("---\n")[1])
    assert list(front) == ["title", "description", "search"]
    assert not {"<", '"'} & {*front["title"], *front["description"]}


def test_a_page_cites_few_sources_and_counts_the_others() -> None:
    words = "Mara Lindqvist"
    sources = tuple(replace(ARTICLES[0], id=f"s{n}", file=f"s{n}.txt") for n in range(8))
    claims = [
        ferries.claim(each, subject="heron", field="captain", value=Name("x"), written=words, quote=words)
        for each in sources
    ]
    page = made(sources, tuple(claims))["topics/ships.md"]
    (wikitext,) = skeleton(page).code
    assert wikitext.count("{{cite news") == len(wikitext.splitlines()) == 3
    assert "5 more in data/citations.json" in unescape(page)


# The same pages whatever the machine.


@pytest.mark.parametrize("seed", ["1", "2"])
def test_no_order_of_sets_shows(seed: str) -> None:
    code = "import json, test_render; print(json.dumps(test_render.site()))"
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Pacific/Apia", "LC_ALL": "tr_TR.UTF-8"}
    environment["PYTHONPATH"] = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
    run = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert json.loads(run.stdout) == site()
    assert list(json.loads(run.stdout)) == list(site())
