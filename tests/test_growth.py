"""Long text: cut into what can be read in bearable time, without losing a character, and read in proportion."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.extract.sentences import WIDEST, paragraphs
from tools.growth import FAMILIES, exponent

PIECES = st.sampled_from(["A word. ", "word ", "x", "“a ", "\n"])


@given(st.lists(PIECES, min_size=1, max_size=6), st.integers(1, 9_000), st.integers(0, 50))
def test_pieces_of_a_paragraph_hold_all_of_it(parts: list[str], times: int, start: int) -> None:
    text = "".join(parts) * times
    spans = list(paragraphs(text, min(start, len(text)), len(text)))
    assert "".join(text[first:last] for first, last in spans) == text[min(start, len(text)) :]
    assert all(last - first <= WIDEST for first, last in spans)


def test_a_paragraph_is_cut_behind_a_sentence() -> None:
    text = "It rained on Monday. " * 1_000
    assert all(text[first:last].strip().endswith(".") for first, last in paragraphs(text, 0, len(text)))


@pytest.mark.parametrize("family", ["other names", "opening quotation marks"])
def test_odd_text_takes_time_in_proportion(family: str) -> None:
    assert family in FAMILIES
    growth, _ = exponent(family, 10_000)
    assert growth < 1.4  # at a quarter of what the bench takes, and on a busy machine; quadratic work shows 1.6 or more
