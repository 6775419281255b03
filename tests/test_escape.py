"""Text of articles shows itself wherever it lands: in Markdown, in finished HTML, in attributes, in titles."""

from __future__ import annotations

import html
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment
from markupsafe import Markup
from mkdocs.utils.yaml import yaml_load

from generator.escape import inert, title, visible
from tests import yamls

ROOT = Path(__file__).parent.parent
CASES = yamls.load((ROOT / "tests" / "golden" / "escape.yml").read_text(encoding="utf-8"))
PLACES = {
    "paragraph": "{}",
    "between words": "before {} after",
    "heading": "# {}",
    "list": "- {}\n- other",
    "definition": "<dl><div><dt>Term</dt><dd>{}</dd></div></dl>",
    "quotation": '<blockquote dir="auto">“{}”</blockquote>',
    "cell": "<table><tr><th>Head</th><td>{}</td></tr></table>",
    "Markdown table": "| Head |\n|------|\n| {} |",
    "strong": "<strong>{}</strong>",
    "link": "[{}](other.md)",
    "inline element": 'a <small class="forms">{}</small>',
    "footnote": "Word[^1]\n\n[^1]: “{}” and more",
    "attribute": '<p title="{}">word</p>',
    "inline attribute": 'a <strong title="{}">word</strong>',
}
MARKS = st.sampled_from([case["text"] for case in CASES])
TEXTS = st.lists(st.one_of(MARKS, st.text(), st.text(alphabet="\\`*_{}[]()<>#+-.!|&\"'~^=$@:/ \n1ax")), max_size=4)


class Skeleton(HTMLParser):
    """What a browser makes of a page: its elements, its text with the values of `title`, and apart from it all code."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, tuple[str, ...]]] = []
        self.text = ""
        self.code: list[str] = []
        self._in_code = False
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, tuple(name for name, _ in attrs)))
        if tag == "pre":
            self._in_code = True
            self.code.append("")
        self.text += "".join(f"⟪{value}⟫" for name, value in attrs if name == "title" and tag != "a")

    def handle_endtag(self, tag: str) -> None:
        self._in_code = self._in_code and tag != "pre"

    def handle_data(self, data: str) -> None:
        if self._in_code:
            self.code[-1] += data
        else:
            self.text += data

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(f"declaration: {data}")

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"comment: {data}")

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(f"declaration: {decl}")

    def handle_pi(self, data: str) -> None:
        raise AssertionError(f"processing instruction: {data}")


@pytest.fixture(scope="module")
def convert() -> Any:
    """The site's own Markdown."""
    settings = yaml_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    names, options = [], {}
    for extension in settings["markdown_extensions"]:
        if isinstance(extension, dict):
            options |= extension
        names += [extension] if isinstance(extension, str) else list(extension)
    converter = markdown.Markdown(extensions=names, extension_configs=options)
    return lambda text: converter.reset().convert(text)


def shows(convert: Any, place: str, text: str, shown: str) -> None:
    """Assert that a page with the text differs from one with a plain word by this word alone."""
    plain = Skeleton(convert(PLACES[place].format("zzz")))
    page = Skeleton(convert(PLACES[place].format(inert(text))))
    assert page.elements == plain.elements
    assert " ".join(page.text.split()) == " ".join(plain.text.replace("zzz", shown).split())


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_golden(convert: Any, case: dict[str, str], place: str) -> None:
    text, shown = case["text"], case.get("shown", case["text"])
    assert visible(text) == shown
    if text:
        shows(convert, place, text, shown)


@pytest.mark.parametrize("place", PLACES)
@given(texts=TEXTS)
def test_any_text_shows_itself(convert: Any, place: str, texts: list[str]) -> None:
    text = "".join(texts).strip()
    if visible(text).strip():
        shows(convert, place, text, visible(text))


@given(texts=TEXTS)
def test_templates_escape_by_themselves(texts: list[str]) -> None:
    text = "".join(texts)
    environment = Environment(autoescape=True, finalize=inert)
    assert html.unescape(environment.from_string("{{ text }}").render(text=text)) == visible(text)


@given(texts=TEXTS)
def test_a_title_means_the_same_read_once_or_twice(texts: list[str]) -> None:
    found = title("".join(texts))
    assert html.unescape(found) == found
    assert not set("<>\n\r") & set(found)


@given(st.characters(categories=["Cc", "Cs", "Zl", "Zp"]))
def test_nothing_without_a_sign_is_left(char: str) -> None:
    assert char not in visible(f"a{char}b")


def test_half_a_character_can_be_written() -> None:
    assert visible("a\ud800b").encode() == "a⟨U+D800⟩b".encode()


def test_markup_of_our_own_stays() -> None:
    assert inert(Markup("<b>x</b>")) == "<b>x</b>"
