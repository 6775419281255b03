"""Builds the site of the last commit in a folder of its own and pushes it to a branch, as a commit on top of that."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import click

SUBJECT = "Site of commit "
RAW = ("-c", "core.autocrlf=false", "-c", "core.safecrlf=false")


def git(*arguments: str | Path, **variables: str) -> str:
    """Run git and give what it prints; its own words as a ``ClickException`` when it fails."""
    command = ["git", *map(str, arguments)]
    done = subprocess.run(command, env=os.environ | variables, capture_output=True, text=True, check=False)
    if done.returncode:
        raise click.ClickException(f"git: {done.stderr.strip()}")
    return done.stdout.strip()


def demand_clean() -> None:
    """Refuse changes that are not committed, for the site would not show them."""
    if changed := git("status", "--porcelain"):
        raise click.ClickException(
            f"commit these changes first, or put them away with git stash --include-untracked:\n{changed}"
        )


def last_commit(remote: str, branch: str) -> str | None:
    """Fetch the branch of the remote and give its last commit, which must be one of ours; ``None`` without a branch."""
    ref = f"refs/heads/{branch}"
    try:
        found = git("ls-remote", remote, ref)
    except click.ClickException as error:
        hint = "add it with git remote add, or name another: make publish REMOTE=..."
        raise click.ClickException(f"cannot read the remote {remote}: {hint}\n{error.message}") from None
    if not found:
        return None
    git("fetch", "--quiet", "--no-tags", "--no-write-fetch-head", remote, ref)
    commit = found.split()[0]
    subject = git("show", "--no-patch", "--format=%s", commit)
    if not subject.startswith(SUBJECT):
        hint = "name another with make publish BRANCH=..., or delete it there"
        raise click.ClickException(f"{branch} of {remote} holds something else, last “{subject}”: {hint}")
    return commit


def build(folder: Path) -> Path:
    """Build the site of the last commit with `make site`, from a fresh copy in the folder; give where it is."""
    git("clone", "--quiet", "--shared", ".", folder)
    venv = Path(sys.prefix)
    ready = ["--old-file", str(venv / "site.stamp")]
    command = ["make", "--silent", *ready, f"VENV={venv}", "site"]
    done = subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, check=False)
    if done.returncode:
        raise click.ClickException("the site could not be built; nothing was pushed")
    return folder / "site"


def store(site: Path) -> str:
    """Put the files of the site, byte for byte, into the repository; give the id of their tree."""
    (site / ".nojekyll").touch()
    where = {"GIT_DIR": git("rev-parse", "--absolute-git-dir"), "GIT_WORK_TREE": str(site)}
    with tempfile.TemporaryDirectory() as folder:
        where["GIT_INDEX_FILE"] = str(Path(folder) / "index")
        git("-C", site, *RAW, "add", "--all", "--force", ".", **where)
        return git("write-tree", **where)


def push(tree: str, remote: str, branch: str, parent: str | None) -> str:
    """Push a commit of this tree on top of the parent unless that has it already; say what was done."""
    if parent and git("rev-parse", f"{parent}^{{tree}}") == tree:
        return f"{branch} of {remote} holds this very site already"
    of = git("rev-parse", "HEAD")
    commit = git("commit-tree", tree, *(["-p", parent] if parent else []), "-m", SUBJECT + of)
    git("push", "--quiet", remote, f"{commit}:refs/heads/{branch}")
    return f"Pushed the site of commit {of[:10]} to {branch} of {remote}"


@click.command(help=__doc__)
@click.argument("remote")
@click.argument("branch")
def publish(remote: str, branch: str) -> None:
    demand_clean()
    parent = last_commit(remote, branch)
    with tempfile.TemporaryDirectory() as folder:
        tree = store(build(Path(folder) / "copy"))
    click.echo(push(tree, remote, branch, parent))


if __name__ == "__main__":
    publish()
