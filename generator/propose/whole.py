"""Names as a whole: what the finder cuts in parts, put together where the articles never part it.

A capital word alone does not tell where a name ends. Many articles do: "Board for Lights and Lamps" is one name when
its first word hardly ever stands without the rest.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from generator.folding import fold_chars, lower
from generator.models import Name
from generator.names import (
    CITY,
    COMMON,
    COUNTRY,
    GIVEN,
    ORG,
    ROLE,
    TITLE,
    NameFinder,
    NameMention,
    classes,
    looks_ordinary,
)
from generator.patterns import lazy
from generator.propose.edges import is_of_country, owner, possessives, started, starts
from generator.propose.grown import cut_front, grown
from generator.propose.lone import with_lone
from generator.propose.name_place import NamePlace
from generator.propose.passages import TextPiece
from generator.propose.spelt import foreign, in_brackets, institutions
from generator.propose.titled import places, titled
from generator.propose.words import are_people, words

_OWNED = lazy(r"(?:'s|(?<=s)') ")
_FOREIGN = lazy(r" (?:della|del|de las?|de los|du|zum|zur|vom) ")
"""What stands between two words of one name in other languages, in names of people, too."""
_LINK = lazy(r" (of|for|and|&)(?: the)?(?: (?:Saint|St\.?|King|Queen|Prince|Princess|Pope))? ")
_SECOND = lazy(r" ([a-z]{4,})(?![\w-])")
_SMALL = lazy(r"(?<![\w'-])[a-z]+(?![\w'])")
_TITLE = lazy(r" ([A-Z][a-z]+)(?: ([A-Z][a-z]+))?")
_CODE = lazy(r"[A-Z]{1,4}-?\d[\w-]*|\w*\d\w*[A-Z]|[A-Z]-[A-Z][a-z]{1,5}")
_TRADE = lazy(r".{3,}(?:ologist|icist|emist|ician|keeper|woman)")
"""A trade in front of a name, which has its capital from starting the sentence."""
_VERSUS = lazy(r" vs?\.? (?=[A-Z])|-[Vv]s?-(?=[A-Z])")
_AGAINST = lazy(r"(?<=[\w.]) vs?\.? (?:the )?$")
"""What stands between the parties of a case, whose name says nothing of them: "Holm v Osmo Trust"."""
_ASSUMED = lazy(
    r"under the (?:false |assumed )?name (?:of )?[\"'`]?(?:[A-Z][a-z]+\.? )?$"
    r"|(?<!\w)(?:times?|days|reign|age|era|[Oo]rder) of (?:King |Queen |Prince |Emperor |Empress |Pope )?$"
)
"""What stands before a name that is nobody's, "under the name of Dr Holm", or a time's, "the days of King Odo"."""
_INSCRIBED = lazy(
    r"(?<!\w)(?:sign|label|tag|banner|placard|poster|note|slogan|motto|inscription|plaque|button|marked|labelled|reads?"
    r"|says?|saying|words?)[,:]? [\"'`]*$"
)
"""What stands before words in quotation marks that stand somewhere, and name nothing."""
_SIGNED = lazy(r"[^,]+, (?:[A-Z]{2,4}|[a-z ]+)")
"""A signature in quotation marks: "Ada Holm, CEO"."""
_SCORE = lazy(r"-\d| (?:of|out of|points) ")
"""What follows a number that is a score, and no part of the name before it."""
_CAPITAL = lazy(r"(?<![\w'-])([A-Z][\w'-]+) $")
_NICKNAME = lazy(r"(?:(.+) [\"“])?([^\"“”]+)[\"”] (.+)")
"""A name with a nickname in quotation marks inside: Anna “Bo” Holm."""
_CLOSED = lazy(r'" (?:(?:van|von|de|der|den|la|di|da|du|ter) ){0,2}')
"""What closes a nickname, with the small words of a surname."""
_OFTEN: Final = 2
"""How often a name must be written whole, and as which share of all times its first part is."""
_ROUNDS: Final = 2
"""Links of a name, at most: "Board for Lights and Lamps" has two."""


def spots(passages: Sequence[TextPiece]) -> list[NamePlace]:
    """Find the names of passages, none of which is known before."""
    finder = NameFinder(())
    plains = [fold_chars(passage.text) for passage in passages]
    things = [*titled(plains), *in_brackets(plains), *institutions(plains), *foreign(plains)]
    found = []
    for passage, plain in zip(passages, plains, strict=True):
        each = [NamePlace(passage, plain, m.start, m.end, m) for m in finder.find(passage.text)]
        found.append(_with_things(each, passage, plain, things) if things else each)
    stopped = _stopped(found)
    found = [[grown(spot, stopped) for spot in each if not _is_no_name(spot)] for each in found]
    found = with_lone(found, passages, plains)
    names = Counter(spot.name for each in found for spot in each)
    shops = possessives(found)
    begun = starts(found)
    people = frozenset(spot.name for each in found for spot in each if spot.mention.kind == "person")
    found = [[_edged(owner(spot, shops), begun, names, people) for spot in _nicknamed(each)] for each in found]
    seconds = _seconds(found)
    found = [[_second(spot, seconds) for spot in each] for each in found]
    for _ in range(_ROUNDS):
        found = _linked(found)
    return [spot for each in found for spot in each]


def _with_things(each: Sequence[NamePlace], passage: TextPiece, plain: str, things: Sequence[str]) -> list[NamePlace]:
    """Put the names of things with a title in the place of what was taken for people's."""
    spans = places(plain, things)
    made = [NamePlace(passage, plain, a, b, NameMention(a, b, Name(passage.text[a:b]), kind=None)) for a, b in spans]
    longer = [spot for spot in each if any(spot.start <= a and b <= spot.end for a, b in spans)]
    made = [spot for spot in made if not any(other.start <= spot.start and spot.end <= other.end for other in longer)]
    rest = [spot for spot in each if spot in longer or not any(a < spot.end and spot.start < b for a, b in spans)]
    return sorted([*rest, *made], key=lambda spot: spot.start)


def _is_no_name(spot: NamePlace) -> bool:
    """Say whether this is the start of an office ("Prime" Minister), the article's own author or outlet, or a code."""
    name = spot.name
    names = name.split()
    if _CODE.fullmatch(name) and spot.mention.kind != "craft":
        return True
    if lower(name).strip(".") in spot.passage.told:
        return True
    if _VERSUS.match(spot.plain, spot.end) or _AGAINST.search(spot.plain, 0, spot.start):
        return True
    if _ASSUMED.search(spot.plain, 0, spot.start):
        return True
    signed = _SIGNED.fullmatch(name) or _INSCRIBED.search(spot.plain, 0, spot.start)
    if lower(name).removesuffix("'s") in words().days or (spot.mention.quoted and signed):
        return True
    title = _TITLE.match(spot.plain, spot.end)
    if title and len(names) > 1 and _is_office(names) and classes(lower(title[1])) & TITLE:
        return True  # U.S. District Judge
    office = title and len(names) == 1 and any(classes(lower(word or "")) & (TITLE | ROLE) for word in title.groups())
    return bool(office) and (looks_ordinary(lower(names[0])) or lower(names[0]) in words().remits)


def _is_office(names: Sequence[str]) -> bool:
    return all(classes(lower(word).replace(".", "")) & (COMMON | COUNTRY) for word in names)


def _nicknamed(each: Sequence[NamePlace]) -> Iterator[NamePlace]:
    """Join a given name and a surname with a name in quotation marks between them: Anna "Bo" Holm."""
    taken = -1
    for i, spot in enumerate(each):
        if spot.start < taken:
            continue
        if match := _NICKNAME.fullmatch(spot.name):
            yield replace(spot, written=f"{match[1] or ''} {match[3]}".strip(), nickname=match[2])
            continue
        if i + 1 < len(each) and spot.mention.quoted and spot.plain[spot.end : each[i + 1].start] == '" ':
            taken = each[i + 1].end  # Captain "Bo" Holm
            yield replace(each[i + 1], nickname=spot.name)
            continue
        behind = each[i + 1 : i + 3]
        between = [spot.plain[a.end : b.start] for a, b in pairwise(each[i : i + 3])] if len(behind) > 1 else []
        if between and between[0] == ' "' and _CLOSED.fullmatch(between[1]):
            taken = behind[1].end
            name = f"{spot.name}{between[1][1:]}{behind[1].name}"
            yield replace(spot, end=taken, written=name, nickname=behind[0].name)
        else:
            yield spot


def _edged(spot: NamePlace, begun: Mapping[str, str], names: Counter[str], people: Collection[str]) -> NamePlace:
    """Give a name its first word, or take off what stands before or behind it."""
    whole = started(spot, begun)
    return whole if whole.start < spot.start else cut_front(_cut(whole, names), names, people)


def _cut(spot: NamePlace, names: Counter[str]) -> NamePlace:
    """Take off where a body is ("Osmo Cells of Lima") when it stands without that elsewhere, and a trade in front."""
    before = _CAPITAL.search(spot.plain, 0, spot.start)
    if before and (names[f"{before[1]} {spot.name}"] or is_of_country(spot, before[1])):
        return replace(spot, start=before.start(1))
    first, _, rest = spot.name.partition(" ")
    if (
        " " in rest
        and rest[0].isupper()
        and lower(first) in words().bodies
        and spot.plain[spot.start : spot.end] == spot.name
    ):
        return replace(spot, start=spot.end - len(rest))
    trade = bool(_TRADE.fullmatch(lower(first))) or lower(first) in words().trades or are_people(lower(first))
    if len(rest.split()) > 1 and rest[0].isupper() and trade and not names[first]:
        return replace(spot, start=spot.end - len(rest)) if spot.plain[spot.start : spot.end] == spot.name else spot
    if (score := _SCORE.match(spot.plain, spot.end)) and (number := re.search(r" \d+$", spot.name)):
        return replace(spot, end=spot.end - len(number[0])) if score else spot
    body, _, place = spot.name.rpartition(" of ")
    person = len(body.split()) == 2 and bool(classes(lower(body.split()[0])) & GIVEN)
    if person or (" " in body and " " not in place and names[body]):
        return replace(spot, end=spot.start + len(body))
    return spot


def _stopped(found: Sequence[Sequence[NamePlace]]) -> frozenset[str]:
    """Give the names that end in an initial with its full stop: what follows shows that no sentence ends there."""
    return frozenset(
        spot.name
        for each in found
        for spot in each
        if re.search(r"[ .][A-Z]$", spot.name) and re.match(r"\.(?:,|'s| [a-z])", spot.plain[spot.end : spot.end + 3])
    )


def _seconds(found: Sequence[Sequence[NamePlace]]) -> frozenset[str]:
    """Give names with a second word in small letters, as of a species: a strange word that stands nowhere else."""
    behind: Counter[tuple[str, str]] = Counter()
    articles: dict[tuple[str, str], dict[str, None]] = {}
    small: Counter[str] = Counter()
    for passage, plain in {spot.passage: spot.plain for each in found for spot in each}.items():
        small.update(dict.fromkeys(_SMALL.findall(plain), 1) if passage.part == "title" else _SMALL.findall(plain))
    for spot in (spot for each in found for spot in each):
        if (match := _SECOND.match(spot.plain, spot.end)) and not classes(match[1]) and not looks_ordinary(match[1]):
            behind[spot.name, match[1]] += 1
            articles.setdefault((spot.name, match[1]), {})[spot.passage.article] = None
    return frozenset(
        f"{name} {word}"
        for (name, word), count in behind.items()
        if len(articles[name, word]) >= _OFTEN and small[word] == count
    )


def _second(spot: NamePlace, seconds: frozenset[str]) -> NamePlace:
    match = _SECOND.match(spot.plain, spot.end)
    return replace(spot, end=match.end()) if match and f"{spot.name} {match[1]}" in seconds else spot


def _linked(found: Sequence[Sequence[NamePlace]]) -> list[list[NamePlace]]:
    """Join two names with "of", "for" or "and" between them, where the first hardly ever stands alone."""
    alone = Counter(spot.name for each in found for spot in each)
    joined: Counter[str] = Counter()
    for each in found:
        joined.update(both.name for _, _, both in _pairs(each))
    return [list(_joined(each, alone, joined)) for each in found]


def _pairs(each: Sequence[NamePlace]) -> Iterator[tuple[NamePlace, NamePlace, NamePlace]]:
    for left, right in pairwise(each):
        between = left.plain[left.end : right.start] if right.start - left.end < 20 else ""
        if _LINK.fullmatch(between) or _OWNED.fullmatch(between) or _FOREIGN.fullmatch(between):
            yield left, right, replace(left, end=right.end)


def _joined(each: Sequence[NamePlace], alone: Counter[str], joined: Counter[str]) -> Iterator[NamePlace]:
    wholes = {left.start: both for left, right, both in _pairs(each) if _is_whole(left, right, both, alone, joined)}
    end = -1
    for spot in each:
        if spot.start < end:
            continue
        whole = wholes.get(spot.start, spot)
        end = whole.end
        yield whole


def _is_subject_matter(left: NamePlace, alone: Counter[str], times: int) -> bool:
    """Say whether a word is no name but what a body is for, as in "Ferries and Ports Board"."""
    word = left.name.removeprefix("The ")
    return " " not in word and looks_ordinary(lower(word)) and alone[left.name] <= times


def _is_titled_body(left: NamePlace, alone: Counter[str]) -> bool:
    """Say whether "the" and one word that is no office stand in front of "of" or "for": the Diocese of Osmo."""
    word = left.name.removeprefix("The ")
    known = classes(lower(word)) & (TITLE | ROLE | CITY | COUNTRY | GIVEN)
    the = left.name != word or left.plain[: left.start][-4:].lower() == "the "
    return the and " " not in word and not known and left.mention.kind != "person" and alone[left.name] <= 1


def _is_whole(left: NamePlace, right: NamePlace, both: NamePlace, alone: Counter[str], joined: Counter[str]) -> bool:
    """Say whether two names are one."""
    if _FOREIGN.match(left.plain, left.end):
        return left.mention.kind != "person"
    last = classes(lower(right.name.split()[-1]))
    if _OWNED.match(left.plain, left.end):
        plural = left.plain.startswith("' ", left.end) or left.name.endswith("men")
        if joined[both.name] >= _OFTEN and alone[right.name] == joined[both.name]:
            return True
        return left.mention.kind != "person" and " " not in right.name and plural and bool(last & ORG)
    match = _LINK.match(left.plain, left.end)
    times = joined[both.name]
    if match and match[1] in ("and", "&") and _is_subject_matter(left, alone, times) and last & ORG:
        return True
    if match and match[1] in ("of", "for") and _is_titled_body(left, alone):
        return True
    if match is None or times < _OFTEN or left.mention.kind == "person" or times * _OFTEN < alone[left.name]:
        return False
    if match[1] in ("and", "&"):
        return times == alone[left.name] and bool(last & (ORG | COMMON)) and not last & GIVEN
    place = classes(lower(right.name.replace(" ", "-"))) & (CITY | COUNTRY)
    return not (place and len(left.name.split()) > 1)
