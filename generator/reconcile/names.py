"""Names beside each other: one a spelling of the other, one a fuller form, or two names."""

from __future__ import annotations

from typing import Literal

from generator.reconcile.group import fold
from generator.values.name_near import cut, distance, one_given, same_first, same_surname

Likeness = Literal["same", "spelled", "fuller"]
LETTERS_A_SLIP = 5
"""For how many letters of a name that is no person's one slip is allowed."""


def likeness(a: str, b: str) -> Likeness | None:
    """Return how two names are one name, ``None`` when they are two.

    >>> likeness("Klara Weiss", "KLARA WEISS"), likeness("Yana Weiss", "Jana Weisz"), likeness("Weiss", "Klara Weiss")
    ('same', 'spelled', 'fuller')
    >>> likeness("Klara Weiss", "Karl Weiss"), likeness("Falcon 1", "Falcon 2"), likeness("Ever Given", "Evergiven")
    (None, None, 'same')
    """
    one, two = fold(a), fold(b)
    if one.replace(" ", "") == two.replace(" ", ""):
        return "same"
    first, second = set(one.split()), set(two.split())
    if first < second or second < first:
        return "fuller"
    return "spelled" if _spelled(a, b, one, two) else None


def _spelled(a: str, b: str, one: str, two: str) -> bool:
    if _digits(one) != _digits(two):
        return False
    person, other = cut(a), cut(b)
    if person and other and len(one.split()) == len(two.split()):
        given = same_first(person[0], other[0]) and one_given(person[0], other[0])
        return given and same_surname(person[1], other[1])
    limit = min(len(one), len(two)) // LETTERS_A_SLIP
    return limit > 0 and one[0] == two[0] and distance(one, two, min(limit, 2)) <= min(limit, 2)


def _digits(text: str) -> str:
    return "".join(char if char.isdigit() else " " for char in text).strip()
