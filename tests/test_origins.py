"""Where claims come from: articles, those whom they credit, and texts that copy one another."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.models import Article, Block, Claim, Judgements, Term
from generator.reconcile.editor import Editor
from generator.reconcile.origins import copies, origins
from generator.story import Source
from tests import ferries

EDITOR = Editor(Judgements(), ferries.story())
LONG = (
    "The harbour board met on Monday to hear why the new crane had stood idle since spring. Its chairman blamed a"
    " missing gearbox, which a yard in the north had promised for April and shipped in June. Two members asked "
    "who would pay for the tugs that were hired meanwhile; nobody could say. The board will meet again when the "
    "gearbox has been tried under load, and has asked the yard for a written account of every week that was lost."
    " Dockers, who came in numbers, left early."
)
OTHER = (
    "A bakery in the old town sells bread by weight again, as it did a hundred years ago. Customers bring their "
    "own bags, and on Fridays a queue reaches the fountain. The baker says that she throws nothing away: what is "
    "left at six goes to the night shelter, and what is left there goes to the hens behind the mill, whose eggs "
    "come back to her in cakes."
)


def article(id: str, text: str, outlet: str | None = None) -> Article:
    return Article(id, f"{id}.txt", text, (Block(0, len(text), "prose"),), "0" * 64, label=id, outlet=outlet)


def claim(id: str, source: str, via: str | None = None) -> Claim:
    return Claim(id, "it", "field", Term("a"), "a", source, "a", 0, 1, 0, via=via)


def test_a_text_that_is_copied_whole_or_in_part_is_one_origin() -> None:
    excerpt = LONG[: len(LONG) * 2 // 3]
    retouched = LONG.replace("Monday", "Tuesday").replace("nobody could say", "no answer came")
    articles = [article("first", LONG), article("cut", excerpt), article("bread", OTHER), article("near", retouched)]
    assert copies(articles) == {"cut": "first", "near": "first"}


def test_a_longer_text_that_takes_in_a_shorter_one_copies_it() -> None:
    assert copies([article("short", LONG), article("long", f"{OTHER} {LONG}")]) == {"long": "short"}


def test_a_sentence_in_common_makes_no_copy() -> None:
    shared = LONG.split(". ")[0]
    assert copies([article("first", LONG), article("second", f"{shared}. {OTHER}")]) == {}


def test_a_text_of_a_few_words_is_not_judged() -> None:
    assert (
        copies(
            [article("first", "Rain fell all day in the hills."), article("second", "Rain fell all day in the hills.")]
        )
        == {}
    )


def test_copies_of_copies_have_one_origin() -> None:
    found = copies([article("a", LONG), article("b", LONG), article("c", LONG)])
    assert found == {"b": "a", "c": "a"}


@pytest.mark.parametrize("via", ["Harbour Wire", "harbour  wire", "HARBOUR WIRE"])
def test_what_credits_one_agency_has_its_origin(via: str) -> None:
    claims = [claim("1", "first", "Harbour Wire"), claim("2", "second", via)]
    found = origins(claims, [article("first", LONG), article("second", OTHER)], EDITOR)
    assert len(set(found.values())) == 1


def test_an_outlet_that_another_credits_is_that_origin() -> None:
    articles = [article("first", LONG, "Harbour Wire"), article("second", OTHER)]
    found = origins([claim("1", "first"), claim("2", "second", "Harbour Wire")], articles, EDITOR)
    assert found["1"] == found["2"] == "via Harbour Wire"


def test_other_articles_are_origins_of_their_own() -> None:
    articles = [article("first", LONG), article("second", OTHER)]
    assert origins([claim("1", "first"), claim("2", "second")], articles, EDITOR) == {
        "1": "first",
        "2": "second",
    }


def test_the_order_of_claims_changes_nothing() -> None:
    articles = [article("first", LONG), article("second", LONG)]
    claims = [claim("1", "first"), replace(claim("2", "second"), via=None)]
    assert origins(claims, articles, EDITOR) == origins(claims[::-1], articles, EDITOR)


def test_the_editor_says_whose_words_a_source_has() -> None:
    articles = [article("post", LONG), article("times", OTHER), article("echo", f"{OTHER} And more.")]
    sources = {
        "times.txt": Source("times.txt", "times", origin="post"),
        "echo.txt": Source("echo.txt", "echo", origin="Wire Desk"),
    }
    claims = [claim("1", "post"), claim("2", "times"), claim("3", "echo")]
    assert origins(claims, articles, EDITOR, sources) == {"1": "post", "2": "post", "3": "via Wire Desk"}
