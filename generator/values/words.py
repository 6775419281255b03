"""Word lists of the value readers, and the patterns made of them.

>>> load("numbers")["ones"]["twelve"]
'12'
>>> any_of(["ten", "tenth", "two"])
't(?:en(?:th)?|wo)'
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import yaml

DATA = Path(__file__).parent / "data"
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
GAP = r"(?:\s(?!\s))"
"""White space between two words: one space or one line break, never an empty line. Short, as it stands in patterns
many hundred times and each takes its time to compile."""


def load(name: str) -> dict[str, Any]:
    """The word list ``data/NAME.yml``. All scalars are strings, so that "no" and "on" stay words."""
    with (DATA / f"{name}.yml").open(encoding="utf-8") as file:
        root = yaml.compose(file, Loader=_LOADER)
    words: dict[str, Any] = _plain(root) if root else {}
    return words


def _plain(node: yaml.Node) -> Any:
    """What a node holds: there are no types to tell, so this is quicker than the library's own constructor."""
    if isinstance(node, yaml.MappingNode):
        return {key.value: _plain(value) for key, value in node.value}
    return [_plain(item) for item in node.value] if isinstance(node, yaml.SequenceNode) else node.value


def any_of(words: Iterable[str], tails: Mapping[str, str] | None = None, gap: str = GAP) -> str:
    """A pattern that matches any of the words, the longest that fits, without trying them one by one.

    The words are merged at common beginnings, so a text that fits none is left after a character or two. ``tails``
    gives the pattern that must follow a word, ``gap`` that of white space within one.
    """
    ordered = sorted(set(words))
    return _merged(ordered, 0, tails or {}, gap) if ordered else ""


def _merged(words: Sequence[str], at: int, tails: Mapping[str, str], gap: str) -> str:
    """Return the pattern of sorted words that are the same up to ``at``, from there on."""
    first, last = words[0], words[-1]
    if len(words) == 1:
        return _literal(first[at:], gap) + tails.get(first, "")
    end = at
    while first[end : end + 1] == last[end]:  # what these two share, all between them do
        end += 1
    shared = _literal(first[at:end], gap)
    longer = words[1:] if len(first) == end else words
    branches = [_merged(list(group), end, tails, gap) for _, group in groupby(longer, itemgetter(end))]
    if longer is words:
        return f"{shared}(?:{'|'.join(branches)})"
    if not tails.get(first):
        return (
            f"{shared}{branches[0]}?"
            if len(branches[0]) == len(branches) == 1
            else f"{shared}(?:{'|'.join(branches)})?"
        )
    return f"{shared}(?:{'|'.join([*branches, tails[first]])})"


def _literal(words: str, gap: str) -> str:
    """Return a pattern of the words themselves."""
    return words if words.isalnum() else re.escape(words).replace(r"\ ", gap)


def either_case(pattern_words: Iterable[str]) -> list[str]:
    """The words as given, capitalised, and in capitals.

    >>> either_case(["may"])
    ['may', 'May', 'MAY']
    """
    forms = [form for word in pattern_words for form in (word, word[:1].upper() + word[1:], word.upper())]
    return list(dict.fromkeys(forms))


def words_before(text: str, at: int, count: int = 4, reach: int = 48) -> list[str]:
    """Up to ``count`` words that end right before ``at``, the nearest last, in lower case.

    >>> words_before("It cost just over $5m", 18)
    ['it', 'cost', 'just', 'over']
    """
    return text[max(0, at - reach) : at].lower().split()[-count:]


_WORD_REACH = 24
"""Characters in which the last word before a place is looked for: few words are longer, and none of the word lists."""
_PHRASE_REACH = 32
"""Characters in which such words end: the longest, "the second quarter of the year", take 31."""


def last_word(text: str, at: int) -> str:
    """The last word before ``at`` in lower case, "" when there is none.

    >>> last_word("Late in 2021", 8)
    'in'
    """
    parts = text[max(0, at - _WORD_REACH) : at].lower().rsplit(None, 1)
    return parts[-1] if parts else ""


def phrase_before(text: str, at: int) -> str:
    """The characters right before ``at`` in which the few words stand that may belong to a value there."""
    return text[max(0, at - _PHRASE_REACH) : at]


def head(text: str, at: int) -> str:
    """The last word before ``at`` as written, "" when a sentence starts there."""
    parts = text[max(0, at - _WORD_REACH) : at].rsplit(None, 1)
    return parts[-1] if parts else ""


def starts_sentence(text: str, at: int) -> bool:
    """Whether nothing of the same sentence stands before ``at``."""
    before = text[max(0, at - 3) : at].rstrip()
    return not before or before[-1] in '.!?:“"\n' or text[at - 1] == "\n"
