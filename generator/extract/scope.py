"""What a clause narrows its value to: a model, a part, a group, a place, a stretch of time, a way of measuring.

Two values of different scopes are about two things, and stand each alone: the base model and the top model, the
premiere and the general release, the dead of one town and of all.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from ..models import Date, Duration, Money, Quantity, ScopeKind, Term
from ..patterns import lazy
from ..values import PERSON_NOUNS, any_of
from ..word_lists import word_lists
from .charges import charge
from .clause_words import ClauseWords
from .editions import model, variant
from .listed import Listed, words_in
from .stretches import MONTH, month, on_a_day, stretch, year

Scope = tuple[tuple[ScopeKind, str], ...]
_REACH: Final = 70
"""How many characters before and behind a value are looked at, within its clause."""
_BREAK: Final = lazy(r"[;!?()]|:(?!\d)|\.(?!\d)|,(?!\d)|\b(?:and|but|while|which|who)\b")
_OPENING: Final = lazy(r"(?i:In|Over|During|Within|On|By|Since|For|At|Adjusted|With|Without) [^,;:()]{2,50},")
"""What a sentence begins with holds for all of it."""
_ABOUT: Final = lazy(r"((?:The|the|An?|an?|Its|its) [^,;:()]{3,40}),")
_WITH_WORDS: Final = ("with", "without", "including", "excluding")
_WITH: Final = lazy(rf"\b({'|'.join(_WITH_WORDS)}) (?:an? |the |its |her |their |any )?\w")
_TAXED: Final = lazy(
    r"^[^,.()]{0,40}? \(?(excluding|including|without|with) (?:\w+ )?(?:vat|tax|taxes|fees|duty|duties|postage)\b"
)
"""Behind a sum, though a clause of its own."""
_PLACE: Final = lazy(r"\b(?:[Ii]n|[Aa]cross|[Tt]hroughout) (?:the )?((?:[A-Z][\w’'-]{1,24} ?){1,3})")
_SENT: Final = lazy(r"\b(?:shipped|exported|sold) [^;]{1,60}? to (?:the )?((?:[A-Z][\w’'-]{1,24} ?){1,3})")
"""A place to which a part of all goes."""
_CREW: Final = lazy(r"\bcrew(?: members)?\b", re.IGNORECASE)
_EACH: Final = lazy(r"\b(?:(each|apiece|a head)\b|per ([a-z]{3,20})\b)")
_MONEY_OF: Final = lazy(r"\b(?:in|at) ((?:1[89]|20)\d\d) (?:dollars|pounds|euros|francs|money|prices|values|terms)\b")


def scope(words: ClauseWords) -> Scope:
    """Return what the words around a value narrow it to, by kind; nothing for all there is.

    >>> clause = "the base model costs $299"
    >>> scope(ClauseWords(Money(299, "USD"), "$299", clause, clause, clause, frozenset(clause.split()), 21))
    (('model', 'base'),)
    """
    if isinstance(words.value, Term):
        return _narrowed(charge(words))
    if not isinstance(words.value, Money | Quantity | Duration | Date):
        return ()
    before, behind = around(words)
    near = f"{before} {words.written} {behind}"
    lower, all_words = near.lower(), words.words
    beside = f"{before} {behind}".lower()
    found: dict[ScopeKind, str | None] = {"model": model(near, beside, all_words) or _model_of(words, before)}
    found["variant"] = None if found["model"] else variant(beside, all_words)
    found["extra"] = (
        None
        if all_words.isdisjoint(_WITH_WORDS)
        else _first(_WITH, lower) or _first(_TAXED, words.tail[len(words.written) :])
    )
    if isinstance(words.value, Date):
        found["release"] = _said("releases", lower, all_words)
        if _listed("releasing").search(lower, all_words):
            found["country"] = _place(behind) or _place(before)
    else:
        opening = _opening(words, before)
        found["part"] = _part(lower, all_words)
        found["measure"] = _said("measures", lower, all_words)
        found["terms"] = _terms(f"{opening} {beside}", all_words)
        found["hour"] = _match("hours", lower, all_words)
        found["group"] = _group(words, before, behind)
        found["each"] = _each(behind) if isinstance(words.value, Quantity) else None
        found |= _where_and_when(words, f"{opening} {before}", behind)
    return _narrowed(found)


def flows(words: ClauseWords) -> bool:
    """Return whether a clause gives a figure that is for a stretch of time: revenue, takings."""
    return _listed("flows").search(words.low, words.words) is not None


def _narrowed(found: dict[ScopeKind, str | None]) -> Scope:
    return tuple((kind, narrowed) for kind, narrowed in found.items() if narrowed)


def _model_of(words: ClauseWords, before: str) -> str | None:
    """The model that the clause is about where something is set between it and the value by commas."""
    match = _ABOUT.match(words.clause)
    head = match[1] if match and words.at > match.end() and match[0] not in before else ""
    return model(head, head.lower(), words.words) if head else None


def around(words: ClauseWords) -> tuple[str, str]:
    """The words of a clause before and behind its value, as far as they can narrow it."""
    at, end = words.at, words.at + len(words.written)
    before, behind = words.clause[max(0, at - _REACH) : at], words.clause[end : end + _REACH]
    cuts = [match.end() for match in _BREAK.finditer(before)]
    stop = _BREAK.search(behind)
    return before[cuts[-1] if cuts else 0 :], behind[: stop.start() if stop else len(behind)]


def _opening(words: ClauseWords, before: str) -> str:
    """What the sentence begins with and sets off by a comma, where the words before the value do not hold it."""
    match = _OPENING.match(words.quote)
    return match[0] if match and match[0] not in before and words.written not in match[0] else ""


def _where_and_when(words: ClauseWords, before: str, behind: str) -> dict[ScopeKind, str | None]:
    """The place and the time of which a figure is told; that all is counted, where the clause says so."""
    near = f"{before} {words.written} {behind}"
    if _listed("whole").search(near.lower(), words.words):
        return {"whole": "all"}
    flows = not _listed("happenings").search(words.low, words.words)
    beside = f"{before} | {behind}"
    return {
        "place": _place(behind) or _place(before) or _first(_SENT, near),
        "period": _match("periods", near.lower(), words.words) or (stretch(beside, words.words) if flows else None),
        "month": month(beside, words.words) if flows else None,
        "day": "one" if flows and on_a_day(beside) else None,
        "year": year(near),
    }


def _first(pattern: re.Pattern[str], text: str) -> str | None:
    match = pattern.search(text)
    return next(filter(None, match.groups())) if match else None


def _part(lower: str, words: frozenset[str]) -> str | None:
    if words.isdisjoint(_part_words()):
        return None
    for match in _parts().finditer(lower):
        if match["kind"] not in word_lists("scopes")["no-kinds"]:
            return str(match["side"] or match["kind"] or "some")
    return None


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


def _each(behind: str) -> str | None:
    """For what each time a figure is told: "28 litres per cow", "two tickets each"."""
    noun = _first(_EACH, behind.lower())
    return "head" if noun in ("each", "apiece", "a head") or noun in PERSON_NOUNS else noun


def _terms(lower: str, words: frozenset[str]) -> str | None:
    """The money in which a figure is told, where it is not that of its time: "in today's money"."""
    return _said("terms", lower, words) or _first(_MONEY_OF, lower)


def _place(text: str) -> str | None:
    for match in _PLACE.finditer(text):
        if not MONTH.match(match[1]):
            return match[1].strip()
    return None


def _said(kind: str, lower: str, words: frozenset[str]) -> str | None:
    """What the first of some words says, by its kind."""
    match = _listed(kind).search(lower, words)
    return str(word_lists("scopes")[kind][match[0]]) if match else None


def _match(kind: str, lower: str, words: frozenset[str]) -> str | None:
    match = _listed(kind).search(lower, words)
    return match[0] if match else None


@cache
def _listed(kind: str) -> Listed:
    return Listed(word_lists("scopes")[kind])


@cache
def _parts() -> re.Pattern[str]:
    """ "the northern span", "the string section", "a stretch of the wall"."""
    lists = word_lists("scopes")
    section = any_of(lists["sections"])
    return re.compile(
        rf"\b(?:(?P<side>(?:{any_of(lists['sides'])}) (?:[a-z-]{{3,12}} )?(?:{any_of(lists['parts'])}))"
        rf"|(?P<kind>[a-z][a-z-]{{2,20}}) (?:{section})|an? (?:{section}) of)\b"
    )


@cache
def _part_words() -> frozenset[str]:
    """The words of which each wording of a part has one."""
    lists = word_lists("scopes")
    return words_in(" ".join([*lists["sides"], *lists["sections"]]))


@cache
def _everyone() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(word_lists('scopes')['everyone'], gap=' ')})s?")
