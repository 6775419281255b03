"""Sentences made of claims: what may stand in one, how verbs bend, and that each reads back to the facts it cites."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telling import say, source, tell

from generator.compose import Composer, Mark, Named, Paragraph, Sentence, Value, Words
from generator.compose.matter import Matter
from generator.compose.names import Narrator
from generator.compose.phrase import phrase
from generator.compose.plain import plain as plain_sentence
from generator.compose.printed import FIXED, THIN, further, in_words, printed, sources
from generator.inputs import make_dossier
from generator.models import Date, Duration, Fact, Money, Name, Position, Quantity
from generator.story import Node, PatternClause, Story, fields_of, preset_names, preset_sentences, presets
from generator.values import DateExpr, find_values, resolve
from generator.words import value_text

ROOT = Path(__file__).parent.parent
FOLDERS = [
    ROOT / "seeds",
    ROOT / "examples" / "beirut",
    *(p.parent for p in sorted(ROOT.glob("tests/corpus/*/story.yml"))),
]
QUOTED = re.compile("“[^”]*”")
"""A label of the story file."""


@cache
def told(folder: Path) -> tuple[Story, list[Fact], Composer]:
    """A story with its facts, and what composes of them."""
    known = make_dossier(folder, folder / "story.yml", quiet=True)
    return known.story, [*known.facts], Composer(known.story, known.articles, known.facts, known.prose)


def everything(folder: Path) -> Iterator[Sentence]:
    """Every sentence that a story's pages can have."""
    story, found, composer = told(folder)
    paragraphs: list[Paragraph] = [*composer.home()]
    for topic in story.topics.values():
        paragraphs += [composer.lead(topic), *chain.from_iterable(each.paragraphs for each in composer.sections(topic))]
    paragraphs += [paragraph for fact in found for paragraph in (composer.disagreement(fact), composer.plan(fact))]
    singles = [*map(composer.comparison, story.fields), *map(composer.who, story.entities)]
    return chain(chain.from_iterable(paragraphs), filter(None, singles))


def own_names(story: Story) -> set[str]:
    """The names that a story's own sentences have in their words, which the editor writes."""
    texts = [text for each in story.sentences.values() for nodes in each.texts.values() for text in strings(nodes)]
    return {word for text in texts for word in re.findall(r"(?<=[a-z,] )[A-Z]\w+", text)}


def strings(nodes: Iterable[Node]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, str):
            yield f"a {node.lstrip()}"
        elif isinstance(node, PatternClause):
            yield from strings(node.nodes)


def forms(story: Story, fact: Fact, position: Position) -> set[str]:
    """The ways in which a sentence may put a value, letters and digits alone."""
    texts = {position.text, *(claim.written for claim in position.claims)}
    if isinstance(position.value, Name):
        entity = story.entities.get(position.value.entity or "")
        texts |= {name for claim in position.claims if isinstance(claim.value, Name) for name in [claim.value.name]}
        texts |= {word for name in (entity.names if entity else ()) for word in (name, name.split()[-1])}
    return {plain(text) for text in texts}


def plain(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text.casefold()).strip()


def bare(text: str) -> str:
    """A value without words of form: "£12.4 million" and "12.4 million British pounds" are both "12.4 million"."""
    found = re.search(r"\d[\d.,]*(\s(million|billion|trillion))?", text)
    return re.sub(r"\s", " ", found.group()) if found else ""


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_sentence_reads_back(folder: Path) -> None:
    story, found, _ = told(folder)
    known = {(fact.subject, fact.field): fact for fact in found}
    names = {name for thing in (*story.subjects.values(), *story.entities.values()) for name in thing.names}
    count = 0
    for sentence in everything(folder):
        count += 1
        assert not re.match(r"[\d$£€]", sentence.text), sentence.text
        for value in sentence.values:
            fact = known[value.fact.subject, value.fact.field]
            positions = [fact.positions[at] for at in value.positions]
            ids = {claim.id for position in positions for claim in position.claims}
            assert {claim.id for claim in value.claims} <= ids, sentence.text
            spoken = {form for position in positions for form in forms(story, fact, position)}
            exact = plain(value.text) in spoken or bare(value.text) in {bare(p.text) for p in positions}
            assert exact or any(in_short(value.text, p.text) for p in positions), (value.text, spoken)
        speakers = {claim.speaker for claim in sentence.claims if claim.speaker}
        words = "".join(part.text if isinstance(part, Words) else "#" for part in sentence.parts)
        unquoted = QUOTED.sub("", words)
        for speaker in sorted(speakers):
            unquoted = re.sub(rf"according to (the )?{re.escape(speaker.removeprefix('The '))}", "", unquoted)
        for word in own_names(story):
            unquoted = unquoted.replace(word, "")
        assert not re.search(r"\d", re.sub(r"\d+ (times|others|sources)", "", unquoted)), sentence.text
        assert not re.search(r"(?<=[a-z,] )[A-Z]", unquoted), sentence.text
        for part in sentence.parts:
            if isinstance(part, Named) and part.first:
                assert part.text.casefold().removeprefix("the ") in {n.casefold().removeprefix("the ") for n in names}
    assert count > len(found) // 2


def in_short(shown: str, text: str) -> bool:
    """Whether a value is put in words, or without the unit or the year that one before it has."""
    return f"{plain(spelled(text))} ".startswith(f"{plain(shown)} ")


def spelled(text: str) -> str:
    """A length of time with its number in words."""
    return re.sub(r"^\d ", lambda match: f"{in_words(int(match.group()))} ", text)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_no_fact_of_a_topic_goes_untold(folder: Path) -> None:
    story, found, composer = told(folder)
    for topic in story.topics.values():
        paragraphs = [
            composer.lead(topic),
            *chain.from_iterable(section.paragraphs for section in composer.sections(topic)),
        ]
        said = {(fact.subject, fact.field) for told in paragraphs for sentence in told for fact in sentence.facts}
        asked = {(f.subject, f.field) for f in found if f.field in topic.fields and f.subject in topic.subjects}
        untold = {each.of for each in story.sentences.values() if each.unless}
        assert {(subject, field) for subject, field in asked - said if field not in untold} == set()
        assert said <= asked


def test_no_sentence_without_a_claim() -> None:
    with pytest.raises(ValueError, match="no claim behind"):
        Sentence((Words("It is so."),))


def test_no_value_without_its_mark() -> None:
    fact = told(ROOT / "seeds")[1][0]
    claim, other = fact.positions[0].claims[:2]
    with pytest.raises(ValueError, match="no mark for"):
        Sentence((Value("It", fact, (0,), (claim,)), Words(" is so"), Mark((other,))))


def test_sources_are_counted_in_words() -> None:
    assert [sources(1), sources(3), sources(13)] == ["one source", "three sources", "13 sources"]
    assert [further(1, 0), further(1, 1), further(1, 2), further(2, 3)] == [
        "one source",
        "another",
        "a third",
        "two others",
    ]


def test_a_clause_goes_when_nobody_looks_for_its_field() -> None:
    _, _, composer = told(ROOT / "examples" / "beirut")
    texts = [sentence.text for sentence in everything(ROOT / "examples" / "beirut")]
    assert composer.home() and "The Rhosus is 86 metres long." in [text.replace("\u202f", " ") for text in texts]
    assert not [text for text in texts if "  " in text or " ." in text or " ," in text]


@pytest.mark.parametrize("name", preset_names())
def test_sentences_of_presets_name_nobody(name: str) -> None:
    for each in preset_sentences(name).values():
        for nodes in each.texts.values():
            assert not [text for text in strings(nodes) if re.search(r"\d|(?<=[a-z,] )[A-Z]", text[3:])], each.id


@pytest.mark.parametrize("name", preset_names())
def test_every_field_of_a_preset_has_a_sentence(name: str) -> None:
    told_of = {
        field for each in preset_sentences(name).values() for nodes in each.texts.values() for field in fields_of(nodes)
    }
    assert {field.id for field in presets()[name]} - told_of == set()


def test_what_the_lead_says_is_not_said_again() -> None:
    """No sentence stands twice on a page, though each fact of the lead has its place in a section."""
    for folder in FOLDERS:
        story, _, composer = told(folder)
        for topic in story.topics.values():
            lead = composer.lead(topic)
            parts = chain.from_iterable(section.paragraphs for section in composer.sections(topic))
            texts = [sentence.text for sentence in [*lead, *chain.from_iterable(parts)]]
            assert len(texts) == len({*texts}), (folder.name, topic.id)


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("budget", "The budget given is about 1.115 billion roubles, or £12.4 million."),
        ("saved", "Under “Whom she saves”, the sources give cosmonaut and friend."),
        ("spacecraft", "The spacecraft given is the Soyuz MS-19."),
    ],
)
def test_a_field_without_a_pattern_gets_a_plain_sentence(field: str, text: str) -> None:
    story, facts, _ = told(ROOT / "seeds")
    voice = Narrator(Matter(story, make_dossier(ROOT / "seeds", None, quiet=True).articles, facts), {"the-challenge"})
    [fact] = [fact for fact in facts if (fact.subject, fact.field) == ("the-challenge", field)]
    assert plain_sentence(voice, fact).text.replace(THIN, " ") == text


AMOUNTS = st.one_of(st.integers(1, 10**12), st.integers(1, 10**6).map(lambda n: n * 1000))
VALUES = st.one_of(
    st.builds(Money, AMOUNTS, st.sampled_from(["GBP", "EUR", "USD", "RUB", "JPY", "CHF"])),
    st.dates(date(1900, 1, 1), date(2099, 12, 31)).map(lambda day: Date(day.isoformat())),
    # "One day" is read as no length of time: it mostly means "at some time".
    st.builds(Duration, st.integers(2, 400), st.sampled_from(["minute", "hour", "day", "week", "month", "year"])),
    st.builds(Quantity, st.integers(1, 10**6), st.sampled_from(["kilometre", "tonne", "person", "per cent", "mile"])),
)


@given(VALUES)
def test_what_is_printed_reads_back(value: Money | Date | Duration | Quantity) -> None:
    _, [fact, *_], _ = told(ROOT / "seeds")
    claim = replace(fact.positions[0].claims[0], value=value, written=value_text(value))
    text = printed(Position(value, value_text(value), (claim,))).replace(THIN, " ").replace(FIXED, " ")
    read = [each.value for each in find_values(f"It is {text}.")]
    found = [resolve(each, None, None) if isinstance(each, DateExpr) else each for each in read]
    assert found == [value], text


def test_a_pattern_counts_the_sources_and_names_what_the_story_names(tmp_path: Path) -> None:
    text = (ROOT / "seeds" / "story.yml").read_text(encoding="utf-8")
    own = 'sentences:\n  film-release: "{who release-date} <speak/speaks> of {yulia-peresild}, {on release-date}"\n'
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    (tmp_path / "seeds" / "story.yml").write_text(text.replace("sentences:\n", own, 1), encoding="utf-8")
    known = make_dossier(tmp_path / "seeds", None, quiet=True)
    release = next(fact for fact in known.facts if fact.field == "release-date")
    [sentence, *_] = Composer(known.story, known.articles, known.facts).plan(release)
    start = "For The Challenge, four sources are to speak of Yulia Peresild, on 20 April 2023"
    assert sentence.text.replace(FIXED, " ").startswith(start)


@pytest.mark.parametrize(
    ("stated", "text"),
    [
        ({"a": [700], "b": [2000]}, "One source gives 700 people, another gives 2,000."),
        (
            {"a": [700, 1150], "b": [2000]},
            "One source gives 700 people, the same source also gives 1,150, another gives 2,000.",
        ),
        (
            {"a": [700, 2000], "b": [2000], "c": [900]},
            "Two sources give 2,000 people, one of them also gives 700, a third gives 900.",
        ),
    ],
)
def test_a_source_that_gives_several_values_counts_once(stated: dict[str, list[int]], text: str) -> None:
    said = {id: [say("passengers", Quantity(n, "person"), written=str(n)) for n in each] for id, each in stated.items()}
    site = tell(*(source(id, "2024-03-02", *each) for id, each in said.items()))
    first = site.composer.disagreement(site.dossier.facts[0])[0].text
    assert first.replace(FIXED, " ").replace(THIN, " ") == text


@pytest.mark.parametrize(
    ("amounts", "text"),
    [
        ([700, 1150], "700 people and 1,150, both in one source"),
        ([3, 4, 5], "three people, four and five, all in one source"),
    ],
)
def test_values_that_one_source_gives_beside_each_other_name_it_once(amounts: list[int], text: str) -> None:
    site = tell(source("a", "2024-03-02", *(say("passengers", Quantity(n, "person"), written=str(n)) for n in amounts)))
    [fact] = site.dossier.facts
    known = site.dossier
    parts = phrase(Narrator(Matter(known.story, known.articles, known.facts)), fact)
    said = "".join(part.text for part in parts if not isinstance(part, Mark))
    assert said.replace(FIXED, " ").replace(THIN, " ") == text


@pytest.mark.parametrize(
    ("second", "third", "text"),
    [
        ({"modality": "planned"}, {}, "Two sources give 700 people, one gives 900 as a plan."),
        ({"n": 700, "modality": "denied"}, {}, "Two sources give 700 people, one denies it."),
        (
            {"n": 700, "modality": "denied"},
            {"n": 700, "modality": "denied"},
            "One source gives 700 people, two deny it.",
        ),
    ],
)
def test_what_one_states_and_another_plans_or_denies_is_told(
    second: dict[str, Any], third: dict[str, Any], text: str
) -> None:
    given = [{"n": 700}, {"n": 900} | second, {"n": 700} | third]
    said = [say("passengers", Quantity(each.pop("n"), "person"), **each) for each in given]
    site = tell(*(source(id, "2024-03-02", each) for id, each in zip("abc", said, strict=True)))
    first = site.composer.disagreement(site.dossier.facts[0])[0].text
    assert first.replace(FIXED, " ").replace(THIN, " ") == text


def test_words_behind_a_value_stand_behind_the_first_of_those_at_odds(tmp_path: Path) -> None:
    (tmp_path / "story.yml").write_text(
        "title: A ship\npresets: [vessel]\nsubjects: {aurora: {name: Aurora, kind: ship}}\n"
        "topics: {ship: {title: The ship, fields: [length]}}\n",
        encoding="utf-8",
    )
    for name, length in (("one", 190), ("two", 134)):
        (tmp_path / f"{name}.txt").write_text(
            f" date 2024-03-02\nThe Aurora is {length} metres long.\n", encoding="utf-8"
        )
    known = make_dossier(tmp_path, None, quiet=True)
    [[sentence, *_]] = Composer(known.story, known.articles, known.facts).home()
    text = sentence.text.replace(FIXED, " ").replace(THIN, " ")
    assert text == "The Aurora is 190 metres long, says one source, or 134, says another."


def test_two_names_that_the_same_sources_give_do_one_thing_together(tmp_path: Path) -> None:
    (tmp_path / "story.yml").write_text(
        "title: A film\npresets: [film]\nsubjects: {tide: {name: The Tide, kind: film}}\n"
        "topics: {film: {title: The film, fields: [director, release-date]}}\n",
        encoding="utf-8",
    )
    (tmp_path / "one.txt").write_text(
        " date 2024-03-02\nIda Moor directed The Tide.\n\nOtto Vane directed it.\n\nThe Tide came out on 1 March.\n",
        encoding="utf-8",
    )
    known = make_dossier(tmp_path, None, quiet=True)
    [[sentence, *_]] = Composer(known.story, known.articles, known.facts).home()
    assert sentence.text.startswith("Ida Moor and Otto Vane, both in one source, direct The Tide")
