"""Folders that are made to break it, where they lie beside the repository: no command ends in a traceback."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import cli

BREAKING = Path(__file__).parent.parent.parent / "shared" / "breaking"
SLOW = ("c1", "m1", "p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8", "p9")
"""How the names of those begin that take long: what they say is no question of this test."""
FOLDERS = sorted(path.parent for path in BREAKING.glob("*/seeds") if not path.parent.name.startswith(SLOW))
COMMANDS = (("build", "--docs", "docs"), ("check",), ("site",))


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments)


def demand_no_traceback(result: Result) -> None:
    """What a command raises is no more than its exit code, and what it says is no traceback."""
    assert result.exception is None or isinstance(result.exception, SystemExit), repr(result.exception)
    assert result.exit_code in (0, 1) and "Traceback" not in result.output


@pytest.mark.skipif(not FOLDERS, reason="there is no folder of such inputs beside the repository")
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_no_folder_ends_in_a_traceback(
    folder: Path, command: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(folder, tmp_path / "here", copy_function=shutil.copyfile)
    monkeypatch.chdir(tmp_path / "here")
    demand_no_traceback(run(*command))


@pytest.mark.skipif(not FOLDERS, reason="there is no folder of such inputs beside the repository")
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_no_article_ends_in_a_traceback(folder: Path, tmp_path: Path) -> None:
    for article in sorted(path for path in (folder / "seeds").iterdir() if path.suffix != ".yml"):
        demand_no_traceback(run("text", str(article)))
    demand_no_traceback(run("new", str(tmp_path / "project"), "--from", str(folder / "seeds"), "--package", "x://y"))
