"""Short names put to their long ones: the start or the end of a name, and a name with a word left out."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from typing import Final

from generator.folding import lower
from generator.names import COMMON, COUNTRY, ORG, PLACE, classes
from generator.propose.wordings import NameWording, is_legal
from generator.propose.words import words

_OFTEN: Final = 2
"""How many times as many articles name the likelier of two longer names for one short one."""
_RARE: Final = 9
"""How many times as often a firm goes by its short name, at most."""
_CALLS: Final = frozenset(("save", "keep", "stop", "free"))
"""First words of campaigns that are called after what they are about."""
_SORTS: Final = frozenset(("mount", "river", "county", "hurricane", "cyclone", "typhoon", "storm"))
"""Words in front of the names of things that go by their names alone, too."""


class Sets:
    """Wordings in disjoint sets, each known by its first."""

    def __init__(self, wordings: Sequence[NameWording]) -> None:
        self.wordings = wordings
        self._owner = list(range(len(wordings)))
        self._apart: list[tuple[int, int]] = []

    def find(self, i: int) -> int:
        while self._owner[i] != i:
            i = self._owner[i]
        return i

    def join(self, i: int, j: int) -> None:
        one, other = sorted((self.find(i), self.find(j)))
        if not any({self.find(a), self.find(b)} == {one, other} for a, b in self._apart):
            self._owner[other] = one

    def keep_apart(self, i: int, j: int) -> None:
        """Never join two wordings, of things of which an article says how they relate."""
        self._apart.append((i, j))

    def sets(self) -> list[list[int]]:
        found: dict[int, list[int]] = {}
        for i in range(len(self.wordings)):
            found.setdefault(self.find(i), []).append(i)
        return list(found.values())


def join_shorter(sets: Sets, things: Sequence[int]) -> None:
    """Join each short name with the one longer name that it is short for."""
    near: dict[str, list[int]] = {}
    names = {wording.text for wording in sets.wordings}
    for i in things:
        for part in dict.fromkeys(_ends(sets.wordings[i])):
            near.setdefault(part, []).append(i)
    for i in things:
        short = sets.wordings[i]
        close = sorted({j for part in _ends(short) for j in near[part]})
        fuller = [j for j in close if len(sets.wordings[j].parts) > len(short.parts)]
        for kind in (is_full_firm, _is_owner, _is_start, _is_end, _is_without_a_word):
            found = [j for j in fuller if kind(short, sets.wordings[j])]
            if kind in (is_full_firm, _is_start):  # the maker of "Osmo Lima" is not what goes by "Lima"
                found = [j for j in found if not _ends_in_another(short, sets.wordings[j], names)]
            starting = [j for j in fuller if _starts(short, sets.wordings[j])]
            others = {sets.find(j) for j in starting if not _ends_in_another(short, sets.wordings[j], names)}
            if kind is _is_start and len(others) > 1:
                continue  # the place or the family of several
            if (best := _likeliest(sets, found)) is not None:
                sets.join(best, i)


def _ends_in_another(short: NameWording, full: NameWording, names: Container[str]) -> bool:
    """Say whether the rest of a longer name is a name by itself."""
    rest = full.parts[len(short.parts) :]
    return bool(rest) and " ".join(rest) in names and not (len(rest) == 1 and classes(lower(rest[0])) & COMMON)


def _ends(wording: NameWording) -> tuple[str, str, str]:
    """Give the first word of a name, its last and its last two: a longer form of it shares one of these."""
    return wording.parts[0], wording.parts[-1], " ".join(wording.parts[-2:])


def _likeliest(sets: Sets, found: Iterable[int]) -> int | None:
    """Give the only set, or the one that far more articles name than any other."""
    sizes: dict[int, int] = {}
    for j in found:
        sizes[sets.find(j)] = sizes.get(sets.find(j), 0) + len(sets.wordings[j].articles)
    ranked = sorted(sizes, key=lambda owner: (-sizes[owner], owner))
    if not ranked or (len(ranked) > 1 and sizes[ranked[0]] < _OFTEN * sizes[ranked[1]]):
        return None
    return ranked[0]


def is_full_firm(short: NameWording, full: NameWording) -> bool:
    """Say whether a name is that of a firm, and the longer one has a word for a firm behind it."""
    a, b = short.parts, full.parts
    ending = b[len(a) :]
    return (
        b[: len(a)] == a
        and len(ending) == 1
        and (bool(classes(lower(ending[0])) & ORG) or is_legal(full.text.split()[-1]))
        and full.count * _RARE >= short.count
        and not classes(lower(a[0])) & (PLACE | ORG)
        and not _is_place(short)
        and short.votes["product"] <= short.votes["organisation"]
    )


def _starts(short: NameWording, full: NameWording) -> bool:
    numbered = any(char.isdigit() for char in full.text) and not _is_only_model(short, full)
    return full.parts[: len(short.parts)] == short.parts and not numbered


def _is_only_model(short: NameWording, full: NameWording) -> bool:
    """Say whether a name with a number may go by its first word: a maker's or a family's name stands more often."""
    return not short.votes["organisation"] and short.count <= full.count


def _is_start(short: NameWording, full: NameWording) -> bool:
    """Say whether a body goes by the first words of its name, as "Osmo" for Osmo Cells, in an article that has both."""
    model = full.parts[-1].isdigit()
    return (
        _starts(short, full)
        and not any(classes(lower(part)) & COMMON for part in short.parts)
        and short.votes["place"] + (0 if model else short.votes["way"]) <= short.votes["organisation"]
        and (model or bool(short.articles.keys() & full.articles.keys()) or short.votes["organisation"] > 0)
        and (_is_body(full) or short.votes["organisation"] > 0 or model)
        and full.count * _RARE >= short.count
    )


def _is_body(full: NameWording) -> bool:
    """Say whether a name is that of a body, or of a species, which goes by its first word, too."""
    last, votes = lower(full.parts[-1]), full.votes
    told = votes["organisation"] > 0 or words().endings.get(last) == "organisation" or bool(classes(last) & COUNTRY)
    return full.parts[-1].islower() or (
        told and votes["product"] + votes["craft"] + votes["work"] <= votes["organisation"]
    )


def _is_owner(short: NameWording, full: NameWording) -> bool:
    """Say whether a school or the like goes by its owner: "St Osmo's" for St Osmo's Academy, "Osmo's Cross"."""
    *owner, last = full.parts
    owned = owner[-1].endswith("'s") or (
        any(part.endswith("'s") for part in owner) and words().endings.get(lower(last)) == "organisation"
    )
    return owned and " ".join(owner).removesuffix("'s") == short.text.removesuffix("'s")


def _is_end(short: NameWording, full: NameWording) -> bool:
    """Say whether a name is the end of a longer one; a lone word only where an article has both."""
    a, b = short.parts, full.parts
    if b[-len(a) :] != a or b[-len(a) - 1] in (
        "of",
        "for",
        "at",
        "in",
        "to",
        "the",
        "du",
        "de",
        "des",
        "di",
        "da",
        "do",
    ):
        return False  # the Friends of Osmo Hall are not the hall
    if a[0].endswith("s'") or lower(b[0]) in _CALLS:
        return False  # the Osmo Teachers' Union is another than the Teachers' Union, Save Osmo Pond than the pond
    lone = len(a) == 1
    if lone and len(b) == 2 and lower(b[0]) in _SORTS:
        return True
    noun = lower(a[0])  # "Clinic" may have its capital from a headline
    headed = not short.inside and (noun in words().bodies or words().endings.get(noun) == "place")
    return not lone or (
        not _is_place(short)
        and (not headed or _is_team(short))
        and (not classes(lower(a[0])) & COMMON or _is_team(short))
        and words().endings.get(lower(a[0])) != "product"
        and bool(short.articles.keys() & full.articles.keys())
    )


def _is_team(lone: NameWording) -> bool:
    """Say whether a word of English is the name of many, who do something: "the Rovers"."""
    return lone.text.endswith("s") and lone.votes["organisation"] > 0 and not classes(lower(lone.text)) & ORG


def _is_without_a_word(short: NameWording, full: NameWording) -> bool:
    """Say whether a name of two words lacks one from the middle of a longer one."""
    a, b = short.parts, full.parts
    return len(a) == 2 and len(b) == 3 and [b[0], b[2]] == a


def _is_place(wording: NameWording) -> bool:
    return wording.votes["place"] * 2 > wording.count
