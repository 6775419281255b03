"""``new``: what it writes, where from, what it leaves behind and says, and that a site comes of it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import PathDistribution
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sites import ROOT, mkdocs
from sites import run as python
from test_intake import CONSENT, GONE, html

from generator.cli import cli
from generator.errors import CollateError
from generator.project import gather, lay_out, requirement
from generator.project.requirement import installed
from generator.project.stock import stock
from generator.story import load_story

FERRY = ROOT / "tests" / "corpus" / "ferry"
WHEEL = "https://example.org/collate-0.1.0-py3-none-any.whl"
GERMAN = "Der Zug fuhr am Morgen aus dem Bahnhof, und die Reisenden warteten an der Grenze auf den Bus. " * 4
OURS = "The ferry Aurora is 190 metres long and carries 1,200 passengers. Nordline owns the ferry Aurora.\n"


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder with two articles."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "first.txt").write_text(" date 2021-05-17 " + OURS, "utf-8")
    (folder / "second.txt").write_text("The Aurora, a ferry of Nordline, has a crew of 40.\n", "utf-8")
    return folder


def new(target: Path, source: Path, *more: str) -> Result:
    return CliRunner().invoke(cli, ["new", str(target), "--from", str(source), "--package", WHEEL, *more])


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_project_holds_the_articles_and_all_that_builds_their_site(tmp_path: Path, articles: Path) -> None:
    result = new(tmp_path / "site", articles)
    assert (result.exit_code, result.stderr) == (0, "")
    wanted = rf"2 articles, about Aurora: next, cd {tmp_path / 'site'}, read seeds/story.yml, and make site\n"
    assert re.fullmatch(wanted, result.stdout)
    made = files(tmp_path / "site")
    assert {"mkdocs.yml", "Makefile", ".gitignore", "docs/about.md", ".github/workflows/site.yml"} <= made.keys()
    assert made["requirements.txt"] == f"collate[site] @ {WHEEL}\n".encode()
    assert made["lock.txt"] == (ROOT / "requirements.txt").read_bytes()
    assert made["lock-desk.txt"] == (ROOT / "requirements-desk.txt").read_bytes()
    assert made["seeds/first.txt"] == (articles / "first.txt").read_bytes()
    assert list(load_story(tmp_path / "site" / "seeds" / "story.yml").subjects) == ["aurora"]


def test_what_every_project_has_is_what_this_repository_has(tmp_path: Path, articles: Path) -> None:
    new(tmp_path / "site", articles)
    made = files(tmp_path / "site")
    ours = [
        "mkdocs.yml",
        ".gitignore",
        "docs/about.md",
        "overrides/main.html",
        *(f"docs/assets/{name}" for name in files(ROOT / "docs/assets")),
    ]
    assert len(ours) > 5
    for name in ours:
        assert made[name] == (ROOT / name).read_bytes()


def test_a_site_comes_of_a_proposal_without_a_warning(tmp_path: Path) -> None:
    project = tmp_path / "site"
    assert new(project, FERRY, "--quiet").exit_code == 0
    said = python(project, "-m", "generator", "build")
    assert re.match(r"6 articles, \d\d claims", said)
    assert (mkdocs(project) / "topics" / "vessel.html").is_file()
    assert re.search(r"\d+ sentences read", python(project, "-m", "generator", "check"))


def test_the_same_folder_gives_the_same_files(tmp_path: Path, articles: Path) -> None:
    for name in ("one", "two"):
        assert new(tmp_path / name, articles).exit_code == 0
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_what_cannot_be_read_is_named_and_left_behind(tmp_path: Path, articles: Path) -> None:
    (articles / "huge.txt").write_bytes(b"a" * 20_000_000)
    (articles / "consent.html").write_text(CONSENT, "utf-8")
    (articles / "gone.html").write_text(GONE, "utf-8")
    (articles / "binary.txt").write_bytes(bytes(range(256)) * 9)
    (articles / "empty.txt").write_bytes(b"")
    (articles / "scan.png").write_bytes(b"x")
    (articles / "old").mkdir()
    (articles / "old" / "scan.tif").write_bytes(b"x")
    result = new(tmp_path / "site", articles)
    assert result.exit_code == 0
    said = dict(re.split(r":\d+: ", line) for line in result.stderr.splitlines())
    assert {Path(path).name for path in said} == {
        *("huge.txt", "binary.txt", "empty.txt", "scan.png", "scan.tif", "consent.html", "gone.html")
    }
    assert all(line.endswith("(left behind)") and ";" in line for line in said.values())
    assert sorted(path.name for path in (tmp_path / "site" / "seeds").iterdir()) == [
        "first.txt",
        "second.txt",
        "story.yml",
    ]


@pytest.mark.parametrize(
    ("name", "text", "wrong"),
    [
        ("zug.txt", GERMAN, "this does not read like English, the only language of the rules"),
        ("zug.md", f"---\nlanguage: de\n---\n{GERMAN}", "the article is in 'de', and the rules read English alone"),
        (
            "zug.html",
            html(GERMAN * 3).replace("<html", "<html lang=de-AT"),
            "the article is in 'de-AT', and the rules read English alone",
        ),
    ],
)
def test_an_article_in_another_language_is_excluded_or_fails_the_build(
    tmp_path: Path, articles: Path, name: str, text: str, wrong: str
) -> None:
    (articles / name).write_text(text, "utf-8")
    result = new(tmp_path / "site", articles)
    assert (result.exit_code, result.stderr) == (0, f"{articles / name}:1: {wrong}; the story file excludes it\n")
    seeds, docs = tmp_path / "site" / "seeds", tmp_path / "docs"
    build = ["build", "--seeds", str(seeds), "--docs", str(docs)]
    assert (seeds / name).is_file()
    assert CliRunner().invoke(cli, build).stdout.startswith("2 articles")
    story = seeds / "story.yml"
    assert load_story(story).sources[name].exclude == wrong
    story.write_text("\n".join(line for line in story.read_text("utf-8").split("\n") if "exclude" not in line), "utf-8")
    failed = CliRunner().invoke(cli, build)
    assert failed.exit_code == 1
    assert f"{name}:1: {wrong}" in failed.stderr
    assert "exclude: with the reason" in failed.stderr


def test_two_files_of_one_name_get_ids_of_their_own(tmp_path: Path, articles: Path) -> None:
    (articles / "First.txt").write_text("The Aurora has a speed of 20 knots.\n", "utf-8")
    assert new(tmp_path / "site", articles).exit_code == 0
    sources = load_story(tmp_path / "site" / "seeds" / "story.yml").sources
    assert sorted(source.id for source in sources.values()) == ["first", "first-txt", "second"]


@pytest.mark.parametrize(
    ("names", "wanted"),
    [
        ((), "articles:1: no file can be read as an English article; put at least one there"),
        (("zug.txt",), "zug.txt:1: this does not read like English"),
        (None, "articles:1: there is no such folder that can be read; name the one with articles"),
    ],
)
def test_a_folder_without_an_article_makes_no_project(tmp_path: Path, names: tuple[str] | None, wanted: str) -> None:
    if names is not None:
        (tmp_path / "articles").mkdir()
        for name in names:
            (tmp_path / "articles" / name).write_text(GERMAN, "utf-8")
    result = new(tmp_path / "site", tmp_path / "articles")
    assert result.exit_code == 1
    assert wanted in result.stderr
    assert not (tmp_path / "site").exists()


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path, articles: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    assert new(site, articles).exit_code == 0
    before = files(site)
    result = new(site, articles)
    assert (result.exit_code, result.stderr) == (
        1,
        f"{site}:1: it is there and not empty; name a new folder, nothing was written\n",
    )
    assert new(site / "Makefile", articles).exit_code == 1
    assert files(site) == before


def test_own_keys_of_the_front_matter_are_asked_for_and_taken_over(tmp_path: Path, articles: Path) -> None:
    for name in ("third", "fourth"):
        head = f"---\nautor: Ada Holm\ndatum: 30.5.2031\n---\nThe ferry Aurora left the port of {name.title()}.\n"
        (articles / f"{name}.md").write_text(head, "utf-8")
    result = new(tmp_path / "site", articles)
    assert "not read in the front matter of 2 files: 'autor', 'datum'" in result.stderr
    asked = (tmp_path / "site" / "seeds" / "story.yml").read_text("utf-8")
    assert "\n# front-matter:\n#   aliases:\n#     autor: # in 2 files, as Ada Holm\n" in asked
    (articles / "story.yml").write_text("front-matter: {aliases: {autor: author, datum: published}}\n", "utf-8")
    result = new(tmp_path / "again", articles)
    assert "front matter" not in result.stderr
    story = load_story(tmp_path / "again" / "seeds" / "story.yml")
    assert dict(story.aliases) == {"autor": "author", "datum": "published"}
    (articles / "story.yml").write_text("front-matter: {aliases: {autor: auther}}\n", "utf-8")
    result = new(tmp_path / "third", articles)
    assert f"{articles / 'story.yml'}:1: 'autor' of 'aliases' of 'front-matter' is 'auther'" in result.stderr


def test_a_project_appears_whole_or_not_at_all(tmp_path: Path, articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = gather(articles)

    def full(path: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space"):
        lay_out(tmp_path / "site", project, "title: x\n", "collate")
    assert [path.name for path in tmp_path.iterdir()] == ["articles"]


def test_a_package_is_named_by_a_path_or_an_address(tmp_path: Path) -> None:
    wheel = tmp_path / "collate.whl"
    wheel.touch()
    assert requirement(str(wheel)) == f"collate[site] @ {wheel.as_uri()}"
    assert requirement("git+https://example.org/c@v1") == "collate[site] @ git+https://example.org/c@v1"
    assert requirement() == f"collate[site] @ {ROOT.as_uri()}"
    with pytest.raises(CollateError, match=r"no such file; name a wheel, a folder, or an address as git\+https"):
        requirement(str(tmp_path / "none.whl"))


def test_a_path_of_this_machine_is_told(tmp_path: Path, articles: Path) -> None:
    result = CliRunner().invoke(cli, ["new", str(tmp_path / "site"), "--from", str(articles)])
    assert result.exit_code == 0
    assert "requirements.txt:1: it names a place on this machine" in result.stderr


@pytest.mark.parametrize(
    ("noted", "wanted"),
    [
        (None, "collate[site]==1.2"),
        ({"dir_info": {}}, "collate[site]==1.2"),
        ({"url": "file:///a/c.whl", "archive_info": {}}, "collate[site] @ file:///a/c.whl"),
        (
            {"url": "https://e.org/c", "vcs_info": {"vcs": "git", "commit_id": "3fa8"}, "subdirectory": "a/b"},
            "collate[site] @ git+https://e.org/c@3fa8#subdirectory=a/b",
        ),
    ],
)
def test_a_package_is_named_as_it_was_installed(tmp_path: Path, noted: object, wanted: str) -> None:
    (tmp_path / "METADATA").write_text("Metadata-Version: 2.1\nName: collate\nVersion: 1.2\n")
    if noted:
        (tmp_path / "direct_url.json").write_text(json.dumps(noted))
    assert installed(PathDistribution(tmp_path)) == wanted


def test_the_package_asks_for_what_the_locks_of_this_repository_hold() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    asked = {"": [*project["dependencies"], *extras["site"]], "-desk": extras["desk"]}
    for lock, wanted in asked.items():
        lines = (ROOT / f"requirements{lock}.in").read_text("utf-8").splitlines()
        assert sorted(wanted) == sorted(line.partition("#")[0].strip() for line in lines if line[0] not in "#-")


def test_the_workflows_use_the_same_actions() -> None:
    uses = [re.findall(r"uses: (\S+)", path.read_text("utf-8")) for path in (ROOT / ".github/workflows/site.yml",)]
    ours = re.findall(r"uses: (\S+)", stock()[".github/workflows/site.yml"].decode())
    assert len(set(ours)) == 5
    assert set(ours) == set(uses[0])


def test_a_built_package_holds_what_every_project_has(tmp_path: Path) -> None:
    pytest.importorskip("setuptools")
    source = tmp_path / "source"
    shutil.copytree(ROOT / "generator", source / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "docs" / "assets", source / "docs" / "assets")
    shutil.copytree(ROOT / "overrides", source / "overrides")
    for name in (
        "setup.py",
        "pyproject.toml",
        "README.md",
        "LICENSE",
        "mkdocs.yml",
        ".gitignore",
        "docs/about.md",
        "requirements.txt",
        "requirements-desk.txt",
    ):
        shutil.copy(ROOT / name, source / name)
    build = [sys.executable, "-W", "ignore", "setup.py", "--quiet", "build", "--build-lib", str(tmp_path / "lib")]
    subprocess.run(build, cwd=source, check=True, capture_output=True)
    built = {name for name in files(tmp_path / "lib") if not name.startswith("generator/project/stock/")}
    assert built >= {f"generator/{name}" for name in files(ROOT / "generator") if "__pycache__" not in name}
    code = "from generator.project.stock import stock; print({name: len(data) for name, data in stock().items()})"
    said = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path / "lib",
        env=os.environ | {"PYTHONPATH": str(tmp_path / "lib")},
        check=True,
        capture_output=True,
        text=True,
    )
    assert said.stdout.strip() == str({name: len(data) for name, data in stock().items()})
