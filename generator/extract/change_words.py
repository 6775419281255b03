"""What the words of a clause say of change: that a value gave way, takes the place of another, or puts it right.

Patterns are in lower case, and read text in lower case: one that folds case at each letter takes several times as long.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from generator.inflect import forms
from generator.models import Basis, Name, Succession

from ..patterns import lazy
from ..values import any_of
from ..word_lists import word_lists
from .clause_words import ClauseWords
from .listed import Listed

_GIVEN_UP: Final = lazy(r"\b(?:from|instead of|rather than|replac\w+)\s+(?:\w+\s+){0,2}$")
_NOT: Final = lazy(r"(?:\bnot|n['’]t|\bnever|\bwithout|\b(?:refus|declin|fail)\w+ to)\s+(?:\w+\s+)?$")
_PASSIVE: Final = lazy(r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+)?$")
_ASIDE: Final = lazy(r";|\b(?:and|but|while)\b")
"""What stands between a word of change and a value that it does not speak of."""
_BROUGHT_TO: Final = lazy(
    r"\b(?:(?:lower|cut|reduc|rais|increas|drop|trimm|slash|halv|doubl|trebl|tripl|scal|brought|bring|sweeten|improv|hik"
    r"|boost|upp(?:ed|ing)\b|amend|revis|knock|mark)\w*"
    r"|rose|risen|climbed|grew|grown|fell|fallen|sank|sunk|shrank|shrunk|swelled|swollen|jumped|soared|surged|slumped|declined"
    r"|(?:go|goes|going|gone|went|come|comes|came|put|puts) (?:\w+ ){0,3}?(?:up|down))\b"
    r"[^.;:]{0,40}\bto (?:\w+ ){0,2}$"
)
_FROM_TO: Final = lazy(
    r"\b(?:up|down|increas\w*|rais\w*|cut|fell|rose|moved|went) from \S{0,4}\d[^;:]{0,24} to (?:\w+ ){0,2}$"
)
_THAN_MEANT: Final = lazy(
    r"\b(?:more|less|fewer|higher|lower|cheaper|dearer|longer) than (?:had been |was |were |first )?"
    r"(?:planned|agreed|budgeted|announced|promised|estimated)\b"
)
_NOW: Final = lazy(r"\bnow (?:says?|puts?|gives?|reckons?|estimates?|stands?|costs?|thinks?|believes?)\b[^;]{0,60}$")
"""A source that says a thing now said another before."""
_SINCE: Final = lazy(
    r"\bsince (?:early |late |mid-)?(?:january|february|march|april|may|june|july|august|september|october|november"
    r"|december|(?:19|20)\d\d)\b"
)
_LAST_TIME: Final = ("last time", "the last time", "back then", "in those days")
_GAP: Final = r"\s+"
_NEAR: Final = 4
"""How many words behind "replaced" may name whom."""
_KINDS: Final = ("former", "replacing", "correcting", "succeeding")
"""The lists of words, each of which says another thing."""


def tells_of_change(words: ClauseWords) -> bool:
    """Return whether a clause has any word of change at all, which most have not."""
    return _any_word().search(words.low, words.words) is not None


def former(words: ClauseWords) -> bool:
    """Return whether a clause tells of a plan that holds no more."""
    return words.modality == "planned" and bool(_words("former").search(words.low, words.words))


def first_given(words: ClauseWords) -> bool:
    """Return whether a clause tells of a value that it states as the first of several: "an opening bid of".

    It also does what stands above the clause, as far as nothing comes between.
    """
    before = words.low[: words.at]
    if _words("first").search(before, words.words) or _called("provisional").search(before):
        return True
    lead = words.lead if len(words.quote) > len(words.clause) else ""
    if lead.startswith(_LAST_TIME):
        return True
    above = _words("first").search(lead, words.words) if lead else None
    return above is not None and not _ASIDE.search(lead, above.end())


def basis(words: ClauseWords) -> Basis | None:
    """Return what a figure that is stated rests on, where its clause says so: "rangers counted", "the final tally"."""
    if _called("final").search(words.low) or "in the end" in words.low or _THAN_MEANT.search(words.tail):
        return "final"
    if _words("estimate").search(words.low[: words.at], words.words):
        return "estimate"
    return "count" if _words("count").search(words.low, words.words) else None


def brought_to(words: ClauseWords) -> bool:
    """Return whether a clause says that something was brought to the figure that it states: "lowered its demand to"."""
    if "now" in words.words and _NOW.search(words.lead):
        return True
    before = words.low[: words.at]
    return "to " in before and bool(_BROUGHT_TO.search(before) or _FROM_TO.search(before))


def newly(words: ClauseWords) -> bool:
    """Return whether a clause says that a name came to be in its place: "has been named", "since March"."""
    if _words("newly").search(words.low, words.words):
        return True
    return "since" in words.words and bool(_SINCE.search(words.low))


def given_up(words: ClauseWords) -> bool:
    """Return whether the words before a value say that it gave way: "moved from X to Y", "Y instead of X"."""
    return bool(_GIVEN_UP.search(words.low[: words.at]))


def correcting(words: ClauseWords) -> bool:
    """Return whether a clause says that it puts right what was given before."""
    found = _words("correcting").pattern.finditer(words.low) if words.modality == "stated" else ()
    return any(
        not _NOT.search(words.low[: match.start()]) and not _ASIDE.search(words.low, *sorted((match.end(), words.at)))
        for match in found
    )


def succession(words: ClauseWords) -> Succession | None:
    """Return what names who came after whom in a clause about a person: "X replaced Y", "Y was succeeded by X"."""
    verb = _words("succeeding").search(words.low, words.words) if isinstance(words.value, Name) else None
    if verb is None:
        return None
    before, behind = words.clause[: verb.start()], words.clause[verb.end() :]
    if _PASSIVE.search(words.low[: verb.start()]):
        return Succession(newcomer=behind, predecessor=before)
    return Succession(newcomer=before, predecessor=" ".join(behind.split()[:_NEAR]))


def replacing(words: ClauseWords) -> bool:
    """Return whether a clause puts one value in the place of another."""
    return bool(_words("replacing").search(words.low, words.words))


@cache
def _called(kind: str) -> re.Pattern[str]:
    """A figure that is called so: "preliminary results", "an unofficial 131 minutes", "first reports"."""
    data = word_lists("changes")
    plain = rf"(?:{any_of(data[kind])})\s+(?:\w+\s+)?(?:{any_of(data['figures'])})\b"
    if kind == "final":
        return lazy(rf"\b{plain}")
    early = rf"(?:{any_of(data['early'])})\s+(?:{any_of(data['early-figures'])})\b"
    return lazy(rf"\b(?:{plain}|{early}|(?:provisional|preliminary|unofficial)\s+$)")


@cache
def _any_word() -> Listed:
    """The words of all kinds."""
    return Listed((word for kind in _KINDS for word in _listed(kind)), _GAP)


@cache
def _words(kind: str) -> Listed:
    return Listed(_listed(kind), _GAP)


def _listed(kind: str) -> list[str]:
    """The words that say one thing, each form of a verb among them."""
    data = word_lists("changes")
    words = list(data.get(f"{kind}-words", []))
    for verb in data.get(f"{kind}-verbs", []):
        base, _, rest = verb.partition(" ")
        words += [f"{form} {rest}".strip() for form in forms(base, data["irregular"])]
    return words
