"""Fields: what presets say of them, what the story file says on top, and what comes of both."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, get_args

from generator.documents import Place, compose_text, text_of
from generator.errors import CollateError, Mistakes, did_you_mean
from generator.lengths import LENGTHS, singular
from generator.patterns import lazy
from generator.story.cue_forms import cue_fault
from generator.story.forms import FIELD, LARGEST
from generator.story.model import EntityKind, FieldDef, FieldType, SentenceDef
from generator.story.sentences import read_sentences, read_text

PRESETS = Path(__file__).parent.parent / "presets"
CUES = ("nouns", "verbs", "phrases", "without")

_ATTRIBUTES = {"as": "role"}
"""What keys are called where Python has the word for itself."""

_SPEAKS = lazy(r"^(?:kinds|also):", re.MULTILINE)
"""The keys of a preset that speaks of some kinds of subject. Looked for in its text, as most of those that a story does
not name need no more."""
GENERAL = "general"
"""Marks a draft of a field that counts only where the story file lists it."""
Draft = dict[str, Any]
"""The attributes of a `FieldDef` that have been read so far."""


def preset_names() -> tuple[str, ...]:
    """Give the names of the catalogues in ``generator/presets``, sorted."""
    return tuple(sorted(path.stem for path in PRESETS.glob("*.yml")))


def read_drafts(place: Place, presets: Collection[str] = ()) -> dict[str, Draft]:
    """Read a mapping of field ids to definitions, each complete or an override of what ``presets`` say."""
    return {key: _draft(value, presets) for key, value in place.slugs().items()}


def _draft(place: Place, presets: Collection[str]) -> Draft:
    parts = place.keys(FIELD.keys if presets else _READERS)
    draft = {key: read(parts[key]) for key, read in _READERS.items() if key in parts}
    if "preset" in parts:
        draft["preset"] = parts["preset"].ref(presets, "preset of this story")
    return draft


def _options(place: Place) -> Mapping[str, tuple[str, ...]]:
    options = {key: value.texts() for key, value in place.slugs().items()}
    owners: dict[str, str] = {}
    for key, wordings in options.items():
        for wording in wordings:
            if (owner := owners.setdefault(wording.casefold(), key)) != key:
                place.wrong(f"{wording!r} is a wording of both {owner!r} and {key!r} in {place.what}; keep one")
    return MappingProxyType(options)


def _broader(place: Place) -> Mapping[str, tuple[str, ...]]:
    return MappingProxyType({key: value.one_or_more() for key, value in place.slugs().items()})


def _cues(kind: str) -> Callable[[Place], tuple[str, ...]]:
    """Give the reader of a list of cues of a kind, which notes those that no text can match."""

    def read(place: Place) -> tuple[str, ...]:
        cues = place.texts()
        faults = {cue: fault for cue in cues if (fault := cue_fault(kind, cue))}
        for item in place.places() if faults else ():
            if fault := faults.get(cue := item.text()):
                item.wrong(f"{cue!r} in {place.what} {fault}")
        return cues

    return read


def _kinds(place: Place) -> tuple[str, ...]:
    return place.some_of(get_args(EntityKind), "kind")


_READERS: Mapping[str, Callable[[Place], Any]] = {
    "label": Place.text,
    "means": Place.text,
    "type": lambda place: place.one_of(get_args(FieldType)),
    "many": Place.flag,
    "unit": Place.text,
    "least": lambda place: place.integer(0, LARGEST),
    "most": lambda place: place.integer(1, LARGEST),
    "kinds": _kinds,
    **{kind: _cues(kind) for kind in CUES},
    "options": _options,
    "broader": _broader,
    "running": Place.flag,
    "event": Place.flag,
    "subjects": Place.texts,
    "asked": Place.texts,
    "sought": Place.flag,
    "as": read_text,
}


@cache
def read_preset(name: str) -> Mapping[str, Draft]:
    """Read the fields of one catalogue, once: nobody changes them; a mistake in it is a `CollateError`."""
    mistakes = Mistakes()
    parts = _preset(name, mistakes)
    drafts = read_drafts(parts["fields"]) if "fields" in parts else {}
    mistakes.check()
    return MappingProxyType(drafts)


@cache
def general_presets() -> tuple[str, ...]:
    """Give the names of the presets that speak of no kind of subject: they fit any story."""
    return tuple(name for name in preset_names() if not _SPEAKS.search(_text(name)))


@cache
def general_fields() -> Mapping[str, Draft]:
    """Give the fields that a story of any kind may list without naming their preset: it speaks of no kind."""
    return MappingProxyType(
        {key: {**draft, "presets": (name,)} for name in general_presets() for key, draft in read_preset(name).items()}
    )


@cache
def preset_sentences(name: str) -> Mapping[str, SentenceDef]:
    """Read the sentences of one catalogue, once; a mistake in it is a `CollateError`."""
    mistakes = Mistakes()
    parts = _preset(name, mistakes)
    found = read_sentences(parts["sentences"]) if "sentences" in parts else {}
    mistakes.check()
    return MappingProxyType(found)


@cache
def preset_kinds(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the kinds of subject of which a catalogue speaks, and those that it fits where there is none of these."""
    parts = _preset(name, mistakes := Mistakes())
    kinds, also = (parts[key].texts() if key in parts else () for key in ("kinds", "also"))
    mistakes.check()
    return kinds, also


def fitting(presets: Iterable[str], kinds: Mapping[str, str]) -> tuple[str, ...]:
    """Give which subjects, by their ``kinds``, have the fields of presets: those of which these speak, if any.

    >>> fitting(["accident"], {"blast": "accident", "rhine": "ship"}), fitting(["accident"], {"rhine": "ship"})
    (('blast',), ('rhine',))
    >>> fitting(["accident"], {"lamp": "product"})
    ('lamp',)
    """
    spoken = [preset_kinds(name) for name in presets]
    for level in (0, 1):
        found = tuple(id_ for id_, kind in kinds.items() if any(kind in each[level] for each in spoken))
        if found:
            return found
    return tuple(kinds)


@cache
def _text(name: str) -> str:
    return text_of(PRESETS / f"{name}.yml")


@cache
def _composed(name: str) -> Place | None:
    mistakes = Mistakes()
    root = compose_text(PRESETS / f"{name}.yml", _text(name), mistakes, "a preset")
    mistakes.check()
    return root


def _preset(name: str, mistakes: Mistakes) -> dict[str, Place]:
    root = _composed(name)
    return replace(root, mistakes=mistakes).keys(("kinds", "also", "fields", "sentences"), ("fields",)) if root else {}


def presets() -> Mapping[str, tuple[FieldDef, ...]]:
    """Give the fields of every catalogue by its name."""
    return {name: tuple(_fields(read_preset(name))) for name in preset_names()}


def _fields(drafts: Mapping[str, Draft]) -> Iterator[FieldDef]:
    return (field for key, draft in drafts.items() if (field := finish(key, draft, (), None)))


def join_presets(names: Mapping[str, Place], own: Mapping[str, Draft]) -> dict[str, Draft]:
    """Join catalogues by their names; where two define one field differently, ``own`` says which it is."""
    joined: dict[str, Draft] = {}
    origin: dict[str, str] = {}
    for name, place in names.items():
        for key, draft in _read(name, place).items():
            choice = own.get(key, {})
            if choice.get("preset", name) != name:
                continue
            if key in joined and "type" not in choice and _clash(joined[key], draft):
                place.wrong(
                    f"presets {origin[key]!r} and {name!r} define the field {key!r} differently; choose one under "
                    f"fields, as in {key}: {{preset: {name}}}, or set its type there"
                )
            of = (*joined.get(key, {}).get("presets", ()), name)
            joined[key] = {**(_merge(joined[key], draft) if key in joined else draft), "presets": of}
            origin.setdefault(key, name)
    return joined


def _read(name: str, place: Place) -> Mapping[str, Draft]:
    try:
        return read_preset(name)
    except CollateError as error:
        for line in error.lines:
            place.wrong(line)
    return {}


def _clash(one: Draft, other: Draft) -> bool:
    return any(one.get(key) != other.get(key) for key in ("type", "unit"))


def _merge(one: Draft, other: Draft) -> Draft:
    cues = {key: tuple(dict.fromkeys((*one.get(key, ()), *other.get(key, ())))) for key in CUES}
    return {**other, **one, **{key: value for key, value in cues.items() if value}}


def finish(key: str, draft: Draft, subjects: tuple[str, ...], place: Place | None) -> FieldDef | None:
    """Make a field of all that is known of it, noting at ``place`` in the story file what does not fit."""
    if place and (problem := _problem(draft)):
        place.wrong(f"field {key!r} {problem}")
    if "type" not in draft:
        return None
    known = {
        _ATTRIBUTES.get(name, name): value
        for name, value in draft.items()
        if name not in ("preset", "presets", GENERAL)
    }
    return FieldDef(**{"id": key, "label": key.replace("-", " ").capitalize(), "subjects": subjects, **known})


def _problem(draft: Draft) -> str:
    if draft.get("preset") == "":
        return ""
    if "type" not in draft:
        return f"has no type; add type: with one of {', '.join(get_args(FieldType))}"
    if "unit" in draft and draft["type"] not in ("quantity", "duration"):
        return f"has a unit but is of type {draft['type']}; only a quantity or a duration has one"
    if ("least" in draft or "most" in draft) and draft["type"] not in ("money", "quantity", "duration"):
        return f"has least: or most: but is of type {draft['type']}; only a sum, a quantity or a duration has limits"
    if draft.get("least", 0) > draft.get("most", LARGEST):
        return f"can be {draft['least']} at least and {draft['most']} at most; least: must be the smaller one"
    if draft["type"] == "duration" and singular(draft.get("unit", LENGTHS[0])) not in LENGTHS:
        return f"is a duration in {draft['unit']!r}; {did_you_mean(draft['unit'], LENGTHS)}"
    if not draft.get("sought", True) and any(draft.get(key) for key in CUES):
        return "has cues, but with sought: false no rule looks for it; take the one or the other away"
    if draft.get("event") and draft["type"] not in ("person", "organisation", "name"):
        return f"has event: but is of type {draft['type']}; only people and things take part in what happens"
    if draft.get("options") and draft["type"] != "term":
        return f"has options but is of type {draft['type']}; only a term has them"
    for key in (key for narrow, wide in draft.get("broader", {}).items() for key in (narrow, *wide)):
        if key not in draft.get("options", {}):
            return f"has no option {key!r}, which its broader: names; {did_you_mean(key, draft.get('options', {}))}"
    if loop := _loop(draft.get("broader", {})):
        return f"has an option {loop!r} that is broader than itself; take one of the entries of broader: away"
    if not draft.get("options") and draft["type"] == "term":
        return "is a term without options; add options: {an-id: [its wordings]}"
    return ""


def _loop(broader: Mapping[str, tuple[str, ...]]) -> str:
    """Give an option that is broader than itself, by way of others or not, or ""."""
    return next((option for option in broader if option in wider_options(option, broader)), "")


def wider_options(option: str, broader: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """Give all options that take in one.

    >>> sorted(wider_options("a", {"a": ("b",), "b": ("c", "d")}))
    ['b', 'c', 'd']
    """
    found: dict[str, None] = {}
    ways = [*broader.get(option, ())]
    while ways:
        wide = ways.pop()
        if wide not in found:
            found[wide] = None
            ways += broader.get(wide, ())
    return frozenset(found)
