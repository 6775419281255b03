"""Run as a process: loads MkDocs, then waits on standard input for what to make, as JSON; without any it ends."""

from __future__ import annotations

import json
import os
import sys

from mkdocs.__main__ import cli
from mkdocs.commands import build as build
from mkdocs.config import load_config as load_config

if __name__ == "__main__" and (said := sys.stdin.read()):
    asked = json.loads(said)
    os.environ.pop("SITE_URL", None)
    os.environ.update({key: value for key, value in asked["told"].items() if value})
    cli(asked["arguments"], prog_name="mkdocs")
