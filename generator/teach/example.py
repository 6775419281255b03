"""An example of a field, "oxygen left: 96 hours", and the sentences of the articles that state it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from generator.errors import CollateError
from generator.extract import sentences
from generator.models import Article, Date, Duration, Money, Name, Quantity, Term, Value
from generator.names import COMMON, FUNCTION, NameFinder, classes, key_of
from generator.slugs import slugify
from generator.story import NAME_TYPES, FieldType, Story
from generator.values import DateExpr, find_values

_NAMES: Final[Mapping[str, FieldType]] = MappingProxyType(
    {"person": "person", "organisation": "organisation", "agency": "organisation", "place": "place", "craft": "craft"}
)


@dataclass(frozen=True, slots=True)
class ExamplePlace:
    """A sentence of an article, and where in it the value stands."""

    article: Article
    start: int
    end: int
    value: tuple[int, int]

    @property
    def text(self) -> str:
        """The sentence."""
        return self.article.text[self.start : self.end]

    @property
    def line(self) -> int:
        """The line of the article in which it starts."""
        return self.article.text.count("\n", 0, self.start) + 1


@dataclass(frozen=True, slots=True)
class Example:
    """What a field is called, what its value is, and who states it."""

    label: str
    id: str
    type: FieldType
    unit: str | None
    written: str
    words: tuple[str, ...]
    """The words of the label that tell something."""
    places: tuple[ExamplePlace, ...]


def example(text: str, said: Sequence[str], story: Story, articles: Sequence[Article]) -> Example:
    """Read "LABEL: VALUE" and find the sentences that hold the value, or those that are ``said`` to state it.

    Raises `CollateError` where the text is none, or where no article has the value or a sentence.
    """
    label, colon, written = (part.strip() for part in text.partition(":"))
    if not (label and colon and written) or not (id_ := slugify(label)):
        raise CollateError(f"{text!r} is no example; say what the field is called and a value, as in 'crew: 12 people'")
    type_, unit = _type(written, story)
    words = tuple(word for word in label.lower().split() if not classes(word) & FUNCTION)
    places = [place for article in articles for place in _places(article, written, type_)]
    if said:
        wanted = [_plain(sentence) for sentence in said]
        places = [place for place in places if any(each in _plain(place.text) for each in wanted)]
    else:
        places = [place for place in places if tells(place.text, words)] or places
    if not places:
        what = "no such sentence with" if said else "no sentence with"
        raise CollateError(f"{what} {written!r} is in the articles; copy both as one of them has them")
    return Example(label[0].upper() + label[1:], id_, type_, unit, written, words, tuple(places))


def tells(text: str, words: Iterable[str]) -> bool:
    """Say whether a sentence has one of the words of a label, in the singular or the plural."""
    own = {word.strip(".,;:!?\"'()“”‘’").lower().removesuffix("s") for word in text.split()}
    return any(word.removesuffix("s") in own for word in words)


def same(value: Value | DateExpr, other: Value | DateExpr) -> bool:
    """Say whether two values are one, however far they were read."""
    return type(value) is type(other) and value == other


def _type_of(value: Value | DateExpr) -> FieldType:
    match value:
        case Money():
            return "money"
        case Date() | DateExpr():
            return "date"
        case Duration():
            return "duration"
        case Quantity():
            return "quantity"
        case Term():
            return "term"
        case Name():
            return "name"


def _type(written: str, story: Story) -> tuple[FieldType, str | None]:
    """Tell the type of a value, and its unit."""
    found = [mention for mention in find_values(written) if mention.end - mention.start > len(written) / 2]
    if found:
        value = found[0].value
        return _type_of(value), getattr(value, "unit", None) or None
    known = {key_of(name): each.kind for each in story.entities.values() for name in each.names}
    if key_of(written) in known:
        return _NAMES.get(known[key_of(written)], "name"), None
    names = NameFinder(()).find(f"It was {written}.")
    if not names:
        raise CollateError(f"{written!r} is no sum, date, length of time, number with what it counts, or name")
    return _NAMES.get(names[0].kind or "", "name"), None


def _places(article: Article, written: str, type_: FieldType) -> Iterator[ExamplePlace]:
    wanted = [mention.value for mention in find_values(written)]
    for block in (block for block in article.blocks if block.kind == "prose"):
        for start, end in sentences(article.text, block.start, block.end):
            text = article.text[start:end]
            if type_ in NAME_TYPES:
                at = text.find(written)
                spans = [(at, at + len(written))] if at >= 0 else []
            else:
                spans = [(m.start, m.end) for m in find_values(text) if any(same(m.value, one) for one in wanted)]
            if spans:
                yield ExamplePlace(article, start, end, spans[0])


def _plain(text: str) -> str:
    return key_of(text)


def is_plain_word(word: str) -> bool:
    """Say whether a word is one of English that tells something, as a cue must."""
    return (
        word.isalpha()
        and word.islower()
        and not classes(word) & FUNCTION
        and (len(word) > 3 or bool(classes(word) & COMMON))
    )
