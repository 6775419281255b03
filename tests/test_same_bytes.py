"""Nothing counts but the seeds: whoever builds a site, wherever and whenever, gets the same bytes."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from sites import ROOT, Published, lay_out, mkdocs, run

ASCII = {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
BACKWARDS = """
import os
listdir = os.listdir
os.listdir = lambda *of: sorted(listdir(*of), reverse=True)
"""
LATER = """
import time_machine
time_machine.travel("2041-02-03 22:45:06+00:00").start()
"""


def files(folder: Path) -> dict[str, bytes]:
    """All files of a folder, by their paths."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def startup(folder: Path, code: str) -> dict[str, str]:
    """Settings under which every Python runs some code first."""
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(code, "utf-8")
    return {"PYTHONPATH": str(folder)}


def copy(seeds: Path, to: Path, order: int = 1) -> Path:
    """Copy seeds file by file, forwards or backwards, each with another date on the disk."""
    to.mkdir()
    for age, path in enumerate(sorted(seeds.iterdir())[::order]):
        shutil.copy(path, to)
        os.utime(to / path.name, (age * 86_400, age * 86_400))
    return to


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """The seeds in another folder, laid down backwards with other dates."""
    return copy(ROOT / "seeds", tmp_path / "там", -1)


def made(folder: Path, seeds: Path, env: Mapping[str, str]) -> dict[str, bytes]:
    """What the generator and MkDocs make of seeds, under some settings."""
    lay_out(folder, seeds, env)
    mkdocs(folder, env)
    return files(folder)


def test_a_plain_machine_far_in_the_east_whose_clock_is_wrong(
    tmp_path: Path, elsewhere: Path, project: Path, site: Path
) -> None:
    env = ASCII | {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "3"}
    env |= startup(tmp_path / "startup", BACKWARDS + LATER)
    assert run(tmp_path, "-c", "import datetime; print(datetime.date.today())", env=env) == "2041-02-04\n"
    assert site.is_relative_to(project)
    usual = files(project)
    assert {"site/index.html", "docs/index.md", ".collate/nav.yml"} <= usual.keys()
    assert made(tmp_path / "made", elsewhere, env) == usual


def test_a_turkish_machine_in_the_west_that_knows_where_the_site_will_stand(
    tmp_path: Path, elsewhere: Path, published: Published
) -> None:
    env = {"SITE_URL": published.url, "TZ": "America/Anchorage", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "2"}
    made(tmp_path / "two words, größer", elsewhere, env)
    usual = files(published.folder)
    assert {"index.html", "sitemap.xml.gz"} <= usual.keys()
    assert files(tmp_path / "two words, größer" / "site") == usual
