"""A model for `llm` that answers from a list, so that tests ask what no service has to answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import llm
from llm.plugins import pm


class Replay(llm.Model):  # type: ignore[misc]
    """Gives to each prompt the first answer whose key stands in it; an exception among the answers is raised."""

    model_id = "replay"
    can_stream = False
    supports_schema = True

    def __init__(self, answers: Mapping[str, str | Exception]) -> None:
        self.answers = answers
        self.asked: list[str] = []
        self.schemas: list[dict[str, Any]] = []

    def execute(self, prompt: Any, stream: bool, response: Any, conversation: Any) -> Iterator[str]:
        """Answer a prompt."""
        self.asked.append(prompt.prompt)
        self.schemas.append(prompt.schema)
        answer = next((answer for key, answer in self.answers.items() if key in prompt.prompt), "[]")
        if isinstance(answer, Exception):
            raise answer
        response.set_usage(input=len(prompt.prompt) // 4, output=len(answer) // 4)
        yield answer


@contextmanager
def replaying(answers: Mapping[str, str | Exception]) -> Iterator[Replay]:
    """Let `llm` know the model while the block runs."""
    model = Replay(answers)

    class Plugin:
        @llm.hookimpl  # type: ignore[untyped-decorator]
        def register_models(self, register: Any) -> None:
            register(model)

    plugin = Plugin()
    pm.register(plugin)
    try:
        yield model
    finally:
        pm.unregister(plugin)
