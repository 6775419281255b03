"""Answers: those that were given before, which are kept, and those that stand in files."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.errors import CollateError
from generator.folder_lock import alone
from generator.one_file import clear, replace_file
from generator.suggest.answer import LARGEST
from generator.suggest.questions import Question

UNNAMED = "a language model"
"""Who answered, where nobody says which model it was."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a model answered to a question, as it came."""

    question: Question
    model: str
    text: str


class Kept:
    """The folder of answers, a file each, by the hash of all that an answer depends on."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, question: Question, model: str) -> str | None:
        """Give what a model answered before; ``None`` when it was not asked this."""
        text = _held(self._path(question, model)).get("answer")
        return text if isinstance(text, str) else None

    def all(self, question: Question) -> list[Answer]:
        """Give what all models answered to a question, by the names of the files."""
        paths = sorted(self._folder.glob(f"{question.name}-*.json"))
        models = dict.fromkeys(str(_held(path).get("model")) for path in paths)
        texts = [(model, self.get(question, model)) for model in models]
        return [Answer(question, model, text) for model, text in texts if text is not None]

    def put(self, question: Question, model: str, text: str, used: dict[str, Any]) -> None:
        """Keep an answer, and how many tokens it took; whole or not at all."""
        self._folder.mkdir(parents=True, exist_ok=True)
        held = {"model": model, "question": question.name, "tokens": used, "answer": text}
        data = json.dumps(held, ensure_ascii=False, indent=1) + "\n"
        with alone(self._folder):
            clear(self._folder)
            replace_file(self._path(question, model), data.encode("utf-8", "surrogatepass"))

    def _path(self, question: Question, model: str) -> Path:
        return self._folder / f"{question.name}-{question.key(model)[:16]}.json"


def _held(path: Path) -> dict[str, Any]:
    """Read a file of an answer; of one that is not there or broken, nothing: the question is asked again."""
    try:
        held = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return held if isinstance(held, dict) else {}


def in_files(folder: Path, questions: Iterable[Question]) -> dict[str, str]:
    """Read the answers of a folder by the names of their questions; a file that is too large is refused later."""
    if not folder.is_dir():
        raise CollateError(f"{folder}:1: there is no such folder; name the one that holds <source id>.json files")
    found: dict[str, str] = {}
    whole: dict[str, None] = {}
    for question in questions:
        path, other = folder / f"{question.name}.json", folder / f"{question.article.id}.json"
        if not path.is_file() and not question.checks and question.article.id not in whole:
            path = other  # an answer to all parts of a question is taken for one to the first
        if path.is_file():
            whole |= {question.article.id: None} if path == other else {}
            with path.open(encoding="utf-8", errors="replace") as file:
                found[question.name] = file.read(LARGEST + 1)
    return found
