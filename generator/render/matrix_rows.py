"""The rows of the table of who says what: a cell for each source, or for each way of saying."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from generator.escape import inert
from generator.models import Article, Fact
from generator.render.links import HtmlLinks
from generator.render.phrases import fact_link
from generator.render.signs import SIGNS, Saying, sayings
from generator.words import day_text, manner

LISTED: Final = 4
"""How many values a cell shows; of the others it gives the count."""
BRIEF: Final = 60
"""How many characters of a value or a label a cell shows."""
KINDS: Final = (*(kind.capitalize() for kind in SIGNS), "Do not mention")
"""The heads of a row by kinds."""


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One fact: its label, which leads to its topic, and its cells."""

    head: Markup
    cells: Sequence[Markup]

    @property
    def size(self) -> int:
        """Bytes of the row as HTML."""
        return len(self.head.encode()) + sum(len(cell.encode()) + len("<td></td>\n") for cell in self.cells)


def source_head(links: HtmlLinks, article: Article) -> Markup:
    """Return a source's number, short label and date."""
    day = day_text(article.published)
    label = article.label.removesuffix(day).rstrip(" ,") or article.label
    link = links.link(f"sources/{article.id}", f"{links.site.number[article.id]}. {_brief(label)}")
    return Markup("{} <small>{}</small>").format(link, day)


def by_source(links: HtmlLinks, fact: Fact) -> MatrixRow:
    """Return a row with a cell for each source."""
    said = sayings(fact, links.site.published)
    return MatrixRow(
        _row_head(links, fact), [_cell(links, said.get(article.id, [])) for article in links.site.articles]
    )


def by_kind(links: HtmlLinks, fact: Fact) -> MatrixRow:
    """Return a row with a cell for each way of saying: how many sources, and what the first of them say."""
    said = sayings(fact, links.site.published)
    every = [(each.id, saying) for each in links.site.articles for saying in said.get(each.id, [])]
    cells = [_counted(links, [each for each in every if each[1].sign == kind]) for kind in SIGNS]
    return MatrixRow(_row_head(links, fact), [*cells, _sources(len(links.site.articles) - len(said))])


def _cell(links: HtmlLinks, said: Sequence[Saying]) -> Markup:
    if not said:
        return Markup('<span class="unseen">does not mention</span>')
    shown = [Markup("{} {}").format(_sign(saying), _value(links, saying)) for saying in said[:LISTED]]
    return _list(shown, len(said) - LISTED)


def _counted(links: HtmlLinks, found: Sequence[tuple[str, Saying]]) -> Markup:
    if not found:
        return Markup('<span class="unseen">no source</span>')
    shown = [_with_source(links, source, saying) for source, saying in found[:LISTED]]
    return _sources(len({source for source, _ in found})) + _list(shown, len(found) - LISTED)


def _with_source(links: HtmlLinks, source: str, saying: Saying) -> Markup:
    label = inert(_brief(links.site.by_source[source].label))
    how = Markup(" ({})").format(saying.how) if saying.how else ""
    return Markup("{}. {}: {}{}").format(links.site.number[source], label, _value(links, saying), how)


def _sources(count: int) -> Markup:
    return Markup("<b>{} source{}</b>").format(count, "" if count == 1 else "s")


def _list(items: Sequence[Markup], more: int) -> Markup:
    rest = [Markup("and {} more").format(more)] if more > 0 else []
    return Markup("<ul>{}</ul>").format(
        Markup(" ").join(Markup("<li>{}</li>").format(item) for item in [*items, *rest])
    )


def _row_head(links: HtmlLinks, fact: Fact) -> Markup:
    return fact_link(links, fact, links.site.story.fields[fact.field].label)


def _sign(saying: Saying) -> Markup:
    words = f"{saying.sign} ({saying.how})" if saying.how else saying.sign
    return Markup('<span class="sign {}">{}</span>').format(saying.sign.replace(" ", "-"), words)


def _value(links: HtmlLinks, saying: Saying) -> Markup:
    """The value in brief, which leads to its passage; that it is planned or rough is part of it."""
    before, after = manner(saying.claim)
    words = " ".join(filter(None, [before, _brief(saying.text), f"({after})" if after and after != "denied" else ""]))
    return links.passage(saying.claim, words)


def _brief(text: str) -> str:
    return text if len(text) <= BRIEF else text[: BRIEF - 1].rstrip() + "…"
