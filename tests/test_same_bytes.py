"""Nothing counts but the seeds: whoever builds a site, wherever and whenever, gets the same bytes."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from sites import ROOT, lay_out, mkdocs, run

FERRY = ROOT / "tests" / "corpus" / "ferry"
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
ADDRESS = {"SITE_URL": "https://example.org/ferry/", "PYTHONHASHSEED": "1", "TZ": "UTC"}


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


def made(folder: Path, seeds: Path, env: Mapping[str, str]) -> dict[str, bytes]:
    """What the generator and MkDocs make of seeds, under some settings."""
    lay_out(folder, seeds, env)
    mkdocs(folder, env)
    return files(folder)


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A small site, as it is usually made."""
    made_of = made(tmp_path_factory.mktemp("usual"), FERRY, ADDRESS)
    assert {"site/index.html", "site/sitemap.xml.gz", "docs/index.md", ".collate/nav.yml"} <= made_of.keys()
    return made_of


@pytest.mark.parametrize(
    "env",
    [{"TZ": "Pacific/Kiritimati"}, {"TZ": "America/Anchorage"}, ASCII, {"PYTHONHASHSEED": "2"}],
    ids=["east", "west", "ascii", "hashes"],
)
def test_settings_change_nothing(tmp_path: Path, usual: dict[str, bytes], env: dict[str, str]) -> None:
    assert made(tmp_path, FERRY, ADDRESS | env) == usual


def test_the_folder_changes_nothing(tmp_path: Path, usual: dict[str, bytes]) -> None:
    assert made(tmp_path / "two words, größer", copy(FERRY, tmp_path / "там"), ADDRESS) == usual


def test_the_order_on_the_disk_changes_nothing(tmp_path: Path, usual: dict[str, bytes]) -> None:
    env = ADDRESS | startup(tmp_path / "startup", BACKWARDS)
    assert made(tmp_path / "made", copy(FERRY, tmp_path / "seeds", -1), env) == usual


def test_the_clock_changes_nothing(tmp_path: Path, usual: dict[str, bytes]) -> None:
    env = ADDRESS | startup(tmp_path / "startup", LATER)
    assert run(tmp_path, "-c", "import datetime; print(datetime.date.today())", env=env) == "2041-02-03\n"
    assert made(tmp_path / "made", FERRY, env) == usual


@pytest.mark.usefixtures("site")
def test_nothing_changes_the_site_of_the_repositorys_seeds(tmp_path: Path, project: Path) -> None:
    env = ASCII | {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "3"}
    env |= startup(tmp_path / "startup", BACKWARDS + LATER)
    assert made(tmp_path / "elsewhere", copy(ROOT / "seeds", tmp_path / "seeds", -1), env) == files(project)
