"""How a page links and cites: in Markdown with footnotes, or in finished HTML with links to the passages.

A page is named by its path without suffix, from the folder of pages: ``topics/crew``.
"""

from __future__ import annotations

import posixpath
from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from markupsafe import Markup, escape

from generator.escape import inert
from generator.models import Article, Claim, Fact
from generator.render.limits import and_more, cited
from generator.render.passages import excerpt
from generator.render.site import Site, anchor
from generator.words import day_text, manner

MARKS, FEW_MARKS, CROWD = 5, 3, 100
"""How many citations stand behind a value in finished HTML; and how many where the story has more sources than that."""


APART = "\N{NO-BREAK SPACE}"
"""Before each mark: a search index would else take a value and the number of its source for one word."""


@dataclass(frozen=True)
class Links(ABC):
    """One page's way to point at other pages."""

    page: str
    site: Site

    @abstractmethod
    def link(self, page: str, text: str, anchor: str = "") -> Markup:
        """Return a link to a page, to an anchor on it if one is given."""

    def name(self, page: str, text: str) -> str:
        """Return the name of a topic's page where a link says something else, which paper could not tell; else ""."""
        folder, _, key = page.partition("/")
        topic = self.site.story.topics.get(key) if folder == "topics" else None
        return topic.title if topic and topic.title != text else ""

    @abstractmethod
    def cite(self, claims: Iterable[Claim]) -> Markup:
        """Return the marks that lead from a value to the words that state it."""


@dataclass(frozen=True)
class MarkdownLinks(Links):
    """Links of Markdown, which the site tool checks and rewrites, and footnotes."""

    def link(self, page: str, text: str, anchor: str = "") -> Markup:
        """Return a link to a page, to an anchor on it if one is given."""
        name = self.name(page, text)
        data = f'{{ data-page="{inert(name)}" }}' if name else ""
        return Markup(f"[{inert(text)}]({_path(self.page, page, '.md', anchor)}){data}")

    def cite(self, claims: Iterable[Claim]) -> Markup:
        """Return a reference to each claim's footnote; of many the first have one, and the others are counted."""
        claims = list(claims)
        shown = cited(claims)
        return Markup("").join(Markup(f"{APART}[^{claim.id}]") for claim in shown) + and_more(len(shown), len(claims))


@dataclass(frozen=True)
class HtmlLinks(Links):
    """Links of finished HTML."""

    def link(self, page: str, text: str, anchor: str = "") -> Markup:
        """Return a link to a page, to an anchor on it if one is given."""
        name = self.name(page, text)
        data = f' data-page="{inert(name)}"' if name else ""
        return Markup(f'<a href="{escape(_path(self.page, page, ".html", anchor))}"{data}>{inert(text)}</a>')

    def cite(self, claims: Iterable[Claim]) -> Markup:
        """Return the number of each source, which leads to its first passage; quote and source on hover.

        Of many sources the first have a mark, and the others are counted.
        """
        first: dict[str, Claim] = {}
        for claim in claims:
            first.setdefault(claim.source, claim)
        most = FEW_MARKS if len(self.site.articles) > CROWD else MARKS
        rest = len(first) - most
        marks = [self._mark(claim) for claim in [*first.values()][:most]]
        return Markup("").join([*marks, *([Markup(f" <small>and {rest} more</small>")] if rest > 0 else [])])

    def passage(self, claim: Claim, text: str, name: str = "") -> Markup:
        """Return a link to a claim's passage that shows the evidence on hover; ``name`` is what it is called aloud."""
        href = _path(self.page, f"sources/{claim.source}", ".html", f"c-{claim.id}")
        label = f' aria-label="{inert(name)}"' if name else ""
        title = inert(evidence(self.site, claim))
        return Markup(f'<a class="evidence" href="{escape(href)}" title="{title}"{label}>{inert(text)}</a>')

    def _mark(self, claim: Claim) -> Markup:
        article = self.site.by_source[claim.source]
        number = self.site.number[article.id]
        link = self.passage(claim, str(number), f"Source {number}: {dated(article)}")
        return Markup(f'{APART}<sup class="cite">{link}</sup>')


CITED: Final = 6
"""How many sources a row of a table names; of the others it gives the count."""


def passages_of(links: HtmlLinks, fact: Fact, claims: Iterable[Claim]) -> Markup:
    """Return the labels of the sources of some of a fact's claims, each once, that lead to the words."""
    first: dict[str, Claim] = {}
    for claim in claims:
        first.setdefault(claim.source, claim)
    shown = list(first.values())[:CITED]
    named = [links.passage(claim, links.site.by_source[claim.source].label) for claim in shown]
    rest = len(first) - len(named)
    if rest:
        named.append(Markup("and {}").format(fact_link(links, fact, f"{rest} more")))
    return Markup("; ").join(named)


def fact_link(links: HtmlLinks, fact: Fact, text: str) -> Markup:
    """Return a link to a fact on the page of its topic, plain text when no topic shows it."""
    topic = links.site.topic_of(fact)
    return links.link(f"topics/{topic.id}", text, anchor(fact)) if topic else inert(text)


def quoted(site: Site, claim: Claim) -> str:
    """Return what a source says, an original's words in quotation marks, a retelling's behind "retold"."""
    article = site.by_source[claim.source]
    words = excerpt(article, site.shown[claim.id], (claim.start, claim.end))
    return f"retold: {words}" if article.kind == "retelling" else f"“{words}”"


def evidence(site: Site, claim: Claim) -> str:
    """Return what a claim stands on, in one line: the words, the source and its date, who says it, how it is put."""
    return f"{quoted(site, claim)} — {dated(site.by_source[claim.source])}{credited(claim)}"


def credited(claim: Claim) -> str:
    """Return what goes behind a claim's source: who says it and whom the source credits, and how the value is put."""
    said = "".join([f", said by {claim.speaker}" if claim.speaker else "", f", from {claim.via}" if claim.via else ""])
    how = ", ".join(filter(None, manner(claim)))
    return f"{said} ({how})" if how else said


def footnotes(links: MarkdownLinks, claims: Iterable[Claim]) -> list[Markup]:
    """Return the text of a footnote for each claim, once: what it stands on, with a link to it."""
    once = {claim.id: claim for claim in claims}
    return [Markup(f"[^{claim.id}]: {_note(links, claim)}") for claim in once.values()]


def _note(links: MarkdownLinks, claim: Claim) -> Markup:
    article = links.site.by_source[claim.source]
    passage = links.link(f"sources/{article.id}", dated(article), f"c-{claim.id}")
    return Markup(f"{inert(quoted(links.site, claim))} — {passage}{inert(credited(claim))}")


def dated(article: Article) -> str:
    """Return a source's label and date, the date once where the label holds it."""
    day = day_text(article.published)
    return article.label if day in article.label else f"{article.label}, {day}"


def _path(page: str, target: str, suffix: str, anchor: str) -> str:
    path = _relative(target + suffix, posixpath.dirname(page) or ".")
    return f"{path}#{anchor}" if anchor else path


@cache
def _relative(path: str, folder: str) -> str:
    return posixpath.relpath(path, folder)
