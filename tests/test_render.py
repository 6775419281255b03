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
from hypothesis import given
from hypothesis import strategies as st
from test_escape import CASES, Skeleton

from generator.cite import bibtex, cite_news, csl
from generator.dossier import Dossier
from generator.edits import Edits
from generator.escape import visible
from generator.models import Article, Claim, Date, Name
from generator.reconcile import facts
from generator.render import Site, nav, pages
from generator.render.notes import SHOWN
from generator.render.passages import covered, shown_spans
from generator.render.site import as_of
from generator.story.model import PAGES
from tests import yamls
from tests.samples import named

ROOT = Path(__file__).parent.parent
STORY, ARTICLES, CLAIMS = ferries.story(), ferries.articles(), ferries.claims()


@cache
def site() -> dict[str, str]:
    return made(ARTICLES, CLAIMS)


def made(articles: tuple[Article, ...], claims: tuple[Claim, ...], **story: Any) -> dict[str, str]:
    ours = replace(STORY, **story)
    known = facts(claims, ours, articles)
    return pages(Site(Dossier(ours, articles, claims, known, mentions=named(ours, articles))))


@cache
def _markdown() -> markdown.Markdown:
    return markdown.Markdown(extensions=["attr_list", "md_in_html", "tables", "toc"])


def skeleton(page: str) -> Skeleton:
    return Skeleton(_markdown().reset().convert(page.split("---\n", 2)[2]))


def read(path: str, text: dict[str, str] | None = None) -> str:
    """The text of a page as a reader sees it, on one line."""
    page = _markdown().reset().convert((text or site())[path].split("---\n", 2)[2])
    return " ".join(Skeleton(re.sub(r"<(?=(?:p|dt|dd|li|t[hd]|h\d)\b)", " <", page)).text.split())


def test_every_page_is_there_and_none_of_what_no_article_names() -> None:
    assert sorted(site()) == sorted(
        ["index.md", "compare.md", "data.md", "differences.md", "who-says-what.md", "timeline.md", "entities/index.md"]
        + ["topics/ships.md", "topics/money-and-time.md"]
        + [f"entities/{name}.md" for name in ("brack-yard", "mara-lindqvist", "osei", "vessberg")]
        + [f"sources/{name}.md" for name in ("index", "harbour-post", "strait-times", "quay", "silent")]
    )


def navigation(**story: Any) -> Any:
    ours = replace(STORY, **story)
    return json.loads(nav(Site(Dossier(ours, ARTICLES, CLAIMS, facts(CLAIMS, ours, ARTICLES)))))


def test_navigation() -> None:
    settings = navigation()
    assert settings["site_name"] == "Two ferries for one strait"
    assert [each for each in settings["nav"] if not isinstance(next(iter(each.values())), list)] == [
        {"Home": "index.md"},
        {"The two ferries": "compare.md"},
        {"Timeline": "timeline.md"},
        {"Where the sources differ": "differences.md"},
        {"Who says what": "who-says-what.md"},
        {"Data": "data.md"},
    ]
    groups = {key: held for each in settings["nav"] for key, held in each.items() if isinstance(held, list)}
    assert groups["Topics"] == [{"The ships": "topics/ships.md"}, {"Money & time": "topics/money-and-time.md"}]
    assert groups["Sources"][:2] == ["sources/index.md", {"[1] Harbour Post": "sources/harbour-post.md"}]
    assert {"Kwame Osei": "entities/osei.md"} in groups["People and more"]
    assert "Topics" not in {key for each in navigation(topics={})["nav"] for key in each}


def test_the_story_file_titles_and_orders_the_pages() -> None:
    titles = {key: f"{title} <b>" for key, title in reversed(PAGES.items())}
    found = made(ARTICLES, CLAIMS, pages=titles)
    assert [next(iter(each)) for each in navigation(pages=titles)["nav"]] == [
        "Home",
        *(f"{title} ‹b›" for key, title in reversed(PAGES.items())),
    ]
    paths = {"timeline.md": "timeline", "differences.md": "differences", "who-says-what.md": "who-says-what"}
    paths |= {"entities/index.md": "entities", "sources/index.md": "sources", "data.md": "data"}
    for path, key in paths.items():
        assert f"title: {json.dumps(f'{PAGES[key]} ‹b›', ensure_ascii=False)}" in found[path].split("---\n")[1]
        assert f"{PAGES[key]} <b>" in read(path, found)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("index.md", "Told by four articles [1]Harbour Post 2 March 2024"),
        ("index.md", "Captain Mara Lindqvist[1][2] Kwame Osei[2][3]"),
        ("index.md", "First crossing 3 June 2024[1], 10 June 2024[2], planned Put off 20 April[2]"),
        ("index.md", "The ships"),
        ("compare.md", "about 1.25 billion kronor, or about €110 million[1][2] not found"),
        ("compare.md", "Fuel batteries[1] batteries[2], not so"),
        ("topics/ships.md", "Both ships are to sail from autumn on. The editor’s words"),
        ("topics/ships.md", "The ships North Star Captain Mara Lindqvist[1][2]"),
        ("topics/ships.md", "Vessberg, [Ost]ham[2]"),
        ("topics/ships.md", "Looked for and not found: of Blue Heron builder and passengers."),
        ("topics/ships.md", "[1] Harbour Post, 2 March 2024 “which Captain Mara Lindqvist will steer”"),
        ("topics/ships.md", "[1] Harbour Post, 2 March 2024, according to"),
        ("topics/ships.md", "Read on Money & time"),
        ("timeline.md", "3 June 2024 (Planned, and did not happen) North Star"),
        ("timeline.md", "20 April, year not stated Blue Heron"),
        ("differences.md", "No disagreement was found. One plan changed or came due;"),
        ("differences.md", "95 minutes[1]; at least 1.5 hours[2] One is a limit, which the other keeps to."),
        ("differences.md", "Kwame Osei[2] also K. Osei[3]"),
        ("who-says-what.md", "Length of a crossing 95 minutes[2] at least 1.5 hours"),
        ("sources/harbour-post.md", "Address https://example.org/new-ship?a=1&b=2"),
        ("sources/harbour-post.md", "Only passages, 57 % of the text; “…” stands for the rest."),
        (
            "sources/harbour-post.md",
            "Told only here For the North Star, the builder given is Brack, Stone & Sons[1]. The passengers given are",
        ),
        (
            "sources/harbour-post.md",
            "Price: about 1.25 billion kronor, according to the yard",
        ),
        ("sources/strait-times.md", "The words are a retelling’s, not the article’s."),
        ("sources/strait-times.md", "Ports: Vessberg, [Ost]ham, from Strait Radio"),
        ("sources/quay.md", "Published undated"),
        ("sources/silent.md", "The program read nothing off it that this site follows."),
        ("sources/index.md", "Harbour Post 2 March 2024 · The Harbour Post · nine statements read off it"),
        ("entities/index.md", "Mara Lindqvist is given as the captain of the North Star"),
        ("entities/mara-lindqvist.md", "Written as Mara Lindqvist, Lindquist"),
        ("entities/osei.md", "Named in two articles, in two sentences"),
        ("entities/vessberg.md", "The Blue Heron of Kwame Osei has sailed since"),
    ],
)
def test_words(path: str, words: str) -> None:
    assert words in read(path)


def test_every_page_says_as_of_which_sources_it_stands() -> None:
    as_of = "As of 11 April 2024, the date of the newest of the four articles; one of them bears no date."
    for path in site():
        text = read(path) if path.endswith(".md") else unescape(site()[path])
        assert text.count(as_of) == 1, path


def test_the_program_never_speaks_of_a_sources_silence() -> None:
    for path, page in site().items():
        words = unescape(page).casefold()
        assert not re.search(r"no source (?:says|gives|reports)|does not mention|[0-9] silent", words), path


def test_only_of_a_source_that_is_read_through_a_page_says_that_it_does_not_mention_a_thing() -> None:
    known = facts(CLAIMS, STORY, ARTICLES)
    for read in ((), ("quay",), tuple(article.id for article in ARTICLES)):
        made = Dossier(STORY, ARTICLES, CLAIMS, known, edits=Edits(read=frozenset(read)))
        found = pages(Site(made))
        table, topic = unescape(found["who-says-what.md"]), unescape(found["topics/ships.md"])
        assert ("does not mention" in table) == bool(read)
        assert ("not found there" in table) == (len(read) < len(ARTICLES))
        assert ("Source 3 does not mention it" in table) == ("quay" in read)
        assert ("Looked for and not found" in topic) == (len(read) < len(ARTICLES))


def test_a_page_of_a_single_source_and_no_topic() -> None:
    found = made(ARTICLES[3:], (), topics={})
    assert "Told by one article" in found["index.md"]
    assert "No disagreement was found." in read("index.md", found)
    assert "Read on</h2>" not in found["index.md"]


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ((None,), "The one article bears no date."),
        ((None, None), "None of the two articles bears a date."),
        (("2024-01-02",), "As of 2 January 2024, the date of the one article."),
        (
            ("2024-01-02", "2024-01-03", None),
            "As of 3 January 2024, the date of the newest of the three articles; one of them bears no date.",
        ),
    ],
)
def test_as_of(days: tuple[str | None, ...], words: str) -> None:
    assert as_of([replace(ARTICLES[0], published=day) for day in days]) == words


def test_no_address_of_another_scheme_is_a_link() -> None:
    hostile = replace(ARTICLES[0], url="javascript:alert(1)", archive='https://example.org/"><b>')
    found = made((hostile, *ARTICLES[1:]), CLAIMS)["sources/harbour-post.md"]
    assert "javascript&#58;alert" in found
    assert re.findall(r'href="[a-z]+(?:&#58;|:)[^"]*"', found) == [
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
    assert "“… Mara Lindqvist will …”" in read("topics/ships.md", found)
    assert "Only passages, 30 % of the text" in read("sources/harbour-post.md", found)
    assert "that name it, not shown here, stand in Harbour Post" in read("entities/vessberg.md", found)
    assert read("sources/strait-times.md", found) == read("sources/strait-times.md")


def test_all_of_an_original_is_shown_where_the_story_lets_it() -> None:
    found = read("sources/harbour-post.md", made(ARTICLES, CLAIMS, quote_share=100))
    assert " ".join(ARTICLES[0].text.split())[:120] in found
    assert "Only passages" not in found


def test_names_in_headlines_and_noise_are_no_mentions() -> None:
    said = ferries.article("x.txt", "Vessberg wins\n\nVessberg waits.\n\nMore on Vessberg")
    kinds = ("headline", "prose", "noise")
    blocks = tuple(replace(block, kind=kind) for block, kind in zip(said.blocks, kinds, strict=True))
    found = named(STORY, [replace(said, blocks=blocks)])
    assert [(mention.entity, mention.start, mention.end) for mention in found] == [("vessberg", 15, 30)]


def test_values_that_overlap_are_marked_once() -> None:
    quote = "cost about 1.25 billion kronor (€110 million)"
    about = {"subject": "north-star", "field": "price", "value": Name("x"), "quote": quote}
    ours = tuple(ferries.claim(ARTICLES[0], written=w, **about) for w in ("1.25 billion kronor", "billion", "kronor ("))
    page = made(ARTICLES, ours)["sources/harbour-post.md"]
    text = page.partition('<div class="reading">')[2].partition("</div>\n\n")[0]
    assert Skeleton(text).text.count("1.25 billion kronor (€110 million)") == 1
    assert text.count("<mark>") == 2


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
def test_what_is_copied_from_a_page_is_the_citation(case: dict[str, str]) -> None:
    words = "Mara Lindqvist"
    article = replace(ARTICLES[0], title=case["text"], label=case["text"])
    claim = ferries.claim(article, subject="heron", field="captain", value=Name("x"), written=words, quote=words)
    found = made((article,), (claim,), quote_share=100)
    bib, item, wikitext = skeleton(found["sources/harbour-post.md"]).code
    assert [*map(visible, bib.splitlines())] == [*map(visible, bibtex(article).splitlines())]
    assert visible(json.dumps(json.loads(item), ensure_ascii=False)) == visible(
        json.dumps(csl(article), ensure_ascii=False)
    )
    assert wikitext == visible(cite_news(article))


def test_wikipedia_is_offered_only_what_its_readers_can_find() -> None:
    unknown = replace(ARTICLES[0], title=None, outlet=None, url=None)
    assert "Cite in Wikipedia" not in made((unknown,), ())["sources/harbour-post.md"]
    assert "Cite in Wikipedia" in made((replace(unknown, outlet="The Post"),), ())["sources/harbour-post.md"]


@pytest.mark.parametrize("case", [case for case in CASES if case["text"]], ids=lambda case: case["name"])
def test_the_head_of_a_page_is_what_it_seems(case: dict[str, str]) -> None:
    front = yamls.load(hostile(case["text"])["sources/harbour-post.md"].split("---\n")[1])
    assert list(front) == ["title", "description", "search"]
    assert not {"<", '"'} & {*front["title"], *front["description"]}


def test_a_note_holds_few_sentences_and_counts_the_others() -> None:
    words = "Mara Lindqvist"
    sources = tuple(replace(ARTICLES[0], id=f"s{n}", file=f"s{n}.txt") for n in range(SHOWN + 3))
    claims = [
        ferries.claim(each, subject="heron", field="captain", value=Name("x"), written=words, quote=words)
        for each in sources
    ]
    page = made(sources, tuple(claims))["topics/ships.md"]
    note = page.partition('id="n-heron--captain"')[2].partition("</section>")[0]
    assert note.count('class="said"') == SHOWN
    assert "and 3 more sentences" in note


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
