"""The site tool: MkDocs, which makes the site of the pages."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from generator.errors import CollateError

TOOL: Final = "mkdocs"
_NOISE: Final = "INFO "
"""How lines of the tool begin that tell of no mistake."""


def make_site(workspace: Path, site: Path | None = None) -> None:
    """Let MkDocs make the site of the project in this folder; ``workspace`` is what was written beside its pages.

    It goes where ``mkdocs.yml`` says, or into the folder ``site``.

    Raises `CollateError` with the tool's own lines when it has a warning.
    """
    if not Path("mkdocs.yml").exists():
        raise CollateError(
            "mkdocs.yml:1: there is no such file; go to the folder of a project, or make one: collate new"
        )
    if find_spec(TOOL) is None:
        raise CollateError("mkdocs.yml:1: MkDocs is not installed; pip install 'collate[site]'")
    epoch = (workspace / "epoch").read_text("utf-8").strip()
    done = subprocess.run(
        [sys.executable, "-m", TOOL, "build", "--strict", *(["--site-dir", str(site)] if site else [])],
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": epoch},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        said = [line for line in f"{done.stdout}{done.stderr}".splitlines() if line and not line.startswith(_NOISE)]
        raise CollateError(*said)
