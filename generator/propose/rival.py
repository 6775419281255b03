"""A second thing of the kind of the main one that has no name, and goes by whose it is: "the Cruise film"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from generator.extract import sentences
from generator.folding import fold_chars
from generator.propose.candidate import StoryCandidate
from generator.propose.choice import Choice
from generator.propose.entities import LONGEST, Found
from generator.propose.passages import TextPiece
from generator.propose.words import words
from generator.slugs import slugify
from generator.story import kinds

_FEWEST: Final = 2
"""Articles, at least, that call a thing by whose it is."""
_SHARE: Final = 3
"""As which share of all articles."""
_OWNERS: Final = ("person", "organisation")
_SIDED: Final = ("person", "craft")
"""Kinds that take part in one thing; firms and places are behind several."""
_SET_AGAINST: Final = (
    r"\b(?:whereas|unlike|than|rivals?|rivall?ing|beat|beats|beaten|beating|ahead of|compared (?:with|to)|overtak\w+"
    r"|overtook|outdo\w*|instead of|in contrast to|against|nothing to do with)\b[^.;!?]{0,120}$"
)
"""Words that set what follows against the main thing: "beating Cruise's project". Without them "Shipenko's film" is the
main thing itself."""


@dataclass(frozen=True, slots=True)
class _Called:
    """One place where an article calls something by whose it is."""

    article: str
    noun: str
    against: bool
    """Whether it is set against another."""
    sentence: str


def with_rival(choice: Choice, found: Sequence[Found], passages: Sequence[TextPiece]) -> Choice:
    """Follow such a thing too, where one thing alone is followed and articles set the other against it."""
    if len(choice.chosen) != 1 or choice.chosen[0].lone or not _is_thing(choice.chosen[0].subject.kind):
        return choice
    best = choice.chosen[0]
    rivals = filter(None, (_rival(best, each, passages) for each in found if each.entity.kind in _OWNERS))
    widest = max(rivals, key=lambda each: (len(each.articles), each.score), default=None)
    return replace(choice, chosen=(best, widest)) if widest else choice


def _is_thing(kind: str) -> bool:
    """Say whether a kind of subject is made and owned, and neither happens nor acts."""
    return words().entities.get(kind) in ("work", "craft", "product")


def _rival(best: StoryCandidate, owner: Found, passages: Sequence[TextPiece]) -> StoryCandidate | None:
    called = list(_called(best, owner, passages))
    articles = frozenset(each.article for each in called)
    everywhere = len({passage.article for passage in passages})
    against = next((each for each in called if each.against), None)
    if against is None or len(articles) < _FEWEST or len(articles) * _SHARE < everywhere:
        return None
    nouns = Counter(each.noun for each in called)
    first = next((noun for noun in kinds()[best.subject.kind] if noun in nouns), against.noun)
    forms = [f"{name}{of} {noun}" for noun in sorted(nouns) for name in _names(owner) for of in ("'s", "")]
    name = f"{owner.entity.name} {first}"
    subject = replace(
        best.subject,
        id=slugify(name),
        name=name,
        aliases=tuple(form for form in forms if form != name),
    )
    example = (
        against.sentence if len(against.sentence) <= LONGEST else f"{against.sentence[:LONGEST].rsplit(' ', 1)[0]} …"
    )
    return StoryCandidate(subject, len(called), articles, 0, example, owner=owner.entity.id)


def on_a_side(each: Found, choice: Choice, found: Sequence[Found], passages: Sequence[TextPiece]) -> Found:
    """Make a person or a craft belong to the one of the two things to which it keeps.

    To the rival, when every sentence that names it names the rival's owner too; to the main thing, of which most
    sentences tell, when several articles name it and none of them with that owner.
    """
    rival = next((one for one in choice.chosen if one.owner), None)
    owner = next((one for one in found if rival and one.entity.id == rival.owner), None)
    if rival is None or owner is None or not each.known or each.entity.kind not in _SIDED or each.count < _FEWEST:
        return each
    if each.entity.id == rival.owner:
        return replace(each, entity=replace(each.entity, subjects=(rival.subject.id,)))
    names, others = (
        re.compile("|".join(rf"(?<!\w){re.escape(n)}(?!\w)" for n in _names(one))) for one in (each, owner)
    )
    told = [text for piece in passages for text in _cut(" ".join(piece.text.split())) if names.search(text)]
    beside = sum(bool(others.search(text)) for text in told)
    if 0 < beside < len(told) or (not beside and each.articles < _FEWEST):
        return each
    side = rival if beside else choice.chosen[0]
    return replace(each, entity=replace(each.entity, subjects=(side.subject.id,)))


def _cut(text: str) -> list[str]:
    """Cut a text into its sentences."""
    return [text[start:end] for start, end in sentences(text, 0, len(text))]


def _names(owner: Found) -> list[str]:
    """Give the names of somebody, with the surname of a person."""
    names = [owner.entity.name, *owner.entity.aliases]
    if owner.entity.kind == "person":
        names.append(owner.entity.name.split()[-1])
    return list(dict.fromkeys(names))


def _called(best: StoryCandidate, owner: Found, passages: Sequence[TextPiece]) -> Iterator[_Called]:
    """Find where articles call something by its owner; nothing, if that is once the name of the main thing."""
    nouns = "|".join(re.escape(noun) for noun in sorted(best.subject.nouns, key=lambda noun: (-len(noun), noun)))
    whose = "|".join(re.escape(fold_chars(name)) for name in sorted(_names(owner), key=lambda name: (-len(name), name)))
    main = "|".join(re.escape(fold_chars(name)) for name in best.subject.names)
    called = re.compile(rf"(?<![\w-])(?:(?:{whose})'s (?:[a-z-]+ ){{0,3}}?|the (?:{whose}) )({nouns})(?![\w-])")
    same = re.compile(
        rf"(?:{whose})'s (?:[\w-]+ ){{0,3}}?(?:{nouns})[,:]? [\"'“‘]?(?:{main})"
        rf"|(?:{main})[\"'”’]?(?:,| is| was) (?:{whose})'s\b"
    )
    against = re.compile(_SET_AGAINST)
    for passage in passages:
        text = " ".join(fold_chars(passage.text).split())
        if same.search(text):
            return
        for match in called.finditer(text):
            start = max(text.rfind(mark, 0, match.start()) for mark in (". ", "! ", "? ")) + 1
            before = text[start : match.start()]
            yield _Called(
                passage.article, match[1], bool(against.search(before)), text[start : match.end() + 60].strip()
            )
