"""Questions put to a model, through ``llm``: any that its plugins reach, on this machine or as a service."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from typing import Any

from generator.errors import CollateError, printable
from generator.suggest.answers import Kept
from generator.suggest.questions import Question

_SECRET = re.compile(r"[\w+/=-]{20,}")
"""What might be a key in the message of a service; it is not shown."""
_LONGEST = 300
"""Characters of such a message, at most."""


def ask_all(name: str, questions: Sequence[Question], kept: Kept, jobs: int, done: Callable[[], None]) -> None:
    """Put questions to a model, some at a time, and keep each answer as it comes; ``done`` hears of each.

    Raises `CollateError` with the reason when the model is not known, cannot be reached or does not answer; what was
    answered before is kept, and the next run goes on from there.
    """
    with _told(name):
        model = _model(name)
    with ThreadPoolExecutor(max_workers=jobs) as pool:
        running = [pool.submit(_ask, name, model, question, kept) for question in questions]
        try:
            for each in as_completed(running):
                each.result()
                done()
        finally:
            pool.shutdown(cancel_futures=True)


def _model(name: str) -> Any:
    try:
        import llm
    except ImportError as error:
        reason = "models are asked through llm, which is not installed; pip install 'collate[suggest]', "
        raise CollateError(f"{reason}or use --prompts and --answers, which need nothing") from error
    return llm.get_model(name)


def _ask(name: str, model: Any, question: Question, kept: Kept) -> None:
    with _told(name):
        schema = {"schema": question.schema} if model.supports_schema else {}
        response = model.prompt(question.text, stream=False, **schema)
        text, used = response.text(), response.usage()
    kept.put(question, name, text, {"input": used.input, "output": used.output})


@contextmanager
def _told(name: str) -> Iterator[None]:
    """Make one line of whatever keeps a model from answering."""
    try:
        yield
    except CollateError:
        raise
    except Exception as error:  # plugins raise what their services' clients raise, and share no class
        reason = " ".join(str(error).split()) or type(error).__name__
        said = _SECRET.sub("…", printable(reason))[:_LONGEST]
        raise CollateError(f"{name} does not answer: {said}; what it answered before is kept") from error
