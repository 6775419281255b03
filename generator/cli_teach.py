"""The command by which an editor makes a field of an example."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.errors import CollateError, printable
from generator.inputs import inputs, read, story_file

if TYPE_CHECKING:
    from generator.models import Article, Claim

_SHOWN = 10
"""Claims of a kind that are listed."""


@click.command()
@click.argument("example", metavar="'LABEL: VALUE'")
@click.argument("sentences", metavar="[SENTENCE]...", nargs=-1)
@click.option("--means", default="", help="What counts and what does not, for people.")
@click.option("--try", "dry", is_flag=True, help="Show what it would find, and write nothing.")
@inputs
def field(example: str, sentences: Sequence[str], means: str, dry: bool, seeds: Path, story: Path | None) -> None:
    """Make a field of an example, as in 'oxygen left: 96 hours', and show what it finds.

    SENTENCE is one that states it, or the words of it that tell; without any, all sentences with the value are.
    """
    from generator.editing import rewrite
    from generator.story import load_story
    from generator.teach import KINDS_OF_CUE, learn, written
    from generator.teach import example as read_example

    known, articles = read(seeds, story)
    path = story_file(seeds, story)
    taken = read_example(example, sentences, known, articles)
    if taken.id in known.fields:
        where = f"{path}:{known.field_lines.get(taken.id, 1)}"
        raise CollateError(f"{where}: there is a field {taken.id!r}; change it there")
    lesson = learn(taken, means, known, articles, seeds)
    if not dry:
        rewrite(path, lambda text: written(text, lesson.field), lambda text: _mistakes(path, text))
        load_story(path)
    kept = {key: getattr(lesson.field, key) for key in KINDS_OF_CUE}
    cues = "; ".join(f"{key}: {', '.join(each)}" for key, each in kept.items() if each)
    where = "would be in" if dry else "is in"
    click.echo(f"{printable(taken.label)} {where} {printable(path)}: {lesson.field.type}, {printable(cues)}")
    _list("It finds", lesson.right, seeds, articles)
    _list(f"It also finds, in sentences without a word of “{printable(taken.label)}”", lesson.doubtful, seeds, articles)
    if lesson.doubtful:
        click.echo("Of these, what is wrong goes away with a word of it under without:, or as left-out in edits.yml.")


def _mistakes(path: Path, text: str) -> Sequence[str]:
    """Give the mistakes of a story file's text, by reading it beside the file."""
    from tempfile import NamedTemporaryFile

    from generator.story import load_story

    with NamedTemporaryFile("w", suffix=".yml", dir=path.parent, encoding="utf-8", delete=True) as made:
        made.write(text)
        made.flush()
        try:
            load_story(Path(made.name))
        except CollateError as error:
            return [line.replace(made.name, str(path)) for line in error.lines]
    return []


def _list(title: str, claims: Sequence[Claim], seeds: Path, articles: Sequence[Article]) -> None:
    if not claims:
        return
    texts = {article.id: article for article in articles}
    click.echo(f"{title}: {len(claims)}")
    for claim in claims[:_SHOWN]:
        article = texts[claim.source]
        line = article.text.count("\n", 0, claim.start) + 1
        quote = " ".join(claim.quote.split())
        click.echo(f"  {printable(seeds / article.file)}:{line}: {printable(claim.written)} | {printable(quote)}")
    if len(claims) > _SHOWN:
        click.echo(f"  and {len(claims) - _SHOWN} more")
