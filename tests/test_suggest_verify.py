"""Verification of what a model says: ``golden/verification.yml`` has a case for each reason, and for what holds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.models import Article, Block
from generator.suggest import RefusedError, Verifier
from generator.suggest.answer import LARGEST, read_answer
from tests import ferries, yamls

GOLDEN: dict[str, Any] = yamls.load((Path(__file__).parent / "golden" / "verification.yml").read_text("utf-8"))


def article(text: str = GOLDEN["text"]) -> Article:
    starts = [0, *(at + 2 for at in range(len(text)) if text.startswith("\n\n", at))]
    ends = [*(start - 2 for start in starts[1:]), len(text)]
    blocks = tuple(Block(start, end, "prose") for start, end in zip(starts, ends, strict=True))
    return Article("a", "a.txt", text, blocks, "", published=str(GOLDEN["published"]))


def entry(case: dict[str, Any]) -> dict[str, Any]:
    """The entry of an answer that a case is about; its own ``value`` is what comes out, ``given`` what goes in."""
    made = GOLDEN["base"] | {key: each for key, each in case.items() if key not in ("value", "reason", "given", "says")}
    return made | ({"value": case["given"]} if "given" in case else {})


@pytest.mark.parametrize("case", GOLDEN["cases"], ids=lambda case: str(case.get("reason") or case.get("value"))[:60])
def test_an_entry_holds_or_is_refused_with_its_reason(case: dict[str, Any]) -> None:
    held, refused = Verifier(ferries.story()).verify(article(), [entry(case)])
    assert [each.reason for each in refused] == ([case["reason"]] if "reason" in case else [])
    if held:
        made, text = held[0], article().text
        assert made.entry["value"] == (str(case["value"]) if not isinstance(case["value"], dict) else case["value"])
        assert " ".join(made.claim.written.split()) == case.get("says", entry(case)["written"])
        assert text[made.claim.start : made.claim.end] == made.claim.quote
        assert " ".join(str(entry(case)["quote"]).split()) in " ".join(made.claim.quote.split())
        assert made.claim.modality == entry(case)["modality"]


def test_the_same_value_twice_is_refused() -> None:
    one = entry({})
    held, refused = Verifier(ferries.story()).verify(article(), [one, one | {"hedged": True}])
    assert (len(held), [each.reason[:35] for each in refused]) == (1, ["the same value is proposed before, "])


def test_blanks_and_quotation_marks_do_not_matter() -> None:
    text = "The captain’s ship,\nthe “North Star”, cost\n1.25 billion kronor."
    said = entry({"quote": 'The captain\'s ship, the "North Star", cost 1.25 billion kronor'})
    held, _ = Verifier(ferries.story()).verify(article(text), [said])
    assert held[0].claim.quote == text


def test_a_sentence_that_stands_there_twice_is_quoted_where_it_stands_first() -> None:
    said = entry({"field": "ports", "subject": "heron", "written": "Vessberg", "quote": "He was born in Vessberg."})
    held, _ = Verifier(ferries.story()).verify(article(), [said])
    assert held[0].claim.start == GOLDEN["text"].index("He was born")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "the answer is empty"),
        ("I cannot help with that.", "the answer is no JSON"),
        ('[{"subject": "a", "fie', "the answer is cut off"),
        ('```json\n{"claims": [{"subject": ', "the answer is cut off"),
        ('{"claims": "none"}', "must be a JSON list"),
        ("[" * 100_000, "the answer is no JSON"),
        (" " * (LARGEST + 1), f"more than {LARGEST} characters"),
        ("[" + "1," * 3000 + "1]", "more than 2000 entries"),
        ('{"answer": []}', "must be a JSON list"),
    ],
)
def test_what_is_no_answer_is_told_in_one_line(text: str, reason: str) -> None:
    with pytest.raises(RefusedError, match=reason):
        read_answer(text)


@pytest.mark.parametrize("text", ["[]", '{"claims": []}', "```json\n[]\n```", '  ```\n{"claims": []}\n```  \n'])
def test_an_empty_list_is_a_good_answer(text: str) -> None:
    assert read_answer(text) == []


@pytest.mark.parametrize("odd", [None, 3, "claim", [], {}, {"subject": {}}, {"subject": "north-star", "field": []}])
def test_entries_of_any_form_are_refused_and_the_rest_goes_on(odd: Any) -> None:
    held, refused = Verifier(ferries.story()).verify(article(), [odd, entry({})])
    assert (len(held), len(refused)) == (1, 1)
