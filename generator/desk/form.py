"""The form of a claim: what it shows of some words, or of a claim that changes, and what of it is saved."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from generator.desk.items import Item, shown
from generator.desk.selection import (
    Asked,
    SelectionReading,
    find_words,
    fitting,
    grown,
    read,
    snapped,
    subject_of,
)
from generator.desk.session import IdleError
from generator.desk.state import State
from generator.edits import form, kinds_of
from generator.errors import CollateError
from generator.models import Article, Claim, Modality, Span
from generator.words import exact, manner

Said = Mapping[str, Any]
_MODES: tuple[Modality, ...] = get_args(Modality)


def form_of(state: State, article: Article, item: Item | None, said: Said) -> dict[str, Any]:
    """Give what the form shows: the words and their passage, the fields that suit, and the value that is read."""
    asked = _asked(state, article, item, said)
    subjects = [[each.id, each.name] for each in state.story.subjects.values()]
    fields = [[each.id, each.label, fits] for each, fits in fitting(state, article, asked.words, asked.subject)]
    quote = asked.quote or grown(article, asked.words)
    told = {
        "subject": asked.subject,
        "subjects": subjects,
        "field": asked.field,
        "fields": fields,
        "means": state.story.fields[asked.field].means if asked.field in state.story.fields else "",
        "words": " ".join(article.text[slice(*asked.words)].split()),
        "passage": " ".join(article.text[slice(*quote)].split()),
        "start": asked.words[0],
        "end": asked.words[1],
        "modality": asked.modality,
        "hedged": asked.hedged,
        "value": asked.value,
        "because": asked.because,
    }
    try:
        reading = read(state, article, asked)
    except CollateError as error:
        return {**told, "holds": False, "told": "; ".join(error.lines), "mend": _mend(state, article, asked)}
    return {**told, "holds": True, "told": _told(reading.claim), "passage": reading.entry["quote"]}


def saved(state: State, article: Article, item: Item | None, said: Said) -> SelectionReading:
    """Give the claim that is to be saved. Raises `CollateError` with what does not hold."""
    return read(state, article, _asked(state, article, item, said))


def _mend(state: State, article: Article, asked: Asked) -> dict[str, str] | None:
    """Give the entity whose kind keeps it from being a value of the field, and the kind that it would need."""
    field = state.story.fields.get(asked.field)
    kinds = kinds_of(field) if field else ()
    sought = (asked.value or " ".join(article.text[slice(*asked.words)].split())).casefold()
    for entity in state.story.entities.values():
        if sought in (entity.id, *map(str.casefold, entity.names)) and kinds and entity.kind not in kinds:
            return {"entity": entity.id, "kind": kinds[0], "offer": f"Change the kind of {entity.name} to {kinds[0]}"}
    return None


def _told(claim: Claim) -> str:
    """Say how the words are read: "23,000 pounds: 23,000 lb"."""
    before, after = manner(claim)
    value = " ".join(filter(None, (before, shown(claim))))
    full = exact(claim.value)
    read = f"{value}{f' ({full})' if full else ''}{f', {after}' if after else ''}"
    words = " ".join(claim.written.split())
    return read if value == words else f"{words}: {read}"


def _asked(state: State, article: Article, item: Item | None, said: Said) -> Asked:
    """Read what the form says; what it does not say is as in the claim that changes, or as the words let one guess."""
    claim = item.claim if item else None
    quote, words = _spans(article, item, said)
    subject = str(said.get("subject") or (claim.subject if claim else subject_of(state, article, words)))
    if subject not in state.story.subjects:
        raise CollateError(f"there is no subject {subject!r}")
    field = str(said.get("field") or (claim.field if claim else fitting(state, article, words, subject)[0][0].id))
    modality = said.get("modality") or (claim.modality if claim else "stated")
    if modality not in _MODES:
        raise CollateError(f"a claim is stated, planned or denied, not {modality!r}")
    hedged = said.get("hedged", claim.hedged if claim else False)
    value = str(said.get("value", _value(claim) if claim else ""))
    because = str(said.get("because", (claim.because or "") if claim else ""))
    return Asked(words, subject, field, _line(value), _line(because), modality, hedged is True, quote)


def _line(text: str) -> str:
    return " ".join(text.split())


def _value(claim: Claim) -> str:
    """Give the value of a claim as the editor writes it, unless its words say how it is bounded."""
    return "" if claim.bound else form(claim.value)


def _spans(article: Article, item: Item | None, said: Said) -> tuple[Span | None, Span]:
    words, passage = said.get("words"), said.get("passage")
    if isinstance(words, str) and isinstance(passage, str):
        return find_words(article, passage, words)
    start, end = said.get("start"), said.get("end")
    if isinstance(start, int) and isinstance(end, int):
        return None, snapped(article, (start, end))
    if item is None:
        raise IdleError("mark the words of a value first")
    return (item.quote if item.claim else None), item.words
