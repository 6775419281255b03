"""Characters that no page can hold, wherever an article has them: it is read without them, or told of in a line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.characters import UNFIT
from generator.cli import cli
from generator.errors import CollateError, Mistakes
from generator.models import Article
from generator.read import read_article
from generator.read.content import Content, File, NotTextError, guarded
from tests.test_read_markup import PARAGRAPHS

CODES = (0x0, 0x1, 0x8, 0xB, 0xC, 0x1B, 0x1F, 0x7F, 0x81, 0xD800, 0xDFFF, 0xFDD0, 0xFFFE, 0xFFFF, 0x1FFFF, 0x110000)
REFERENCES = tuple(form.format(code) for code in CODES for form in ("&#{};", "&#x{:X};", "&#{}", "&#X{:x}"))
RAW = tuple(chr(code) for code in CODES if code and code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF)
ESCAPES = tuple(f"\\u{code:04x}" for code in CODES if code <= 0xFFFF)
PAGE = """<!doctype html><html lang="en{0}"><head><title>Ferry{0} sails</title>
<meta property="og:site_name" content="Post{0}"><meta name="author" content="Ada{0} Holm">
<link rel="canonical" href="https://example.org/{0}a">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Ferry{1} sails",
"datePublished": "2031-05-30", "author": {{"@type": "Person", "name": "Ada{1} Holm"}}}}</script></head>
<body><article><h1 class="a{0}">Ferry{0} sails</h1><p title="{0}">{2}{0} It rained{0}.</p><p>{3}</p></article></body>
</html>"""
STORY = """title: Two ferries
subjects: {aurora: {name: Aurora, kind: ship}}
presets: [vessel]
sources: {a.html: {language: en}}
"""


def page(text: str, escape: str = "") -> str:
    return PAGE.format(text, escape, PARAGRAPHS[0], " ".join(PARAGRAPHS[1:]))


def read(path: Path, text: str) -> Article | None:
    """The article of a file, ``None`` when it is told of in lines."""
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    try:
        return read_article(path)
    except CollateError as error:
        assert all(line.startswith(f"{path}:") for line in error.lines)
        return None


def demand_fit(article: Article) -> None:
    parts = (article.text, article.title, article.outlet, article.author, article.url, article.language, article.label)
    assert not any(UNFIT.search(part) for part in parts if part)


@pytest.mark.parametrize("text", [*REFERENCES, *RAW], ids=ascii)
def test_a_page_is_read_without_them(tmp_path: Path, text: str) -> None:
    article = read(tmp_path / "a.html", page(text) + "<!-- -->" * 200)  # else many control characters look binary
    assert article and "It rained" in article.text and PARAGRAPHS[1] in article.text
    demand_fit(article)


@pytest.mark.parametrize("escape", ESCAPES, ids=ascii)
def test_what_a_page_says_of_itself_is_read_without_them(tmp_path: Path, escape: str) -> None:
    article = read(tmp_path / "a.html", page("", escape))
    assert article and article.published == "2031-05-30"
    demand_fit(article)


@pytest.mark.parametrize("text", [*REFERENCES, *RAW], ids=ascii)
@pytest.mark.parametrize("form", ["A{0}b.", "<p>A{0}b.</p>", "# A{0}b", "[A](b{0})", "---\ntitle: A{0}b\n---\nA."])
def test_markdown_is_read_without_them_or_refused(tmp_path: Path, text: str, form: str) -> None:
    if article := read(tmp_path / "a.md", form.format(text)):
        demand_fit(article)


def test_a_site_is_built_of_such_a_page(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "story.yml").write_text(STORY, "utf-8")
    (seeds / "a.html").write_bytes(
        page("".join([*REFERENCES, *RAW[-6:]]), "".join(ESCAPES)).encode("utf-8", "surrogatepass")
    )
    result = CliRunner().invoke(cli, ["build", "--seeds", str(seeds), "--docs", str(tmp_path / "docs"), "--quiet"])
    assert (result.exit_code, result.output) == (0, "")
    (source,) = json.loads((tmp_path / "docs/data/claims.json").read_text("utf-8"))["sources"]
    assert source["title"] == "Ferry sails"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.lists(
        st.sampled_from([*REFERENCES, *RAW, "<p>", "</p>", "<", "&", "<!--", "-->", "<script>", "]]>", "a", " ", '"'])
    ),
    st.lists(st.sampled_from([*ESCAPES, "\\", '"', "}", "a"])),
)
def test_no_page_ends_in_a_traceback(tmp_path: Path, text: list[str], escape: list[str]) -> None:
    if article := read(tmp_path / "a.html", page("".join(text), "".join(escape))):
        demand_fit(article)


def test_whatever_a_library_raises_is_a_line() -> None:
    def read(file: File) -> Content:
        raise KeyError("no such tag\nat all")

    with pytest.raises(NotTextError, match=r"^the markup cannot be read \(KeyError: 'no such tag.* all'\); save "):
        guarded(read)(File(Path("a.html"), b"", Mistakes()))
