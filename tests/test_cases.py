"""Inputs that once broke the program, as `make fuzz` found and kept them: each is read, or refused with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.mutant_kinds import KINDS

CASES = Path(__file__).with_name("cases")
FOUND = sorted(path for path in CASES.rglob("*") if path.is_file() and path.name != "README.md")


@pytest.mark.no_cover
@pytest.mark.parametrize("path", FOUND, ids=lambda path: path.relative_to(CASES).as_posix())
def test_what_was_found_is_found_no_more(path: Path, tmp_path: Path) -> None:
    kind, _, *name = path.relative_to(CASES).parts
    KINDS[kind](tmp_path).take("/".join(name), path.read_bytes())
