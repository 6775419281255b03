"""Bad input through the command line: one line a mistake with file and line, exit 1, and nothing is touched."""

from __future__ import annotations

import os
import re
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator.cli import cli
from tests import ferries, yamls
from tests.test_story import SOUND

ROOT = Path(__file__).parent.parent
MISTAKES: list[dict[str, Any]] = yamls.load(
    (Path(__file__).parent / "golden" / "story-errors.yml").read_text(encoding="utf-8")
)
ARTICLE = "The North Star is 190 metres long, and Captain Mara Lindqvist will steer her from 3 June 2024 on.\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with articles whose site has been built."""
    folder = tmp_path_factory.mktemp("built")
    (folder / "seeds").mkdir()
    for article in ferries.articles():
        (folder / "seeds" / article.file).write_text(article.text, encoding="utf-8")
    shutil.copy(ferries.FOLDER / "story.yml", folder / "seeds")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert run("build", "--quiet").exit_code == 0
    return folder


@pytest.fixture
def seeds(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The articles in a copy of that folder, in which the test runs."""
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "seeds"


def run(*args: str) -> Result:
    return CliRunner().invoke(cli, args)


def tree(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Every file with its bytes and the time of its last change."""
    return {
        path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file()
    }


def refused(*args: str) -> list[str]:
    """Run ``build``, which must fail without touching anything, and give the lines that it says."""
    before = tree(Path.cwd())
    result = run("build", *args)
    assert (result.exit_code, result.stdout) == (1, "")
    assert isinstance(result.exception, SystemExit)
    lines = result.stderr.splitlines()
    assert lines and len(set(lines)) == len(lines)
    assert all(re.match(r"[^:]+:[1-9]\d*: \S", line) and line.isprintable() for line in lines)
    assert tree(Path.cwd()) == before
    return lines


FILES: dict[str, tuple[bytes, str]] = {
    "empty": (b"", r"a\.txt:1: the file is empty; put"),
    "blank": (b" \n\n\t", r"a\.txt:1: the file is empty; put"),
    "a date alone": (b" date 2024-03-02 \n", r"a\.txt:1: the file is empty; put"),
    "binary": (bytes(range(256)) * 20, r"a\.txt:\d+: the file (looks binary|cannot be decoded); save"),
    "a picture": (
        b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" * 40,
        r"a\.txt:\d+: the file (looks binary|cannot be decoded); save",
    ),
    "an archive": (b"PK\x03\x04\x14\0\0\0\x08\0" * 40, r"a\.txt:\d+: the file (looks binary|cannot be decoded); save"),
    "undecodable": (b"The ferry sails.\nNow\x81\x8d\n", r"a\.txt:2: the file cannot be decoded; save"),
    "half a UTF-16 letter": ("Die Fähre fährt.".encode("utf-16")[:-1], r"a\.txt:1: the file cannot be decoded; save"),
    "too large": (b"The ferry sails. " * 300_000, r"a\.txt:1: the file has more than \d+ bytes; split"),
}


@pytest.mark.parametrize(("data", "told"), FILES.values(), ids=FILES.keys())
def test_a_file_that_is_no_article(seeds: Path, data: bytes, told: str) -> None:
    (seeds / "a.txt").write_bytes(data)
    (line,) = refused()
    assert re.search(told, line)


def test_all_files_that_are_no_articles_are_told_at_once(seeds: Path) -> None:
    for name, data in {"a.txt": b"", "b.txt": b"\0" * 99, "c.txt": b"Now\x81\n"}.items():
        (seeds / name).write_bytes(data)
    assert [line.split(":")[0] for line in refused()] == [f"seeds/{name}.txt" for name in "abc"]


@pytest.mark.parametrize("case", MISTAKES, ids=lambda case: str(case["name"]))
def test_a_mistake_in_the_story_file(seeds: Path, case: dict[str, Any]) -> None:
    (seeds / "story.yml").write_text((SOUND if case.get("after") else "") + case["story"], encoding="utf-8")
    assert refused() == [f"seeds/story.yml:{error}" for error in case["errors"]]


def no_story(seeds: Path) -> None:
    (seeds / "story.yml").unlink()


def a_folder_for_a_story(seeds: Path) -> None:
    no_story(seeds)
    (seeds / "story.yml").mkdir()


def a_link_to_nowhere(seeds: Path) -> None:
    no_story(seeds)
    (seeds / "story.yml").symlink_to("nowhere.yml")


def a_story_of_bytes(seeds: Path) -> None:
    (seeds / "story.yml").write_bytes(b"title: \xff\xfe\n")


def a_huge_story(seeds: Path) -> None:
    (seeds / "story.yml").write_text("# " + "-" * 2_000_000, encoding="utf-8")


def a_deep_story(seeds: Path) -> None:
    (seeds / "story.yml").write_text("[" * 5_000, encoding="utf-8")


@pytest.mark.parametrize(
    "spoil", [no_story, a_folder_for_a_story, a_link_to_nowhere, a_story_of_bytes, a_huge_story, a_deep_story]
)
def test_a_story_file_that_cannot_be_read(seeds: Path, spoil: Callable[[Path], None]) -> None:
    spoil(seeds)
    (line,) = refused()
    assert line.startswith("seeds/story.yml:1: ")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
@pytest.mark.parametrize("name", ["story.yml", "a.txt", "edits.yml"])
def test_a_file_that_may_not_be_read(seeds: Path, name: str) -> None:
    (seeds / "edits.yml").write_text("claims: []\n", encoding="utf-8")
    (seeds / name).chmod(0)
    try:
        result = run("build")
    finally:
        (seeds / name).chmod(0o644)
    assert result.exit_code == 1
    assert re.fullmatch(rf"seeds/{re.escape(name)}:1: the file cannot be read; .+\n", result.stderr)


def test_mistakes_in_the_edits(seeds: Path) -> None:
    claim = "source: a.txt, subject: heron, field: price, value: SEK 1, written: paid, quote: never paid at all"
    (seeds / "edits.yml").write_text(f"claims:\n- {{{claim}, plan: true}}\n", encoding="utf-8")
    assert [line.split("; ")[0] for line in refused()] == [
        "seeds/edits.yml:2: the quote is not in 'a.txt', nor is anything like it",
        "seeds/edits.yml:2: unknown key 'plan' in the claim",
    ]
    assert run("build", "--no-edits").exit_code == 0


def test_a_folder_that_is_not_there(seeds: Path) -> None:
    assert refused("--seeds", "nowhere") == [
        "nowhere:1: there is no such folder that can be read; create it and put the articles there"
    ]
    (line,) = refused("--seeds", "seeds/a.txt")
    assert line.startswith("seeds/a.txt:1: there is no such folder")


def test_no_articles(seeds: Path) -> None:
    for path in seeds.glob("*.txt"):
        path.unlink()
    lines = refused()
    forms = ".txt, .md, .html, .docx, .pdf, .eml and others"
    assert lines[-1] == f"seeds:1: there are no articles; put at least one file there ({forms})"


def test_the_same_article_twice_is_told_and_counted_once(seeds: Path) -> None:
    text = (seeds / "a.txt").read_text(encoding="utf-8")
    (seeds / "copy.txt").write_bytes(text.replace("\n", "\r\n").encode("utf-16"))
    result = run("build")
    assert result.exit_code == 0
    assert result.stdout.startswith("4 articles,")
    assert result.stderr == "seeds/copy.txt:1: the same article as a.txt; it is counted once\n"


def test_two_files_with_one_id(seeds: Path) -> None:
    (seeds / "North Sea.txt").write_text(ARTICLE, encoding="utf-8")
    (seeds / "north-sea.txt").write_text(ARTICLE + "So it is.\n", encoding="utf-8")
    (line,) = refused()
    assert line.startswith("seeds/north-sea.txt:1: 'North Sea.txt' has the id 'north-sea' too; set another id:")


@pytest.mark.parametrize("name", ["line\nbreak.txt", "bell\a.txt", "right\u202eto-left.txt", "escape\x1b[31m.txt"])
def test_a_name_that_cannot_be_shown(seeds: Path, name: str) -> None:
    (seeds / name).write_text(ARTICLE, encoding="utf-8")
    (line,) = refused()
    assert "the file's name has characters that cannot be shown; rename it" in line


@pytest.mark.parametrize(
    "name",
    [
        "..txt.txt",
        "con.txt",
        "index.txt",
        "{{ x }} {% y %}.txt",
        "<script>alert(1)</script>.txt".replace("/", "\u2215"),
        "[a](javascript:b).txt",
        "a|b`c*d_e.txt",
        "-rf.txt",
        "~.txt",
        "ä ö ü 文.txt",
        f"{'long' * 50}.txt",
    ],
)
def test_a_hostile_name_stays_a_name(seeds: Path, name: str) -> None:
    outside = set(Path.cwd().iterdir())
    if name.startswith("."):
        name = f"x{name}"
    (seeds / name).write_text(ARTICLE, encoding="utf-8")
    result = run("build")
    assert (result.exit_code, result.stderr) == (0, "")
    assert set(Path.cwd().iterdir()) == outside
    pages = {path.name for path in Path("docs/sources").glob("*.md")}
    assert all(re.fullmatch(r"[a-z0-9-]+\.md", page) for page in pages)
    assert not any("<script>" in path.read_text(encoding="utf-8") for path in Path("docs").rglob("*.md"))


def test_a_name_that_is_no_unicode(seeds: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(seeds) + b"/\xff\xfe.txt")).write_text(ARTICLE, encoding="utf-8")
    except OSError:
        pytest.skip("this file system wants names in Unicode")
    (line,) = refused()
    assert "characters that cannot be shown" in line


def test_a_link_out_of_the_folder(seeds: Path) -> None:
    (seeds.parent / "secret").write_text(ARTICLE, encoding="utf-8")
    (seeds / "link.txt").symlink_to("../secret")
    assert refused() == ["seeds/link.txt:1: the link leads out of the folder; put a copy of the file there"]


SECRET = "claims: [the words of a secret]\n"


def a_link_out(path: Path) -> None:
    (path.parent.parent / "secret").write_text(SECRET, encoding="utf-8")
    path.symlink_to(Path("..", "secret"))


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def a_folder(path: Path) -> None:
    path.mkdir()


def a_ring(path: Path) -> None:
    path.symlink_to(path.name)


@pytest.mark.parametrize("put", [a_link_out, a_pipe, a_folder, a_ring])
@pytest.mark.parametrize("name", ["story.yml", "edits.yml"])
def test_what_is_no_regular_file_of_the_folder_is_not_read(seeds: Path, name: str, put: Callable[[Path], None]) -> None:
    (seeds / name).unlink(missing_ok=True)
    put(seeds / name)
    (line,) = refused()
    assert line.startswith(f"seeds/{name}:1: ")
    assert "secret" not in line


@pytest.mark.parametrize("put", [a_link_out, a_pipe, a_folder, a_ring])
@pytest.mark.parametrize("command", [["check"], ["accept", "--all", "--yes"]])
def test_proposals_that_are_no_regular_file(seeds: Path, put: Callable[[Path], None], command: list[str]) -> None:
    put(seeds / "suggested.yml")
    result = run(*command)
    assert result.exit_code == 1
    assert "seeds/suggested.yml:1: " in result.stderr
    assert "secret" not in result.output


@pytest.mark.parametrize("put", [a_link_out, a_pipe, a_folder, a_ring])
def test_data_that_are_no_regular_files(seeds: Path, put: Callable[[Path], None]) -> None:
    shutil.copytree("docs/data", "old")
    for name in ("claims.json", "manifest.json"):
        Path("docs/data", name).unlink(missing_ok=True)
        put(Path("docs/data", name).absolute())
        Path("docs/secret").unlink(missing_ok=True)
    for command in (["changes", "old", "docs"], ["verify", "docs"], ["verify", "docs", "--seeds", "seeds"]):
        result = run(*command)
        assert (result.exit_code, result.output.count("\n"), "secret" in result.output) == (1, 1, False)


def test_a_mistake_is_not_told_at_length(seeds: Path) -> None:
    (seeds / "edits.yml").write_text("claims: " + "x" * 100_000, encoding="utf-8")
    (line,) = refused()
    assert len(line) < 1_200


@pytest.mark.parametrize("address", ["javascript:alert(1)", "https://example.org/\x07", "ftp://x", "https:///a", "a b"])
def test_an_address_of_the_site_is_one_of_the_web(seeds: Path, monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    before = tree(Path.cwd())
    monkeypatch.setenv("SITE_URL", address)
    for args in (["build"], ["build", "--site-url", address]):
        result = run(*args)
        assert (result.exit_code, result.stdout) == (2, "")
        assert "must start with https://" in result.stderr
    assert tree(Path.cwd()) == before


@pytest.mark.parametrize("package", ["javascript://x", "https://example.org/a\n--pre", "https://example.org/a b", "\0"])
def test_a_package_comes_from_an_address_or_a_file(seeds: Path, package: str) -> None:
    result = run("new", "made", "--from", "seeds", "--package", package)
    assert result.exit_code in (1, 2)
    assert "NUL" in result.stderr or "name a wheel, a folder, or an address" in result.stderr
    assert not Path("made").exists()


@pytest.mark.parametrize("name", ["a\0b", "\udcff", "a\nb", "x" * 5_000, "", "/dev/null"])
@pytest.mark.parametrize(
    "command",
    [
        ["build", "--seeds", "NAME"],
        ["build", "--story", "NAME"],
        ["build", "--docs", "NAME/x"],
        ["check", "--seeds", "NAME"],
        ["text", "NAME"],
        ["changes", "NAME", "docs"],
        ["verify", "NAME"],
        ["verify", "docs", "--seeds", "NAME"],
        ["seal", "NAME"],
        ["new", "made", "--from", "NAME"],
        ["new", "NAME/x", "--from", "seeds"],
    ],
    ids=" ".join,
)
def test_odd_names_get_a_line(seeds: Path, command: list[str], name: str) -> None:
    result = run(*(each.replace("NAME", name) for each in command))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert all(line.isprintable() for line in result.output.splitlines())


def test_a_page_by_hand_where_one_would_go(seeds: Path) -> None:
    (seeds / "new.txt").write_text(ARTICLE, encoding="utf-8")
    Path("docs/sources/new.md").write_text("mine", encoding="utf-8")
    before = tree(Path.cwd())
    result = run("build")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "docs/sources/new.md:1: was not written by this program" in result.stderr
    assert tree(Path.cwd()) == before


def test_a_file_where_a_folder_would_go(seeds: Path) -> None:
    Path("other").mkdir()
    Path("other/sources").write_text("mine", encoding="utf-8")
    assert run("build", "--docs", "other").exit_code == 1
    assert tree(Path("other")).keys() == {"sources"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_pages_that_may_not_be_written(seeds: Path) -> None:
    (seeds / "new.txt").write_text(ARTICLE, encoding="utf-8")
    folders = [Path("docs"), *(path for path in Path("docs").rglob("*") if path.is_dir())]
    for folder in folders:
        folder.chmod(0o555)
    try:
        (line,) = refused()
    finally:
        for folder in folders:
            folder.chmod(0o755)
    assert "Permission denied" in line


def test_a_disk_that_is_full(seeds: Path) -> None:
    """No file may grow beyond what the data and their page need: a write beyond it fails, as on a full disk."""
    (seeds / "new.txt").write_text(ARTICLE * 40, encoding="utf-8")
    before = tree(Path.cwd())
    done = subprocess.run(
        [sys.executable, "-m", "generator", "build"],
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (6_000, 6_000)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert re.fullmatch(r"\S*docs/\S+:1: File too large; make room on its disk, then build again\n", done.stderr)
    assert tree(Path.cwd()) == before


KILLED = """
import os, signal, sys
from generator.cli import cli
calls = 0
def die(event, args):
    global calls
    if event == sys.argv[1] and str(args[0]).endswith(".tmp"):
        calls += 1
        if calls > int(sys.argv[2]):
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(die)
cli(["build"])
"""


@pytest.mark.parametrize(("event", "step"), [("open", 0), ("open", 6), *(("os.rename", step) for step in (0, 1, 2, 7))])
def test_a_build_that_is_killed_leaves_whole_pages_and_the_next_mends_them(seeds: Path, event: str, step: int) -> None:
    old = tree(Path("docs"))
    shutil.copytree("seeds", "fresh/seeds")
    for folder in (seeds, Path("fresh/seeds")):
        (folder / "new.txt").write_text(ARTICLE, encoding="utf-8")
    assert run("build", "--seeds", "fresh/seeds", "--docs", "fresh/docs").exit_code == 0
    new = tree(Path("fresh/docs"))
    done = subprocess.run(
        [sys.executable, "-c", KILLED, event, str(step)],
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        check=False,
    )
    assert done.returncode == -9
    found = {name: data for name, (data, _) in tree(Path("docs")).items() if not name.startswith(".collate-")}
    assert event == "os.rename" or found == {name: data for name, (data, _) in old.items() if name in found}
    either = [(old.get(name, (b"", 0))[0], new.get(name, (b"", 0))[0]) for name in found]
    assert all(data in pair for data, pair in zip(found.values(), either, strict=True))
    assert {name for name in old if not name.startswith(".collate-")} <= found.keys()
    assert run("build").exit_code == 0
    assert {name: data for name, (data, _) in tree(Path("docs")).items()} == {
        name: data for name, (data, _) in new.items()
    }


def test_the_settings_of_the_site_tool_are_written_with_the_pages_or_not_at_all(seeds: Path) -> None:
    (seeds / "new.txt").write_text(ARTICLE, encoding="utf-8")
    (seeds / "story.yml").write_text(
        (seeds / "story.yml").read_text(encoding="utf-8").replace("Two ferries", "Three ferries"), encoding="utf-8"
    )
    for path in Path(".collate").iterdir():
        if path.name.startswith("."):
            path.unlink()
    (line,) = refused()
    assert line.endswith("nav.yml:1: was not written by this program; move it away or delete it")


def test_pages_do_not_go_where_the_site_tool_has_its_settings(seeds: Path) -> None:
    before = tree(Path.cwd())
    result = run("build", "--docs", ".collate")
    assert (result.exit_code, tree(Path.cwd())) == (2, before)


EMPTY = "  empty: {title: An empty page}\n"
DRY = "  dry: {title: Winter, fields: [draught]}\n"
FIELDS = "fields:\n  draught: {type: quantity, unit: metre, nouns: [draught]}\n"


def test_a_topic_that_nothing_fills_is_told_and_built(seeds: Path) -> None:
    text = (seeds / "story.yml").read_text(encoding="utf-8")
    text = text.replace("fields:\n", FIELDS, 1).replace("topics:\n", f"topics:\n{EMPTY}{DRY}", 1)
    (seeds / "story.yml").write_text(text, encoding="utf-8")
    line = text.splitlines().index("topics:") + 2
    told = [
        f"seeds/story.yml:{line}: the topic 'empty' holds nothing; give it fields, entities or an intro, or take it "
        "away",
        f"seeds/story.yml:{line + 1}: no source fills a field of the topic 'dry'; add cues to its fields or claims to "
        "edits.yml, or take the topic away",
    ]
    result = run("build", "--quiet")
    assert (result.exit_code, result.stderr.splitlines()) == (0, told)
    result = run("check")
    unfilled = (
        f"seeds/story.yml:{line + 1}: no source fills the field 'draught'; add cues to it or a claim to edits.yml"
    )
    assert result.exit_code == 0
    assert result.stderr.splitlines()[:2] == told
    assert f"{unfilled}, or take it away" in result.stderr.splitlines()
    assert not any("passengers" in line for line in result.stderr.splitlines())


def test_a_field_that_an_editor_fills_is_filled(seeds: Path) -> None:
    unfilled = "no source fills the field 'fuel'"
    assert unfilled in run("check").stderr
    claim = "subject: north-star, field: fuel, value: battery, written: batteries, quote: runs on batteries alone"
    (seeds / "edits.yml").write_text(f"claims:\n- {{source: a.txt, {claim}}}\n", encoding="utf-8")
    assert unfilled not in run("check").stderr


def test_fields_of_a_preset_that_nothing_lists_need_not_be_filled(seeds: Path) -> None:
    (seeds / "story.yml").write_text("title: T\npresets: [vessel]\nsubjects: {heron: {name: Heron, kind: ship}}\n")
    result = run("check")
    assert (result.exit_code, result.stderr) == (0, "")


def test_no_message_holds_what_a_terminal_would_obey(seeds: Path) -> None:
    """Folders may have any name; what is told of them is one printable line."""
    strange = seeds.rename("se\x1b[31m\neds")
    (strange / "notes.xyz").write_text("no article", encoding="utf-8")
    (strange / "story.yml").write_text(
        (strange / "story.yml").read_text(encoding="utf-8").replace("topics:\n", f"topics:\n{EMPTY}", 1),
        encoding="utf-8",
    )
    for docs in ("docs", "do\x1bcs"):
        result = run("build", "--seeds", str(strange), "--docs", docs)
        assert result.exit_code == 0
        assert len(result.stderr.splitlines()) == 2
        assert all(line.isprintable() for line in result.output.splitlines())
    Path("do\x1bcs/index.md").unlink()
    Path("do\x1bcs/.collate-manifest.json").unlink()
    Path("do\x1bcs/index.md").write_text("mine", encoding="utf-8")
    (strange / "edits.yml").write_text("claims: [x]\n", encoding="utf-8")
    for args in ((), ("--no-edits", "--docs", "do\x1bcs")):
        result = run("build", "--seeds", str(strange), *args)
        assert result.exit_code == 1
        assert all(line.isprintable() and re.search(r":[1-9]\d*: \S", line) for line in result.stderr.splitlines())


@pytest.mark.parametrize("letters", ["ascii", "latin-1", "cp1252"])
def test_a_terminal_of_few_letters_shows_no_traceback(seeds: Path, letters: str) -> None:
    (seeds / "new.txt").write_text("It was 12 metres long – “long”, said Zoë 文.\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "generator", "check"],
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": letters},
        capture_output=True,
        encoding="latin-1",
        check=False,
    )
    assert (done.returncode, "Traceback" in done.stderr) == (0, False)
    assert "It was 12 metres long" in done.stdout


@pytest.mark.parametrize("command", ["build", "check"])
def test_the_program_itself_shows_no_traceback(seeds: Path, command: str) -> None:
    (seeds / "a.txt").write_bytes(b"")
    (seeds / "b.txt").write_bytes(b"\0\1\2")
    done = subprocess.run(
        [sys.executable, "-m", "generator", command],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert [line.split(":")[:2] for line in done.stderr.splitlines()] == [["seeds/a.txt", "1"], ["seeds/b.txt", "1"]]
