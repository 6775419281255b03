"""The commands by which a model proposes and a person decides. No other command knows of models."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from generator.errors import CollateError, did_you_mean, printable
from generator.inputs import EDITS, SUGGESTED, WORKSPACE, findings, inputs, is_hidden, read, tell

if TYPE_CHECKING:
    from generator.editing import Decision
    from generator.models import Article
    from generator.suggest import Answer, Item, Kept, Material, ProposalFilter, Question

LARGEST = 200_000_000
"""Bytes of the file of proposals, at most: those of 40,000 articles. No person writes it."""
_FOLDER = click.Path(path_type=Path)


@click.command()
@inputs
@click.option("--model", help="The model to ask, by its name in llm; with --answers, the one that gave them.")
@click.option("--prompts", metavar="DIR", type=_FOLDER, help="Write the questions there as files, and ask nobody.")
@click.option("--answers", metavar="DIR", type=_FOLDER, help="Read the answers that stand there as files.")
@click.option("--source", "sources", metavar="ID", multiple=True, help="Only these articles.")
@click.option("--jobs", type=click.IntRange(1, 64), default=4, show_default=True, help="Questions asked at a time.")
@click.option("--redo", is_flag=True, help="Ask again what was answered before.")
@click.option("--estimate", is_flag=True, help="Say how many tokens it would take, and ask nothing.")
@click.option("--refused", is_flag=True, help="List what was answered and did not hold, each with its reason.")
def suggest(
    seeds: Path,
    story: Path | None,
    model: str | None,
    prompts: Path | None,
    answers: Path | None,
    sources: Sequence[str],
    jobs: int,
    redo: bool,
    estimate: bool,
    refused: bool,
) -> None:
    """Let a model propose what the articles say, verify it, and put it into suggested.yml for you to decide."""
    from generator.suggest import UNNAMED, Kept

    if not (model or prompts or answers or refused or estimate):
        raise click.UsageError("Name who is to answer: --model NAME, or --prompts DIR and then --answers DIR.")
    material = _material(seeds, story)
    questions = _questions(material, sources)
    kept = Kept(seeds.resolve().parent / WORKSPACE / "answers")
    asked = [each for each in questions if redo or not model or kept.get(each, model) is None]
    if estimate:
        _estimate(questions, asked)
    elif prompts:
        _write(prompts, questions)
    elif refused:
        _list_refused(material, [answer for each in questions for answer in kept.all(each)])
    else:
        failure = _file(kept, answers, questions, model or UNNAMED) if answers else _ask(kept, asked, str(model), jobs)
        name = model or UNNAMED
        given = [(each, text) for each in questions if (text := kept.get(each, name)) is not None]
        _propose(seeds, material, [_answer(each, name, text) for each, text in given])
        if failure:
            raise failure


def _answer(question: Question, model: str, text: str) -> Answer:
    from generator.suggest import Answer

    return Answer(question, model, text)


def _material(seeds: Path, story: Path | None) -> Material:
    from generator.edits import load_edits
    from generator.suggest import Material

    known, articles = read(seeds, story)
    edits = load_edits(seeds / EDITS, known, articles)
    rules = [claim for each in findings(known, articles, quiet=False) for claim in each.claims]
    return Material(known, articles, rules, edits)


def _questions(material: Material, sources: Sequence[str]) -> list[Question]:
    known = [article.id for article in material.articles]
    if unknown := [source for source in sources if source not in known]:
        raise click.BadParameter(f"there is no article {unknown[0]!r}; {did_you_mean(unknown[0], known)}")
    return material.questions(sources)


def _estimate(questions: Sequence[Question], asked: Sequence[Question]) -> None:
    from generator.suggest import tokens

    count = tokens(each.text for each in asked)
    click.echo(
        f"{len(questions)} questions, {len(questions) - len(asked)} of them answered; the others take about {count} "
        "tokens, and as a rule half as many for the answers"
    )


def _write(folder: Path, questions: Sequence[Question]) -> None:
    import json

    from generator.write import write

    texts = {f"{each.name}.md": each.text for each in questions}
    forms = {f"{each.name}.schema.json": json.dumps(each.schema, indent=1) + "\n" for each in questions}
    write(folder, texts | forms)
    click.echo(
        f"{len(texts)} questions in {printable(folder)}: put each to a model, save the answer to <question>.md as "
        "<question>.json in a folder, and name that with --answers"
    )


def _list_refused(material: Material, given: Sequence[Answer]) -> None:
    from generator.suggest import judge, lines

    outcome = judge(material, given)
    for line in (*outcome.bad, *lines(outcome.refused)):
        click.echo(printable(line))
    click.echo(f"{len(given)} answers, {len(outcome.bad)} unreadable; {len(outcome.refused)} entries refused")


def _file(kept: Kept, folder: Path, questions: Sequence[Question], name: str) -> CollateError | None:
    """Take the answers that stand in files."""
    from generator.suggest import in_files

    found = in_files(folder, questions)
    for each in questions:
        if each.name in found:
            kept.put(each, name, found[each.name], {})
    if not found:
        return CollateError(f"{folder}:1: there is no answer; save them as {questions[0].name}.json and so on")
    return None


def _ask(kept: Kept, asked: Sequence[Question], model: str, jobs: int) -> CollateError | None:
    """Ask what was not answered; a failure is told at the end, when what was answered is in the file."""
    from generator.suggest import ask_all

    with click.progressbar(length=len(asked), label="Asking", hidden=is_hidden(False), file=sys.stderr) as bar:
        try:
            if asked:
                ask_all(model, asked, kept, jobs, lambda: bar.update(1))
        except CollateError as error:
            return error
    return None


def with_model(text: str, articles: Sequence[Article], folder: Path, model: str) -> str:
    """Give a proposed story file with what a model adds to it; answers wait beside the folder until all are there."""
    import shutil

    from generator.suggest import Kept, ask_outline, extended

    waiting = folder.absolute().parent / f".{folder.name}.collate-answers"
    kept, questions = Kept(waiting), [ask_outline(article) for article in articles]
    failure = _ask(kept, [each for each in questions if kept.get(each, model) is None], model, jobs=4)
    if failure:
        raise failure
    made, count = extended(text, [(each.article, kept.get(each, model) or "") for each in questions])
    shutil.rmtree(waiting, ignore_errors=True)
    tell([f"{model} adds {count} things to the proposal, each of which stands in an article; look at them"])
    return made


def _propose(seeds: Path, material: Material, given: Sequence[Answer]) -> None:
    from generator.editing import rewrite
    from generator.suggest import file_of, judge, read_items, waiting

    with click.progressbar(length=len(given), label="Verifying", hidden=is_hidden(False), file=sys.stderr) as bar:
        outcome = judge(material, given, lambda: bar.update(1))
    tell(outcome.bad)
    path = seeds / SUGGESTED
    rewrite(path, file_of(path, material, outcome.items), lambda text: (), LARGEST)
    items = read_items(path, path.read_text("utf-8"))
    click.echo(
        f"{len(given)} answers, {len(outcome.items)} proposals hold, {len(outcome.refused)} refused (--refused lists "
        f"them): {len(waiting(items))} wait in {printable(path)}"
    )


class _Choice(NamedTuple):
    """Which proposals a command is about."""

    filter: ProposalFilter
    every: bool
    yes: bool


def _choice(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the arguments that say which proposals are meant; it gets them as one, its ``choice``."""

    @wraps(command)
    def chosen(**given: Any) -> None:
        from generator.suggest import ProposalFilter

        of = ProposalFilter(*(given.pop(key) for key in ("ids", "fields", "sources", "confirmed")))
        command(choice=_Choice(of, given.pop("every"), given.pop("yes")), **given)

    for add in (
        click.option("--yes", is_flag=True, help="You have looked at them."),
        click.option("--all", "every", is_flag=True, help="All that wait; needs --yes."),
        click.option("--confirmed-by-rules", "confirmed", is_flag=True, help="Those of which the rules say the same."),
        click.option("--source", "sources", metavar="ID", multiple=True, help="Those of this article."),
        click.option("--field", "fields", metavar="ID", multiple=True, help="Those of this field."),
        click.argument("ids", metavar="[ID]...", nargs=-1),
    ):
        chosen = add(chosen)
    return chosen


def _meant(path: Path, choice: _Choice) -> list[Item]:
    """Give the proposals that a command is about."""
    from generator.documents import text_of
    from generator.suggest import read_items

    of = choice.filter
    if not (of.ids or of.fields or of.sources or of.confirmed or choice.every):
        raise click.UsageError("Name proposals by their ids, or by --field, --source, --confirmed-by-rules or --all.")
    if choice.every and not choice.yes:
        raise click.UsageError("No program sees a wrong subject or field; look at them, then say --all --yes.")
    if not os.path.lexists(path):
        raise CollateError(f"{path}:1: there is no such file; collate suggest writes it")
    return of.of(path, read_items(path, text_of(path, LARGEST)))


def _check(seeds: Path, story: Path | None, made: Sequence[Decision]) -> Callable[[str], Sequence[str]]:
    """Give what reads the file of edits back; what the rules find matters only where claims of theirs are left out."""
    from generator.edits import Texts, wrong_edits

    known, articles = read(seeds, story)
    texts = Texts(articles)
    rules = None
    if any(each.section == "left-out" for each in made):
        rules = [claim for each in findings(known, articles, quiet=False) for claim in each.claims]
    return lambda text: wrong_edits(seeds / EDITS, text, known, texts, rules)


@click.command()
@inputs
@_choice
def accept(seeds: Path, story: Path | None, choice: _Choice) -> None:
    """Put proposals into edits.yml, from where the build takes them; each ID stands in suggested.yml."""
    from generator.editing import data, decide, is_made, rewrite
    from generator.suggest import decision, marked

    path, edits = seeds / SUGGESTED, seeds / EDITS
    meant = _meant(path, choice)
    made = [decision(each) for each in meant]

    def change(text: str) -> str:
        held = data(text)
        return decide(text, [each for each in made if not is_made(held, each)])

    rewrite(edits, change, _check(seeds, story, made))
    rewrite(path, marked(path, meant, "accepted"), lambda text: (), LARGEST)
    click.echo(f"{len(meant)} proposals accepted into {printable(edits)}")


@click.command()
@inputs
@_choice
@click.option("--reason", default="", help="Why, for whoever asks later.")
def reject(seeds: Path, story: Path | None, choice: _Choice, reason: str) -> None:
    """Set proposals aside for good: they are not proposed again; each ID stands in suggested.yml."""
    from generator.editing import rewrite
    from generator.suggest import marked

    path = seeds / SUGGESTED
    meant = _meant(path, choice)
    rewrite(path, marked(path, meant, "rejected", reason), lambda text: (), LARGEST)
    click.echo(f"{len(meant)} proposals rejected")
