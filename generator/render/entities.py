"""A page for each person, organisation, craft, place or work that a source names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from generator.escape import inert
from generator.models import Claim, Fact, Name, Position
from generator.render import badges
from generator.render.entity_timeline import entity_timeline
from generator.render.limits import LINKED, and_more, cited
from generator.render.links import Links, MarkdownLinks, dated, footnotes
from generator.render.mentions import Mention
from generator.render.phrases import by_manner, fact_link, manners
from generator.render.site import Site
from generator.render.template import LIST, Found, render
from generator.story import Entity

KINDS = {
    "person": "People",
    "organisation": "Organisations",
    "agency": "Agencies",
    "craft": "Craft",
    "place": "Places",
    "work": "Works",
    "product": "Products",
    "event": "Events",
}
SENTENCES = 20
"""How many sentences a page shows; the sources of the others are listed."""


def pages(site: Site) -> dict[str, str]:
    """Return the list of entities and the page of each that a source names."""
    links = MarkdownLinks("entities/index", site)
    groups = [
        (heading, [links.link(f"entities/{entity.id}", entity.name) for entity in _of_kind(site, kind)])
        for kind, heading in KINDS.items()
    ]
    about = f"Everyone and everything that {site.count} name in what they say about {site.names}."
    index = render(
        "entities.md.j2",
        site,
        site.story.pages["entities"],
        about,
        LIST,
        groups=[group for group in groups if group[1]],
    )
    return {"entities/index.md": index} | {f"entities/{e.id}.md": _page(site, e) for e in site.entities.values()}


def _of_kind(site: Site, kind: str) -> list[Entity]:
    found = [entity for entity in site.entities.values() if entity.kind == kind]
    return sorted(found, key=lambda entity: (entity.name.casefold(), entity.id))


def _page(site: Site, entity: Entity) -> str:
    links = MarkdownLinks(f"entities/{entity.id}", site)
    valued = site.valued.get(entity.id, [])
    found = site.mentions.get(entity.id, [])
    shown = [mention for mention in found if mention.span][:SENTENCES]
    others = _others(found, shown)
    dates, later = entity_timeline(links, entity.id)
    return render(
        "entity.md.j2",
        site,
        entity.name,
        f"What {site.count} about {site.names} say of {entity.name}, with the sentences that name it.",
        Found(entity.kind.capitalize(), 5),
        entity=entity,
        roles=[_role(links, fact, position) for fact, position in valued],
        spellings=_spellings(valued),
        dates=dates,
        later=later,
        sentences=[_sentence(links, mention) for mention in shown],
        others=[links.link(f"sources/{key}", site.by_source[key].label) for key in others[:LINKED]],
        rest=and_more(LINKED, len(others)),
        footnotes=footnotes(links, _cited(position for _, position in valued)),
    )


def _role(links: MarkdownLinks, fact: Fact, position: Position) -> Markup:
    """ "Director of The Film (planned)", with citations and badges; the field leads to the topic that shows it."""
    site = links.site
    field, subject = site.story.fields[fact.field], site.story.subjects[fact.subject]
    marks = badges.together(badges.of_position(fact, fact.positions.index(position)))
    label = fact_link(links, fact, field.label)
    return Markup("{} · {}{}{}").format(label, inert(subject.name), manners(links, position), marks)


def _spellings(valued: Iterable[tuple[Fact, Position]]) -> list[str]:
    names = [claim.value.name for _, p in valued for claim in p.claims if isinstance(claim.value, Name)]
    return list(dict.fromkeys(names))


def _sentence(links: Links, mention: Mention) -> Markup:
    site, article = links.site, links.site.by_source[mention.source]
    start, end = mention.span or (0, 0)
    words = inert(article.text[start:end])
    text = Markup("retold: {}").format(words) if article.kind == "retelling" else Markup("“{}”").format(words)
    near = next((claim.id for claim in site.said[article.id] if start <= claim.value_start < end), "")
    link = links.link(f"sources/{article.id}", dated(article), f"c-{near}" if near else "")
    return Markup("{} — {}").format(text, link)


def _others(found: Iterable[Mention], shown: Sequence[Mention]) -> list[str]:
    """The ids of the sources that name an entity in sentences which are not shown."""
    return list(dict.fromkeys(mention.source for mention in found if mention not in shown))


def _cited(positions: Iterable[Position]) -> list[Claim]:
    ways = (claims for position in positions for claims in by_manner(position).values())
    return [claim for claims in ways for claim in cited(claims)]
