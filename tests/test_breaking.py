"""Inputs that once took memory or time beyond measure, or ended in a traceback: each has its line, or builds at once.

What must build does so in a process of its own, with bounds on its time and memory that are some ten times its need.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import cli
from generator.verify import within

ROOT = Path(__file__).parent.parent
SECONDS, MEMORY = 30, 1_200_000_000
"""Of processor time, and bytes of memory: the squares that these inputs took went past both."""
SHIP = "title: T\npresets: [vessel]\nsubjects:\n  aurora: {name: Aurora, kind: ship}\n"
MANY = """title: Everything
presets: [film, launch, accident, court, deal, vessel, product, blockage]
subjects:
  aurora: {name: Aurora, kind: ship, aliases: [MV Aurora]}
  borealis: {name: Borealis, kind: film}
  tariff: {name: Tariff trial, kind: trial}
entities:
  nordline: {name: Nordline, kind: organisation, aliases: [Nordline Ferries], subject: aurora}
  ada-holm: {name: Ada Holm, kind: person, subject: aurora, roles: [captain, director], gender: f}
"""
SOUND = (
    "The Aurora carries 1,200 passengers. The ship sailed on 5 May 2021 from Oslo, and the company built it there.\n"
)


def page(body: str = "", head: str = "") -> str:
    rows = [f"<p>{SOUND} On day {n} of the voyage the crew painted cabin {n} and went ashore.</p>" for n in range(2, 8)]
    text = f"{''.join(rows[:3])}{body}{''.join(rows[3:])}"
    return f"<html><head><title>News</title>{head}</head><body><article>{text}</article></body></html>"


def around(odd: str) -> str:
    return f"{SOUND * 3}\n{odd}\n\n{SOUND * 3}"


def limited() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def run(folder: Path, *arguments: str) -> tuple[int, str]:
    """Run the program in a folder; give its exit code and what it says on stderr."""
    done = subprocess.run(
        [sys.executable, "-m", "generator", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        preexec_fn=limited,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=10 * SECONDS,
    )
    assert "Traceback" not in done.stderr
    assert done.returncode in (0, 1), done.stderr[-500:]
    return done.returncode, done.stderr


def put(folder: Path, story: str = SHIP, name: str = "a.txt", text: str | bytes = SOUND) -> Path:
    seeds = folder / "seeds"
    seeds.mkdir()
    (seeds / "story.yml").write_text(story, encoding="utf-8")
    (seeds / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return seeds


HEAVY: dict[str, tuple[str, str]] = {
    "quoted JSON in a line": ("a.txt", "[" + '{"@type":"NewsArticle"},' * 6_000 + "]\n\n" + SOUND),
    "sentences of one word": ("a.txt", around("(1) " * 7_500)),
    "open brackets": ("a.txt", around("(" * 30_000)),
    "notes in Markdown": ("a.md", around("[^" * 25_000)),
    "wiki links in front matter": ("a.md", f'---\nauthor: "{"[" * 20_000}{"a" * 20_000}"\n---\n{SOUND * 6}'),
    "list items": ("a.html", page(f"<ul>{'<li>a' * 7_500}</ul>")),
    "broken JSON-LD": (
        "a.html",
        page(head='<script type="application/ld+json">{' + '"author":"a",' * 9_000 + "</script>"),
    ),
    "unclosed quotation marks": ("a.txt", around("“a " * 40_000)),
    "one long word": ("a.txt", around("x" * 60_000)),
}


@pytest.mark.parametrize("name", HEAVY)
def test_odd_text_builds_within_time_and_memory(tmp_path: Path, name: str) -> None:
    file, text = HEAVY[name]
    put(tmp_path, f"{MANY}sources:\n  {file}: {{language: en}}\n", file, text)
    assert run(tmp_path, "build") == (0, "")
    claims = json.loads((tmp_path / "docs/data/claims.json").read_bytes())["claims"]
    assert any(claim["written"] == "1,200 passengers" for claim in claims)


def test_a_page_of_links_is_told_or_built(tmp_path: Path) -> None:
    put(tmp_path, MANY, "a.html", page('<a href="/x">The ship</a> ' * 20_000))
    code, said = run(tmp_path, "build")
    assert code == 0 or said.startswith("seeds/a.html:1: it holds links, no article; save the pages")


def test_a_project_is_proposed_from_one_long_word(tmp_path: Path) -> None:
    put(tmp_path, text=around("x" * 60_000))
    code, _ = run(tmp_path, "new", "made", "--from", "seeds")
    assert code == 0
    assert (tmp_path / "made/seeds/story.yml").is_file()


def test_thousands_of_claims_on_one_value_are_counted(tmp_path: Path) -> None:
    rows = (f"The Aurora carries 1,200 passengers, in row {row} of the list.\n\n" for row in range(2_500))
    put(tmp_path, text="".join(rows))
    assert run(tmp_path, "build") == (0, "")
    head, *rest = (tmp_path / "docs/data/facts.csv").read_text(encoding="utf-8").splitlines()
    row = max(rest, key=len)
    claims = row.rpartition(",")[2]
    assert len(claims.split()) == 2_500
    many = f"{head}\n{row.removesuffix(claims)}{' '.join([claims] * 5)}\n"
    assert len(many) > 131_072  # more than Python's own reader of tables takes in a field
    assert within._rows(many) == 1


def told(folder: Path, *lines: str) -> None:
    """Demand that a build, in this process, stops with lines that begin so, and writes nothing."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        result = CliRunner().invoke(cli, ["build"])
    assert isinstance(result.exception, SystemExit), result.exception
    assert result.exit_code == 1
    found = result.stderr.splitlines()
    assert len(found) == len(lines)
    assert all(line.startswith(begins) for line, begins in zip(found, lines, strict=True)), found
    assert not (folder / "docs/index.md").exists()


def test_a_value_unlike_its_words_stops_the_build(tmp_path: Path) -> None:
    seeds = put(tmp_path)
    (seeds / "edits.yml").write_text(
        "claims:\n- {source: a.txt, subject: aurora, field: passengers, value: 9 passengers, \n"
        "   written: '1,200 passengers', quote: 'The Aurora carries 1,200 passengers'}\n"
    )
    told(tmp_path, "seeds/edits.yml:2: the words '1,200 passengers' do not say {n: 9, unit: person}; correct one")


@pytest.mark.parametrize(
    ("cues", "lines"),
    [
        ("f: {type: quantity, unit: passenger, verbs: [_]}", ["seeds/story.yml:6: '_' in 'verbs'"]),
        ('f: {type: quantity, unit: passenger, nouns: ["~"]}', ["seeds/story.yml:6: '~' in 'nouns'"]),
        (
            'passengers: {nouns: ["@nope", "_ capacity", "* *"], without: ["@trail", "_ x"]}',
            [
                "seeds/story.yml:6: '* *' in 'nouns'",
                "seeds/story.yml:6: '@nope' in 'nouns'",
                "seeds/story.yml:6: '@trail' in 'without'",
                "seeds/story.yml:6: '_ capacity' in 'nouns'",
                "seeds/story.yml:6: '_ x' in 'without'",
            ],
        ),
    ],
)
def test_a_cue_that_no_text_can_match_is_a_mistake(tmp_path: Path, cues: str, lines: list[str]) -> None:
    put(tmp_path, f"{SHIP}fields:\n  {cues}\n")
    told(tmp_path, *lines)


@pytest.mark.parametrize("files", ['{"files":' + "[" * 100_000, '{"files":["a\\ud800"]}'])
def test_a_damaged_list_of_written_files_is_told(tmp_path: Path, files: str) -> None:
    put(tmp_path)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/.collate-manifest.json").write_text(files, encoding="utf-8")
    told(tmp_path, "docs/.collate-manifest.json:1: is no list of written files; delete it")


def test_one_bad_byte_is_named_and_spoils_nothing_else(tmp_path: Path) -> None:
    put(tmp_path, text=("The café of the Aurora is new. " + SOUND).encode() + b"R\xe9sum\xe9\n")
    code, said = run(tmp_path, "build")
    assert (code, said.splitlines()[0].partition(";")[0]) == (
        0,
        "seeds/a.txt:2: the byte 0xE9 is no UTF-8, as all else is",
    )
    pages = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "docs").rglob("*.md"))
    assert "cafÃ©" not in pages


def put_a_pipe(path: Path) -> None:
    os.mkfifo(path)


def put_a_link(path: Path) -> None:
    (path.parent.parent / "secret").write_text("claims: [the words of a secret]\n", encoding="utf-8")
    path.symlink_to(Path("..", "secret"))


@pytest.mark.parametrize("name", ["story.yml", "edits.yml", "a.txt"])
@pytest.mark.parametrize("odd", [put_a_pipe, put_a_link])
def test_pipes_and_links_are_told_and_never_read(tmp_path: Path, name: str, odd: Callable[[Path], None]) -> None:
    seeds = put(tmp_path)
    (seeds / name).unlink(missing_ok=True)
    odd(seeds / name)
    told(tmp_path, f"seeds/{name}:1: ")
