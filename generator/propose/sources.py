"""The articles in a proposed story file: what readers see of each, and what nobody says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.errors import printable
from generator.models import Article
from generator.propose.heads import Head
from generator.propose.yaml_text import as_list, comment, scalar, wrapped
from generator.read import Keys
from generator.slugs import slugify

_ASKED = {
    "published": "say when these came out, as published: 2031-05-30, or dates without a year stay open",
    "outlet": "say who published these, as outlet: Osmo Courier",
    "title": "give these a title, as title: A Headline",
}
"""What readers need of an article, and how an editor is asked for it."""
_SEVERAL = 2
"""Files in which a key must stand to be more than a slip."""


def source_lines(articles: Sequence[Article], heads: Sequence[Head], excluded: Mapping[str, str]) -> Iterator[str]:
    """Write the sources; what first lines say and no file states is filled in, for the editor to look at."""
    yield "# The articles, as readers see them. You may add author, url, and kind: retelling to what retells another."
    yield from _missing(articles, heads)
    yield "sources:"
    for article, head in zip(articles, heads, strict=True):
        own = {"id": article.id} if article.id != slugify(article.file.rpartition(".")[0]) else {}
        read = {
            key: value
            for key in ("title", "outlet", "author", "published")
            if (value := getattr(head, key)) and not getattr(article, key)
        }
        keys = {**own, "label": label(article, head), **read}
        yield f"  {scalar(article.file)}: {{{', '.join(f'{key}: {scalar(value)}' for key, value in keys.items())}}}"
    for file, reason in excluded.items():
        yield f"  {scalar(file)}: {{exclude: {scalar(reason)}}}"


def key_lines(keys: Keys) -> Iterator[str]:
    """Write what keys of front matter mean; those that nobody knows, and that stand in several files, to fill in."""
    strange = {key: places for key, places in keys.unknown.items() if len(places) >= _SEVERAL}
    if keys.aliases or strange:
        yield ""
        yield "# What your own keys on top of the articles mean: keys of a source, as author, or passed-over."
        yield from ["front-matter:", "  aliases:"] if keys.aliases else ["# front-matter:", "#   aliases:"]
        yield from (f"    {scalar(key)}: {word}" for key, word in keys.aliases.items())
    for key, places in strange.items():
        said = f", as {scalar(places[0][2])}" if places[0][2] else ""
        yield f"#     {scalar(key)}: {comment(f'in {len(places)} files{said}')}"


def _missing(articles: Sequence[Article], heads: Sequence[Head]) -> Iterator[str]:
    """Ask for what nobody says, in one block."""
    for key, plea in _ASKED.items():
        files = [each.file for each, head in zip(articles, heads, strict=True) if not getattr(head, key)]
        if files:
            yield from wrapped(f"# Please {plea}: {as_list(files)[1:-1]}", "#   ")


def label(article: Article, head: Head) -> str:
    """Call an article by its title or the first words of its own."""
    first = next((block for block in article.blocks if block.end > head.start > block.start), None)
    first = first or next(iter(article.blocks), None)
    text = head.title or (article.text[max(first.start, head.start) : first.end] if first else article.file)
    text = printable(" ".join(text.split()))
    cut = text if len(text) <= 70 else text[: text.rfind(" ", 20, 70)] + " …"
    return cut or article.file
