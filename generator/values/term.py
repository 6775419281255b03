"""Terms: options of a closed list, recognised by their wordings."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from generator.folding import fold_with_places, lower
from generator.models import Term
from generator.patterns import lazy
from generator.values.mention import Mention

_WORD: Final = lazy(r"[^\W_]+(?:'[^\W_]+)*")
_GAP: Final = r"[\s_-]{0,3}"
_PLURALS: Final = (("person", "(?:person|people)"), ("man", "m[ae]n"), ("fe", "(?:fe|ves)"), ("y", "(?:ys?|ies)"))
"""Irregular ends of a last word; any other takes -s or -es."""
_NOTHING: Final = lazy(r"(?!)")


@dataclass(frozen=True, slots=True)
class TermMention(Mention):
    """A term where it stands; its value holds the id of the option."""

    value: Term


class TermFinder:
    """Finds the terms of one field; made once from its options and their wordings.

    Without wordings an option is found by its id. Capitals, accents, hyphens, plural and possessive do not matter, nor
    whether the words of a wording are written as one.

    >>> finder = TermFinder({"mason": ["mason", "stone cutter"], "thatcher": []})
    >>> text = "Two Stonecutters and a mason's son met Mr Reed, a thatcher."
    >>> [(found.value.text, text[found.start:found.end]) for found in finder.find(text)]
    [('mason', 'Stonecutters'), ('mason', 'mason'), ('thatcher', 'thatcher')]

    The longest wording wins, and part of a word is none:

    >>> finder = TermFinder({"baker": ["baker"], "pastry-cook": ["pastry baker"]})
    >>> [found.value.text for found in finder.find("A pastry-baker has no bakery.")]
    ['pastry-cook']
    """

    def __init__(self, options: Mapping[str, Sequence[str]]) -> None:
        wordings: dict[tuple[str, ...], str] = {}
        for option, texts in options.items():
            for text in texts or (option.replace("-", " "),):
                wordings.setdefault(tuple(_WORD.findall(_plain(text))), option)
        wordings.pop((), None)
        ordered = sorted(wordings, key=lambda words: -sum(map(len, words)))
        self._options = [wordings[words] for words in ordered]
        self._pattern = _pattern(ordered) if ordered else _NOTHING

    def find(self, text: str) -> list[TermMention]:
        """Return the terms of a text, in order and without overlap."""
        folded, places = fold_with_places(text)
        found = []
        for match in self._pattern.finditer(lower(folded)):
            start, end = match.span() if places is None else (places[match.start()], places[match.end()])
            found.append(TermMention(start, end, Term(self._options[(match.lastindex or 1) - 1])))
        return found


def _plain(text: str) -> str:
    return lower(fold_with_places(text)[0])


def _pattern(wordings: Sequence[tuple[str, ...]]) -> re.Pattern[str]:
    """Return a pattern with a group for each wording; a look at first letters lets most words be passed by.

    The group is empty and stands behind the wording: an alternative that begins with a letter is passed by at that.
    """
    firsts = "".join(dict.fromkeys(words[0][0] for words in wordings))
    return lazy(rf"\b(?=[{re.escape(firsts)}])(?:{'|'.join(map(_group, wordings))})(?!\w)")


def _group(words: Sequence[str]) -> str:
    return f"{_GAP.join([*map(re.escape, words[:-1]), _last(words[-1])])}()"


def _last(word: str) -> str:
    """Return a pattern for a word and its plural.

    >>> _last("seaman"), _last("launch")
    ('seam[ae]n', 'launch(?:e?s)?')
    """
    for end, pattern in _PLURALS:
        if word.endswith(end):
            return re.escape(word.removesuffix(end)) + pattern
    return f"{re.escape(word)}(?:e?s)?"
