"""What recorded answers come to when they are verified and all accepted, and what verification lets through that it
should not: ``pytest -rP tests/test_suggest_scores.py`` prints the counts."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from generator.models import Article
from generator.story import Story, load_story
from generator.suggest import Verifier
from generator.suggest.answer import read_answer
from tests.gold import load_gold
from tests.scoring import Corpus, Score, corpora, read, score_file

ANSWERS = Path(__file__).parent / "answers"
KNOWN = ("practice-a", "practice-b")
FRESH = ("takeover", "strike", "console", "ferry")
Entry = dict[str, Any]


def corpus(name: str) -> Corpus:
    return next(each for each in corpora() if each.name == f"corpus/{name}")


@cache
def answered(name: str) -> tuple[tuple[Article, tuple[Entry, ...]], ...]:
    articles, _ = read(corpus(name))
    files = {article: ANSWERS / name / f"{Path(article.file).stem}.json" for article in articles}
    return tuple((article, tuple(read_answer(path.read_text("utf-8")))) for article, path in files.items())  # type: ignore[arg-type]


@cache
def story(name: str) -> Story:
    return load_story(corpus(name).story)


@cache
def reached(name: str) -> Score:
    gold, verifier, total = load_gold(corpus(name).gold), Verifier(story(name)), Score()
    for article, entries in answered(name):
        held, _ = verifier.verify(article, entries)
        claims = [replace(each.claim, by="rule") for each in held]
        total += score_file(article.file, article.text, claims, gold)
    return total


@pytest.mark.parametrize(("names", "recall", "precision"), [(KNOWN, 0.93, 0.97), (FRESH, 0.85, 0.97)])
def test_recorded_answers_hold_their_floors(names: tuple[str, ...], recall: float, precision: float) -> None:
    total = sum((reached(name) for name in names), Score())
    print(f"{', '.join(names)}: {total}")
    assert total.recall >= recall, total.notes
    assert total.precision >= precision, total.notes


def invented_value(entry: Entry, story: Story, chance: random.Random) -> Entry:
    kind = story.fields[entry["field"]].type
    names = {"term": "no-such-option", "date": f"{chance.randint(1801, 1899)}-03-07"}
    made = {"money": f"{chance.randint(700, 799)} thousand francs", "duration": f"{chance.randint(700, 799)} days"}
    unit = story.fields[entry["field"]].unit or ""
    invented = names | made | {"quantity": {"n": chance.randint(7100, 7199), "unit": unit}}
    return entry | {"value": invented.get(kind, f"Quentin Zorb{chance.choice('aeiou')}")}


def invented_word(entry: Entry, story: Story, chance: random.Random) -> Entry:
    words = entry["written"].split()
    at = chance.randrange(len(words))
    words[at] = "".join(str((int(sign) + 3) % 10) if sign.isdigit() else sign for sign in words[at])
    changed = " ".join(words)
    return entry | {"written": changed if changed != entry["written"] else f"{changed} Zorb"}


def invented_quote(entry: Entry, story: Story, chance: random.Random) -> Entry:
    words = entry["quote"].split()
    words[chance.randrange(len(words))] = "zorbed"
    return entry | {"quote": " ".join(words)}


def other_words(entry: Entry, story: Story, chance: random.Random, others: tuple[Entry, ...]) -> Entry:
    other = chance.choice([each for each in others if each["written"] != entry["written"]])
    return entry | {"written": other["written"], "quote": other["quote"]}


def other_subject(entry: Entry, story: Story, chance: random.Random) -> Entry | None:
    others = [each for each in story.subjects if each != entry["subject"]]
    return entry | {"subject": chance.choice(others)} if others else None


def other_field(entry: Entry, story: Story, chance: random.Random) -> Entry | None:
    others = [each for each in story.fields if each != entry["field"]]
    return {key: each for key, each in entry.items() if key != "value"} | {"field": chance.choice(others)}


def other_modality(entry: Entry, story: Story, chance: random.Random) -> Entry:
    return entry | {
        "modality": chance.choice([each for each in ("stated", "planned", "denied") if each != entry["modality"]])
    }


def mutants(change: Callable[..., Entry | None]) -> Iterator[tuple[str, Article, Entry]]:
    """A hundred entries that hold, each changed in one way."""
    chance = random.Random(change.__name__)
    held = [
        (name, article, entry, entries)
        for name in (*KNOWN, *FRESH)
        for article, entries in answered(name)
        for entry in entries
        if Verifier(story(name)).verify(article, [entry])[0]
    ]
    made = 0
    for name, article, entry, entries in chance.sample(held, len(held)):
        more = (entries,) if change is other_words else ()
        changed = change(entry, story(name), chance, *more)
        if changed and made < 100:
            made += 1
            yield name, article, changed


def passing(change: Callable[..., Entry | None]) -> int:
    found = [bool(Verifier(story(name)).verify(article, [entry])[0]) for name, article, entry in mutants(change)]
    assert len(found) == 100
    print(f"{change.__name__}: {sum(found)} of {len(found)} pass")
    return sum(found)


@pytest.mark.parametrize("change", [invented_value, invented_word, invented_quote])
def test_nothing_invented_passes(change: Callable[..., Entry | None]) -> None:
    assert passing(change) == 0


@pytest.mark.parametrize(
    ("change", "most"), [(other_words, 40), (other_subject, 65), (other_field, 25), (other_modality, 100)]
)
def test_what_only_a_person_can_see(change: Callable[..., Entry | None], most: int) -> None:
    """Verification lets such mistakes through, and MEASURES says how many: that is why a person decides."""
    assert 0 < passing(change) <= most
