"""Says what the articles and the story file of the working tree change, beside those of another commit.

The program of the working tree makes the data of both, so that a change of the program shows nowhere.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import click

ROOT = Path(__file__).parent.parent
SEEDS = "seeds"
REMOTE = "origin/main"


def git(*arguments: str | Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run git in this repository."""
    command = ["git", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, env=os.environ | variables, capture_output=True, text=True, check=False)


def demand(done: subprocess.CompletedProcess[str], what: str) -> str:
    """Give what a program printed; when it failed, its own words as a ``ClickException``."""
    if done.returncode:
        raise click.ClickException(f"{what}\n{done.stderr.strip()}")
    return done.stdout.strip()


def commit(base: str) -> str:
    """Give the id of the commit to compare with: the named one, else that of the remote's main, else the last one."""
    names = [base] if base else [REMOTE, "HEAD"]
    found = (git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}") for name in names)
    known = next((done.stdout.strip() for done in found if not done.returncode), None)
    if not known:
        raise click.ClickException(
            f"{base or 'HEAD'} is no commit here; fetch it, or name another: make changes BASE=..."
        )
    return known


def check_out(of: str, folder: Path) -> None:
    """Put the articles and the story file of a commit into a folder, as git would put them into a working tree."""
    tree = f"{of}:{SEEDS}"
    where = {"GIT_INDEX_FILE": str(folder / "index")}
    demand(git("read-tree", f"--prefix={SEEDS}/", tree, **where), f"commit {of[:10]} has no {SEEDS}/ to compare with")
    demand(git("checkout-index", "--all", f"--prefix={folder}/", **where), f"cannot take {SEEDS}/ out of {of[:10]}")


def build(folder: Path, whose: str, pages: Path) -> Path:
    """Build the pages and the data of a folder that holds articles; give where they are."""
    inputs = ("--seeds", SEEDS, "--story", f"{SEEDS}/story.yml")
    command = [sys.executable, "-m", "generator", "build", "--quiet", *inputs, "--docs", str(pages)]
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)
    demand(done, f"{SEEDS}/ of {whose} cannot be built:")
    return pages


@click.command(help=__doc__)
@click.argument("base", default="")
@click.option("--format", "form", type=click.Choice(["text", "markdown"]), default="text", show_default=True)
def changes(base: str, form: str) -> None:
    known = commit(base)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        check_out(known, folder)
        old = build(folder, f"commit {known[:10]}", folder / "old" / "docs")
        new = build(ROOT, "the working tree", folder / "new" / "docs")
        command = [sys.executable, "-m", "generator", "changes", str(old), str(new), "--format", form]
        done = subprocess.run(command, cwd=ROOT, check=False)
    sys.exit(done.returncode)


if __name__ == "__main__":
    changes()
