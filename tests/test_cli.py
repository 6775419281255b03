"""The command line: what it writes, what it says, and how it fails."""

import json
import os
import re
import runpy
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from generator.cli import cli
from generator.coverage import coverage
from generator.errors import CollateError
from generator.evidence import demand_evidence, stands
from generator.models import Money
from generator.workspace import workspace, written_by_hand
from tests.samples import article, claim

ROOT = Path(__file__).parent.parent
STORY = """\
title: Two ferries
presets: [vessel]
subjects:
  aurora: {name: Aurora, kind: ship}
  borealis: {name: Borealis, kind: ship}
entities:
  nordline: {name: Nordline, kind: organisation}
topics:
  ships: {title: The ships, fields: [length, passengers, owner]}
"""
FIRST = """\
 date 2021-05-17 The Aurora is 190 metres long and can carry 1,200 passengers. Nordline owns the Aurora.

The weather cost the islanders three days in May 2019.
"""
SECOND = "The Aurora is 188 metres long.\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two articles and their story, in which the commands run."""
    (tmp_path / "seeds").mkdir()
    for name, text in {"story.yml": STORY, "first.txt": FIRST, "second.txt": SECOND}.items():
        (tmp_path / "seeds" / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*args: str) -> Result:
    return CliRunner().invoke(cli, args)


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_build_writes_pages_data_and_what_the_site_tool_needs(here: Path) -> None:
    result = run("build")
    assert (result.exit_code, result.stderr) == (0, "")
    assert re.fullmatch(
        r"2 articles, \d+ claims, \d+ facts: \d+ pages in docs, \d+ files written, 0 removed\n"
        r"The feed's links are relative; the site's address, SITE_URL=https://..., makes them whole.\n",
        result.stdout,
    )
    assert "relative" not in run("build").stdout
    assert {"docs/index.md", "docs/topics/ships.md", "docs/data/claims.json"} <= tree(here).keys()
    assert (here / ".collate" / "epoch").read_text() == "1621209600\n"
    assert json.loads((here / ".collate" / "nav.yml").read_text())["site_name"] == "Two ferries"


@pytest.mark.parametrize(
    ("args", "env"), [(("--site-url", "https://a.example"), {}), ((), {"SITE_URL": "https://a.example/"})]
)
def test_the_address_of_the_site_makes_links_absolute(here: Path, args: tuple[str, ...], env: dict[str, str]) -> None:
    assert CliRunner().invoke(cli, ["build", *args], env=env).exit_code == 0
    links = re.findall('href="([^"]*)"', (here / "docs" / "data" / "feed.xml").read_text(encoding="utf-8"))
    assert len(links) > 2
    assert all(link.startswith("https://a.example/") and ".." not in link for link in links)
    story = json.loads((here / "docs" / "data" / "story.jsonld").read_text(encoding="utf-8"))
    assert story["@context"]["@base"] == "https://a.example/data/story.jsonld"


def test_every_claim_has_its_evidence_in_the_export(here: Path) -> None:
    run("build")
    data = json.loads((here / "docs" / "data" / "claims.json").read_text(encoding="utf-8"))
    texts = {source["id"]: (here / "seeds" / source["file"]).read_text(encoding="utf-8") for source in data["sources"]}
    assert {claim["field"] for claim in data["claims"]} >= {"length", "owner"}
    for each in data["claims"]:
        assert texts[each["source"]][each["start"] : each["end"]] == each["quote"]
        assert each["written"] in each["quote"]


def test_a_second_build_touches_nothing(here: Path) -> None:
    run("build")
    before = {path: path.stat().st_mtime_ns for path in here.rglob("*")}
    assert ", 0 files written, 0 removed" in run("build").stdout
    assert {path: path.stat().st_mtime_ns for path in here.rglob("*")} == before


def test_the_same_folder_gives_the_same_bytes_on_any_machine(here: Path) -> None:
    trees = []
    for name, settings in {
        "one": {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
        "two": {"PYTHONHASHSEED": "2", "TZ": "America/Adak", "LC_ALL": "C.UTF-8"},
    }.items():
        command = [sys.executable, "-m", "generator", "build", "--quiet", "--docs", str(here / name / "docs")]
        env = os.environ | {"PYTHONPATH": str(ROOT)} | settings
        subprocess.run(command, check=True, cwd=here, env=env)
        trees.append(tree(here / name))
    assert trees[0] == trees[1]


def test_a_story_beside_the_articles_goes_before_that_of_seeds(here: Path) -> None:
    other = here / "other"
    other.mkdir()
    (other / "first.txt").write_text(FIRST, encoding="utf-8")
    assert run("build", "--seeds", "other", "--docs", "one/docs").exit_code == 0
    (other / "story.yml").write_text(STORY.replace("Two ferries", "Other ferries"), encoding="utf-8")
    assert run("build", "--seeds", "other", "--docs", "two/docs").exit_code == 0
    titles = [json.loads((here / at / "docs/data/claims.json").read_text())["story"]["title"] for at in ("one", "two")]
    assert titles == ["Two ferries", "Other ferries"]


def test_quiet_says_nothing(here: Path) -> None:
    assert run("build", "--quiet").output == ""
    assert (here / "docs" / "index.md").exists()


def test_an_article_that_is_gone_takes_its_page_along(here: Path) -> None:
    run("build")
    assert (here / "docs/sources/second.md").exists()
    (here / "seeds/second.txt").unlink()
    assert run("build").exit_code == 0
    assert not (here / "docs/sources/second.md").exists()


def test_the_same_article_twice_is_told_and_counted_once(here: Path) -> None:
    (here / "seeds/third.txt").write_text(SECOND, encoding="utf-8")
    result = run("build")
    assert result.stdout.startswith("2 articles,")
    assert "third.txt:1:" in result.stderr


def test_pages_by_hand_come_last_in_the_navigation(here: Path) -> None:
    (here / "docs").mkdir()
    (here / "docs" / "about.md").write_text("# About\n", encoding="utf-8")
    for _ in range(2):
        assert run("build").exit_code == 0
        assert json.loads((here / ".collate/nav.yml").read_text())["nav"][-1] == "about.md"


MISTAKES = {
    "no story": lambda seeds: (seeds / "story.yml").unlink(),
    "no articles": lambda seeds: [path.unlink() for path in seeds.glob("*.txt")],
    "an empty article": lambda seeds: (seeds / "first.txt").write_bytes(b""),
    "a binary": lambda seeds: (seeds / "first.txt").write_bytes(bytes(range(256)) * 9),
    "a broken story": lambda seeds: (seeds / "story.yml").write_text("title: [\n"),
    "a story of nothing": lambda seeds: (seeds / "story.yml").write_text(""),
    "an unknown key": lambda seeds: (seeds / "story.yml").write_text(STORY + "colour: red\n"),
    "a story that is no text": lambda seeds: (seeds / "story.yml").write_bytes(b"\xff\xfe\x00\xd8"),
    "a lone surrogate": lambda seeds: (seeds / "story.yml").write_text(STORY.replace("Two ferries", r'"\ud800"')),
}


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES.keys())
@pytest.mark.parametrize("command", ["build", "check"])
def test_a_mistake_gives_lines_and_leaves_everything_as_it_was(here: Path, command: str, mistake: object) -> None:
    run("build")
    mistake(here / "seeds")  # type: ignore[operator]
    before = tree(here)
    result = run(command)
    assert (result.exit_code, result.stdout) == (1, "")
    assert all(re.match(r"\S+:\d+: \S", line) for line in result.stderr.splitlines())
    assert tree(here) == before


def test_a_page_by_hand_in_the_way_is_told_and_kept(here: Path) -> None:
    (here / "docs").mkdir()
    (here / "docs/index.md").write_text("mine", encoding="utf-8")
    result = run("build")
    assert result.exit_code == 1
    assert "index.md:1: was not written by this program" in result.stderr
    assert tree(here / "docs") == {"index.md": b"mine"}
    assert not (here / ".collate").exists()


def test_a_folder_that_cannot_be_made_is_told(here: Path) -> None:
    (here / "docs").write_text("a file", encoding="utf-8")
    result = run("build")
    assert result.exit_code == 1
    assert re.fullmatch(r"\S*docs\S*:1: .+; see that .+\n", result.stderr)


def test_the_package_runs_as_a_program(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["collate", "--help"])
    with pytest.raises(SystemExit, match="0"):
        runpy.run_module("generator", run_name="__main__")
    assert "build" in capsys.readouterr().out


@pytest.mark.parametrize("args", [["bild"], ["build", "--nope"], ["build", "--seeds"], ["check", "more"]])
def test_wrong_usage_exits_with_2(args: list[str]) -> None:
    assert run(*args).exit_code == 2


def test_a_reader_that_stops_early_is_no_mistake(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*args: object, **more: object) -> None:
        raise BrokenPipeError(32, "Broken pipe")

    monkeypatch.setattr(click, "echo", stop)
    result = run("fields")
    assert (result.exit_code, result.stderr) == (1, "")


def test_check_lists_sentences_with_a_value_and_no_claim(here: Path) -> None:
    result = run("check")
    first = Path("seeds", "first.txt")
    assert f"{first}:3: The weather cost the islanders three days in May 2019.\n" in result.stdout
    assert "190 metres" not in result.stdout
    assert result.stdout.endswith("4 sentences read, 3 hold a value, 1 of these gave no claim\n")


def test_fields_lists_every_preset_with_its_fields() -> None:
    lines = run("fields").stdout.splitlines()
    presets = {path.stem for path in (ROOT / "generator" / "presets").glob("*.yml")}
    assert presets and presets <= set(lines)
    assert any(re.fullmatch(r"  length +quantity +metre +Length", line) for line in lines)


HELP = "sys.path.insert(0, sys.argv[1]); from generator.cli import cli; cli(['--help'], standalone_mode=False)"
QUICK = re.compile(r"click(\.\w+)?|generator|generator\.(addresses|cli\w*|errors|inputs|outputs|patterns)")
"""What help may load beside Python's own modules: no room, and no library but the one that reads the command line."""
SLOW = {"asyncio", "concurrent.futures", "email", "http", "logging", "multiprocessing", "sqlite3", "ssl", "xml"}


def test_help_loads_no_room_and_nothing_slow() -> None:
    loaded = _loaded(HELP) - _loaded("pass")
    own = {name for name in loaded if name.split(".")[0] in sys.stdlib_module_names}
    assert sorted(name for name in loaded - own if not QUICK.fullmatch(name)) == []
    assert sorted(SLOW & own) == []


def _loaded(words: str) -> set[str]:
    """The modules that Python has loaded when it has done something."""
    told = f"import sys; {words}; print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-I", "-c", told, str(ROOT)], capture_output=True, text=True, check=True)
    return set(done.stderr.split())


def test_version_and_help_of_each_command() -> None:
    assert re.fullmatch(r"collate, version \d+\.\d+\.\d+\n", run("--version").stdout)
    for command in ("build", "check", "fields"):
        assert run(command, "--help").exit_code == 0


def test_the_readme_shows_what_the_commands_print(here: Path) -> None:
    shown = re.sub(r"\d+", "N", (ROOT / "README.md").read_text(encoding="utf-8"))
    for line in re.sub(r"\d+", "N", run("build").stdout).splitlines():
        assert f"    {line}\n" in shown


SAID = "The Aurora cost about €2.5 million"


def test_a_claim_that_stands_passes() -> None:
    source = article()
    demand_evidence(Path("seeds"), [source], [claim(source, "cost", Money(2500000, "EUR"), "€2.5 million", SAID)])


@pytest.mark.parametrize(
    "wrong",
    [
        {"start": 1},
        {"end": 33},
        {"quote": "The Aurora cost about €2.6 million"},
        {"written": "€2.6 million"},
        {"written": ""},
        {"value_start": 36, "written": "Nordline"},
        {"end": 30, "quote": SAID[:30]},
        {"start": 25, "quote": SAID[25:]},
    ],
)
def test_a_claim_without_evidence_is_an_error_that_names_its_source(wrong: dict[str, object]) -> None:
    source = article()
    bad = claim(source, "cost", Money(2500000, "EUR"), "€2.5 million", SAID)
    assert stands(source, bad)
    for key, value in wrong.items():
        object.__setattr__(bad, key, value)
    with pytest.raises(CollateError, match=r"^seeds.first\.txt:1: no evidence for cost of aurora"):
        demand_evidence(Path("seeds"), [source], [bad])


def test_silence_counts_what_was_read_held_and_left() -> None:
    source = article(text="It is 5 km long.\nNobody knows why. It\nopened in May 2019.\n")
    found = coverage(source, [])
    assert (found.read, found.held) == (3, 2)
    assert found.silent == ((1, "It is 5 km long."), (2, "It opened in May 2019."))


@pytest.mark.parametrize(
    ("days", "epoch"),
    [((), 0), ((None,), 0), (("1970-01-02",), 86400), (("2021-05-17", None, "2020-12-31"), 1621209600)],
)
def test_the_epoch_is_the_newest_sources_day(days: tuple[str | None, ...], epoch: int) -> None:
    articles = [article(f"a{n}", published=day) for n, day in enumerate(days)]
    assert workspace('{"nav": []}', [], articles)["epoch"] == f"{epoch}\n"


def test_pages_by_hand_are_those_at_the_top_that_nobody_generates(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    for name in ("b.md", "a.md", "index.md", "c.txt", "sub/d.md"):
        (tmp_path / name).write_text("")
    assert written_by_hand(tmp_path, {"index.md"}) == ["a.md", "b.md"]
