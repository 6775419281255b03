"""What a cue must look like so that some text can match it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from generator.errors import did_you_mean
from generator.patterns import lazy

from ..word_lists import word_lists

_VALUE: Final = frozenset(("_", "*"))
_SELF: Final = "SELF"
_VERB: Final = lazy(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def cue_fault(kind: str, cue: str) -> str | None:
    """Say why no text can match a cue of a ``kind`` (nouns, verbs, phrases, without), or give ``None``.

    >>> cue_fault("verbs", "launch from _")
    >>> cue_fault("verbs", "_")
    'has no verb; put one in its base form, as in launch from _'
    >>> cue_fault("nouns", "@launch")
    "has '@launch', but a class stands in verbs only; write its words"
    """
    words = cue.removeprefix("~").split()
    beside = [word[1:] for word in words if word[0] == "+"] if kind in ("verbs", "phrases") else []
    words = [word for word in words if word[0] != "+" or not beside]
    if not words:
        return "has no word; write the words that an article has"
    return _CHECKS[kind](words) or next(filter(None, (_beside(word) for word in beside)), None)


@cache
def classes() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Give the words of the classes that ``@name`` may stand for, by ``verbs`` and ``nouns``."""
    lists = word_lists("classes")
    return MappingProxyType({kind: {name: tuple(words) for name, words in lists[kind].items()} for kind in lists})


def _plain(words: list[str]) -> str | None:
    """Check words that are all looked for as they stand."""
    for word in words:
        if word in _VALUE or word == _SELF:
            return f"has {word!r}, which stands in verbs and phrases only; leave it out"
        if word[0] == "@":
            return f"has {word!r}, but a class stands in verbs only; write its words"
    return None


def _phrase(words: list[str]) -> str | None:
    if words.count("_") != 1:
        return "must have _ once, where the value stands, as in starring _"
    rest = [word for word in words if word not in ("_", _SELF)]
    return _plain(rest) if rest else "has no word beside the value; write the words around it, as in starring _"


def _verb(words: list[str]) -> str | None:
    if len([word for word in words if word in _VALUE]) != 1:
        return "must have one value, _ or *, as in launch from _"
    if words.count(_SELF) > 1:
        return f"has {_SELF} twice; the subject stands in one place"
    inner = words[1:] if words[0] in ("_", _SELF) else words
    if not inner or inner[0] in (*_VALUE, _SELF):
        return "has no verb; put one in its base form, as in launch from _"
    return _head(inner[0]) or next(filter(None, map(_class, inner[1:])), None)


def _head(word: str) -> str | None:
    if word[0] == "@":
        return _class(word, ("verbs",))
    if word != word.lower() or not _VERB.fullmatch(word):
        return f"has {word!r} for a verb; write its base form in lower case"
    return None


def _class(word: str, kinds: tuple[str, ...] = ("verbs", "nouns")) -> str | None:
    known = sorted(name for kind in kinds for name in classes()[kind])
    if word[0] != "@" or word[1:] in known:
        return None
    return f"has {word!r}, which is no class of {' or '.join(kinds)}; {did_you_mean(word[1:], known)}"


def _beside(word: str) -> str | None:
    if not word:
        return "has + alone; write the word that must stand in the sentence right behind it, as in +plot"
    return _class(word, ("nouns",))


_CHECKS: Final[Mapping[str, Callable[[list[str]], str | None]]] = MappingProxyType(
    {"nouns": _plain, "verbs": _verb, "phrases": _phrase, "without": _plain}
)
