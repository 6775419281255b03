"""Sentences of presets and of the story file, read and checked."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Any, get_args

from generator.documents import Place
from generator.errors import did_you_mean
from generator.models import State
from generator.story.forms import SENTENCE
from generator.story.model import SentenceDef
from generator.story.pattern import Node, PatternError, fields_of, needed, read_pattern


def read_sentences(place: Place, names: Collection[str] = ()) -> dict[str, SentenceDef]:
    """Read a mapping of ids to sentences, each a pattern or one for each way of telling.

    ``names`` are the ids of entities and subjects, which a pattern may name too.
    """
    return {key: found for key, each in place.slugs().items() if (found := _sentence(key, each, names))}


def read_text(place: Place) -> tuple[Node, ...]:
    """Read one pattern, noting what is wrong with it; it is then empty."""
    text = place.text()
    try:
        nodes = read_pattern(text)
    except PatternError as error:
        place.wrong(f"{text!r} in {place.what} {error}")
        return ()
    return nodes


def check_fields(places: Mapping[str, Place], sentences: Mapping[str, SentenceDef], known: Collection[str]) -> None:
    """Note the sentences of a story file that name a field which it does not have."""
    for key, place in places.items():
        if key in sentences:
            named = [
                sentences[key].of,
                *(field for nodes in sentences[key].texts.values() for field in fields_of(nodes)),
            ]
            named += [*sentences[key].follows, *(each for fields in sentences[key].unless.values() for each in fields)]
            for field in dict.fromkeys(named):
                if field not in known:
                    place.wrong(f"unknown field {field!r} in {place.what}; {did_you_mean(field, known)}")


def _sentence(key: str, place: Place, names: Collection[str]) -> SentenceDef | None:
    if place.is_text:
        return _made(key, place, {"stated": read_text(place)}, {}, names)
    parts = place.parts(SENTENCE)
    texts = {state: read_text(parts[state]) for state in get_args(State) if state in parts}
    return _made(key, place, texts, parts, names)


def _made(
    key: str, place: Place, texts: Mapping[str, tuple[Node, ...]], parts: Mapping[str, Place], names: Collection[str]
) -> SentenceDef | None:
    of = parts.get("of")
    main = [of.text()] if of else [field for nodes in texts.values() for field in needed(nodes) if field not in names]
    if not texts:
        place.wrong(f"{place.what} has no pattern; add stated: with one, as in '{{S}} <was built> {{on built}}'")
    elif not main and all(texts.values()):
        place.wrong(f"{place.what} needs no field; put one outside of the brackets, or add of: with its id")
    return SentenceDef(key, main[0], texts, **_more(parts)) if main and all(texts.values()) else None


def _more(parts: Mapping[str, Place]) -> dict[str, Any]:
    """What else is said of a sentence, by the names of its attributes."""
    found: dict[str, Any] = {"lead": "lead" in parts and parts["lead"].flag()}
    found |= {key: parts[key].texts() for key in ("kinds", "follows") if key in parts}
    if "unless" in parts:
        options = {option: each.one_or_more() for option, each in parts["unless"].slugs().items()}
        found["unless"] = MappingProxyType(options)
    return found
