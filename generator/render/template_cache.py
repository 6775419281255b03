"""Compiled templates, kept beside Python's own bytecode: compiling them takes a tenth of a small build."""

from __future__ import annotations

import sys
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket, FileSystemBytecodeCache


class TemplateCache(FileSystemBytecodeCache):
    """Keeps what templates compile to where Python keeps what this module compiles to, and trusts it as Python does.

    Nothing is kept where Python keeps nothing: in a folder that cannot be written to, or when it is told not to. What
    was made of another text, by another version of Jinja or with other ``options`` counts for nothing.
    """

    def __init__(self, options: object) -> None:
        ours = Path(cache_from_source(__file__))
        super().__init__(str(ours.parent), f"{ours.stem}.%s")
        self._made_with = f"{jinja2.__version__} {options}\n"

    def get_source_checksum(self, source: str) -> str:
        """Return what tells the code of a template from that of another."""
        return super().get_source_checksum(self._made_with + source)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket with what was kept, if there is any."""
        with suppress(OSError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what is in the bucket."""
        if not sys.dont_write_bytecode:
            with suppress(OSError):
                super().dump_bytecode(bucket)
