"""What a folder of all kinds of files becomes: one origin for copies, the last version of a page, nothing excluded."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator.cli import cli
from generator.read.address import page_of

STORY = """\
title: A ferry
presets: [vessel]
subjects:
  aurora: {name: Aurora, kind: ship}
"""
FIRST = (
    "The Aurora is 90 metres long and carries 120 passengers across the strait on each of her trips, say the owners."
)
REST = (
    "She was built in Ostham, where the yard took four years over her. The crew waved from the deck as she left the "
    "port on a rainy Monday. A band played on the pier, and the mayor gave a speech that nobody could hear. Shops "
    "along the harbour stayed open until late, and the last visitors went home by bus after midnight."
)
CONSENT = "<title>Post</title><p>We use cookies. Accept all or manage your settings. See our privacy policy.</p>"
GONE = "<title>404 Not Found</title><h1>Not Found</h1><p>The page that you look for is not here.</p>"


@pytest.fixture
def put(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Writes files of the folder of articles, among them the story file with what it says of ``sources``."""
    monkeypatch.chdir(tmp_path)
    Path("seeds").mkdir()

    def write(files: dict[str, str], sources: str = "") -> None:
        Path("seeds/story.yml").write_text(STORY + (f"sources:\n{sources}" if sources else ""), "utf-8")
        for name, text in files.items():
            Path("seeds", name).write_text(text, "utf-8")

    return write


def build() -> Result:
    return CliRunner().invoke(cli, ["build", "--quiet"])


def data(name: str) -> Any:
    return json.loads(Path("docs/data", name).read_text("utf-8"))


def html(*paragraphs: str, head: str = "") -> str:
    return (
        f"<html><head>{head}</head><body><article>{''.join(f'<p>{p}</p>' for p in paragraphs)}</article></body></html>"
    )


def test_spans_hold_in_the_text_that_is_printed(put: Callable[..., None]) -> None:
    files = {"a.txt": f"{FIRST}\r\n", "b.md": f"# A *ferry*\n\n**{FIRST}**\n\n- She carries 90 people.\n"}
    put(files | {"c.html": html(f"<b>{FIRST}</b>", f"{REST} She was launched in 2019.")})
    assert build().exit_code == 0
    claims = data("claims.json")
    texts = {}
    for source in claims["sources"]:
        printed = CliRunner().invoke(cli, ["text", f"seeds/{source['file']}"])
        assert hashlib.sha256(printed.stdout_bytes).hexdigest() == source["text_sha256"]
        texts[source["id"]] = printed.stdout_bytes.decode()
    assert {claim["source"] for claim in claims["claims"]} == {"a", "b", "c"}
    for claim in claims["claims"]:
        assert texts[claim["source"]][claim["start"] : claim["end"]] == claim["quote"]
    assert texts["a"] == f"{FIRST}\n"


def test_no_text_of_what_is_no_article(put: Callable[..., None]) -> None:
    put({"b.html": CONSENT})
    result = CliRunner().invoke(cli, ["text", "seeds/b.html"])
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("seeds/b.html:1: this is a page that asks for consent")


def test_what_holds_no_article_stops_the_build_unless_it_is_excluded(put: Callable[..., None]) -> None:
    files = {"a.txt": FIRST, "consent.html": CONSENT, "big.html": "x" * 20_000_000, "picture.md": "\0\1\2"}
    files |= {"huge.txt": "x" * 20_000_000, "gone.html": GONE}
    put(files)
    result = build()
    assert result.exit_code == 1
    assert [line.split(": ")[0] for line in result.stderr.splitlines()] == [
        "seeds/big.html:1",
        "seeds/consent.html:1",
        "seeds/gone.html:1",
        "seeds/huge.txt:1",
        "seeds/picture.md:1",
    ]
    remedy = re.compile("; .*(exclude it: under sources|save the article)")
    assert all(remedy.search(line) for line in result.stderr.splitlines())
    put({}, "".join(f"  {name}: {{exclude: No article at all.}}\n" for name in files if name != "a.txt"))
    result = build()
    assert (result.exit_code, result.output) == (0, "")
    assert [source["file"] for source in data("claims.json")["sources"]] == ["a.txt"]
    written = "".join(path.read_text("utf-8") for path in Path("docs").rglob("*") if path.is_file())
    assert not any(word in written for word in ("consent.html", "big.html", "picture.md", "No article at all"))


def test_near_copies_are_one_origin_whatever_files_they_come_in(put: Callable[..., None]) -> None:
    put(
        {
            "a.txt": f"{FIRST} {REST}",
            "b.html": html(FIRST, REST, "Subscribers read more."),
            "c.md": f"{FIRST} {REST[:200]}\n",
        }
    )
    assert build().exit_code == 0
    (length,) = [fact for fact in data("facts.json")["facts"] if fact["field"] == "length"]
    (position,) = length["positions"]
    assert len(position["claims"]) == 3
    assert position["origins"] == ["a"]
    assert length["verdict"] == "single"


LINK = "<link rel=canonical href='https://www.post.example/ferry/?utm_source=a#top'>"


def dated(day: str, url: str, text: str) -> str:
    return f"---\npublished: {day}\nurl: {url}\n---\n{text}\n"


def test_a_later_article_at_the_same_address_replaces_the_earlier(put: Callable[..., None]) -> None:
    later = FIRST.replace("120", "140")
    put(
        {
            "a.md": dated("2031-05-30", "http://post.example/ferry", later),
            "b.html": html(
                FIRST,
                REST,
                head=f"{LINK}<meta name=pubdate content=2031-05-29><meta property=og:site_name content=Post>",
            ),
            "c.md": dated("2031-05-29", "https://post.example/another", "It rained."),
        }
    )
    result = build()
    assert (result.exit_code, result.stderr) == (
        0,
        "seeds/b.html:1: an earlier version of a.md, by its address; it is left out\n",
    )
    told = [(source["file"], source["outlet"]) for source in data("claims.json")["sources"]]
    assert told == [("a.md", "Post"), ("c.md", None)]


def test_of_one_day_the_last_file_counts(put: Callable[..., None]) -> None:
    put(
        {"a.txt": FIRST, "b.txt": REST, "c.txt": "It rained."},
        "  a.txt: {url: 'https://post.example/1?a=1&b=2'}\n  b.txt: {url: 'http://www.post.example/1/?b=2&a=1&gclid=x'}\n"
        "  c.txt: {url: 'http://www.post.example/1/?b=3'}\n",
    )
    assert build().stderr.startswith("seeds/a.txt:1: an earlier version of b.txt, by its address; it is left out\n")
    put(
        {},
        "  a.txt: {url: 'https://post.example/1', accessed: 2031-06-02}\n"
        "  b.txt: {url: 'https://post.example/1', accessed: 2031-06-01}\n",
    )
    assert build().stderr.startswith("seeds/b.txt:1: an earlier version of a.txt, by its address; it is left out\n")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://a.example", "http://www.a.example/", True),
        ("https://a.example:443/x", "http://A.example:80/x/#y", True),
        ("https://a.example:8443/x", "https://a.example/x", False),
        ("https://a.example/x?id=1", "https://a.example/x?id=2", False),
        ("https://a.example/x?q=", "https://a.example/x", False),
        ("https://a.example/X", "https://a.example/x", False),
        ("https://a.example/x?fbclid=1&utm_medium=b&mc_cid=c", "https://a.example/x", True),
        ("https://[::1/x", "https://[::1/x", True),
        ("https://a.example:x/", "https://a.example/", False),
    ],
)
def test_addresses_of_one_page(one: str, other: str, same: bool) -> None:
    assert (page_of(one) == page_of(other)) is same


GERMAN = "Der Zug fuhr am Morgen aus dem Bahnhof, und die Reisenden warteten an der Grenze auf den Bus. " * 4
DECLARED = "the article is in {!r}, and the rules read English alone"
UNLIKE = "this does not read like English, the only language of the rules"
RIGHT = "under sources in the story file, say exclude: with the reason, or language: en if it is English after all"


@pytest.mark.parametrize(
    ("name", "text", "wrong"),
    [
        ("b.md", f"---\nlanguage: de\n---\n{GERMAN}\n", DECLARED.format("de")),
        ("b.html", html(GERMAN).replace("<html", "<html lang='de-AT'"), DECLARED.format("de-AT")),
        ("b.txt", GERMAN, UNLIKE),
        ("b.html", html(GERMAN).replace("<html", "<html lang='en'"), UNLIKE),
    ],
)
def test_an_article_in_another_language_stops_the_build_unless_the_story_file_settles_it(
    put: Callable[..., None], name: str, text: str, wrong: str
) -> None:
    put({"a.txt": FIRST, name: text})
    for command in ("build", "check"):
        result = CliRunner().invoke(cli, [command])
        assert (result.exit_code, result.stdout, result.stderr) == (1, "", f"seeds/{name}:1: {wrong}; {RIGHT}\n")
    assert not Path("docs").exists()
    put({}, f"  {name}: {{exclude: nobody reads it}}\n")
    assert (build().exit_code, build().output) == (0, "")
    assert [source["file"] for source in data("claims.json")["sources"]] == ["a.txt"]
    put({}, f"  {name}: {{language: en}}\n")
    assert (build().exit_code, build().output) == (0, "")
    assert [source["file"] for source in data("claims.json")["sources"]] == ["a.txt", name]


def test_the_words_of_an_article_go_before_the_language_that_it_declares(put: Callable[..., None]) -> None:
    put({"a.txt": FIRST, "b.html": html(FIRST, REST).replace("<html", "<html lang='es-ES'")})
    result = build()
    assert result.exit_code == 0
    assert "b.html:1: it says that it is in 'es-ES', but its words are English; it is read as English" in result.output


def test_the_story_file_may_say_that_an_article_is_foreign(put: Callable[..., None]) -> None:
    put({"a.txt": FIRST, "b.txt": REST}, "  b.txt: {language: nl}\n")
    result = build()
    assert (result.exit_code, result.stderr) == (1, f"seeds/b.txt:1: {DECLARED.format('nl')}; {RIGHT}\n")
