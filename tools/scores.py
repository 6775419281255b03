"""How well the rules find claims: a table of the labelled corpora, put into MEASURES between its marks."""

from __future__ import annotations

import re
from pathlib import Path

from tests.scoring import Score, corpora, read, score
from tests.timelines import GOLD, reached

PAGE = Path(__file__).parent.parent / "MEASURES.md"
MARKS = re.compile(r"(?<=<!-- scores -->\n).*?(?=<!-- /scores -->)", re.DOTALL)
HEAD = ("corpus", "texts", "facts", "found", "claims", "right", "recall", "precision", "planned", "hedged", "shown")


def table() -> str:
    """Give the table in Markdown: a line for each corpus, and one for all that are kept aside."""
    found = corpora()
    kept = [corpus for corpus in found if corpus.secret]
    rows = [_row(corpus.name, len(read(corpus)[0]), score(corpus)) for corpus in found]
    rows.append(_row("kept-aside, all", sum(len(read(corpus)[0]) for corpus in kept), sum(map(score, kept), Score())))
    return "".join(f"| {' | '.join(row)} |\n" for row in [HEAD, ("---", *("--:" for _ in HEAD[1:])), *rows])


def _row(name: str, texts: int, counts: Score) -> tuple[str, ...]:
    numbers = (texts, counts.facts, counts.found, counts.right + counts.wrong, counts.right)
    shares = (counts.recall, counts.precision, counts.agreement("planned"), counts.agreement("hedged"))
    shown = "" if counts.evidence is None else f"{counts.evidence:.2f}"
    return (name, *map(str, numbers), *(f"{share:.2f}" for share in shares), shown)


def main() -> None:
    """Print the table and renew that of the page; print too how well events are found."""
    print(made := table(), end="")
    if GOLD.is_file():
        print(reached())
    text = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(MARKS.sub(lambda _: f"\n{made}\n", text), encoding="utf-8")


if __name__ == "__main__":
    main()
