"""Builds the site of each story in ``examples/``, with the files that every project has, into ``.examples/``."""

import os
import subprocess
import sys
from pathlib import Path

from generator.project.stock import stock

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / ".examples"


def examples() -> list[Path]:
    """The folders that hold an example, sorted by name."""
    return sorted(path.parent for path in (ROOT / "examples").glob("*/story.yml"))


def build(example: Path, folder: Path) -> Path:
    """Build the site of an example in a folder, from the start; give where it is.

    Raises `subprocess.CalledProcessError` when the story file has a mistake or the site tool has a warning.
    """
    for name, data in stock().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    _run(folder, "generator", "build", "--seeds", str(example), "--story", str(example / "story.yml"))
    epoch = (folder / ".collate" / "epoch").read_text(encoding="utf-8").strip()
    _run(folder, "mkdocs", "build", "--strict", SOURCE_DATE_EPOCH=epoch, NO_MKDOCS_2_WARNING="1")
    return folder / "site"


def _run(folder: Path, *command: str, **variables: str) -> None:
    env = {**os.environ, "PYTHONPATH": str(ROOT), **variables}
    subprocess.run([sys.executable, "-m", *command], cwd=folder, env=env, check=True)


def main() -> None:
    """Build all of them."""
    for example in examples():
        site = build(example, FOLDER / example.name)
        print(f"Open {(site / 'index.html').relative_to(ROOT)} in a browser.")


if __name__ == "__main__":
    main()
