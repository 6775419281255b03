"""Every labelled corpus holds its floors; ``pytest -rP tests/test_corpora.py`` prints the counts."""

from __future__ import annotations

import importlib.util
import json
import re
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator import export
from generator.dossier import Dossier
from generator.models import Article, Claim, Date, Duration, Money, Name, Value
from generator.story import load_story
from tests import yamls
from tests.gold import Gold, Labels, Wanted, compact, equal, load_gold, typed
from tests.scoring import SHARED, Corpus, Score, corpora, read, score, score_file

FLOORS = yamls.load((Path(__file__).parent / "floors.yml").read_text(encoding="utf-8"))
SCORER = SHARED / "score.py"
ALL = corpora()


def named(corpus: Corpus) -> str:
    return corpus.name


@pytest.mark.parametrize("corpus", ALL, ids=named)
def test_corpus_holds_its_floors(corpus: Corpus) -> None:
    reached = score(corpus)
    print(f"{corpus.name}: {reached}")
    floor = FLOORS["corpora"][corpus.name]
    told = "" if corpus.secret else "\n".join(("", *reached.notes))
    assert reached.recall >= floor.get("recall", 0), f"{corpus.name}: {reached}{told}"
    assert reached.precision >= floor["precision"], f"{corpus.name}: {reached}{told}"


def test_kept_aside_corpora_hold_their_floor_together() -> None:
    reached = sum((score(corpus) for corpus in ALL if corpus.secret), Score())
    print(f"kept aside, together: {reached}")
    assert reached.precision >= FLOORS["kept-aside"]["precision"], str(reached)


def test_right_claims_agree_on_plans_and_hedges() -> None:
    reached = sum((score(corpus) for corpus in ALL), Score())
    print(f"all: {reached}")
    for mark, floor in FLOORS["agreement"].items():
        assert reached.agreement(mark) >= floor, f"{mark}: {reached}"


def test_every_corpus_has_floors_and_every_floor_a_corpus() -> None:
    missing = set() if SHARED.is_dir() else {"originals"}
    assert set(FLOORS["corpora"]) - missing == {corpus.name for corpus in ALL}


@pytest.mark.parametrize("corpus", ALL, ids=named)
def test_every_text_of_a_corpus_is_labelled(corpus: Corpus) -> None:
    articles, _ = read(corpus)
    assert {article.file for article in articles} == set(load_gold(corpus.gold).files)


@pytest.mark.parametrize("corpus", ALL, ids=named)
def test_labels_name_subjects_and_fields_of_the_story(corpus: Corpus) -> None:
    gold, story = load_gold(corpus.gold), load_story(corpus.story)
    labels = [fact for file in gold.files.values() for fact in (*file.facts, *file.traps)]
    assert {fact.subject for fact in labels} <= set(story.subjects)
    assert {fact.field for fact in labels} | gold.fields <= set(story.fields)


def claims_json(corpus: Corpus) -> str:
    """What the generator exports of a corpus."""
    articles, claims = read(corpus)
    return export.files(Dossier(load_story(corpus.story), articles, claims, ()))["data/claims.json"]


def long_form(gold: Gold) -> dict[str, Any]:
    """A gold file as it reads with every key spelt out."""

    def spelt(fact: Wanted) -> dict[str, Any]:
        first, *rest = fact.values
        marks = {mark: True for mark in ("planned", "hedged", "optional", "denied") if getattr(fact, mark)}
        shows = {} if fact.shows is None else {"shows": [*map(list, fact.shows)]}
        return {"subject": fact.subject, "field": fact.field, "value": first, "also": rest} | marks | shows

    listed = [
        {"file": file, "facts": [*map(spelt, labels.facts)], "traps": [*map(spelt, labels.traps)]}
        for file, labels in gold.files.items()
    ]
    return {"closed": gold.closed, "fields": sorted(gold.fields), "articles": listed}


@pytest.fixture(scope="module")
def other_scorer() -> Any:
    """The scorer that lies beside the project."""
    if not SCORER.is_file():
        pytest.skip("no scorer beside the project")
    spec = importlib.util.spec_from_file_location("other_scorer", SCORER)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("corpus", ALL, ids=named)
def test_both_scorers_count_alike(
    corpus: Corpus,
    other_scorer: Any,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Spans in Markdown and HTML count the text that was read from them, so it is that which the scorer gets."""
    exported, gold, texts = tmp_path / "claims.json", tmp_path / "gold.yml", tmp_path / "texts"
    texts.mkdir()
    for article in read(corpus)[0]:
        file = corpus.folder / article.file
        data = file.read_bytes() if file.suffix == ".txt" else article.text.encode()
        (texts / article.file).write_bytes(data)
    exported.write_text(claims_json(corpus), encoding="utf-8")
    gold.write_text(json.dumps(long_form(load_gold(corpus.gold)), default=str), encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["score", str(exported), str(gold), "--articles", str(texts)])
    other_scorer.main()
    printed = capsys.readouterr().out
    counts = re.search(r"^all +(\d+) +(\d+) +(\d+) +(\d+) ", printed, re.MULTILINE)
    agreed = re.findall(r"^(?:planned|hedged): (\d+) of", printed, re.MULTILINE)
    shown = re.search(r"^shown: (\d+) of (\d+)", printed, re.MULTILINE)
    assert counts
    ours = score(corpus)
    assert [*map(int, shown.groups() if shown else (0, 0))] == [ours.shown, ours.marked]
    assert [*map(int, counts.groups()), *map(int, agreed)] == [
        ours.found,
        ours.facts,
        ours.right,
        ours.wrong,
        ours.planned,
        ours.hedged,
    ]


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [("retellings", "seeds"), ("corpus/practice-a", "practice-a"), ("corpus/practice-b", "practice-b")],
)
def test_own_labels_agree_with_those_beside_the_project(mine: str, theirs: str) -> None:
    path = SHARED / "gold" / f"{theirs}.gold.yml"
    if not path.is_file():
        pytest.skip("no labels beside the project")
    ours, others = load_gold(next(corpus.gold for corpus in ALL if corpus.name == mine)), load_gold(path)
    assert outline(ours) == outline(others)
    assert ours.fields == others.fields and ours.closed and others.closed


def outline(gold: Gold) -> dict[str, list[str]]:
    """The facts of each file that must be found, each in its plainest form."""
    return {
        file: sorted(f"{fact.subject} {fact.field} {plain(fact)}" for fact in labels.facts if not fact.optional)
        for file, labels in gold.files.items()
    }


def plain(fact: Wanted) -> str:
    """The shortest of the forms that a fact allows, numbers as numbers."""
    first = min(fact.values, key=lambda value: (len(str(value)), str(value)))
    return (
        " ".join(str(float(part)) if isinstance(part, int | float) else str(part) for part in first.values())
        if isinstance(first, dict)
        else str(first)
    )


# How the scorer itself counts.

TEXT = "The Ada cost 5 million euros.\n\nIt sank in 2006."
GOLD = Gold(
    {"a.txt": Labels(tuple(compact({"ada": {"budget": "5e6 EUR +hedged", "release-date": "2006 +optional"}})))},
    frozenset(("budget", "release-date")),
    closed=True,
)


FIVE = Money(5e6, "EUR")


def claim(value: Value = FIVE, of: str = "budget", **changes: Any) -> Claim:
    made = Claim(
        id="c",
        subject="ada",
        field=of,
        value=value,
        written="5 million euros",
        source="a",
        quote="The Ada cost 5 million euros.",
        start=0,
        end=29,
        value_start=13,
    )
    return replace(made, **changes)


def counts(claims: list[Claim], gold: Gold = GOLD) -> tuple[int, int, int, int]:
    reached = score_file("a.txt", TEXT, claims, gold)
    return reached.found, reached.facts, reached.right, reached.wrong


@pytest.mark.parametrize(
    ("claims", "wanted"),
    [
        ([], (0, 1, 0, 0)),
        ([claim()], (1, 1, 1, 0)),
        ([claim(), claim(id="d", quote="cost 5 million euros", start=8, end=28)], (1, 1, 1, 0)),
        ([claim(), claim(Money(5.01e6, "EUR"))], (1, 1, 2, 0)),
        ([claim(Money(6e6, "EUR"))], (0, 1, 0, 1)),
        ([claim(start=1)], (0, 1, 0, 1)),
        ([claim(written="6 million")], (0, 1, 0, 1)),
        ([claim(quote=TEXT, end=len(TEXT))], (0, 1, 0, 1)),
        ([claim(of="box-office")], (0, 1, 0, 0)),
        ([claim(by="editor")], (0, 1, 0, 0)),
        ([claim(Date("2006"), "release-date")], (0, 1, 1, 0)),
        ([claim(Date(None), "release-date")], (0, 1, 0, 0)),
        ([claim(subject="eva")], (0, 1, 0, 1)),
    ],
    ids=str,
)
def test_counting(claims: list[Claim], wanted: tuple[int, ...]) -> None:
    assert counts(claims) == wanted


def test_in_an_open_file_only_a_trap_is_wrong() -> None:
    trap = Wanted("ada", "budget", (typed("7e6 EUR"),))
    gold = replace(GOLD, closed=False, files={"a.txt": Labels((), (trap,))})
    assert counts([claim(), claim(Money(7e6, "EUR"))], gold) == (0, 0, 0, 1)


def test_agreement_counts_right_claims() -> None:
    reached = score_file("a.txt", TEXT, [claim(), claim(Money(5.01e6, "EUR"), modality="planned", hedged=True)], GOLD)
    assert (reached.agreement("planned"), reached.agreement("hedged")) == (0.5, 0.5)


def test_secret_corpora_tell_nothing_but_counts() -> None:
    kept = [corpus for corpus in ALL if corpus.secret]
    assert kept and all(not score(corpus).notes for corpus in kept)


@pytest.mark.parametrize(
    ("value", "label", "same"),
    [
        (Date("XXXX-04-20"), "--04-20", True),
        (Date("2021-10"), "2021", False),
        (Duration(2, "week"), {"n": 14, "unit": "days"}, True),
        (Duration(1, "month"), {"n": 30, "unit": "day"}, False),
        (Money(5, "EUR"), {"n": 5, "unit": "EUR"}, False),
        (Duration(5, "day"), {"amount": 5, "currency": "EUR"}, False),
        (Name("Ms Ada Holm"), "Ada Holm", True),
        (Name("Ada Holm of the North"), "Ada Holm", True),
        (Name("Ada Holm of the far North"), "Ada Holm", False),
        (Name("Ada"), "Ada Holm", False),
        (Name("MS-19"), "MS-18", False),
        (Name("the"), "the", False),
    ],
    ids=str,
)
def test_equal(value: Value, label: Any, same: bool) -> None:
    assert equal(value, label) is same


def test_articles_are_those_of_the_corpus() -> None:
    articles: tuple[Article, ...] = read(next(corpus for corpus in ALL if corpus.name == "retellings"))[0]
    assert len(articles) == 5 and all(article.text for article in articles)
