"""The files that every project has. Most are this repository's own, which the build puts into the package."""

from __future__ import annotations

from pathlib import Path
from typing import Final

PACKED: Final = Path(__file__).parent / "stock"
"""Where the build of the package puts the repository's files."""
CHECKOUT: Final = Path(__file__).parent.parent.parent
"""The repository, when the package runs from there."""
OWN: Final = {"Makefile": "Makefile", "site.yml": ".github/workflows/site.yml"}
"""Files of this folder, and where they belong in a project."""


def is_checkout() -> bool:
    """Say whether the package runs from the repository."""
    return not PACKED.is_dir()


def stock() -> dict[str, bytes]:
    """Give the files that every project has, by their paths in it."""
    root = CHECKOUT if is_checkout() else PACKED
    paths = [
        root / "mkdocs.yml",
        root / ".gitignore",
        root / "docs" / "about.md",
        root / "overrides" / "main.html",
        *(root / "docs" / "assets").iterdir(),
    ]
    shared = {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(paths)}
    shared["lock.txt"] = (root / "requirements.txt").read_bytes()
    shared["lock-desk.txt"] = (root / "requirements-desk.txt").read_bytes()
    own = {target: (Path(__file__).parent / name).read_bytes() for name, target in OWN.items()}
    return shared | own
