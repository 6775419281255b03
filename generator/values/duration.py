"""Lengths of time.

>>> read_duration("12-day stay", 0).value
Duration(n=12, unit='day', n_to=None)
>>> read_duration("three-and-a-half minutes", 0).value
Duration(n=3.5, unit='minute', n_to=None)
>>> read_duration("2h 15m", 0).value, read_duration("two hours and ten minutes", 0).value.n
(Duration(n=135, unit='minute', n_to=None), 130)
>>> read_duration("a year and a half", 0, "took ").value.n, read_duration("a fortnight", 0, "for ").value
(1.5, Duration(n=2, unit='week', n_to=None))
>>> read_duration("10-12 days", 0).value
Duration(n=10, unit='day', n_to=12)
>>> read_duration("38-year-old", 0).value, read_duration("12 years old", 0).value
(Quantity(n=38, unit='year of age', n_to=None), Quantity(n=12, unit='year of age', n_to=None))
>>> read_duration("12 dayglow", 0) is None
True
"""

from __future__ import annotations

from generator.models import Duration, Number, Quantity
from generator.patterns import lazy
from generator.values.mention import Reading
from generator.values.number import Figure, exact, read_range, whole
from generator.values.words import GAP, any_of, load, phrase_before

_WORDS = load("durations")
_UNITS = {name: unit for unit, names in _WORDS["units"].items() for name in names}
_LETTERS: dict[str, str] = _WORDS["letters"]
_PARTS = {(great, small): int(n) for great, small, n in _WORDS["parts"]}
_LENGTHY = frozenset(_WORDS["lengthy"])
_FOLD = {"fortnight": (2, "week"), "decade": (10, "year")}
AGE = "year of age"

_UNIT = lazy(
    rf"(?:{GAP}|-|‑)?(?:(?:{any_of(_WORDS['adjectives'])})(?:{GAP}|-))?(?P<unit>{any_of(_UNITS)})(?P<poss>['’]s?)?(?![^\W_]|/)"
)
_LETTER = lazy(r"[ \u00a0]?(?P<unit>[hsd])(?![^\W_])|(?P<clock>h)(?=[ \u00a0]?\d{1,2}(?:m|min)\b)")
_MINUTES = lazy(r"[ \u00a0]?(?P<n>\d{1,2})[ \u00a0]?m(?:ins?|inutes?)?(?![^\W_])")
_AND = lazy(rf"(?:,?{GAP}and{GAP}|,?{GAP})(?=[\w])")
_HALF_BEHIND = lazy(rf"{GAP}and{GAP}(?:a{GAP})?(half|quarter)(?![^\W_])")
_HALF = lazy(
    rf"(?P<a>[aA]{GAP})?(?P<part>[hH]alf|[qQ]uarter|[tT]hree{GAP}quarters)(?:{GAP}|-)(?:of{GAP})?(?:an?(?:{GAP}|-))?(?P<unit>second|minute|hour|day|week|month|year|decade|century)(?![^\W_]|-(?!long))"
)
_ARTICLE = lazy(
    rf"[aA]n?{GAP}(?:(?:full|whole|further|mere|good|single){GAP})?(?P<unit>second|minute|hour|day|week|fortnight|month|year|decade)(?P<half>{GAP}and{GAP}a{GAP}(?:half|quarter))?(?![^\W_]|['’])(?!{GAP}(?:earlier|later|ago|before|after))"
)
_LONG = lazy(r"(?P<unit>[yY]ear|[mM]onth|[wW]eek|[dD]ay|[hH]our|[dD]ecade|[mM]inute)-?long\b")
_OLD = lazy(r"(?:-| )olds?\b|(?: |-)of age\b")
_PARTS_AT_MOST = 3
"""Units in one length: hours, minutes and seconds."""
_ONE_DAY = lazy(rf"[oO]ne{GAP}(?:day|time)\b")


def read_duration(text: str, at: int, before: str | None = None, figure: Figure | None = None) -> Reading | None:
    """The length that begins at ``at``, ``None`` when none does; an age comes as a ``Quantity`` of "year of age".

    ``before`` is the text in front (default ``text[:at]``): "a week" is a length behind "for", not in "once a week".
    ``figure`` is the number or range at ``at`` if it has been read.
    """
    figure = figure or read_range(text, at)
    if figure and text[at].isdigit():
        return _behind(text, figure)
    before = (phrase_before(text, at) if before is None else before).lower()
    return _half(text, at) or _article(text, at, before) or _long(text, at) or _in_words(text, figure, before)


def _in_words(text: str, figure: Figure | None, before: str) -> Reading | None:
    if figure is None or (_ONE_DAY.match(text, figure.start) and not _is_lengthy(before)):
        return None
    return _behind(text, figure)


def _is_lengthy(before: str) -> bool:
    words = before.split()
    return bool(words) and words[-1].strip('("“') in _LENGTHY


def _behind(text: str, figure: Figure) -> Reading | None:
    match = _UNIT.match(text, figure.end)
    if match is None:
        return _clock(text, figure)
    unit = _UNITS[match["unit"]]
    end = match.end() if match["poss"] == "'s" else match.end("unit")
    if old := _OLD.match(text, match.end("unit")):
        age = Quantity(figure.n, AGE, figure.n_to) if unit == "year" else None
        return Reading(figure.start, old.end(), age)
    half = _HALF_BEHIND.match(text, end) if figure.n_to is None else None
    if half:
        return _folded(
            figure.start, half.end(), whole(exact(figure.n) + exact(0.5 if half[1] == "half" else 0.25)), unit
        )
    if figure.n_to is not None:
        return _folded(figure.start, end, figure.n, unit, figure.n_to)
    return _with_lesser(text, figure.start, end, figure.n, unit)


def _with_lesser(text: str, start: int, end: int, n: Number, unit: str) -> Reading:
    """The length of ``n`` units, with the smaller units behind it: "two hours, ten minutes and five seconds"."""
    total, last = exact(n), unit
    for _ in range(_PARTS_AT_MOST - 1):
        lesser = _lesser(text, end, last)
        if lesser is None:
            break
        end, more, smaller = lesser
        total, last = total * _PARTS[last, smaller] + exact(more), smaller
    return _folded(start, end, whole(total), last)


def _lesser(text: str, at: int, unit: str) -> tuple[int, Number, str] | None:
    """Where the smaller part of "two hours and ten minutes" ends, and how many of which unit it is."""
    join = _AND.match(text, at)
    if join is None:
        return None
    figure = read_range(text, join.end())
    match = _UNIT.match(text, figure.end) if figure and figure.n_to is None else None
    if figure is None or match is None or (unit, _UNITS[match["unit"]]) not in _PARTS:
        return None
    return match.end("unit"), figure.n, _UNITS[match["unit"]]


def _clock(text: str, figure: Figure) -> Reading | None:
    """ "2h 15m", "36h"."""
    match = _LETTER.match(text, figure.end) if figure.digits else None
    if match is None or figure.scale > 1:
        return None
    unit = _LETTERS[match["unit"] or match["clock"]]
    if text[figure.end] in " \u00a0" and unit != "hour":
        return None
    minutes = _MINUTES.match(text, match.end()) if unit == "hour" and figure.n_to is None else None
    if minutes:
        return Reading(figure.start, minutes.end(), Duration(whole(exact(figure.n) * 60 + int(minutes["n"])), "minute"))
    if unit == "second" and figure.n % 10 == 0:
        return None
    return Reading(figure.start, match.end(), Duration(figure.n, unit, figure.n_to))


def _folded(start: int, end: int, n: Number, unit: str, n_to: Number | None = None) -> Reading:
    """Counts fortnights in weeks and decades in years, as no one compares them otherwise."""
    by, unit = _FOLD.get(unit, (1, unit))
    return Reading(start, end, Duration(whole(exact(n) * by), unit, None if n_to is None else whole(exact(n_to) * by)))


def _half(text: str, at: int) -> Reading | None:
    match = _HALF.match(text, at)
    if match is None or match["unit"] == "century":
        return None
    part = match["part"].lower()
    return _folded(at, match.end(), 0.5 if part == "half" else 0.25 if part == "quarter" else 0.75, match["unit"])


def _article(text: str, at: int, before: str) -> Reading | None:
    match = _ARTICLE.match(text, at)
    if match is None:
        return None
    if match["half"]:
        return _folded(at, match.end(), 1.5 if match["half"].endswith("half") else 1.25, match["unit"])
    whole_length = _with_lesser(text, at, match.end(), 1, match["unit"])
    lone = whole_length.end == match.end()
    if lone and match["unit"] != "fortnight" and not _is_lengthy(before):
        return None
    return whole_length


def _long(text: str, at: int) -> Reading | None:
    match = _LONG.match(text, at)
    return _folded(at, match.end(), 1, match["unit"].lower()) if match else None
