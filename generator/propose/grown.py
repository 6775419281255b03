"""A name with what belongs to it on either side: "al-" and "St" in front, an institution behind, no KC."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from generator.folding import lower
from generator.names import (
    COUNTRY,
    FUNCTION,
    GIVEN,
    TITLE,
    classes,
    looks_ordinary,
    starts_sentence,
)
from generator.patterns import lazy
from generator.propose.name_place import NamePlace
from generator.propose.words import words

_HYPHEN = lazy(r"-([a-z]{2,})(?![\w-])")
_BODY = lazy(r" ([A-Z][a-z]+)(?![\w'-]| [A-Z])")
"""A last word of a name that is also somebody's role, and nobody's name follows: the Quarry Safety Executive."""
_SAINT = lazy(r"(?<![\w'-])(?:(?:Saint|St\.?) |(?:Sainte?|San|Santa|Santo)-)$")
_CAPITAL = lazy(r"(?<![\w'.-])([A-Z][a-z]+) $")
_ARABIC = lazy(r"(?<![\w'-])(?:[Aa]l|[Ee]l|[Aa]sh|[Aa]n|[Aa]r)-$")
_PARTICLE = lazy(r"(?<![\w'-])(?:Van|Von|De|Di|Del|Della|Ter|Ten|Bin|Ibn)(?: (?:de|den|der|la|los|het))? $")
_OWNER = lazy(r"(?:St\.?|Saint|King|Queen|Prince|Princess|Our Lady|[A-Z]\w+) [\w'-]+|King|Queen|[A-Z]\w+(?:s|men)")
"""Whose an institution may be: a saint's, a king's, or that of many."""
_INSTITUTION = lazy(r"(?:'s|(?<=s)')? ([A-Z][a-z]+(?: [A-Z][a-z]+)?)(?![\w'-])")
_OFFICES = frozenset(("department", "ministry", "office", "court"))
"""What is a name only with what stands before it: the Justice Department."""
_NUMBERED = lazy(r" (?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Twelve)(?![\w'-]| [A-Z])")
_SMALL = lazy(r" (?:Up|Now|Down|Over|Out|Together|Again|First|Forever|Ahead|Back|Home|Away|Off)(?![\w'-]| [A-Z])")
"""Small words that have a capital only as the end of a name: Cold Down, Bypass Now."""
_SERIES = frozenset(("channel", "formula", "radio"))
"""Words of English that a number makes a name of: Channel One."""
_GENERAL = lazy(r" General(?![\w'-]| [A-Z])")
"""The end of a hospital's name."""
_ARTICLES = frozenset(("the", "a", "an", "i", "it", "he", "she", "we", "they", "and", "but", "in", "on", "at"))


def grown(spot: NamePlace, stopped: Collection[str]) -> NamePlace:
    """Add a second half in small letters ("Mei-ling"), the full stop of an initial ("Tom V."), what stands in front."""
    spot = _in_front(_without_post(spot))
    if spot.name in stopped and spot.plain.startswith(".", spot.end):
        return replace(spot, end=spot.end + 1)
    if (body := _BODY.match(spot.plain, spot.end)) and words().endings.get(lower(body[1])) == "organisation":
        return replace(spot, end=body.end(1))
    if (end := _institution(spot)) > spot.end:
        before = _CAPITAL.search(spot.plain, 0, spot.start)
        inside = before and not starts_sentence(spot.plain, before.start()) and lower(before[1]) not in _ARTICLES
        mention = replace(spot.mention, kind=None)  # "Saint" in front of it made somebody of it
        return replace(spot, start=before.start() if before and inside else spot.start, end=end, mention=mention)
    if spot.mention.kind != "person" and (general := _GENERAL.match(spot.plain, spot.end)):
        return replace(spot, end=general.end())
    last = lower(spot.name.split()[-1])
    sure = not looks_ordinary(last) or last in _SERIES or spot.passage.part != "title"
    if sure and (number := _NUMBERED.match(spot.plain, spot.end)):
        return replace(spot, end=number.end())
    if spot.passage.part != "title" and spot.mention.kind != "person" and (small := _SMALL.match(spot.plain, spot.end)):
        return replace(spot, end=small.end())
    tail = _HYPHEN.match(spot.plain, spot.end)
    if tail and " " in spot.name and not classes(tail[1]) and not looks_ordinary(tail[1]):
        return replace(spot, end=tail.end())
    return spot


def _without_post(spot: NamePlace) -> NamePlace:
    """Take off letters behind a person's name, and a number, which no person has: "Ada Holm KC", "Ada Holm 17"."""
    name, _, last = spot.name.rpartition(" ")
    given = " " in name and bool(classes(lower(name.split()[0])) & GIVEN)
    if " " in name and ((lower(last) in words().posts and last != last.lower()) or (given and last.isdigit())):
        return replace(spot, end=spot.start + len(spot.plain[spot.start : spot.end].rstrip(last).rstrip()))
    return spot


def _in_front(spot: NamePlace) -> NamePlace:
    """Add "St", "al-", the first word of a club, and a given name that is also a small word: "her coach, Per Holm"."""
    if saint := _SAINT.search(spot.plain, 0, spot.start):
        place = spot.plain[spot.start - 1] == "-"  # "Saint" in front of the finder's name made somebody of it
        mention = replace(spot.mention, kind=None) if place else spot.mention
        return replace(spot, start=saint.start(), mention=mention)
    if particle := _PARTICLE.search(spot.plain, 0, spot.start):
        return replace(spot, start=particle.start())
    if arabic := _ARABIC.search(spot.plain, 0, spot.start):
        return replace(spot, start=arabic.start())
    before = _CAPITAL.search(spot.plain, 0, spot.start)
    if before is None:
        return spot
    office = " " not in spot.name and lower(spot.name) in _OFFICES and lower(before[1]) not in _ARTICLES
    if office and not starts_sentence(spot.plain, before.start()):
        return replace(spot, start=before.start())
    first = lower(before[1])
    small = (
        bool(classes(first) & FUNCTION) and first not in _ARTICLES and not starts_sentence(spot.plain, before.start())
    )
    if first in words().clubs or (small and " " not in spot.name and spot.mention.kind != "place"):
        return replace(spot, start=before.start())
    return spot


def _institution(spot: NamePlace) -> int:
    """Give where "St Osmo's Hospital" or "Teachers' Union" ends, when a name begins so; else where the name ends."""
    name = spot.name.removesuffix("'s")
    match = _INSTITUTION.match(spot.plain, spot.end)
    if match is None or not _OWNER.fullmatch(name):
        return spot.end
    owned = spot.name != name or spot.plain[spot.end : spot.end + 1] == "'"
    fits = lower(match[1].split()[-1]) in words().institutions
    many = name.endswith(("s", "men")) and looks_ordinary(lower(name.split()[-1]))
    saint = name.startswith(("St", "Saint", "King", "Queen", "Our Lady"))
    return match.end(1) if owned and fits and (many or saint) else spot.end


def cut_front(spot: NamePlace, names: Collection[str], people: Collection[str]) -> NamePlace:
    """Take off a word that has its capital from starting the sentence, when the rest is somebody's whole name."""
    first, _, rest = spot.name.partition(" ")
    whole = " " in rest and spot.plain[spot.start : spot.end] == spot.name
    if whole and _is_owner_of_person(first, rest, names):
        return replace(spot, start=spot.end - len(rest))
    if not whole or not starts_sentence(spot.plain, spot.start) or classes(lower(first)) & (GIVEN | TITLE):
        return spot
    given = bool(classes(lower(rest.split()[0])) & GIVEN) and rest.split()[0][1:].islower()
    named = rest in people and first not in names and first[1:].islower() and " of " not in rest
    return replace(spot, start=spot.end - len(rest)) if named or given else spot


def _is_owner_of_person(first: str, rest: str, names: Collection[str]) -> bool:
    """Say whether a country or what is named elsewhere, too, stands right in front of somebody's name."""
    given, *surname = rest.split()
    owner = bool(classes(lower(first)) & COUNTRY) or (first in names and not classes(lower(first)) & GIVEN)
    strange = len(surname) == 1 and surname[0][0].isupper() and not looks_ordinary(lower(surname[0]))
    return owner and strange and bool(classes(lower(given)) & GIVEN) and not looks_ordinary(lower(given))


__all__ = ["cut_front", "grown"]
