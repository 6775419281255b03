"""Whether the parts of a site agree with each other: for whoever has no articles to hold it to.

The data are as their schemas say and speak of the same claims; each passage and each marked value on a page is one that
the data hold, and each link inside of the site leads somewhere.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Container, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from lxml import etree
from lxml.html import HtmlElement

from generator.data_files import read_data, read_list
from generator.errors import CollateError
from generator.patterns import lazy
from generator.verify.marks import marks
from generator.verify.page import FinishedPage, even

_SCHEMAS: Final = ("claims", "facts", "timeline", "citations", "manifest")
_SAID: Final = "said"
"""Class of what shows the words of a source."""
_NOTES: Final = ("n-", "e-")
"""How the ids of notes on facts and on events begin."""
_OURS: Final = frozenset(("meant", "cut"))
"""Classes of what we put into such words."""
_CUT: Final = lazy(r"\s*(?:…|\[[^\]]*\])\s*")
"""Where a passage is shortened, and what we say in brackets."""
_MARKS: Final = " “”"
"""What stands around the words of an original."""
_LONGEST: Final = 60
_SHORTEST: Final = 12
"""Characters of a part of a passage below which it stands in many a sentence, and tells nothing."""


def within(site: Path, files: Container[str], pages: Sequence[FinishedPage]) -> Iterator[str]:
    """Give a fault, ``path:line: what is wrong``, for each part of a site that others belie."""
    held: dict[str, dict[str, Any]] = {}
    for name in _SCHEMAS:
        path = site / "data" / f"{name}.json"
        try:
            held[name] = {"events": read_list(path)} if name == "timeline" else read_data(path).top
        except CollateError as error:
            yield from (line.removeprefix(f"{site}/") for line in error.lines)
    if {"claims", "facts"} <= held.keys():
        yield from _same_claims(held["claims"], held["facts"])
        yield from _tables(site, held["claims"], held["facts"])
    if {"claims", "timeline"} <= held.keys():
        yield from _passages(pages, held)
    if {"claims", "facts"} <= held.keys():
        yield from marks(pages, held["claims"], held["facts"])
    yield from _well_formed(site)
    yield from _links(files, pages)


def _same_claims(claims: Mapping[str, Any], facts: Mapping[str, Any]) -> Iterator[str]:
    known = {each["id"] for each in claims["claims"]}
    sources = {each["id"] for each in claims["sources"]}
    for fact in facts["facts"]:
        of = f"data/facts.json:1: the fact {fact['field']!r} of {fact['subject']!r}"
        ids = {each for position in fact["positions"] for each in position["claims"]}
        if strange := sorted(ids - known):
            yield f"{of} rests on {strange[0]!r:.{_LONGEST}}, which is no claim"
    for claim in claims["claims"]:
        if claim["source"] not in sources:
            of = f"{claim['source']!r:.{_LONGEST}}"
            yield f"data/claims.json:1: the claim {claim['id']!r} is of {of}, which is no source"
        if claim["end"] - claim["start"] != len(claim["quote"]):
            yield f"data/claims.json:1: the passage of {claim['id']!r} is not as long as it says"


def _tables(site: Path, claims: Mapping[str, Any], facts: Mapping[str, Any]) -> Iterator[str]:
    """Count the rows of the tables."""
    positions = sum(len(fact["positions"]) for fact in facts["facts"])
    for name, count in (("claims", len(claims["claims"])), ("facts", positions)):
        path = site / "data" / f"{name}.csv"
        if path.is_file() and (found := _rows(path.read_text("utf-8-sig", "replace"))) != count:
            yield f"data/{name}.csv:1: has {found} rows where {name}.json has {count}"


def _rows(text: str) -> int:
    limit = csv.field_size_limit(len(text) + 1)
    try:
        return max(sum(1 for row in csv.reader(io.StringIO(text)) if row) - 1, 0)
    except csv.Error:
        return -1
    finally:
        csv.field_size_limit(limit)


def _well_formed(site: Path) -> Iterator[str]:
    path = site / "data" / "feed.xml"
    if path.is_file():
        try:
            etree.fromstring(path.read_bytes(), etree.XMLParser(resolve_entities=False, no_network=True))
        except etree.XMLSyntaxError as error:
            yield f"data/feed.xml:{error.lineno or 1}: is no XML; build the site anew"


def _passages(pages: Sequence[FinishedPage], held: Mapping[str, Any]) -> Iterator[str]:
    """Hold each passage behind a value or a date to those of the data, its shortened parts one by one: each is a part
    of one of the data, or the sentence around one."""
    quotes = [part for quote in _quotes(held) for part in _CUT.split(even(quote)) if part]
    known = "\n".join(quotes)
    for page in pages:
        for each in page.content.iter("p") if page.content is not None else ():
            if _SAID not in each.classes or not _is_of_the_data(each):
                continue
            parts = (part.strip(_MARKS) for part in _CUT.split(even(_without_ours(each))))
            for part in parts:
                if len(part) >= _SHORTEST and part not in known and not any(quote in part for quote in quotes):
                    where = f"{page.path}:{each.sourceline}"
                    yield f"{where}: shows {part[:_LONGEST]!r} as a source's words; the data lack them"
                    break


def _is_of_the_data(element: HtmlElement) -> bool:
    """Say whether a passage stands in a note on a fact or an event; the data hold no other sentences."""
    return any((each.get("id") or "").startswith(_NOTES) for each in element.iterancestors("section"))


def _quotes(held: Mapping[str, Any]) -> Iterator[str]:
    for value in held.values():
        stack = [value]
        while stack:
            each = stack.pop()
            if isinstance(each, dict):
                stack += [value for key, value in each.items() if key != "quote"]
                yield str(each.get("quote", ""))
            elif isinstance(each, list):
                stack += each


def _without_ours(element: HtmlElement) -> str:
    parts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str):
            parts.append(_without_ours(child) if _OURS.isdisjoint(child.classes) else "")
        parts.append(child.tail or "")
    return "".join(parts)


def _links(files: Container[str], pages: Sequence[FinishedPage]) -> Iterator[str]:
    """Follow each link inside of the site."""
    anchors = {f"/{page.path}": _anchors(page) for page in pages}
    for page in pages:
        if page.tree is None or page.path == "404.html":
            continue
        for each in page.tree.iter("a"):
            link = each.get("href")
            to = page.address(link) if link is not None else ""
            if not to.startswith("/") or to.startswith("//"):
                continue
            path, _, anchor = to.partition("#")
            where = f"{page.path}:{each.sourceline}: leads to"
            if path not in anchors and path.lstrip("/") not in files:
                yield f"{where} {path[:_LONGEST]!r}, which is not there"
            elif anchor and path in anchors and anchor not in anchors[path]:
                yield f"{where} {anchor[:_LONGEST]!r} in {path[:_LONGEST]!r}, which is not there"


def _anchors(page: FinishedPage) -> frozenset[str]:
    found = page.tree.iter() if page.tree is not None else ()
    return frozenset(
        value for each in found if isinstance(each.tag, str) for key in ("id", "name") if (value := each.get(key))
    )
