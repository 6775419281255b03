"""What a page says of its article in JSON-LD, the linked data of schema.org."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from generator.patterns import lazy
from generator.read.not_articles import lexicon

if TYPE_CHECKING:
    from lxml.html import HtmlElement

DEEPEST: Final = 6
"""Levels below the top where an article's own data may stand: ``@graph`` and ``mainEntity`` take three."""
LARGEST: Final = 400_000
"""Characters of one script, at most: what is longer holds the page's whole text, and costs more than it tells."""
_CDATA: Final = lazy(
    r"\s*(?://|/\*)?\s*<!\[CDATA\[\s*(?:\*/)?|(?://|/\*)?\s*\]\]>\s*(?:\*/)?\s*$|^\s*<!--|(?://\s*)?-->\s*$"
)
_TRAILING: Final = lazy(r",(?=\s{0,99}[\]}])")
Thing = Mapping[str, Any]


def articles(tree: HtmlElement) -> list[Thing]:
    """Give what a page's scripts say of articles, in the order of the page; what is no JSON says nothing."""
    scripts = tree.iterfind(".//script[@type='application/ld+json']")
    return [thing for script in scripts for thing in _articles(_data(script.text or ""), DEEPEST)]


def resolved(tree: HtmlElement, value: Any) -> Any:
    """Give a thing itself where only its ``@id`` is given, and another script or place of the page says what it is."""
    wanted = value.get("@id") if isinstance(value, Mapping) and "name" not in value else None
    if not isinstance(wanted, str):
        return value
    graphs = (_data(script.text or "") for script in tree.iterfind(".//script[@type='application/ld+json']"))
    things = (thing for data in graphs for thing in _things(data))
    return next((thing for thing in things if thing.get("@id") == wanted and "name" in thing), value)


def _things(data: Any) -> list[Thing]:
    held = data.get("@graph", [data]) if isinstance(data, dict) else data
    return [each for each in held if isinstance(each, dict)] if isinstance(held, list) else []


def drop_broken(tree: HtmlElement) -> None:
    """Take the scripts out of a page that should hold JSON-LD and do not, or hold too much of it."""
    for script in [*tree.iterfind(".//script[@type='application/ld+json']")]:
        if _data(script.text or "") is None:
            script.drop_tree()


def names(value: Any) -> list[str]:
    """Give the names of a person or an organisation, or of several."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [name for each in value[:20] for name in names(each) if not isinstance(each, list)]
    if not isinstance(value, Mapping) or isinstance(value.get("name"), Mapping):
        return []
    return names(value.get("name")) or _in_parts(value)


def _in_parts(person: Thing) -> list[str]:
    """Give a name of which the given and the family name stand apart, as in reading lists."""
    given = person.get("firstName") or person.get("given") or person.get("givenName")
    family = person.get("lastName") or person.get("family") or person.get("familyName")
    return [" ".join(str(part) for part in (given, family) if part)] if family else []


@cache
def _data(text: str) -> Any:
    if len(text) > LARGEST:
        return None
    plain = _TRAILING.sub("", _CDATA.sub("", text))
    try:
        return json.loads(plain, strict=False)
    except (ValueError, RecursionError):
        return None


def _articles(data: Any, depth: int) -> Iterator[Thing]:
    """Look for articles in a thing and in the things that it is mainly about; those inside of lists are other pages."""
    if isinstance(data, list):
        for each in data:
            yield from _articles(each, depth - 1) if depth and isinstance(each, dict) else ()
    elif isinstance(data, dict) and depth:
        if _is_article(data.get("@type")):
            yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            if isinstance(data.get(key), dict | list):
                yield from _articles(data[key], depth - 1)


def _is_article(kind: Any) -> bool:
    kinds = kind if isinstance(kind, list) else [kind]
    return any(isinstance(each, str) and lexicon().articles.fullmatch(each) for each in kinds)
