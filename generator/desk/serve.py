"""The desk on this machine: a socket, the guard, and a browser if there is one."""

from __future__ import annotations

import socket
from collections.abc import Callable
from contextlib import suppress

import uvicorn

from generator.desk.app import Desk
from generator.desk.guard import Guard
from generator.desk.preview import Preview
from generator.desk.state import State
from generator.errors import CollateError


def serve(state: State, preview: Preview, port: int, tell: Callable[[str], None]) -> None:
    """Serve the desk on 127.0.0.1 until somebody interrupts it; ``tell`` is given the address that opens it.

    Raises `CollateError` when the port is taken.
    """
    with socket.socket() as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind(("127.0.0.1", port))
            listening.listen()  # whoever is quick waits until the desk answers
        except OSError as error:
            right = "name another port: --port, or make desk PORT=..."
            raise CollateError(f"127.0.0.1:{port}: it cannot be listened to ({error.strerror}); {right}") from None
        guard = Guard(Desk(state, preview).app(), listening.getsockname()[1])
        config = uvicorn.Config(
            guard, log_level="error", access_log=False, ws="none", server_header=False, timeout_graceful_shutdown=1
        )
        tell(guard.entry)
        with suppress(KeyboardInterrupt):  # which the server passes on once all is closed
            uvicorn.Server(config).run(sockets=[listening])
