"""From an article to its claims: sentences, datelines, ids, quotes, and what holds for any text."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.extract import Extractor, extract
from generator.extract.sentences import sentences
from generator.models import Claim
from generator.story import load_story
from tests.extracts import article, claims, extractor, first, show_claim, words

ROOT = Path(__file__).parent.parent
COST = "The Glass Harbour cost $5 million."
WORDS = [
    "The Glass Harbour", "Night Ferry", "Silver Tide", "Mara Lindqvist", "Tomas Okafor's", "Helio Pictures",
    "Norsat", "Petrel 4", "Kiruna", "she", "he", "it", "its", "the pair", "the crew", "the director", "the film",
    "another film", "a", "cost", "directed", "is set to", "was to have been", "did not", "star in", "opened",
    "blasted off", "aboard", "said", "told", "according to", "$5 million", "(€4m)", "12 days", "on 2 May 2031",
    "in June", "last year", "about", "more than", "of", "for", "by", "with", "from", "and", "but", "who", "which",
    "that", "when", ",", ".", ";", ":", "(", ")", "-", "—", "“", "”", "'s", "n't", "\n\n",
]  # fmt: skip


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("One came. Two left.", ["One came.", "Two left."]),
        ("  One came.  ", ["One came."]),
        ("It cost 200 mln. dollars in all.", ["It cost 200 mln. dollars in all."]),
        ("Mr. Okafor came. He left.", ["Mr. Okafor came.", "He left."]),
        ("It cost $5.5m. It failed.", ["It cost $5.5m.", "It failed."]),
        ("", []),
        (" \n ", []),
    ],
)
def test_sentences(text: str, wanted: list[str]) -> None:
    assert split(text) == wanted


def test_sentences_count_from_the_start_of_the_text() -> None:
    text = "Skip this. One came. Two left."
    assert [text[start:end] for start, end in sentences(text, 11, len(text))] == ["One came.", "Two left."]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("KIRUNA, May 12 — The film opened last week.", "the film opened last week ."),
        ("KIRUNA - The film opened last week.", "the film opened last week ."),
        ("KIRUNA -- The film opened last week.", "the film opened last week ."),
        ("Then — the film opened last week.", "then — the film opened last week ."),
        ("Kiruna — gone.", "kiruna — gone ."),
    ],
)
def test_datelines_are_left_out(text: str, wanted: str) -> None:
    sentence = first(text)
    assert words(sentence, (0, len(sentence.tokens))) == wanted


def test_extract_is_the_extractor_of_one_article() -> None:
    assert extract(article(COST), extractor().story) == claims(COST)


def test_ids_stay_while_the_words_do() -> None:
    [alone] = claims(COST)
    [later] = claims(f"Night Ferry opened.\n\n{COST}\n\nRosa Quint left.")[-1:]
    assert (later.id, later.quote) == (alone.id, alone.quote)
    assert later.start != alone.start


def test_equal_words_twice_have_two_ids() -> None:
    one, two = claims(f"{COST} {COST}")
    assert one.quote == two.quote and one.id != two.id and one.start < two.start


def test_a_conversion_names_the_claim_that_it_converts() -> None:
    first_sum, second_sum = claims("The Glass Harbour cost 50 million kronor ($5 million).")
    assert (first_sum.converts, second_sum.converts) == (None, first_sum.id)


def test_claims_stand_in_the_order_of_the_text() -> None:
    text = f"Night Ferry opened on 2 May 2031.\n\n{COST} It was directed by Tomas Okafor."
    starts = [claim.value_start for claim in claims(text)]
    assert len(starts) == 3 and starts == sorted(starts)


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        (COST, "cost"),
        ("The film, which Mara Lindqvist praised on Friday, has a budget of $5 million.", "budget"),
        ("“It is over,” she said, and The Glass Harbour opened on 2 May.", "opened"),
        ("Tomas Okafor, the director of The Glass Harbour, left.", "director"),
    ],
)
def test_a_quote_holds_the_value_and_its_cue(text: str, cue: str) -> None:
    [claim] = claims(f"The Glass Harbour came. {text}")
    assert cue in claim.quote and claim.written in claim.quote


def check(text: str) -> list[Claim]:
    """What holds for the claims of any text."""
    found = claims(text)
    for claim in found:
        assert text[claim.start : claim.end] == claim.quote
        assert text[claim.value_start :].startswith(claim.written)
        assert claim.start <= claim.value_start and claim.value_start + len(claim.written) <= claim.end
        assert claim.subject in extractor().story.subjects and claim.field in extractor().story.fields
        assert "\n\n" not in claim.quote
    assert len({claim.id for claim in found}) == len(found)
    for one, two in pairwise(found):
        assert one.value_start <= two.value_start
    return found


@given(st.text(max_size=200))
@example("\x00")
@example("’s")
@example("'s 's 's")
@example("(((((")
@example("To to to to")
@settings(max_examples=75, deadline=None)
def test_any_text_gives_sound_claims(text: str) -> None:
    check(text)


@given(st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))
@settings(max_examples=100, deadline=None)
def test_any_words_give_sound_claims(text: str) -> None:
    check(text)


def seconds(text: str) -> float:
    """The least time that a text takes."""
    times = []
    for _ in range(4):
        start = time.process_time()
        claims(text)
        times.append(time.process_time() - start)
    return min(times)


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "text",
    [
        lambda n: "\n\n".join([f"{COST} It was directed by Tomas Okafor, who left."] * n),
        lambda n: " ".join(["Mara Lindqvist and Tomas Okafor met."] * n),
        lambda n: " ".join(["Kim Aster saw Lou Vane."] * n),
        lambda n: " ".join(f"Kim {chr(65 + k % 26)}{chr(97 + k // 26 % 26)}ster saw Lou Vane." for k in range(n)),
    ],
    ids=["paragraphs", "known people", "a stranger", "many strangers"],
)
def test_time_grows_with_the_sentences(text: Callable[[int], str]) -> None:
    few, many = seconds(text(100)), seconds(text(400))
    assert many < 10 * few, f"{few:.4f} s, then {many:.4f} s for four times the text"


@pytest.mark.no_cover
@pytest.mark.parametrize("part", ["It was said (she said) ", "director of the film, ", "( "])
def test_time_grows_with_a_sentence_without_an_end(part: str) -> None:
    few, many = seconds(part * (6000 // len(part))), seconds(part * (48000 // len(part)))
    assert many < 20 * few, f"{few:.4f} s, then {many:.4f} s for eight times the text"


def test_claims_do_not_hang_on_the_hash_seed() -> None:
    code = (
        "from tests.scoring import corpora, read\n"
        "print([read(c)[1] for c in corpora() if c.name in ('retellings', 'corpus/quake')])"
    )
    digests = set()
    for seed in ("1", "2"):
        made = subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        )
        assert len(made.stdout) > 1000
        digests.add(hashlib.sha256(made.stdout).hexdigest())
    assert len(digests) == 1


def test_a_headline_sets_the_focus_and_claims_nothing() -> None:
    found = claims("# The Glass Harbour costs $5 million\n\nIt opened on 2 May.")
    assert [*map(show_claim, found)] == ["glass-harbour release-date = 2031-05-02"]


BOTH_KINDS = """\
title: A fire and a ferry
presets: [accident, vessel]
subjects:
  osmo-fire: {name: Osmo fire, kind: accident}
  aurora: {name: Aurora, kind: ship}
"""


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("An explosion killed at least 14 people.", [("osmo-fire", "deaths")]),
        ("Sunday's blaze killed 14 people.", [("osmo-fire", "deaths")]),
        ("A ferry 190 metres long came in.", [("aurora", "length")]),
        ("The fire killed 14 people. A blaze killed 9 people in the south.", [("osmo-fire", "deaths")]),
        ("The 1998 fire killed 14 people.", []),
        ("Another explosion killed 14 people.", []),
    ],
)
def test_the_only_subject_of_its_kind_is_known_by_its_noun(
    text: str, wanted: list[tuple[str, str]], tmp_path: Path
) -> None:
    (tmp_path / "story.yml").write_text(BOTH_KINDS, encoding="utf-8")
    found = extract(article(text), load_story(tmp_path / "story.yml"))
    assert [(claim.subject, claim.field) for claim in found] == wanted


def test_a_sentence_mentions_the_entities_that_it_names() -> None:
    text = "# Rosa Quint\n\nRosa Quint sang. She left. Quint met Hamid Saleh; Quint laughed."
    source = article(text)
    found = extractor().findings(source).mentions
    shown = [(each.entity, text[each.start : each.end]) for each in found]
    last = "Quint met Hamid Saleh; Quint laughed."
    assert shown == [("rosa-quint", "Rosa Quint sang."), ("rosa-quint", last), ("hamid-saleh", last)]
    assert {each.source for each in found} == {source.id}


def test_a_sentence_mentions_those_by_whom_a_subject_is_called_but_no_thing_of_like_name(tmp_path: Path) -> None:
    story = {
        "title": "Two things",
        "subjects": {
            "film": {"name": "Untitled Ada Holm film", "kind": "film"},
            "petrel-2": {"name": "Petrel 2", "kind": "aircraft"},
        },
        "entities": {"ada": {"name": "Ada Holm", "kind": "person"}, "petrel": {"name": "Petrel", "kind": "craft"}},
    }
    path = tmp_path / "story.yml"
    path.write_text(yaml.safe_dump(story), encoding="utf-8")
    found = Extractor(load_story(path)).findings(article("Untitled Ada Holm film opened. Petrel 2 flew.")).mentions
    assert [each.entity for each in found] == ["ada"]
