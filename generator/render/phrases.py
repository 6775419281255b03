"""Positions in readable phrases: the value, how it is put, and where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from generator.models import Claim, Date, Fact, Name, Position
from generator.reconcile import fold
from generator.render.escape import inert
from generator.render.links import Links
from generator.render.site import Site, conversions
from generator.words import exact, manner, typed

Manner = tuple[str, str, str]


def phrase(links: Links, position: Position) -> Markup:
    """Return a position as one phrase: for each way in which claims put it, the value and their citations.

    "about **12 days** (planned)[^1]; **12 days**[^2]"
    """
    groups: dict[Manner, list[Claim]] = {}
    for claim in position.claims:
        groups.setdefault((*manner(claim), _spelling(claim, position)), []).append(claim)
    value = _value(links, position)
    parts = [_put(how, value) + links.cite(claims) for how, claims in groups.items()]
    return Markup("; ").join(parts) + _forms(position)


def manners(links: Links, position: Position) -> Markup:
    """Return how claims put a position, without the value, each way with its citations: " (planned)[^1]; [^2]"."""
    groups: dict[str, list[Claim]] = {}
    for claim in position.claims:
        groups.setdefault(manner(claim)[1], []).append(claim)
    parts = [inert(f" ({how})" if how else "") + links.cite(claims) for how, claims in groups.items()]
    return Markup(";").join(parts)


def said(links: Links, claim: Claim) -> Markup:
    """Return what one claim says: the field, the subject and the value, without citations."""
    story = links.site.story
    position = _position_of(links.site, claim)
    line = Markup("{} · {}: {}").format(
        inert(story.fields[claim.field].label),
        inert(story.subjects[claim.subject].name),
        _put((*manner(claim), _spelling(claim, position)), _value(links, position)),
    )
    source = ", ".join([f"said by {claim.speaker}"] * bool(claim.speaker) + [f"from {claim.via}"] * bool(claim.via))
    return line + _forms(position) + (Markup(" <small>{}</small>").format(inert(source)) if source else Markup(""))


def listing(phrases: Sequence[Markup]) -> Markup:
    """Return phrases as a list in a sentence.

    >>> print(listing([Markup("a"), Markup("b"), Markup("c")]))
    a, b and c
    """
    if len(phrases) < 2:
        return Markup("").join(phrases)
    return Markup(", ").join(phrases[:-1]) + Markup(" and ") + phrases[-1]


def sources(links: Links, position: Position) -> Markup:
    """Return links to the sources of a position, each once."""
    ids = dict.fromkeys(claim.source for claim in position.claims)
    articles = [links.site.by_source[key] for key in ids]
    return Markup("; ").join(links.link(f"sources/{article.id}", article.label) for article in articles)


def summary(links: Links, fact: Fact) -> Markup:
    """Return all positions of a fact in one line, conversions in brackets behind them."""
    own, converted = conversions(fact)
    several = [phrase(links, position) for position in own]
    line = listing(several) if links.site.story.fields[fact.field].many else Markup(" <i>or</i> ").join(several)
    if not converted:
        return line
    return Markup("{} ({})").format(line, Markup(", ").join(phrase(links, position) for position in converted))


def claims_of(facts: Iterable[Fact]) -> list[Claim]:
    """Return the claims of facts, in their order."""
    return [claim for fact in facts for position in fact.positions for claim in position.claims]


def _put(how: Manner, value: Markup) -> Markup:
    before, after, spelling = how
    words = [inert(before), value, inert(f"({after})" if after else "")]
    if spelling:
        words.append(Markup("(as <i>{}</i>)").format(inert(spelling)))
    return Markup(" ").join(word for word in words if word)


def _value(links: Links, position: Position) -> Markup:
    value = position.value
    if isinstance(value, Name) and value.entity in links.site.entities:
        text = links.link(f"entities/{value.entity}", position.text)
    else:
        text = inert(position.text)
    full = exact(value)
    if full:
        return Markup('<strong title="{}">{}</strong>').format(inert(full), text)
    still_open = " (day not worked out)" if isinstance(value, Date) and not value.date else ""
    return Markup("<strong>{}</strong>{}").format(text, still_open)


def _spelling(claim: Claim, position: Position) -> str:
    """How a claim writes a name that has a page, when that is more than a part of the name shown; else ""."""
    if not isinstance(claim.value, Name) or not claim.value.entity:
        return ""
    written, shown = fold(claim.value.name), fold(position.text)
    part = set(written.split()) <= set(shown.split()) or written.replace(" ", "") == shown.replace(" ", "")
    return "" if part else claim.value.name


def _forms(position: Position) -> Markup:
    forms = typed(position.value)
    return Markup(' <small class="forms">{}</small>').format(inert(" · ".join(forms))) if forms else Markup("")


def _position_of(site: Site, claim: Claim) -> Position:
    fact = site.by_field[claim.subject, claim.field]
    return next(position for position in fact.positions if claim in position.claims)
