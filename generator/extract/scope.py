"""What a clause narrows its value to: a model, a part, a group, a place, a stretch of time, a time zone.

Two values of different scopes are about two things, and stand each alone: the base model and the top model, the
premiere and the general release, the dead of one town and of all.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from ..models import Date, Duration, Money, Quantity, ScopeKind
from ..patterns import lazy
from ..values import PERSON_NOUNS, any_of
from ..word_lists import word_lists
from .clause_words import ClauseWords

Scope = tuple[tuple[ScopeKind, str], ...]
_REACH: Final = 70
"""How many characters before and behind a value are looked at, within its clause."""
_BREAK: Final = lazy(r"[;:!?()]|\.(?!\d)|,(?!\d)|\b(?:and|but|while|which|who)\b")
_MODEL_YEAR: Final = lazy(r"\b((?:19|20)\d\d)(?:'s|’s)? (?:model|version|edition|generation)\b")
_STORAGE: Final = lazy(r"\b(\d{1,4})[ -]?(GB|TB|gigabyte|terabyte)\b")
_WITH: Final = lazy(r"\b(with|without|including|excluding) (?:an? |the |its |her |their |any )?\w")
_PLACE: Final = lazy(r"\b(?:in|across|throughout) (?:the )?((?:[A-Z][\w’'-]{1,24} ?){1,3})")
_MONTH: Final = lazy(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Q[1-4]|Spring|Summer|Autumn|Winter)\b"
)
_YEAR: Final = lazy(r"\b(?:in|for|of|during) (?:the )?(?:fiscal |financial )?(?:year )?((?:19|20)\d\d)\b")
_OPENING_YEAR: Final = lazy(r"In (?:the )?(?:fiscal |financial )?(?:year )?((?:19|20)\d\d)\b")
"""What a sentence begins with holds for all of it."""
_CREW: Final = lazy(r"\bcrew(?: members)?\b", re.IGNORECASE)


def scope(words: ClauseWords) -> Scope:
    """Return what the words around a value narrow it to, by kind; nothing for all there is.

    >>> clause = "the base model costs $299"
    >>> scope(ClauseWords(Money(299, "USD"), "$299", clause, clause, clause, 21))
    (('model', 'base'),)
    """
    if not isinstance(words.value, Money | Quantity | Duration | Date):
        return ()
    before, behind = around(words)
    near = f"{before} {words.written} {behind}"
    lower = near.lower()
    found: dict[ScopeKind, str | None] = {"model": _model(near), "extra": _group_of(_WITH, lower)}
    if isinstance(words.value, Date):
        found["release"] = _first("releases", lower)
        if _any("releasing").search(lower):
            found["country"] = _place(behind) or _place(before)
    else:
        found["part"] = _part(lower)
        found["measure"] = _first("measures", lower)
        found["hour"] = _match(_any("hours"), lower)
        found["group"] = _group(words, before, behind)
        if not _any("whole").search(lower):
            found["place"] = _place(behind) or _place(before)
            found["period"] = _match(_any("periods"), lower)
            found["year"] = _group_of(_YEAR, near) or _opening(_OPENING_YEAR, words)
    return tuple((kind, narrowed) for kind, narrowed in found.items() if narrowed)


def around(words: ClauseWords) -> tuple[str, str]:
    """The words of a clause before and behind its value, as far as they can narrow it."""
    at, end = words.at, words.at + len(words.written)
    before, behind = words.clause[max(0, at - _REACH) : at], words.clause[end : end + _REACH]
    cuts = [match.end() for match in _BREAK.finditer(before)]
    stop = _BREAK.search(behind)
    return before[cuts[-1] if cuts else 0 :], behind[: stop.start() if stop else len(behind)]


def _model(near: str) -> str | None:
    if match := _editions().search(near):
        return str(next(filter(None, match.groups()))).lower()
    if match := _MODEL_YEAR.search(near):
        return match[1]
    match = _STORAGE.search(near)
    return f"{match[1]} {match[2].lower()}" if match else None


def _group_of(pattern: re.Pattern[str], text: str) -> str | None:
    match = pattern.search(text)
    return match[1] if match else None


def _part(lower: str) -> str | None:
    match = _parts().search(lower)
    return match[1] if match else None


def _group(words: ClauseWords, before: str, behind: str) -> str | None:
    """The sort of people that are counted: children, firefighters, the crew."""
    if not isinstance(words.value, Quantity) or words.value.unit not in PERSON_NOUNS:
        return None
    if _CREW.search(f"{before[-24:]}{words.written}"):
        return "crew"
    noun = words.written.lower().split()[-1] if " " in words.written else ""
    sort = noun in _SORTS or (noun.endswith("s") and not _everyone().fullmatch(noun))
    return noun if sort else None


_SORTS: Final = frozenset({"children", "women", "policemen", "firemen", "fishermen", "seamen", "soldiers"})


def _place(text: str) -> str | None:
    for match in _PLACE.finditer(text):
        if not _MONTH.match(match[1]):
            return match[1].strip()
    return None


def _opening(pattern: re.Pattern[str], words: ClauseWords) -> str | None:
    match = pattern.match(words.quote)
    return match[1] if match else None


def _first(kind: str, lower: str) -> str | None:
    """What the first of some words says, by its kind."""
    match = _any(kind).search(lower)
    return str(word_lists("scopes")[kind][match[0]]) if match else None


def _match(pattern: re.Pattern[str], lower: str) -> str | None:
    match = pattern.search(lower)
    return match[0] if match else None


def _either(kind: str) -> str:
    return any_of(word_lists("scopes")[kind], gap=" ")


@cache
def _any(kind: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(word_lists('scopes')[kind], gap=' ')})\b")


@cache
def _editions() -> re.Pattern[str]:
    """ "the base model", "the student edition", "the smaller Lyra", "the second-generation one", "the Tono Pro"."""
    adjective, model = _either("editions"), _either("models")
    named = rf"(?:[Tt]he|[Aa]n?) ({adjective})(?:-generation)? (?:(?:{model})\b|[A-Z]\w+|one\b)"
    return re.compile(
        rf"\b(?:{named}|({adjective})[- ](?:{model})\b)"
        rf"|[A-Z]\w+ (Pro|Mini|Plus|Max|Ultra|Lite|Air|SE|XL)\b"
    )


@cache
def _parts() -> re.Pattern[str]:
    return re.compile(rf"\b((?:{any_of(word_lists('scopes')['sides'])}) (?:{any_of(word_lists('scopes')['parts'])}))\b")


@cache
def _everyone() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(word_lists('scopes')['everyone'], gap=' ')})s?")
