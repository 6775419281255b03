"""GUIDE.md holds: each command that it shows prints what it says; a line of dots stands for lines left out."""

from __future__ import annotations

from pathlib import Path

from tests.guide import GUIDE, fits, run, steps


def test_each_command_prints_what_the_guide_shows(tmp_path: Path) -> None:
    shown = steps(GUIDE.read_text(encoding="utf-8"))
    assert len(shown) > 20
    printed = run([step.command for step in shown], tmp_path)
    assert len(printed) == len(shown)
    wrong = [f"$ {step.command}{said}" for step, said in zip(shown, printed, strict=True) if not fits(step.shown, said)]
    assert wrong == []


def test_no_line_of_a_block_is_passed_over() -> None:
    text = GUIDE.read_text(encoding="utf-8")
    typed = [line for line in text.splitlines() if line.startswith("$ ")]
    assert len(steps(text)) == len(typed)
