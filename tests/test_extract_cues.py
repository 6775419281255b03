"""The language of cues: what a field's verbs, nouns and phrases are made into, and what they find."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.extract import Extractor
from generator.extract.cues import Cues, VerbCue, expand
from generator.extract.lexicon import lexicon
from tests.extracts import article, show_claim
from tests.samples import load

STORY = """\
title: A bridge
subjects:
  span: {name: The Span, kind: product, nouns: [bridge]}
entities:
  ada-holm: {name: Ada Holm, kind: person, subject: span, fields: [builder]}
  ben-roy: {name: Ben Roy, kind: person, subject: span}
  oslo: {name: Oslo, kind: place}
fields:
  sum:
    label: Sum
    type: money
    nouns: [budget, building cost]
    verbs: [cost _, SELF cost *, pay _ for SELF, raise to _, raise _]
    phrases: [worth _, _ in all]
    without: [toll]
  builder:
    label: Builder
    type: person
    nouns: [~ builder]
    verbs: [_ @direct, ~ _ build SELF, hand over to _, hand SELF _]
    phrases: [~ work of _]
  workers:
    label: Workers
    type: quantity
    unit: person
    verbs: [employ _]
  place:
    label: Place
    type: place
    verbs: [stand *]
  colour:
    label: Colour
    type: term
    options: {red: [red, crimson], grey: []}
    nouns: [colour]
    verbs: [paint _]
    phrases: [coat of _]
"""


@pytest.fixture(scope="module")
def extractor(tmp_path_factory: pytest.TempPathFactory) -> Extractor:
    """What reads articles about the bridge."""
    return Extractor(load(tmp_path_factory.mktemp("bridge"), STORY))


@pytest.fixture(scope="module")
def cues(extractor: Extractor) -> Cues:
    """The cues of the bridge."""
    return extractor.know.cues


def verb_cues(cues: Cues, lemma: str, field: str) -> list[VerbCue]:
    return [cue for cue in cues.verbs.by_lemma[lemma] if cue.field.id == field]


@pytest.mark.parametrize(("lemma", "field", "shown"), [
    ("cost", "sum", [("after", "", (), 0), ("any", "subject", (), 1)]),
    ("pay", "sum", [("object", "behind", ("for",), 2)]),
    ("direct", "builder", [("subject", "", (), 0)]),
    ("helm", "builder", [("subject", "", (), 0)]),
    ("build", "builder", [("subject", "object", (), 1)]),
    ("stand", "place", [("any", "", (), 0)]),
])  # fmt: skip
def test_verb_cues(cues: Cues, lemma: str, field: str, shown: list[object]) -> None:
    found = [(cue.slot, cue.itself, cue.tail, cue.rank) for cue in verb_cues(cues, lemma, field)]
    expected = [("object", *rest[1:]) if lemma == "cost" and rest[0] == "after" else rest for rest in shown]  # type: ignore[index]
    assert found == expected


def test_longer_tails_come_first(cues: Cues) -> None:
    found = verb_cues(cues, "hand", "builder")
    assert [(cue.tail, cue.slot, cue.itself) for cue in found] == [
        (("over", "to"), "after", ""),
        ((), "object", "object"),
    ]
    assert found[0].needs == {"over", "to"}


def test_a_tilde_makes_a_cue_weak(cues: Cues) -> None:
    assert [cue.weak for cue in verb_cues(cues, "build", "builder")] == [True]
    assert [cue.weak for cue in verb_cues(cues, "direct", "builder")] == [False]
    assert [cue.weak for cue in cues.nouns["builder"]] == [True]
    assert [cue.weak for cue in cues.before["of"] if cue.field.id == "builder"] == [True]


def test_nouns_have_plurals_and_stand_by_their_first_word(cues: Cues) -> None:
    assert [(cue.words, cue.plural) for cue in cues.nouns["building"]] == [
        (("building", "cost"), False),
        (("building", "costs"), True),
    ]
    assert [(cue.words, cue.plural) for cue in cues.nouns["budgets"]] == [(("budgets",), True)]


def test_phrases_stand_by_the_word_next_to_the_value(cues: Cues) -> None:
    assert [(cue.before, cue.after) for cue in cues.before["worth"]] == [(("worth",), ())]
    assert [(cue.before, cue.after) for cue in cues.after["in"]] == [((), ("in", "all"))]


def test_a_class_stands_for_each_of_its_verbs() -> None:
    lex = lexicon()
    assert ["touch", "down", "at", "_"] in expand("@land at _", lex)
    assert len(expand("@land at _", lex)) == len(lex.verb_classes["land"])
    assert expand("land at @orbit", lex) == [["land", "at", "@orbit"]]


@pytest.mark.parametrize(("text", "wanted"), [
    ("The Span cost $5 million.", ["span sum = 5e+06 USD"]),
    ("The city paid $5 million for The Span.", ["span sum = 5e+06 USD"]),
    ("The bridge, worth $5 million, opened.", ["span sum = 5e+06 USD"]),
    ("The building costs of The Span were $5 million.", ["span sum = 5e+06 USD"]),
    ("The Span cost $5 million in toll.", []),
    ("The Span raised $5 million in addition to $6 million.", ["span sum = 5e+06 USD"]),
    ("The Span raised its sum from $5 million to $6 million.", ["span sum = 6e+06 USD"]),
    ("The Span employed 400 people.", ["span workers = 400 person"]),
    ("The Span employed 12 people, among those 3 people from Oslo.", ["span workers = 12 person"]),
    ("The Span employed among others 12 people.", []),
    ("Ada Holm built The Span.", ["span builder = Ada Holm"]),
    ("Ben Roy built The Span.", []),
    ("Ben Roy directed The Span.", ["span builder = Ben Roy"]),
    ("The Span was handed over to Ada Holm.", ["span builder = Ada Holm"]),
    ("The Span, the work of Ada Holm, opened.", ["span builder = Ada Holm"]),
    ("The Span, the work of Ben Roy, opened.", []),
    ("The builder of The Span, Ada Holm, left.", ["span builder = Ada Holm"]),
    ("The Span stands near Oslo.", ["span place = Oslo"]),
    ("The Span was painted crimson.", ["span colour = red"]),
    ("The colour of The Span is grey.", ["span colour = grey"]),
    ("The Span got a coat of red.", ["span colour = red"]),
    ("The Span has red lamps.", []),
    ("Silver Tide was painted red.", []),
])  # fmt: skip
def test_what_cues_find(extractor: Extractor, text: str, wanted: list[str]) -> None:
    assert [*map(show_claim, extractor.claims(article(text)))] == wanted


def test_story_of_one_subject_comes_back_to_it(extractor: Extractor) -> None:
    found = extractor.claims(article("Silver Tide failed. The bridge cost $5 million."))
    assert [*map(show_claim, found)] == ["span sum = 5e+06 USD"]


def test_no_fields_no_claims(tmp_path: Path) -> None:
    story = load(tmp_path, "title: A bridge\nsubjects:\n  span: {name: The Span, kind: product}\n")
    assert Extractor(story).claims(article("The Span cost $5 million.")) == []
