"""A page for each source: what was found only there, its text in reading order, and how to cite it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from markupsafe import Markup

from generator.escape import inert
from generator.models import Article, Fact, LeftOut, Withdrawn
from generator.reconcile import text_of
from generator.render import withdrawn
from generator.render.asked import unseen
from generator.render.citing import cite_source
from generator.render.figures import brief
from generator.render.infobox import BoxRow, infobox
from generator.render.limits import parts
from generator.render.passages import covered
from generator.render.reading import is_whole, paragraphs
from generator.render.registry import Listed, PageKind
from generator.render.sheet import KEYED, Sheet
from generator.render.site import Site
from generator.render.template import PageHead, SearchShown, fragment
from generator.render.told import line, paragraph
from generator.render.words import day, short_name
from generator.words import day_text, in_words

FOUND: Final = SearchShown(0.75)
"""Whoever asks for a value means the page that weighs the sources rather than one of them."""
ALONE: Final = 4
"""How many sentences of what was found only there the page opens with."""
ODDS: Final = 3
"""How many facts with which others disagree it names."""
LINES: Final = 3
"""How many sentences tell one of these: where many sources differ, the page behind its name tells all."""
VALUES: Final = 12
"""How many values such a sentence tells; of more the page names a few, as its words would drown the source's own."""


def pages(site: Site) -> dict[str, str]:
    """Return the list of sources and the page of each."""
    gone = {f"sources/{each.article.id}.md": _withdrawn(site, each) for each in site.aside.withdrawn}
    odds = _Disagreements(site)
    return _lists(site) | {f"sources/{article.id}.md": _page(site, article, odds) for article in site.articles} | gone


def _withdrawn(site: Site, each: Withdrawn) -> str:
    sheet = Sheet(f"sources/{each.article.id}", site)
    return withdrawn.page(sheet, each, infobox("Withdrawn", _metadata(each.article)))


def _lists(site: Site) -> dict[str, str]:
    """The list of sources, on one page or in parts."""
    found = parts(list(enumerate(site.articles, 1)))
    spans = [f"{part[0][0]} to {part[-1][0]}" for part in found if len(found) > 1]
    pages, heading = {}, site.story.pages["sources"]
    for at, part in enumerate(found):
        sheet = Sheet(_list(at), site)
        lines = [(n, sheet.link(f"sources/{a.id}", short_name(a)), day(a), _kind(a), _known(site, a)) for n, a in part]
        others = [sheet.link(_list(other), name) if other != at else inert(name) for other, name in enumerate(spans)]
        gone = [(sheet.link(f"sources/{w.article.id}", short_name(w.article)), day(w.article)) for w in _gone(site, at)]
        span = spans[at] if spans else ""
        body = fragment("sources.md.j2", heading=heading, span=span, lines=lines, others=others, gone=gone)
        about = f"The articles about {site.names} that this site reads, and how much was read off each."
        name = f"{heading} {spans[at]}" if at else heading
        pages[f"{sheet.page}.md"] = sheet.finish(PageHead(name, about, SearchShown(4)), body)
    return pages


def _gone(site: Site, at: int) -> Sequence[Withdrawn]:
    """The withdrawn sources, which the first part of the list names."""
    return () if at else site.aside.withdrawn


def _list(at: int) -> str:
    """The page of a part of the list, counted from 0; no id of a source has an underscore."""
    return f"sources/part_{at + 1}" if at else "sources/index"


def _kind(article: Article) -> str:
    return "a retelling" if article.kind == "retelling" else article.outlet or ""


def _known(site: Site, article: Article) -> str:
    said = len(site.said[article.id])
    return f"{in_words(said)} statement{'' if said == 1 else 's'} read off it"


def _page(site: Site, article: Article, odds: _Disagreements) -> str:
    sheet = Sheet(f"sources/{article.id}", site)
    whole = is_whole(sheet, article)
    body = fragment(
        "source.md.j2",
        heading=short_name(article),
        number=site.number[article.id],
        day=day(article),
        only_here=_only_here(sheet, article),
        otherwise=_otherwise(sheet, article, odds),
        search=unseen(filter(None, [article.label, article.outlet])),
        box=infobox(f"Source [{site.number[article.id]}]", [*_metadata(article), _read_off(site, article)]),
        whole=whole,
        share=_share(site, article),
        retold=article.kind == "retelling",
        paragraphs=paragraphs(sheet, article),
        said=len(site.said[article.id]),
        left_out=[_left_out(site, each) for each in site.left_out.get(article.id, ())],
        citation=cite_source(article),
    )
    about = f"What was read off this source about {site.names}, in its words."
    return sheet.finish(PageHead(short_name(article), about, FOUND), body)


def _left_out(site: Site, each: LeftOut) -> tuple[str, str, str]:
    """The name, the value and the reason of a claim that the editor took out."""
    claim = each.claim
    name = f"{site.story.fields[claim.field].label} · {site.story.subjects[claim.subject].name}"
    return name, text_of(claim.value, claim, site.story), each.reason


def _only_here(sheet: Sheet, article: Article) -> Markup:
    """What is told by this source alone: the first sentences, and how much more there is."""
    own = [*_only(sheet.site, article)]
    keys = {(fact.subject, fact.field) for fact in own}
    told = sorted(
        (place, sentence)
        for key in keys
        for place, sentence in sheet.site.told_of.get(key, ())
        if keys.issuperset((fact.subject, fact.field) for fact in sentence.facts)
    )[:ALONE]
    if told:
        return paragraph(sheet, sheet.site.composer.together([sentence for _, sentence in told]), "lead")
    named = [Markup("{} ({})").format(_name(sheet, fact), brief(sheet, fact, badge=False)) for fact in own[:ALONE]]
    return Markup('<p class="lead">{}.</p>').format(Markup("; ").join(named)) if named else Markup("")


def _otherwise(sheet: Sheet, article: Article, odds: _Disagreements) -> list[Markup]:
    """On what other sources disagree with this one, and how."""
    site = sheet.site
    keys = dict.fromkeys((claim.subject, claim.field) for claim in site.said[article.id])
    facts = [site.by_field[key] for key in keys if article.id in site.at_odds.get(key, ())][:ODDS]
    return [words for fact in facts if (words := odds.told(sheet, fact))]


class _Disagreements:
    """How sources disagree on facts: written once, as the pages of thousands of sources say the same in one folder."""

    def __init__(self, site: Site) -> None:
        self.written = {key: Sheet("sources/index", site) for key in site.at_odds}
        self.words = {key: _told(sheet, site.by_field[key]) for key, sheet in self.written.items()}

    def told(self, sheet: Sheet, fact: Fact) -> Markup:
        """Return a paragraph for a page, which then has its anchors and notes; anew where one of these stands there."""
        key = fact.subject, fact.field
        first = self.written[key]
        if not first.anchors.isdisjoint(sheet.anchors):
            return _told(sheet, fact)
        sheet.anchors |= first.anchors
        sheet.cited |= {id: note for id, note in first.cited.items() if id not in sheet.cited}
        return self.words[key]


def _told(sheet: Sheet, fact: Fact) -> Markup:
    told = sheet.site.composer.disagreement(fact)[:LINES]
    crowded = any(len([*each.values]) > VALUES for each in told)
    words = brief(sheet, fact, badge=False) if crowded else line(sheet, told)
    return Markup('<p class="told">{}: {}</p>').format(_name(sheet, fact), words) if told else Markup("")


def _name(sheet: Sheet, fact: Fact) -> Markup:
    site = sheet.site
    return sheet.fact_link(fact, site.called(fact))


def _only(site: Site, article: Article) -> Iterator[Fact]:
    """The facts of which only this source says anything."""
    if len(site.articles) == 1:
        return
    for key in dict.fromkeys((claim.subject, claim.field) for claim in site.said[article.id]):
        if site.only_source.get(key) == article.id:
            yield site.by_field[key]


def _metadata(article: Article) -> list[BoxRow]:
    kind = "A retelling: the words are not the article’s own" if article.kind == "retelling" else ""
    rows = [
        BoxRow("Published", day(article)),
        BoxRow("Outlet", article.outlet or ""),
        BoxRow("Title", article.title or ""),
        BoxRow("Author", article.author or ""),
        BoxRow("Kind", kind),
        BoxRow("Address", _address(article.url)),
        BoxRow("Archived", _address(article.archive)),
        BoxRow("Read on", day_text(article.accessed) if article.accessed else ""),
        BoxRow("File", article.file),
    ]
    return [row for row in rows if row.text]


def _read_off(site: Site, article: Article) -> BoxRow:
    return BoxRow("Read off it", f"{in_words(len(site.said[article.id]))} statements")


def _address(url: str | None) -> Markup:
    """A link for an address of the web, plain text for any other."""
    if not url or not url.startswith(("https://", "http://")):
        return inert(url or "")
    return Markup('<a href="{}" rel="nofollow noopener">{}</a>').format(inert(url), inert(url))


def _share(site: Site, article: Article) -> int:
    """Per cent of the article's characters that the site shows, rounded up."""
    return -(-100 * covered(site.all_visible(article.id)) // max(1, len(article.text)))


def _listed(site: Site) -> Listed:
    few = site.articles if len(site.articles) <= KEYED else ()
    return [(f"[{n}] {short_name(article)}", f"sources/{article.id}") for n, article in enumerate(few, 1)]


KIND: Final = PageKind(
    "sources", "sources/index", pages, listed=_listed, unlisted=["/sources/*.md", "!/sources/index.md"]
)
