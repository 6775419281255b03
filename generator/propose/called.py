"""What articles call a thing beside its name: "the reader" of a Lumen 3 that is said to be one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from generator.folding import fold_chars, lower
from generator.names import FUNCTION, ROLE, classes
from generator.propose.candidate import StoryCandidate
from generator.propose.passages import TextPiece
from generator.propose.words import are_people, words

_OFTEN: Final = 2
"""How often a noun must stand with "the" or "this" to be what articles call a thing."""
_MOST: Final = 3
"""Nouns of a thing, at most."""
_COUNTING: Final = frozenset(("first", "second", "third", "last", "next", "same", "other", "only", "new", "latest"))
"""Words behind "the" that are no nouns."""
_NOUN = r"((?:[a-z'-]+ ){0,3}[a-z]{3,})(?= (?:of|for|with|in|that|which|from|by|on|at|to|and)\b|[.,;:]|$)"


def nouns(names: Sequence[str], passages: Iterable[TextPiece]) -> tuple[str, ...]:
    """Give the nouns by which articles call what has some names, those that they use most first.

    One counts where an article says that the thing is one ("X is a reader", "the reader X", "recalled 900 X readers",
    "sells its X reader"), and articles go on with "the reader".
    """
    texts = [lower(fold_chars(passage.text)) for passage in passages]
    known = "|".join(re.escape(lower(fold_chars(name))) for name in sorted(names, key=lambda name: (-len(name), name)))
    said = re.compile(
        rf"(?<![\w-])(?:{known})(?:,| is| was|, which is) (?:an?|the|its|our) {_NOUN}"
        rf"|\b(?:the|its|an?) (?:[a-z'-]+ ){{0,2}}([a-z]{{3,}}) (?:{known})(?![\w-])"
        rf"|\d (?:million )?(?:{known}) ([a-z]+)s\b"
        rf"|\b(?:recall|sell|launch|withdraw|mak|stock)\w* (?:its|the|their) (?:{known}) ([a-z]+)(?= [a-z]+|[.,;])"
    )
    found = (group for text in texts for match in said.finditer(text) for group in match.groups() if group)
    heads = Counter(group.split()[-1] for group in found)
    used = {noun: sum(len(re.findall(rf"\b(?:the|this|its) {noun}s?\b", text)) for text in texts) for noun in heads}
    own = {word for name in names for word in lower(fold_chars(name)).split()}
    fit = [noun for noun in heads if used[noun] >= _OFTEN and noun not in own and _is_a_thing(noun)]
    return tuple(sorted(fit, key=lambda noun: (-used[noun], noun))[:_MOST])


def with_nouns(each: StoryCandidate, passages: Iterable[TextPiece]) -> StoryCandidate:
    """Give a candidate that is a thing the nouns by which articles call it, beside those of its kind."""
    if each.lone:
        return each
    called = nouns(each.subject.names, passages)
    return replace(each, nouns=tuple(dict.fromkeys((*each.nouns, *(n for n in called if n not in each.subject.nouns)))))


def _is_a_thing(noun: str) -> bool:
    """Say whether a noun is that of no person, no body and no event."""
    ours = words()
    happens = any(noun in event.nouns for event in ours.events)
    people = are_people(noun) or are_people(f"{noun}s") or bool(classes(noun) & ROLE)
    counts = noun in _COUNTING or bool(classes(noun) & FUNCTION)
    return not (happens or counts or people or noun in ours.bodies or noun in ours.offices or noun in ours.deeds)
