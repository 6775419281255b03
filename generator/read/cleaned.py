"""A page less what is not its text: marks of notes, what is struck out, hidden, or for screen readers alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.patterns import lazy
from generator.read.content import NotTextError

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_STRUCK: Final = frozenset(("s", "strike", "del"))
_BESIDE: Final = frozenset(
    ("amp-ad", "amp-embed", "amp-sticky-ad", "amp-auto-ads", "amp-consent", "amp-sidebar", "amp-social-share",
     "amp-user-notification", "dialog", "template")
)  # fmt: skip
"""Elements in which pages ask, sell and lead elsewhere, and what scripts copy and readers never see."""
_HIDDEN_CLASSES: Final = frozenset(
    ("sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screenreader", "screen-reader-only",
     "a11y-hidden", "u-hidden", "hidden-accessible", "assistive-text", "offscreen")
)  # fmt: skip
"""What style sheets that many sites share call a text that only screen readers say."""
_HIDDEN_STYLE: Final = lazy(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NOTE: Final = lazy(r"[\[(]?\s*(?:\d{1,3}|[a-z*†‡§¶]{1,2})\s*[\])]?(?:\s*,\s*\d{1,3})*", re.IGNORECASE)
_ORDINAL: Final = frozenset(("st", "nd", "rd", "th"))
_POWER: Final = {"2": "²", "3": "³"}
_MEASURE: Final = lazy(r"(?:^|[\s\d/])(?:k|c|m)?(?:m|metres?|meters?|ft|in|mi|miles?)\s*$", re.IGNORECASE)
"""A length whose square or cube a figure above the line makes: "m", "km", "ft"."""


_LINKS: Final = 0.9
"""Share of a text's words that are links, from which it is a list of links."""
_FEW_LINKS: Final = 5
POSTS: Final = 3
"""Articles beside each other that are the posts of a live blog, at least, where they hold most of a page's words: the
teasers beside an article hold few."""


def clean(tree: HtmlElement) -> None:
    """Take out of a tree, in place, what is not the article's text; the words around it stay."""
    for element in [*tree.iter("sup")]:
        _raise(element)
    for element in [each for each in tree.iter() if isinstance(each.tag, str) and _is_unseen(each)]:
        if element.getparent() is not None and element.tag not in ("html", "body", "head"):
            element.drop_tree()


def demand_more_than_links(tree: HtmlElement) -> None:
    """Raise `NotTextError` where a tree is a list of links."""
    words = len(tree.text_content().split())
    links = [len(link.text_content().split()) for link in tree.iter("a")]
    if len(links) >= _FEW_LINKS and sum(links) >= _LINKS * max(words, 1):
        raise NotTextError("it holds links, no article; save the pages that they lead to")


def join_posts(tree: HtmlElement) -> None:
    """Make the posts of a live blog, each an article of its own to the page, parts of one."""
    body = tree.find("body")
    whole = len((tree if body is None else body).text_content().split())
    for parent in {post.getparent(): None for post in tree.iter("article")}:
        posts = [] if parent is None else parent.findall("article")
        if len(posts) >= POSTS and 2 * sum(len(post.text_content().split()) for post in posts) > whole:
            for post in posts:
                post.tag = "div"


def _is_unseen(element: HtmlElement) -> bool:
    if element.tag in _STRUCK or element.tag in _BESIDE or "hidden" in element.attrib:
        return True
    if element.get("style") and _HIDDEN_STYLE.search(element.get("style", "")[:500]):
        return True
    return not _HIDDEN_CLASSES.isdisjoint(element.get("class", "")[:500].split())


def _raise(element: HtmlElement) -> None:
    """Put what stands above the line as it is read: a note goes, a square stays one, an ordinal joins its number."""
    words = (element.text_content() or "").strip()
    if words.casefold() in _ORDINAL or not _NOTE.fullmatch(words):
        element.drop_tag()
        return
    before = element.getprevious()
    text = (before.tail if before is not None else element.getparent().text) or ""
    power = _POWER.get(words)
    if power and _MEASURE.search(text):
        element.tail = f"{power}{element.tail or ''}"
    element.drop_tree()
