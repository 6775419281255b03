"""Words that spare a pattern its search: whatever a line of the assertion patterns matches holds one that it needs."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.extract.lexicon import Patterns, patterns
from generator.extract.listed import words_in
from generator.extract.needed import Lines, NamedLists, needed

LINES = {field.name: getattr(patterns(), field.name) for field in fields(Patterns) if field.type == "Lines"}


@pytest.mark.parametrize("name", LINES)
@settings(max_examples=20, suppress_health_check=[HealthCheck.filter_too_much])
@given(data=st.data())
def test_what_a_line_matches_is_found_by_its_words(name: str, data: st.DataObject) -> None:
    lines: Lines = LINES[name]
    for line in lines.lines:
        text = data.draw(st.from_regex(lines.words.filled(line)))
        pattern = re.compile(lines.words.filled(line))
        if pattern.search(text):
            assert lines.search(text, words_in(text))
        if pattern.match(text):
            assert lines.match(text, words_in(text))


def test_most_lines_are_tried_on_few_texts() -> None:
    lines = [(line, each.words) for each in LINES.values() for line in each.lines]
    tried_always = [line for line, words in lines if not needed(line, words)]
    assert len(tried_always) <= len(lines) // 20


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"\b(?:has|is) (?:\w+ ){0,2}yet to\b", {"yet"}),
        (r"\bsuppos(?:e|ing)\b(?! so)", {"suppose", "supposing"}),
        (r"\b{tale}s? (?:of|that)\b", {"tale", "tales", "legend", "legends"}),
        (r"\bwarn", set()),  # "warned" matches, too
        (r"warn\b", set()),
        (r"\bone\b|\btwo\b", set()),
    ],
)
def test_words_that_a_pattern_needs(pattern: str, words: set[str]) -> None:
    assert needed(pattern, NamedLists({"tale": ["tale", "legend"]})) == words
