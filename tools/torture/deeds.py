"""The commands that are tortured, each in a small project of its own, and what may lie on the disk between two states.

A trial has a folder ``work`` with ``project`` in it, where the command runs, ``tmp`` for temporary files and, for what
is published, ``remote.git``.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.errors import CollateError
from tests import desks

ROOT = Path(__file__).parent.parent.parent
Tree = Mapping[str, bytes]
"""What files hold, by their paths."""
FRESH = "The Aurora is 195 metres long. Ada Holm has the say on its bridge. The Aurora carries 950 passengers.\n"
"""An article as it is before a build, so that the build writes, changes and removes pages."""
OTHER = "The Borealis carries 1,250 passengers. Nobody asked her.\n"
"""What an article may change to while it is read."""
ANSWER = [{**desks.CAPTAIN, "modality": "stated", "hedged": False}]
WHO = {f"GIT_{who}_{what}": "torture@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
ENVIRONMENT = {
    **WHO,
    "GIT_AUTHOR_DATE": "2031-01-01T00:00:00Z",
    "GIT_COMMITTER_DATE": "2031-01-01T00:00:00Z",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "PYTHONPATH": str(ROOT),
    "PYTHONDONTWRITEBYTECODE": "1",
}
"""The same commits each time, and no settings of this machine."""


@dataclass(frozen=True)
class Deed:
    """A command, the project that it runs in, and which loss of what it decides would not show in single files."""

    name: str
    lay_out: Callable[[Path], None]
    """Fills the folder of a trial."""
    do: Callable[[], None]
    """Runs in the folder of the project, and ends as commands do."""
    rival: Callable[[], None]
    """What somebody else does there at the same time."""
    share: int
    """Of a hundred trials."""
    argv: tuple[str, ...] = ()
    """The command, where a process of its own can run it."""


def run(*arguments: str) -> None:
    """Run a command of this program in this process, as a shell would."""
    from generator.cli import cli

    cli.main(list(arguments), prog_name="collate")


def look(work: Path) -> Tree:
    """Give what a trial's files hold; of a repository, what its branches lead to."""
    project = work / "project"
    found = {
        path.relative_to(project).as_posix(): path.read_bytes()
        for path in sorted(project.rglob("*"))
        if path.is_file() and ".git" not in path.parts and "__pycache__" not in path.parts
    }
    if (work / "remote.git").is_dir():
        command = ["git", "-c", "safe.directory=*", "for-each-ref", "--format=%(refname) %(tree)"]
        done = subprocess.run(command, cwd=work / "remote.git", capture_output=True, check=False)
        found |= {f"remote: {line.split()[0].decode()}": line.split()[1] for line in done.stdout.splitlines()}
    return found


def is_leftover(path: str) -> bool:
    """Say whether a file is one that the next run takes away."""
    return path.endswith(".tmp") or ".collate-unfinished" in path


def is_between(path: str, data: bytes, before: Tree, after: Tree) -> bool:
    """Say whether a file may hold this while a command goes on: what it held before or holds afterwards, or the list
    of files, which then names both."""
    if Path(path).name == ".collate-manifest.json":
        known = {name for tree in (before, after) for name in json.loads(tree.get(path, b'{"files": []}'))["files"]}
        return {*json.loads(data)["files"]} <= known
    return data in (before.get(path), after.get(path))


def lost(now: Tree, before: Tree, after: Tree) -> bool:
    """Say whether a decision is gone: its proposal is said to be decided on, and nothing holds what was decided."""
    names = "seeds/suggested.yml", "seeds/edits.yml"
    proposals, edits = ((now.get(name), before.get(name), after.get(name)) for name in names)
    return edits[1] != edits[2] and proposals[0] not in (proposals[1], None) and edits[0] == edits[1]


def _story(work: Path) -> Path:
    for name in ("project", "tmp"):
        (work / name).mkdir(parents=True)
    return desks.lay_out(work / "project")


def _lay_out_site(work: Path) -> None:
    """Pages of other articles than those that lie there now."""
    from generator.cli import cli

    seeds = _story(work)
    last = (seeds / "a.txt").read_text("utf-8")
    (seeds / "a.txt").write_text(FRESH, "utf-8")
    (seeds / "gone.txt").write_text("The Borealis is 211 metres long.\n", "utf-8")
    here = ["--seeds", str(seeds), "--docs", str(work / "project" / "docs")]
    cli.main(["build", "--quiet", *here], standalone_mode=False)
    (work / "project" / "docs" / "about.md").write_text("# By hand\n", "utf-8")
    (seeds / "a.txt").write_text(last, "utf-8")
    (seeds / "gone.txt").unlink()


def _lay_out_proposals(work: Path) -> None:
    desks.propose(_story(work))


def _lay_out_answers(work: Path) -> None:
    _story(work)
    answers = work / "project" / "answers"
    answers.mkdir()
    (answers / "a.json").write_text(json.dumps(ANSWER), "utf-8")


def _lay_out_clippings(work: Path) -> None:
    _story(work).rename(work / "project" / "clippings")
    for name in ("story.yml", "edits.yml"):
        (work / "project" / "clippings" / name).unlink()


def _lay_out_repository(work: Path) -> None:
    _story(work)
    project = work / "project"
    shutil.copy(ROOT / "mkdocs.yml", project)
    shutil.copy(ROOT / ".gitignore", project)
    for name in ("docs/assets", "overrides"):
        shutil.copytree(ROOT / name, project / name)
    shutil.copy(ROOT / "docs" / "about.md", project / "docs")
    _git(work, "init", "--quiet", "--bare", "remote.git")
    for arguments in (
        ("init", "--quiet"),
        ("remote", "add", "origin", "../remote.git"),
        ("add", "--all"),
        ("commit", "--quiet", "--message", "All"),
    ):
        _git(project, *arguments)


def _git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, env=os.environ | ENVIRONMENT, check=True)


def _accept_at_the_desk(field: str) -> Callable[[], None]:
    """Accept what the model proposed for a field, at a desk on the folder."""

    def do() -> None:
        from starlette.testclient import TestClient

        from generator.desk import Files, Preview, State
        from generator.desk.app import Desk
        from generator.desk.guard import Guard
        from generator.inputs import read

        signal.signal(signal.SIGINT, signal.SIG_DFL)  # the server of the desk lets a request end first; this is harder
        seeds = Path("seeds")
        files = Files(seeds, seeds / "story.yml", seeds / "edits.yml", seeds / "suggested.yml")
        try:
            state = State(files, lambda: read(seeds, None))
        except CollateError as error:
            raise SystemExit(str(error)) from None
        guard = Guard(Desk(state, Preview(lambda: subprocess.Popen(["true"], text=True))).app(), desks.PORT)
        client = TestClient(guard, base_url=desks.HOME, headers={"origin": desks.HOME}, raise_server_exceptions=True)
        client.get(guard.entry)
        state.refresh()
        items = [each for each in state.items("a") if each.kind == "model" and each.claim and each.claim.field == field]
        if not items:
            raise SystemExit(1)  # decided already
        answer = client.post("/decide", json={"article": "a", "what": "accept", "item": items[0].id})
        raise SystemExit(0 if answer.status_code == 200 else f"{answer.status_code} {answer.text}")

    return do


def _command(*argv: str) -> Callable[[], None]:
    return lambda: run(*argv)


def _deed(
    name: str, lay_out: Callable[[Path], None], share: int, argv: tuple[str, ...], rival: tuple[str, ...] = ()
) -> Deed:
    return Deed(name, lay_out, _command(*argv), _command(*(rival or argv)), share, argv)


_EACH = ("accept", "draft0"), ("accept", "draft1")
DEEDS = (
    _deed("build", _lay_out_site, 38, ("build",), ("build", "--no-edits", "--site-url", "https://example.org/")),
    _deed(
        "new",
        _lay_out_clippings,
        15,
        ("new", "made", "--from", "clippings", "--package", "git+https://example.org/collate"),
    ),
    _deed("suggest", _lay_out_answers, 14, ("suggest", "--answers", "answers", "--model", "tiny")),
    _deed("accept", _lay_out_proposals, 16, *_EACH),
    Deed("desk", _lay_out_proposals, _accept_at_the_desk("captain"), _accept_at_the_desk("builder"), 15),
    _deed("publish", _lay_out_repository, 2, ("publish", "--create")),
)


def template(deed: Deed) -> Path:
    """Make a deed's folder, to be copied for each trial."""
    work = Path(tempfile.mkdtemp(prefix=f"torture-{deed.name}-")) / "work"
    deed.lay_out(work)
    return work
