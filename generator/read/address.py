"""Addresses on the web, and which of them lead to one page."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

from generator.patterns import lazy
from generator.read.not_articles import lexicon

_ARCHIVED = lazy(
    r"""
    (https?://(?: web\.archive\.org/web/\d{1,14}[a-z_]{0,4}                                          # Internet Archive
                | archive\.(?:today|ph|is|li|vn|md|fo)/(?:\d{14}|\d{4}\.\d\d\.\d\d-\d{6}) )/)      # archive.today
    (https?:)/{1,2}(\S+)
    """,
    re.IGNORECASE | re.VERBOSE,
)


def original(url: str) -> tuple[str, str | None]:
    """Give the address of a page, and that of its copy in an archive if the address is one.

    >>> original("https://web.archive.org/web/2024/http:/harbour.example/a")
    ('http://harbour.example/a', 'https://web.archive.org/web/2024/http://harbour.example/a')
    """
    match = _ARCHIVED.fullmatch(url)
    return (f"{match[2]}//{match[3]}", f"{match[1]}{match[2]}//{match[3]}") if match else (url, None)


def without_tracking(url: str) -> str:
    """Give an address less the parameters that follow the reader, and its fragment.

    >>> without_tracking("https://harbour.example/a?utm_source=x&id=3#top"), without_tracking("https://harbour.example/?a")
    ('https://harbour.example/a?id=3', 'https://harbour.example/?a')
    """
    plain, _, query = url.partition("#")[0].partition("?")
    kept = [part for part in query.split("&") if part and not lexicon().tracking.fullmatch(part.partition("=")[0])]
    return f"{plain}?{'&'.join(kept)}" if kept else plain


def page_of(url: str) -> str:
    """Give what the addresses of one page have in common: no scheme, no ``www.``, no tracking, no fragment.

    >>> page_of("http://www.Harbour.example/a/?utm_source=x&id=3#top") == page_of("https://harbour.example/a?id=3")
    True
    """
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").removeprefix("www.").rstrip("."), parts.port
    except ValueError:
        return url
    place = host if port in (None, 80, 443) else f"{host}:{port}"
    tracking = lexicon().tracking
    query = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not tracking.fullmatch(pair[0])]
    return f"{place}{parts.path.rstrip('/')}" + (f"?{urlencode(sorted(query))}" if query else "")
