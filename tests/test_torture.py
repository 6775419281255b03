"""What is cut short, changed under way or told to end leaves whole files, and the next run clears up."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator import inputs
from generator.cli import cli
from generator.one_file import clear
from tests import desks
from tests.sites import ROOT

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="trials are forked")


@pytest.mark.no_cover
def test_some_kills_and_other_faults() -> None:
    """`make torture` does the same a thousand times, for all commands."""
    command = [sys.executable, "-m", "tools.torture", "--kills", "3", "--others", "1", "--seed", "1", "build", "accept"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "3 kills (0 failed)" in done.stdout


def test_a_decision_that_was_cut_short_is_taken_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seeds = desks.lay_out(tmp_path)
    desks.propose(seeds)
    monkeypatch.chdir(tmp_path)
    waiting = (seeds / "suggested.yml").read_bytes()
    assert CliRunner().invoke(cli, ["accept", "draft0"]).exit_code == 0
    edits = (seeds / "edits.yml").read_bytes()
    (seeds / "suggested.yml").write_bytes(waiting)  # as if the run had ended before it marked the proposal
    (seeds / ".edits.yml.77-88.tmp").write_text("half")
    assert CliRunner().invoke(cli, ["accept", "draft0"]).exit_code == 0
    assert (seeds / "edits.yml").read_bytes() == edits
    assert [each["state"] for each in desks.held(seeds / "suggested.yml")["proposals"]] == ["accepted", "proposed"]
    assert sorted(path.name for path in seeds.glob(".*")) == []


def test_only_what_this_program_left_is_cleared(tmp_path: Path) -> None:
    for name in (".edits.yml.1-2.tmp", ".edits.yml.tmp", "edits.yml.1-2.tmp"):
        (tmp_path / name).touch()
    clear(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [".edits.yml.tmp", "edits.yml.1-2.tmp"]


@pytest.mark.parametrize("name", ["a.txt", "story.yml", "edits.yml"])
def test_what_changes_while_it_is_read_is_not_built(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seeds = desks.lay_out(tmp_path)
    known = inputs.findings

    def meanwhile(*arguments: object) -> object:
        path = seeds / name
        path.write_text(f"{path.read_text('utf-8')}\n", "utf-8")
        return known(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(inputs, "findings", meanwhile)
    done = CliRunner().invoke(cli, ["build", "--seeds", str(seeds), "--docs", str(tmp_path / "docs")])
    assert done.exit_code == 1
    assert f"{name}:1: it was changed while it was read; build again" in done.output
    assert not (tmp_path / "docs").exists()


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_what_the_system_ends_clears_up(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seeds = desks.lay_out(tmp_path)
    monkeypatch.setattr(inputs, "findings", lambda *_: signal.raise_signal(getattr(signal, name)))
    done = CliRunner().invoke(cli, ["build", "--seeds", str(seeds), "--docs", str(tmp_path / "docs")])
    assert (done.exit_code, done.output) == (1, "\nAborted!\n")
    assert signal.getsignal(getattr(signal, name)) is signal.SIG_DFL
