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
from .listed import Listed, words_in

Scope = tuple[tuple[ScopeKind, str], ...]
_REACH: Final = 70
"""How many characters before and behind a value are looked at, within its clause."""
_BREAK: Final = lazy(r"[;:!?()]|\.(?!\d)|,(?!\d)|\b(?:and|but|while|which|who)\b")
_MODELS: Final = ("model", "version", "edition", "generation")
_MODEL_YEAR: Final = lazy(rf"\b((?:19|20)\d\d)(?:'s|’s)? (?:{'|'.join(_MODELS)})\b")
_GRADES: Final = ("Pro", "Mini", "Plus", "Max", "Ultra", "Lite", "Air", "SE", "XL")
_STORAGE: Final = lazy(r"\b(\d{1,4})[ -]?(GB|TB|gigabyte|terabyte)\b")
_WITH_WORDS: Final = ("with", "without", "including", "excluding")
_WITH: Final = lazy(rf"\b({'|'.join(_WITH_WORDS)}) (?:an? |the |its |her |their |any )?\w")
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
    >>> scope(ClauseWords(Money(299, "USD"), "$299", clause, clause, clause, frozenset(clause.split()), 21))
    (('model', 'base'),)
    """
    if not isinstance(words.value, Money | Quantity | Duration | Date):
        return ()
    before, behind = around(words)
    near = f"{before} {words.written} {behind}"
    lower, all_words = near.lower(), words.words
    found: dict[ScopeKind, str | None] = {"model": _model(near, all_words)}
    found["extra"] = None if all_words.isdisjoint(_WITH_WORDS) else _group_of(_WITH, lower)
    if isinstance(words.value, Date):
        found["release"] = _said("releases", lower, all_words)
        if _listed("releasing").search(lower, all_words):
            found["country"] = _place(behind) or _place(before)
    else:
        found["part"] = _part(lower, all_words)
        found["measure"] = _said("measures", lower, all_words)
        found["hour"] = _match("hours", lower, all_words)
        found["group"] = _group(words, before, behind)
        if not _listed("whole").search(lower, all_words):
            found["place"] = _place(behind) or _place(before)
            found["period"] = _match("periods", lower, all_words)
            found["year"] = _group_of(_YEAR, near) or _opening(_OPENING_YEAR, words)
    return tuple((kind, narrowed) for kind, narrowed in found.items() if narrowed)


def around(words: ClauseWords) -> tuple[str, str]:
    """The words of a clause before and behind its value, as far as they can narrow it."""
    at, end = words.at, words.at + len(words.written)
    before, behind = words.clause[max(0, at - _REACH) : at], words.clause[end : end + _REACH]
    cuts = [match.end() for match in _BREAK.finditer(before)]
    stop = _BREAK.search(behind)
    return before[cuts[-1] if cuts else 0 :], behind[: stop.start() if stop else len(behind)]


def _model(near: str, words: frozenset[str]) -> str | None:
    if not words.isdisjoint(_edition_words()) and (match := _editions().search(near)):
        return str(next(filter(None, match.groups()))).lower()
    if match := None if words.isdisjoint(_MODELS) else _MODEL_YEAR.search(near):
        return match[1]
    match = _STORAGE.search(near)
    return f"{match[1]} {match[2].lower()}" if match else None


def _group_of(pattern: re.Pattern[str], text: str) -> str | None:
    match = pattern.search(text)
    return match[1] if match else None


def _part(lower: str, words: frozenset[str]) -> str | None:
    match = None if words.isdisjoint(_sides()) else _parts().search(lower)
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


def _said(kind: str, lower: str, words: frozenset[str]) -> str | None:
    """What the first of some words says, by its kind."""
    match = _listed(kind).search(lower, words)
    return str(word_lists("scopes")[kind][match[0]]) if match else None


def _match(kind: str, lower: str, words: frozenset[str]) -> str | None:
    match = _listed(kind).search(lower, words)
    return match[0] if match else None


def _either(kind: str) -> str:
    return any_of(word_lists("scopes")[kind], gap=" ")


@cache
def _listed(kind: str) -> Listed:
    return Listed(word_lists("scopes")[kind])


@cache
def _editions() -> re.Pattern[str]:
    """ "the base model", "the student edition", "the smaller Lyra", "the second-generation one", "the Tono Pro"."""
    adjective, model = _either("editions"), _either("models")
    named = rf"(?:[Tt]he|[Aa]n?) ({adjective})(?:-generation)? (?:(?:{model})\b|[A-Z]\w+|one\b)"
    return re.compile(
        rf"\b(?:{named}|({adjective})[- ](?:{model})\b)"
        rf"|[A-Z]\w+ ({'|'.join(_GRADES)})\b"
    )


@cache
def _edition_words() -> frozenset[str]:
    """The words of which each wording of an edition has one."""
    return words_in(" ".join([*word_lists("scopes")["editions"], *_GRADES]).lower())


@cache
def _parts() -> re.Pattern[str]:
    return re.compile(rf"\b((?:{any_of(word_lists('scopes')['sides'])}) (?:{any_of(word_lists('scopes')['parts'])}))\b")


@cache
def _sides() -> frozenset[str]:
    return words_in(" ".join(word_lists("scopes")["sides"]))


@cache
def _everyone() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(word_lists('scopes')['everyone'], gap=' ')})s?")
