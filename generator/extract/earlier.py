"""Figures that their clause sets in an earlier time, and those that count two sorts of people in one number."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from ..models import Money, Quantity
from ..patterns import lazy
from ..word_lists import word_lists
from .candidates import Candidate
from .clause import Clause
from .context import Sentence

_BEHIND: Final = 60
"""How many characters behind a figure are looked at."""
_BACK: Final = lazy(r"(?P<that>Before (?:this|that|then)\b)|(?:Earlier|Previously)\b(?! (?:on|today|this|in the day))")
"""How a sentence begins that tells of what was before."""
_YEAR: Final = lazy(
    r"\b(?:in|by|back in|until|as late as|during) (?:the (?:early |late |mid-?)?)?((?:1[5-9]|20)\d\d)s?\b"
)
_UNTIL: Final = lazy(r"(?:and |but )?(?:before|until|prior to) (?:the|its|their|his|her|that|this) \w")
"""How the words before a figure begin that was so before something happened: "Before the fire it held 12,000"."""
_SORTS: Final = {
    "dead": ("dead", "killed", "died", "deaths", "fatalities"),
    "hurt": ("injured", "wounded", "hurt", "maimed", "injuries"),
    "missing": ("missing", "unaccounted for"),
    "displaced": ("homeless", "displaced", "evacuated", "arrested", "detained"),
}
_SORT: Final = {word: sort for sort, words in _SORTS.items() for word in words}
_WORD: Final = "|".join(_SORT)
_MIXED: Final = lazy(
    rf"\b(?:{_WORD})(?:, (?:{_WORD})){{0,3}},? (?:or|and|and/or) "
    rf"(?:(?:were|are|is|was|been|made|left|badly|seriously) ){{0,2}}(?:{_WORD})\b"
    r"(?! (?:\d|at least|about|around|some|another|more|several|dozens|many|two|three|four|five|six|seven|eight|nine))"
)
"""Sorts of people that one number counts together: "killed or injured"."""
_EACH: Final = lazy(_WORD)


def is_mixed(sentence: Sentence, found: Candidate) -> bool:
    """Whether a figure counts people of two sorts together, so that it is the number of neither."""
    tokens = sentence.tokens
    value = tokens[found.at].value
    if (
        value is None
        or not isinstance(value.value, Quantity)
        or _SORT.keys().isdisjoint(sentence.words | _last(sentence, found))
    ):
        return False
    first, last = min(found.at, found.cue[0]), max(found.at + 1, found.cue[1])
    start, end = tokens[first].start, tokens[last - 1].end
    text = sentence.text[slice(*sentence.span)].lower()
    return any(
        match.start() < end - sentence.span[0]
        and start - sentence.span[0] < match.end()
        and len({_SORT[word[0]] for word in _EACH.finditer(match[0])}) > 1
        for match in _MIXED.finditer(text)
    )


def _last(sentence: Sentence, found: Candidate) -> frozenset[str]:
    return frozenset(sentence.tokens[found.at].text.split()[-1:])


def is_earlier(sentence: Sentence, found: Candidate, year: int | None) -> bool:
    """Whether a clause tells a changing figure of an earlier time; ``year`` is that of the article."""
    value = sentence.tokens[found.at].value
    if not found.field.running or value is None or not isinstance(value.value, Money | Quantity):
        return False
    clause = sentence.clauses[found.clause]
    host = sentence.clauses[clause.host] if clause.verb is None and clause.host >= 0 else clause
    if host.verb is None or not host.verb.past or host.verb.planned:
        return False
    before, behind = _around(sentence, host, found)
    known = _patterns()
    if known["today"].search(f"{before} {behind.split(' and ')[0][:24]}"):
        return False
    if known["before"].search(before) or known["behind"].search(behind) or known["when"].search(f"{before} | {behind}"):
        return True
    if host.verb.lemma not in word_lists("earlier")["states"]:
        return False
    if _UNTIL.match(before):
        return True
    told = _YEAR.search(before) or _YEAR.search(behind)
    return bool(known["states"].search(before)) or (told is not None and year is not None and int(told[1]) < year - 1)


def of_earlier_matter(sentence: Sentence, found: Candidate) -> bool:
    """Whether a sentence looks back on another matter, whose its figures are: "Before this", "Earlier ... had"."""
    if found.field.type == "date" or found.itself is not None:
        return False
    opening = sentence.text[slice(*sentence.span)]
    back = _BACK.match(opening)
    return back is not None and (back["that"] is not None or " had " in opening[: _BEHIND + len(back[0])])


def _around(sentence: Sentence, host: Clause, found: Candidate) -> tuple[str, str]:
    """The words of the clause before the figure, and those behind it up to the next mark."""
    tokens = sentence.tokens
    first = min([host.first, *(part[0] for part in host.parts), *([host.subject[0]] if host.subject else [])])
    if host.first > 0 and tokens[host.first - 1].text in (",", "when") and not host.parts:
        first = 0
    value = tokens[found.at]
    before = sentence.text[tokens[first].start : value.start].lower()
    lead = sentence.text[sentence.span[0] : tokens[first].start].lower() if first < _LEAD else ""
    after = next((one for one in sentence.clauses if one.first > found.at and one.opener == "conj" and one.verb), None)
    end = min(value.end + _BEHIND, tokens[after.first].start if after else len(sentence.text))
    behind = re.split(r"[;:.,](?!\d)", sentence.text[value.end : end].lower())[0]
    return f"{lead}{before}", behind


_LEAD: Final = 12
"""Behind so many tokens at most, what a sentence begins with still tells the time of a clause."""


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    words = word_lists("earlier")
    found = {
        name: re.compile(rf"\b(?:{'|'.join(map(re.escape, words[key]))})\b")
        for name, key in (("before", "before"), ("behind", "behind"), ("states", "states_before"), ("today", "today"))
    }
    starting = "|".join(map(re.escape, words["starting"]))
    found["when"] = re.compile(rf"\bwhen (?:\w+ ){{1,3}}(?:was |were |had been )?(?:{starting})\b")
    return found
