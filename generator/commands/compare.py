"""What the working tree changes in the articles, the story file and the edits, beside a commit.

This program makes the data of both, so that a change of the program shows nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from generator.commands.git import demand, demand_repository, git, try_git
from generator.commands.program import collate
from generator.errors import CollateError

SEEDS: Final = "seeds"
REMOTE: Final = "origin/main"


@contextmanager
def both(base: str) -> Iterator[tuple[Path, Path]]:
    """Build the data of a commit and of the working tree; give the two folders, which last as long as the context.

    Raises `CollateError` when ``base`` is no commit with articles, or when one of the two cannot be built.
    """
    known = commit(base)
    with TemporaryDirectory() as name:
        folder = Path(name)
        _check_out(known, folder)
        yield (
            _build(folder, f"commit {known[:10]}", folder / "old" / "docs"),
            _build(Path.cwd(), "the working tree", folder / "new" / "docs"),
        )


def commit(base: str) -> str:
    """Give the id of the commit to compare with: the named one, else that of the remote's main, else the last one."""
    demand_repository()
    names = [base] if base else [REMOTE, "HEAD"]
    found = (try_git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}") for name in names)
    known = next((done.stdout.strip() for done in found if not done.returncode), None)
    if not known and not base:
        raise CollateError(f"there is no commit yet to compare with; commit {SEEDS}/ first")
    if not known:
        raise CollateError(f"{base} is no commit here; fetch it, or name another: make changes BASE=...")
    return known


def _check_out(of: str, folder: Path) -> None:
    """Put the articles and the story file of a commit into a folder, as git would put them into a working tree."""
    here = git("rev-parse", "--show-prefix")
    where = {"GIT_INDEX_FILE": str(folder / "index")}
    tree = f"{of}:{here}{SEEDS}"
    demand(
        try_git("read-tree", f"--prefix={SEEDS}/", tree, **where), f"commit {of[:10]} has no {SEEDS}/ to compare with"
    )
    top = git("rev-parse", "--show-toplevel")
    demand(
        try_git("-C", top, "checkout-index", "--all", f"--prefix={folder}/", **where),
        f"cannot take {SEEDS}/ out of {of[:10]}",
    )


def _build(folder: Path, whose: str, pages: Path) -> Path:
    inputs = ("--seeds", SEEDS, "--story", f"{SEEDS}/story.yml")
    demand(collate(folder, "build", "--quiet", *inputs, "--docs", pages), f"{SEEDS}/ of {whose} cannot be built:")
    return pages
