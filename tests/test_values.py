"""Values in text: the tables of examples, and what holds for any text."""

from __future__ import annotations

import doctest
import importlib
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.models import Date, Duration, Money, Quantity
from generator.values import PERSON_NOUNS, DateExpr, Mention, convert, find_values, resolve
from tests import yamls

GOLDEN = Path(__file__).parent / "golden"
MODULES = [
    "words",
    "number",
    "money",
    "date",
    "calendar",
    "duration",
    "quantity",
    "count",
    "qualifiers",
    "false_values",
    "find",
]
PIECES = [
    "$",
    "£5",
    "5",
    "1,000",
    "one",
    "hundred",
    "and",
    "a",
    "half",
    "million",
    "dollars",
    "of",
    "October",
    "May",
    "2021",
    "to",
    "-",
    "–",
    " ",
    " ",
    " ",
    ".",
    ",",
    "(",
    ")",
    "between",
    "the",
    "17th",
    "days",
    "weeks",
    "ago",
    "in",
    "last",
    "year",
    "kg",
    "miles",
    "people",
    "%",
    "about",
    "\n",
    "é",
    "k",
    "m",
    "bn",
    "Thursday",
    "½",
    "/",
    ":",
    "A$",
    "USD",
    "next",
    "20.04.2023",
    "three-and-a-half",
    "'s",
    "no",
    "deaths",
    "aged",
    "٣",
    "²",
    "①",
]


def rows(table: str, part: str | None = None) -> list[list[str]]:
    with (GOLDEN / f"values-{table}.yml").open(encoding="utf-8") as file:
        content = yamls.load(file)
    return content[part] if part else content


def shown(mention: Mention) -> str:
    value = mention.value
    if isinstance(value, DateExpr):
        return repr(value)[9:-1]
    n, n_to, unit = (
        (value.amount, value.amount_to, value.currency)
        if isinstance(value, Money)
        else (value.n, value.n_to, value.unit)
    )
    amount = f"{n}" if n_to is None else f"{n}-{n_to}"
    words = [mention.bound, amount, unit, mention.per and f"per {mention.per}", mention.converts and "="]
    return " ".join(word for word in words if word or word == "")


def found(text: str, kind: type) -> str:
    return "; ".join(shown(mention) for mention in find_values(text) if isinstance(mention.value, kind))


@pytest.mark.parametrize(("text", "expected"), rows("money"))
def test_money(text: str, expected: str) -> None:
    assert found(text, Money) == expected


@pytest.mark.parametrize(("text", "expected"), rows("duration"))
def test_duration(text: str, expected: str) -> None:
    assert found(text, Duration) == expected


@pytest.mark.parametrize(("text", "expected"), rows("quantity"))
def test_quantity(text: str, expected: str) -> None:
    assert found(text, Quantity) == expected


@pytest.mark.parametrize(("text", "expected"), rows("date", "found"))
def test_date(text: str, expected: str) -> None:
    assert found(text, DateExpr) == expected


@pytest.mark.parametrize(("text", "published", "tense", "expected"), rows("date", "resolved"))
def test_resolve(text: str, published: str, tense: str, expected: str | None) -> None:
    (mention,) = (mention for mention in find_values(text) if isinstance(mention.value, DateExpr))
    date = resolve(mention.value, published, tense)
    text = (date.date or "null") + (f"/{date.to}" if date.to else "") + (f" {date.part}" if date.part else "")
    assert text == (expected or "null")


@pytest.mark.parametrize("table", ["money", "duration", "quantity", "date"])
def test_tables_hold_enough(table: str) -> None:
    examples = rows(table, "found" if table == "date" else None)
    assert len({text for text, _ in examples}) == len(examples) >= 80
    assert sum(not expected for _, expected in examples) >= 20


def test_near_lends_what_is_missing() -> None:
    near = Date("2021-10-05")
    assert resolve(DateExpr(day=17), "2023-01-01", "past", near).date == "2021-10-17"
    assert resolve(DateExpr(month=10, day=17), None, "past", near).date == "2021-10-17"
    assert resolve(DateExpr(month=10), None, "past", near).date == "XXXX-10"
    assert resolve(DateExpr(month=10, day=17), "2023-01-01", "past", near).date == "2022-10-17"


def test_dollar_can_mean_another() -> None:
    assert find_values("$5 and 6 dollars", dollar="AUD")[0].value == Money(5, "AUD")
    assert find_values("$5 and 6 dollars", dollar="AUD")[1].value == Money(6, "AUD")


def test_outer_takes_in_the_words_before() -> None:
    text = "It was said to be just over $5m in all"
    (mention,) = find_values(text)
    assert text[mention.outer : mention.start] == "said to be just over "
    assert (mention.bound, mention.hedged) == ("over", True)


def test_sound_in_time_ago_and_within() -> None:
    (soon,) = find_values("It will return in two weeks")
    assert isinstance(soon.value, DateExpr) and soon.value.length == Duration(2, "week")
    (done,) = find_values("It was shot in two weeks")
    assert done.value == Duration(2, "week")


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (Quantity(43, "passenger"), "person", Quantity(43, "person")),
        (Quantity(5, "house"), "home", Quantity(5, "home")),
        (Quantity(5, "vessel"), "ship", Quantity(5, "ship")),
        (Quantity(5, ""), "ship", Quantity(5, "ship")),
        (Quantity(5, ""), "kilometre", None),
        (Quantity(5, "mile"), "kilogram", None),
        (Quantity(5, "dog"), "person", None),
        (Quantity(1, "foot"), "metre", Quantity(0.3048, "metre")),
        (Quantity(10, "knot", 20), "kilometre per hour", Quantity(18.52, "kilometre per hour", 37.04)),
        (Quantity(5, "container"), "container", Quantity(5, "container")),
        (Quantity(6.1, ""), "magnitude", Quantity(6.1, "magnitude")),
        (Quantity(20, "degree Celsius"), "degree Fahrenheit", Quantity(68, "degree Fahrenheit")),
    ],
)
def test_convert(value: Quantity, unit: str, expected: Quantity | None) -> None:
    assert convert(value, unit) == expected


def test_person_nouns() -> None:
    assert {"person", "miner", "hopeful", "passenger"} <= PERSON_NOUNS


@pytest.mark.parametrize("module", MODULES)
def test_doctests(module: str) -> None:
    failed, tried = doctest.testmod(importlib.import_module(f"generator.values.{module}"))
    assert tried > 0 and failed == 0


def check(text: str) -> None:
    end = 0
    for mention in find_values(text):
        assert end <= mention.start < mention.end <= len(text) and 0 <= mention.outer <= mention.start
        end = mention.end
        if isinstance(mention.value, DateExpr):
            for tense in ("past", "future", None):
                resolve(mention.value, "2021-10-08", tense, Date("2020-02-29"))
                resolve(mention.value, None, tense)


@given(st.text())
def test_any_text(text: str) -> None:
    check(text)


@settings(max_examples=200)
@given(st.lists(st.sampled_from(PIECES), max_size=14), st.sampled_from(["", " "]))
def test_any_mixture(pieces: list[str], joint: str) -> None:
    check(joint.join(pieces))


@given(
    st.integers(), st.integers(), st.integers(), st.sampled_from(["day", "week", "month", "year"]), st.text(max_size=12)
)
def test_resolve_never_raises(month: int, day: int, shift: int, unit: str, published: str) -> None:
    for expr in (
        DateExpr(month=month, day=day),
        DateExpr(shift=shift, unit=unit),
        DateExpr(day=day),
        DateExpr(year=shift, month=month, day=day),
    ):  # type: ignore[arg-type]
        resolve(expr, published, "past")
        resolve(expr, "2021-10-08", "future", Date("2021-01-31"))


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "piece",
    [
        "1,1,",
        "$",
        "one hundred and ",
        "9",
        "1-",
        "a ",
        "1 to ",
        "the last ",
        "5 October to ",
        "$5 to ",
        "1 1 ",
        "one-",
        "2021 and ",
        "half a ",
        "12 big ",
        "a.b/1/",
        "(",
        "1.",
        "two hours and ",
        "May ",
        "no ",
        "[5 km (",
    ],
)
def test_time_is_linear(piece: str) -> None:
    def cost(text: str) -> float:
        started = time.process_time()
        check(text)
        return time.process_time() - started

    short, long = piece * (2000 // len(piece)), piece * (16000 // len(piece))
    assert min(cost(long) for _ in range(2)) < 8 * 3 * max(min(cost(short) for _ in range(3)), 0.001)


def test_absurd_numbers() -> None:
    assert find_values("9" * 400) == []
    assert find_values("9" * 400 + " dollars") == []
    check("one " + "trillion " * 50)
