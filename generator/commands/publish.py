"""Builds the site of the last commit in a folder of its own and pushes it to a branch, as a commit on top of that."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from generator.addresses import FEED, RELATIVE
from generator.commands.git import demand, demand_repository, git, try_git
from generator.commands.program import collate
from generator.errors import CollateError, printable

SUBJECT: Final = "Site of commit "
RAW: Final = ("-c", "core.autocrlf=false", "-c", "core.safecrlf=false")


@dataclass(frozen=True, slots=True)
class Branch:
    """Where a site goes."""

    remote: str
    name: str
    address: str
    """The remote's."""
    last: str | None
    """The id of its last commit, ``None`` when there is no such branch yet."""

    def __str__(self) -> str:
        return f"{self.name} of {self.remote} ({self.address})"


def publish(remote: str, name: str, create: bool, agree: Callable[[str], None]) -> str:
    """Push the site of the last commit to a branch of a remote, if it changed, and say what was done.

    The branch may be named in full, as ``refs/heads/pages``.

    ``agree`` is told where the site will go before anything is built or pushed, and may stop it. Raises `CollateError`
    for what must be put right first: no repository of its own, no identity, changes that are not committed, a branch
    that is not there (unless ``create``) or that something else wrote, or a site that has mistakes.
    """
    _demand_ready()
    branch = _find(remote, name.removeprefix("refs/heads/"))
    if not branch.last and not create:
        raise CollateError(f"there is no {branch} yet; to make it, add --create, or make publish CREATE=1")
    of = git("rev-parse", "HEAD")
    agree(f"The site of commit {of[:10]} goes to {branch}")
    with TemporaryDirectory() as folder:
        site = _build(Path(folder) / "copy")
        tree, is_relative = _store(site), (site / FEED).exists() and not os.environ.get("SITE_URL")
    return "\n".join([_push(tree, of, branch), *([RELATIVE] if is_relative else [])])


def _demand_ready() -> None:
    top = demand_repository()
    if not Path(top).samefile(Path.cwd()):
        raise CollateError(
            f"this folder is a part of the repository {top}, whose remotes are not this site's; "
            "go there, or make a repository of this folder: git init"
        )
    if try_git("var", "GIT_COMMITTER_IDENT").returncode:
        raise CollateError("git does not know who you are; tell it with git config user.name and git config user.email")
    if changed := git("status", "--porcelain"):
        what = "commit these changes first, or put them away with git stash --include-untracked:"
        raise CollateError(what, *changed.splitlines())
    if try_git("rev-parse", "--verify", "--quiet", "HEAD").returncode:
        raise CollateError("there is no commit yet whose site could be published; commit first")


def _find(remote: str, name: str) -> Branch:
    """Fetch the branch of the remote; its last commit must be one of ours."""
    if name.startswith("refs/") or try_git("check-ref-format", "--branch", name).returncode:
        raise CollateError(f"{printable(name)!r} is no name for a branch; name another: make publish BRANCH=...")
    ref = f"refs/heads/{name}"
    hint = "add it with git remote add, or name another: make publish REMOTE=..."
    if remote not in git("remote").splitlines() and not {"/", ":"}.intersection(remote) and not Path(remote).exists():
        raise CollateError(f"there is no remote {printable(remote)!r}; {hint}")
    found = demand(try_git("ls-remote", "--", remote, ref), f"cannot read the remote {remote}: {hint}")
    asked = try_git("remote", "get-url", "--push", remote)
    address = asked.stdout.strip() or remote
    if not found:
        return Branch(remote, name, address, None)
    git("fetch", "--quiet", "--no-tags", "--no-write-fetch-head", remote, ref)
    commit = found.split()[0]
    subject = git("show", "--no-patch", "--format=%s", commit)
    if not subject.startswith(SUBJECT):
        hint = "name another with make publish BRANCH=..., or delete it there"
        raise CollateError(f"{name} of {remote} holds something else, last “{subject}”: {hint}")
    return Branch(remote, name, address, commit)


def _build(folder: Path) -> Path:
    """Build the site of the last commit from a fresh copy in the folder; give where it is."""
    git("clone", "--quiet", "--shared", ".", folder)
    if collate(folder, "site", "--quiet", show=True).returncode:
        raise CollateError("the site could not be built; nothing was pushed")
    return folder / "site"


def _store(site: Path) -> str:
    """Put the files of the site, byte for byte, into the repository; give the id of their tree."""
    (site / ".nojekyll").touch()
    where = {"GIT_DIR": git("rev-parse", "--absolute-git-dir"), "GIT_WORK_TREE": str(site)}
    with TemporaryDirectory() as folder:
        where["GIT_INDEX_FILE"] = str(Path(folder) / "index")
        git("-C", site, *RAW, "add", "--all", "--force", ".", **where)
        return git("write-tree", **where)


def _push(tree: str, of: str, branch: Branch) -> str:
    """Push a commit of this tree on top of the branch unless that has it already; say what was done."""
    if branch.last and git("rev-parse", f"{branch.last}^{{tree}}") == tree:
        return f"{branch.name} of {branch.remote} holds this very site already"
    commit = git("commit-tree", tree, *(["-p", branch.last] if branch.last else []), "-m", SUBJECT + of)
    git("push", "--quiet", "--", branch.remote, f"{commit}:refs/heads/{branch.name}")
    return f"Pushed the site of commit {of[:10]} to {branch.name} of {branch.remote}"
