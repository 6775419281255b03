"""Numbers in digits and words, and ranges of them.

>>> read_figure("1.115 billion", 0).n
1115000000
>>> read_figure("two and a half million", 0).n
2500000
>>> read_figure("1.115.000.000", 0).n, read_figure("11,5", 0).n, read_figure("1,115,000", 0).n
(1115000000, 11.5, 1115000)
>>> read_figure("a quarter of a million", 0).n, read_figure("half a billion", 0).n
(250000, 500000000)
>>> read_figure("three-and-a-half", 0).n, read_figure("one hundred and one hundred", 0).n
(3.5, 101)
>>> both = read_range("1.2-1.5 billion", 0)
>>> both.n, both.n_to
(1200000000, 1500000000)
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from generator.models import Number
from generator.patterns import lazy
from generator.values.words import GAP, any_of, either_case, load

_WORDS = load("numbers")
ONES = {word: int(n) for word, n in _WORDS["ones"].items()}
SCALES = {word: int(n) for word, n in _WORDS["scales"].items()}
LETTERS = {word: int(n) for word, n in _WORDS["letters"].items()}
LONGEST = 24
"""Digits that a number may have; a longer run of digits is no value."""
_GREATEST = 10**18
"""What scales make together at most: nothing that articles count is more, and numbers stay exact in other programs."""
_ABBREVIATED = 4
"""Letters of a scale that may be an abbreviation with a point of its own: "5 mln. dollars", "3 bill."."""

_ARTICLE_SCALES = [word for word, n in SCALES.items() if not word.endswith("s") and len(word) > 4]
_SCALE = any_of(either_case(SCALES))
_DIGITS = lazy(
    r"""
    (?: (?P<grouped> \d{1,3}(?:,\d{3})+(?:\.\d+)?            # 1,115,000.50
                   | \d{1,2}(?:,\d{2})+,\d{3} )              # 1,15,00,000
      | (?P<dotted>  \d{1,3}(?:\.\d{3}){2,}(?:,\d{1,2})? )   # 1.115.000.000,50
      | (?P<spaced>  \d{1,3}(?:[ \u00a0\u202f\u2009'’]\d{3})+(?:\.\d{1,2})? )   # 1 115 000.50
      | (?P<comma>   \d{1,15}[,·]\d{1,2} )                   # 11,5
      | (?P<plain>   \d{1,24}(?:\.\d{1,12})? | \.\d{1,12} )  # 1.115
    ) (?!\d)
    (?P<vulgar> \s?[½¼¾] | \ 1/2(?!\d) )?
    """,
    re.VERBOSE,
)
_SCALED = lazy(rf"[- \u00a0]?({_SCALE})(?![^\W_])\.?(?=(.?))")
_WORD = lazy(rf"({any_of(either_case([*ONES, *SCALES]))})(?![^\W_])")
_NEXT = lazy(rf"(?:{GAP}|-|,{GAP})(?:and{GAP})?({any_of([*ONES, *SCALES])})(?![^\W_])")
_AND_A_HALF = lazy(
    rf"(?:{GAP}|-)and(?:{GAP}|-)(?:a|one)(?:{GAP}|-)(half|quarter)(?![^\W_])|(?:{GAP}|-)and(?:{GAP}|-)(three)(?:{GAP}|-)quarters"
)
_FRACTION = lazy(
    rf"""(?P<count>[aA]n?|[oO]ne|[tT]hree|)(?(count)(?:{GAP}|-)?)
         (?P<part>[hH]alf|[qQ]uarters?)(?:{GAP}|-)(?:(?:of{GAP})?an?(?:{GAP}|-))?
         (?P<scale>{any_of(_ARTICLE_SCALES)})(?![^\W_])""",
    re.VERBOSE,
)
_ARTICLE = lazy(rf"[aA](?:{GAP}|-)(?:good{GAP}|whole{GAP}|full{GAP})?(?=(?:{any_of(_ARTICLE_SCALES)})(?![^\W_]))")
_TO = lazy(rf"{GAP}?[-–—‑]{GAP}?|{GAP}(?:to|or){GAP}|-to-|-or-")
_BETWEEN = lazy(rf"{GAP}(?:and|to){GAP}|{GAP}?[-–—]{GAP}?")
_POINT = lazy(rf"{GAP}point((?:{GAP}(?:{any_of(list(ONES)[:10])})(?![^\W_])){{1,6}})")
_LIST = lazy(rf"(?:,{GAP}\d{{1,3}}){{1,3}},?{GAP}(?:or|and|to){GAP}(?=\d)")
"""What stands between the first and the last of several numbers that share their scale."""
_VULGAR = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75"), "2": Decimal("0.5")}


class Figure(NamedTuple):
    """A number as it stands in a text: ``text[start:end]`` reads as ``n``, or as ``n`` to ``n_to``."""

    start: int
    end: int
    n: Number
    n_to: Number | None = None
    digits: bool = True
    """Written in digits, at least in part."""
    scale: int = 1
    """What a scale word multiplied it by: 1000000 in "5 million"."""
    loose: bool = False
    """Three digits behind a single point, as in "1.500": a decimal in English, thousands elsewhere."""
    article: bool = False
    """Begins with "a", as in "a million"."""


def whole(n: Decimal) -> Number:
    """An ``int`` when nothing stands behind the point, else a ``float``.

    >>> whole(Decimal("12.0")), whole(Decimal("12.5"))
    (12, 12.5)
    """
    return int(n) if n == n.to_integral_value() else float(n)


def exact(n: Number) -> Decimal:
    """The number as a ``Decimal`` with the digits that it is written with."""
    return Decimal(str(n))


@lru_cache(maxsize=2)
def read_figure(text: str, at: int) -> Figure | None:
    """The number that begins at ``at``, ``None`` when none does; remembered, as each reader of values asks for it."""
    if text[at : at + 1].isdigit() or text[at : at + 1] == ".":
        return _read_digits(text, at)
    return _read_fraction(text, at) or _read_words(text, at)


def read_range(text: str, at: int, between: bool = False) -> Figure | None:
    """The number at ``at``, or the range of two: "3-4", "3 to 4 million"; with ``between`` also "3 and 4"."""
    first = read_figure(text, at)
    if first is None:
        return None
    join = (_BETWEEN if between else _TO).match(text, first.end)
    second = read_figure(text, join.end()) if join else _end_of_list(text, first)
    if (
        second is None
        or second.article
        or (text[second.end : second.end + 1] in "-–:/" and text[second.end + 1 : second.end + 2].isdigit())
    ):
        return first
    n = first.n
    if first.scale == 1 < second.scale and exact(n) < exact(second.n) / second.scale:
        n = whole(exact(n) * second.scale)
    n = _in_full(n, second, text[first.end : second.end])
    if n >= second.n:
        return first
    return second._replace(start=at, n=n, n_to=second.n, digits=first.digits or second.digits)


def _end_of_list(text: str, first: Figure) -> Figure | None:
    """The last number of "2, 3 or 4 million"; ``None`` where the numbers do not share a scale."""
    join = _LIST.match(text, first.end) if first.digits and first.scale == 1 else None
    last = read_figure(text, join.end()) if join else None
    return last if last and last.scale > 1 else None


def _in_full(n: Number, second: Figure, written: str) -> Number:
    """The lower end with the noughts that only the upper one is written with: "5-8,000", "5-600"."""
    if second.scale > 1 or not isinstance(n, int) or not isinstance(second.n, int):
        return n
    if "," in written and n < second.n / 1000 <= 10 * n and not second.n % 1000:
        return n * 1000
    if written[0] in "-–" and not written[1].isspace() and 0 < n < second.n / 100 < 10 and not second.n % 100:
        return n * 100
    return n


def _read_digits(text: str, at: int) -> Figure | None:
    match = _DIGITS.match(text, at)
    if match is None:
        return None
    kind = _main_group(match)
    written = match[kind]
    if kind == "comma":
        number = Decimal(written.replace(",", ".").replace("·", "."))
    elif kind == "plain":
        number = Decimal(written)
    else:
        point = written.rfind({"grouped": ".", "spaced": ".", "dotted": ","}.get(kind, "-"))
        number = Decimal("".join("." if i == point else c for i, c in enumerate(written) if c.isdigit() or i == point))
    if match["vulgar"]:
        number += _VULGAR[match["vulgar"][-1]]
    end, scale = _read_scale(text, match.end())
    loose = kind == "plain" and scale == 1 and written[-4:-3] == "."
    figure = _add_smaller(text, Figure(at, end, whole(number * scale), scale=scale, loose=loose))
    return figure if loose or number % 1 else _add_half(text, figure)


def _main_group(match: re.Match[str]) -> str:
    return next(name for name in ("plain", "grouped", "comma", "dotted", "spaced") if match[name] is not None)


def _read_scale(text: str, at: int) -> tuple[int, int]:
    scale = 1
    while match := _SCALED.match(text, at):
        word = match[1]
        if (scale > 1 and not scale < SCALES[word.lower()]) or scale * SCALES[word.lower()] > _GREATEST:
            break
        scale *= SCALES[word.lower()]
        at = (
            match.end() if match[0].endswith(".") and match[2].isspace() and len(word) <= _ABBREVIATED else match.end(1)
        )
    return at, scale


def _add_smaller(text: str, figure: Figure) -> Figure:
    """Adds the lesser parts of "1 billion 115 million"."""
    while figure.scale > 1000:
        match = _DIGITS.match(text, figure.end + 1) if text[figure.end : figure.end + 1] in " \u00a0" else None
        if match is None or not match[0].isdigit() or len(match[0]) > 3:
            break
        end, scale = _read_scale(text, match.end())
        if not 1 < scale < figure.scale:
            break
        figure = figure._replace(end=end, n=whole(exact(figure.n) + int(match[0]) * scale), scale=scale)
    return figure


def _read_fraction(text: str, at: int) -> Figure | None:
    match = _FRACTION.match(text, at)
    if match is None:
        return None
    part = Decimal("0.5") if match["part"].lower() == "half" else Decimal("0.25")
    count = 3 if match["count"].lower() == "three" else 1
    scale = SCALES[match["scale"]]
    return Figure(
        at,
        match.end(),
        whole(part * count * scale),
        digits=False,
        scale=scale,
        article=match["count"].lower() in ("a", "an"),
    )


def _read_words(text: str, at: int) -> Figure | None:
    article = _ARTICLE.match(text, at)
    match = _WORD.match(text, article.end() if article else at)
    if match is None:
        return None
    total, group, last, top = 0, 0, 0, 1
    end = at
    word: str | None = match[1].lower()
    plural = match[1].lower() in SCALES and match[1].lower().endswith("s")
    if plural or (match[1].lower() in SCALES and not article):
        return None
    if article:
        group, end = 1, match.start()
        last = 1
    position = match.end()
    while word is not None:
        if word in SCALES:
            scale = SCALES[word]
            if group == 0 or (scale > 100 and total and scale >= top > 1) or (scale == 100 and not 0 < group < 100):
                break
            if scale in (12, 100):
                group, last = group * scale, scale
            else:
                total, group, last, top = total + group * scale, 0, 0, scale
        else:
            n = ONES[word]
            if group and not _fits(last, n):
                break
            group, last = group + n, n
        end = position
        after = _NEXT.match(text, position)
        if after is None or not _joins(text, position, after, word):
            break
        word, position = after[1].lower(), after.end()
    if not article and not total and (pointed := _add_point(text, end, Decimal(group))):
        return number_with_scale(text, at, *pointed)
    number = whole(Decimal(total + group))
    scale = top if total else 1
    return _add_half(text, Figure(at, end, number, digits=False, scale=scale, article=bool(article)))


def _add_point(text: str, end: int, n: Decimal) -> tuple[int, Decimal] | None:
    """The end and the number of "two point five", whose whole part ends at ``end``."""
    match = _POINT.match(text, end)
    if match is None:
        return None
    digits = "".join(str(ONES[word]) for word in match[1].split())
    return match.end(), n + Decimal(f"0.{digits}")


def number_with_scale(text: str, at: int, end: int, n: Decimal) -> Figure:
    """The figure from ``at`` of a number in words that ends at ``end``, with the scale behind it."""
    end, scale = _read_scale(text, end)
    return Figure(at, end, whole(n * scale), digits=False, scale=scale)


def _fits(last: int, n: int) -> bool:
    """Whether ``n`` may follow a number word worth ``last``: "twenty" takes "one", "hundred" takes "twelve"."""
    return last >= 100 or (20 <= last < 100 and last % 10 == 0 and 0 < n < 10)


def _joins(text: str, at: int, after: re.Match[str], word: str) -> bool:
    """Whether the next word goes on with the number: "and" and a comma only behind a scale ("one hundred and two")."""
    if "and" in after[0][: after.start(1) - after.start()] or after[0][0] == ",":
        return word in SCALES and SCALES[word] >= 100
    return True


def _add_half(text: str, figure: Figure) -> Figure:
    """Reads "and a half" and a scale behind it: "two and a half million", "a million and a half"."""
    match = _AND_A_HALF.match(text, figure.end)
    if match is None:
        return figure
    half = Decimal("0.75") if match[2] else Decimal("0.5") if match[1] == "half" else Decimal("0.25")
    if figure.scale > 1:
        return figure._replace(end=match.end(), n=whole(exact(figure.n) + half * figure.scale))
    end, scale = _read_scale(text, match.end())
    return figure._replace(end=end, n=whole((exact(figure.n) + half) * scale), scale=scale)
