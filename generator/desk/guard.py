"""Who may ask the desk for anything: the browser that the editor opened on this machine, and nobody else.

Pages of others can make a browser send requests to this machine, and can give its address a name of theirs (DNS
rebinding). Against that each request is held to four things, in this order: the name that it calls the desk by, a
cookie that only the address with the token sets, and for what changes something, where it comes from and that it is
JSON, which no form of another page can send.
"""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from http import HTTPStatus
from secrets import token_urlsafe
from typing import Any, Final

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

ENTRY: Final = "/enter/"
"""Where the address with the token leads."""
LARGEST: Final = 100_000
"""Bytes of a request, at most: an entry has a few thousand."""
HEADERS: Final = (
    (
        b"content-security-policy",
        b"default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; "
        b"frame-ancestors 'none'",
    ),
    (b"x-frame-options", b"DENY"),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cache-control", b"no-store"),
)
"""What every answer says, those that refuse too."""
_LOCKED: Final = "This desk is open for one browser. Start collate desk again, and open the address that it prints."


class Guard:
    """Lets through what may pass, and answers the rest itself."""

    def __init__(self, app: App, port: int) -> None:
        self._app = app
        self._hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}
        self._cookie = f"collate-desk-{port}"  # cookies do not tell ports apart
        self._session = token_urlsafe(32)
        self._token: str | None = token_urlsafe(32)
        self.entry = f"http://127.0.0.1:{port}{ENTRY}{self._token}"
        """The address that opens the desk, once."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] == "lifespan":
            return await self._app(scope, receive, send)
        if scope["type"] != "http":
            return None
        headers = _headers(scope)
        refusal = self._refusal(scope, headers)
        if refusal:
            return await _answer(send, *refusal)
        if scope["path"].startswith(ENTRY):
            return await self._enter(scope, headers, send)
        if not self._is_known(headers):
            return await _answer(send, HTTPStatus.FORBIDDEN, _LOCKED)
        return await self._app(scope, receive, _closed(send))

    def _refusal(self, scope: Scope, headers: Mapping[str, str]) -> tuple[HTTPStatus, str] | None:
        """Say why a request is refused, whoever sends it; ``None`` when nothing speaks against it."""
        host, method = headers.get("host", ""), scope["method"]
        if host not in self._hosts:
            return HTTPStatus.MISDIRECTED_REQUEST, "This is no name of the desk."
        if method in ("GET", "HEAD"):
            return None
        if method != "POST":
            return HTTPStatus.METHOD_NOT_ALLOWED, "The desk knows GET and POST."
        if not _is_own(headers, f"http://{host}"):
            return HTTPStatus.FORBIDDEN, "Only pages of the desk may change something."
        if headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
            return HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "What changes something is sent as JSON."
        length = headers.get("content-length", "")
        if not (length.isascii() and length.isdigit()):
            return HTTPStatus.LENGTH_REQUIRED, "The request does not say how long it is."
        if int(length) > LARGEST:
            return HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"A request has at most {LARGEST} bytes."
        return None

    async def _enter(self, scope: Scope, headers: Mapping[str, str], send: Send) -> None:
        """Take the token, which works once, for a cookie; who has the cookie is let in again."""
        given = scope["path"].removeprefix(ENTRY)
        fits = self._token is not None and _same(given, self._token)
        if not (fits or self._is_known(headers)):
            return await _answer(send, HTTPStatus.FORBIDDEN, _LOCKED)
        extra = [(b"location", b"/")]
        if fits:
            self._token = None
            cookie = f"{self._cookie}={self._session}; Path=/; HttpOnly; SameSite=Strict"
            extra.append((b"set-cookie", cookie.encode()))
        return await _answer(send, HTTPStatus.SEE_OTHER, "", extra)

    def _is_known(self, headers: Mapping[str, str]) -> bool:
        pairs = (each.strip().partition("=") for each in headers.get("cookie", "").split(";"))
        return any(name == self._cookie and _same(value, self._session) for name, _, value in pairs)


def _same(given: str, wanted: str) -> bool:
    return hmac.compare_digest(given.encode(), wanted.encode())


def _headers(scope: Scope) -> dict[str, str]:
    """Give the headers; one that is there twice is none of ours, and becomes the text of both."""
    found: dict[str, str] = {}
    for name, value in scope["headers"]:
        key, text = name.decode("latin-1").lower(), value.decode("latin-1")
        found[key] = f"{found[key]}, {text}" if key in found else text
    return found


def _is_own(headers: Mapping[str, str], origin: str) -> bool:
    """Say whether a page of the desk sent a request; a browser says so, and no page can make it say otherwise."""
    site, sender = headers.get("sec-fetch-site"), headers.get("origin")
    if site is None and sender is None:
        return False
    return site in (None, "same-origin") and sender in (None, origin)


def _closed(send: Send) -> Send:
    """Put the headers of every answer on one."""

    async def closed(message: Message) -> None:
        if message["type"] == "http.response.start":
            own = [pair for pair in message.get("headers", []) if pair[0].lower() not in dict(HEADERS)]
            message = {**message, "headers": [*own, *HEADERS]}
        await send(message)

    return closed


async def _answer(send: Send, status: HTTPStatus, text: str, extra: list[tuple[bytes, bytes]] | None = None) -> None:
    body = text.encode()
    about = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    await send(
        {"type": "http.response.start", "status": int(status), "headers": [*about, *(extra or []), *HEADERS]},
    )
    await send({"type": "http.response.body", "body": body})
