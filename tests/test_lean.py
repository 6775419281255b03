"""The finished pages without what no reader gets: a browser reads them as it reads what MkDocs made."""

import html
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent.parent / "overrides"))
import lean

PIECES = [*"ab \n\"'<>&=/`.;#", "é", "–", "&#32;", "&lt;", " data-search-exclude"]
TEXT = st.lists(st.sampled_from(PIECES), max_size=9).map("".join)
NAMES = st.sampled_from(["href", "title", "data-a", "id"])
INLINE, BLOCKS = st.sampled_from(["a", "em", "span"]), st.sampled_from(["div", "ul", "p", "section"])


def element(tag: str, attributes: dict[str, str], inside: str) -> str:
    """An element as a template writes it."""
    given = "".join(f' {key}="{html.escape(value)}"' for key, value in attributes.items())
    return f"<{tag}{given}>{inside}</{tag}>"


PHRASE = st.builds(element, INLINE, st.dictionaries(NAMES, TEXT, max_size=3), TEXT.map(html.escape))
LINE = st.lists(PHRASE | TEXT.map(html.escape), max_size=4).map("".join)
PAGE = st.lists(st.builds(element, BLOCKS, st.dictionaries(NAMES, TEXT, max_size=2), LINE), max_size=4).map("\n".join)


def read(page: str) -> list[tuple[str, dict[str, str], str, str]]:
    """Each element with its attributes and the words in it and behind it, as a browser shows them."""
    body = lxml.html.fragment_fromstring(page, create_parent="body")
    return [(e.tag, {key: words(value) for key, value in e.items()}, words(e.text), words(e.tail)) for e in body.iter()]


def words(text: str | None) -> str:
    """A text with one blank where there are several, as a browser shows it."""
    return " ".join((text or "").split())


@given(PAGE)
def test_a_page_reads_as_before(page: str) -> None:
    assert read(lean.small(page)) == read(page)


@pytest.mark.parametrize(
    ("page", "small"),
    [
        ("<p>a\n<b>c</b>\n<i>d</i></p>", "<p>a\n<b>c</b>\n<i>d</i></p>"),
        ("<pre>\n  a\n\n  b</pre>\n<p>c", "<pre>\n  a\n\n  b</pre>\n<p>c"),
        ('<a href="x&#32;onclick=y()">', '<a href="x onclick=y()">'),
        ('<a href="a/">b</a><path d="M3"/>', '<a href="a/">b</a><path d="M3"/>'),
        ('<script>x = "<p class=\\"c\\">"\n\n</script>', '<script>x = "<p class=\\"c\\">"\n\n</script>'),
        ('<p class="a" data-search-exclude>b data-search-exclude</p>', "<p class=a>b data-search-exclude</p>"),
        ('<p title="b data-search-exclude" data-search-exclude="1">', '<p title="b data-search-exclude">'),
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"></svg>', '<svg viewBox="0 0 1 1"></svg>'),
        ('<meta name="generator" content="a-1.2"><p>&#46;&#233;&#34;</p>', "<p>.&#233;&#34;</p>"),
    ],
)  # fmt: skip
def test_what_goes_and_what_stays(page: str, small: str) -> None:
    assert lean.small(page) == small


def test_what_every_page_repeats_is_in_one_file(tmp_path: Path) -> None:
    script = f"<script>{'palette();' * 50}</script>"
    config: Any = SimpleNamespace(site_dir=str(tmp_path))
    pages = [
        lean.on_post_page(f"<body>{script}<p>{url}", SimpleNamespace(url=url), config) for url in ("a.html", "b/c.html")
    ]
    [file] = (tmp_path / "assets").iterdir()
    assert file.read_text() == "palette();" * 50
    assert pages == [
        f'<body><script src="{up}assets/{file.name}"></script><p>{url}'
        for up, url in (("", "a.html"), ("../", "b/c.html"))
    ]


def test_a_script_that_asks_where_it_is_stays(tmp_path: Path) -> None:
    script = f"<script>{'a();' * 150}new URL('..',location)</script>"
    page: Any = SimpleNamespace(url="a.html")
    config: Any = SimpleNamespace(site_dir=str(tmp_path))
    assert lean.on_post_page(script, page, config) == script
