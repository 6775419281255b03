"""`make changes`, in a small repository that has the program of this one and articles of its own."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import cli

ROOT = Path(__file__).parent.parent
STORY = "title: Two ferries\npresets: [vessel]\nsubjects:\n  aurora: {name: Aurora, kind: ship}\n"
WIRE = " date 2031-05-30\n\nThe Aurora is 212 metres long.\n"
POST = " date 2031-06-02\n\nThe Aurora is 150 metres long.\n"
PEOPLE = {f"GIT_{who}_{what}": "test@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
QUIET = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "MAKEFLAGS": "", "MAKELEVEL": ""}

pytestmark = pytest.mark.skipif(not (shutil.which("git") and shutil.which("make")), reason="needs git and make")


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    env = os.environ | PEOPLE | QUIET
    return subprocess.run(list(map(str, command)), cwd=cwd, env=env, capture_output=True, text=True, check=False)


@dataclass(frozen=True)
class Project:
    """A repository with a story."""

    folder: Path

    def git(self, *arguments: str | Path) -> str:
        done = run("git", *arguments, cwd=self.folder)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def put(self, name: str, text: str) -> None:
        (self.folder / "seeds").mkdir(exist_ok=True)
        (self.folder / "seeds" / name).write_text(text, "utf-8")

    def commit(self) -> str:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "Go on")
        return self.git("rev-parse", "HEAD")

    def changes(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        stamp = Path(sys.prefix) / "site.stamp"
        return run(
            "make", "--silent", "--old-file", stamp, f"VENV={sys.prefix}", *arguments, "changes", cwd=self.folder
        )

    def says(self, *arguments: str) -> str:
        """What it says; the command runs in this process when there is nothing for make to hand on."""
        if arguments:
            done = self.changes(*arguments)
            assert done.returncode == 0, done.stderr
            return done.stdout
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(self.folder)
            result = CliRunner().invoke(cli, ["changes"], catch_exceptions=False)
        assert result.exit_code == 0, result.stderr
        return result.stdout


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = Project(tmp_path / "project")
    made.folder.mkdir()
    for name in ("Makefile", "requirements.txt"):
        shutil.copyfile(ROOT / name, made.folder / name)
    (made.folder / "generator").symlink_to(ROOT / "generator")
    made.git("init", "--quiet", "--initial-branch", "main")
    made.put("story.yml", STORY)
    made.put("wire.txt", WIRE)
    made.commit()
    return made


def test_a_fresh_clone_changes_nothing(project: Project, tmp_path: Path) -> None:
    project.git("clone", "--quiet", "--depth", "1", project.folder.as_uri(), tmp_path / "clone")
    assert Project(tmp_path / "clone").changes().stdout == "Nothing changed.\n"


def test_an_article_in_the_working_tree_is_set_beside_the_last_commit(project: Project) -> None:
    project.put("post.txt", POST)
    said = project.says()
    assert "  New: post.txt (post.txt, 2 June 2031), 1 claim\n" in said
    assert said.endswith("\n1 source, 1 claim, 1 fact changed, 1 now disputed\n")
    assert project.git("status", "--porcelain") == "?? seeds/post.txt"


def test_the_main_of_the_remote_goes_before_the_last_commit(project: Project, tmp_path: Path) -> None:
    project.git("clone", "--quiet", project.folder, tmp_path / "clone")
    clone = Project(tmp_path / "clone")
    clone.put("post.txt", POST)
    clone.commit()
    assert "New: post.txt" in clone.says()
    assert clone.says("BASE=HEAD") == "Nothing changed.\n"


def test_any_commit_can_be_named(project: Project) -> None:
    project.put("post.txt", POST)
    project.commit()
    (project.folder / "seeds" / "wire.txt").unlink()
    said = project.says("BASE=HEAD~1", "FORMAT=markdown")
    assert said.startswith("### Sources\n\n- New&#58; post&#46;txt")
    assert "- Gone&#58; wire&#46;txt" in said


def test_a_project_in_a_folder_of_a_repository(project: Project, tmp_path: Path) -> None:
    outer = Project(tmp_path)
    shutil.rmtree(project.folder / ".git")
    outer.git("init", "--quiet")
    outer.git("add", "--all")
    outer.git("commit", "--quiet", "--message", "Begin")
    project.put("post.txt", POST)
    assert "New: post.txt" in project.says()


def test_what_is_listed_as_disputed_is_counted(project: Project) -> None:
    """A fact whose values already differed and that a third one joins is listed, so it is counted too."""
    project.put("post.txt", POST)
    project.commit()
    project.put("gull.txt", POST.replace("150", "175"))
    said = project.says()
    assert "\nDisputed\n  Aurora\n    Length: New value: 175 metres" in said
    assert said.endswith("1 fact changed, 1 now disputed\n")


def test_the_story_file_of_each_side_is_its_own(project: Project) -> None:
    project.put("story.yml", f"{STORY}sources:\n  wire.txt: {{label: The wire}}\n")
    assert "Described otherwise: The wire, label wire.txt → The wire" in project.says()


@pytest.mark.parametrize("base", ["nowhere", "--upload-pack=touch x", "HEAD:seeds"])
def test_what_is_no_commit_is_refused(project: Project, base: str) -> None:
    done = project.changes(f"BASE={base}")
    assert done.returncode and done.stdout == ""
    assert f"{base} is no commit here; fetch it, or name another: make changes BASE=..." in done.stderr


def test_a_commit_without_articles_is_refused(project: Project) -> None:
    project.git("rm", "--quiet", "-r", "seeds")
    empty = project.commit()
    project.put("story.yml", STORY)
    project.put("wire.txt", WIRE)
    done = project.changes(f"BASE={empty}")
    assert done.returncode and f"commit {empty[:10]} has no seeds/ to compare with" in done.stderr


def test_mistakes_are_told_with_the_side_that_has_them(project: Project) -> None:
    project.put("story.yml", STORY.replace("ship", "shipp"))
    done = project.changes()
    assert done.returncode and "seeds/ of the working tree cannot be built:\nseeds/story.yml:4: " in done.stderr
    broken = project.commit()
    project.put("story.yml", STORY)
    done = project.changes()
    assert done.returncode and f"seeds/ of commit {broken[:10]} cannot be built:\nseeds/story.yml:4: " in done.stderr
