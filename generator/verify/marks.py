"""Values on pages, held to the data: the marks behind them, the numbers in them, the sentences of topics, the counts of
the data. What no articles are needed for."""

from __future__ import annotations

import json
from collections.abc import Container, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any, Final

from lxml.html import HtmlElement

from generator.patterns import lazy
from generator.verify.page import FinishedPage, even

_MARK: Final = "cite"
_SENTENCE: Final = "s"
_NOTE: Final = "n-"
"""How the ids of notes on facts begin; behind it stand the subject and the field, or several such pairs."""
_PAIR: Final = "--"
_PAIRS: Final = "---"
_TOPICS: Final = "topics/"
_DATA: Final = "data.html"
LISTED: Final = 24
"""Sources that a mark names, at most; see `generator.render.marks`."""
_NUMBER: Final = lazy(r"\d+(?:[.,]\d+)*")
_BRACKET: Final = lazy(r"\[(\d+)(?:–(\d+))?\]")
_COUNT: Final = lazy(r"([\d,]+) ([a-z ]+)")
_LONGEST: Final = 60
Key = tuple[str, str]
"""The subject and the field of a fact."""
Fault = tuple[HtmlElement, str]
"""Where something is wrong, and what."""


def marks(pages: Sequence[FinishedPage], claims: Mapping[str, Any], facts: Mapping[str, Any]) -> Iterator[str]:
    """Give a fault, ``path:line: what is wrong``, for each value on a page that the data do not bear out."""
    ids = {source["id"]: number for number, source in enumerate(claims["sources"], 1)}
    sources, numbers = _sources(claims, facts, ids), _numbers(claims, facts)
    sentences = {even(each["text"]) for each in facts["sentences"]}
    for page in pages:
        faults = [*_marked(page, sources, numbers), *_noted(page, ids)]
        if page.path.startswith(_TOPICS):
            faults += _told(page, sentences)
        elif page.path == _DATA:
            faults += _counts(page, {**facts, **claims})
        yield from (f"{page.path}:{element.sourceline}: {fault}" for element, fault in faults)


def _sources(claims: Mapping[str, Any], facts: Mapping[str, Any], ids: Mapping[str, int]) -> dict[Key, frozenset[int]]:
    """Give the numbers of the sources that speak of each fact."""
    of = {claim["id"]: ids.get(claim["source"], 0) for claim in claims["claims"]}
    return {
        (fact["subject"], fact["field"]): frozenset(
            of.get(each, 0) for position in fact["positions"] for each in position["claims"]
        )
        for fact in facts["facts"]
    }


def _numbers(claims: Mapping[str, Any], facts: Mapping[str, Any]) -> dict[Key, frozenset[str]]:
    """Give the numbers that the data hold of each fact, in its values, its verdicts and its passages, and in names."""
    names = [*facts["subjects"].values(), *facts["fields"].values()]
    names += [claim["value"]["name"] for claim in claims["claims"] if "name" in claim["value"]]
    words = {claim["id"]: f"{claim['written']} {claim['quote']}" for claim in claims["claims"]}
    found = {}
    for fact in facts["facts"]:
        held = [
            json.dumps([each["value"] for each in fact["positions"]]),
            *(each["text"] for each in (*fact["positions"], *fact["verdicts"])),
        ]
        held += [words.get(each, "") for position in fact["positions"] for each in position["claims"]]
        found[fact["subject"], fact["field"]] = frozenset(_NUMBER.findall(even(" ".join([*held, *names]))))
    return found


def _marked(
    page: FinishedPage, sources: Mapping[Key, frozenset[int]], numbers: Mapping[Key, frozenset[str]]
) -> Iterator[Fault]:
    """Hold marks to the facts that they stand for, and the numbers beside them; those of events stand for no fact, and
    what compares two facts is worked out."""
    beside: dict[HtmlElement, list[list[Key]]] = {}
    for mark in _found(page, "a", _MARK):
        note, named = (mark.get("href") or "").partition("#")[2], _named(mark)
        keys = [_key(part) for part in note.removeprefix(_NOTE).split(_PAIRS)] if note.startswith(_NOTE) else []
        beside.setdefault(mark.getparent(), []).append(keys)
        if len(named) < LISTED and named != _shown(mark):
            yield mark, f"shows {_short(mark.text_content())} for the sources {sorted(named)}"
        if keys and (strange := named - frozenset().union(*(sources.get(key, frozenset()) for key in keys))):
            yield mark, f"names source {min(strange)} of {note[:_LONGEST]!r}, of which it says nothing in the data"
    for element, facts in beside.items():
        known = frozenset().union(*(numbers.get(key, frozenset()) for keys in facts for key in keys))
        for number in _NUMBER.findall(even(_words(element))) if all(len(keys) == 1 for keys in facts) else ():
            if number not in known:
                yield element, f"says {number[:_LONGEST]!r}, which the data do not say of it"


def _noted(page: FinishedPage, ids: Mapping[str, int]) -> Iterator[Fault]:
    """Hold the passages of notes to the numbers of the sources to which they lead."""
    for element in page.content.iter("li") if page.content is not None else ():
        named, link = _named(element), next(element.iter("a"), None)
        if not named or link is None:
            continue
        source = PurePosixPath((link.get("href") or "").partition("#")[0]).stem
        if named != {ids.get(source, 0)} or named != _shown(link):
            yield element, f"leads to {source[:_LONGEST]!r} as source {_short(link.text_content())}, {sorted(named)}"


def _told(page: FinishedPage, sentences: Container[str]) -> Iterator[Fault]:
    """Hold the sentences of a topic to those of the data."""
    for element in _found(page, "span", _SENTENCE):
        if (said := even(_words(element))) not in sentences:
            yield element, f"says {_short(said)}, which is no sentence of the data"


def _counts(page: FinishedPage, data: Mapping[str, Any]) -> Iterator[Fault]:
    """Hold counts such as "217 claims" to the lists of that name."""
    for element in page.content.iter("small") if page.content is not None else ():
        for count, what in _COUNT.findall(element.text_content()):
            held = data.get(what.replace(" ", "_"))
            if isinstance(held, list) and f"{len(held):,}" != count:
                yield element, f"counts {count} {what} where the data have {len(held):,}"


def _found(page: FinishedPage, tag: str, name: str) -> Iterator[HtmlElement]:
    """Give the elements of a class in the content of a page."""
    return (each for each in page.content.iter(tag) if name in each.classes) if page.content is not None else iter(())


def _named(mark: HtmlElement) -> set[int]:
    return {int(number) for number in (mark.get("data-s") or "").split() if number.isdecimal()}


def _key(part: str) -> Key:
    subject, _, field = part.partition(_PAIR)
    return subject, field


def _shown(mark: HtmlElement) -> set[int]:
    """Give the numbers in the brackets of a mark."""
    shown: set[int] = set()
    for first, last in _BRACKET.findall(mark.text_content()):
        shown |= set(range(int(first), min(int(last or first), int(first) + LISTED) + 1))
    return shown


def _words(element: HtmlElement) -> str:
    """Give the text of an element without its marks."""
    parts = [element.text or ""]
    for child in element:
        is_told = isinstance(child.tag, str) and _MARK not in child.classes
        parts += [_words(child) if is_told else "", child.tail or ""]
    return "".join(parts)


def _short(text: str) -> str:
    return repr(" ".join(text.split())[:_LONGEST])
