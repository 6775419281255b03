"""Words of a list in a text: their pattern is tried only on a text that holds the first word of one of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from ..patterns import lazy
from ..values import any_of

_WORD: Final = lazy(r"\w+")


def words_in(text: str) -> frozenset[str]:
    """The words of a text, without the marks around and in them.

    >>> sorted(words_in("it's re-opened"))
    ['it', 'opened', 're', 's']
    """
    return frozenset(_WORD.findall(text))


class Listed:
    """Some words in lower case, each one or several.

    >>> listed = Listed(["no longer", "ex"])
    >>> text = "it is no longer so"
    >>> listed.search(text, words_in(text))[0], listed.search("it is long", words_in("it is long"))
    ('no longer', None)
    """

    def __init__(self, words: Iterable[str], gap: str = " ") -> None:
        """``gap`` is the pattern of what stands between the words of one."""
        listed = list(words)
        self.pattern = lazy(rf"\b(?:{any_of(listed, gap=gap)})\b")
        self._firsts = frozenset(_WORD.findall(word)[0] for word in listed)

    def search(self, text: str, words: frozenset[str]) -> re.Match[str] | None:
        """Find the first of the words in a text in lower case, all of whose words are among ``words``."""
        return None if words.isdisjoint(self._firsts) else self.pattern.search(text)
