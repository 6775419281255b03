"""Every command on every bad input: it does its work or says a line, never a traceback, and leaves nothing half done.

The commands run in this process. `serve` and `desk` go as far as their first answer; what MkDocs would make of sound
pages is looked at elsewhere, so the two that call it run only on what stops before it.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import hostile
import pytest
from click.testing import CliRunner, Result

from generator.cli import cli
from tests import ferries, yamls
from tests.test_bad_input import FILES, a_folder, a_link_out, a_pipe, a_ring, tree
from tests.test_breaking import MANY, SHIP, SOUND, around, page

Put = Callable[[Path], None]
"""Makes the folder of articles a bad one."""
GOLDEN = Path(__file__).parent / "golden"
ODD = "&#xFFFF; &#0; &#xD800; &#x1F; \x00\x01\x0b\x1f\ufffe\uffff"
"""Characters that markup may not hold, by reference and as they are."""
DEEP = 5_000


def article(name: str, data: str | bytes) -> Put:
    return lambda seeds: _write(seeds / name, data)


def _write(path: Path, data: str | bytes) -> None:
    path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass"))


def odd(name: str, put: Put) -> Put:
    def place(seeds: Path) -> None:
        (seeds / name).unlink(missing_ok=True)
        put(seeds / name)

    return place


def built(name: str, text: str) -> Put:
    """Damage a file that the last build left."""
    return lambda seeds: _write(seeds.parent / "docs" / name, text)


def hostile_words(seeds: Path) -> None:
    for path in seeds.iterdir():
        path.unlink()
    hostile.write(seeds, [case for case in hostile.cases() if not (case.refused or case.skipped)])


def strange_name(seeds: Path) -> None:
    try:
        _write(Path(os.fsdecode(os.fsencode(seeds) + b"/\xff\xfe.txt")), SOUND)
    except OSError:
        pytest.skip("this file system wants names in Unicode")


def mistaken(golden: str, name: str, before: str = "") -> dict[str, Put]:
    """The files of a golden list of mistakes, each as a file of the folder."""
    cases: list[dict[str, Any]] = yamls.load((GOLDEN / golden).read_text("utf-8"))
    key = name.partition(".")[0]
    return {f"{name}: {case['name']}": article(name, before + str(case[key])) for case in cases if key in case}


ARTICLES: Mapping[str, Put] = {
    **{f"article: {name}": article("a.txt", data) for name, (data, _) in FILES.items()},
    **{f"article: {put.__name__}": odd("a.txt", put) for put in (a_link_out, a_pipe, a_folder, a_ring)},
    "article: a strange name": strange_name,
    "article: hostile words": hostile_words,
    "article: odd characters in a page": article("odd.html", page(f"<p title='{ODD}'>{ODD}</p>", f"<h1>{ODD}</h1>")),
    "article: odd characters in its data": article(
        "odd.html",
        page(head=f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{ODD}"}}</script>'),
    ),
    "article: odd characters in text": article("odd.txt", around(ODD + "\ud800")),
    "article: odd characters in Markdown": article("odd.md", f"---\ntitle: \"{ODD}\"\n---\n{SOUND}{ODD}\n"),
    "article: odd characters in a letter": article("odd.eml", f"Subject: {ODD}\nDate: never\n\n{SOUND}"),
    "article: odd characters in a feed": article("odd.xml", f"<rss><channel><item><title>{ODD}"),
    "article: a page nested deep": article("deep.html", page("<div>" * DEEP + "x")),
    "article: data nested deep": article("deep.json", "[" * DEEP),
    "article: front matter nested deep": article("deep.md", f"---\ntitle: {'[' * DEEP}\n---\n{SOUND}"),
    **{f"article: no {suffix}": article(f"no.{suffix}", b"PK\x03\x04" + bytes(range(256)) * 9)
       for suffix in ("docx", "odt", "epub", "pdf", "rtf", "html", "md", "eml", "json", "xml")},
    "article: runs of brackets": article("a.txt", around("(" * 4_000 + "[^" * 2_000)),
    "article: sentences of one word": article("a.txt", around("(1) " * 800 + "“a " * 800)),
    "article: list items": article("a.html", page(f"<ul>{'<li>a' * 900}</ul>")),
    "article: wiki links in front matter": article("a.md", f'---\nauthor: "{"[" * 2_000}a"\n---\n{SOUND * 6}'),
}  # fmt: skip
STORIES: Mapping[str, Put] = {
    **{f"story: {put.__name__}": odd("story.yml", put) for put in (a_link_out, a_pipe, a_folder, a_ring)},
    "story: none": lambda seeds: (seeds / "story.yml").unlink(),
    "story: no YAML": article("story.yml", "title: [\n"),
    "story: nested deep": article("story.yml", f"title: {'[' * DEEP}\n"),
    "story: no text": article("story.yml", b"\xff\xfe\x00"),
    "story: everything, and a cue that is only a gap": article(
        "story.yml", f"{MANY}fields:\n  f: {{type: quantity, unit: passenger, verbs: [_]}}\n"
    ),
    "story: a noun that is only a sign": article(
        "story.yml", f'{SHIP}fields:\n  f: {{type: quantity, unit: passenger, nouns: ["~"]}}\n'
    ),
    "story: dead cues": article("story.yml", f'{SHIP}fields:\n  passengers: {{nouns: ["@nope", "_ size", "* *"]}}\n'),
    **dict([*mistaken("story-errors.yml", "story.yml", SHIP).items()][::9]),
}  # fmt: skip
EDITS: Mapping[str, Put] = {
    **{f"edits: {put.__name__}": odd("edits.yml", put) for put in (a_link_out, a_pipe, a_folder, a_ring)},
    "edits: no YAML": article("edits.yml", "claims: [\n"),
    "edits: nested deep": article("edits.yml", f"claims: {'{a: ' * DEEP}\n"),
    "edits: a value unlike its words": article(
        "edits.yml",
        "claims:\n- {source: harbour-post, subject: heron, field: passengers, value: 9 passengers, "
        "written: nobody, quote: nobody}\n",
    ),
    "proposals: no YAML": article("suggested.yml", "- [\n"),
    "proposals: no list": article("suggested.yml", "a: 1\n"),
    **{f"proposals: {put.__name__}": odd("suggested.yml", put) for put in (a_link_out, a_pipe, a_folder, a_ring)},
    "prose: a link out": lambda seeds: ((seeds / "pages").mkdir(), a_link_out(seeds / "pages" / "index.md"))[0],
    "prose: an open brace": lambda seeds: ((seeds / "pages").mkdir(), _write(seeds / "pages" / "index.md", "{{ x"))[0],
}  # fmt: skip
LEFT: Mapping[str, Put] = {
    "left: a list nested deep": built(".collate-manifest.json", '{"files":' + "[" * 100_000),
    "left: a list with half a letter": built(".collate-manifest.json", '{"files":["a\\ud800"]}'),
    "left: data nested deep": built("data/claims.json", "[" * 100_000),
    "left: data of another kind": built("data/facts.json", json.dumps({"facts": 3})),
    "left: data with half a letter": built("data/claims.json", '{"sources": "\\ud800"}'),
}
INPUTS: Mapping[str, Put] = {**ARTICLES, **STORIES, **EDITS, **LEFT}

COMMANDS: tuple[tuple[str, ...], ...] = (
    ("check",),
    ("text", "ARTICLE"),
    ("changes", "old", "docs"),
    ("history",),
    ("verify", "docs"),
    ("verify", "docs", "--seeds", "seeds"),
    ("seal", "nowhere"),
    ("new", "made", "--from", "seeds"),
    ("field", "draught: 4 metres", "--try"),
    ("suggest", "--estimate"),
    ("suggest", "--refused"),
    ("suggest", "--prompts", "asked"),
    ("accept", "--all", "--yes"),
    ("reject", "--all", "--yes"),
    ("desk", "--no-browser"),
    ("build", "--no-edits"),
    ("build",),
)
WITH_THE_SITE_TOOL = (("site",), ("serve", "--port", "0"))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with articles whose pages have been built, and a copy of their data, which is all that is compared."""
    folder = tmp_path_factory.mktemp("whole")
    (folder / "seeds").mkdir()
    for each in ferries.articles():
        _write(folder / "seeds" / each.file, each.text)
    shutil.copy(ferries.FOLDER / "story.yml", folder / "seeds")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert run("build", "--quiet").exit_code == 0
    shutil.copytree(folder / "docs/data", folder / "old/data")
    return folder


@pytest.fixture
def seeds(whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The articles in a copy of that folder, in which the commands run; those that wait for somebody do not wait."""
    shutil.copytree(whole, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(import_module("generator.commands.serve"), "_changes", lambda watched, made: iter([0]))
    monkeypatch.setattr("uvicorn.Server.run", lambda server, sockets: None)
    return tmp_path / "seeds"


def run(*args: str) -> Result:
    return CliRunner().invoke(cli, args)


def demand_a_line_or_the_work(*commands: tuple[str, ...]) -> int:
    """Run commands, each of which must end in order; one that fails says why, and has touched nothing.

    Give how the last one ends.
    """
    before = tree(Path.cwd())
    for args in commands:
        if not (code := _ends(args, before)):
            before = tree(Path.cwd())
    return code


def _ends(args: tuple[str, ...], before: dict[str, tuple[bytes, int]]) -> int:
    result = run(*args)
    assert result.exception is None or isinstance(result.exception, SystemExit), (args, result.exception)
    assert "Traceback" not in result.output, args
    assert result.exit_code in (0, 1), (args, result.output)
    if result.exit_code:
        assert all(line.isprintable() for line in result.stderr.splitlines()), args
        assert result.stderr.strip(), args
        assert tree(Path.cwd()) == before, args
    return result.exit_code


@pytest.mark.parametrize("name", INPUTS)
def test_a_command_does_its_work_or_says_a_line(seeds: Path, name: str) -> None:
    files = {*seeds.iterdir()}
    INPUTS[name](seeds)
    bad = min({*seeds.iterdir()} - files, default=seeds / "a.txt").name
    commands = (tuple(f"seeds/{bad}" if word == "ARTICLE" else word for word in args) for args in COMMANDS)
    if demand_a_line_or_the_work(*commands):
        assert demand_a_line_or_the_work(("site",)) == 1
        assert demand_a_line_or_the_work(("serve", "--port", "0")) == 0


def be_somebody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let git know who commits."""
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "A")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "a@example.org")


def git(*args: str | Path) -> None:
    author = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main")
    subprocess.run(["git", *author, *args], check=True, capture_output=True)


@pytest.mark.parametrize(
    "name", ["article: empty", "article: a_link_out", "story: no YAML", "edits: nested deep", "story: none"]
)
def test_what_goes_by_commits_says_a_line_too(
    seeds: Path, name: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    git("init", "--quiet", ".")
    git("init", "--quiet", "--bare", seeds.parent.parent / f"{seeds.parent.name}.git")
    git("remote", "add", "origin", f"../{seeds.parent.name}.git")
    git("add", "seeds")
    git("commit", "--quiet", "--message", "Sound")
    INPUTS[name](seeds)
    be_somebody(monkeypatch)
    assert demand_a_line_or_the_work(("changes",)) == 1
    git("add", "--all")
    git("commit", "--quiet", "--message", "Bad")
    result = run("publish", "--create")
    assert (result.exit_code, result.stderr) == (1, "the site could not be built; nothing was pushed\n")
    told = capfd.readouterr().err
    assert "Traceback" not in told and told.startswith("seeds/")
    shown = subprocess.run(["git", "ls-remote", "origin"], check=True, capture_output=True, text=True)
    assert shown.stdout == ""


ALONE = "this folder is no repository of git; run git init here, and commit\n"
NO_COMMIT = "there is no commit yet"


@pytest.mark.parametrize(
    ("done", "args", "line"),
    [
        ((), ("changes",), ALONE),
        ((), ("publish",), ALONE),
        ((("init", "--quiet", "."),), ("changes",), f"{NO_COMMIT} to compare with; commit seeds/ first\n"),
        (
            (("init", "--quiet", "."), ("config", "status.showUntrackedFiles", "no")),
            ("publish",),
            f"{NO_COMMIT} whose site could be published; commit first\n",
        ),
    ],
)
def test_what_git_lacks_is_one_line(
    seeds: Path, monkeypatch: pytest.MonkeyPatch, done: tuple[tuple[str, ...], ...], args: tuple[str, ...], line: str
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(seeds.parent.parent))
    be_somebody(monkeypatch)
    for each in done:
        git(*each)
    result = run(*args)
    assert (result.exit_code, result.output) == (1, line)


@pytest.mark.parametrize("name", ["a b", "-x", "a..b", "", "refs/tags/v1", "refs/heads/refs/heads/x"])
def test_a_name_that_no_branch_can_have_is_refused(seeds: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    be_somebody(monkeypatch)
    git("init", "--quiet", ".")
    git("add", "seeds")
    git("commit", "--quiet", "--message", "Sound")
    git("config", "status.showUntrackedFiles", "no")
    result = run("publish", "--create", f"--branch={name}")
    assert (result.exit_code, result.output) == (
        1,
        f"{name.removeprefix('refs/heads/')!r} is no name for a branch; name another: make publish BRANCH=...\n",
    )
