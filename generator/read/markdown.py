"""Articles in Markdown (CommonMark with tables), with what their front matter says of them."""

from __future__ import annotations

from typing import Any

from generator.characters import fit_markup
from generator.patterns import lazy
from generator.read import front_matter, notes
from generator.read.cleaned import clean, demand_more_than_links
from generator.read.content import Content, File
from generator.read.not_articles import demand_article
from generator.read.text import decode, demand_words, unified

_NOTE = lazy(r"\[\^[^\[\]\s]{1,100}\]:?")
_LINKED_NOTE = lazy(r"(?<=\S)\[\d{1,3}\]\([^()\s]{1,500}\)")
"""A note that leads to its source, right behind a word: no part of what the article says."""
_BLOCKS = ("h1", "h2", "h3", "h4", "p", "ul", "ol", "table", "blockquote")
"""What an article may start with, of which one is looked at: a heading of the first rank is its title."""
_EMBEDDED = lazy(r"!\[\[[^\[\]]{1,300}\]\]")
"""A picture or another note, as Obsidian puts it in."""


def read_markdown(file: File) -> Content:
    """Read Markdown as plain text: the words of links, no pictures, no code, headings as headings.

    Raises `NotTextError`.
    """
    text = unified(decode(file.data, note=file.note))
    known, body = front_matter.split(file, text)
    noted, body = notes.apart(file, body)
    return markdown(body, {**noted, **known})


def markdown(body: str, known: dict[str, Any]) -> Content:
    """Give the article of a text in Markdown, with what is known of it. Raises `NotTextError`."""
    demand_words(body)
    plain, heads, title = _plain(body, known.get("title"))
    demand_words(plain)
    demand_article((title,), plain)
    return Content(plain, heads=heads, **{**known, "title": title})


def _plain(body: str, title: Any) -> tuple[str, frozenset[int], Any]:
    """Give the text, where its headings start, and its title: a heading of the first rank at its start is one."""
    # Only stories with such files need these, which take their time to load.
    from lxml import html
    from markdown_it import MarkdownIt

    from generator.read.markup import joined, passages, titled

    markup = (
        MarkdownIt("commonmark")
        .enable(["table", "strikethrough"])
        .render(_EMBEDDED.sub("", _LINKED_NOTE.sub("", _NOTE.sub("", body))))
    )
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    tree = html.document_fromstring(f"<body>{fit_markup(markup)}</body>".encode(), parser=parser)
    clean(tree)
    demand_more_than_links(tree)
    parts = list(passages(tree))
    first = next(tree.iterdescendants(*_BLOCKS), None)
    headed = first is not None and first.tag == "h1" and parts and parts[0].is_head
    title = title or (parts[0].words if headed else None)
    return *joined(titled(title, parts)), title
