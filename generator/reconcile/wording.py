"""What the words of a clause say of change: that a value gave way, takes the place of another, or puts it right."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Final

import yaml

from generator.inflect import forms
from generator.models import Claim, Name, Value

_GIVEN_UP: Final = re.compile(r"\b(?:from|instead of|rather than|replac\w+)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_NOT: Final = re.compile(
    r"(?:\bnot|n['’]t|\bnever|\bwithout|\b(?:refus|declin|fail)\w+ to)\s+(?:\w+\s+)?$", re.IGNORECASE
)
_PASSIVE: Final = re.compile(r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_ASIDE: Final = re.compile(r";|\b(?:and|but|while)\b", re.IGNORECASE)
"""What stands between a word of change and a value that it does not speak of."""
_NEAR: Final = 4
"""How many words behind "replaced" may name whom."""


def former(claim: Claim) -> bool:
    """Return whether a clause tells of a plan that holds no more."""
    return claim.modality == "planned" and bool(_words("former").search(claim.quote))


def from_to(old: Claim, new: Claim) -> bool:
    """Return whether one clause puts the new value in the place of the old: "moved from X to Y", "Y instead of X"."""
    if (old.start, old.end) != (new.start, new.end):
        return False
    if not (_words("replacing").search(old.quote) or correcting(new)):
        return False
    before, other = (claim.quote[: claim.value_start - claim.start] for claim in (old, new))
    return bool(_GIVEN_UP.search(before)) and not _GIVEN_UP.search(other)


def correcting(claim: Claim) -> bool:
    """Return whether a clause says that it puts right what was given before."""
    found = _words("correcting").finditer(claim.quote) if claim.modality == "stated" else ()
    at = claim.value_start - claim.start
    return any(
        not _NOT.search(claim.quote[: match.start()]) and not _ASIDE.search(claim.quote, *sorted((match.end(), at)))
        for match in found
    )


def of_successor(claim: Claim) -> bool:
    """Return whether a clause about a person speaks of who came after whom."""
    return isinstance(claim.value, Name) and bool(_words("succeeding").search(claim.quote))


def succeeds(claim: Claim, new: Value, old: Value) -> bool:
    """Return whether a clause says that one person came after another: "X replaced Y", "Y was succeeded by X"."""
    verb = _words("succeeding").search(claim.quote)
    if verb is None or not isinstance(new, Name) or not isinstance(old, Name):
        return False
    before, behind = claim.quote[: verb.start()], claim.quote[verb.end() :]
    passive = _PASSIVE.search(before)
    first, last = (old, new) if passive else (new, old)
    object_ = before if passive else " ".join(behind.split()[:_NEAR])
    return _surname(first) in before and _surname(last) in behind and _surname(old) in object_


def _surname(name: Name) -> str:
    return name.name.split()[-1]


def replacing(claim: Claim) -> bool:
    """Return whether a clause puts its value in the place of another."""
    return bool(_words("replacing").search(claim.quote)) and not former(claim)


@cache
def _words(kind: str) -> re.Pattern[str]:
    data = yaml.safe_load((files("generator") / "lexicon" / "changes.yml").read_text(encoding="utf-8"))
    words = list(data.get(f"{kind}-words", []))
    for verb in data.get(f"{kind}-verbs", []):
        base, _, rest = verb.partition(" ")
        words += [f"{form} {rest}".strip() for form in forms(base, data["irregular"])]
    found = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"\b(?:{found})\b", re.IGNORECASE)
