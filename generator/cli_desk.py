"""The command that opens the desk, where an editor decides."""

from __future__ import annotations

import os
import sys
from importlib.util import find_spec
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import click

from generator.errors import CollateError
from generator.inputs import EDITS, SUGGESTED, inputs, read, story_file

if TYPE_CHECKING:
    import subprocess


@click.command()
@inputs
@click.option("--port", type=click.IntRange(0, 65535), default=0, show_default=True, help="0 for any that is free.")
@click.option("--browser/--no-browser", default=True, help="Open the desk in a browser.  [default: open it]")
def desk(seeds: Path, story: Path | None, port: int, browser: bool) -> None:
    """Decide in the articles themselves, by keys: opens a page on this machine, and writes edits.yml."""
    if find_spec("starlette") is None or find_spec("uvicorn") is None:
        raise CollateError("the desk is not installed; pip install 'collate[desk]'")
    import webbrowser

    from generator.commands import start
    from generator.desk import Files, Preview, State, serve

    files = Files(seeds, story_file(seeds, story), seeds / EDITS, seeds / SUGGESTED)
    state = State(files, lambda: read(seeds, story))

    def preview() -> subprocess.Popen[str]:
        return start("serve", "--port", "0", "--seeds", seeds, "--story", files.story)

    def tell(address: str) -> None:
        click.echo(f"{address} opens the desk, once; Ctrl-C ends it", err=True)
        if browser and _is_seen():
            Thread(target=webbrowser.open, args=[address], daemon=True).start()  # some wait for their window to close

    serve(state, Preview(preview), port, tell)


def _is_seen() -> bool:
    """Say whether a window can open: without one, a browser of the terminal would take the place of the desk."""
    chosen = any(os.environ.get(name) for name in ("BROWSER", "DISPLAY", "WAYLAND_DISPLAY"))
    return chosen or sys.platform in ("darwin", "win32")
