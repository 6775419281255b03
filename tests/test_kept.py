"""What a site takes over from the one before: less work, and never another byte."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from click.testing import CliRunner
from test_serve import ARTICLE, STORY, lay_out_ferries

from generator.cli import cli
from generator.commands import SiteTool
from generator.errors import CollateError
from generator.manifest import held

PROSE = "# By hand\n\n[The data](data.md) of [what differs](differences.md).\n"


@pytest.fixture
def ferries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project, in which the commands run."""
    folder = lay_out_ferries(tmp_path / "project")
    monkeypatch.chdir(folder)
    return folder


def edits(folder: Path) -> Iterator[str]:
    """What an editor does, one thing after the other."""
    seeds = folder / "seeds"
    yield "nothing yet"
    (seeds / "wire.txt").write_text(ARTICLE.replace("212", "214"), "utf-8")
    (seeds / "post.txt").write_text(ARTICLE.replace("212 metres", "198 metres"), "utf-8")
    (folder / "docs" / "hand.md").write_text(PROSE, "utf-8")
    yield "another value, another article which contradicts it, a page that links to others"
    (seeds / "story.yml").write_text(STORY.replace("Two ferries", "Old ferries"), "utf-8")
    yield "another title"
    settings = folder / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("permalink: true", "permalink: '#'"), "utf-8")
    yield "other settings"
    (folder / "docs" / "hand.md").unlink()
    (seeds / "post.txt").unlink()
    yield "an article and a page less"


def build() -> None:
    done = CliRunner().invoke(cli, ["build", "--quiet"])
    assert not done.exit_code, done.output


def make(site: Path, kept: Path | None = None) -> dict[str, bytes]:
    with SiteTool() as tool:
        tool.make(Path(".collate"), site=site, kept=kept)
    return held(site)


def kept_in(folder: Path) -> Path:
    (folder / "kept").mkdir()
    return folder / "kept"


def test_a_site_is_the_same_with_what_was_kept_and_without(ferries: Path, tmp_path: Path) -> None:
    kept, before = kept_in(tmp_path), {}
    for said in edits(ferries):
        build()
        with ThreadPoolExecutor() as both:
            one, other = both.map(make, (tmp_path / "one", tmp_path / "other"), (kept, None))
        assert one == other, said
        assert one != before
        before = one


def test_what_was_kept_is_taken_over_while_the_page_stays(ferries: Path, tmp_path: Path) -> None:
    kept = kept_in(tmp_path)
    build()
    first = make(tmp_path / "site", kept)["sources/wire.html"]
    pages = kept / "pages"
    pages.write_bytes(pages.read_bytes().replace(b"Aurora", b"Borora"))
    assert make(tmp_path / "site", kept)["sources/wire.html"].count(b"Borora")
    (ferries / "seeds" / "wire.txt").write_text(f"{ARTICLE}It sailed on 3 May 2031.\n", "utf-8")
    build()
    assert b"Borora" not in (last := make(tmp_path / "site", kept)["sources/wire.html"])
    assert last != first


def test_a_mistake_is_told_as_long_as_it_is_there(ferries: Path, tmp_path: Path) -> None:
    kept = kept_in(tmp_path)
    build()
    make(tmp_path / "site", kept)
    (ferries / "docs" / "hand.md").write_text("# By hand\n\n[Nowhere](#nowhere) and [gone](gone.md).\n", "utf-8")
    build()
    for _ in range(2):
        with pytest.raises(CollateError, match=r"(?s)gone\.md.*#nowhere"):
            make(tmp_path / "site", kept)


def test_an_extension_that_reads_other_files_takes_nothing_over(ferries: Path, tmp_path: Path) -> None:
    kept = kept_in(tmp_path)
    settings = (ferries / "mkdocs.yml").read_text("utf-8")
    (ferries / "mkdocs.yml").write_text(
        settings.replace("  - tables\n", "  - tables\n  - pymdownx.snippets:\n      check_paths: true\n"), "utf-8"
    )
    (ferries / "docs" / "hand.md").write_text('# By hand\n\n--8<-- "note.txt"\n', "utf-8")
    for words in (b"first words", b"other words"):
        (ferries / "note.txt").write_bytes(words)
        build()
        assert words in make(tmp_path / "site", kept)["hand.html"]
    assert pickle.loads((kept / "pages").read_bytes())
