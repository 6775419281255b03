"""Synthetic articles, and what must not grow with their number: pages, citations, what verdicts list."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

import pytest

from generator.dossier import Dossier
from generator.extract import Extractor
from generator.identity_cache import IdentityCache
from generator.models import Article, Claim, Fact
from generator.read import read_articles
from generator.reconcile import facts, summary
from generator.render import Site, limits, marks, pages
from generator.render.sheet import KEYED
from generator.story import Story, load_story
from tools import scale, synthetic

COUNT = 220


@dataclass(frozen=True)
class Made:
    """What the rooms make of synthetic articles."""

    story: Story
    articles: Sequence[Article]
    claims: Sequence[Claim]
    facts: Sequence[Fact]
    pages: dict[str, str]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("seeds")
    synthetic.write_seeds(folder, COUNT)
    story = load_story(folder / "story.yml")
    articles = read_articles(folder, story.sources).articles
    extractor = Extractor(story)
    claims = [claim for article in articles for claim in extractor.claims(article)]
    found = facts(claims, story, articles)
    return Made(story, articles, claims, found, pages(Site(Dossier(story, articles, claims, found))))


def test_an_article_depends_on_its_number_alone(tmp_path: Path) -> None:
    for count in (3, 5):
        synthetic.write_seeds(tmp_path / f"{count}", count)
    three, five = ({path.name: path.read_bytes() for path in (tmp_path / name).glob("*.txt")} for name in ("3", "5"))
    assert len(three) == 3 and len(set(five.values())) == 5
    assert three.items() <= five.items()


def test_articles_have_the_size_and_the_claims_that_they_are_made_for(made: Made) -> None:
    assert len(made.articles) == COUNT, "no two are the same"
    assert 380 <= mean(len(article.text.split()) for article in made.articles) <= 420
    assert 14 <= len(made.claims) / COUNT <= 17
    assert min(Counter(claim.source for claim in made.claims).values()) >= 8
    assert len(made.story.subjects) == 5 and 55 <= len(made.story.entities) <= 65
    types = {made.story.fields[claim.field].type for claim in made.claims}
    assert types == {
        "money",
        "date",
        "duration",
        "quantity",
        "person",
        "organisation",
        "place",
        "craft",
        "name",
        "term",
    }


def test_articles_agree_and_differ_and_credit_others(made: Made) -> None:
    assert max(len(fact.positions) for fact in made.facts) > 40
    assert max(len(position.origins) for fact in made.facts for position in fact.positions) > 30
    assert {"disputed", "superseded", "agreed"} <= {fact.verdict for fact in made.facts}
    assert any(claim.via for claim in made.claims) and any(claim.converts for claim in made.claims)
    years = {article.published[:4] if article.published else "" for article in made.articles}
    assert "" in years and len(years) > 4
    assert {bool(article.outlet) for article in made.articles} == {True, False}


def test_no_page_is_too_large(made: Made) -> None:
    """Pages are finished HTML; the theme adds 20 kB."""
    sizes = {path: len(text.encode()) for path, text in made.pages.items()}
    assert {path: size for path, size in sizes.items() if size > limits.LARGEST - 30_000} == {}


def test_pages_that_are_not_about_sources_lead_to_the_list_of_many(made: Made) -> None:
    assert f"All sources</a> <small>and {COUNT - KEYED} more" in made.pages["index.md"]
    assert made.articles[-1].label not in made.pages["compare.md"]


def test_no_page_of_sources_and_entities_is_too_large(made: Made) -> None:
    ours = {path: text for path, text in made.pages.items() if path.startswith(("sources/", "entities/"))}
    assert len(ours) > COUNT
    assert max(len(text.encode()) for text in ours.values()) < limits.LARGEST / 5


def test_a_long_list_of_sources_is_split(made: Made) -> None:
    lists = [made.pages["sources/index.md"], made.pages["sources/part_2.md"]]
    assert "sources/part_3.md" not in made.pages
    numbers = [[int(n) for n in re.findall(r'class="n">\[(\d+)\]', text)] for text in lists]
    assert numbers == [[*range(1, limits.LISTED + 1)], [*range(limits.LISTED + 1, COUNT + 1)]]
    assert f'"part_2.html">201 to {COUNT}</a>' in lists[0] and '"index.html">1 to 200</a>' in lists[1]


def test_of_many_sources_marks_and_notes_show_some_and_count_the_rest(made: Made) -> None:
    page = made.pages["who-says-what.md"]
    assert re.search(r"\[\d+\]\+\d+</a>", page)
    assert re.search(r"and [\d,]+ more sentences in", page)
    assert max(len(each.split()) for each in re.findall(r'data-s="([^"]*)"', page)) <= marks.LISTED


def test_verdicts_grow_with_the_positions_and_list_some_claims(made: Made) -> None:
    for fact in made.facts:
        assert all(len(verdict.claims) <= 2 * summary.LISTED for verdict in fact.verdicts)
        if len(fact.positions) > 24:
            assert len(fact.verdicts) < 8 * len(fact.positions)


def test_once_works_once_for_each_thing() -> None:
    seen: list[list[int]] = []
    once = IdentityCache(lambda thing: seen.append(thing) or len(thing))
    one, other = [1], [1]
    assert [once(one), once(other), once(one)] == [1, 1, 1]
    assert len(seen) == 2, "equal things are two"


@pytest.fixture
def runs() -> list[scale.Run]:
    def run(processor: float, peak: float, size: float = 1, page: float = 1) -> scale.Run:
        return scale.Run("some", "either", scale.Cost(processor, processor, peak), size, page)

    return [run(1, 30), run(2, 40), run(9, 100), run(10, 100, 39, 480), run(100, 1000, 200, 90)]


def test_figures_are_held_to_their_limits(runs: list[scale.Run]) -> None:
    figures = [(check.limit, round(check.figure, 2)) for check in scale.checks(runs)]
    assert figures[:4] == [("slower", 0.5), ("slower", 0.9), ("growth", 11.11), ("growth", 10)]
    assert figures[4:] == [("page", 1), ("page", 480), ("page", 90)]


def test_only_a_limit_that_is_given_decides(
    runs: list[scale.Run], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(scale, "runs", lambda seeds: iter(runs))
    assert scale.report(Path(), {})
    assert "fail:    11.11 times the time" in capsys.readouterr().out
    assert not scale.report(Path(), {"growth": 11})
    assert scale.report(Path(), {"growth": 12, "page": 480})
    assert not scale.report(Path(), {"page": 479})


def test_a_command_that_fails_is_no_figure(tmp_path: Path) -> None:
    with pytest.raises(scale.subprocess.CalledProcessError):
        scale.cost(["false"], tmp_path)
    assert scale.cost(["true"], tmp_path).peak > 0
