"""What the first lines of a text say of it: its title, its outlet, its author and its day; and what opens its story."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from generator.folding import fold_chars, lower
from generator.models import Article
from generator.names import CITY, COUNTRY, classes
from generator.patterns import lazy
from generator.values import DateExpr, find_values

LINES: Final = 8
"""Blocks, at most, among which the head of a text is looked for."""
_OPENING: Final = 2
"""Paragraphs among which a dateline is looked for: the first may be a headline that does not look like one."""
_LONGEST: Final = 14
"""Words of a line, at most, that says when and where a text came out."""
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DATELINE = lazy(
    rf"""(?P<place>[A-Z][A-Z.'-]+(?:\ [A-Z][A-Z.'-]+){{0,3}})          # RIVERTON
         (?:,\ [A-Z][\w.'-]+(?:\ [A-Z][\w.'-]+){{0,2}})?               # , Ohio
         (?:,?\ (?P<day>{_MONTH}\ \d{{1,2}}(?:,\ \d{{4}})?))?           # , March 3, 2031
         (?:\ ?\((?P<agency>[A-Z][^()\n]{{1,40}})\))?\s?[-;]+\s        # (Osmo Wire) -
       | (?:[A-Z][\w.'-]+,?\ ){{1,4}}\((?P<wire>[A-Z][^()\n]{{1,40}})\)\s?[-;]+\s""",
    re.VERBOSE,
)
"""What stands in front of an agency's first sentence, in folded text, where a long dash is a semicolon."""
_AUTHOR = lazy(
    r"(?:[Bb]y|BY) ((?:[A-Z][\w.'-]+|de|van|von|der|den|la|and|&)(?: (?:[A-Z][\w.'-]+|de|van|von|der|den|la|and|&))+)$"
)
_PARTS = lazy(r"(?<=\w)\. (?=(?:By|BY) )| \| ")
"""What parts a line that says several things of an article: "Harbour Post, 3 March 2031. By Ada Holm"."""
_ORIGIN = lazy(
    r"(?:(?:translated|taken|adapted|reprinted) from [^.]{1,40}\. )?(?:original|source|outlet|publication"
    r"|first published (?:in|by)|published (?:in|by))(?: ?: ?| (?:the )?)(?P<outlet>[A-Z][\w&'. -]{2,40}?)(?=[,.;(]|$)",
    re.IGNORECASE,
)
_RELEASE = lazy(r"(?:press|news|media) release(?: (?:of|by|from)(?: the)? (?P<outlet>.+))?$", re.IGNORECASE)
_SLUG = lazy(r"[A-Z0-9]{2,}(?:[-/][A-Z0-9]+)+(?: ?\([A-Z0-9 ,]+\))?")
"""What an agency calls a report by, which is no headline: OSMO-FERRY/STRIKE (UPDATE 2)."""
_DATED = lazy(r"(?:[A-Z][\w]* ){0,2}(?:date|published|posted|issued|updated)(?: on)? ?:", re.IGNORECASE)
_NO_OUTLET = lazy(
    r"(?:press|news|media) release|statement|(?:\w+ )?date\b|published|posted|updated|issued"
    r"|(?:not )?for (?:immediate )?release|embargo",
    re.IGNORECASE,
)
"""What stands where an outlet may, and is none."""


@dataclass(frozen=True, slots=True)
class Head:
    """What the first lines say, each ``None`` where they do not; what the file states of itself comes first."""

    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    """ISO 8601 day."""
    place: str | None = None
    """Where an agency's dateline says that the report comes from."""
    start: int = 0
    """Where the words of the article itself start."""


def head(article: Article) -> Head:
    """Read the head of an article."""
    first = [block for block in article.blocks if block.kind == "prose"][:_OPENING]
    openings = [(block, _DATELINE.match(fold_chars(article.text[block.start : block.end]))) for block in first]
    prose, line = next((pair for pair in openings if pair[1]), (None, None))
    start = prose.start + line.end() if prose and line else 0
    agency = (line["agency"] or line["wire"]) if line else None
    lines = [] if _is_page(article) else list(_lines(article))
    dated = [line["day"]] if line and line["day"] else []
    return Head(
        title=article.title or _title(article, lines),
        outlet=article.outlet or next(_outlets(lines, article.text), None) or agency,
        author=article.author or next((match[1] for text in lines if (match := _AUTHOR.match(text))), None),
        published=article.published or next(_days([*lines, *dated]), None),
        place=line["place"] if line else None,
        start=start,
    )


def _is_page(article: Article) -> bool:
    """Say whether a file is a saved page, which states such things in its markup or not at all."""
    return article.file.lower().endswith((".html", ".htm"))


def _lines(article: Article) -> Iterator[str]:
    for block in article.blocks[:LINES]:
        line = " ".join(article.text[block.start : block.end].strip(" *_#").split())
        yield line
        if len(line.split()) <= _LONGEST:
            yield from (part.strip(" .") for part in _PARTS.split(line)[1:])


def _title(article: Article, lines: Iterable[str]) -> str | None:
    """Give the first headline; one in small letters before one in capitals, which names who speaks."""
    heads = [
        " ".join(article.text[block.start : block.end].strip(" *_#").split())
        for block in article.blocks[:LINES]
        if block.kind == "headline"
    ]
    told = [t for t in heads if not _AUTHOR.match(t) and not _NO_OUTLET.match(t) and not next(_days([t]), None)]
    told = [t for t in told if not _SLUG.fullmatch(t)]
    spoken = [text for text in told if not text.isupper()]
    return next(iter(spoken or told), None)


def _days(lines: Iterable[str]) -> Iterator[str]:
    """Give the days of lines that hold little else, or say that it is one."""
    for text in lines:
        if len(text.split()) > _LONGEST and not _DATED.match(text):
            continue
        for mention in find_values(text):
            value = mention.value
            if (
                isinstance(value, DateExpr)
                and value.year
                and value.month
                and value.day
                and _is_dateline(text, mention.start)
            ):
                yield f"{value.year:04}-{value.month:02}-{value.day:02}"


def _is_dateline(text: str, at: int) -> bool:
    """Say whether what stands before a day is no sentence: nothing, names with a comma, or a label."""
    before = text[:at].strip()
    return not before or before[-1] in ",:-–—|·(" or bool(_DATED.match(text))


def _outlets(lines: Iterable[str], whole: str) -> Iterator[str]:
    """Give who a text says that it comes from."""
    before = ""
    for text in lines:
        if match := _RELEASE.match(text.split(",")[0].strip()):
            if name := match["outlet"] or (before if before.isupper() else ""):
                yield _spoken(name, whole)
        elif match := _ORIGIN.match(text):
            yield match["outlet"].strip()
        elif len(text.split()) <= _LONGEST and next(_days([text]), None):
            name = re.split(r"[,|·:–—]", text)[0].strip()
            words = name.split()
            known = classes(lower(name.replace(" ", "-"))) & (CITY | COUNTRY)
            if len(words) > 1 and not known and not _NO_OUTLET.match(name) and not any(char.isdigit() for char in name):
                yield name
        before = text


def _spoken(name: str, whole: str) -> str:
    """Write a name in capitals as the text writes it elsewhere."""
    found = (match[0] for match in re.finditer(re.escape(name), whole, re.IGNORECASE) if not match[0].isupper())
    return next(found, name)
