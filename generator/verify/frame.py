"""What the theme puts around the content of a page, for where the theme that made it is not at hand: all pages of a
site are made by the same one, so that each must be framed as the others are.

Of one page alone are its title and what it is about, which the generator made; the way from it to the top of the site;
and its navigation, in which each link must be called as what it leads to.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from typing import Final

from lxml.html import HtmlElement

from generator.patterns import lazy
from generator.verify.expected import ALONE
from generator.verify.page import FinishedPage, Word, plain

_NAVIGATION: Final = frozenset(("md-nav", "md-tabs"))
_OWN_LINKS: Final = frozenset(("prev", "next", "canonical"))
_OWN_PARTS: Final = frozenset(("header-topic", "skip"))
_LINKS: Final = frozenset(("href", "src"))
_UP: Final = lazy(
    r"""(?<=new\ URL\(") \.\.? (?:/\.\.)* (?=")  # where a page keeps what its reader chose
    | (?<="base":\ ") \.\.? (?:/\.\.)* | (?<="base":") \.\.? (?:/\.\.)*
    | (?<=") (?:\.\.?/)+ (?=assets/)  # the search
    """,
    re.VERBOSE,
)
"""How scripts of the theme write the way to the top."""
_TAGS: Final = frozenset(("a", "div", "i", "img", "input", "label", "li", "nav", "path", "span", "svg", "ul"))
"""What the navigation of a theme is made of."""
_SPOKEN: Final = frozenset(("alt", "aria-label", "title"))
_NUMBERED: Final = lazy(r"(?:id|for|aria-labelledby)=__nav(?:_\d+)+(?:_label)?|(?:data-md-level|tabindex)=\d*|checked=")
"""What differs from one part of the navigation to another."""
_SHOWN: Final = 60
"""Characters of words that a message shows."""


def frames(pages: Sequence[FinishedPage]) -> Iterator[str]:
    """Give a fault, ``path:line: what is wrong``, for each page that is not framed as the others are."""
    known = [page for page in pages if page.content is not None and page.path != ALONE]
    rows = {page.path: list(_row(page)) for page in known}
    usual = Counter(tuple(word.text for word in row) for row in rows.values()).most_common(1)
    for path, row in rows.items():
        for word, right in zip(row, usual[0][0], strict=False):
            if word.text != right:
                other = f"where other pages say {right[:_SHOWN]!r}"
                yield f"{path}:{word.line}: says {word.text[:_SHOWN]!r} around its content {other}"
                break
        else:
            if len(row) != len(usual[0][0]):
                yield f"{path}:1: has more or less around its content than other pages"


def head(page: FinishedPage, meta: Mapping[str, str], names: Collection[str], site: str) -> Iterator[str]:
    """Give a fault where the head of a page does not say what the generator made it say; ``names`` are the page's."""
    if page.tree is None:
        return
    title, about = meta.get("title") or None, meta.get("description")
    wanted = {"description": about, "og:description": about, "og:title": title, "og:site_name": site}
    for each in page.tree.iter("title"):
        said = " ".join((each.text or "").split())
        if said.removesuffix(f" - {site}") not in ([title] if title else names):
            yield f"{page.path}:{each.sourceline}: is called {said!r} where these sources make {title or site!r}"
    for each in page.tree.iter("meta"):
        right = wanted.get(each.get("name") or each.get("property") or "")
        if right is not None and (each.get("content") or "").split() != right.split():
            said = f"{each.get('content')!r:.{_SHOWN}} where these sources make {right!r:.{_SHOWN}}"
            yield f"{page.path}:{each.sourceline}: says of itself {said}"


def _row(page: FinishedPage) -> Iterator[Word]:
    """Give all around the content that is the same on every page."""
    assert page.tree is not None
    yield Word(page.edges[0], 1)
    yield from _walk(page, page.tree)
    yield Word(page.edges[1], 1)


def _walk(page: FinishedPage, element: HtmlElement) -> Iterator[Word]:
    line = element.sourceline or 1
    if not isinstance(element.tag, str):
        yield Word(f"<!--{element.text}-->", line)
    elif element is page.content:
        yield Word("<its content>", line)
    elif not _is_own(element):
        yield Word(f"<{element.tag}>", line)
        for name, value in sorted(element.attrib.items()):
            if not (name == "hidden" and "md-sidebar" in element.get("class", "")):  # as the page asks
                yield Word(f"{name}={page.address(value) if name in _LINKS else value}", line)
        yield from _words(element.text, line)
        for child in element:
            yield from _walk(page, child)
            yield from _words(child.tail, child.sourceline or line)
        yield Word(f"</{element.tag}>", line)


def _words(text: str | None, line: int) -> Iterator[Word]:
    for word in _UP.sub("", text or "").split():
        yield Word(word, line)


def _is_own(element: HtmlElement) -> bool:
    """Say whether an element is of one page alone, and is looked at otherwise."""
    if element.tag == "nav":
        return not _NAVIGATION.isdisjoint(element.classes)
    if element.tag == "link":
        return element.get("rel") in _OWN_LINKS
    if element.tag == "meta":
        return element.get("name") == "description" or (element.get("property") or "").startswith("og:")
    return element.tag == "title" or element.get("data-md-component") in _OWN_PARTS


def usual(pages: Iterable[FinishedPage]) -> frozenset[tuple[str, str]]:
    """Give what attributes say in the navigation of pages, by their names, more often than once: the theme's own words.
    What somebody puts into one page stands there alone."""
    found = Counter(
        said
        for page in pages
        for each in _parts(page)
        if isinstance(each.tag, str)
        for name, value in each.attrib.items()
        for said in _said(name, value)
    )
    return frozenset(said for said, count in found.items() if count > 1)


def navigation(
    page: FinishedPage, names: Mapping[str, Collection[str]], known: Container[tuple[str, str]]
) -> Iterator[str]:
    """Give a fault for each link of a page's navigation that is not called as what it leads to, for words that name
    nothing, and for what no theme makes; ``names`` are those of pages by their paths, and under "" all of them, and
    ``known`` is what is `usual`."""
    own = {f"/{page.path}#{each.get('id')}": plain(each) for each in page.headings()}
    any_name = frozenset((*names[""], *own.values()))
    for each in _parts(page):
        where = f"{page.path}:{each.sourceline or 1}"
        if _is_strange(each, known, any_name):
            yield f"{where}: has something in its navigation that no other page has"
        elif each.tag == "a":
            to, name = page.address(each.get("href", "")), plain(each)
            right = [own[to]] if to in own else names.get(to.partition("#")[0].lstrip("/"), ())
            if name not in ("", *right):
                yield f"{where}: calls {to[:_SHOWN]!r} {name[:_SHOWN]!r}, which is not its name"
        elif not any(True for _ in each.iterancestors("a")):
            said = [" ".join((text or "").split()) for text in (each.text, *(child.tail for child in each))]
            if strange := [text for text in said if text and text not in any_name]:
                yield f"{where}: says {strange[0][:_SHOWN]!r} in its navigation, which is the name of nothing there"


def _parts(page: FinishedPage) -> Iterator[HtmlElement]:
    """Give all elements of the navigation of a page."""
    if page.tree is not None and page.content is not None and page.path != ALONE:
        for nav in page.tree.iter("nav"):
            if _is_own(nav):
                yield from nav.iter()


def _is_strange(element: HtmlElement, known: Container[tuple[str, str]], names: Container[str]) -> bool:
    """Say whether an element is none that the navigation of a theme is made of."""
    if not isinstance(element.tag, str) or element.tag not in _TAGS:
        return True
    said = (each for name, value in element.attrib.items() if name not in _LINKS for each in _said(name, value))
    return any(
        each not in known and not (each[0] in _SPOKEN and each[1] in names) and not _NUMBERED.fullmatch("=".join(each))
        for each in said
    )


def _said(name: str, value: str) -> Iterator[tuple[str, str]]:
    """Give what an attribute says, classes one by one."""
    for each in value.split() if name == "class" else (value,):
        yield name, each
