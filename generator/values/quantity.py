"""Measures and counts, and their change into another unit.

>>> read_quantity("250 miles", 0).value
Quantity(n=250, unit='mile', n_to=None)
>>> read_quantity("50 and 70kg", 0, between=True).value
Quantity(n=50, unit='kilogram', n_to=70)
>>> read_quantity("3,000 young hopefuls", 0).value, read_quantity("seven surgeons", 0).value.unit
(Quantity(n=3000, unit='hopeful', n_to=None), 'surgeon')
>>> read_quantity("1.4 million people", 0).value
Quantity(n=1400000, unit='person', n_to=None)
>>> convert(Quantity(250, "mile"), "kilometre").n
402.336
>>> convert(Quantity(43, "passenger"), "person"), convert(Quantity(43, "mile"), "person")
(Quantity(n=43, unit='person', n_to=None), None)
"""

from __future__ import annotations

import re
from dataclasses import replace

from generator.models import Number, Quantity
from generator.patterns import lazy
from generator.values.count import COUNTED, PERSON_NOUNS, SAME, read_noun
from generator.values.mention import Reading
from generator.values.number import LETTERS, Figure, exact, read_figure, read_range, whole
from generator.values.words import GAP, any_of, load, phrase_before

__all__ = ["MEASURES", "PERSON_NOUNS", "convert", "read_quantity"]

_BY_DIMENSION = load("units")
MEASURES = {
    unit: (dimension, float(entry[0])) for dimension, units in _BY_DIMENSION.items() for unit, entry in units.items()
}
"""Canonical unit -> its dimension and its size in the dimension's base."""
_SPELLINGS = {
    name: unit
    for units in _BY_DIMENSION.values()
    for unit, entry in units.items()
    for name in [unit, *entry[1:]]
    if name != "container"
}
_UNIT = lazy(rf"(?P<gap>{GAP}|-|‑)?(?:a{GAP}|metric{GAP}(?=t))?(?P<unit>{any_of(sorted(_SPELLINGS))})(?![^\W_])")
_WHOLE = any_of(name for name in _SPELLINGS if name.isascii() and name.replace(" ", "").isalpha() and len(name) > 2)
_PART = lazy(
    rf"""(?:[aA]{GAP}|(?P<three>[tT]hree(?:{GAP}|-)))?(?P<part>[hH]alf|[qQ]uarters?)(?:{GAP}|-)(?:of{GAP})?(?:an?{GAP})?
         (?P<unit>{_WHOLE})(?![^\W_])""",
    re.VERBOSE,
)
_AND_PART = lazy(rf"[aA]n?{GAP}(?P<unit>{_WHOLE}){GAP}and{GAP}a{GAP}(?P<part>half|quarter)(?![^\W_])")
PARTED = rf"{_WHOLE}{GAP}and{GAP}a{GAP}(?:half|quarter)"
"""A pattern of what follows the article in "a mile and a half"."""
_SHORT = {"m": "metre", "g": "gram", "C": "degree Celsius", "F": "degree Fahrenheit", "in": "inch"}
_ATTACHED = lazy(r"(?P<unit>m|g|C|F|in|kt)(?![^\W_])")
_SIGNED = lazy(r"[ \u00a0](?P<unit>[CF])(?![^\W_])")
"""A letter for a temperature, which stands apart only behind a number with a sign."""
_MILLION_NOUN = lazy(r"(?P<letter>[kmbKMB]|bn)(?=[ \u00a0][a-z])")
_INCHES = lazy(
    rf"{GAP}?(?P<n>\d{{1,2}}(?:\.\d)?)[ \u00a0-]?(?:in|ins|inch|inches)(?![^\W_])|{GAP}(?P<word>\d{{1,2}})(?=[ ]tall)"
)
_SIGNS = ("-", "−", "–", "+")
_MAGNITUDE = lazy(r"(?:-| )magnitude\b")
_MAGNITUDE_BEFORE = lazy(r"\bmagnitude(?: of|-| was| is)? ?(?:about |around )?$", re.IGNORECASE)


def read_quantity(text: str, at: int, between: bool = False, figure: Figure | None = None) -> Reading | None:
    """The measure, count or bare number that begins at ``at``; ``value`` is ``None`` for a number that counts nothing.

    ``between`` lets "and" join a range; ``figure`` is the number or range at ``at`` if it has been read.
    """
    figure = figure or read_range(text, at, between)
    if figure is None:
        return None
    if found := _lettered(text, figure) or _measure(text, figure) or _counted(text, figure):
        return _to_second(text, _with_lesser(text, found), between) if figure.n_to is None else found
    if figure.n_to is not None:
        single = read_figure(text, at) or figure
        return _measure(text, single) or _counted(text, single) or Reading(at, figure.end, None)
    return Reading(at, figure.end, Quantity(figure.n, ""))


_LESSER = {
    ("pound", "ounce"): 16,
    ("stone", "pound"): 14,
    ("foot", "inch"): 12,
    ("yard", "foot"): 3,
    ("mile", "yard"): 1760,
    ("kilogram", "gram"): 1000,
    ("tonne", "kilogram"): 1000,
    ("kilometre", "metre"): 1000,
    ("metre", "centimetre"): 100,
    ("centimetre", "millimetre"): 10,
}
"""How many of a smaller unit, said behind it, make one of a greater."""
_AND_LESSER = lazy(rf"{GAP}and{GAP}|,?{GAP}")


def _with_lesser(text: str, first: Reading) -> Reading:
    """Joins "8 pounds and 3 ounces" into one measure of the smaller unit."""
    join = _AND_LESSER.match(text, first.end) if isinstance(first.value, Quantity) else None
    figure = read_figure(text, join.end()) if join else None
    second = _measure(text, figure) if figure else None
    if second is None or not isinstance(first.value, Quantity) or not isinstance(second.value, Quantity):
        return first
    by = _LESSER.get((first.value.unit, second.value.unit))
    if by is None or second.value.n >= by:
        return first
    n = whole(exact(first.value.n) * by + exact(second.value.n))
    return Reading(first.start, second.end, Quantity(n, second.value.unit))


_TO = lazy(rf"{GAP}?[-–—]{GAP}?|{GAP}to{GAP}")
_AND = lazy(rf"{GAP}(?:and|to){GAP}")


def _to_second(text: str, first: Reading, between: bool) -> Reading:
    """Joins "50kg to 70kg": a range whose ends both carry the unit."""
    join = (_AND if between else _TO).match(text, first.end)
    figure = read_figure(text, join.end()) if join else None
    second = _measure(text, figure) if figure else None
    if second is None or not isinstance(first.value, Quantity) or not isinstance(second.value, Quantity):
        return first
    if first.value.unit != second.value.unit or first.value.n >= second.value.n:
        return first
    return Reading(first.start, second.end, replace(first.value, n_to=second.value.n))


def read_part(text: str, at: int) -> Reading | None:
    """The measure that begins with an article or a fraction: "half a mile", "a quarter of a mile", "a mile and a half".

    >>> read_part("a mile and a half", 0).value, read_part("half a kilo", 0).value
    (Quantity(n=1.5, unit='mile', n_to=None), Quantity(n=0.5, unit='kilogram', n_to=None))
    """
    if match := _PART.match(text, at):
        n = 0.5 if match["part"].lower() == "half" else 0.75 if match["three"] else 0.25
        return Reading(at, match.end(), Quantity(n, _SPELLINGS[match["unit"]]))
    if match := _AND_PART.match(text, at):
        return Reading(at, match.end(), Quantity(1.5 if match["part"] == "half" else 1.25, _SPELLINGS[match["unit"]]))
    return None


def _measure(text: str, figure: Figure) -> Reading | None:
    # No earthquake has had a magnitude of 11, but "magnitude of 40" can be said of anything.
    if _MAGNITUDE.match(text, figure.end) or (
        figure.digits and figure.n < 11 and _MAGNITUDE_BEFORE.search(phrase_before(text, figure.start))
    ):
        match = _MAGNITUDE.match(text, figure.end)
        return Reading(figure.start, match.end() if match else figure.end, Quantity(figure.n, "magnitude", figure.n_to))
    short = _ATTACHED.match(text, figure.end) if figure.digits and figure.scale == 1 else None
    if short and _SHORT.get(short["unit"]):
        return Reading(figure.start, short.end(), Quantity(figure.n, _SHORT[short["unit"]], figure.n_to))
    signed = figure.digits and text[max(0, figure.start - 1) : figure.start] in _SIGNS
    if signed and (degrees := _SIGNED.match(text, figure.end)):
        return Reading(figure.start, degrees.end(), Quantity(figure.n, _SHORT[degrees["unit"]], figure.n_to))
    match = _UNIT.match(text, figure.end)
    if match is None or (match["unit"] in ("m", "g", "in.", "kt") and match["gap"] == "-"):
        return None
    unit = _SPELLINGS[match["unit"]]
    if unit == "foot" and figure.n_to is None and (inches := _INCHES.match(text, match.end())):
        return Reading(
            figure.start,
            inches.end(),
            Quantity(whole(exact(figure.n) * 12 + exact(float(inches["n"] or inches["word"]))), "inch"),
        )
    end = match.end() - (match["unit"] == "in." and not text[match.end() : match.end() + 1].strip())
    return Reading(figure.start, end, Quantity(figure.n, unit, figure.n_to))


def _counted(text: str, figure: Figure) -> Reading | None:
    noun = read_noun(text, figure)
    if noun is None or noun[1] in MEASURES:
        return None
    n, n_to = (whole(exact(n) * 1000) if n is not None and figure.loose else n for n in (figure.n, figure.n_to))
    return None if n is None or isinstance(n, float) else Reading(figure.start, noun[0], Quantity(n, noun[1], n_to))


def _lettered(text: str, figure: Figure) -> Reading | None:
    """ "3m people", "200k subscribers": a letter is a scale only before a noun."""
    match = _MILLION_NOUN.match(text, figure.end) if figure.digits and figure.scale == 1 else None
    if match is None:
        return None
    by = LETTERS[match["letter"][0].lower()]
    n_to = None if figure.n_to is None else whole(exact(figure.n_to) * by)
    scaled = figure._replace(end=match.end(), n=whole(exact(figure.n) * by), n_to=n_to, scale=by, loose=False)
    found = _counted(text, scaled)
    known = found and isinstance(found.value, Quantity) and found.value.unit in COUNTED
    return found if known or match["letter"] != "m" else None


def convert(value: Quantity, unit: str) -> Quantity | None:
    """The quantity in another unit, rounded to 12 significant digits; ``None`` when the two do not measure the same.

    Any noun for people converts to "person", any listed kin to a counted noun (vessel to ship), and a bare number to
    any counted unit, but to no measure.

    >>> convert(Quantity(100, "mile per hour"), "kilometre per hour").n
    160.9344
    >>> convert(Quantity(212, "degree Fahrenheit"), "degree Celsius").n
    100
    >>> convert(Quantity(3, ""), "home"), convert(Quantity(3, ""), "kilometre")
    (Quantity(n=3, unit='home', n_to=None), None)
    """
    if value.unit == unit:
        return value
    if unit in MEASURES and MEASURES[unit][0] not in ("container", "magnitude"):
        return _measured(value, unit)
    if not value.unit or (unit == "person" and value.unit in PERSON_NOUNS) or value.unit in SAME.get(unit, ()):
        return replace(value, unit=unit) if isinstance(value.n, int) or unit == "magnitude" else None
    return None


def spellings(unit: str) -> tuple[str, ...]:
    """Give the words by which texts name a unit.

    >>> spellings("pound"), spellings("ship")[:2]
    (('pound', 'pounds', 'lb', 'lbs'), ('ship', 'ships'))
    """
    return tuple(
        dict.fromkeys(
            [unit, *(name for name, of in _SPELLINGS.items() if of == unit), f"{unit}s", *sorted(SAME.get(unit, ()))]
        )
    )


def _measured(value: Quantity, unit: str) -> Quantity | None:
    if value.unit not in MEASURES or MEASURES[value.unit][0] != MEASURES[unit][0]:
        return None
    n = _change(value.n, value.unit, unit)
    n_to = None if value.n_to is None else _change(value.n_to, value.unit, unit)
    return Quantity(n, unit, n_to)


def _change(n: Number, old: str, new: str) -> Number:
    if (old, new) == ("degree Fahrenheit", "degree Celsius"):
        return _rounded((n - 32) / 1.8)
    if (old, new) == ("degree Celsius", "degree Fahrenheit"):
        return _rounded(n * 1.8 + 32)
    return _rounded(n * MEASURES[old][1] / MEASURES[new][1])


def _rounded(n: float) -> Number:
    return whole(exact(float(f"{n:.12g}")))
