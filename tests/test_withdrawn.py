"""A source that is withdrawn: nothing that it says counts any more, and pages and data say so where it did."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.changes import changes, load, report
from generator.errors import CollateError
from generator.inputs import make_dossier
from generator.outputs import Output, output
from tests import yamls

BEIRUT = Path(__file__).parent.parent / "examples" / "beirut"
FILES = [path.name for path in sorted(BEIRUT.glob("[0-9]-*"))]
WHY = {"reason": "Its <b>numbers</b> were made up.", "by": "The outlet", "date": "2020-09-01"}


def built(folder: Path, edited: bool = False) -> Output:
    return output(make_dossier(folder, None, quiet=True, edited=edited), folder, None, "", edited)


def withdraw(folder: Path, **sources: Any) -> Path:
    """Copy the example, with what the story file says of the withdrawal of some sources, by the files' names."""
    shutil.copytree(BEIRUT, folder)
    story = yamls.load((folder / "story.yml").read_text("utf-8"))
    for file, why in sources.items():
        story["sources"][file]["withdrawn"] = why
    (folder / "story.yml").write_text(yaml.safe_dump(story, allow_unicode=True, sort_keys=False), "utf-8")
    return folder


def delete(folder: Path, file: str) -> Path:
    withdraw(folder)
    (folder / file).unlink()
    story = yamls.load((folder / "story.yml").read_text("utf-8"))
    del story["sources"][file]
    (folder / "story.yml").write_text(yaml.safe_dump(story, allow_unicode=True, sort_keys=False), "utf-8")
    return folder


def known(files: Mapping[str, str]) -> tuple[Any, Any, str]:
    """What the data says, less the notes on withdrawals."""
    claims, facts = (json.loads(files[f"data/{name}.json"]) for name in ("claims", "facts"))
    del claims["withdrawn"]
    for fact in facts["facts"]:
        del fact["withdrawn"]
    return claims, facts, files["data/timeline.json"]


def less_notes(pages: Mapping[str, str], page: str = "") -> dict[str, str]:
    """Pages less one and the notes on withdrawals; the list of sources and that of the files have some of their own."""
    notes = re.compile(r'<li class="small">[^\n]*?was withdrawn[^\n]*?</li>|<div class="notfound withdrawn">.*\n\n')
    apart = (page, "sources/index.md", "data.md")
    return {path: notes.sub("", text) for path, text in pages.items() if path not in apart}


@pytest.mark.parametrize("file", FILES[::3])
def test_what_it_said_counts_as_little_as_if_it_had_never_been_there(tmp_path: Path, file: str) -> None:
    gone, never = built(withdraw(tmp_path / "gone", **{file: WHY})), built(delete(tmp_path / "never", file))
    assert known(gone.data) == known(never.data)
    [page] = gone.pages.keys() - never.pages.keys()
    assert less_notes(gone.pages, page) == less_notes(never.pages)


def test_pages_and_data_say_so_where_it_counted(tmp_path: Path) -> None:
    made = built(withdraw(tmp_path / "seeds", **{"1-night.txt": WHY}))
    said = "was withdrawn on 1 September 2020&#46; The reason, by The outlet&#58; Its &#60;b&#62;numbers"
    for path in ("sources/night.md", "topics/explosion.md", "topics/toll.md"):
        assert said in made.pages[path]
    assert said in made.data["embed/explosion--deaths.html"] and said not in made.data["embed/rhosus--arrived.html"]
    assert "night.html" in made.pages["sources/index.md"] and "<b>" not in made.pages["sources/night.md"]
    [row] = json.loads(made.data["data/claims.json"])["withdrawn"]
    assert {key: row[key] for key in ("id", *WHY)} == {"id": "night", **WHY}
    assert {"subject": "explosion", "field": "happened"} in row["facts"]
    facts = {(each["subject"], each["field"]): each for each in json.loads(made.data["data/facts.json"])["facts"]}
    assert "4 August 2020 was withdrawn: Its <b>numbers</b> were made up." in unescape(made.data["data/feed.xml"])
    assert facts["explosion", "deaths"]["withdrawn"] == ["night"] and ("explosion", "happened") not in facts


def test_the_editor_gives_the_reason_by_default(tmp_path: Path) -> None:
    made = built(withdraw(tmp_path / "seeds", **{"1-night.txt": "It was a hoax."}))
    assert "was withdrawn&#46; The reason, by the editor&#58; It was a hoax&#46;" in made.pages["sources/night.md"]


def test_changes_tell_beforehand_what_goes(tmp_path: Path) -> None:
    for name, seeds in (("old", BEIRUT), ("new", withdraw(tmp_path / "seeds", **{"1-night.txt": WHY}))):
        for path, text in built(seeds).data.items():
            (tmp_path / name / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name / path).write_text(text, "utf-8")
    said = report(changes(load(tmp_path / "old"), load(tmp_path / "new")), "text")
    assert "Withdrawn: The night of the blast, 4 August 2020 (1-night.txt" in said and WHY["reason"] in said
    assert "sentences not told so any more: “" in said
    assert "Happened: gone, was one origin" in said and "Value gone: 78 people" in said


def test_what_the_editor_decided_on_it_must_be_decided_anew(tmp_path: Path) -> None:
    folder = withdraw(tmp_path / "seeds", **{"8-year.md": WHY})
    with pytest.raises(
        CollateError, match=r"edits\.yml:\d+: no source gives 'deaths' of 'explosion' the value .n: 218"
    ):
        built(folder, edited=True)


def test_one_source_must_be_left(tmp_path: Path) -> None:
    folder = withdraw(tmp_path / "seeds", **{file: dict(WHY) for file in FILES})
    with pytest.raises(CollateError, match=r"story\.yml:\d+: every source is withdrawn; leave one that counts"):
        built(folder)
