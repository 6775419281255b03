"""Articles as records: JSON and JSON lines of reading lists and news services, feeds, and exports of WordPress."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from generator.characters import fit, fit_markup
from generator.patterns import lazy
from generator.read.cleaned import clean
from generator.read.content import Content, File, NotTextError
from generator.read.front_matter import lenient, meanings, plain_key
from generator.read.linked import names
from generator.read.text import decode, unified
from generator.story import PASSED_OVER

if TYPE_CHECKING:
    from lxml.etree import _Element

_LISTS: Final = ("articles", "items", "results", "entries", "documents", "docs", "data", "posts", "_embedded", "value")
"""Keys under which services put their list of articles."""
_BODIES: Final = (
    "content html", "content encoded", "full text", "fulltext", "article body", "content", "body", "text", "article",
    "content text", "html", "markdown",
)  # fmt: skip
"""Keys of an article's own words, the fullest first."""
_CUT: Final = lazy(r"(?:…|\.\.\.)?\s*\[\+\d+ chars\]\s*$")
"""How a news service ends a text that it does not give in full."""
_CAMEL: Final = lazy(r"(?<=[a-z])(?=[A-Z])")
_MARKED: Final = lazy(r"</?(?:p|div|br|h[1-6]|a|em|strong|ul|li)\b", re.IGNORECASE)
_KINDS: Final = frozenset(("post", "page", None))
"""What WordPress exports that is an article; the rest are pictures, menus and settings."""
DEEPEST: Final = 3
"""Levels below the top of a JSON file where its list of articles stands, at most."""
Record = Mapping[str, Any]


def read_json(file: File) -> list[Content]:
    """Read the articles of a JSON file: one, a list, or a list in what a service answers. Raises `NotTextError`."""
    text = unified(decode(file.data))
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return _all(file, _lines(text))
    return _all(file, _records(data, DEEPEST))


def read_xml(file: File) -> list[Content]:
    """Read the articles of a feed (RSS, Atom) or of an export of WordPress. Raises `NotTextError`."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False)
    tree = etree.fromstring(fit_markup(unified(decode(file.data))).encode(), parser)
    if tree is None:
        raise NotTextError("this is no XML; save the feed or the export again, or exclude it")
    outlet = next(
        (each.text for each in tree.iter("{*}title") if _local(each.getparent()) in ("channel", "feed")), None
    )
    items = [each for each in tree.iter("{*}item", "{*}entry") if _is_article(each)]
    return _all(file, [{"outlet": outlet} | _item(each) for each in items])


def _lines(text: str) -> list[Record]:
    """Give the records of JSON lines; one that is none is told: a file half read is worse than none."""
    records: list[Record] = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                record = json.loads(line)
            except (ValueError, RecursionError):
                raise NotTextError(
                    "this is neither JSON nor a line of JSON; mend it, or exclude the file", number
                ) from None
            records += [record] if isinstance(record, dict) else []
    return records


def _records(data: Any, depth: int) -> list[Record]:
    if isinstance(data, list):
        return [each for each in data if isinstance(each, dict)]
    if not isinstance(data, dict) or not depth:
        return []
    if _body(data):
        return [data]
    return next(filter(None, (_records(data[key], depth - 1) for key in _LISTS if key in data)), [])


def _all(file: File, records: list[Record]) -> list[Content]:
    found = [content for number, record in enumerate(records, 1) if (content := _content(file, record, number))]
    if not found:
        raise NotTextError("it holds no article; exclude it: under sources in the story file, or remove it")
    return found


def _content(file: File, record: Record, number: int) -> Content | None:
    known: dict[str, str] = {}
    meaning = meanings(file)
    for key, value in record.items():
        word = meaning.get(_key(key))
        said = [fit(text) for text in names(value) if text.strip()]
        if word and said and word != PASSED_OVER:
            for name, text in lenient(word, said):
                known.setdefault(name, " ".join(text.split()))
    body = fit(_body(record))
    if cut := _CUT.search(body):
        file.note(1, f"article {number} is cut off by the service that it comes from; put its full text there")
        body = body[: cut.start()]
    if not any(char.isalnum() for char in body):
        file.note(1, f"article {number} has no text; it is left out")
        return None
    text, heads = _plain(body, known.get("title"))
    return Content(text, heads=heads, **known)  # type: ignore[arg-type]  # what meanings() gives are its attributes


def _key(key: str) -> str:
    return plain_key(_CAMEL.sub(" ", key.replace(":", " ")))


def _body(record: Record) -> str:
    by_key = {_key(key): value for key, value in record.items()}
    for key in _BODIES:
        value = by_key.get(key)
        if isinstance(value, dict):  # of WordPress' own service
            value = value.get("rendered")
        if isinstance(value, str) and value.strip():
            return value
    return ""


def _plain(body: str, title: str | None) -> tuple[str, frozenset[int]]:
    from lxml import html

    from generator.read.markup import MarkupParagraph, joined, passages, titled

    if not _MARKED.search(body):
        paragraphs = [" ".join(part.split()) for part in re.split(r"\n\s*\n", unified(body))]
        return joined(titled(title, [MarkupParagraph(part) for part in paragraphs if part]))
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    tree = html.document_fromstring(f"<body>{fit_markup(body)}</body>".encode(), parser=parser)
    clean(tree)
    return joined(titled(title, passages(tree)))


def _local(element: _Element | None) -> str:
    return "" if element is None or not isinstance(element.tag, str) else element.tag.rpartition("}")[2]


def _is_article(item: _Element) -> bool:
    said = {_local(child): child.text for child in item}
    return said.get("post_type") in _KINDS and said.get("status") in ("publish", None)


def _item(item: _Element) -> dict[str, Any]:
    """Give an item of a feed as a record; names without their prefixes, but for the two that are content."""
    record: dict[str, Any] = {}
    for child in item:
        name, text = _local(child), "".join(map(str, child.itertext())).strip()
        if name == "encoded":
            name = "content encoded" if "content" in str(child.tag) else "excerpt"
        elif name == "link":
            text = text or child.get("href", "")
        record.setdefault("published" if name == "pubDate" else name, text)
    if "content encoded" not in record and "content" not in record:
        record["content"] = record.get("summary") or record.get("description") or ""
    return record
