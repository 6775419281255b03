"""Values of sums, dates, lengths, measures and options, read off the words that stand in the article."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal, assert_never

from generator.editing import Plain, data
from generator.edits import Context, form, read_value
from generator.models import Date, Duration, Money, Number, Quantity, Span, Value
from generator.story import FieldDef, Story
from generator.suggest.ground import Ground
from generator.suggest.model import Draft, RefusedError
from generator.suggest.place import placed
from generator.suggest.words import stand_ins
from generator.values import DateExpr, Mention, convert, find_values, resolve, spellings

_IDLE = stand_ins("idle")
"""Words that may stand beside a value in what is written for it. They change its bound or place it, not what it is."""
_EACH = stand_ins("each")
_WORD = re.compile(r"[^\W_]+")
Typed = Money | Date | Duration | Quantity


def read_typed(draft: Draft, field: FieldDef, story: Story, ground: Ground, span: Span) -> tuple[Plain, Span]:
    """Give the value of a draft as the file of edits says it, and the span of its words.

    These may be a little more than was written: "5 October 2021" for "5 October".
    Raises `RefusedError` when the program does not read the words whole, or reads in them another value than the model.
    """
    if field.type == "term":
        return _option(draft, field), span
    mention, at = _mention(ground, field, span)
    value = _value(mention, field, draft, ground, at) if mention else None
    if value is None or mention is None:
        value = _full(draft, field, story, ground, span)
        return _form(value), span
    given = _given(draft, field, story) if draft.value is not None else value
    if isinstance(value, Date) and isinstance(given, Date):
        value = _in_full(value, given, ground, at)
    elif not _agrees(value, given):
        raise RefusedError(f"the words say {form(value)}, not {str(draft.value)[:60]!r}")
    return _in_words(mention, value, field, story, ground) or _form(value), at


def _form(value: Value) -> Plain:
    text = form(value)
    return data(text) if text.startswith("{") else text


def _in_words(mention: Mention, value: Value, field: FieldDef, story: Story, ground: Ground) -> str:
    """Give the words of a value that is bounded ("over 200 people"), if they read so by themselves; else ""."""
    words = " ".join(ground.article.text[mention.outer : mention.end].split())
    given = (
        read_value(placed(words, "the value"), Context(field, story))
        if mention.bound and not isinstance(value, Date)
        else None
    )
    return words if given and (given.value, given.bound) == (value, mention.bound) else ""


def _full(draft: Draft, field: FieldDef, story: Story, ground: Ground, span: Span) -> Typed:
    """Give the value that a model gives in full, where a part of it stands elsewhere in the sentence."""
    if draft.value is None or field.type == "date":
        raise RefusedError(f"the words {draft.written!r} cannot be read as a {field.type}")
    given = _given(draft, field, story)
    if not _bears(draft.written, given, ground, span):
        raise RefusedError(f"the words {draft.written!r} and their sentence do not bear {str(draft.value)[:60]!r}")
    return given


def _mention(ground: Ground, field: FieldDef, span: Span) -> tuple[Mention | None, Span]:
    """Read the words where they stand; where that gives nothing, or a range of which they are an end, by themselves."""
    start, end = ground.sentence(span[0])
    here = [
        found
        for found in _found(ground, start, end)
        if found.start < span[1]
        and span[0] < found.end
        and not (_is_range(found) and (found.start < span[0] or span[1] < found.end))
    ]
    for each in (here, _found(ground, *span)):
        kept = [found for found in each if not found.converts or len(each) == 1]
        if len(kept) == 1 and _is_whole(ground.article.text, field, span, each):
            return kept[0], (min(kept[0].start, span[0]), max(kept[0].end, span[1]))
    return None, span


def _found(ground: Ground, start: int, end: int) -> list[Mention]:
    """Give the values of a stretch of the article, with their places in it."""
    return [
        replace(found, start=start + found.start, end=start + found.end, outer=start + found.outer)
        for found in find_values(ground.article.text[start:end])
    ]


def _is_range(mention: Mention) -> bool:
    value = mention.value
    ends = (getattr(value, key, None) for key in ("to", "amount_to", "n_to"))
    return any(end is not None for end in ends)


def _is_whole(text: str, field: FieldDef, span: Span, found: list[Mention]) -> bool:
    """Say whether nothing that counts is left over: no number, no month, no "last", no name.

    What the field itself says may be: "a crew of 1,100" for the crew, "$95 per share" for a price of shares.
    """
    rest, paid = text[slice(*span)], {each.per for each in found if each.per}
    for each in found:
        first, last = max(each.outer, span[0]) - span[0], min(each.end, span[1]) - span[0]
        rest = rest[:first] + " " * (last - first) + rest[last:]
    own = {*field.id.split("-"), *_WORD.findall(field.label.casefold())} | paid | (_EACH if paid else frozenset())
    return all(word in _IDLE or word in own for word in _WORD.findall(rest.casefold()))


def _value(mention: Mention, field: FieldDef, draft: Draft, ground: Ground, at: Span) -> Typed | None:
    """Give what a mention is as a value of the field; ``None`` when it is none."""
    value = mention.value
    match field.type:
        case "date":
            return _day(value, draft, ground, at) if isinstance(value, DateExpr) else None
        case "money":
            return value if isinstance(value, Money) else None
        case "duration":
            return value if isinstance(value, Duration) else None
        case "quantity":
            if not isinstance(value, Quantity):
                return None
            return convert(value, field.unit) if field.unit else value
        case "person" | "organisation" | "place" | "craft" | "name" | "term":
            return None
        case _:
            assert_never(field.type)


def _day(value: DateExpr, draft: Draft, ground: Ground, at: Span) -> Date:
    tense: Literal["past", "future"] = "future" if draft.planned else "past"
    found = resolve(value, ground.article.published, tense, ground.date_before(at[0]))
    if not form(found):
        raise RefusedError(f"nobody can tell which day {draft.written!r} is")
    return found


def _given(draft: Draft, field: FieldDef, story: Story) -> Typed:
    """Read what the model gives as the value, by the reader of the file of edits."""
    place = placed(draft.value, "the value")
    given = read_value(place, Context(field, story))
    if given is None or not isinstance(given.value, Typed):
        raise RefusedError(f"the value {str(draft.value)[:60]!r} is no {field.type}")
    return given.value


def _agrees(ours: Typed, theirs: Typed) -> bool:
    """Say whether two readings are one value, be it in another unit of the same field."""
    return ours == theirs or (isinstance(ours, Quantity) and isinstance(theirs, Quantity) and ours.n == theirs.n)


def _in_full(ours: Date, given: Date, ground: Ground, at: Span) -> Date:
    """Give a date with the year that the model gives it, if only that differs and the sentence has this year."""
    start, end = ground.sentence(at[0])
    year, rest = str(given.date)[:4], str(given.date)[4:]
    if rest and str(ours.date)[4:] == rest and year in ground.article.text[start:end]:
        return replace(ours, date=given.date)
    if not str(ours.date).startswith(str(given.date)):
        raise RefusedError(f"the words say {form(ours)}, not {form(given)}")
    return ours


def _bears(written: str, given: Typed, ground: Ground, span: Span) -> bool:
    """Say whether the words have the number of a value, and their sentence its currency or unit."""
    start, end = ground.sentence(span[0])
    sentence = ground.article.text[start:end]
    if _numbers(written) != [_range(given)]:
        return False
    if isinstance(given, Money):
        sums = [each.value for each in find_values(sentence) if isinstance(each.value, Money)]
        return any(each.currency == given.currency for each in sums)
    words = [word.casefold() for word in _WORD.findall(sentence)]
    unit = "" if isinstance(given, Date) else given.unit
    return any(name.casefold() in words for name in spellings(unit))


def _numbers(written: str) -> list[tuple[Number, Number | None]]:
    found = [each.value for each in find_values(written)]
    return [_range(each) for each in found if isinstance(each, Money | Duration | Quantity)]


def _range(value: Typed) -> tuple[Number, Number | None]:
    if isinstance(value, Money):
        return value.amount, value.amount_to
    return (0, None) if isinstance(value, Date) else (value.n, value.n_to)


def _option(draft: Draft, field: FieldDef) -> str:
    """Give the option that a draft means, which must not be that of another's wording."""
    written = draft.written.casefold()
    worded = [option for option, wordings in field.options.items() if written in map(str.casefold, wordings)]
    option = str(draft.value) if draft.value is not None else (worded or [""])[0]
    if option not in field.options:
        raise RefusedError(f"{(option or draft.written)!r} is no option of {field.id!r}")
    if worded and option not in worded:
        raise RefusedError(f"the words {draft.written!r} mean {worded[0]!r}, not {option!r}")
    return option
