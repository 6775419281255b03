"""Figures that stand beside the one that is meant: what it came from, by how much it changed, of what it is a part.

>>> from generator.models import Quantity
>>> text = "The toll rose by 3 to 12."
>>> pair = (Mention(17, 18, Quantity(3, "")), Mention(22, 24, Quantity(12, "")))
>>> [mention.beside for mention in with_beside(text, pair)]
[True, False]
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.models import Duration, Money, Quantity
from generator.patterns import lazy
from generator.values.count import PERSON_NOUNS
from generator.values.date_expr import DateExpr
from generator.values.mention import Mention
from generator.values.words import any_of, load

_WORDS = load("beside")
_BEFORE = 96
"""Characters before a figure that are read: a clause may stand between "rose" and "by 4 per cent"."""
_AFTER = 64
"""Characters behind a figure that are read: room for the longest wording with a few words in it."""
_DETERMINERS = (
    "the|its|his|her|their|our|all|those|these|a|an|just|only|about|around|some|nearly|more than|an estimated"
)
_DET = rf"(?:(?:{_DETERMINERS})\s){{0,2}}"
_OWNER = r"(?:[\w-]{1,20}\s){0,2}[\w-]{1,24}['’]s?\s"
_CHANGE = any_of(_WORDS["change"])
_SAME_CLAUSE = r"[^.;:!?()]"
_NAMED = rf"(?:(?:{_OWNER})?{_DET})"
_FROM = lazy(rf"\b(?:{_CHANGE})\b{_SAME_CLAUSE}{{0,60}}\bfrom\s{_DET}$", re.IGNORECASE)
_BY = lazy(rf"\b(?:{_CHANGE})\b{_SAME_CLAUSE}{{0,40}}\bby\s{_DET}(?:another\s|a further\s)?$", re.IGNORECASE)
_CHANGED = lazy(rf"\b(?:{any_of(_WORDS['by_itself'])})\s(?:by\s)?{_DET}$|\b(?:{_CHANGE})\sby\s{_DET}$", re.IGNORECASE)
_DIFFERS = lazy(rf"(?:\b|(?=,))(?:{any_of(_WORDS['differing'])})\s(?:by\s)?{_DET}$", re.IGNORECASE)
_TO = lazy(r"(?:\s[\w'’-]{1,20}){0,3}\sto\s(?=\S{0,3}\d|[a-z]{2,9}\b)")
_OF = lazy(
    rf"(?:\b(?i:{any_of(_WORDS['shares'])})|\d|%)\sof\s{_NAMED}$"
    rf"|\b(?:majority|minority)\sof\s(?:{_OWNER}|(?:the|its|his|her|their|our|all|those|these)\s){_DET}$"
    rf"|\b(?i:{any_of(_WORDS['times'])})\b{_SAME_CLAUSE}{{0,30}}\sof\s{_DET}$"
    rf"|(?:^|[.!?\n“\"]\s?)Of\s{_NAMED}$"
)
_TIMES = lazy(rf"\b(?i:{any_of(_WORDS['times'])})\s{_NAMED}(?:[a-z]{{3,20}}\s)?$")
_OWN_NOUN = lazy(r"-[a-z]|\s(?!(?:that|which|it|he|she|they|we|in|of|for|as|and|by|a|the)\b)(?:[a-z]{3,30})(?<!ed)\b")
_EXCEPT = lazy(rf"\b(?:{any_of(_WORDS['all'])})\s(?:{any_of(_WORDS['except'])})\s{_DET}$", re.IGNORECASE)
_AND_ONE = lazy(rf"\b(?:an?|one|his|her|the)\s(?:{any_of(sorted(PERSON_NOUNS))})\sand\s$", re.IGNORECASE)
_WITH_OTHERS = lazy(
    r"\b(?:[Aa]n?|[Oo]ne|[Hh]is|[Hh]er|[Tt]he|[Tt]heir)\s(?:(?!\w+ed\b|dead\b|hurt\b)[\w-]{1,20}\s){1,5}and\s(?:at\sleast\s)?$"
)
"""Someone named by a noun before the others who are counted: "a boy of nine and 14 others"."""
_OF_THE_WHOLE = lazy(
    r"(?:^|[.!?\n“\"]\s?)Of\s(?:the|those|these|its|their|all)\s[^.;:!?,]{0,30}"
    rf"\b(?:{any_of([*_WORDS['meant'], 'victims'])}),"
    r"\s(?:[a-z]+\s){0,2}$"
)
"""A whole of which the figure behind it is a part: "Of the 29 dead, eleven"."""
_MEANT = lazy(
    rf"(?:(?:\s(?!(?:is|are|was|were|had|have|has)\s)[\w-]{{1,20}}){{0,3}}"
    rf"|\s(?:[\w-]{{1,20}}\s){{0,2}}(?:who|whom|that|which)(?:\s[\w'’-]{{1,20}}){{0,6}}?)"
    rf"\s(?:{any_of(_WORDS['meant'])})\b"
)
"""Behind a whole, what makes it the figure that is told: "three of the 14 people killed". What the part did tells
nothing of the whole: "most of the 200 were hurt"."""
_COMPARED = lazy(rf"\b(?:{any_of(_WORDS['compared'])})\s{_DET}$", re.IGNORECASE)
_AGAINST = lazy(rf"\bagainst\s{_DET}$", re.IGNORECASE)
_EARLIER = lazy(r"[^.;!?]{0,24}\b(?:earlier|before|previously|in (?:19|20)\d\d|last year|the previous)\b")

_APART = lazy(
    rf"\s(?:(?:{any_of(_WORDS['more'])})\b|of\s(?:(?:them|whom|these|those)\b|(?:the|those)\s[\w,.]{{1,12}}{_MEANT.pattern}))"
)
"""Behind a difference, or a part of those counted."""
_NEAR = 48
"""How many characters before a figure a preposition is looked for in: the figure that it sets beside this one
stands between, with its unit."""
_PREPOSITIONS = frozenset(["from", "by", "with", "to", "against", "versus", "than", "of"])
_DIFFERING = frozenset(words.split()[-1] for words in _WORDS["differing"])
_OF_WORDS = frozenset(["of", *_WORDS["times"]])
_EXCEPTING = frozenset(words.split()[-1] for words in _WORDS["except"])


def with_beside(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions of a text in order, those marked ``beside`` that are not the figure meant.

    A part is meant and its whole beside it, unless the whole is spoken of: "three of the 14 people killed". Takes
    time in proportion to the text.
    """
    found: list[Mention] = []
    for at, mention in enumerate(mentions):
        beside = mention.converts and bool(found) and found[-1].beside
        if isinstance(mention.value, DateExpr) and mention.value.open and found:
            date = found[-1]  # "5 May, two days before the fair": how far the day before it was from something
            beside = isinstance(date.value, DateExpr) and text[date.end : mention.start] in (", ", " (")
        if not beside and isinstance(mention.value, Money | Quantity | Duration):
            floor = found[-1].end if found else 0
            follower = mentions[at + 1].start if at + 1 < len(mentions) else len(text)
            beside = is_beside(text, mention, floor, follower)
        found.append(replace(mention, beside=True) if beside else mention)
    return found


def is_beside(text: str, mention: Mention, floor: int, follower: int) -> bool:
    """Whether a figure stands beside the one meant.

    ``floor`` ends the value before it, ``follower`` begins the next.
    """
    before, behind = text[max(0, mention.start - _BEFORE) : mention.start], text[mention.end : mention.end + _AFTER]
    if _APART.match(behind):
        return True
    to = _TO.match(behind) if " to " in behind else None
    if to and follower <= mention.end + to.end() + 3 and changes(before):
        return True
    if "Of " in before and _OF_THE_WHOLE.search(before):
        return True
    low = before.lower()
    near = low[-_NEAR:]
    words = set(near.split())
    if not words.isdisjoint(_DIFFERING) and not isinstance(mention.value, Duration) and _DIFFERS.search(before):
        return True
    if not words.isdisjoint(_PREPOSITIONS):
        percentage = isinstance(mention.value, Quantity) and mention.value.unit == "per cent"
        if "by" in near and not percentage and _BY.search(before):
            return True
        if _COMPARED.search(before) or ("against" in near and _AGAINST.search(before) and _EARLIER.match(behind)):
            return True
        if "from" in low and floor and floor > mention.start - _NEAR and _FROM.search(before):
            return True
    if not words.isdisjoint(_OF_WORDS) and _is_whole(before, behind):
        return True
    others = text.endswith("others", mention.start, mention.end) and "and" in words and _WITH_OTHERS.search(before)
    if others or (low[-4:-1] == "and" and _AND_ONE.search(before)):
        return True
    return not words.isdisjoint(_EXCEPTING) and _EXCEPT.search(before) is not None


def _is_whole(before: str, behind: str) -> bool:
    """Whether a part or a multiple of the figure is told: "half of the 900", "twice its 2 million"."""
    if _MEANT.match(behind):
        return False
    return bool(_OF.search(before) or (_TIMES.search(before) and not _OWN_NOUN.match(behind)))


def changes(before: str) -> bool:
    """Whether the words that end a text say that the figure behind them is what something changed from, or by.

    >>> changes("The toll rose from "), changes("The toll rose "), changes("It ranges from ")
    (True, True, False)
    """
    return bool(_CHANGED.search(before) or _FROM.search(before))
