"""The site tool: MkDocs, which makes the site of the pages."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from generator.errors import CollateError

TOOL: Final = "mkdocs"
_WAITING: Final = Path(__file__).with_name("waiting.py")


class SiteTool:
    """MkDocs, loaded in a process that waits for what to make, so that nobody waits for it to load.

    Each site is made in a process of its own, which nothing that went before can change. Used as a context, whose end
    leaves no process.
    """

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> SiteTool:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process:
            self._process.kill()
            self._process.communicate()

    def load(self) -> None:
        """Start a process that waits, unless one does."""
        # -P: the folder of this file is no place of modules.
        self._process = self._process or subprocess.Popen(
            [sys.executable, "-P", str(_WAITING)],
            env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def make(self, workspace: Path, site_url: str = "", site: Path | None = None, kept: Path | None = None) -> None:
        """Make the site of the project in this folder; ``workspace`` is what was written beside its pages.

        It goes where ``mkdocs.yml`` says, or into the folder ``site``, and will stand at ``site_url``. The folder
        ``kept`` holds what one site can take over from the one before; it is the same with and without. Raises
        `CollateError` with the tool's own lines when it has a warning.
        """
        _demand_tool()
        self.load()
        assert self._process
        epoch = (workspace / "epoch").read_text("utf-8").strip()
        told = {"SOURCE_DATE_EPOCH": epoch, "SITE_URL": site_url}
        options = {"--site-dir": site, "--kept": kept}
        given = [word for option, path in options.items() if path for word in (option, str(path))]
        asked = {"told": told, "arguments": given}
        said = "".join(self._process.communicate(json.dumps(asked)))
        failed, self._process = self._process.returncode, None
        if failed:
            raise CollateError(*filter(None, said.splitlines()))


def make_site(workspace: Path, site_url: str) -> None:
    """Let MkDocs make the site of the project in this folder, once; see `SiteTool.make`."""
    with SiteTool() as tool:
        tool.make(workspace, site_url)


def _demand_tool() -> None:
    if not Path("mkdocs.yml").exists():
        raise CollateError(
            "mkdocs.yml:1: there is no such file; go to the folder of a project, or make one: collate new"
        )
    if find_spec(TOOL) is None:
        raise CollateError("mkdocs.yml:1: MkDocs is not installed; pip install 'collate[site]'")
