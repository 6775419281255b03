"""`collate history`: how facts changed from one commit of the articles to the next, in repositories of their own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import past
from generator.cli import cli
from generator.errors import CollateError
from generator.history import by_ids, report, states
from generator.inputs import make_dossier
from generator.manifest import Origin
from generator.outputs import expected, output, with_history
from tests import yamls

GOLDEN = yamls.load((Path(__file__).parent / "golden" / "history.yml").read_text("utf-8"))
STORY = """title: Two ferries
subjects:
  aurora: {name: Aurora, kind: ship}
entities: {nordline: {name: Nordline, kind: organisation}}
fields:
  speed: {label: Top speed, type: quantity, unit: knot, nouns: [top speed]}
  owner: {type: organisation, nouns: [owner]}
"""
PAGE = "pages: {history: What changed}\n"
PEOPLE = {f"GIT_{who}_{what}": "test@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
QUIET = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="needs git")


@dataclass(frozen=True)
class Repository:
    """A repository with a folder of articles."""

    folder: Path

    @property
    def seeds(self) -> Path:
        return self.folder / "seeds"

    def git(self, *arguments: str, day: str = "2031-05-30", given: bytes = b"") -> str:
        dates = {f"GIT_{who}_DATE": f"{day}T12:00:00Z" for who in ("AUTHOR", "COMMITTER")}
        env = os.environ | PEOPLE | QUIET | dates
        done = subprocess.run(
            ["git", *arguments], cwd=self.folder, env=env, input=given, capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.decode().strip()

    def commit(self, files: Mapping[str, str | None], day: str = "2031-05-30", message: str = "Go on") -> None:
        for name, text in files.items():
            if text is None:
                (self.seeds / name).unlink()
            else:
                (self.seeds / name).write_text(text, "utf-8")
        self.git("add", "--all", day=day)
        self.git("commit", "--quiet", "--allow-empty", "--message", message, day=day)

    def says(self, limit: int = past.LIMIT) -> str:
        """What is said of it, each commit by its number."""
        with chdir(self.folder):
            text = report(past.history(Path("seeds"), None, self.today(), limit))
        for at, commit in enumerate(self.git("log", "--reverse", "--format=%H").split()):
            text = text.replace(commit[:10], f"c{at}")
        return text

    def today(self) -> Sequence[Any]:
        made = make_dossier(self.seeds, None, quiet=True)
        return [*made.articles, *(each.article for each in made.aside.withdrawn)]

    def collate(self, *arguments: str) -> Result:
        with chdir(self.folder):
            return CliRunner().invoke(cli, arguments)


def made(folder: Path) -> Repository:
    (folder / "seeds").mkdir(parents=True)
    repository = Repository(folder)
    repository.git("init", "--quiet", "--initial-branch", "main")
    (repository.seeds / "story.yml").write_text(STORY, "utf-8")
    return repository


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return made(tmp_path / "ferries")


def play(repository: Repository, builds: Sequence[Mapping[str, Any]]) -> None:
    for build in builds:
        files = {name: text for name, text in build.items() if name not in ("day", "more")}
        files |= {"story.yml": STORY + build["more"]} if "more" in build else {}
        repository.commit(files, str(build["day"]))


@pytest.mark.parametrize("case", GOLDEN, ids=lambda case: str(case["name"]))
def test_what_is_said(repository: Repository, case: dict[str, Any]) -> None:
    play(repository, case["builds"])
    cold = repository.says(case.get("limit", past.LIMIT))
    assert cold == case["says"]
    assert repository.says(case.get("limit", past.LIMIT)) == cold, "what was kept says something else"


TEXTS = [
    *(f"The Aurora has a top speed of {n} knots." for n in (21, 22)),
    "The owner of the Aurora is Nordline. The Aurora has a top speed of 23 knots.",
    "The Aurora is a ferry.",
]
TAKEN = "sources: {a.txt: {withdrawn: A slip.}}\n"
ARTICLES = {name: st.sampled_from([*(f"{text} So says {name}." for text in TEXTS), None]) for name in ("b", "c")}
CHANGES = st.fixed_dictionaries({}, optional={**ARTICLES, "more": st.sampled_from(["", TAKEN])})


@settings(max_examples=15)
@given(st.lists(CHANGES, min_size=1, max_size=5))
def test_the_last_build_of_any_commits_is_the_build_of_the_last_commit(changes: list[dict[str, str | None]]) -> None:
    with TemporaryDirectory() as name:
        repository = made(Path(name) / "ferries")
        repository.commit({"a.txt": TEXTS[0], "b.txt": f"{TEXTS[1]} So says b.", "d.txt": "The Aurora sails."})
        for change in changes:
            files = {f"{key}.txt": text for key, text in change.items() if key != "more"}
            files = {key: text for key, text in files.items() if text is not None or (repository.seeds / key).exists()}
            repository.commit(files | {"story.yml": STORY + str(change.get("more", ""))})
        dossier = make_dossier(repository.seeds, None, quiet=True)
        files_of = {article.id: article.file for article in repository.today()}
        ids = {file: id_ for id_, file in files_of.items()}
        now = states(dossier.facts, dossier.aside.missing, files_of)
        with chdir(repository.folder):
            found = past.history(Path("seeds"), None, repository.today())
        last = {each.about: each.steps[-1].state for each in found.facts}
        assert {about: state for about, state in last.items() if state} == {a: by_ids(s, ids) for a, s in now.items()}
        assert not found.faults


def test_messages_and_paths_are_data(repository: Repository) -> None:
    """A tree with a path that leads out of it, a link, and a message that would act on a terminal or a page."""
    repository.commit({"a.txt": TEXTS[0], "story.yml": STORY + PAGE}, message="<script>x</script> \x1b[31m \x00"[:-1])
    blob = repository.git("hash-object", "-w", "--stdin", given=b"out")
    held = repository.git("ls-tree", "HEAD:seeds")
    rows = f"{held}\n100644 blob {blob}\t...\n120000 blob {blob}\tlink.txt\n100644 blob {blob}\tb\\c.txt\n"
    inner = repository.git("mktree", given=rows.encode())
    outer = repository.git("mktree", given=f"040000 tree {inner}\tseeds\n".encode())
    commit = repository.git("commit-tree", outer, "-p", "HEAD", "-m", "Odd")
    repository.git("update-ref", "HEAD", commit)
    made = repository.collate("history")
    assert made.exit_code == 0 and "\x1b" not in made.output and "2 builds" in made.output
    with chdir(repository.folder):
        pages = output(make_dossier(Path("seeds"), None, quiet=True), Path("seeds"), None, "", edited=True).pages
    assert "31m" in made.output and "31m" not in pages["history.md"]


def test_the_page_the_data_and_the_feed(repository: Repository) -> None:
    play(repository, [*GOLDEN[0]["builds"], {"day": "2031-06-02", "more": f"{PAGE}{TAKEN}"}])
    with chdir(repository.folder):
        made = [make_dossier(Path("seeds"), None, quiet=True) for _ in range(2)]
        one, two = (output(each, Path("seeds"), None, "https://example.org/", edited=True) for each in made)
    assert one == two
    assert [*json.loads(one.nav)["nav"][-3:]] == [{"What changed": "history.md"}, *json.loads(two.nav)["nav"][-2:]]
    page = one.pages["history.md"]
    assert "21 knots" in page and "which was withdrawn" in page and 'href="sources/b.html"' in page
    data = json.loads(one.data["data/history.json"])
    assert [step["build"] for step in data["facts"][0]["steps"]] == [0, 1, 2]
    feed = ElementTree.fromstring(one.data["data/history.xml"])
    links = [link.get("href", "") for link in feed.iter("{http://www.w3.org/2005/Atom}link")]
    assert len(links) == 5 and all(link.startswith("https://example.org/") for link in links)
    assert "https://example.org/history.html#aurora--speed" in links


def test_what_was_deleted_is_named_nowhere(repository: Repository) -> None:
    hoax = "The owner of the Aurora is Hoaxline."
    play(repository, [{"day": "2031-05-30", "a.txt": TEXTS[0], "hoax.txt": hoax, "more": PAGE}])
    repository.commit({"hoax.txt": ""}, message="Empty hoax.txt")
    repository.commit({"hoax.txt": None}, message="Hoaxline was a hoax")
    with chdir(repository.folder):
        made = output(make_dossier(Path("seeds"), None, quiet=True), Path("seeds"), None, "", edited=True)
    assert "which this version of the program cannot build" in made.pages["history.md"]
    assert not [path for path, text in (made.pages | made.data).items() if "hoax" in text.casefold()]


def test_no_page_unless_the_story_asks(repository: Repository) -> None:
    repository.commit({"a.txt": TEXTS[0]})
    with chdir(repository.folder):
        made = output(make_dossier(Path("seeds"), None, quiet=True), Path("seeds"), None, "", edited=True)
    assert not [path for path in (*made.pages, *made.data) if "history" in path]


def test_what_tells_no_history_says_so_in_one_line(repository: Repository, tmp_path: Path) -> None:
    play(repository, [{"day": "2031-05-30", "a.txt": TEXTS[0], "more": PAGE}, {"day": "2031-05-31", "b.txt": TEXTS[1]}])
    shutil.copytree(repository.seeds, tmp_path / "bare" / "seeds")
    shutil.copytree(repository.seeds, tmp_path / "new" / "seeds")
    Repository(tmp_path / "new").git("init", "--quiet")
    repository.git("clone", "--quiet", "--depth", "1", f"file://{repository.folder}", str(tmp_path / "shallow"))
    reasons = {"bare": "is in no repository of git", "new": "has no commit yet", "shallow": "is a shallow clone"}
    for name, why in reasons.items():
        other = Repository(tmp_path / name)
        said = other.collate("history")
        assert said.exit_code == 1 and why in said.output and said.output.count("\n") == 1
        with chdir(other.folder):
            made = output(make_dossier(Path("seeds"), None, quiet=True), Path("seeds"), None, "", edited=True)
        assert "No history is told here" in made.pages["history.md"] and "21 knots" not in made.pages["history.md"]
        assert "data/history.xml" not in made.data


def page_of(site: Path) -> str:
    """The page that a site must have, by whoever verifies it."""
    return expected(Path("seeds"), None, Origin("", {}), site=site).pages["history.md"]


def test_a_stranger_without_the_commits_takes_the_sites_word(repository: Repository, tmp_path: Path) -> None:
    play(repository, [{"day": "2031-05-30", "a.txt": TEXTS[0], "more": PAGE}, {"day": "2031-05-31", "b.txt": TEXTS[1]}])
    shutil.copytree(repository.seeds, tmp_path / "bare" / "seeds")
    with chdir(repository.folder):
        made = output(make_dossier(Path("seeds"), None, quiet=True), Path("seeds"), None, "", edited=True)
        for path, text in made.data.items():
            (tmp_path / "site" / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / "site" / path).write_text(text, "utf-8")
        repository.commit({"b.txt": TEXTS[1], "d.md": "# Not there then\n\nThe Aurora is a ferry.\n"}, "2031-06-01")
        (repository.seeds / "d.md").unlink()
        assert page_of(tmp_path / "site") == made.pages["history.md"]
    with chdir(tmp_path / "bare"):
        assert page_of(tmp_path / "site") == made.pages["history.md"]
        (tmp_path / "site" / "data" / "history.json").write_text("{}", "utf-8")
        with pytest.raises(CollateError, match=r"history\.json:1: "):
            with_history(make_dossier(Path("seeds"), None, quiet=True), Path("seeds"), None, tmp_path / "site")
