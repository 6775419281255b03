"""Text is read in bearable time: long text is cut without losing a character, odd text read in proportion, and plain
text with no more calls of our functions than a limit, which counts what a clock would only guess at."""

from __future__ import annotations

import sys
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.extract import Extractor
from generator.extract.sentences import WIDEST, paragraphs
from generator.read import read_articles
from generator.story import load_story
from tools.growth import FAMILIES, exponent

ROOT = Path(__file__).parent.parent
MOST_CALLS = 7.5
"""Calls of functions for each character. Rules that bring more should find more: raising it is a visible decision."""
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


def test_reading_takes_few_calls_for_each_character() -> None:
    story = load_story(ROOT / "seeds" / "story.yml")
    articles = read_articles(ROOT / "tests" / "corpus" / "orbit", {}).articles
    extractor, calls = Extractor(story), 0

    def count(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal calls
        calls += event == "call"

    for article in articles:
        extractor.findings(article)  # patterns are compiled and words looked up
    before = sys.getprofile()
    sys.setprofile(count)
    try:
        for article in articles:
            extractor.findings(article)
    finally:
        sys.setprofile(before)
    assert calls / sum(len(article.text) for article in articles) < MOST_CALLS
