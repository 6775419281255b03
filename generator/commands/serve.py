"""Shows the site while the editor works: it is built again after each change, and open pages follow."""

from __future__ import annotations

import signal
from collections.abc import Callable, Container, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from threading import Thread
from types import FrameType

from generator.commands.host import ShownState, open_server
from generator.errors import CollateError

ENDS_WITHIN = 0.05
"""Seconds after which the server sees that it is to end: nobody who presses Ctrl-C notices them."""


def serve(
    build: Callable[[Path], None],
    prepare: Callable[[], None],
    watched: Sequence[Path],
    made: Callable[[], Container[Path]],
    port: int,
    tell: Callable[[str], None],
) -> None:
    """Show at ``port`` of this machine what ``build`` makes in a folder that it is given, until somebody interrupts it.

    ``prepare`` is called whenever there is nothing to do, and gets ready for the next build.
    It is built again whenever one of the ``watched`` files changes, or one in a watched folder that no build has
    ``made``. What is wrong is told, and shown on the pages that are open. Raises `CollateError` when the port is taken.
    """
    state = ShownState()
    with TemporaryDirectory() as name, open_server(state, "127.0.0.1", port) as server:
        signal.signal(signal.SIGTERM, _interrupt)
        Thread(target=server.serve_forever, args=(ENDS_WITHIN,), daemon=True).start()
        tell(f"http://127.0.0.1:{server.server_port}/ shows the site and follows what you change; Ctrl-C ends it")
        try:
            prepare()
            for number in _changes(watched, made):
                _renew(state, build, Path(name) / str(number), tell)
                prepare()
        except KeyboardInterrupt:
            return
        finally:
            server.shutdown()


def _changes(watched: Sequence[Path], made: Callable[[], Container[Path]]) -> Iterator[int]:
    """Give a number at first, and the next one whenever the files differ from what they were at the last."""
    number, before = 0, _stamps(watched, made())
    yield number
    for _ in _wakes(watched):
        now = _stamps(watched, made())
        if now != before:
            number, before = number + 1, now
            yield number


def _wakes(watched: Sequence[Path]) -> Iterator[None]:
    """Give a sign whenever a file may have changed, and once a second."""
    from watchfiles import watch

    while True:
        try:
            for _ in watch(
                *filter(Path.exists, watched), debounce=50, step=20, rust_timeout=1000, yield_on_timeout=True
            ):
                yield
        except RuntimeError:  # by a name that is no UTF-8
            yield


def _stamps(watched: Sequence[Path], made: Container[Path]) -> dict[Path, tuple[int, int]]:
    """When each file was changed, and its size."""
    found = {}
    for path in (path for each in watched for path in ([each] if each.is_file() else each.rglob("*"))):
        with suppress(OSError):
            about = path.stat()
            if path.is_file() and path not in made and path.parent.name[:1] != ".":
                found[path] = (about.st_mtime_ns, about.st_size)
    return found


def _renew(state: ShownState, build: Callable[[Path], None], place: Path, tell: Callable[[str], None]) -> None:
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
