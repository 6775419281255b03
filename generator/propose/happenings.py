"""What the articles may be about that has no name of its own: an event, or a thing that goes by its noun."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

from generator.inflect import third
from generator.names import COUNTRY, classes
from generator.propose.candidate import StoryCandidate, subject, worth
from generator.propose.entities import Found, Sight, shorten
from generator.propose.passages import TextPiece
from generator.propose.words import EventSort, words
from generator.story import kinds

_EVENT, _NAMELESS = 9, 3
"""How likely, in tenths, an event is what a story is about; and a thing without a name, where no other is."""
_SIGN: Final = 2
"""How many signs of an event are worth one mention of it."""
_SHARED: Final = 3
"""How many names all articles of an event must have, for another that has most of them to be of it."""


def happenings(found: Sequence[Found], passages: Sequence[TextPiece]) -> Iterator[StoryCandidate]:
    """Give events, things by the nouns of their kinds, and things by a name and a noun."""
    yield from _events(found, passages)
    yield from _nameless(found, passages)
    yield from _compounds(found, passages)


def _events(found: Sequence[Found], passages: Sequence[TextPiece]) -> Iterator[StoryCandidate]:
    """Give the events that half of their articles share a name with: of one event, all articles say where or who."""
    for event in words().events:
        if made := _event(event, found, passages, _EVENT):
            yield made


def _nameless(found: Sequence[Found], passages: Sequence[TextPiece]) -> Iterator[StoryCandidate]:
    """Give things by the nouns of their kinds: all articles may tell of one film, and none name it."""
    for kind in dict.fromkeys(words().things.values()):
        nouns = tuple(noun for noun, each in words().things.items() if each == kind)
        if kind != "company" and (made := _event(EventSort(kind, nouns, ()), found, passages, _NAMELESS)):
            yield made


def _event(
    event: EventSort, found: Sequence[Found], passages: Sequence[TextPiece], weight: int
) -> StoryCandidate | None:
    """Make a candidate of an event that several articles tell, if they share a name."""
    nouns = tuple(dict.fromkeys(form for noun in event.nouns for form in (noun, third(noun))))
    sights, called = _sights(passages, nouns, event.signs)
    about = {id_: sight for id_, sight in sights.items() if sight.title or sight.lead or sight.count > 1}
    if not called or not (together := _together(found, passages, about)):
        return None
    together |= _alike(found, together)
    ranked = sorted(event.nouns, key=lambda one: -called[one] - called[third(one)])
    spoken = tuple(noun for noun in ranked if called[noun] or called[third(noun)])
    shared = {id_: sights.get(id_, Sight()) for id_ in sorted(together)}
    name = _beside(found, [passage for passage in passages if passage.article in together], spoken)
    if proper := _proper(found, spoken, shared):
        return _unnamed(proper, event.kind, shared, passages, spoken, weight)
    return _unnamed(f"{name} {ranked[0]}" if name else f"The {ranked[0]}", event.kind, shared, passages, spoken, weight)


def _proper(found: Sequence[Found], nouns: Sequence[str], about: Collection[str]) -> str:
    """Give the name that ends in one of the nouns, "the Osmo Bridge", where half of the articles have it; else ""."""
    for each in found:
        named, last = len(each.sights.keys() & set(about)), each.entity.name.casefold().rpartition(" ")
        if last[0] and last[2] in nouns and named * 2 >= len(about):
            return each.entity.name
    return ""


def _unnamed(
    name: str, kind: str, sights: Mapping[str, Sight], passages: Sequence[TextPiece], nouns: Sequence[str], weight: int
) -> StoryCandidate:
    """Make a candidate of what goes by nouns."""
    told = re.compile(rf"\b{re.escape(nouns[0])}")
    place, text = next(
        ((m.start(), p.text) for p in passages if p.part != "title" and (m := told.search(p.text))), (0, "")
    )
    return StoryCandidate(
        subject(name, kind),
        sum(map(worth, sights.values())) * weight,
        frozenset(sights),
        sum(sight.title for sight in sights.values()),
        shorten(text, place) if text else "",
        tuple(noun for noun in nouns if noun not in kinds()[kind]),
        lone=True,
    )


def _sights(
    passages: Iterable[TextPiece], nouns: Sequence[str], signs: Sequence[str]
) -> tuple[dict[str, Sight], Counter[str]]:
    """Count how each article tells of an event, and how often it goes by each noun."""
    longest = sorted(nouns, key=len, reverse=True)
    pattern = re.compile(
        rf"\b(?:({'|'.join(map(re.escape, longest))})|{'|'.join(map(re.escape, signs)) or '(?!)'})\b", re.IGNORECASE
    )
    found: dict[str, Sight] = {}
    called: Counter[str] = Counter()
    half: Counter[str] = Counter()
    for passage in passages:
        for match in pattern.finditer(passage.text):
            if match[0][0].isupper() and match.start():
                continue  # a part of a name: "Osmo Blizzard"
            sight = found.setdefault(passage.article, Sight())
            sight.title |= passage.part == "title"
            sight.lead |= passage.part == "lead"
            if match[1]:
                called[match[1].lower()] += 1
                sight.count += 1
            else:
                half[passage.article] += 1
    for id_, count in half.items():
        found[id_].count += count // _SIGN
    return found, called


def _together(found: Sequence[Found], passages: Iterable[TextPiece], about: Mapping[str, Sight]) -> frozenset[str]:
    """Give the articles of one event: all when none tells of anything else at once, else those that share a name."""
    if {passage.article for passage in passages} <= {id_ for id_, sight in about.items() if sight.title or sight.lead}:
        return frozenset(about)
    best = max(found, key=lambda each: (len(about.keys() & _places(each)), each.weight), default=None)
    shared = about.keys() & _places(best) if best else frozenset[str]()
    return (
        frozenset(about.keys() & best.sights.keys())
        if best and len(shared) > 1 and len(shared) * 2 >= len(about)
        else frozenset()
    )


def _alike(found: Sequence[Found], told: frozenset[str]) -> frozenset[str]:
    """Give the other articles that name most of what all articles of an event name, and never say what it is."""
    shared = [each for each in found if told <= each.sights.keys()]
    named = Counter(id_ for each in shared for id_ in each.sights)
    most = frozenset(id_ for id_, count in named.items() if count * 2 > len(shared))
    return most if len(told) > 1 and len(shared) >= _SHARED else frozenset()


def _places(each: Found) -> frozenset[str]:
    """Give the articles that a name ties together: of a country, those that say so at once."""
    country = classes(each.entity.name.casefold().replace(" ", "-")) & COUNTRY
    return frozenset(id_ for id_, sight in each.sights.items() if not country or sight.title or sight.lead)


def _beside(found: Sequence[Found], passages: Sequence[TextPiece], nouns: Sequence[str]) -> str:
    """Give the name that stands beside nouns most often, "Osmo strike", "strike in Osmo": twice, or one known to most.

    Once is enough where three of four articles have the name, and it is no person's.
    """
    wide = _wide(found, {passage.article for passage in passages})
    known = {**_surnames(found), **{name: each.entity.name for each in found for name in each.entity.names}}
    names: Counter[str] = Counter()
    either = "|".join(map(re.escape, nouns))
    capitals = r"(?:[A-Z][\w-]+ ){0,4}[A-Z][\w-]+"
    pattern = re.compile(
        rf"(?!(?:The|An?) )({capitals})(?:['’]s)? (?:[a-z]+ )?(?:{either})\b"
        rf"|\b(?:{either}) (?:of|in|at|from|on) (?:the )?({capitals})"
    )
    for passage in passages:
        for match in pattern.finditer(passage.text):
            name = (match[1] or match[2]).removeprefix("The ")
            while name and name not in known:
                name = name.partition(" ")[2]
            names[known.get(name, "")] += 2 if passage.part == "title" else 1
    del names[""]
    name, times = next(iter(names.most_common(1)), ("", 0))
    return name if times > 1 else next((name for name in names if name in wide), "")


def _surnames(found: Sequence[Found]) -> dict[str, str]:
    """Give the surnames of one person, or of one much more than of others, by which a case goes: the "Osmo trial"."""
    counts: dict[str, list[int]] = {}
    for each in found:
        if each.known and each.entity.kind == "person" and " " in each.entity.name:
            counts.setdefault(each.entity.name.rpartition(" ")[2], []).append(each.count)
    clear = (surname for surname, each in counts.items() if max(each) > 2 * (sum(each) - max(each)))
    return {surname: surname for surname in clear}


def _wide(found: Sequence[Found], articles: Collection[str]) -> frozenset[str]:
    """Give what three of four articles name, without persons."""
    told = set(articles)
    return frozenset(
        each.entity.name
        for each in found
        if each.known and each.entity.kind != "person" and len(each.sights.keys() & told) * 4 >= len(told) * 3
    )


def _compounds(found: Sequence[Found], passages: Sequence[TextPiece]) -> Iterator[StoryCandidate]:
    """Give things that go by a name and a noun, "the Osmo bypass": in a headline, and with the noun alone elsewhere."""
    few = max(2, len({passage.article for passage in passages}) // 4)
    known = {form for event in words().events for noun in event.nouns for form in (noun, third(noun))}
    for each in found:
        if each.known and each.entity.kind in ("product", "craft", "work"):
            continue
        for noun, titles in each.beside.items():
            if noun in known or len(titles) < few or not any(titles.values()):
                continue
            determined = re.compile(rf"\b(?:the|an?|this|that|its) {noun}\b")
            if any(determined.search(passage.text.lower()) for passage in passages):
                sights, _ = _sights(passages, [noun, third(noun), each.entity.name], ())
                yield _unnamed(
                    f"{each.entity.name} {noun}", words().things.get(noun, "generic"), sights, passages, [noun], _EVENT
                )
