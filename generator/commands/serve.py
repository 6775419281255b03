"""Shows the site while the editor works: it is built again after each change, and open pages follow."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterable
from itertools import count
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from threading import Thread
from types import FrameType

from generator.commands.host import State, open_server
from generator.errors import CollateError


def serve(
    build: Callable[[Path], None],
    watched: Iterable[Path],
    is_ours: Callable[[Path], bool],
    port: int,
    tell: Callable[[str], None],
) -> None:
    """Show at ``port`` of this machine what ``build`` makes in a folder that it is given, until somebody interrupts it.

    It is built again whenever a file of the ``watched`` folders changes, but for what ``is_ours``: what a build writes.
    What is wrong is told, and shown on the pages that are open. Raises `CollateError` when the port is taken.
    """
    from watchfiles import watch

    state = State()
    with TemporaryDirectory() as name, open_server(state, "127.0.0.1", port) as server:
        signal.signal(signal.SIGTERM, _interrupt)
        Thread(target=server.serve_forever, daemon=True).start()
        tell(f"http://127.0.0.1:{server.server_port}/ shows the site and follows what you change; Ctrl-C ends it")
        places = (Path(name) / str(number) for number in count())
        try:
            _renew(state, build, next(places), tell)
            there = [path for path in watched if path.exists()]
            for _ in watch(*there, watch_filter=lambda _, path: not is_ours(Path(path)), debounce=50, step=20):
                _renew(state, build, next(places), tell)
        except KeyboardInterrupt:
            return
        finally:
            server.shutdown()


def _renew(state: State, build: Callable[[Path], None], place: Path, tell: Callable[[str], None]) -> None:
    """Build in a new place, and show that; the site that was shown goes."""
    shown = state.site
    try:
        build(place)
    except (CollateError, OSError) as error:
        tell(str(error))
        state.failed(str(error))
        return
    state.built(place)
    if shown:
        rmtree(shown, ignore_errors=True)


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
