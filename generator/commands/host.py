"""A server for one pair of eyes: it shows the site that was built last, and tells the open pages of the next build."""

from __future__ import annotations

import errno
import json
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Condition
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit

from generator.errors import CollateError

STATE: Final = "/.collate/state"
SCRIPT: Final = "/.collate/follow.js"
PATIENCE: Final = 20.0
"""Seconds after which a page that asks for news is told that there are none, and asks again."""
_TAG: Final = f'<script src="{SCRIPT}"></script>'.encode()
_NOTHING: Final = b"<!doctype html><meta charset=utf-8><title>Not built yet</title><body></body>"


class ShownState:
    """What is shown: the site of the last build that went well, and what is wrong since then."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._number = 0
        self._mistakes = ""
        self.site: Path | None = None

    def built(self, site: Path) -> None:
        """Show the site of a build."""
        self._tell(site, "")

    def failed(self, mistakes: str) -> None:
        """Show what is wrong, over the site of the last build that went well."""
        self._tell(self.site, mistakes)

    def _tell(self, site: Path | None, mistakes: str) -> None:
        with self._changed:
            self.site, self._mistakes, self._number = site, mistakes, self._number + 1
            self._changed.notify_all()

    def news(self, seen: str) -> dict[str, int | str]:
        """Give the number of the build and its mistakes, as soon as it has another number than the one ``seen``."""
        with self._changed:
            self._changed.wait_for(lambda: str(self._number) != seen, PATIENCE)
            return {"number": self._number, "mistakes": self._mistakes}


class Host(SimpleHTTPRequestHandler):
    """Answers what a browser asks; pages come with the script that follows the builds."""

    protocol_version = "HTTP/1.1"

    def __init__(self, state: ShownState, *args: Any) -> None:
        self._state = state
        super().__init__(*args, directory=str(state.site or Path("site")))

    def do_GET(self) -> None:
        asked, port = urlsplit(self.path), self.connection.getsockname()[1]
        if self.headers.get_all("Host") not in ([f"127.0.0.1:{port}"], [f"localhost:{port}"]):
            # A page of others can give this address a name of theirs, and would then read what is not published yet.
            self._send(b"This is no name of this server.", "text/plain", HTTPStatus.MISDIRECTED_REQUEST)
        elif asked.path == STATE:
            seen = parse_qs(asked.query).get("seen", [""])[0]
            self._send(json.dumps(self._state.news(seen)).encode(), "application/json")
        elif asked.path == SCRIPT:
            self._send(Path(__file__).with_name("follow.js").read_bytes(), "text/javascript")
        else:
            self._show()

    def _show(self) -> None:
        site = self._state.site
        if site is None:
            return self._page(_NOTHING)
        self.directory = str(site)
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file() and (site / "404.html").exists():
            return self._page((site / "404.html").read_bytes(), HTTPStatus.NOT_FOUND)
        return self._page(path.read_bytes()) if path.suffix == ".html" else super().do_GET()

    def _page(self, page: bytes, status: HTTPStatus = HTTPStatus.OK) -> None:
        head, end, tail = page.rpartition(b"</body>")
        self._send(head + _TAG + end + tail, "text/html; charset=utf-8", status)

    def _send(self, body: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: the terminal is for what is wrong."""


class Server(ThreadingHTTPServer):
    """Does not wait at its end for pages that still ask for news, and says nothing of those that went away."""

    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Pass over a browser that closed its page while it was answered."""


def open_server(state: ShownState, address: str, port: int) -> Server:
    """Give a server that is bound to a port but does not answer yet. Raises `CollateError` when the port is taken."""
    try:
        return Server((address, port), partial(Host, state))
    except OSError as error:
        taken = error.errno == errno.EADDRINUSE
        what = "another program listens there" if taken else f"it cannot be listened to ({error.strerror})"
        raise CollateError(f"{address}:{port}: {what}; name another port: --port, or make serve PORT=...") from None
