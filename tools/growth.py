"""How the work of one article grows with its length, on odd text: no family may take more than its share.

    python -m tools.growth [--limit 1.15] [--size 40000] [FAMILY ...]

Each family is one kind of text that could make a pattern or a library go back over what it has read. An article of
``size`` characters, twice and four times as many is read and searched for claims; printed is the exponent of growth
(1 is proportional, 2 quadratic), by processor time, the least of three rounds. What exceeds the limit is measured once
more, as the machine may have been busy; the exit code is 1 when one does so again. 1.15 leaves room for caches.
"""

from __future__ import annotations

import argparse
import gc
import math
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.errors import CollateError
from generator.extract import Extractor
from generator.read import read_article
from generator.story import load_story

STORY = """
title: Growth
presets: [accident, deal, vessel]
subjects:
  aurora: {name: Aurora, kind: ship, aliases: [MV Aurora]}
entities:
  ada-holm: {name: Ada Holm, kind: person, roles: [captain], gender: f}
"""
SOUND = "The Aurora sank on 5 May 2021, killing 12 people, Captain Ada Holm said. "
ROUNDS = 3
FLOOR = 0.02
"""Seconds below which a difference says nothing of growth."""


def _times(piece: str) -> Callable[[int], str]:
    """Give what repeats a piece up to a length."""
    return lambda size: (piece * (size // len(piece) + 1))[:size]


def _word(number: int) -> str:
    """Give a word of its own to each number."""
    return "".join("bdfgklmnrt"[int(digit)] + "a" for digit in str(number))


def _page(head: str = "", body: Callable[[int], str] | None = None) -> Callable[[int], str]:
    made = body or (lambda size: "")
    return lambda size: (
        f"<html><head><title>News</title>{head}</head><body><article><p>{SOUND * 8}</p>{made(size)}</article></body>"
    )


def _json_ld(inner: Callable[[int], str]) -> Callable[[int], str]:
    return lambda size: _page(f'<script type="application/ld+json">{inner(size)}</script>')(size)


FAMILIES: Mapping[str, tuple[str, Callable[[int], str]]] = {
    "plain sentences": (".txt", _times(SOUND)),
    "one paragraph a sentence": (".txt", _times(f"{SOUND}\n\n")),
    "one word": (".txt", _times("x")),
    "one capital": (".txt", _times("X")),
    "words without end": (".txt", _times("word ")),
    "sentences of one word": (".txt", _times("No. ")),
    "capitals": (".txt", _times("Alpha Beta ")),
    "initials": (".txt", _times("A. B. ")),
    "names joined by and": (".txt", _times("Ada Holm and ")),
    "names in a list": (".txt", _times("Ada Holm, Bo Lind, ")),
    "ever new names": (".txt", lambda size: "".join(f"Ada Ba{_word(n)} saw it. She left. " for n in range(size // 30))),
    "other names": (".txt", lambda size: " ".join(f"Name{n} Holm spoke." for n in range(size // 18))),
    "hyphens": (".txt", _times("well-")),
    "digits": (".txt", _times("1")),
    "numbers": (".txt", _times("12 ")),
    "thousands": (".txt", _times("1,000,")),
    "points": (".txt", _times("1.1.")),
    "number words": (".txt", _times("twenty one hundred ")),
    "dates": (".txt", _times("5 May 2021 ")),
    "months": (".txt", _times("May ")),
    "ranges": (".txt", _times("5-6-")),
    "sums": (".txt", _times("$5m ")),
    "currency signs": (".txt", _times("$")),
    "units": (".txt", _times("5 km ")),
    "commas": (".txt", _times(",")),
    "full stops": (".txt", _times(".")),
    "dashes": (".txt", _times("—")),
    "open brackets": (".txt", _times("(")),
    "brackets in brackets": (".txt", _times("(a) ")),
    "square brackets": (".txt", _times("[")),
    "quotation marks": (".txt", _times('"')),
    "opening quotation marks": (".txt", _times("“a ")),
    "apostrophes": (".txt", _times("'a ")),
    "quoted names": (".txt", _times('Ada "Bo" ')),
    "that and that": (".txt", _times("said that he ")),
    "commas and clauses": (".txt", _times("who said, which is, ")),
    "line ends": (".txt", _times("a\n")),
    "blanks": (".txt", _times(" ")),
    "combining marks": (".txt", _times("a\u0301")),
    "emoji": (".txt", _times("🚀")),
    "Markdown: notes": (".md", _times("[^")),
    "Markdown: brackets": (".md", _times("[a](")),
    "Markdown: backticks": (".md", _times("`a")),
    "Markdown: stars": (".md", _times("*a **b ")),
    "Markdown: quotes in quotes": (".md", _times("> ")),
    "Markdown: lists in lists": (".md", lambda size: "\n".join(" " * (n % 50) + "- a" for n in range(size // 28))),
    "Markdown: CDATA": (".md", _times("<![CDATA[")),
    "Markdown: front matter of links": (".md", lambda size: f"---\ntitle: {_times('[[a')(size)}\n---\n{SOUND}"),
    "HTML: list items": (".html", _page(body=_times("<li>a"))),
    "HTML: links": (".html", _page(body=_times('<a href="x">a</a> '))),
    "HTML: in one another": (".html", _page(body=_times("<div>"))),
    "HTML: paragraphs": (".html", _page(body=_times(f"<p>{SOUND}</p>"))),
    "HTML: cut JSON-LD": (".html", _json_ld(_times('{"a": ['))),
    "HTML: quoted JSON-LD": (".html", _json_ld(lambda size: '{"headline": "' + _times("\\")(size))),
    "HTML: unclosed attributes": (".html", _page(body=_times('<p class="'))),
    "HTML: comments": (".html", _page(body=_times("<!-- "))),
    "HTML: CDATA": (".html", _page(body=_times("<![CDATA["))),
}
"""Suffix and maker of each family's article, the maker by a number of characters."""


def seconds(suffix: str, text: str, folder: Path) -> float:
    """Give the processor time that one article takes, the least of some rounds; what is refused takes its time too.

    Reference cycles are looked for between the rounds, as no build looks for them while it runs.
    """
    path, story = folder / f"a{suffix}", folder / "story.yml"
    path.write_text(text, encoding="utf-8")
    story.write_text(STORY, encoding="utf-8")
    extractor = Extractor(load_story(story))
    times = []
    for _ in range(ROUNDS):
        gc.collect()
        gc.disable()
        start = time.process_time()
        with suppress(CollateError):
            extractor.findings(read_article(path))
        times.append(time.process_time() - start)
        gc.enable()
        if times[-1] > 5:
            break
    return min(times)


def exponent(family: str, size: int) -> tuple[float, float]:
    """Give how a family's work grows from ``size`` to four times as much, and the seconds of the latter."""
    suffix, make = FAMILIES[family]
    with TemporaryDirectory() as place:
        few, _, many = (seconds(suffix, make(size * times), Path(place)) for times in (1, 2, 4))
    if many < FLOOR:
        return 0.0, many
    return max(math.log(many / max(few, FLOOR / 4), 4), 0.0), many


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a line for each family; give 1 when one grows faster than allowed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("families", nargs="*", default=list(FAMILIES), metavar="FAMILY")
    parser.add_argument("--limit", type=float, default=1.15)
    parser.add_argument("--size", type=int, default=40_000)
    chosen = parser.parse_args(arguments)
    failed = 0
    for family in chosen.families:
        growth, took = exponent(family, chosen.size)
        if growth > chosen.limit:
            growth, took = min((growth, took), exponent(family, chosen.size))
        failed += growth > chosen.limit
        print(f"{family:<34}{growth:5.2f}{took:8.2f} s{'  fail' if growth > chosen.limit else ''}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
