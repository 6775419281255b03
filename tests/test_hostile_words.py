"""Any text at all, in every place that holds text of others, gives the pages of a harmless one of its shape."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import ferries
import hostile
import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mkdocs.utils.yaml import yaml_load

from generator.dossier import Dossier
from generator.escape import visible
from generator.models import Aside, Claim, Date, Fact, Judgements, LeftOut, Name, Note, Quantity, Term, Value
from generator.reconcile import facts
from generator.render import Site, nav, pages
from generator.story.model import PAGES
from tests import yamls

ROOT = Path(__file__).parent.parent
SIGNS = st.text(alphabet="\\`*_{}[]()<>#+-.!|&\"'~^=$@:/%; \n1ax", min_size=1, max_size=12)
TEXTS = st.lists(st.sampled_from([case.text for case in hostile.cases()]) | SIGNS | st.text(), min_size=1, max_size=3)
STORY = ferries.story()


class Skeleton(HTMLParser):
    """The tags of a page with the names of their attributes, and its words with those of `title` and `aria-label`."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, ...]] = []
        self.words = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kept = [f"{name}={value}" for name, value in attrs if name in ("class", "role", "scope", "markdown")]
        self.tags.append((tag, *(name for name, _ in attrs), *kept))
        self.words += "".join(f" {value} " for name, value in attrs if name in ("title", "aria-label"))

    def handle_endtag(self, tag: str) -> None:
        self.tags.append((f"/{tag}",))

    def handle_data(self, data: str) -> None:
        # What can be copied is in a language of its own, and what only the search reads has no accents.
        if self.tags[-2:] != [("pre",), ("code",)] and "aria-hidden" not in self.tags[-1]:
            self.words += data

    def handle_comment(self, data: str) -> None:
        self.tags.append(("comment", data))

    handle_decl = unknown_decl = handle_pi = handle_comment


@cache
def converter() -> markdown.Markdown:
    """The site's own Markdown."""
    listed = yaml_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["markdown_extensions"]
    options = {name: about for each in listed if isinstance(each, dict) for name, about in each.items()}
    return markdown.Markdown(
        extensions=[*options, *(n for n in listed if isinstance(n, str))], extension_configs=options
    )


def made(text: str) -> dict[str, str]:
    """The pages of a story in which every place holds the text."""
    story = replace(
        STORY,
        title=text,
        quote_share=100,
        subjects={key: replace(each, name=text) for key, each in STORY.subjects.items()},
        entities={key: replace(each, name=text, aliases=(text,)) for key, each in STORY.entities.items()},
        fields={key: replace(each, label=text, options={"x": (text,)}) for key, each in STORY.fields.items()},
        topics={key: replace(each, title=text, intro=text) for key, each in STORY.topics.items()},
        pages=dict.fromkeys(PAGES, text),
    )
    about: dict[str, Any] = dict.fromkeys(("title", "outlet", "author", "label", "file"), text)
    about |= dict.fromkeys(("url", "archive"), f"https://example.org/{text}")
    article = replace(ferries.article("a.txt", f"Before {text} "), blocks=(), **about)
    held: list[tuple[str, Value]] = [
        ("captain", Name(text, "osei")),
        ("builder", Name(text)),
        ("maiden", Date(None)),
        ("passengers", Quantity(7, text)),
        ("fuel", Term("x")),
    ]
    claims = [
        Claim(f"c{n}", "heron", field, value, text, article.id, article.text, 0, len(article.text), 7,
              speaker=text, via=text)
        for n, (field, value) in enumerate(held)
    ]  # fmt: skip
    notes = (Note(text, "heron", "captain"),)
    known: list[Fact] = facts(claims, story, judged=Judgements(notes=notes))
    aside = Aside((Note(text, topic=next(iter(story.topics))),), (LeftOut(replace(claims[0], id="gone"), text),))
    site = Site(Dossier(story, [article], claims, known, aside=aside))
    assert yamls.load(nav(site)).keys() == {"site_name", "nav", "not_in_nav"}
    return {path: page for path, page in pages(site).items() if path.endswith(".md")}


def read(pages: dict[str, str]) -> dict[str, Skeleton]:
    """The pages as MkDocs reads them; their heads hold what is expected and no more."""
    split = {path: page.split("---\n", 2) for path, page in pages.items()}
    for _, head, _ in split.values():
        assert set(yamls.load(head)) <= {"title", "description", "hide", "search"}
    return {path: Skeleton(converter().reset().convert(body)) for path, (_, _, body) in split.items()}


UNSEEN = ("p", "class", "aria-hidden", "class=unseen")
"""Names without their accents, for the search: there where a name has some."""


def twin(text: str) -> str:
    """A harmless text of the same shape: as many words, each as long; a last word without capitals is no title."""
    *words, last = re.sub(r"\S", "z", visible(text)).split(" ")
    return " ".join([*words, last if text.rpartition(" ")[2].islower() else last.capitalize()])


def tree(page: Skeleton) -> list[tuple[str, ...]]:
    """The tags of a page in their order, without what only the search reads."""
    found, unseen = list[tuple[str, ...]](), False
    for tag in page.tags:
        unseen = unseen and tag != ("/p",) if unseen or tag != UNSEEN else True
        found += [] if unseen or tag == UNSEEN else [tag]
    return found


@pytest.mark.no_cover
@settings(max_examples=20, deadline=None)
@given(texts=TEXTS)
def test_any_text_makes_the_pages_of_a_harmless_one(texts: list[str]) -> None:
    text = " ".join("".join(texts).split())
    found = read(made(text)) if visible(text).strip() else {}
    expected = read(made(twin(text))) if found else {}
    assert found.keys() == expected.keys()
    for path, page in found.items():
        assert tree(page) == tree(expected[path]), path
    for path in found.keys() & {"sources/a.md", "sources/index.md"}:
        assert shown(visible(text)) in shown(found[path].words)


def shown(words: str) -> str:
    return " ".join(words.split()).casefold()
