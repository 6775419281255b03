"""Values as the editor gives them, read by the type of their field, and in the form in which the file takes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from typing import assert_never

import yaml

from generator.documents import Place, is_day
from generator.edits.forms import DATE, MEASURE, MONEY, PARTS
from generator.edits.words import WordRow
from generator.lengths import LENGTHS, singular
from generator.models import Bound, Date, Duration, Money, Name, Number, Quantity, Term, Value
from generator.patterns import lazy
from generator.story import KINDS_HELD, Entity, FieldDef, FieldType, Story
from generator.values import MEASURES, convert, edtf, find_values, read_quantity, whole

_NUMBER = lazy(r"[0-9]{1,18}(?:\.[0-9]{1,9})?")
_DATE = lazy(r"[0-9]{4}(?:-[0-9]{2}){0,2}|[0-9]{3}X|[0-9]{2}XX|XXXX-[0-9]{2}(?:-[0-9]{2})?")
_CURRENCY = lazy(r"[A-Z]{3}")
_FORMS = {
    "money": "a sum, as in 905 million roubles or {amount: 905000000, currency: RUB}",
    "duration": "a length of time, as in 12 days or {n: 12, unit: day}",
    "quantity": "a measure or count, as in 290 metres or {n: 290, unit: metre}",
}


@dataclass(frozen=True, slots=True)
class Given:
    """A value, and how the editor's words for it ("over 200 million dollars") bound and hedge it."""

    value: Value
    bound: Bound | None = None
    hedged: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """What a value is read by, beside its own words."""

    field: FieldDef
    story: Story
    written: str = ""
    """The article's words for the value."""
    file: str = ""
    """The article's."""
    words: WordRow | None = None
    """The article's, ``None`` when nobody knows which it is, or when no article stands behind the value."""


def read_value(place: Place, context: Context) -> Given | None:
    """Read a value; ``None`` when it is no value of the field, which is then among the mistakes."""
    field = context.field
    match field.type:
        case "money":
            return _money(place, field)
        case "date":
            return _date(place, field)
        case "duration" | "quantity":
            return _measure(place, field)
        case "term":
            return _term(place, field)
        case "person" | "organisation" | "place" | "craft" | "name":
            name = _name(place, context)
            return Given(name) if name else None
        case _:
            assert_never(field.type)


def _money(place: Place, field: FieldDef) -> Given | None:
    if not isinstance(place.node, yaml.MappingNode):
        return _in_words(place, field.type, Money)
    parts = place.parts(MONEY)
    amount, amount_to = _range(parts, "amount", "amount_to")
    currency = parts["currency"].text() if "currency" in parts else ""
    if currency and not _CURRENCY.fullmatch(currency):
        at = parts["currency"]
        at.wrong(f"{at.what} is {currency!r}; it must be three letters of ISO 4217, as EUR or RUB")
    return Given(Money(amount, currency, amount_to)) if amount is not None and currency else None


def _measure(place: Place, field: FieldDef) -> Given | None:
    """A length of time, a measure or a count, in the field's unit if it has one."""
    kind = Duration if field.type == "duration" else Quantity
    if not isinstance(place.node, yaml.MappingNode):
        given = _in_words(place, field.type, kind)
        return _converted(given, place, field) if given else None
    parts = place.parts(MEASURE)
    n, n_to = _range(parts, "n", "n_to")
    if n is None or "unit" not in parts:
        return None
    if kind is Duration:
        return Given(Duration(n, _length(parts["unit"]), n_to))
    return _converted(Given(Quantity(n, parts["unit"].text(), n_to)), place, field)


def _length(place: Place) -> str:
    unit = singular(place.text())
    return unit if unit in LENGTHS else place.one_of(LENGTHS)


def _converted(given: Given, place: Place, field: FieldDef) -> Given | None:
    if not isinstance(given.value, Quantity) or not field.unit:
        return given
    value = convert(given.value, field.unit)
    if value is None:
        counted = f"is counted in {given.value.unit!r}" if given.value.unit else "has no unit"
        place.wrong(f"{place.what} {counted}; {field.id!r} is counted in {field.unit!r}")
        return None
    return given if given.value.unit in MEASURES else Given(value, given.bound, given.hedged)


def _in_words(place: Place, form: FieldType, kind: type[Money] | type[Duration] | type[Quantity]) -> Given | None:
    """Read a value in words, which must be the whole text, as an article's are."""
    text = place.text()
    found = find_values(text)
    if len(found) == 1 and (found[0].outer, found[0].end) == (0, len(text)):
        value = found[0].value
        if kind is Quantity and isinstance(value, Money) and (weight := read_quantity(text, found[0].start)):
            value = weight.value or value  # as 300 pounds
        if isinstance(value, kind):
            return Given(value, found[0].bound, found[0].hedged)
    if text:
        place.wrong(f"{place.what} is {text!r}; it must be {_FORMS[form]}")
    return None


def _range(parts: Mapping[str, Place], low: str, high: str) -> tuple[Number | None, Number | None]:
    first = _number(parts[low]) if low in parts else None
    last = _number(parts[high]) if high in parts else None
    if first is not None and last is not None and last <= first:
        parts[high].wrong(f"{parts[high].what} is not above {low!r}; swap them, or leave {high} out")
    return first, last


def _number(place: Place) -> Number | None:
    text = place.text()
    if _NUMBER.fullmatch(text):
        return whole(Decimal(text))
    if text:
        place.wrong(f"{place.what} is {text!r}; it must be a number in plain digits, as 905000000 or 2.5")
    return None


def _date(place: Place, field: FieldDef) -> Given | None:
    if isinstance(place.node, yaml.MappingNode):
        parts = place.parts(DATE)
        date = _day(parts["date"], parts["date"].text()) if "date" in parts else None
        to = _day(parts["to"], parts["to"].text()) if "to" in parts else None
        part = parts["part"].one_of(PARTS) if "part" in parts else None
    else:
        first, slash, last = edtf(place.text()).partition("/")
        date, to, part = _day(place, first), _day(place, last) if slash else None, None
    if date and to and date[0] != "X" and to < date:
        place.wrong(f"{place.what} ends before it begins; swap the two dates")
    return Given(Date(date, to, part)) if date else None  # type: ignore[arg-type]


def _day(place: Place, text: str) -> str | None:
    known = text.replace("XXXX", "2000").replace("X", "0")
    if _DATE.fullmatch(text) and is_day(known + "2000-01-01"[len(known) :]):
        return text
    place.wrong(
        f"{place.what} has the date {text!r}; write 2031-05-30, 2031-05, 2031, 203X, or XXXX-05-30 when the year is "
        "open; two of them with / between are an interval"
    )
    return None


def _term(place: Place, field: FieldDef) -> Given | None:
    option = place.ref(field.options, f"option of {field.id!r}")
    return Given(Term(option)) if option else None


def _name(place: Place, context: Context) -> Name | None:
    """A name: an entity's id or one of its names; else a name that the article writes."""
    text = place.text()
    entities = context.story.entities
    entity = entities.get(text) or next((e for e in entities.values() if _is_name(text, e)), None)
    if entity:
        return _known(place, entity, context)
    if text and context.words and not context.words.find(text):
        close = get_close_matches(text, [*entities, *(name for each in entities.values() for name in each.names)], 1)
        right = f"did you mean {close[0]!r}?" if close else "write it as the article does, or add it to entities there"
        place.wrong(f"{text!r} is neither an entity of the story file nor a name in {context.file!r}; {right}")
        return None
    return Name(text) if text else None


def _is_name(text: str, entity: Entity) -> bool:
    return text.casefold() in [name.casefold() for name in entity.names]


def kinds_of(field: FieldDef) -> tuple[str, ...]:
    """Give the kinds of entity that can be a value of a field; none where any can."""
    return tuple(field.kinds or KINDS_HELD.get(field.type, ()))


def _known(place: Place, entity: Entity, context: Context) -> Name | None:
    field, kinds = context.field, kinds_of(context.field)
    if kinds and entity.kind not in kinds:
        place.wrong(f"{entity.id!r} is of kind {entity.kind}; {field.id!r} holds {' or '.join(kinds)}")
        return None
    return Name(context.written if _names(context.written, entity) else entity.name, entity.id)


def _names(written: str, entity: Entity) -> bool:
    """Whether the article's words are a name, if a misspelt one, and not "the captain" or "she"."""
    parts = [part for name in entity.names for part in name.casefold().split()]
    return any(get_close_matches(word, parts, 1, 0.7) for word in written.casefold().split())


def form(value: Value) -> str:
    """Give what an editor writes for a value; "" for an open date, for which there is nothing to write.

    >>> form(Date("2031-05", part="early")), form(Money(2500000.0, "EUR"))
    ('{date: 2031-05, part: early}', '{amount: 2500000, currency: EUR}')
    """
    match value:
        case Money(amount, currency, amount_to):
            return _mapping(amount=_figure(amount), amount_to=_figure(amount_to), currency=currency)
        case Date(None):
            return ""
        case Date(date, to, None):
            return f"{date}/{to}" if to else str(date)
        case Date(date, to, part):
            return _mapping(date=date, to=to, part=part)
        case Duration(n, unit, n_to) | Quantity(n, unit, n_to):
            return _mapping(n=_figure(n), n_to=_figure(n_to), unit=unit)
        case Name(name, entity):
            return entity or name
        case Term(text):
            return text


def _mapping(**parts: str | None) -> str:
    return "{" + ", ".join(f"{key}: {text}" for key, text in parts.items() if text) + "}"


def _figure(n: Number | None) -> str | None:
    return str(int(n) if isinstance(n, float) and n.is_integer() else n) if n is not None else None
