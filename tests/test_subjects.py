"""A story of any number of subjects becomes a site that the site tool has nothing to warn of."""

import json
from pathlib import Path

import pytest

from tests.sites import broken, lay_out, mkdocs, read_pages

NAMES = ("Aurora", "Borealis", "Corona", "Dione", "Europa")
HEAD = """\
title: Ships of the north
presets: [vessel]
entities:
  nordline: {name: Nordline, kind: organisation}
  ada-holm: {name: Ada Holm, kind: person, gender: f}
"""


def seeds(folder: Path, subjects: int) -> Path:
    """A folder of one article, and a story of so many ships."""
    folder.mkdir()
    ships = "".join(f"  {name.lower()}: {{name: {name}, kind: ship}}\n" for name in NAMES[:subjects])
    (folder / "story.yml").write_text(HEAD + (f"subjects:\n{ships}" if ships else ""), encoding="utf-8")
    said = [f"The {name} was built in {2010 + n} and is {190 + n} metres long." for n, name in enumerate(NAMES)]
    text = "\n\n".join(["Ada Holm left Nordline on Monday. She said that she was tired.", *said])
    (folder / "wire.txt").write_text(f" date 2031-05-14\n\n{text}\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize("subjects", [0, 1, 2, 5])
def test_a_story_of_so_many_subjects(tmp_path: Path, subjects: int) -> None:
    folder = lay_out(tmp_path, seeds(tmp_path / "seeds", subjects))
    built = mkdocs(folder)
    found = read_pages(built)
    assert broken(built, found, least=50) == []
    home = found["index.html"].text
    shown = NAMES[: min(subjects, 3)]
    assert [name for name in NAMES if f'<th scope="col">{name}</th>' in home] == [*shown]
    assert ("compare.html" in found) == (subjects > 1)
    assert ("All points, side by side" in home) == (subjects > 1)
    assert (">Ada Holm</a>" in home) == (subjects == 0)
    page = found["entities/ada-holm.html"].text
    assert '<h2 id="dates">Dates' in page
    assert page.count('<time datetime="2031-05-12">') == 2
    rows = json.loads((built / "data" / "timeline.json").read_text(encoding="utf-8"))
    assert [row["entities"] for row in rows if row["date"] == "2031-05-12"] == [["ada-holm", "nordline"], ["ada-holm"]]


def test_a_lone_subject_without_topics_shows_all_its_facts_at_home(tmp_path: Path) -> None:
    folder = lay_out(tmp_path, seeds(tmp_path / "seeds", 1))
    home = (folder / "docs" / "index.md").read_text(encoding="utf-8")
    assert home.count('<th scope="row">') == 2
