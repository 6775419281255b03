"""Articles of which the month or the year is known, and no day: what is read, kept, cited, ordered and shown of it."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Literal

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from generator.cite import bibtex, cite_news, csl
from generator.cli import cli
from generator.day_span import encloses, first_day, last_day
from generator.read import read_articles
from generator.render.site import as_of
from generator.story import load_story
from generator.values import DateExpr, resolve
from generator.workspace import workspace
from tests.samples import article
from tests.schemas import validate

DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)).map(dt.date.isoformat)
LENGTHS = st.sampled_from((len("2024"), len("2024-09")))
EXPRESSIONS = st.one_of(
    st.builds(DateExpr, month=st.integers(1, 12), day=st.none() | st.integers(1, 31)),
    st.builds(DateExpr, weekday=st.integers(0, 6)),
    st.builds(DateExpr, weekday=st.integers(0, 6), day=st.integers(1, 31)),
    st.builds(DateExpr, day=st.integers(1, 31)),
    st.builds(DateExpr, shift=st.integers(-14, 14), unit=st.sampled_from(("day", "week", "month", "year"))),
    st.builds(DateExpr, shift=st.integers(-3, 3), unit=st.just("year"), month=st.integers(1, 12)),
    st.builds(DateExpr, shift=st.integers(-1, 1), unit=st.just("year"), season=st.sampled_from((3, 6, 9, 12))),
    st.builds(DateExpr, month=st.integers(1, 12), to=st.builds(DateExpr, month=st.integers(1, 12))),
)


@given(EXPRESSIONS, DAYS, LENGTHS, st.sampled_from(("past", "future", None)))
def test_a_date_is_told_only_where_each_day_of_the_month_or_year_would_give_it(
    expr: DateExpr, day: str, length: int, tense: Literal["past", "future"] | None
) -> None:
    found = resolve(expr, day[:length], tense)
    assert found in (resolve(expr, day, tense), resolve(expr, None, tense))


@given(DAYS, DAYS, LENGTHS)
def test_a_month_or_year_holds_its_days_and_no_others(day: str, other: str, length: int) -> None:
    known = day[:length]
    assert first_day(known) <= day <= last_day(known)
    assert encloses(known, other) == (first_day(known) <= other <= last_day(known))
    dt.date.fromisoformat(first_day(known)), dt.date.fromisoformat(last_day(known))


STORY = "title: Ferries\nsubjects: {heron: {name: Heron, kind: ship}}\npresets: [vessel]\n"
TEXT = "The ferry Heron is 84 metres long.\n"


@pytest.mark.parametrize(
    ("said", "known"),
    [("2024-09", "2024-09"), ("2024", "2024"), ("September 2024", "2024-09"), ("Sept. 2024", "2024-09")],
)
def test_an_editor_and_a_front_matter_may_give_it(tmp_path: Path, said: str, known: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "b.md").write_text(f"---\npublished: {said}\n---\n{TEXT} It sailed.\n", "utf-8")
    (tmp_path / "c.md").write_text(f"---\ndate: {said}\n---\n{TEXT} It came back.\n", "utf-8")
    (tmp_path / "story.yml").write_text(f"{STORY}sources:\n  a.txt: {{published: {said}}}\n", "utf-8")
    story = load_story(tmp_path / "story.yml")
    articles = read_articles(tmp_path, story.sources).articles
    assert [each.published for each in articles] == [known, known, known]


def test_citations_give_what_is_known() -> None:
    month, year = article(published="2024-09"), article(published="2024")
    validate("sources-csl", [csl(month), csl(year)])
    assert csl(month)["issued"] == {"date-parts": [[2024, 9]]}
    assert csl(year)["issued"] == {"date-parts": [[2024]]}
    assert "  year = {2024},\n  month = sep,\n  note" in bibtex(month)
    assert "  year = {2024},\n  note" in bibtex(year)
    assert "|date=September 2024" in cite_news(month)
    assert "|date=2024}" in cite_news(year)


def test_the_site_stands_as_of_what_may_be_newest() -> None:
    month, day = article(published="2024-09"), article("second", published="2024-09-15")
    assert as_of([day, month]).startswith("As of September 2024,")
    assert (
        workspace('{"nav": []}', [], [month])["epoch"] == f"{int(dt.datetime(2024, 9, 1, tzinfo=dt.UTC).timestamp())}\n"
    )


def test_pages_and_data_say_the_month(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("seeds").mkdir()
    Path("seeds/a.txt").write_text(TEXT, "utf-8")
    Path("seeds/story.yml").write_text(f"{STORY}sources:\n  a.txt: {{published: 2024-09, label: The Post}}\n", "utf-8")
    result = CliRunner().invoke(cli, ["build"], catch_exceptions=False)
    assert (result.exit_code, result.stderr) == (0, "")
    page = Path("docs/sources/a.md").read_text("utf-8")
    assert '<time datetime="2024-09">September 2024</time>' in page
    data = json.loads(Path("docs/data/claims.json").read_text("utf-8"))
    validate("claims", data)
    assert data["sources"][0]["published"] == "2024-09"
    assert "<updated>2024-09-01T00:00:00Z</updated>" in Path("docs/data/feed.xml").read_text("utf-8")
    assert '"datePublished":"2024-09"' in Path("docs/data/story.jsonld").read_text("utf-8")
