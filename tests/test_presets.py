"""Presets held to sentences of their own: ``golden/preset-*.yml``, each with the story that its sentences are read by.

A file has some keys of a story file (``presets``, ``subjects``, ``entities``, ``topics``), the day on which every
text was ``published``, the ``floor`` for the share of labelled claims that are ``found`` and of made claims that are
``right``, and its ``cases``. A case has a ``text``, whose paragraphs blank lines part, its ``claims`` and the
``subject`` of these, by default the story's first. Each claim has a ``field``, a ``value``, a ``subject`` if another,
and is ``optional`` when it may be missing. A value reads "20e9 USD", "45 per cent", "2022-05", an option's id, a name
or an entity's id.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.extract import Extractor
from generator.models import Article, Block, Claim, Date, Money, Name, Term, Value
from generator.story import load_story
from generator.story.fields import general_fields, preset_names, read_preset
from tests import yamls

KEYS = ("presets", "subjects", "entities", "topics")
FILES = sorted((Path(__file__).parent / "golden").glob("preset-*.yml"))


def is_same(value: Value, wanted: str) -> bool:
    """Whether a claim's value is what a case says."""
    if isinstance(value, Name):
        return wanted in (value.name, value.entity)
    if isinstance(value, Date):
        return value.date == wanted
    if isinstance(value, Term):
        return value.text == wanted
    number, _, unit = wanted.partition(" ")
    n, of = (value.amount, value.currency) if isinstance(value, Money) else (value.n, value.unit)
    return unit == of and abs(n - float(number)) <= 0.001 * abs(n)


def article(text: str, published: str, headline: str = "") -> Article:
    """A text as an article whose paragraphs are all prose, below a headline if there is one."""
    text = f"{headline}\n\n{text}" if headline else text
    starts = [0, *(at + 2 for at in range(len(text)) if text.startswith("\n\n", at))]
    ends = [*(start - 2 for start in starts[1:]), len(text)]
    blocks = tuple(
        Block(start, end, "headline" if headline and not start else "prose")
        for start, end in zip(starts, ends, strict=True)
    )
    return Article(id="a", file="a.txt", text=text, blocks=blocks, sha256="", published=published)


def judge(claims: list[Claim], case: dict[str, Any], first: str) -> tuple[list[str], list[str], int]:
    """The misses, the wrong claims and the number of right ones of a case."""
    facts = [{"subject": case.get("subject", first)} | fact for fact in case["claims"]]
    unmet = [fact for fact in facts if not fact.get("optional")]
    right, wrong = 0, []
    for subject, field, value in dict.fromkeys((claim.subject, claim.field, claim.value) for claim in claims):
        fitting = [
            fact
            for fact in facts
            if (fact["subject"], fact["field"]) == (subject, field) and is_same(value, str(fact["value"]))
        ]
        unmet = [fact for fact in unmet if fact not in fitting]
        right += bool(fitting)
        wrong += [] if fitting else [f"wrong  {subject} {field} = {value}"]
    return [f"missed {fact['subject']} {fact['field']} = {fact['value']}" for fact in unmet], wrong, right


def reader(golden: dict[str, Any], folder: Path) -> Extractor:
    """What reads the cases of a file."""
    story = {"title": "Cases"} | {key: golden[key] for key in KEYS if key in golden}
    path = folder / "story.yml"
    path.write_text(yaml.safe_dump(story, sort_keys=False), encoding="utf-8")
    return Extractor(load_story(path))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_preset_on_its_own_sentences(path: Path, tmp_path: Path) -> None:
    golden = yamls.load(path.read_text(encoding="utf-8"))
    extractor, subjects = reader(golden, tmp_path), list(golden["subjects"].values())
    headline = subjects[0]["name"] if len(subjects) == 1 else ""
    wanted, missed, wrong, right, notes = 0, 0, 0, 0, []
    for case in golden["cases"]:
        claims = extractor.claims(article(case["text"], str(golden["published"]), headline))
        misses, errors, hits = judge(claims, case, next(iter(golden["subjects"])))
        wanted += sum(not fact.get("optional") for fact in case["claims"])
        missed, wrong, right = missed + len(misses), wrong + len(errors), right + hits
        notes += [case["text"], *(f"    {note}" for note in misses + errors)] if misses or errors else []
    found, precision = 1 - missed / wanted, right / max(right + wrong, 1)
    notes.append(f"{path.stem}: found {found:.3f} of {wanted}, right {precision:.3f} of {right + wrong}")
    print(*notes, sep="\n")
    assert found >= golden["floor"]["found"] and precision >= golden["floor"]["right"], "\n".join(notes)


def test_some_preset_has_sentences() -> None:
    assert FILES


@pytest.mark.parametrize("name", preset_names())
def test_each_field_says_what_counts(name: str) -> None:
    for field, draft in read_preset(name).items():
        means = draft.get("means", "")
        assert means.endswith("."), f"{field} of {name} has no means:, a sentence or two on what counts"
        assert 15 <= len(means) <= 200, f"{means!r} is too short or too long for a line"


@pytest.mark.parametrize("preset", preset_names())
def test_a_noun_that_starts_a_sentence_is_no_name(preset: str, tmp_path: Path) -> None:
    extractor = reader(
        {"presets": [preset], "subjects": {"it": {"name": "Zyx", "kind": "generic"}}, "entities": {}}, tmp_path
    )
    nouns = {noun for field in extractor.story.fields.values() for noun in field.nouns if noun.isalpha()}
    names = {noun: extractor.parser.names.find(f"{noun.capitalize()} rose to 14.") for noun in sorted(nouns)}
    assert [noun for noun, found in names.items() if found] == ["bill"] * ("bill" in nouns)  # which is a given name too


def test_a_preset_that_fits_any_story_goes_with_every_other() -> None:
    """A field that another preset has too is of the same type and unit there, so that a story file can name both."""
    for name in preset_names():
        for key, draft in read_preset(name).items():
            general = general_fields().get(key, draft)
            assert (general.get("type"), general.get("unit")) == (draft.get("type"), draft.get("unit")), (name, key)
