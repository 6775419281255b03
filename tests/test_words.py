"""Values in English words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import ferries
import pytest

from generator.models import Date, Duration, Money, Name, Quantity, Term, Value
from generator.words import day_text, exact, manner, number, typed, value_text


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Money(1115000000, "RUB"), "1.115 billion Russian roubles"),
        (Money(12400000.0, "GBP"), "12.4 million British pounds"),
        (Money(1, "USD"), "1 US dollar"),
        (Money(1234567, "USD"), "1,234,567 US dollars"),
        (Money(1000000, "EUR", 2500000), "1 million to 2.5 million euros"),
        (Money(5, "XYZ"), "5 XYZ"),
        (Date("2021-10-05"), "5 October 2021"),
        (Date("2021-10"), "October 2021"),
        (Date("2021"), "2021"),
        (Date("202X"), "the 2020s"),
        (Date("2022", part="early"), "early 2022"),
        (Date("2021-22"), "summer 2021"),
        (Date("XXXX-04-20"), "20 April, year not stated"),
        (Date("XXXX-04"), "April, year not stated"),
        (Date("2021~"), "2021 (uncertain)"),
        (Date("2021-10-05", "2021-10-17"), "5 October 2021 to 17 October 2021"),
        (Date("-0044"), "-0044"),
        (Date("soon"), "soon"),
        (Date(None), ""),
        (Date(None, part="late"), ""),
        (Duration(1, "day"), "1 day"),
        (Duration(12, "day", 14), "12 to 14 days"),
        (Duration(0.5, "hour"), "0.5 hours"),
        (Quantity(1, "person"), "1 person"),
        (Quantity(50, "kilogram", 70), "50 to 70 kilograms"),
        (Quantity(240, "kilometre per hour"), "240 kilometres per hour"),
        (Quantity(5, "per cent"), "5 per cent"),
        (Quantity(402.336, "kilometre"), "402.3 kilometres"),
        (Quantity(12345.6, "tonne"), "12,346 tonnes"),
        (Quantity(7.8, "magnitude"), "magnitude 7.8"),
        (Quantity(1250, ""), "1,250"),
        (Name("Ada Lovelace"), "Ada Lovelace"),
        (Term("heart-surgeon"), "heart surgeon"),
    ],
)
def test_value(value: Value, words: str) -> None:
    assert value_text(value) == words


def test_what_is_no_value_is_refused() -> None:
    with pytest.raises(AssertionError):
        value_text("12 days")  # type: ignore[arg-type]


@pytest.mark.parametrize(("n", "words"), [(0, "0"), (999999, "999,999"), (-3000000, "-3 million"), (0.25, "0.25")])
def test_number(n: float, words: str) -> None:
    assert number(n) == words


@pytest.mark.parametrize(
    ("value", "forms"),
    [
        (Money(200000000, "USD"), ("$200 million", "200m", "200,000,000 USD")),
        (Money(1115000000, "RUB"), ("1.115bn", "1,115,000,000 RUB")),
        (Money(5, "USD", 6), ()),
        (Duration(5, "day"), ()),
    ],
)
def test_typed(value: Value, forms: tuple[str, ...]) -> None:
    assert typed(value) == forms


def test_exact() -> None:
    assert exact(Money(5, "USD", 6)) == "5 to 6 USD"
    assert exact(Duration(5, "day")) == ""


@pytest.mark.parametrize(
    ("how", "words"),
    [
        ({}, ("", "")),
        ({"bound": "about", "hedged": True}, ("about", "")),
        ({"bound": "over", "modality": "planned"}, ("at least", "planned")),
        ({"bound": "under"}, ("at most", "")),
        ({"hedged": True}, ("", "reported")),
        ({"modality": "denied", "hedged": True}, ("", "denied, reported")),
    ],
)
def test_manner(how: dict[str, Any], words: tuple[str, str]) -> None:
    plain = {"modality": "stated", "hedged": False, "bound": None}
    assert manner(replace(ferries.claims()[0], **plain | how)) == words


def test_a_day_may_be_unknown() -> None:
    assert (day_text("2023-03-10"), day_text(None)) == ("10 March 2023", "undated")
