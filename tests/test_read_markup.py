"""Articles with markup: pages as a browser saves them, and Markdown."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import CollateError
from generator.models import Article
from generator.read import read_article, read_articles
from generator.read.front_matter import READERS, words
from generator.story import PASSED_OVER, STATED, Source
from tests import yamls

GOLDEN = Path(__file__).parent / "golden"
PAGES: list[dict[str, Any]] = yamls.load((GOLDEN / "pages.yml").read_text("utf-8"))
FILES: list[dict[str, Any]] = yamls.load((GOLDEN / "front-matter.yml").read_text("utf-8"))
PARAGRAPHS = (
    "The Aurora sailed from Vessberg on Monday, two years late, with 120 people aboard.",
    "Nordline, which owns her, paid 2.5 million kronor, and the yard in Ostham took four years to build her.",
    "Captain Mara Lindqvist steered her out of the port while a crowd waved from the pier in the rain, as ever.",
)


def named(case: dict[str, Any]) -> str:
    return str(case["name"])


def refused(path: Path) -> list[str]:
    with pytest.raises(CollateError) as caught:
        read_article(path)
    return [line.removeprefix(f"{path}:") for line in caught.value.lines]


def heads(article: Article) -> list[str]:
    return [article.text[block.start : block.end] for block in article.blocks if block.kind == "headline"]


@pytest.mark.parametrize("case", PAGES, ids=named)
def test_a_page(tmp_path: Path, case: dict[str, Any], capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "page.html"
    html = case["html"].replace("P<", "".join(f"<p>{words}</p>" for words in PARAGRAPHS) + "<")
    path.write_bytes(html.encode(case.get("encoding", "utf-8")))
    if "error" in case:
        assert refused(path) == [case["error"]]
    else:
        article = read_article(path)
        lines = "\n\n".join(PARAGRAPHS)
        assert "text" not in case or article.text.strip().replace(lines, "P") == case["text"].strip()
        assert "heads" not in case or heads(article) == case["heads"]
        assert {key: getattr(article, key) for key in case.get("known", {})} == case.get("known", {})
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("case", FILES, ids=named)
def test_markdown(tmp_path: Path, case: dict[str, Any]) -> None:
    path = tmp_path / "a.md"
    path.write_text(case["md"], "utf-8")
    if "errors" in case:
        assert refused(path) == case["errors"]
        return
    reading = read_articles(tmp_path, {}, case.get("aliases", {}))
    (article,) = reading.articles
    assert article.text == case.get("text", article.text)
    assert "heads" not in case or heads(article) == case["heads"]
    assert {key: getattr(article, key) for key in case.get("known", {})} == case.get("known", {})
    assert [notice.removeprefix(f"{path}:") for notice in reading.notices] == case.get("notices", [])


def test_markdown_in_other_encodings(tmp_path: Path) -> None:
    path = tmp_path / "a.markdown"
    path.write_bytes("---\r\ntitle: Zoë\r\n---\r\nIt rained.\r\n".encode("utf-16"))
    assert (read_article(path).title, read_article(path).text) == ("Zoë", "Zoë\n\nIt rained.\n")


@pytest.mark.parametrize("name", ["a.md", "a.html"])
def test_what_is_no_text(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    for data in (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" * 9, b"\x1f\x8b\x08\0\0\0" * 50):
        path.write_bytes(data)
        assert refused(path) == ["1: the file looks binary; save the article as plain text in UTF-8"]
    path.write_bytes(b"<p>The ferry sailed.</p>" * 1_000_000)
    (line,) = refused(path)
    assert line.startswith("1: the file has more than 5000000 bytes; ")


@pytest.mark.parametrize("tag", ["div", "table><tr><td", "b", "ul><li", "blockquote"])
def test_nesting_without_end(tmp_path: Path, tag: str) -> None:
    """A parser may give up on it; what must not be is a traceback."""
    path = tmp_path / "a.html"
    path.write_text(f"<{tag}>" * 3000 + "".join(PARAGRAPHS), "utf-8")
    assert refused(path)[0].startswith("1: the page's main text has 0 words")
    path = tmp_path / "a.md"
    path.write_text("> " * 3000 + "It rained.\n\n" + "[" * 3000 + "It snowed.", "utf-8")
    assert read_article(path).text.endswith("It snowed.\n")


def test_keys_that_nobody_knows_are_told_once(tmp_path: Path) -> None:
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text(f"---\nautor: Ada Holm\n---\nIt rained on {name}.\n", "utf-8")
    reading = read_articles(tmp_path, {})
    (notice,) = reading.notices
    assert notice.startswith(f"{tmp_path / 'a.md'}:2: not read in the front matter of 2 files: 'autor'; known are: ")
    assert reading.keys.unknown == {"autor": [(tmp_path / name, 2, "Ada Holm") for name in ("a.md", "b.md")]}


def test_the_words_of_the_front_matter_are_keys_of_a_source() -> None:
    assert tuple(READERS) == (*STATED, "section")
    assert set(words().values()) <= {*READERS, PASSED_OVER}


def test_the_story_file_knows_better(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: T\noutlet: O\nkind: retelling\nlabel: L\n---\nIt rained.\n", "utf-8")
    source = Source(file="a.md", id="first", title="Better", kind="original", label="Own")
    (article,) = read_articles(tmp_path, {"a.md": source}).articles
    assert (article.id, article.title, article.outlet, article.kind, article.label) == (
        ("first", "Better", "O", "original", "Own")
    )
    assert article.text.startswith("T\n")


def test_a_label_is_the_title_where_nobody_gives_one(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: T\n---\nIt rained.\n", "utf-8")
    assert read_article(tmp_path / "a.md").label == "T"


def test_what_a_browser_puts_beside_a_page_is_no_article(tmp_path: Path) -> None:
    (tmp_path / "a.htm").write_text("".join(f"<p>{words}</p>" for words in PARAGRAPHS), "utf-8")
    (tmp_path / "a_files").mkdir()
    (tmp_path / "b_files").mkdir()
    for place in ("a_files", "b_files"):
        (tmp_path / place / "c.js").write_text("x", "utf-8")
    (notice,) = read_articles(tmp_path, {}).notices
    assert notice.startswith(f"{tmp_path / 'b_files' / 'c.js'}:1: not read; ")


def test_an_excluded_file_is_not_looked_at(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It rained.", "utf-8")
    (tmp_path / "b.html").write_bytes(b"\0\1")
    (tmp_path / "c.pdf").write_bytes(b"\0\1")
    sources = {name: Source(file=name, id=name[0], exclude="No article.") for name in ("b.html", "c.pdf")}
    reading = read_articles(tmp_path, sources)
    assert ([article.file for article in reading.articles], reading.notices) == (["a.txt"], ())


@pytest.mark.parametrize(("language", "is_english"), [("en", True), ("EN_us", True), ("ru", False), ("enm", False)])
def test_an_article_says_which_language_it_is_in(tmp_path: Path, language: str, is_english: bool) -> None:
    (tmp_path / "a.md").write_text(f"---\nlanguage: {language}\n---\nIt rained.\n", "utf-8")
    reading = read_articles(tmp_path, {})
    assert reading.articles[0].is_english is is_english


def test_a_file_of_another_kind(tmp_path: Path) -> None:
    assert refused(tmp_path / "a.xyz") == [
        "1: no form that is read; articles are .txt, .md, .html, .docx, .pdf, .eml and others"
    ]
    assert refused(tmp_path / "a.jpg") == [
        "1: a picture, which needs OCR first, as tesseract does; put its text into a .txt file"
    ]


def test_what_reads_pages_is_loaded_for_pages_alone(tmp_path: Path) -> None:
    """Help and plain text must not wait for it."""
    (tmp_path / "a.txt").write_text("It rained.", "utf-8")
    code = (
        "import sys, pathlib, generator.cli\n"
        "from generator.read import read_article\n"
        f"read_article(pathlib.Path({str(tmp_path / 'a.txt')!r}))\n"
        "print([name for name in ('trafilatura', 'lxml', 'markdown_it') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_neither_the_clock_nor_hashes_change_what_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    html = next(case["html"] for case in PAGES if case["name"] == "a page with all that belongs to one")
    path.write_text(html.replace("P<", "".join(f"<p>{words}</p>" for words in PARAGRAPHS) + "<"), "utf-8")
    code = (
        "import sys, time_machine, pathlib\n"
        "time_machine.travel(sys.argv[1]).start()\n"
        "from generator.read import read_article\n"
        "print(read_article(pathlib.Path(sys.argv[2])))"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", code, day, str(path)],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for day, seed in (("2001-02-03 10:00+00:00", "1"), ("2041-02-03 22:45+00:00", "2"))
    }
    assert len(told) == 1
    assert b"published='2031-05-30'" in told.pop()


def test_nothing_is_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.html"
    link = "<link rel=canonical href='https://harbour.example/a'><!DOCTYPE x SYSTEM 'http://harbour.example/x.dtd'>"
    path.write_text(f"{link}<article>{''.join(f'<p>{words}</p>' for words in PARAGRAPHS)}</article>", "utf-8")

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network is asked")

    monkeypatch.setattr("socket.socket.connect", refuse)
    monkeypatch.setattr("socket.getaddrinfo", refuse)
    assert read_article(path).url == "https://harbour.example/a"


_TAGS = "<p>|</p>|<table>|<tr>|<td>|<li>|<h2>|</h2>|<br>|<script>|</script>|<!--|-->|<pre>|<title>|<svg>|<article>"
_ODD = "&#0;|&#12;|&#xFFFF;|&#xD800;|&nbsp;|\x0b|\x0c|\u2028|\ufffe|---\n|a: |<meta charset="
_PIECES = st.sampled_from([*_TAGS.split("|"), *_ODD.split("|"), *PARAGRAPHS])


@pytest.mark.parametrize("name", ["a.html", "a.md"])
@given(pieces=st.lists(_PIECES | st.text(max_size=8), max_size=25))
def test_any_markup_gives_an_article_or_a_mistake(
    tmp_path_factory: pytest.TempPathFactory, name: str, pieces: list[str]
) -> None:
    path = tmp_path_factory.mktemp("any") / name
    path.write_text("".join(pieces), "utf-8", errors="replace")
    try:
        article = read_article(path)
    except CollateError as error:
        assert error.lines[0].startswith(f"{path}:")
        return
    assert all(article.text[block.start : block.end].strip() for block in article.blocks)
    assert logging.getLogger("trafilatura").level > logging.CRITICAL or name == "a.md"
