"""Words that people type and that no page says: what a fact is called, other forms of its values, names unaccented.

They stand on a page for the search alone, unseen: a sentence that says "£12.4 million" is found for "12.4m",
one that says who directs for "director".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from babel.numbers import get_currency_name
from markupsafe import Markup

from generator.escape import inert
from generator.models import Fact, Money, Name
from generator.patterns import lazy
from generator.render.site import Site
from generator.render.words import without_accents
from generator.story import FieldDef
from generator.words import LOCALE, typed

MARK: Final = "\N{INVISIBLE SEPARATOR}"
"""By what the search knows the words, which it finds but does not show (``docs/assets/iframe-worker.js``)."""
NOUNS: Final = 8
"""How many of the nouns by which a field is found: the first are the usual ones."""
POSITIONS: Final = 12
"""How many values of a fact can be searched for: of a count that is told daily nobody types the thirteenth."""
_PLAIN: Final = lazy(r"[^\W_][\w ’'-]*")
"""A cue that is a word, and no pattern."""


def asked(site: Site, facts: Iterable[Fact]) -> Markup:
    """Return a paragraph that is there for the search alone; nothing where nothing is to be added."""
    words = dict.fromkeys(word for fact in facts for word in _words(site, fact))
    return unseen(words)


def unseen(words: Iterable[str]) -> Markup:
    """Return words for the search alone, for nobody to see or hear."""
    text = " · ".join(words)
    return Markup(f'<p class="unseen" aria-hidden="true">{MARK}{inert(text)}</p>') if text else Markup("")


def plain_names(names: Iterable[str]) -> Iterator[str]:
    """Give the names that have accents, without them."""
    return (plain for name in names if (plain := without_accents(name)) != name)


def _words(site: Site, fact: Fact) -> Iterator[str]:
    field, subject = site.story.fields[fact.field], site.story.subjects[fact.subject]
    yield f"{field.label} {subject.name}"
    yield from subject.aliases
    yield from field.asked
    yield from [noun for noun in field.nouns if _PLAIN.fullmatch(noun) and not _is_twofold(site, field, noun)][:NOUNS]
    for position in fact.positions[:POSITIONS]:
        yield from typed(position.value)
        if isinstance(position.value, Money):
            yield str(get_currency_name(position.value.currency, count=2, locale=LOCALE))
        if isinstance(position.value, Name):
            entity = site.story.entities.get(position.value.entity or "")
            yield from plain_names(entity.names if entity else [position.value.name])


def _is_twofold(site: Site, field: FieldDef, noun: str) -> bool:
    """Whether a noun brings in another thing: "writer-director", or "production budget" where "budget" does."""
    *_, last = words = noun.replace("-", " ").split()
    if len(words) == 1 or last in field.nouns:
        return len(words) > 1
    others = {each for other in site.story.fields.values() if other.id != field.id for each in other.nouns}
    return not others.isdisjoint(words)
