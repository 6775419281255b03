"""How facts stand: cases with what is to be said of them, and what holds for any positions and verdicts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.models import Date, Position, Standing, Verdict, VerdictKind
from generator.reconcile import status
from tests.samples import article, claim
from tests.verdicts import Case, cases, fact

KINDS: tuple[VerdictKind, ...] = ("agreed", "single", "spelled", "refined", "converted", "superseded", "disputed")


def shown(each: Standing) -> str:
    """How a position stands, in a line."""
    marks = [each.state, *["disputed"] * each.disputed, *["unconfirmed"] * each.unconfirmed]
    if each.outcome:
        by = "" if each.outcome.by is None else f" by {each.outcome.by}"
        return f"{' '.join(marks)}, {each.outcome.kind}{by}"
    return " ".join([*marks, *([f"replaced by {each.replaced_by}"] if each.replaced_by is not None else [])])


@pytest.mark.parametrize("case", cases("status"), ids=lambda case: str(case["name"]))
def test_cases(case: Case) -> None:
    found = fact(case).status
    assert found.kind == case["status"]
    places = range(len(found.positions))
    assert [shown(found.positions[at]) for at in places] == case["standing"]
    assert sorted(found.order) == [*places]


def test_an_outcome_names_the_claims_that_show_it() -> None:
    for case in cases("status"):
        for outcome in fact(case).status.outcomes:
            assert bool(outcome.claims) == (outcome.kind not in ("open", "no-later-report"))


def test_origins_are_counted_apart_from_sources() -> None:
    same = [
        {"on": f"2024-05-0{n}", "value": "31 person", "via": "Reuters", "quote": f"31 person hurt {n}"} for n in (1, 2)
    ]
    found = fact({"field": {"type": "quantity"}, "say": same}).status
    assert (found.kind, found.sources, found.fewest, found.most) == ("one-source", 2, 1, 1)


@given(st.data())
def test_every_position_stands_in_one_place(data: st.DataObject) -> None:
    said = claim(article(), "built", Date("2019"), "2019", "launched her on 3 May 2019")
    positions = [Position(Date(f"202{n}"), str(n), (said,), ("first",)) for n in range(4)]
    pairs = [(a, b) for a in range(4) for b in range(a + 1, 4)]
    drawn = data.draw(
        st.lists(st.tuples(st.sampled_from(KINDS), st.sampled_from(pairs), st.sampled_from((None, 0, 1))))
    )
    verdicts = [
        Verdict(kind, pair, ".", positions[pair[0]].claims, None if later is None else pair[later])
        for kind, pair, later in drawn
    ]
    found = status(positions, verdicts)
    assert sorted(found.order) == [0, 1, 2, 3]
    assert len(found.positions) == 4
