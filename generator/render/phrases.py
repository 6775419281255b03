"""Positions in readable phrases: the value, how it is put, and where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from generator.escape import inert
from generator.models import Claim, Date, Fact, Name, Position
from generator.reconcile import name_key
from generator.render.limits import cited
from generator.render.links import Links
from generator.render.site import Site, anchor
from generator.words import exact, manner, typed

VALUES = 4
"""How many values of a fact a line holds; of the others it gives the count."""
SOURCES = 5
"""How many sources of a value a line names; of the others it gives the count."""
Manner = tuple[str, str, str]
"""Words before the value, words after it, and the name as the source spells it where that is another."""


def phrase(links: Links, position: Position) -> Markup:
    """Return a position as one phrase: the value with its citations, ways to put it that add words in brackets.

    "**12 days**[^1] (about, planned[^2])"
    """
    (plainest, claims), *others = _ways(position)
    asides = (Markup(" ({}{})").format(_words(how), links.cite(claims)) for how, claims in others)
    return Markup("").join([_put(plainest, _value(links, position)), links.cite(claims), *asides])


def _ways(position: Position) -> list[tuple[Manner, list[Claim]]]:
    """The claims of a position by how they put it, the plainest first."""
    groups: dict[Manner, list[Claim]] = {}
    for claim in position.claims:
        groups.setdefault((*manner(claim), _spelling(claim, position)), []).append(claim)
    return sorted(groups.items(), key=lambda item: [bool(word) for word in item[0]])


def forms(position: Position) -> Markup:
    """Return the forms in which people type a value into a search box, small; nothing where there are none."""
    found = typed(position.value)
    return Markup(' <small class="forms">{}</small>').format(inert(" · ".join(found))) if found else Markup("")


def manners(links: Links, position: Position) -> Markup:
    """Return how claims put a position, without the value, each way with its citations: " (planned)[^1]; [^2]"."""
    ways = by_manner(position).items()
    return Markup(";").join(Markup(f" ({how})" if how else "") + links.cite(claims) for how, claims in ways)


def by_manner(position: Position) -> dict[str, list[Claim]]:
    """Return the claims of a position by how they put it."""
    groups: dict[str, list[Claim]] = {}
    for claim in position.claims:
        groups.setdefault(manner(claim)[1], []).append(claim)
    return groups


def as_reported(position: Position) -> str:
    """Return what else is to be said of a whole position: that it is only reported, that the editor set it aside."""
    hedged = all(claim.hedged and not claim.bound for claim in position.claims)
    return ", ".join(["reported"] * hedged + ["set aside by the editor"] * (position.rank == "deprecated"))


def said(links: Links, claim: Claim) -> Markup:
    """Return what one claim says and who says it, without citations."""
    source = ", ".join([f"said by {claim.speaker}"] * bool(claim.speaker) + [f"from {claim.via}"] * bool(claim.via))
    by = Markup(" <small>{}</small>").format(inert(source)) if source else Markup("")
    return statement(links, claim) + forms(links.site.position_of[claim.id]) + by


def statement(links: Links, claim: Claim) -> Markup:
    """Return the field, the subject and the value of a claim: "Length · Aurora: **12 metres**"."""
    story = links.site.story
    position = links.site.position_of[claim.id]
    about = f"{inert(story.fields[claim.field].label)} · {inert(story.subjects[claim.subject].name)}"
    return Markup(f"{about}: {_put((*manner(claim), _spelling(claim, position)), _value(links, position))}")


def listing(phrases: Sequence[Markup]) -> Markup:
    """Return phrases as a list in a sentence.

    >>> print(listing([Markup("a"), Markup("b"), Markup("c")]))
    a, b and c
    """
    if len(phrases) < 2:
        return Markup("").join(phrases)
    return Markup(", ").join(phrases[:-1]) + Markup(" and ") + phrases[-1]


def sources(links: Links, position: Position) -> Markup:
    """Return links to the sources of a position, each once; of many, the first and how many more there are."""
    ids = [*dict.fromkeys(claim.source for claim in position.claims)]
    articles = [links.site.by_source[key] for key in ids[:SOURCES]]
    named = Markup("; ").join(links.link(f"sources/{article.id}", article.label) for article in articles)
    return named + (f" and {len(ids) - SOURCES} more" if len(ids) > SOURCES else "")


def summary(links: Links, fact: Fact, brief: bool = False) -> Markup:
    """Return the values of a fact in one line: what stands, then what came earlier, was set aside or is converted.

    A ``brief`` one leaves out conversions of what stands.
    """
    stands = fact.status
    tails = {
        "earlier": stands.earlier,
        "set aside by the editor": stands.aside,
        "converted by the source": [] if brief and stands.current else stands.converted,
    }
    parts = [Markup("{}: {}").format(words, several(links, fact, places)) for words, places in tails.items() if places]
    return Markup("; ").join([current(links, fact), *parts] if stands.current else parts)


def current(links: Links, fact: Fact) -> Markup:
    """Return what stands: forms of one value as such, disputed values with "or" between them."""
    stands = fact.status
    shown = [
        Markup(", also given as ").join(phrase(links, fact.positions[at]) for at in group[:VALUES])
        for group in stands.current[:VALUES]
    ]
    shown += _rest(stands.current)
    return Markup(" <i>or</i> ").join(shown) if stands.conflict else listing(shown)


def several(links: Links, fact: Fact, places: Sequence[int]) -> Markup:
    """Return values of a fact as a list in a sentence."""
    shown = [phrase(links, fact.positions[at]) for at in places[:VALUES]]
    return listing([*shown, *_rest(places)])


def _rest(values: Sequence[object]) -> list[Markup]:
    rest = len(values) - VALUES
    return [Markup(f"{rest} more")] if rest > 0 else []


def named(site: Site, fact: Fact) -> str:
    """Return the name of a fact: its subject and its field."""
    return f"{site.story.subjects[fact.subject].name} · {site.story.fields[fact.field].label}"


def fact_link(links: Links, fact: Fact, text: str) -> Markup:
    """Return a link to the topic that shows a fact, plain text when none does."""
    topic = links.site.topic_of(fact)
    return links.link(f"topics/{topic.id}", text, anchor(fact)) if topic else inert(text)


def claims_of(positions: Iterable[Position]) -> list[Claim]:
    """Return the claims that the phrases of positions cite, in the order in which a reader meets them."""
    return [claim for position in positions for _, claims in _ways(position) for claim in cited(claims)]


def _put(how: Manner, value: Markup) -> Markup:
    before, after, spelling = how
    added = _words(("", after, spelling))
    words = (Markup(before), value, Markup("({})").format(added) if added else "")
    return Markup(" ").join(word for word in words if word)


def _words(how: Manner) -> Markup:
    before, after, spelling = how
    spelled = Markup("as <i>{}</i>").format(inert(spelling)) if spelling else ""
    return Markup(", ").join(word for word in (Markup(before), Markup(after), spelled) if word)


def _value(links: Links, position: Position) -> Markup:
    value = position.value
    if isinstance(value, Name) and value.entity in links.site.entities:
        text = links.link(f"entities/{value.entity}", position.text)
    else:
        text = inert(position.text)
    full = exact(value)
    if full:
        return Markup(f'<strong title="{inert(full)}">{text}</strong>')
    still_open = " (day not worked out)" if isinstance(value, Date) and not value.date else ""
    return Markup(f"<strong>{text}</strong>{still_open}")


def _spelling(claim: Claim, position: Position) -> str:
    """How a claim writes a name that has a page, when that is more than a part of the name shown; else ""."""
    if not isinstance(claim.value, Name) or not claim.value.entity:
        return ""
    written, shown = name_key(claim.value.name), name_key(position.text)
    part = set(written.split()) <= set(shown.split()) or written.replace(" ", "") == shown.replace(" ", "")
    return "" if part else claim.value.name
