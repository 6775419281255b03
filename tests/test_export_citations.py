"""Citations: read back by the programs that people cite with, and never a word of a retelling as a quote."""

import html
import json
import re
import warnings
from dataclasses import replace
from pathlib import Path
from typing import Any

import bibtexparser
import pytest
from bibtexparser.middlewares import LatexDecodingMiddleware
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc import formatter as formatters
from citeproc.source.json import CiteProcJSON
from hypothesis import given
from hypothesis import strategies as st

from generator import export
from generator.cite import bibtex, cite_news, csl
from generator.cite.bibtex import SPECIAL
from generator.dossier import Dossier
from generator.models import Article, Claim, Name, Quantity
from generator.plain import plain
from tests.samples import article, claim, fact, load
from tests.schemas import validate

KNOWN: dict[str, Any] = {
    "title": "Ferries & fares: 50 % off {really}",
    "author": "Ada Løvås",
    "outlet": "The Harbour_Post",
    "url": "https://example.org/a?b=1&c=%7E|d",
    "accessed": "2021-06-01",
    "archive": "https://web.archive.org/web/20210518093000/https://example.org/a",
}
OWNER = "Nordline launched her on 3 May 2019"
texts = st.text(
    st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"), max_size=30
) | st.text("{}[]|='~_<>&%$#\\^\"-!@ a\n", max_size=30)
titles = texts.filter(plain)


def known(**more: Any) -> Article:
    return replace(article(), **(KNOWN | more))


def read_bibtex(text: str, *middleware: Any) -> dict[str, str]:
    library = bibtexparser.parse_string(text, append_middleware=middleware)
    assert not library.failed_blocks
    (entry,) = library.entries
    return {field.key: field.value for field in entry.fields} | {"ENTRYTYPE": entry.entry_type, "ID": entry.key}


def untex(text: str) -> str:
    """A text for TeX as a reader sees it."""
    signs = {written: char for char, written in SPECIAL.items()}
    return re.sub("|".join(map(re.escape, signs)), lambda match: signs[match[0]], text)


def read_wikitext(text: str) -> dict[str, str]:
    mwparserfromhell = pytest.importorskip("mwparserfromhell", reason="no wheel for this Python")
    code = mwparserfromhell.parse(text)
    (template,) = code.filter_templates()
    assert template.name.strip() == "cite news"
    assert not [*code.filter_wikilinks(), *code.filter_tags(), *code.filter_arguments()]
    return {str(each.name): html.unescape(str(each.value)).strip() for each in template.params}


def in_harvard(items: list[dict[str, Any]]) -> list[str]:
    """The items as a bibliography."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the library's own style
        style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON(items), formatters.plain)
    for item in items:
        bibliography.register(Citation([CitationItem(item["id"])]))
    return ["".join(line) for line in bibliography.bibliography()]


def test_bibtex_says_what_is_known_and_keeps_what_is_special() -> None:
    assert bibtex(known()) == (
        "@article{first,\n"
        "  author = {{Ada Løvås}},\n"
        "  title = {{Ferries \\& fares: 50 \\% off \\textbraceleft{}really\\textbraceright{}}},\n"
        "  journal = {The Harbour\\_Post},\n"
        "  year = {2021},\n"
        "  month = may,\n"
        "  day = {17},\n"
        "  url = {https://example.org/a?b=1&c=%7E|d},\n"
        "  urldate = {2021-06-01},\n"
        "  note = {First},\n"
        "}\n"
    )


@given(title=titles, author=titles, label=titles)
def test_any_text_comes_back_from_bibtex(title: str, author: str, label: str) -> None:
    entry = read_bibtex(bibtex(known(title=title, author=author, label=label)))
    assert (entry["ENTRYTYPE"], entry["ID"], entry["day"]) == ("article", "first", "17")
    back = [untex(entry.get(key, "")) for key in ("title", "author", "note")]
    names = " and ".join(f"{{{name}}}" for part in author.split(";") if (name := plain(part.strip())))
    assert back == [f"{{{plain(title)}}}", names, plain(label)]


@pytest.mark.parametrize("title", ["C:\\new_file #1 ~", "100 $ & 50 %", "Пять рублей", "文", "Løvås"])
def test_tex_reads_a_title_as_it_was(title: str) -> None:
    assert read_bibtex(bibtex(known(title=title)), LatexDecodingMiddleware())["title"] == title


def test_an_address_cannot_end_its_field() -> None:
    assert read_bibtex(bibtex(known(url="https://example.org/{a}\\")))["url"] == "https://example.org/%7Ba%7D%5C"


def test_csl_is_set_by_a_citation_processor() -> None:
    item = csl(known())
    assert item["issued"] == {"date-parts": [[2021, 5, 17]]}
    assert item["author"] == [{"literal": "Ada Løvås"}]
    (line,) = in_harvard([item])
    for part in ("Ada Løvås", "2021", "50 % off {really}", "The Harbour_Post", "example.org"):
        assert part in line


@given(title=titles, outlet=titles)
def test_any_text_stays_inside_the_template(title: str, outlet: str) -> None:
    params = read_wikitext(cite_news(known(title=title, outlet=outlet), "A quote"))
    assert [*params] == [
        "author",
        "title",
        "url",
        "work",
        "date",
        "access-date",
        "archive-url",
        "archive-date",
        "quote",
    ]
    assert (params["title"], params["work"], params["quote"]) == (plain(title), plain(outlet), "A quote")


@pytest.mark.parametrize(
    "text", ["''slant''", "~~~~", "__NOTOC__", "<ref>x</ref>", "<!-- x", "[[A]]", "{{A|b=c}}", "a|b=c"]
)
def test_what_is_markup_to_the_wiki_is_not_written(text: str) -> None:
    written = cite_news(known(title=text, url=f"https://example.org/{text}"))
    assert text not in written
    assert read_wikitext(written)["title"] == text


def test_the_template_says_what_is_known() -> None:
    assert cite_news(known(title="A & B", author=None), "so it\nsays") == (
        "{{cite news |title=A &#38; B |url=https://example.org/a?b=1&c=%7E%7Cd |work=The Harbour_Post |date=2021-05-17"
        " |access-date=2021-06-01 |archive-url=https://web.archive.org/web/20210518093000/https://example.org/a"
        " |archive-date=2021-05-18 |quote=so it says}}"
    )


def test_what_is_unknown_is_left_out() -> None:
    bare = article(published=None)
    assert bibtex(bare) == "@article{first,\n  note = {First},\n}\n"
    assert csl(bare) == {"id": "first", "type": "article-newspaper", "note": "First"}
    assert cite_news(bare) == "{{cite news}}<!-- First: no title known -->"
    assert "archive-date" not in cite_news(known(archive="https://archive.example/x1"))
    assert "access-date" not in cite_news(known(url=None))


def test_a_retelling_is_marked_and_never_quoted() -> None:
    retold = known(kind="retelling")
    assert "quote" in cite_news(known(), OWNER)
    assert OWNER not in cite_news(retold, OWNER)
    assert "quote" not in cite_news(retold, OWNER)
    assert read_bibtex(bibtex(retold))["note"] == csl(retold)["note"] == "First (read in a retelling)"


@pytest.fixture
def sources() -> list[Article]:
    return [known(), known(id="second", kind="retelling", title=None)]


@pytest.fixture
def claims(sources: list[Article]) -> list[Claim]:
    owner = [claim(source, "owner", Name("Nordline", "nordline"), "Nordline", OWNER) for source in sources]
    return [*owner, claim(sources[0], "length", Quantity(3, "metre"), "3", "3 May 2019", bound="about")]


@pytest.fixture
def files(tmp_path: Path, sources: list[Article], claims: list[Claim]) -> dict[str, str]:
    facts = [fact(*claims[:2], text="Nordline"), fact(claims[2], text="3 metres")]
    return export.files(Dossier(load(tmp_path), sources, claims, facts))


def test_the_files_are_as_their_schemas_say(files: dict[str, str]) -> None:
    items = json.loads(files["data/sources.csl.json"])
    validate("sources-csl", items)
    validate("citations", json.loads(files["data/citations.json"]))
    library = bibtexparser.parse_string(files["data/sources.bib"])
    assert [entry.key for entry in library.entries] == [item["id"] for item in items] == ["first", "second"]
    for entry in library.entries:
        validate("sources-bib", {field.key: field.value for field in entry.fields})


def test_each_source_has_a_template_and_each_fact_its_sources(files: dict[str, str], sources: list[Article]) -> None:
    data = json.loads(files["data/citations.json"])
    owner, length = data["facts"]
    assert data["sources"] == [{"id": each.id, "wikitext": cite_news(each)} for each in sources]
    assert (owner["heading"], owner["values"]) == ("Owner · Aurora", ["Nordline", "Nordline"])
    assert (owner["sources"], length["sources"]) == (["first", "second"], ["first"])
    assert length["values"] == ["about 3 metres"]
    assert OWNER not in files["data/citations.json"]
