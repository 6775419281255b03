"""Claims become facts by equal values."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import ferries
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.models import Claim, Date, Duration, Money, Name, Quantity, Term, Value
from generator.reconcile import UNITS, facts, key, name_key

CLAIMS = ferries.claims()


def claim(value: Value, **about: Any) -> Claim:
    return replace(CLAIMS[0], value=value, **about)


def positions(subject: str, field: str) -> list[tuple[str, list[str]]]:
    found = {(fact.subject, fact.field): fact for fact in facts(CLAIMS, ferries.story())}
    return [(p.text, [claim.source for claim in p.claims]) for p in found[subject, field].positions]


def test_names_of_one_entity_are_one_position() -> None:
    assert positions("north-star", "captain") == [("Mara Lindqvist", ["harbour-post", "strait-times"])]


def test_sums_in_two_currencies_are_two_positions() -> None:
    assert positions("north-star", "price") == [
        ("1.25 billion Swedish kronor", ["harbour-post", "strait-times"]),
        ("110 million euros", ["harbour-post"]),
    ]


def test_different_values_stand_side_by_side_in_the_order_of_sources() -> None:
    assert positions("north-star", "maiden") == [
        ("3 June 2024", ["harbour-post"]),
        ("10 June 2024", ["strait-times"]),
    ]


def test_an_open_date_reads_as_it_was_written() -> None:
    assert positions("heron", "maiden") == [
        ("20 April, year not stated", ["strait-times"]),
        ("next month", ["quay"]),
    ]


def test_a_term_reads_as_the_first_wording_of_its_option() -> None:
    assert positions("north-star", "fuel") == [("batteries", ["harbour-post"])]


def test_a_term_of_no_option_reads_as_its_id() -> None:
    [fact] = facts([claim(Term("hot-air"), field="fuel")], ferries.story())
    assert fact.positions[0].text == "hot air"


def test_facts_follow_the_story_file() -> None:
    backwards = facts(reversed(CLAIMS), ferries.story())
    order = [(fact.subject, fact.field) for fact in backwards]
    assert order == [(fact.subject, fact.field) for fact in facts(CLAIMS, ferries.story())]
    assert order == sorted(order, key=lambda pair: (pair[0] != "north-star", [*ferries.story().fields].index(pair[1])))


def test_a_later_place_in_the_text_comes_later() -> None:
    late, early = (claim(Date(day), value_start=n, field="maiden") for n, day in ((9, "2024-01-01"), (3, "2024-02-02")))
    [fact] = facts([late, early], ferries.story())
    assert [position.claims for position in fact.positions] == [(early,), (late,)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Money(1000, "EUR"), Money(1000.0, "EUR")),
        (Duration(2, "week"), Duration(14, "day")),
        (Duration(1.5, "hour"), Duration(90, "minute")),
        (Duration(1, "year", 2), Duration(12, "month", 24)),
        (Quantity(0.4, "kilometre"), Quantity(400, "metre")),
        (Quantity(1, "mile"), Quantity(1609.344, "metre")),
        (Name("Émile ZOLA"), Name("Emile Zola")),
        (Name("anything", "osei"), Name("K. Osei", "osei")),
    ],
)
def test_equal(one: Value, other: Value) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Money(1000, "EUR"), Money(1000, "USD")),
        (Money(1000, "EUR"), Money(1000, "EUR", 2000)),
        (Date("2024-10"), Date("2024-10-05")),
        (Date("2024"), Date("2024", part="early")),
        (Date("2024"), Date("2024", "2025")),
        (Duration(1, "month"), Duration(30, "day")),
        (Quantity(3, "person"), Quantity(3, "home")),
        (Name("Osei", "osei"), Name("Osei")),
        (Name("???"), Name("!!!")),
        (Term("battery"), Term("marine-gas")),
    ],
)
def test_different(one: Value, other: Value) -> None:
    assert key(one) != key(other)


def test_open_dates_are_equal_by_their_words() -> None:
    words = ["next month", "Next  month", "on Tuesday"]
    first, same, other = (key(Date(None), text) for text in words)
    assert first == same != other


@given(st.sampled_from(sorted(UNITS)), st.decimals(min_value=0, max_value=10**6, places=3))
def test_a_change_of_unit_loses_nothing(unit: str, n: Any) -> None:
    base, factor = UNITS[unit]
    assert key(Quantity(n, unit))[2] * factor.denominator == key(Quantity(n, base))[2] * factor.numerator


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert name_key(name_key(text)) == name_key(text)
