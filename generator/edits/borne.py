"""Whether the words that the editor quotes for a value bear it.

The readers of values read the words where they stand. What they read must be the value, in whatever unit; what they
cannot read bears nothing. Of a name the words must be one of it, or no name at all ("the captain"); of a term they must
not be the wording of another option, no narrower one.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal, assert_never

from generator.models import Date, Duration, Money, Name, Number, Quantity, Term, Value
from generator.patterns import lazy
from generator.story import FieldDef, Story
from generator.values import MEASURES, DateExpr, Mention, TermFinder, convert, find_values, resolve, spellings

_REACH = 4000
"""Characters before the words in which another date may lend them its month and year; more would take too long."""
_CLOSE = 1e-9
"""By how much two numbers may differ that are one: conversion leaves the last digits open."""
_DAYS = {"second": 1 / 86400, "minute": 1 / 1440, "hour": 1 / 24, "day": 1, "week": 7, "month": 365 / 12, "year": 365}
_WORD = lazy(r"[^\W_]+")
_LIKE = 0.75
"""How alike two words must be to be one name misspelt: a letter or two of six."""
Figure = Money | Duration | Quantity


@dataclass(frozen=True, slots=True)
class ValueWords:
    """The words for a value, where they stand in an article."""

    text: str
    """The article's."""
    quote: tuple[int, int]
    span: tuple[int, int]
    published: str | None = None
    """The article's day."""

    @property
    def written(self) -> str:
        """The words themselves."""
        return self.text[slice(*self.span)]

    @property
    def quoted(self) -> str:
        """The words around them."""
        return self.text[slice(*self.quote)]


def bears(words: ValueWords, value: Value, field: FieldDef, story: Story) -> bool:
    """Say whether the words bear a value of a field."""
    match value:
        case Money() | Duration() | Quantity():
            return _figure(words, value)
        case Date():
            return _date(words, value)
        case Name():
            return _name(words.written, value, story)
        case Term(option):
            return _term(words.written, option, field)
        case _:
            assert_never(value)


def _read(words: ValueWords, dollar: str = "USD") -> Iterator[Mention]:
    """Yield what the readers read of the words, within their quote and by themselves."""
    for each in find_values(words.quoted, dollar):
        if words.quote[0] + each.outer < words.span[1] and words.span[0] < words.quote[0] + each.end:
            yield each
    yield from find_values(words.written, dollar)


def _figure(words: ValueWords, value: Figure) -> bool:
    """Whether the words say this figure, or its number while the currency or unit stands elsewhere in the quote."""
    dollar = value.currency if isinstance(value, Money) else "USD"
    found = [each.value for each in _read(words, dollar) if isinstance(each.value, Figure)]
    same = [end for each in found if (measured := _as(each, value)) for end in _ends(measured)]
    return _holds(same, _ends(value)) or (_has_unit(words, value) and _holds(_numbers(words.written), _ends(value)))


def _numbers(written: str) -> list[Number]:
    """Give the numbers of words that name no unit: they are read as if one stood behind them."""
    found = [each.value for each in find_values(f"{written} metres")]
    return [end for each in found if isinstance(each, Quantity) for end in _ends(each)]


def _as(found: Figure, value: Figure) -> Figure | None:
    """Give a figure in the unit of another; ``None`` when the two do not measure the same."""
    match found, value:
        case Money(), Money():
            return found if found.currency == value.currency else None
        case Quantity(), Quantity():
            return convert(found, value.unit)
        case Duration(n, unit, n_to), Duration():
            scale = _DAYS[unit] / _DAYS[value.unit]
            return Duration(n * scale, value.unit, None if n_to is None else n_to * scale)
        case _:
            return None


def _has_unit(words: ValueWords, value: Figure) -> bool:
    """Whether the currency or unit stands in the quote; what is counted need not: "left 300,000 without a home"."""
    if isinstance(value, Money):
        sums = (each.value for each in find_values(words.quoted, value.currency))
        return any(isinstance(each, Money) and each.currency == value.currency for each in sums)
    if isinstance(value, Quantity) and value.unit not in MEASURES:
        return True
    said = set(_parts(words.quoted))
    return any(said.issuperset(_parts(name)) for name in spellings(value.unit))


def _ends(figure: Figure) -> list[Number]:
    low, high = (figure.amount, figure.amount_to) if isinstance(figure, Money) else (figure.n, figure.n_to)
    return [low] if high is None else [low, high]


def _holds(there: Iterable[Number], ours: Iterable[Number]) -> bool:
    return all(any(math.isclose(one, other, rel_tol=_CLOSE) for other in there) for one in ours)


def _date(words: ValueWords, value: Date) -> bool:
    """Whether each end of the date is what the words say, or less precise; a year may stand elsewhere in the quote."""
    found = [each.value for each in _read(words) if isinstance(each.value, DateExpr)]
    ends = [each for each in (value.date, value.to) if each]
    years = set(_WORD.findall(words.quoted))

    def read_as(near: Date | None) -> bool:
        days = {day for each in found for day in _days(each, words.published, near)}
        return all(any(_is_day(end, day, years) for day in days) for end in ends)

    return read_as(None) or read_as(_before(words))


def _is_day(end: str, day: str, years: set[str]) -> bool:
    return day.startswith(end) or (end[:4] in years and len(end) > 4 and day[4:].startswith(end[4:]))


def _days(found: DateExpr, published: str | None, near: Date | None) -> Iterator[str]:
    """Yield the days that a date may be, in whichever tense, with the ends of what it spans."""
    tenses: tuple[Literal["past", "future"] | None, ...] = ("past", "future", None)
    for tense in tenses:
        date = resolve(found, published, tense, near)
        yield from filter(None, (date.date, date.to))
        if date.date and date.within:
            yield from (f"{date.date[:4]}-{month:02}" for month in date.within)


def _before(words: ValueWords) -> Date | None:
    """Give the last full date before the words."""
    text = words.text[max(0, words.span[0] - _REACH) : words.span[0]]
    dates = [each.value for each in find_values(text) if isinstance(each.value, DateExpr)]
    full = [date for date in dates if date.year and date.month and not date.to]
    return resolve(full[-1], words.published, None) if full else None


def _term(written: str, option: str, field: FieldDef) -> bool:
    """Whether the words are not, from end to end, the wording of another option that is no narrower one."""
    found = _finder(tuple(field.options.items())).find(written)
    whole = [each.value.text for each in found if each.end - each.start == len(written)]
    return not whole or option in (*whole, *(field.broader.get(whole[0], ())))


@lru_cache(maxsize=256)
def _finder(options: tuple[tuple[str, tuple[str, ...]], ...]) -> TermFinder:
    """Make what finds the options of a field, once for all claims of the field."""
    return TermFinder(dict(options))


def _name(written: str, value: Name, story: Story) -> bool:
    """Whether the words are the name or a part of it, if misspelt, or hold no name and no number of their own."""
    entity = story.entities.get(value.entity or "")
    ours = [part for name in (entity.names if entity else (value.name,)) for part in _parts(name)]
    if any(_is_like(part, each) for part in _parts(written) for each in ours):
        return True
    others = (name.casefold() for each in story.entities.values() for name in each.names)
    words = _WORD.findall(written)
    named = any(word[0].isupper() for word in words[1:])  # the first may only begin a sentence
    return not named and not any(map(str.isdigit, words)) and written.casefold() not in others


def _is_like(one: str, other: str) -> bool:
    return one == other or (len(other) > 4 and SequenceMatcher(None, one, other).ratio() >= _LIKE)


def _parts(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
