"""Files that hold several articles, and forms other than text and pages: each article with what is said of it."""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.errors import CollateError
from generator.models import Article
from generator.read import read_articles, read_file
from generator.story import Source

ONE = "The ferry Aurora had 312 people on board when she ran aground, the coastguard said."
TWO = "The repair will take until the autumn, said Nordline, which has owned the ship since 1998 and will pay for it."


def put(folder: Path, name: str, data: str | bytes) -> tuple[Article, ...]:
    """Write a file and read its articles."""
    (folder / name).write_bytes(data.encode() if isinstance(data, str) else data)
    return read_file(folder / name)


def said(article: Article) -> tuple[str | None, ...]:
    """What is said of an article."""
    return article.title, article.outlet, article.published, article.author


NEXIS = "\n".join(
    f"\n                 {n} of 2 DOCUMENTS\n\n                 {outlet}\n\n                May {n}, 2024 Wednesday\n\n"
    f"{title}\n\nBYLINE: By Mia Lund\n\nLENGTH: 9 words\n\n{ONE}\n{TWO}\n\nLOAD-DATE: May 9\n\nLANGUAGE: ENGLISH\n"
    for n, outlet, title in ((1, "Harbour Post", "Aurora aground"), (2, "Coast Daily", "A long repair"))
)
FACTIVA = "\n\n".join(
    f"{title}\n\nBy Mia Lund\n\n1,0{n}0 words\n\n{n} May 2024\n\n{outlet}\n\nHAR\n\nEnglish\n\n"
    f"Copyright 2024, {outlet}\n\n{ONE}\n\n{TWO}\n\nDocument HARB00002024051{n}ek5f0000{n}".replace("ek5f", "EK5F")
    for n, outlet, title in ((1, "Harbour Post", "Aurora aground"), (2, "Coast Daily", "A long repair"))
)
EXPECTED = [
    ("Aurora aground", "Harbour Post", "2024-05-01", "Mia Lund"),
    ("A long repair", "Coast Daily", "2024-05-02", "Mia Lund"),
]


def as_page(text: str) -> str:
    paragraphs = "".join(f"<p>{part}</p>" for part in text.split("\n") if part.strip())
    return f"<html><head><title>Export</title></head><body>{paragraphs}</body></html>"


def as_word(text: str) -> bytes:
    document = pytest.importorskip("docx").Document()
    for part in text.split("\n"):
        document.add_paragraph(part.strip())
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def as_pdf(words: str, pages: int) -> bytes:
    """A PDF whose pages all show the same."""
    shown = zlib.compress(f"BT /F1 10 Tf ({words}) Tj ET".encode())
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{' '.join(f'{n + 5} 0 R' for n in range(pages))}]/Count {pages}>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Filter/FlateDecode/Length %d>>stream\n%b\nendstream" % (len(shown), shown),
        *[b"<</Type/Page/Parent 2 0 R/Resources<</Font<</F1 3 0 R>>>>/Contents 4 0 R>>"] * pages,
    ]
    made = b"%PDF-1.4\n"
    starts = []
    for n, part in enumerate(parts, 1):
        starts.append(len(made))
        made += b"%d 0 obj%bendobj\n" % (n, part)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(parts) + 1, len(made))
    return made + b"xref\n0 %d\n0000000000 65535 f \n%b%b" % (len(parts) + 1, table, end)


LONG = "The Aurora was on her way at night. " * 6_000


@pytest.mark.parametrize(
    ("name", "made", "said"),
    [
        ("a.pdf", lambda: as_pdf(LONG, 25), "a.pdf:1: the text of the file has more than 5000000 characters; split it"),
        ("a.pdf", lambda: as_pdf(LONG, 80), "a.pdf:1: the PDF draws more than an article has; save its text alone"),
        (
            "a.docx",
            lambda: as_word("\n".join([LONG] * 24)),
            "a.docx:1: the text of the file has more than 5000000 char",
        ),
    ],
)
def test_what_is_packed_small_and_says_much_gets_a_line(
    name: str, made: Callable[[], bytes], said: str, tmp_path: Path
) -> None:
    pytest.importorskip("pypdf")
    with pytest.raises(CollateError, match=said):
        put(tmp_path, name, made())


def as_rich_text(text: str) -> str:
    return "{\\rtf1\\ansi " + text.replace("\n", "\\par\n") + "}"


@pytest.mark.parametrize("text", [NEXIS, FACTIVA], ids=["Nexis", "Factiva"])
@pytest.mark.parametrize("form", [".txt", ".html", ".docx", ".rtf"])
def test_each_article_of_an_export_is_a_source(tmp_path: Path, text: str, form: str) -> None:
    made = {".txt": str, ".html": as_page, ".docx": as_word, ".rtf": as_rich_text}[form](text)
    found = put(tmp_path, f"export{form}", made)
    assert [said(article) for article in found] == EXPECTED
    assert [(article.file, article.id) for article in found] == [
        (f"export{form}#1", "export-1"),
        (f"export{form}#2", "export-2"),
    ]
    for article in found:
        assert ONE in article.text and "words" not in article.text and "LOAD-DATE" not in article.text
        assert "".join(article.text[block.start : block.end] for block in article.blocks).startswith(
            article.title or "-"
        )


def test_an_export_without_borders_says_so(tmp_path: Path) -> None:
    with pytest.raises(CollateError, match="holds 2 articles, and where each begins cannot be told"):
        put(tmp_path, "a.txt", f"{ONE}\n\nLOAD-DATE: May 9\n\n{TWO}\n\nLOAD-DATE: May 9\n")


def test_one_of_several_may_be_left_out_and_named(tmp_path: Path) -> None:
    (tmp_path / "export.txt").write_text(NEXIS, encoding="utf-8")
    sources = {
        "export.txt#1": Source(file="export.txt#1", id="x", exclude="told twice"),
        "export.txt#2": Source(file="export.txt#2", id="repair", label="The repair"),
    }
    reading = read_articles(tmp_path, sources)
    assert [(article.id, article.label) for article in reading.articles] == [("repair", "The repair")]
    assert reading.notices == ()


RECORD = {
    "title": "Aurora aground",
    "url": "https://a.example/1",
    "publishedAt": "2024-05-01T06:00:00Z",
    "content": f"<p>{ONE}</p>",
    "author": "Mia Lund",
    "source": {"id": None, "name": "Harbour Post"},
}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.json", json.dumps([RECORD, RECORD | {"url": "https://a.example/2"}])),
        ("a.json", json.dumps({"status": "ok", "articles": [RECORD, RECORD | {"url": "https://a.example/2"}]})),
        ("a.jsonl", "\n".join(json.dumps(each) for each in (RECORD, RECORD | {"url": "https://a.example/2"}))),
    ],
)
def test_records(tmp_path: Path, name: str, text: str) -> None:
    found = put(tmp_path, name, text)
    assert [said(article) for article in found] == EXPECTED[:1] * 2
    assert [article.url for article in found] == ["https://a.example/1", "https://a.example/2"]
    assert [article.text for article in found] == [f"Aurora aground\n\n{ONE}\n"] * 2


FEED = f"""<?xml version="1.0"?><rss xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"><channel>
<title>Harbour Post</title><item><title>Aurora aground</title><link>https://a.example/1</link>
<pubDate>Wed, 01 May 2024 06:00:00 +0000</pubDate><dc:creator>Mia Lund</dc:creator>
<content:encoded><![CDATA[<p>{ONE}</p>]]></content:encoded><wp:post_type>post</wp:post_type>
<wp:status>publish</wp:status></item>
<item><title>A picture</title><wp:post_type>attachment</wp:post_type></item></channel></rss>"""


def test_a_feed_or_an_export_of_wordpress(tmp_path: Path) -> None:
    (article,) = put(tmp_path, "a.xml", FEED)
    assert said(article) == EXPECTED[0]
    assert (article.url, article.text) == ("https://a.example/1", f"Aurora aground\n\n{ONE}\n")


def test_no_entity_of_a_feed_is_resolved(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("the secret", encoding="utf-8")
    entity = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{tmp_path}/secret">]>'
    (article,) = put(
        tmp_path, "a.xml", FEED.replace("?>", f"?>{entity}", 1).replace("<title>Aurora", "<title>&x;Aurora")
    )
    assert "secret" not in article.text


def test_mail(tmp_path: Path) -> None:
    head = "From: Harbour Post <news@a.example>\nSubject: Aurora aground\nDate: Wed, 01 May 2024 06:00:00 +0000\n"
    (article,) = put(tmp_path, "a.eml", f"{head}Content-Type: text/plain; charset=utf-8\n\n{ONE}\n\n{TWO}\n")
    assert said(article) == ("Aurora aground", "Harbour Post", "2024-05-01", None)
    page = f"<title>Aurora aground</title><article><p>{ONE}</p><p>{TWO}</p></article>"
    saved = "From: <Saved by Blink>\nSnapshot-Content-Location: https://a.example/1\nSubject: Aurora aground\n"
    (article,) = put(tmp_path, "b.mhtml", f"{saved}MIME-Version: 1.0\nContent-Type: text/html\n\n{page}\n")
    assert (article.title, article.url, article.outlet) == ("Aurora aground", "https://a.example/1", None)
    assert ONE in article.text and TWO in article.text


def test_a_head_on_top_of_a_text(tmp_path: Path) -> None:
    head = "Title: Aurora aground\n\nURL Source: https://a.example/1\n\nPublished Time: 2024-05-01T06:00Z\n\n"
    (article,) = put(tmp_path, "a.txt", f"{head}Markdown Content:\n{ONE} [More](https://a.example/2)\n")
    assert (article.title, article.url, article.published) == ("Aurora aground", "https://a.example/1", "2024-05-01")
    assert article.text == f"Aurora aground\n\n{ONE} More\n"
    (article,) = put(tmp_path, "b.txt", f"---\ntitle: Aurora aground\nby: Mia Lund\n---\n{ONE}\n")
    assert said(article) == ("Aurora aground", None, None, "Mia Lund")
    assert article.text[article.blocks[0].start : article.blocks[0].end] == ONE
    (article,) = put(tmp_path, "c.txt", f"Note: this is no head.\n\n{ONE}\n")
    assert article.text.startswith("Note: this is no head.")


def as_book(*chapters: str, times: int = 1) -> bytes:
    """A book that lists its chapters some times over."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as book:
        book.writestr("META-INF/container.xml", '<container><rootfile full-path="OPS/a.opf"/></container>')
        items = "".join(f'<item id="c{n}" href="c{n}.xhtml"/>' for n in range(len(chapters)))
        spine = "".join(f'<itemref idref="c{n}"/>' for n in range(len(chapters))) * times
        book.writestr("OPS/a.opf", f"<package><manifest>{items}</manifest><spine>{spine}</spine></package>")
        for n, chapter in enumerate(chapters):
            book.writestr(f"OPS/c{n}.xhtml", f"<html><body><h1>Chapter {n}</h1><p>{chapter}</p></body></html>")
    return held.getvalue()


def test_the_chapters_of_a_book(tmp_path: Path) -> None:
    found = put(tmp_path, "a.epub", as_book(f"{ONE} {TWO}", "Too short.", f"{TWO} {ONE}", times=900))
    assert [(article.file, article.title) for article in found] == [
        ("a.epub#1", "Chapter 0"),
        ("a.epub#2", "Chapter 2"),
    ]


@pytest.mark.parametrize(
    ("name", "data", "line"),
    [
        ("a.docx", b"PK\x03\x04 no archive", "the document is damaged or of another kind; save it again"),
        ("a.pdf", b"%PDF-1.4 no PDF", "cannot be read"),
        ("a.rtf", b"no rich text at all", "this is no rich text, whatever its name says"),
        ("a.json", b'{"a": 1}', "it holds no article"),
        ("a.json", b"[" * 100_000, "neither JSON nor a line of JSON"),
        ("a.xml", b"\xff\xfe", "the file is empty|no XML|cannot be"),
        ("a.txt", b"https://a.example/1\nhttps://a.example/2\n", "it holds links, no article"),
        ("a.html", b"<!DOCTYPE NETSCAPE-Bookmark-file-1><dl><dt><a href='x'>A</a></dl>", "it holds links, no article"),
    ],
)
def test_what_holds_no_article_gets_a_line(tmp_path: Path, name: str, data: bytes, line: str) -> None:
    with pytest.raises(CollateError, match=line):
        put(tmp_path, name, data)


def test_a_document_that_swells_is_not_unpacked(tmp_path: Path) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 60_000_000)
    for name in ("a.docx", "a.epub"):
        with pytest.raises(CollateError, match="more than 50000000 bytes or 2000 files unpacked"):
            put(tmp_path, name, held.getvalue())


def test_pictures_in_a_page_do_not_count(tmp_path: Path) -> None:
    picture = f'<img src="data:image/png;base64,{"A" * 6_000_000}">'
    (article,) = put(
        tmp_path, "a.html", f"<html><body><article>{picture}<p>{ONE}</p><p>{TWO}</p></article></body></html>"
    )
    assert ONE in article.text


def test_a_stray_byte_is_told_and_loses_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(f"The café was full.\n{ONE}\n".encode().replace(b"ran", b"r\xe9n"))
    reading = read_articles(tmp_path, {})
    assert "The café was full." in reading.articles[0].text and "r\ufffdn aground" in reading.articles[0].text
    assert reading.notices == (f"{tmp_path}/a.txt:2: the byte 0xE9 is no UTF-8, as all else is; it is shown as \ufffd",)
