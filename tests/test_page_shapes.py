"""Pages as people save them: every word that a reader sees is kept, and no other; what pages say of themselves."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.models import Article
from generator.read import read_article

BODY = (
    "The ferry Aurora ran aground off Nordhavn on Tuesday, and the coastguard brought all who were on board ashore.",
    "The yard that built her in 1998 will look at the hull, and her owner hopes to sail again in the autumn.",
    "Nobody was hurt, the coastguard said, and the harbour was open again before the first boat of the morning.",
)


def page(*paragraphs: str, head: str = "", above: str = "", title: str = "Ferry aground") -> str:
    """A page with an article of some paragraphs, each as its markup, before those that every article here has."""
    told = "".join(f"<p>{paragraph}</p>" for paragraph in (*paragraphs, *BODY))
    head = f"<meta charset=utf-8><title>{title}</title>{head}"
    return (
        f"<!DOCTYPE html><html><head>{head}</head><body><article><h1>{title}</h1>{above}{told}</article></body></html>"
    )


def read(folder: Path, text: str, name: str = "a.html") -> Article:
    """The article of a page."""
    (folder / name).write_text(text, encoding="utf-8")
    return read_article(folder / name)


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("It cost <!-- -->5<!-- --> million euros<!-- a --> to mend.", "It cost 5 million euros to mend."),
        ("It cost 5 million.<!--more--> The owner pays.", "It cost 5 million. The owner pays."),
        ("It cost <?php echo 1 ?>5 million euros.", "It cost 5 million euros."),
        ("It cost $5<sup>2</sup> million.", "It cost $5 million."),
        ("It cost $5 million.<sup>[12]</sup> It is grey.", "It cost $5 million. It is grey."),
        ("It covers 40 km<sup>2</sup> of sea.", "It covers 40 km² of sea."),
        ("It sailed on the 10<sup>th</sup> of May.", "It sailed on the 10th of May."),
        ("It cost <s>$4 million</s> <del>$3 million</del> $5 million.", "It cost $5 million."),
        ("It cost <span hidden>$66</span><span class='x sr-only'>$88</span> $5 million.", "It cost $5 million."),
        ("It cost <b style='color: red; display:none'>$66</b> $5 million.", "It cost $5 million."),
        ("It cost <b>$5</b> <i>million</i>, <a href='x'>she said</a>.", "It cost $5 million, she said."),
    ],
)
def test_all_words_that_are_shown_are_kept_and_no_other(tmp_path: Path, markup: str, words: str) -> None:
    article = read(tmp_path, page(markup))
    assert article.text.split() == ["Ferry", "aground", *words.split(), *" ".join(BODY).split()]


def test_the_last_post_of_a_live_blog_stays(tmp_path: Path) -> None:
    posts = "".join(f"<section><h2>1{n}:00</h2><p>Post {n}: {BODY[n % 3]}</p></section>" for n in range(6))
    article = read(tmp_path, page(above=posts))
    assert [f"Post {n}:" in article.text for n in range(6)] == [True] * 6


def test_an_article_in_pre_is_read_where_little_else_is_there(tmp_path: Path) -> None:
    told = "\n\n".join(BODY).replace("on Tuesday", "on\nTuesday")
    article = read(tmp_path, f"<html><head><title>Notice</title></head><body><pre>{told}</pre></body></html>")
    assert article.text == "Notice\n\n" + "\n\n".join(BODY) + "\n"


LINKED = '<script type="application/ld+json">{}</script>'


@pytest.mark.parametrize(
    ("head", "above", "known"),
    [
        ('<meta property="article:published" content="2024-05-15T07:30Z">', "", {"published": "2024-05-15"}),
        ('<meta name="pubdate" content="20240515">', "", {"published": "2024-05-15"}),
        ('<meta name="citation_online_date" content="2024/05/15">', "", {"published": "2024-05-15"}),
        ('<meta name="article:published_time" content="May 15, 2024, 07:30 AM EST">', "", {"published": "2024-05-15"}),
        ('<meta name="pubdate" content="5/6/2024">', "", {"published": None}),
        (LINKED.format('{"@type": "WebPage", "mainEntity": {"@type": "NewsArticle", "datePublished": "2024-05-15"}}'),
         "", {"published": "2024-05-15"}),
        (LINKED.format('{"@graph": [{"@type": "Article", "datePublished": "2024-05-15",}, ]}'), "",
         {"published": "2024-05-15"}),
        (LINKED.format('//<![CDATA[\n{"@type": "Article", "datePublished": "2024-05-15"}\n//]]>'), "",
         {"published": "2024-05-15"}),
        (LINKED.format('{"@type": "Article", "publisher": {"name": "The Tide"}}'), "", {"outlet": "The Tide"}),
        ('<meta name="application-name" content="The Tide">', "", {"outlet": "The Tide"}),
        ("", '<span itemprop="dateCreated datePublished" content="2024-05-15">x</span>', {"published": "2024-05-15"}),
        ("", '<time datetime="2024-05-15T07:30:00Z">15 May</time>', {"published": "2024-05-15"}),
        ("", '<p class="by">By Ada Holm</p><p>19 November 2019, 07:47 PM EST</p>',
         {"published": "2019-11-19", "read_off": ("published",)}),
        ("", "<p>It was the worst since 19 November 2019, she said.</p>", {"published": None, "read_off": ()}),
        ('<meta name="citation_author" content="Lund, Mia"><meta name="citation_author" content="Weil, H. K.">', "",
         {"authors": ("Mia Lund", "H. K. Weil")}),
        ('<meta name="author" content="By Mia Lund and Jon Berg">', "", {"authors": ("Mia Lund", "Jon Berg")}),
        (LINKED.format('{"@type": "Article", "author": [{"name": "Mia Lund"}, {"name": "Jon Berg"}]}'), "",
         {"authors": ("Mia Lund", "Jon Berg")}),
        ("", '<div class="byline">Ada Holm, harbour editor. First published: 25 October 2024</div>',
         {"authors": ("Ada Holm",), "published": "2024-10-25"}),
        ("", '<p class="post-meta">From our correspondent Bo van der Ek, Osmo. Friday 18 October 2024</p>',
         {"authors": ("Bo van der Ek",), "published": "2024-10-18"}),
        (LINKED.format('{"@graph": [{"@type": "Article", "publisher": {"@id": "o"}}, {"@id": "o", "name": "Tide"}]}'),
         "", {"outlet": "Tide", "read_off": ()}),
        ('<link rel="canonical" href="https://web.archive.org/web/20240516101010/https://a.example/b">', "",
         {"url": "https://a.example/b", "archive": "https://web.archive.org/web/20240516101010/https://a.example/b"}),
    ],
)  # fmt: skip
def test_what_a_page_says_of_itself(tmp_path: Path, head: str, above: str, known: dict[str, Any]) -> None:
    article = read(tmp_path, page(head=head, above=above))
    assert {key: getattr(article, key) for key in known} == known


@pytest.mark.parametrize("title", ["Ferry aground | The Tide", "Ferry aground – The Tide", "The Tide: Ferry aground"])
def test_the_outlet_is_no_part_of_the_title(tmp_path: Path, title: str) -> None:
    article = read(tmp_path, page(title=title, head='<meta property="og:site_name" content="The Tide">'))
    assert (article.title, article.outlet) == ("Ferry aground", "The Tide")


def test_the_outlet_may_stand_in_the_title_alone(tmp_path: Path) -> None:
    text = page(title="Ferry aground").replace("<title>Ferry aground", "<title>The Tide - Ferry aground")
    article = read(tmp_path, text)
    assert (article.title, article.outlet, article.read_off) == ("Ferry aground", "The Tide", ("outlet",))
