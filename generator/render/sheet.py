"""One page that is being written: its way to point at other pages, and the notes that its marks lead to.

A page is named by its path without suffix, from the folder of pages: ``topics/crew``.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from markupsafe import Markup, escape

from generator.escape import inert
from generator.models import Article, Claim, Fact
from generator.render.marks import Citation, citation
from generator.render.notes import FootNote
from generator.render.site import Site
from generator.render.template import PageHead, fragment, page
from generator.render.topic_prose import anchor
from generator.render.words import day, short_name

KEYED: Final = 12
"""Up to so many sources are named at the foot of every page; more would outweigh short pages."""


@dataclass
class Sheet:
    """A page as it grows: what it cites is gathered for the notes at its foot."""

    page: str
    site: Site
    cited: dict[str, FootNote] = field(default_factory=dict)
    """Notes by id, in the order in which a reader meets their marks."""
    alone: bool = False
    """The page stands somewhere else, without notes: its marks are numbers and lead nowhere."""
    anchors: set[str] = field(default_factory=set)
    """What can be pointed at so far."""

    def href(self, page: str, anchor: str = "") -> str:
        """Return the address of a page as seen from this one, as it stands in an attribute."""
        path = _relative(f"{page}.html", posixpath.dirname(self.page) or ".")
        return str(escape(f"{path}#{anchor}" if anchor else path))

    def link(self, page: str, text: str | Markup, anchor: str = "") -> Markup:
        """Return a link to a page, to an anchor on it if one is given."""
        return Markup(f'<a href="{self.href(page, anchor)}">{inert(text)}</a>')

    def entity(self, key: str | None, text: str) -> Markup:
        """Return a name, with a link where it has a page that is not this one; works in italics."""
        known = self.site.entities.get(key or "")
        if not known:
            return inert(text)
        page = f"entities/{known.id}"
        words = inert(text) if page == self.page else self.link(page, text)
        return Markup(f"<i>{words}</i>") if known.kind == "work" else words

    def cite(self, fact: Fact, claims: Iterable[Claim]) -> Markup:
        """Return the mark of claims of one fact: all their sources in one link to the fact's note."""
        return self.mark(self.site.note(fact), (claim.source for claim in claims))

    def cite_all(self, claims: tuple[Claim, ...]) -> Markup:
        """Return the mark of claims of one statement, whichever facts they belong to."""
        return self._put(self.site.citations(claims))

    def mark(self, note: FootNote, sources: Iterable[str]) -> Markup:
        """Return the mark that leads to a note, with the numbers of these sources."""
        return self._put(citation(note, (self.site.number[source] for source in sources)))

    def _put(self, made: Citation) -> Markup:
        if self.alone:
            return made.alone
        if made.link:
            self.cited.setdefault(made.note.id, made.note)
        return made.link

    def fact_link(self, fact: Fact, text: str | Markup) -> Markup:
        """Return a link to a fact on the page of its topic, the mere text when no topic shows it."""
        topic = self.site.topic_of(fact)
        return self.link(f"topics/{topic.id}", text, anchor(fact)) if topic else inert(text)

    def finish(self, head: PageHead, body: str) -> str:
        """Return the text of the page's file: the body, the notes to its marks, and as of when it stands."""
        foot = fragment(
            "foot.html.j2",
            notes=self.notes(),
            sources=[(n, self.link(f"sources/{a.id}", short_name(a)), day(a)) for n, a in self._key()],
            as_of=self.site.as_of,
            made=self.link("about", "How this site is made"),
        )
        return page(head, f"{body}\n\n{foot}")

    def _key(self) -> list[tuple[int, Article]]:
        """The sources with their numbers, where they are few enough to stand on each page that cites some."""
        few = len(self.site.articles) <= KEYED and self.cited
        return [*enumerate(self.site.articles, 1)] if few else []

    def notes(self) -> Markup:
        """Return the notes at the foot: nothing where nothing is cited."""
        if not self.cited:
            return Markup("")
        deep = "/" in self.page
        said = sum(len(note.passages) + note.more for note in self.cited.values())
        return fragment(
            "notes.html.j2",
            notes=[self.site.note_html(note, "../" if deep else "") for note in self.cited.values()],
            said=said,
            retold=self.site.retold,
            mixed=self.site.mixed,
        )


@cache
def _relative(path: str, folder: str) -> str:
    return posixpath.relpath(path, folder)
