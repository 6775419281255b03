"""What the desk answers: pages, the parts of a page that decisions change, and the decisions."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any, Final

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from generator.desk import decisions, judging, story_file
from generator.desk.form import form_of, saved
from generator.desk.items import LABELS, Item
from generator.desk.pages import article_page, fact_form, facts_page, overview
from generator.desk.preview import Preview
from generator.desk.session import IdleError, Session
from generator.desk.state import State
from generator.desk.view import article_parts, fragment
from generator.errors import CollateError
from generator.models import Article

_STATIC: Final = Path(__file__).with_name("static")
_PAUSE: Final = 0.3
"""Seconds without a request after which articles that nobody opened are read: a key goes before."""
Said = Mapping[str, Any]


class Desk:
    """One open desk. Its methods run in one thread, one after the other."""

    def __init__(self, state: State, preview: Preview) -> None:
        self._state, self._preview, self._session = state, preview, Session()
        self._asked = 0.0

    def app(self) -> Starlette:
        """Give what answers requests; a guard must stand before it."""
        routes = [
            Route("/", self._overview),
            Route("/facts", self._facts),
            Route("/article/{id}", self._article),
            Route("/parts/{id}", self._parts),
            Route("/preview", self._open_preview),
            *(Route(f"/{name}", _file(name, kind)) for name, kind in _FILES.items()),
            *(Route(path, self._does(act), methods=["POST"]) for path, act in self._acts().items()),
        ]
        handlers: Any = {CollateError: _wrong, OSError: _wrong}
        return Starlette(routes=routes, exception_handlers=handlers, lifespan=self._lifespan)

    def _acts(self) -> dict[str, Callable[[Said], dict[str, Any]]]:
        return {
            "/decide": self._decide,
            "/read": self._read,
            "/save": self._save,
            "/undo": self._undo,
            "/about": self._about,
            "/name": self._name,
            "/kind": self._kind,
            "/fact": self._fact,
            "/judge": self._judge,
        }

    async def _overview(self, request: Request) -> Response:
        self._state.refresh()
        return HTMLResponse(overview(self._state))

    async def _facts(self, request: Request) -> Response:
        self._state.refresh()
        return HTMLResponse(facts_page(self._state, self._session.count))

    async def _article(self, request: Request) -> Response:
        self._state.refresh()
        article = self._state.articles.get(request.path_params["id"])
        if article is None:
            return PlainTextResponse("There is no such article.", 404)
        return HTMLResponse(article_page(self._state, article.id, self._session.count))

    async def _parts(self, request: Request) -> Response:
        self._state.refresh()
        source = request.path_params["id"]
        if source not in self._state.articles:
            return PlainTextResponse("There is no such article.", 404)
        return JSONResponse(self._update(source, "Read again"))

    async def _open_preview(self, request: Request) -> Response:
        return RedirectResponse(await asyncio.to_thread(self._preview.address), 303)

    def _does(self, act: Callable[[Said], dict[str, Any]]) -> Callable[[Request], Any]:
        """Give what answers a request that says something as JSON."""

        async def answer(request: Request) -> Response:
            self._asked = asyncio.get_running_loop().time()
            try:
                said = json.loads(await request.body())
                json.dumps(said, ensure_ascii=False).encode()  # no file can hold half of a character
            except (ValueError, RecursionError):
                raise CollateError("the request is no JSON") from None
            if not isinstance(said, dict):
                raise CollateError("the request must be an object")
            self._state.refresh()
            return JSONResponse(act(said))

        return answer

    def _decide(self, said: Said) -> dict[str, Any]:
        article = self._known(said)
        what, reason = _text(said, "what"), _text(said, "reason")
        if what == "read":
            return self._do(decisions.read_through(self._state, article), article.id)
        item = self._item(article.id, said)
        plans: dict[str, Callable[[], decisions.Plan]] = {
            "accept": lambda: decisions.accept(self._state, item),
            "leave-out": lambda: decisions.leave_out(self._state, item, reason),
            "reason": lambda: decisions.give_reason(self._state, item, reason),
        }
        if what not in plans:
            raise CollateError(f"nobody knows the decision {what!r}")
        return self._do(plans[what](), article.id, item.words[0])

    def _read(self, said: Said) -> dict[str, Any]:
        article = self._known(said)
        return form_of(self._state, article, self._item(article.id, said, optional=True), said)

    def _save(self, said: Said) -> dict[str, Any]:
        article = self._known(said)
        item = self._item(article.id, said, optional=True)
        reading = saved(self._state, article, item, said)
        plan = decisions.save(self._state, item, reading.entry, reading.claim)
        return {**self._do(plan, article.id, reading.claim.value_start), "item": f"e-{reading.claim.id}"}

    def _about(self, said: Said) -> dict[str, Any]:
        article = self._known(said)
        known = {key: _text(said, key) for key in story_file.ABOUT if key in said}
        return self._do(story_file.describe(self._state, article, known), article.id)

    def _name(self, said: Said) -> dict[str, Any]:
        article = self._known(said)
        words, kind = " ".join(_text(said, "words").split()), _text(said, "kind")
        if not words:
            raise IdleError("mark the name first")
        new = story_file.New(words, kind, _text(said, "subject"))
        plan = story_file.name(self._state, new, _text(said, "entity"), said.get("role") is True)
        return self._do(plan, article.id)

    def _kind(self, said: Said) -> dict[str, Any]:
        plan = story_file.rekind(self._state, _text(said, "entity"), _text(said, "kind"))
        return self._do(plan, self._known(said).id)

    def _fact(self, said: Said) -> dict[str, Any]:
        fact = judging.fact_of(self._state, _text(said, "subject"), _text(said, "field"))
        return {"form": fact_form(self._state, fact)}

    def _judge(self, said: Said) -> dict[str, Any]:
        article, plan = self._known(said), judging.judge(self._state, said)
        spot = said.get("spot", 0)
        return self._do(plan, article.id, spot if isinstance(spot, int) else 0)

    def _undo(self, said: Said) -> dict[str, Any]:
        deed = self._session.undo()
        is_story = any(each.path == self._state.files.story for each in deed.edits)
        self._state.refresh()
        return {
            **self._update(deed.article, f"Undone: {deed.words}"),
            "article": deed.article,
            "spot": deed.spot,
            "story": is_story,
        }

    def _do(self, plan: decisions.Plan, source: str, spot: int = 0) -> dict[str, Any]:
        self._session.do(plan.words, source, plan.edits, spot)
        self._state.refresh()
        return self._update(source, plan.words)

    def _update(self, source: str, words: str) -> dict[str, Any]:
        return {**article_parts(self._state, source, self._session.count), "say": words}

    def _known(self, said: Said) -> Article:
        article = self._state.articles.get(_text(said, "article"))
        if article is None:
            raise CollateError("this article is no longer there; go back to all articles")
        return article

    def _item(self, source: str, said: Said, optional: bool = False) -> Any:
        id_ = _text(said, "item")
        if optional and not id_:
            return None
        found: Item | None = next((each for each in self._state.items(source) if each.id == id_), None)
        if found is None:
            raise CollateError("somebody changed this meanwhile: it is no longer there; the page shows what is")
        return found

    @asynccontextmanager
    async def _lifespan(self, app: Starlette) -> AsyncIterator[None]:
        """Read the articles that nobody opens, for the counts, as long as the desk is open."""
        beside = asyncio.create_task(self._read_beside())
        try:
            yield
        finally:
            beside.cancel()
            with suppress(asyncio.CancelledError):
                await beside
            self._preview.close()

    async def _read_beside(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            article, story = self._state.unread(), self._state.story
            if article is None or loop.time() < self._asked + _PAUSE:
                await asyncio.sleep(_PAUSE)
                continue
            claims = await asyncio.to_thread(self._state.extractor.claims, article)
            self._state.keep(article, claims, story)


_FILES: Final = {"desk.css": "text/css", "desk.js": "text/javascript", "facts.js": "text/javascript"}


def _file(name: str, kind: str) -> Callable[[Request], Any]:
    content = (_STATIC / name).read_bytes()

    async def answer(request: Request) -> Response:
        return Response(content, media_type=kind)

    return answer


async def _wrong(request: Request, error: Exception) -> Response:
    """Say what is wrong: on a page, or to a page that asked."""
    lines = str(error).splitlines()
    if isinstance(error, OSError):
        lines = [f"{error.filename or 'the disk'}:1: {error.strerror}; mend that, then decide again"]
    if request.method == "POST" or request.url.path.startswith("/parts/"):
        return JSONResponse({"error": lines, "idle": isinstance(error, IdleError)}, 409)
    return HTMLResponse(fragment("wrong.html", lines=lines, labels=LABELS), 409)


def _text(said: Said, key: str) -> str:
    """Give a text of a request; "" where it has none."""
    value = said.get(key, "")
    if not isinstance(value, str):
        raise CollateError(f"{key} must be a text")
    return value
