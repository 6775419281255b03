"""Facts labelled by hand: how they are written, and when a claim's value equals one.

A gold file lists ``articles``, each with its ``facts`` and ``traps``. The compact form maps a file's name to its facts
by subject and field; in it a value is written "1.1e9 RUB", "12 day", "2021-10" or as a name, other forms of it follow
behind " | ", and then the marks ``+planned``, ``+hedged`` and ``+optional``. In the other form ``denied`` marks what an
article says is not so, and ``shows`` lists the places that state a fact, each of one or more verbatim pieces.

Values are equal when money agrees to 0.5 % in one currency, dates have one precision, durations and quantities agree
after a change of unit, and of names little is left over.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from generator.models import Claim, Date, Duration, Modality, Money, Name, Quantity, Term, Value

IN_DAYS = {"second": 1 / 86400, "minute": 1 / 1440, "hour": 1 / 24, "day": 1.0, "week": 7.0, "fortnight": 14.0,
           "month": 30.4375, "year": 365.25}  # fmt: skip
NUMBER = re.compile(r"(?P<n>\d+(?:\.\d+)?(?:e\d+)?) (?P<unit>[A-Za-z][a-z ]*|[A-Z]{3})")
MARK = re.compile(r" \+(planned|hedged|optional)\b")


@dataclass(frozen=True)
class Wanted:
    """A labelled fact; ``values`` are the forms that its value may take."""

    subject: str
    field: str
    values: tuple[Any, ...]
    planned: bool = False
    hedged: bool = False
    optional: bool = False
    denied: bool = False
    shows: tuple[tuple[str, ...], ...] | None = None
    """The places that state it; ``None`` where nobody marked them."""

    @property
    def modality(self) -> Modality:
        """How the article puts it."""
        return "denied" if self.denied else "planned" if self.planned else "stated"

    def meets(self, claim: Claim) -> bool:
        """Whether a claim says this: a denial only what is denied, or planned and came to nothing."""
        if (claim.subject, claim.field) != (self.subject, self.field):
            return False
        denies = claim.modality == "denied"
        if denies != self.denied and not (denies and self.planned):
            return False
        return any(equal(claim.value, value) for value in self.values)

    def shown_in(self, quote: str) -> bool:
        """Whether a quote holds one of the places that state it; blanks are evened."""
        words = " ".join(quote.split())
        return any(all(" ".join(piece.split()) in words for piece in place) for place in self.shows or ())


@dataclass(frozen=True)
class Labels:
    """What one file says, and what it only seems to say."""

    facts: tuple[Wanted, ...]
    traps: tuple[Wanted, ...] = ()


@dataclass(frozen=True)
class Gold:
    """The labels of a corpus, for some fields."""

    files: Mapping[str, Labels]
    fields: frozenset[str]
    closed: bool


@cache
def load_gold(path: Path) -> Gold:
    """The labels of a file in either form."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data = yaml.load(path.read_text(encoding="utf-8"), loader)
    data = data if isinstance(data, dict) else {"articles": data}
    listed = data["articles"]
    if isinstance(listed, dict):
        files = {file: Labels(tuple(compact(subjects))) for file, subjects in listed.items()}
    else:
        files = {
            one["file"]: Labels(tuple(map(full, one["facts"])), tuple(map(full, one.get("traps", ()))))
            for one in listed
        }
    fields = data.get("fields") or [fact.field for labels in files.values() for fact in labels.facts]
    return Gold(files, frozenset(fields) - frozenset(data.get("unscored", ())), bool(data.get("closed")))


def full(label: Mapping[str, Any]) -> Wanted:
    """A fact that spells out its keys."""
    return Wanted(
        label["subject"],
        label["field"],
        (label["value"], *label.get("also", ())),
        *(bool(label.get(mark)) for mark in ("planned", "hedged", "optional", "denied")),
        shows=places(label["shows"]) if "shows" in label else None,
    )


def places(listed: Iterable[str | list[str]]) -> tuple[tuple[str, ...], ...]:
    """The places that state a fact, each as its pieces."""
    return tuple((place,) if isinstance(place, str) else tuple(place) for place in listed)


def compact(subjects: Mapping[str, Mapping[str, Any]]) -> Iterable[Wanted]:
    """The facts of a file in the compact form.

    >>> [fact] = compact({"ferry": {"built": "2006 | 2006-06 +hedged"}})
    >>> fact.values, fact.hedged, fact.optional
    (('2006', '2006-06'), True, False)
    """
    for subject, fields in subjects.items():
        for name, written in fields.items():
            for text in map(str, written if isinstance(written, list) else [written]):
                marks = dict.fromkeys(MARK.findall(text), True)
                yield Wanted(subject, name, tuple(map(typed, MARK.sub("", text).split(" | "))), **marks)


def typed(text: str) -> Any:
    """A value of the compact form as the full form has it.

    >>> typed("1.1e9 RUB"), typed("12 day"), typed("2021-10")
    ({'amount': 1100000000.0, 'currency': 'RUB'}, {'n': 12.0, 'unit': 'day'}, '2021-10')
    """
    number = NUMBER.fullmatch(text)
    if number is None:
        return text
    size, unit = float(number["n"]), number["unit"]
    return {"amount": size, "currency": unit} if unit.isupper() else {"n": size, "unit": unit}


def equal(value: Value, label: Any) -> bool:
    """Whether a claim's value is a labelled one."""
    amounts = isinstance(label, Mapping)
    match value:
        case Money(amount, currency):
            return amounts and label.get("currency") == currency and near(amount, label["amount"])
        case Duration(n, unit) | Quantity(n, unit):
            return amounts and "currency" not in label and same_length((n, unit), (label["n"], label["unit"]))
        case Date(date):
            return not amounts and open_year(date) == open_year(label)
        case Name(text) | Term(text):
            return not amounts and same_name(text, str(label))
    raise AssertionError(value)


def near(a: float, b: float) -> bool:
    """Whether two numbers are within half a per cent of the larger."""
    return abs(float(a) - float(b)) <= 0.005 * max(abs(float(a)), abs(float(b)))


def same_length(a: tuple[float, str], b: tuple[float, str]) -> bool:
    """Whether two measures are equal, lengths of time in whatever unit."""
    (m, unit), (n, other) = ((float(size), str(name).casefold().rstrip("s")) for size, name in (a, b))
    if unit in IN_DAYS and other in IN_DAYS:
        return near(m * IN_DAYS[unit], n * IN_DAYS[other])
    return unit == other and near(m, n)


def open_year(date: object) -> str:
    """A date whose missing year is written in one way."""
    text = str(date)
    return f"-{text[4:]}" if text.startswith("XXXX") else text


def name_words(name: str) -> list[str]:
    """The words of a name without accents, case, punctuation and titles.

    >>> name_words("Dr. José O'Brien")
    ['jose', 'o', 'brien']
    """
    bare = "".join(c for c in unicodedata.normalize("NFKD", name).casefold() if not unicodedata.combining(c))
    return [word for word in re.sub(r"[^\w]|_", " ", bare).split() if word not in ("the", "a", "mr", "mrs", "ms", "dr")]


def same_name(claimed: str, label: str) -> bool:
    """Whether two names agree: nearly all letters, or all words of one but for at most two extra in the claimed one.

    >>> same_name("Holm", "Ada Holm"), same_name("Ada", "Ada Holm"), same_name("Orbiter 2", "Orbiter 3")
    (True, False, False)
    """
    mine, theirs = name_words(claimed), name_words(label)
    if not mine or not theirs:
        return False
    digits = [{word for word in words if re.search(r"\d", word)} for words in (mine, theirs)]
    if all(digits) and digits[0] != digits[1]:
        return False
    if SequenceMatcher(None, " ".join(mine), " ".join(theirs)).ratio() >= 0.84:
        return True
    extra, missing = set(mine) - set(theirs), set(theirs) - set(mine)
    if not missing:
        return len(mine) <= len(theirs) + 2
    return not extra and mine[-1] == theirs[-1]
