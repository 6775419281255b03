"""A run: which questions there are, which of them were answered, and what their answers come to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator.edits import Edits
from generator.models import Article, Claim
from generator.story import Story
from generator.suggest.answer import read_answer
from generator.suggest.answers import Answer
from generator.suggest.critic import doubts
from generator.suggest.model import Refused, RefusedError
from generator.suggest.questions import Question, questions
from generator.suggest.states import Sorter, doubted, proposed
from generator.suggest.suggested import Item, as_text, read_items
from generator.suggest.verify import Verifier


@dataclass(frozen=True, slots=True)
class Material:
    """What a run works on."""

    story: Story
    articles: Sequence[Article]
    rules: Sequence[Claim]
    """The claims of the rules, whatever the editor says of them."""
    edits: Edits

    def questions(self, sources: Iterable[str] = ()) -> list[Question]:
        """Give all questions, or those about some articles, by their ids."""
        chosen = {*sources}
        articles = [article for article in self.articles if not chosen or article.id in chosen]
        return [*questions(self.story, articles, self.rules)]


@dataclass(frozen=True, slots=True)
class Tally:
    """What answers come to."""

    items: list[Item] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    bad: list[str] = field(default_factory=list)
    """Answers that are none, each as its question's name and what is wrong."""


def judge(material: Material, answers: Iterable[Answer], done: Callable[[], None] = lambda: None) -> Tally:
    """Hold answers to their articles; ``done`` hears of each."""
    outcome, verifier = Tally(), Verifier(material.story)
    for answer in answers:
        try:
            _judge(material, answer, verifier, outcome)
        except RefusedError as error:
            outcome.bad.append(f"{answer.question.name}: {error}")
        done()
    return outcome


def _judge(material: Material, answer: Answer, verifier: Verifier, outcome: Tally) -> None:
    article = answer.question.article
    if answer.question.checks:
        made = [claim for claim in material.rules if claim.source == article.id]
        found = doubts(read_answer(answer.text, "checked"), made)
        outcome.items.extend(doubted(doubt, article, answer.model) for doubt in found)
        return
    held, refused = verifier.verify(article, read_answer(answer.text))
    if len(refused) > 1 and not held and all("the quote does not stand" in each.reason for each in refused):
        raise RefusedError("none of its quotes stands in this article; is it the answer for another one?")
    outcome.items.extend(proposed(each, answer.model) for each in held)
    outcome.refused.extend(refused)


def file_of(path: Path, material: Material, found: Iterable[Item]) -> Callable[[str], str]:
    """Give the change that a run makes to the text of the file of proposals."""
    sorter = Sorter(material.story, material.articles, material.rules, material.edits)
    return lambda text: as_text(sorter.merged(read_items(path, text), found))


def lines(refused: Iterable[Refused]) -> Iterator[str]:
    """Say of each entry that was refused, in one line, which it is and why."""
    for each in refused:
        entry = each.entry if isinstance(each.entry, dict) else {}
        about = ", ".join(str(entry.get(key, "?"))[:60] for key in ("subject", "field", "written"))
        yield f"{each.source}: {about}: {each.reason}"
