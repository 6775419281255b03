"""`make publish`, in a copy of the project that tells a small story and has a bare repository for a remote."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
STORY = "title: Two ferries\npresets: [vessel]\nsubjects:\n  aurora: {name: Aurora, kind: ship}\n"
ARTICLE = " date 2031-05-30\n\nThe Aurora is 212 metres long.\n"
PEOPLE = {f"GIT_{who}_{what}": "test@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
QUIET = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "MAKEFLAGS": "", "MAKELEVEL": ""}

pytestmark = pytest.mark.skipif(
    not (shutil.which("git") and shutil.which("make") and (ROOT / ".git").exists()), reason="needs git and make"
)


def run(*command: str | Path, cwd: Path, **more: str) -> subprocess.CompletedProcess[str]:
    env = {name: value for name, value in (os.environ | PEOPLE | QUIET | more).items() if value}
    return subprocess.run(
        list(map(str, command)),
        cwd=cwd,
        env=env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


@dataclass(frozen=True)
class Project:
    """A repository with the project's files, and the remote that it can publish to."""

    folder: Path
    remote: Path

    def git(self, *arguments: str) -> str:
        done = run("git", *arguments, cwd=self.folder)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def commit(self, name: str, text: str) -> None:
        """Write a file and commit it."""
        (self.folder / name).write_text(text, "utf-8")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", name)

    def publish(self, *settings: str, create: bool = True, **env: str) -> subprocess.CompletedProcess[str]:
        stamp = Path(sys.prefix) / "site.stamp"
        made = ["CREATE=1"] if create else []
        return run(
            "make", "--old-file", stamp, f"VENV={sys.prefix}", *made, *settings, "publish", cwd=self.folder, **env
        )

    def published(self, *, branch: str = "gh-pages") -> list[str]:
        """The commits on the branch of the remote, newest first."""
        done = run("git", "rev-list", f"refs/heads/{branch}", "--", cwd=self.remote)
        return done.stdout.split()

    def show(self, path: str) -> str:
        return run("git", "show", f"gh-pages:{path}", cwd=self.remote).stdout


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = Project(tmp_path / "project", tmp_path / "remote.git")
    listed = run("git", "-c", "safe.directory=*", "ls-files", "--cached", "--others", "--exclude-standard", cwd=ROOT)
    for name in listed.stdout.splitlines():
        if not name.startswith(("tests/", "seeds/", "generator/")) and (ROOT / name).is_file():
            target = made.folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, target)
    (made.folder / "generator").symlink_to(ROOT / "generator")  # whose modules need not be compiled again for each test
    run("git", "init", "--quiet", "--bare", made.remote, cwd=tmp_path)
    made.git("init", "--quiet")
    made.git("remote", "add", "origin", "../remote.git")
    (made.folder / "seeds").mkdir()
    (made.folder / "seeds" / "wire.txt").write_text(ARTICLE, "utf-8")
    made.commit("seeds/story.yml", STORY)
    return made


def test_what_is_pushed_is_the_site_of_the_last_commit_for_all_to_verify(project: Project, tmp_path: Path) -> None:
    (project.folder / "docs" / "sources").mkdir()
    (project.folder / "docs" / "sources" / "note.md").write_text("# Ignored by git, and nobody else's business\n")
    done = project.publish()
    assert done.returncode == 0, done.stderr
    head = project.git("rev-parse", "--short=10", "HEAD")
    assert done.stdout.splitlines() == [
        f"The site of commit {head} goes to gh-pages of origin (../remote.git)",
        f"Pushed the site of commit {head} to gh-pages of origin",
        "The feed's links are relative; the site's address, SITE_URL=https://..., makes them whole.",
    ]
    files = run("git", "ls-tree", "-r", "--name-only", "gh-pages", cwd=project.remote).stdout.splitlines()
    assert {".nojekyll", "index.html", "404.html", "sources/wire.html", "data/claims.json"} <= set(files)
    assert not [name for name in files if name.endswith(".md") or "note" in name]
    assert "Two ferries" in project.show("index.html")
    assert "212 metres" in project.show("data/claims.json")
    assert project.git("branch", "--format=%(refname:short)").split() == [project.git("branch", "--show-current")]
    assert project.git("status", "--porcelain") == ""
    run("git", "clone", "--quiet", "--branch", "gh-pages", project.remote, "fetched", cwd=tmp_path)
    command = (sys.executable, "-m", "generator", "verify", tmp_path / "fetched", "--seeds", "seeds")
    done = run(*command, cwd=project.folder)
    assert done.stdout.endswith(" values verified\n"), done.stderr


def test_a_branch_is_made_only_when_told_so(project: Project) -> None:
    done = project.publish(create=False)
    assert done.returncode and done.stdout == ""
    assert "there is no gh-pages of origin (../remote.git) yet; to make it, add --create" in done.stderr
    assert project.published() == []


def test_a_folder_inside_of_another_repository_is_refused(project: Project) -> None:
    inner = Project(project.folder / "inner", project.remote)
    shutil.copytree(project.folder, inner.folder, ignore=shutil.ignore_patterns(".git", "inner"))
    done = inner.publish()
    assert done.returncode and f"a part of the repository {project.folder}, whose remotes" in done.stderr
    assert project.published() == []


def test_an_identity_is_looked_for_before_anything_is_built(project: Project) -> None:
    project.git("config", "user.useConfigOnly", "true")
    done = project.publish(**dict.fromkeys(PEOPLE, ""))
    assert done.returncode and "git does not know who you are" in done.stderr
    assert not (project.folder / ".collate").exists()


def test_only_a_site_that_changed_is_pushed_again_and_on_top(project: Project) -> None:
    project.publish()
    first = project.published()
    assert len(first) == 1
    project.commit("NOTES", "Nothing that the site shows.\n")
    again = project.publish()
    assert again.returncode == 0, again.stderr
    assert "holds this very site already" in again.stdout
    assert project.published() == first
    project.commit("seeds/wire.txt", ARTICLE.replace("212", "214"))
    third = project.publish("BRANCH=refs/heads/gh-pages", SITE_URL="https://ferries.example/")
    assert third.returncode == 0, third.stderr
    assert "to gh-pages of origin" in third.stdout and "relative" not in third.stdout
    assert project.published()[1:] == first
    assert "214 metres" in project.show("data/claims.json")


@pytest.mark.parametrize("name", ["seeds/wire.txt", "seeds/new.txt"])
def test_what_is_not_committed_is_not_passed_over(project: Project, name: str) -> None:
    (project.folder / name).write_text("The Aurora is 300 metres long.\n")
    done = project.publish()
    assert done.returncode != 0
    assert "commit these changes first" in done.stderr
    assert name in done.stderr
    assert project.published() == []


def test_a_remote_that_is_not_there_is_named_with_what_to_do(project: Project) -> None:
    done = project.publish("REMOTE=elsewhere")
    assert done.returncode != 0
    assert done.stderr.startswith("there is no remote 'elsewhere'; add it with git remote add, or name another")
    done = project.publish("REMOTE=../nowhere")
    assert "cannot read the remote ../nowhere: add it with git remote add, or name another" in done.stderr


def test_a_branch_that_something_else_wrote_is_left_alone(project: Project) -> None:
    project.git("push", "--quiet", "origin", "HEAD:refs/heads/pages")
    before = project.published(branch="pages")
    done = project.publish("BRANCH=pages")
    assert done.returncode != 0
    assert "pages of origin holds something else, last “seeds/story.yml”: name another" in done.stderr
    assert project.published(branch="pages") == before != []


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("seeds/story.yml", STORY + "topcs: {}\n", "topcs"),
        ("docs/about.md", "# About\n\n[nowhere](nowhere.md)\n", "nowhere.md"),
    ],
)
def test_a_site_with_mistakes_is_not_pushed(project: Project, name: str, text: str, said: str) -> None:
    project.commit(name, text)
    done = project.publish()
    assert done.returncode != 0
    assert said in done.stderr
    assert "the site could not be built; nothing was pushed" in done.stderr
    assert project.published() == []
