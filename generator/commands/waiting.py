"""Run as a process: loads MkDocs, then waits on standard input for what to make, as JSON; without any it ends."""

from __future__ import annotations

import json
import logging
import os
import sys
from contextlib import suppress
from typing import Any

import click
from jinja2 import Environment, FileSystemBytecodeCache
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.plugins import BasePlugin


class KeptTemplates(BasePlugin):  # type: ignore[type-arg, no-untyped-call]  # it has no settings
    """Keeps the compiled templates of the theme in a folder, for the process that makes the next site."""

    def __init__(self, folder: str) -> None:
        self._folder = folder

    def on_env(self, env: Environment, **_: Any) -> Environment:
        """Let the theme ask the folder first."""
        env.bytecode_cache = FileSystemBytecodeCache(self._folder)
        return env


def load() -> None:
    """Load what the project's settings name; what is wrong with them is told when they are used."""
    logging.disable()
    with suppress(Exception):
        load_config()
    logging.disable(logging.NOTSET)


@click.command()
@click.option("--site-dir")
@click.option("--templates")
def make(site_dir: str | None, templates: str | None) -> None:
    """Make the site as ``mkdocs build --strict`` does, with compiled templates kept in a folder."""
    logging.basicConfig(format="%(levelname)s - %(message)s")
    config = load_config(strict=True, site_dir=site_dir)
    if templates:
        config.plugins["kept templates"] = KeptTemplates(templates)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()


if __name__ == "__main__":
    load()
    if said := sys.stdin.read():
        asked = json.loads(said)
        os.environ.pop("SITE_URL", None)
        os.environ.update({key: value for key, value in asked["told"].items() if value})
        make(asked["arguments"], prog_name="mkdocs")
