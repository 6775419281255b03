"""A finished site, made anew in a folder that goes again."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.errors import CollateError
from generator.manifest import held


def made_anew(tool: str, project: Mapping[str, bytes], site_url: str) -> dict[str, bytes]:
    """Let a site tool, ``mkdocs`` or ``zensical``, make the site of a project of these files; give those of the site.

    Raises `CollateError` with the tool's own lines when it fails.
    """
    with TemporaryDirectory() as name:
        folder = Path(name)
        for path, data in project.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)
        epoch = (folder / ".collate" / "epoch").read_text("utf-8").strip()
        told = {"SITE_URL": site_url, "SOURCE_DATE_EPOCH": epoch, "NO_MKDOCS_2_WARNING": "1"}
        known = {key: value for key, value in (os.environ | told).items() if value or key != "SITE_URL"}
        # -P: the folder is no place of modules.
        command = (sys.executable, "-P", "-m", tool, "build")
        done = subprocess.run(command, cwd=folder, env=known, capture_output=True, text=True, check=False)
        if done.returncode:
            raise CollateError(f"{tool}:1: it cannot make the site anew", *(done.stdout + done.stderr).splitlines())
        return held(folder / "site")
