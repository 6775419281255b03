"""A source as the template that Wikipedia cites a news article with."""

from __future__ import annotations

import re
from urllib.parse import quote as percent

from generator.cite.note import note
from generator.models import Article
from generator.patterns import lazy
from generator.plain import plain
from generator.words import day_text

MARKUP = lazy(
    r"""
      [|={}\[\]<>&]  # ends a parameter, a template, a link, or starts a tag or a reference
    | '{2,}          # slant and weight
    | ~{3,}          # becomes a signature
    | _{2,}          # starts a magic word
    """,
    re.VERBOSE,
)
ADDRESS = ":/?#@!$&()*+,=%"
"""What an address may hold beside letters, digits and ``-._~``, and means nothing to the wiki."""
SNAPSHOT = lazy(r"/web/(\d{4})(\d\d)(\d\d)\d{6}")
"""The day of a snapshot, as the addresses of the Wayback Machine hold it."""


def cite_news(article: Article, quote: str = "") -> str:
    """Give ``{{cite news}}`` with what is known, ``quote`` only of an original.

    A source whose title is not known is named in a comment: the template asks for a title, and none is invented.
    """
    archived = SNAPSHOT.search(article.archive or "")
    fields = {
        **_authors(article),
        "title": wiki(article.title),
        "url": _address(article.url),
        "work": wiki(article.outlet),
        "date": _date(article.published),
        "access-date": article.url and article.accessed,
        "archive-url": _address(article.archive),
        "archive-date": archived and "-".join(archived.groups()),
        "quote": wiki(quote) if article.kind == "original" else "",
    }
    given = "".join(f" |{key}={value}" for key, value in fields.items() if value)
    return f"{{{{cite news{given}}}}}" + ("" if fields["title"] else f"<!-- {wiki(note(article))}: no title known -->")


def _authors(article: Article) -> dict[str, str]:
    """Give a parameter for each author: ``author`` of one, ``author1`` and so on of several."""
    known = article.authors
    return {f"author{number}" if len(known) > 1 else "author": wiki(name) for number, name in enumerate(known, 1)}


def _date(published: str | None) -> str:
    """Give a date as Wikipedia takes it, which reads "2024-09" as two years."""
    return day_text(published) if published and len(published) == len("2024-09") else published or ""


def wiki(text: str | None) -> str:
    """Give a text for a parameter of a template: all that is markup to the wiki as a reference.

    >>> wiki("A = B | {{C}} [[D]]")
    'A &#61; B &#124; &#123;&#123;C&#125;&#125; &#91;&#91;D&#93;&#93;'
    """
    return MARKUP.sub(lambda match: "".join(f"&#{ord(char)};" for char in match[0]), plain(text or ""))


def _address(url: str | None) -> str:
    kept = percent(plain(url or ""), safe=ADDRESS)
    return MARKUP.sub(lambda match: "".join(f"%{ord(c):02X}" if c in "_~" else c for c in match[0]), kept)
