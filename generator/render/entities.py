"""A page for each person, organisation, craft, place or work that a source names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from markupsafe import Markup

from generator.compose import Mark, Named, Sentence, Value
from generator.escape import inert
from generator.models import Fact, Name
from generator.render.asked import plain_names, unseen
from generator.render.figures import noted
from generator.render.infobox import BoxRow, infobox
from generator.render.mentions import ShownMention
from generator.render.moments import SPOKEN, moments
from generator.render.notes import NotePassage, marked
from generator.render.registry import Listed, PageKind
from generator.render.sheet import Sheet
from generator.render.site import Site
from generator.render.template import PageHead, SearchShown, fragment
from generator.render.told import line, paragraph, written
from generator.render.words import capital, count, inside
from generator.story import SUBJECT, Entity, Slot

KINDS: Final = {
    "person": "People",
    "character": "Characters",
    "organisation": "Organisations",
    "agency": "Agencies",
    "craft": "Craft",
    "place": "Places",
    "work": "Works",
    "product": "Products",
    "event": "Events",
}
SENTENCES: Final = 40
"""How many sentences a page shows; the sources of the others are listed."""
LISTED: Final = 24
"""Up to so many names stand in the navigation of their pages: as many as a window shows without scrolling."""
DATES: Final = 40
"""How many dates the timeline of a name shows: the dates of all names stand on the story's own timeline."""
OTHERS: Final = 60
"""How many further sources a page links: who must see all of them finds them in the data."""
MEANT: Final = {"m": "him", "f": "her"}
"""How heads speak of a person; of all else, and of whom it is not known, as "it" or by the name."""
FOUND: Final = SearchShown(5)
"""A name alone finds its page by its title; whoever asks more means a topic."""


def pages(site: Site) -> dict[str, str]:
    """Return the list of entities and the page of each that a source names."""
    sheet, heading = Sheet("entities/index", site), site.story.pages["entities"]
    groups = [
        (title, [(sheet.link(f"entities/{e.id}", e.name), _hint(site, e)) for e in _of_kind(site, kind)])
        for kind, title in KINDS.items()
    ]
    body = fragment("entities.md.j2", heading=heading, groups=[group for group in groups if group[1]])
    about = f"Everyone and everything that {site.count} name in what they say about {site.names}."
    index = sheet.finish(PageHead(heading, about, SearchShown(4)), body)
    return {"entities/index.md": index} | {f"entities/{e.id}.md": _page(site, e) for e in site.entities.values()}


def _of_kind(site: Site, kind: str) -> list[Entity]:
    found = [entity for entity in site.entities.values() if entity.kind == kind]
    return sorted(found, key=lambda entity: (entity.name.casefold(), entity.id))


def _hint(site: Site, entity: Entity) -> str:
    """Who or what it is, behind its name: "directs The Challenge and flew for it"."""
    who = site.composer.who(entity.id)
    if who is None:
        return ""
    name = next(at for at, part in enumerate(who.parts) if isinstance(part, Named) and part.id == entity.id)
    words = "".join(part.text for part in who.parts[name + 1 :] if not isinstance(part, Mark))
    return words.strip().removesuffix(".")


def _of_subject(site: Site, fact: Fact) -> bool:
    """Whether a field says what its value is to the subject, and not to another value of it."""
    role = site.story.fields[fact.field].role
    return not role or any(isinstance(node, Slot) and node.field == SUBJECT for node in role)


def _page(site: Site, entity: Entity) -> str:
    sheet = Sheet(f"entities/{entity.id}", site)
    mentioned = site.mentions.get(entity.id, [])
    shown = [mention for mention in mentioned if mention.span][:SENTENCES]
    who = site.composer.who(entity.id)
    dates = moments(sheet, entity.id)
    dated = {id(moment.sentence) for moment in dates[:DATES]}
    found = (site.composer.apart(each) for each in _told(site, entity) if id(each) not in dated)
    told = [each for each in found if who is None or each.text != who.text]
    body = fragment(
        "entity.md.j2",
        heading=entity.name,
        byline=capital(entity.kind),
        lead=written(sheet, entity.id, paragraph(sheet, (who,), "lead") if who else _plain_lead(sheet, entity)),
        box=infobox(entity.name, [*_rows(sheet, entity), *_named(site, entity, mentioned)]),
        told=line(sheet, told),
        dates=dates[:DATES],
        later=max(0, len(dates) - DATES),
        spoken=SPOKEN,
        sentences=[_sentence(sheet, mention) for mention in shown],
        others=[sheet.link(f"sources/{key}", site.by_source[key].label) for key in _others(mentioned, shown)],
        meant=_meant(entity),
        search=unseen([*entity.aliases, *plain_names(entity.names)]),
    )
    about = f"What {site.count} about {site.names} say of {entity.name}, with the sentences that name it."
    return sheet.finish(PageHead(entity.name, about, FOUND), body)


def _meant(entity: Entity) -> str:
    """The word for it in a head."""
    person = entity.kind in ("person", "character")
    return MEANT.get(entity.gender or "", entity.name) if person else "it"


def _plain_lead(sheet: Sheet, entity: Entity) -> Markup:
    """What it is by its facts, where no pattern says it."""
    site, parts = sheet.site, []
    for fact, position in site.valued.get(entity.id, ()):
        label = f"{inside(site.story.fields[fact.field].label)} of {site.story.subjects[fact.subject].name}"
        parts.append(sheet.fact_link(fact, label) + sheet.cite(fact, position.claims) + noted(position))
    words = Markup("; ").join(parts[:4])
    return Markup('<p class="lead">{}: {}.</p>').format(inert(entity.name), words) if words else Markup("")


def _told(site: Site, entity: Entity) -> Iterator[Sentence]:
    """The sentences of the topics that name it as a value, each once."""
    seen = set[str]()
    for sentence in site.sentences:
        named = any(isinstance(part, Value) and part.entity == entity.id for part in sentence.parts)
        if named and sentence.text not in seen:
            seen.add(sentence.text)
            yield sentence


def _rows(sheet: Sheet, entity: Entity) -> list[BoxRow]:
    """The facts that it is a value of, by field and subject."""
    rows: dict[str, list[Markup]] = {}
    for fact, position in sheet.site.valued.get(entity.id, ()):
        if not _of_subject(sheet.site, fact):
            continue
        name = sheet.site.story.subjects[fact.subject].name
        text = sheet.fact_link(fact, name) + sheet.cite(fact, position.claims) + noted(position)
        rows.setdefault(sheet.site.story.fields[fact.field].label, []).append(text)
    return [BoxRow(label, Markup("; ").join(texts)) for label, texts in rows.items()]


def _named(site: Site, entity: Entity, mentioned: Sequence[ShownMention]) -> list[BoxRow]:
    """How it is written, and where."""
    spelled = [
        claim.value.name
        for _, position in site.valued.get(entity.id, ())
        for claim in position.claims
        if isinstance(claim.value, Name)
    ]
    bare = (re.sub(r"^[Tt]he ", "", name) for name in spelled)
    names = dict.fromkeys([entity.name, *(name for name in bare if not name[:1].islower())])
    sources = len({mention.source for mention in mentioned})
    rows = [BoxRow("Written as", ", ".join(names))] if len(names) > 1 else []
    many = f"{count(sources, 'article')}, in {count(len(mentioned), 'sentence')}"
    return [*rows, BoxRow("Named in", many)] if mentioned else rows


def _sentence(sheet: Sheet, mention: ShownMention) -> Markup:
    article, span = sheet.site.by_source[mention.source], mention.span or (0, 0)
    words = marked(article, NotePassage(article.id, span, (), ""))
    number = sheet.site.number[article.id]
    return Markup("{} {}").format(words, sheet.link(f"sources/{article.id}", f"[{number}]", f"s-{span[0]}"))


def _others(found: Iterable[ShownMention], shown: Sequence[ShownMention]) -> list[str]:
    """The ids of the sources that name an entity in sentences which are not shown."""
    kept = {id(mention) for mention in shown}
    return list(dict.fromkeys(mention.source for mention in found if id(mention) not in kept))[:OTHERS]


def _listed(site: Site) -> Listed:
    ordered = [entity for kind in KINDS for entity in _of_kind(site, kind)]
    return [(e.name, f"entities/{e.id}") for e in ordered] if len(ordered) <= LISTED else []


KIND: Final = PageKind(
    "entities",
    "entities/index",
    pages,
    shown=lambda site: bool(site.entities),
    listed=_listed,
    unlisted=["/entities/*.md", "!/entities/index.md"],
)
