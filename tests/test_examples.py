"""Each story in ``examples/`` becomes a site that the site tool does not warn of and that tells what is known."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.inputs import make_dossier
from generator.read import read_articles
from generator.story import load_story
from tests.sites import broken, read_pages
from tools.examples import build, examples

FURNITURE = ("120,000", "214 partners", "Tianjin", "581", "1,204 comments", "$9", "$3 a week", "Unsubscribe")
"""What stands around the articles that were saved from a browser."""


@pytest.mark.parametrize("example", examples(), ids=lambda path: path.name)
def test_an_example_becomes_a_whole_site(
    example: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SITE_URL", raising=False)
    site = build(example, tmp_path)
    said = "".join(capfd.readouterr())
    assert "WARNING" not in said and ": " not in said.split(" articles,")[0]
    assert broken(site, read_pages(site), least=200) == []


def test_the_sources_of_beirut_differ_as_they_do() -> None:
    facts = make_dossier(next(one for one in examples() if one.name == "beirut"), None, quiet=True).facts
    verdicts = {(fact.subject, fact.field): fact.verdict for fact in facts}
    assert {key for key, verdict in verdicts.items() if verdict == "disputed"} == {
        ("explosion", "magnitude"),
        ("rhosus", "arrived"),
    }
    assert verdicts["rhosus", "nitrate"] == verdicts["explosion", "damage"] == "refined"
    assert verdicts["explosion", "deaths"] == verdicts["explosion", "injured"] == "superseded"


def test_what_stands_around_a_saved_article_is_no_part_of_it() -> None:
    folder = examples()[0].parent / "beirut"
    pages = [
        one for one in read_articles(folder, load_story(folder / "story.yml").sources).articles if ".html" in one.file
    ]
    raw = "".join((folder / page.file).read_text(encoding="utf-8") for page in pages)
    assert len(pages) == 2 and all(words in raw for words in FURNITURE)
    assert [words for page in pages for words in FURNITURE if words in page.text] == []
    assert {page.kind for page in pages} == {"retelling"}
