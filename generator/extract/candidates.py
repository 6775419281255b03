"""A value that a cue makes a claim of, and whether a token can be a value of a field at all."""

from __future__ import annotations

from typing import NamedTuple, assert_never

from ..models import Duration, Money, Quantity
from ..story import FieldDef
from ..values import MEASURES, DateExpr, convert
from .clause import TokenSpan
from .context import Knowledge, Person
from .generic_nouns import DIGITS, sibling
from .limits import within
from .tokens import Token

TYPED = {"money": Money, "date": DateExpr, "duration": Duration, "quantity": Quantity}
TYPE_NAMES = {kind: name for name, kind in TYPED.items()}
ELLIPTIC = 100_000
"""A number without a noun from which on it can be a sum whose currency was named before ("a budget of 905 million")."""
MOST = {"job": 100_000, "person": 1_000_000_000}
"""From how many on a number without a noun counts none of these, but money whose currency was named before."""
LENGTHS = {
    "second": frozenset(("second", "minute", "hour")),
    "minute": frozenset(("second", "minute", "hour")),
    "hour": frozenset(("minute", "hour", "day")),
    "day": frozenset(("day", "week", "month")),
    "week": frozenset(("day", "week", "month")),
    "month": frozenset(("day", "week", "month", "year")),
    "year": frozenset(("day", "week", "month", "year")),
}
"""What a duration may be counted in, by the unit of the field."""
REACH = 9
"""How many tokens a value may stand from its noun."""


class Candidate(NamedTuple):
    """A value that a cue makes a claim of, before it is known which subject it speaks of."""

    field: FieldDef
    at: int
    """The token that holds the value's words."""
    cue: TokenSpan
    """The tokens that make it this field."""
    clause: int
    rank: int
    """The lower, the surer."""
    distance: int
    person: Person | None = None
    itself: str | None = None
    """The subject that stands where the cue wants the story's own subject."""


def fits(token: Token, field: FieldDef, know: Knowledge, weak: bool = False, near: bool = False) -> bool:
    """Whether a token can be a value of a field, by its type."""
    wanted = TYPED.get(field.type)
    if wanted:
        return token.tag == "VAL" and token.value is not None and fits_value(token, field, wanted, near)
    if token.tag != "NAME" or field.type == "term" or know.is_subject(token):
        return False
    if token.text[-1] in DIGITS and sibling(token, know):
        return False
    entity = know.entity(token)
    if weak and not (entity and field.id in entity.fields):
        return False
    if entity and field.kinds and entity.kind not in field.kinds:
        return False
    if entity and entity.fields and field.id not in entity.fields:
        return False
    return fits_kind(token, field, know)


def suits(person: Person, field: FieldDef, know: Knowledge, weak: bool = False) -> bool:
    """Whether someone who is not named in the words can be a value of a field."""
    entity = know.story.entities.get(person.entity or "")
    if entity is None:
        return not weak
    listed = field.id in entity.fields
    return (listed or not entity.fields) and (listed or not weak) and (not field.kinds or entity.kind in field.kinds)


def fits_value(token: Token, field: FieldDef, wanted: type, near: bool = False) -> bool:
    """Whether a typed value suits a field: its type, and its unit if the field has one. A year before a noun dates that
    noun alone (``near``)."""
    assert token.value is not None
    value = token.value.value
    if not within(value, field):
        return False
    if near and wanted is Money and isinstance(value, Quantity):
        return not value.unit and value.n >= ELLIPTIC
    if isinstance(value, DateExpr):
        return wanted is DateExpr and (near or not value.attributive)
    if isinstance(value, Duration) and wanted is Duration and field.unit:
        return value.unit in LENGTHS[field.unit]
    if not isinstance(value, wanted):
        return False
    if isinstance(value, Quantity) and field.unit:
        most = MOST.get(field.unit) if not value.unit else None
        return convert(value, field.unit) is not None and (most is None or value.n < most)
    if isinstance(value, Quantity) and field.many and value.unit in MEASURES:
        return False  # what is counted, one thing beside another, is no measure
    return not (isinstance(value, Quantity) and value.unit == "year of age")


def fits_kind(token: Token, field: FieldDef, know: Knowledge) -> bool:
    """Whether a name is the kind of thing that a field holds; an unknown kind needs more than one word."""
    assert token.name is not None
    kind, long = token.name.kind, " " in token.name.value.name
    match field.type:
        case "person":
            return kind == "person" or (kind is None and long)
        case "organisation":
            return kind in ("organisation", "agency")
        case "place" | "craft":
            return kind == field.type
        case "name":
            return kind in (None, "character", "person", "work", "organisation", "agency", "place", "craft")
        case "money" | "date" | "duration" | "quantity" | "term":
            return False
        case _:
            assert_never(field.type)
