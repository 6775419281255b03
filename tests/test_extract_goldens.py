"""Each step of ``generator/extract`` on sentences of an invented story: ``golden/extract-*.yml``."""

from __future__ import annotations

from typing import Any

import pytest

from generator.extract.people import meant
from generator.extract.verbs import groups
from tests.extracts import (
    cases,
    claims,
    extractor,
    first,
    read,
    show_beside,
    show_claim,
    show_clause,
    show_focus,
    show_group,
    show_token,
)

Case = dict[str, Any]


@pytest.mark.parametrize("case", cases("extract-tokens"))
def test_items(case: Case) -> None:
    assert " ".join(map(show_token, first(case["text"]).tokens)) == case["tokens"]


@pytest.mark.parametrize("case", cases("extract-verbs"))
def test_verb_groups(case: Case) -> None:
    found = groups(first(case["text"]).tokens, extractor().know.lex)
    assert [*map(show_group, found)] == case["groups"]


@pytest.mark.parametrize("case", cases("extract-clauses"))
def test_clauses(case: Case) -> None:
    sentence = first(case["text"])
    assert [show_clause(sentence, clause) for clause in sentence.clauses if clause.verb] == case["clauses"]


@pytest.mark.parametrize("case", cases("extract-people"))
def test_people(case: Case) -> None:
    last = [*read(case["text"])][-1]
    tokens = last.sentence.tokens
    for word, names in case.get("means", {}).items():
        at = next(n for n, token in enumerate(tokens) if token.text == word)
        assert [one.name for one in meant(last.sentence, at, extractor().know, last.memory)] == names
    if "lists" in case:
        numbers = sorted({token.group for token in tokens if token.group >= 0})
        assert [[token.text for token in tokens if token.group == number] for number in numbers] == case["lists"]
    assert "means" in case or "lists" in case


@pytest.mark.parametrize("case", cases("extract-focus"))
def test_focus(case: Case) -> None:
    assert [show_focus(one.sentence) for one in read(case["text"])] == case["focus"]


@pytest.mark.parametrize("case", cases("extract-claims"))
def test_claims(case: Case) -> None:
    shown = [show_claim(claim) for claim in claims(case["text"], case.get("published", "2031-05-14"))]
    assert sorted(shown) == sorted(case["claims"])


@pytest.mark.parametrize("case", cases("extract-passages"))
def test_what_stands_beside_a_quote(case: Case) -> None:
    assert [*map(show_beside, claims(case["text"]))] == case["shows"]
