"""Patterns that are compiled at first use: a command that needs few of them does not wait for hundreds."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, cast


def lazy(pattern: str, flags: int | re.RegexFlag = 0) -> re.Pattern[str]:
    """Return what behaves as the compiled pattern does, and compiles it when first asked for a match.

    >>> lazy(r"\\d+").findall("7 of 12"), lazy("[a-z]", re.IGNORECASE).pattern
    (['7', '12'], '[a-z]')
    """
    return cast("re.Pattern[str]", _Lazy(pattern, flags))


class _Lazy:
    def __init__(self, pattern: str, flags: int | re.RegexFlag) -> None:
        self.pattern = pattern
        self._flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self._flags)

    def __getattr__(self, name: str) -> Any:
        """Look a method up once: it stays with the object, so that later calls are as quick as the pattern's own."""
        found = getattr(self._compiled, name)
        self.__dict__[name] = found
        return found
