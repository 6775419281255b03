"""A page for each source: what is known of it, the passages that it contributes, and what is read off them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.escape import inert
from generator.models import Article, Claim
from generator.render.citing import cite_source
from generator.render.home import source_line
from generator.render.left_out import lines
from generator.render.limits import parts
from generator.render.links import HtmlLinks, MarkdownLinks, dated
from generator.render.passages import Passage, covered, passages
from generator.render.phrases import said
from generator.render.site import Site
from generator.render.template import LIST, Found, render
from generator.words import day_text, manner


@dataclass(frozen=True, slots=True)
class Reading:
    """What a claim in a passage says."""

    text: Markup
    anchor: str
    """Of the claim, on this page: the end of its own link."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage on the page: its text with the values marked, and what each claim in it says."""

    text: Markup
    readings: Sequence[Reading]
    typed: bool
    """The readings hold forms that the text has not and that people search for."""


def pages(site: Site) -> dict[str, str]:
    """Return the list of sources and the page of each."""
    reading = _readings(site)
    return _lists(site) | {f"sources/{article.id}.md": _page(site, article, reading) for article in site.articles}


def _lists(site: Site) -> dict[str, str]:
    """The list of sources, on one page or in parts."""
    found = parts(list(enumerate(site.articles, 1)))
    spans = [f"{part[0][0]} to {part[-1][0]}" for part in found if len(found) > 1]
    pages = {}
    about = f"The articles about {site.names} that this site reads, and how much each contributes."
    for at, part in enumerate(found):
        links = MarkdownLinks(_list(at), site)
        lines = [(number, source_line(links, article), len(site.said[article.id])) for number, article in part]
        others = [links.link(_list(other), span) if other != at else inert(span) for other, span in enumerate(spans)]
        heading = site.story.pages["sources"] + (f" {spans[at]}" if at else "")
        pages[f"{links.page}.md"] = render("sources.md.j2", site, heading, about, LIST, lines=lines, others=others)
    return pages


def _list(at: int) -> str:
    """The page of a part of the list, counted from 0; no id of a source has an underscore."""
    return f"sources/part_{at + 1}" if at else "sources/index"


def _readings(site: Site) -> Callable[[Claim], Markup]:
    """What tells what a claim says, worked out once for all claims that say the same."""
    links = HtmlLinks("sources/index", site)  # All pages of the folder link alike.
    known: dict[object, Markup] = {}

    def of(claim: Claim) -> Markup:
        key = (id(site.position_of[claim.id]), manner(claim), claim.value, claim.speaker, claim.via)
        if key not in known:
            known[key] = said(links, claim)
        return known[key]

    return of


SOURCE = Found("Source", weight=0.75)
"""Whoever asks for a value means the page that weighs the sources rather than one of them."""


def _page(site: Site, article: Article, told: Callable[[Claim], Markup]) -> str:
    claims = site.said[article.id]
    return render(
        "source.md.j2",
        site,
        article.label,
        f"What this source says about {site.names}, with its words.",
        SOURCE,
        article=article,
        dated=dated(article),
        facts=_metadata(article),
        citation=cite_source(article),
        passages=[_shown(site, article, passage, told) for passage in passages(claims, site.shown)],
        count=len(claims),
        left_out=lines(site, site.left_out.get(article.id, ())),
        share=_share(site, article),
    )


def _metadata(article: Article) -> list[tuple[str, Markup]]:
    kind = "retelling, in other words than the source’s own" if article.kind == "retelling" else "original"
    rows = [
        ("Kind", inert(kind)),
        ("Outlet", inert(article.outlet or "")),
        ("Title", inert(article.title or "")),
        ("Author", inert(article.author or "")),
        ("Published", inert(day_text(article.published))),
        ("Address", _address(article.url)),
        ("Archived", _address(article.archive)),
        ("Read on", inert(day_text(article.accessed) if article.accessed else "")),
        ("File", inert(article.file)),
    ]
    return [(label, value) for label, value in rows if value]


def _address(url: str | None) -> Markup:
    """A link for an address of the web, plain text for any other."""
    if not url or not url.startswith(("https://", "http://")):
        return inert(url or "")
    return Markup('<a href="{}" rel="nofollow noopener">{}</a>').format(inert(url), inert(url))


def _shown(site: Site, article: Article, passage: Passage, told: Callable[[Claim], Markup]) -> Shown:
    readings = [Reading(told(claim), f"c-{claim.id}") for claim in passage.claims]
    return Shown(_marked(site, article, passage), readings, any(' class="forms"' in each.text for each in readings))


def _marked(site: Site, article: Article, passage: Passage) -> Markup:
    """The passage's text with every value marked, and in the mark an anchor for each claim that starts there."""
    marks: dict[int, list[Claim]] = {}
    for claim in passage.claims:
        marks.setdefault(claim.value_start, []).append(claim)
    out, place = [_ellipsis(site, passage, 0)], passage.start
    for start, claims in sorted(marks.items()):
        end = max(start + len(claim.written) for claim in claims)
        out.append(inert(article.text[place : max(start, place)]))
        out.append(_mark(claims, inert(article.text[max(start, place) : end])))
        place = max(place, end)
    return Markup("".join([*out, inert(article.text[place : passage.end]), _ellipsis(site, passage, 1)]))


def _mark(claims: Sequence[Claim], value: Markup) -> Markup:
    """A marked value with the anchors of its claims, which are there even when another mark holds its words."""
    if value and len(claims) == 1:
        return Markup(f'<mark id="c-{claims[0].id}">{value}</mark>')
    anchors = "".join(f'<span id="c-{claim.id}"></span>' for claim in claims)
    return Markup(f"<mark>{anchors}{value}</mark>" if value else anchors)


def _ellipsis(site: Site, passage: Passage, side: int) -> str:
    """ "…" where the quotes of a passage go on beyond its start (side 0) or end (side 1)."""
    edge = (passage.start, passage.end)[side]
    cut = [claim for claim in passage.claims if site.shown[claim.id][side] == edge]
    if all((claim.start, claim.end)[side] == edge for claim in cut):
        return ""
    return " …" if side else "… "


def _share(site: Site, article: Article) -> int:
    """Per cent of the article's characters that the site shows, rounded up."""
    spans = [site.shown[claim.id] for claim in site.quoted[article.id]]
    others = [*site.named.get(article.id, ()), *site.told.get(article.id, ())]
    return -(-100 * covered([*spans, *others]) // max(1, len(article.text)))
