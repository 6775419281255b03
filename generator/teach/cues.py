"""Cues that might find a value again: the words of its label, the verbs and the few words beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from generator.extract import base_of
from generator.folding import fold_chars
from generator.names import FUNCTION, classes
from generator.patterns import lazy
from generator.teach.example import Example, ExamplePlace, is_plain_word

_NEAR: Final = 3
"""Words of a phrase, at most: longer ones serve one sentence alone."""
_REACH: Final = 6
"""Words between a value and its verb, at most, as a cue allows between a verb and what follows it."""
_LIGHT: Final = frozenset(
    ("be", "have", "do", "say", "tell", "make", "take", "get", "give", "go", "come", "put", "add")
)
"""Verbs that tell nothing of what is done."""
_WORD = lazy(r"[a-z][a-z-]*")
_ARTICLES = frozenset(("a", "an", "the", "its", "their", "his", "her", "about", "some", "only", "just", "more", "than"))
"""Words that may stand between a cue and its value anyhow."""


KINDS_OF_CUE: Final = ("nouns", "verbs", "phrases")
"""Keys of a field under which its cues stand."""


class Cue(NamedTuple):
    """A cue, and the key of a field under which it goes."""

    key: str
    text: str


def candidates(example: Example) -> list[Cue]:
    """Give the cues that the sentences of an example suggest, the most general first."""
    found: dict[Cue, None] = {}
    for place in example.places:
        found |= dict.fromkeys(Cue("nouns", word) for word in _nouns(example, place))
    for place in example.places:
        found |= dict.fromkeys(Cue("verbs", verb) for verb in _verbs(example, place))
    for place in example.places:
        found |= dict.fromkeys(Cue("phrases", phrase) for phrase in _phrases(place))
    return list(found)


def _nouns(example: Example, place: ExamplePlace) -> Iterator[str]:
    """Give the words of the label that the sentence has."""
    own = dict.fromkeys(_WORD.findall(fold_chars(place.text)))
    for word in example.words:
        if word in own or f"{word}s" in own:
            yield word


def _verbs(example: Example, place: ExamplePlace) -> Iterator[str]:
    """Give cues of the verbs that stand near the value, the narrower first: said of the subject itself, then of any."""
    text = fold_chars(place.text)
    before, after = re.findall(r"[\w'-]+", text[: place.value[0]]), re.findall(r"[\w'-]+", text[place.value[1] :])
    near = [*before[: -_REACH - 1 : -1], *after[:_REACH]]
    bases = dict.fromkeys(base for word in near if word.islower() and (base := base_of(word)) and base not in _LIGHT)
    slot = "*" if example.type == "date" else "_"
    for base in bases:
        yield from (f"SELF {base} {slot}", f"{base} {slot}")
        yield from () if slot == "*" else (f"_ {base} SELF", f"_ {base}")


def _phrases(place: ExamplePlace) -> Iterator[str]:
    """Give the words before and behind the value, shortest first, that hold more than small words."""
    text = fold_chars(place.text)
    before = _run(reversed(re.findall(r"[\w'-]+|[^\w\s]", text[: place.value[0]])))
    after = _run(iter(re.findall(r"[\w'-]+|[^\w\s]", text[place.value[1] :])))
    for length in range(1, _NEAR + 1):
        for words, phrase in ((before[:length][::-1], "{} _"), (after[:length], "_ {}")):
            if len(words) == length and any(map(is_plain_word, words)) and not _ends_small(words, phrase):
                yield phrase.format(" ".join(words))


def _run(words: Iterator[str]) -> list[str]:
    """Give the words next to a value until a sign, a name or a number, without those that may stand there anyhow."""
    run: list[str] = []
    for word in words:
        if not _WORD.fullmatch(word):
            break
        if run or word not in _ARTICLES:
            run.append(word)
    return run


def _ends_small(words: list[str], phrase: str) -> bool:
    """Say whether the far end of a phrase is a small word, which tells nothing."""
    far = words[0] if phrase.endswith("_") else words[-1]
    return len(words) > 1 and bool(classes(far) & FUNCTION)
