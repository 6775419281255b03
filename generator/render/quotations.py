"""Sentences of articles that a topic quotes: whole, readable by themselves, and about what the section tells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from markupsafe import Markup

from generator.models import Fact, Name
from generator.patterns import lazy
from generator.render.mentions import ShownMention
from generator.render.notes import NotePassage, marked
from generator.render.sheet import Sheet
from generator.render.template import fragment
from generator.render.words import day, short_name
from generator.story import Topic

SECTION: Final = 1
"""How many a section holds: the page tells in its own words, and lets the sources speak for colour."""
PAGE: Final = 4
"""How many a page holds: one for every section of a usual topic."""
SHORT, LONG = 60, 260
"""Characters: a shorter sentence says little, a longer one stops the reader."""
CLAIMS: Final = 1
"""How many claims a quotation may hold: what the page tells already needs no quoting."""
LEANING: Final = lazy(
    r"(?:he|she|it|they|this|that|these|those|his|her|its|their|such|but|and|so|or|nor|yet|however|meanwhile|instead|"
    r"then|there|here|both|neither|either|also|still|again|asked|if|as|while|although|though|because|which|who|what|"
    r"when|where|why|how|in addition|for example|by contrast|of course|one|another|other|others|the (?:two|three|"
    r"former|latter|same|first|second|agency|company|film|pair|group|crew|ship|court|deal|vessel|movie|project))\b",
    re.IGNORECASE,
)
"""How a sentence starts that leans on the one before it."""
POINTING: Final = lazy(r"\b(?:this|these|those|above|below|he|she|it|they|him|them|his|her|their|its)\b", re.IGNORECASE)
"""Words inside a sentence that may point out of it."""


class Quotations:
    """Gives the sections of one topic their quotations, each sentence once."""

    def __init__(self, sheet: Sheet, topic: Topic) -> None:
        self._sheet = sheet
        self._left = PAGE
        self._pool = list(_readable(sheet, topic))

    def about(self, facts: Sequence[Fact]) -> list[Markup]:
        """Return the quotations that name most of what some facts are about."""
        wanted = {*_entities(facts)}
        ranked = sorted(self._pool, key=lambda each: (-len(wanted & each[1]), self._sheet.site.number[each[0].source]))
        chosen = [each for each in ranked if wanted & each[1]][: min(SECTION, self._left)]
        self._pool = [each for each in self._pool if each not in chosen]
        self._left -= len(chosen)
        return [_quotation(self._sheet, mention) for mention, _ in chosen]


def _entities(facts: Iterable[Fact]) -> Iterator[str]:
    for fact in facts:
        for position in fact.positions:
            if isinstance(position.value, Name) and position.value.entity:
                yield position.value.entity


def _readable(sheet: Sheet, topic: Topic) -> Iterator[tuple[ShownMention, frozenset[str]]]:
    """The sentences that may be quoted, with the ids of those whom they name: such as no claim has told already."""
    site = sheet.site
    names: dict[tuple[str, tuple[int, int]], set[str]] = {}
    first: dict[tuple[str, tuple[int, int]], ShownMention] = {}
    for key in site.entities:
        for mention in site.mentions.get(key, ()):
            if mention.span:
                place = (mention.source, mention.span)
                names.setdefault(place, set()).add(key)
                first.setdefault(place, mention)
    mine = {
        key for key, entity in site.entities.items() if not entity.subjects or {*entity.subjects} & {*topic.subjects}
    }
    for place, mention in first.items():
        if names[place] <= mine and _stands_alone(sheet, mention):
            yield mention, frozenset(names[place])


def _stands_alone(sheet: Sheet, mention: ShownMention) -> bool:
    start, end = mention.span or (0, 0)
    text = sheet.site.by_source[mention.source].text[start:end]
    if not SHORT <= len(text) <= LONG or LEANING.match(text) or not text[:1].isupper() or text[-1] not in ".!":
        return False
    if POINTING.search(text) or text.count('"') % 2 or "“" in text or "”" in text:
        return False
    return sum(start <= claim.value_start < end for claim in sheet.site.said[mention.source]) <= CLAIMS


def _quotation(sheet: Sheet, mention: ShownMention) -> Markup:
    article = sheet.site.by_source[mention.source]
    start, end = mention.span or (0, 0)
    words = marked(article, NotePassage(article.id, (start, end), (), ""))
    number = sheet.site.number[article.id]
    source = sheet.link(f"sources/{article.id}", f"[{number}] {short_name(article)}", f"s-{start}")
    return fragment("quotation.html.j2", words=words, source=source, day=day(article))
